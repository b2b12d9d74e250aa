//! One poster: what is printed.

use domain::poster::Poster;
use domain::venue::Venue;
use leptos::prelude::*;
use locales::{Language, Text, filled, text};

use super::words;
use crate::components::symbol::Symbol;
use crate::i18n::shown;
use crate::time_text;

/// Names longer than this are set in smaller letters.
const LONG_NAME: usize = 24;

/// Everything that stands on a poster.
#[derive(Clone)]
pub(super) struct Sheet {
    pub(super) symbol: Symbol,
    pub(super) name: String,
    pub(super) ward: String,
    pub(super) short_code: String,
    /// In Vietnamese and in English; the same where the owner named it.
    pub(super) point: [String; 2],
}

impl Sheet {
    /// `None` when the code cannot be drawn.
    pub(super) fn of(venue: &Venue, poster: &Poster) -> Option<Self> {
        Some(Self {
            symbol: Symbol::of(&poster.code)?,
            name: venue.details.name.clone(),
            ward: venue.ward_name.clone(),
            short_code: poster.short_code.clone(),
            point: [Language::Vi, Language::En]
                .map(|language| words::point(language, &poster.point.kind)),
        })
    }

    /// The point in both languages, once where they are the same.
    pub(super) fn point_in_both(&self) -> String {
        let [vietnamese, english] = &self.point;
        if vietnamese == english {
            return vietnamese.clone();
        }
        format!("{vietnamese} · {english}")
    }

    /// What helps people on the phone with it, and tells old posters from new ones.
    pub(super) fn foot(&self) -> String {
        let code = text(Language::Vi, Text::PosterShortCode);
        let day = time_text::day(Language::Vi, time_text::now());
        format!("{code} {} · {day}", self.short_code)
    }
}

/// The poster with its choice above it.
#[component]
pub(super) fn PosterView(sheet: Sheet, #[prop(into)] chosen: RwSignal<bool>) -> impl IntoView {
    let shown = shown();
    let title = sheet.point.clone();
    let title = move || match shown.get() {
        Language::Vi => title[0].clone(),
        Language::En => title[1].clone(),
    };
    view! {
        <li class="posters__item" class:posters__item--left-out=move || !chosen.get()>
            <label class="check">
                <input type="checkbox" prop:checked=chosen
                    on:change=move |event| chosen.set(event_target_checked(&event)) />
                <span>{title}</span>
            </label>
            {paper(sheet)}
        </li>
    }
}

/// What the printer gets.
fn paper(sheet: Sheet) -> impl IntoView {
    let shown = shown();
    let (name, point) = (sheet.name.clone(), sheet.point.clone());
    let label = move || {
        let language = shown.get();
        let point = if language == Language::Vi {
            &point[0]
        } else {
            &point[1]
        };
        filled(
            language,
            Text::PosterQrLabel,
            &[("venue", &name), ("point", point)],
        )
    };
    let long = sheet.name.chars().count() > LONG_NAME;
    let steps = [
        Text::PosterStepOpen,
        Text::PosterStepPoint,
        Text::PosterStepTap,
    ];
    let step = |step| {
        view! {
            <li>
                <span lang="vi">{text(Language::Vi, step)}</span>
                <span lang="en">{text(Language::En, step)}</span>
            </li>
        }
    };
    view! {
        <div class="poster">
            <p class="poster__call">
                <strong lang="vi">{text(Language::Vi, Text::PosterScan)}</strong>
                <span lang="en">{text(Language::En, Text::PosterScan)}</span>
            </p>
            {sheet.symbol.view(label)}
            <div class="poster__words">
                <p class="poster__name" class:poster__name--long=long>{sheet.name.clone()}</p>
                <p class="poster__point">{sheet.point_in_both()}</p>
                <p class="poster__ward">{sheet.ward.clone()}</p>
                <ol class="poster__steps">{steps.map(step)}</ol>
                <p class="poster__foot">{sheet.foot()}</p>
            </div>
        </div>
    }
}
