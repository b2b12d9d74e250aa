//! Posters as a file: for a print shop, a thermal printer, or to be kept.

use api::ApiError;
use domain::ids::VenueId;
use domain::owner::file::{FileFormat, PosterFile};
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use super::choice::Choice;
use crate::components::problem::Problem;
use crate::components::progress::Progress;
use crate::download::download;
use crate::i18n::t;

const ADDRESS: &str = "/api/v1/files/posters";

/// The forms of a file, the best one first.
const FORMATS: [(FileFormat, &str, Text); 3] = [
    (FileFormat::Pdf, "pdf", Text::FilePdf),
    (FileFormat::Png, "png", Text::FilePng),
    (FileFormat::Svg, "svg", Text::FileSvg),
];

/// Asks for a form, then for the file; nothing while `cannot` is so.
#[component]
pub(super) fn FileForm(
    venue: VenueId,
    choice: Choice,
    #[prop(into)] cannot: Signal<bool>,
) -> impl IntoView {
    let format = RwSignal::new(FileFormat::Pdf);
    let progress = RwSignal::new(None::<f64>);
    let problem = RwSignal::new(None::<ApiError>);
    let done = RwSignal::new(false);
    let choice = StoredValue::new(choice);
    let load = Callback::new(move |()| {
        if progress.get_untracked().is_some() || cannot.get_untracked() {
            return;
        }
        problem.set(None);
        done.set(false);
        let wanted = choice.with_value(|choice| PosterFile {
            venue,
            points: choice.wanted(),
            paper: choice.paper.get_untracked(),
            format: format.get_untracked(),
        });
        spawn_local(async move {
            // A plain struct is always written as JSON.
            let wanted = serde_json::to_string(&wanted).unwrap_or_default();
            match download(ADDRESS, wanted, progress).await {
                Ok(()) => drop(done.try_set(true)),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    let option = move |(value, name, text): (FileFormat, &'static str, Text)| {
        view! {
            <label class="check">
                <input type="radio" name="file-format" value=name prop:checked=move || format.get() == value
                    on:change=move |_| format.set(value) />
                <span>{t(text)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="options no-print">
            <legend>{t(Text::FileFormat)}</legend>
            {FORMATS.map(option)}
        </fieldset>
        <button
            type="button"
            class="button button--primary no-print"
            disabled=cannot
            aria-disabled=move || progress.get().is_some().to_string()
            aria-describedby="print-reason"
            on:click=move |_| load.run(())
        >
            {t(Text::FileLoad)}
        </button>
        <Progress done=progress />
        <p role="status" class="field__good">{move || done.get().then(|| t(Text::FileLoaded))}</p>
        <Problem error=problem retry=load />
    }
}
