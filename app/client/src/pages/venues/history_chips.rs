//! What narrows a scan history, each part to be taken out with a tap.

use leptos::prelude::*;
use locales::{Language, Text, filled, text};

use super::history_filter::{Filter, Part};
use super::history_venues::Venues;
use super::words;
use crate::i18n::shown;
use crate::time_text;

#[component]
pub(super) fn Chips(filter: Filter, venues: Venues, apply: Callback<()>) -> impl IntoView {
    let shown = shown();
    let chip = move |part| {
        let words = move || words(shown.get(), filter, venues, part);
        let label = move || filled(shown.get(), Text::HistoryDrop, &[("what", &words())]);
        let take_out = move |_| {
            filter.drop_part(part);
            apply.run(());
        };
        view! {
            <li>
                <button type="button" class="chip chip--button" aria-label=label on:click=take_out>
                    {words} <span aria-hidden="true">" ✕"</span>
                </button>
            </li>
        }
    };
    move || {
        let parts = filter.parts();
        (!parts.is_empty())
            .then(|| view! { <ul class="chips chips--bare">{parts.into_iter().map(chip).collect_view()}</ul> })
    }
}

fn words(language: Language, filter: Filter, venues: Venues, part: Part) -> String {
    let applied = filter.applied();
    let time = |label, at: Option<_>| {
        let time = at.map_or_else(String::new, |at| time_text::moment(language, at));
        format!("{} {time}", text(language, label))
    };
    match part {
        Part::Point(number) => {
            let points = venues.points(applied.venue);
            let point = points.iter().find(|point| point.number == number);
            point.map_or_else(
                || number.0.to_string(),
                |point| words::point(language, &point.kind),
            )
        }
        Part::Direction(way) => text(language, words::direction(way)).to_owned(),
        Part::Text => format!("“{}”", applied.text.unwrap_or_default()),
        Part::From => time(Text::HistoryFrom, applied.from),
        Part::Until => time(Text::HistoryUntil, applied.until),
    }
}
