//! A venue's posters: chosen, looked at, printed or saved.

use domain::poster::VenuePosters;
use leptos::prelude::*;
use locales::Text;

use super::poster::{PosterView, Sheet};
use super::venue_of_address;
use crate::components::asked::{answered, asked};
use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;

/// Paper to print on; the names are classes of `style/print.css`.
const FORMATS: [(&str, Text); 4] = [
    ("a4", Text::PostersA4),
    ("a5", Text::PostersA5),
    ("a3", Text::PostersA3),
    ("cards", Text::PostersCards),
];

#[component]
pub(crate) fn Posters() -> impl IntoView {
    let id = venue_of_address();
    let posters = asked(move || api::venues::posters(id));
    view! {
        <Heading text=Text::PostersTitle />
        {answered(posters, chosen_and_printed)}
        <ul class="links no-print">
            <li><a href=format!("/venues/{id}")>{icon(Icon::Venue)} {t(Text::PointsAdd)}</a></li>
            <li><a href=format!("/venues/{id}/history")>{icon(Icon::History)} {t(Text::VenueHistory)}</a></li>
        </ul>
    }
}

fn chosen_and_printed(posters: VenuePosters) -> impl IntoView {
    let format = RwSignal::new("a4");
    let empty = has_empty_field(&posters);
    let sheets: Vec<_> = posters
        .posters
        .iter()
        .map(|poster| (Sheet::of(&posters.venue, poster), RwSignal::new(true)))
        .collect();
    let chosen: Vec<_> = sheets.iter().map(|(_, chosen)| *chosen).collect();
    let reason = Signal::derive(move || match () {
        () if empty => Some(Text::PostersFieldEmpty),
        () if !chosen.iter().any(|chosen| chosen.get()) => Some(Text::PostersNoPoint),
        () => None,
    });
    let one = |(sheet, chosen): (Option<Sheet>, RwSignal<bool>)| match sheet {
        Some(sheet) => view! { <PosterView sheet chosen /> }.into_any(),
        None => view! { <li class="notice notice--problem">{t(Text::PostersCannotDraw)}</li> }
            .into_any(),
    };
    let choice = move |(name, text): (&'static str, Text)| {
        view! {
            <label class="check">
                <input type="radio" name="format" value=name prop:checked=move || format.get() == name
                    on:change=move |_| format.set(name) />
                <span>{t(text)}</span>
            </label>
        }
    };
    view! {
        <p>{t(Text::PostersReady)}</p>
        <fieldset class="no-print">
            <legend>{t(Text::PostersFormat)}</legend>
            {FORMATS.map(choice)}
        </fieldset>
        <button
            type="button"
            class="button button--primary no-print"
            disabled=move || reason.get().is_some()
            aria-describedby="print-reason"
            on:click=move |_| drop(window().print())
        >
            {t(Text::PostersPrint)}
        </button>
        <p id="print-reason" class="field__error" role="status">{move || reason.get().map(t)}</p>
        <p class="quiet">{t(Text::PostersNoPrinter)}</p>
        <h2 class="no-print">{t(Text::PostersPoints)}</h2>
        <ul class=move || format!("posters posters--{}", format.get())>
            {sheets.into_iter().map(one).collect_view()}
        </ul>
    }
}

/// A poster with a gap in it would hang for years; it is not printed.
fn has_empty_field(posters: &VenuePosters) -> bool {
    let venue = &posters.venue;
    let fields = [
        &venue.details.name,
        &venue.details.address,
        &venue.ward_name,
    ];
    let codes = posters.posters.iter().map(|poster| &poster.short_code);
    fields
        .into_iter()
        .chain(codes)
        .any(|field| field.trim().is_empty())
}
