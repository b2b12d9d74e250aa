//! A table to keep: as CSV or XLSX, with its progress.

use api::ApiError;
use domain::owner::file::FileFormat;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::words;
use crate::components::problem::Problem;
use crate::components::progress::Progress;
use crate::download::download;
use crate::i18n::{shown, t};

/// The two buttons. `body` says as JSON what is asked of `path`.
#[component]
pub(super) fn TableFiles(
    path: &'static str,
    #[prop(into)] body: Callback<FileFormat, String>,
) -> impl IntoView {
    let shown = shown();
    let progress = RwSignal::new(None::<f64>);
    let problem = RwSignal::new(None::<ApiError>);
    let save = move |format| {
        if progress.get_untracked().is_some() {
            return;
        }
        problem.set(None);
        let body = body.run(format);
        spawn_local(async move {
            if let Err(error) = download(path, body, progress).await {
                problem.try_set(Some(error));
            }
        });
    };
    let button = move |format| {
        let name = words::format(format);
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| save(format)
                aria-disabled=move || progress.get().is_some().to_string()>
                {move || filled(shown.get(), Text::FileSave, &[("format", name)])}
            </button>
        }
    };
    view! {
        <div class="pair">{[FileFormat::Csv, FileFormat::Xlsx].map(button)}</div>
        <p class="quiet">{t(Text::FileHint)}</p>
        <Progress done=progress />
        <Problem error=problem />
    }
}
