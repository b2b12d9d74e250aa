//! A venue's posters: chosen, looked at, downloaded or printed.

use domain::owner::file::Paper;
use domain::poster::{Poster, VenuePosters};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use locales::Text;

use super::choice::{self, Choice};
use super::file_form::FileForm;
use super::poster::{PosterView, Sheet};
use super::venue_of_address;
use super::withdraw::point_of_address;
use crate::components::asked::{answered, asked};
use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;

#[component]
pub(crate) fn Posters() -> impl IntoView {
    let id = venue_of_address();
    let posters = asked(move || api::venues::posters(id));
    view! {
        <Heading text=Text::PostersTitle />
        {answered(posters, chosen_and_printed)}
        <ul class="links no-print">
            <li><a href=format!("/venues/{id}/points")>{icon(Icon::Scan)} {t(Text::VenuePoints)}</a></li>
            <li><a href=format!("/venues/{id}")>{icon(Icon::Venue)} {t(Text::BackToVenue)}</a></li>
        </ul>
    }
}

fn chosen_and_printed(all: VenuePosters) -> impl IntoView {
    let VenuePosters { venue, posters } = all;
    let shown: Vec<_> = of_address(&posters);
    let is_whole = shown.len() == posters.len();
    let choice = Choice::all(shown.iter().map(|poster| poster.point.number), is_whole);
    let empty = has_empty_field(&venue, &shown);
    let paper = choice.paper;
    let chosen = choice.clone();
    let reason = Signal::derive(move || match () {
        () if empty => Some(Text::PostersFieldEmpty),
        () if chosen.is_empty() => Some(Text::PostersNoPoint),
        () => None,
    });
    let is_roll = move || choice::print_class(paper.get()).is_none();
    let one = |(index, poster): (usize, &Poster)| match Sheet::of(&venue, poster) {
        Some(sheet) => view! { <PosterView sheet chosen=choice.of(index) /> }.into_any(),
        None => view! { <li class="notice notice--problem">{t(Text::PostersCannotDraw)}</li> }
            .into_any(),
    };
    let drawn = shown.iter().enumerate().map(one).collect_view();
    let class = move || match choice::print_class(paper.get()) {
        Some(class) => format!("posters {class}"),
        None => "posters".to_owned(),
    };
    view! {
        {introduction()}
        <fieldset class="options no-print">
            <legend>{t(Text::PostersFormat)}</legend>
            {Paper::ALL.map(|value| paper_option(paper, value))}
        </fieldset>
        <FileForm venue=venue.id choice=choice.clone() cannot=Signal::derive(move || reason.get().is_some()) />
        <button
            type="button"
            class="button no-print"
            disabled=move || reason.get().is_some() || is_roll()
            aria-describedby="print-reason"
            on:click=move |_| drop(window().print())
        >
            {t(Text::PostersPrint)}
        </button>
        <p id="print-reason" class="field__error" role="status">{move || reason.get().map(t)}</p>
        <p class="quiet">{move || t(if is_roll() { Text::PostersRollHint } else { Text::PostersNoPrinter })()}</p>
        <h2 class="no-print">{t(Text::PostersPoints)}</h2>
        {choice.has_several().then(|| all_or_none(choice))}
        <ul class=class>{drawn}</ul>
    }
}

fn paper_option(paper: RwSignal<Paper>, value: Paper) -> impl IntoView {
    view! {
        <label class="check">
            <input type="radio" name="paper" prop:checked=move || paper.get() == value
                on:change=move |_| paper.set(value) />
            <span>{t(choice::paper(value))}</span>
        </label>
    }
}

fn all_or_none(choice: Choice) -> impl IntoView {
    let none = choice.clone();
    view! {
        <div class="bar no-print">
            <button type="button" class="button button--small" on:click=move |_| choice.set_all(true)>
                {t(Text::PostersAll)}
            </button>
            <button type="button" class="button button--small" on:click=move |_| none.set_all(false)>
                {t(Text::PostersNone)}
            </button>
        </div>
    }
}

/// What has just happened, or what these are for.
fn introduction() -> impl IntoView {
    let is_fresh = use_query_map().with_untracked(|query| query.get("fresh").is_some());
    match is_fresh {
        true => view! { <p class="notice no-print" role="status">{t(Text::WithdrawDone)}</p> }
            .into_any(),
        false => view! { <p class="no-print">{t(Text::PostersReady)}</p> }.into_any(),
    }
}

/// The poster of the point that the address names, else all of them.
fn of_address(posters: &[Poster]) -> Vec<Poster> {
    let wanted = point_of_address();
    let is_wanted = |poster: &&Poster| wanted.is_none_or(|number| poster.point.number == number);
    posters.iter().filter(is_wanted).cloned().collect()
}

/// A poster with a gap in it would hang for years; it is not printed.
fn has_empty_field(venue: &domain::venue::Venue, posters: &[Poster]) -> bool {
    let fields = [
        &venue.details.name,
        &venue.details.address,
        &venue.ward_name,
    ];
    let codes = posters.iter().map(|poster| &poster.short_code);
    fields
        .into_iter()
        .chain(codes)
        .any(|field| field.trim().is_empty())
}
