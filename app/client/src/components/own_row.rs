//! One check-in in the visitor's own history.

use domain::outbox::State;
use domain::venue::Direction;
use leptos::prelude::*;
use locales::{Text, filled, text};

use crate::i18n::{shown, t};
use crate::own_history::{Row, rejection};
use crate::time_text;

#[component]
pub(crate) fn OwnRow(row: Row) -> impl IntoView {
    let shown = shown();
    let at = row.at;
    let point = row.label.point.clone();
    let point = move || {
        let point = point.as_ref();
        point.map(|point| locales::words::point(shown.get(), point))
    };
    let (direction, stayed) = (row.direction, row.stayed);
    let way = move || {
        let way = text(
            shown.get(),
            match direction? {
                Direction::In => Text::OwnCame,
                Direction::Out => Text::OwnLeft,
            },
        );
        let Some(stayed) = stayed else {
            return Some(way.to_owned());
        };
        let time = time_text::length(shown.get(), stayed);
        let stayed = filled(shown.get(), Text::OwnStay, &[("time", &time)]);
        Some([way, &stayed].join(", "))
    };
    view! {
        <li class="row">
            <time class="row__time" datetime=time_text::iso(at)>
                {move || time_text::moment(shown.get(), at)}
            </time>
            <strong>{row.label.venue.clone()}</strong>
            {now_named(row.label.now_named.clone())}
            <span>{way}</span>
            <span class="quiet">{point} " · " {row.label.ward.clone()}</span>
            {row.unreadable.then(|| view! { <span>{t(Text::OwnUnreadable)}</span> })}
            <span class=class(row.state)>{state(row.state)}</span>
            {row.undo.map(|state| view! { <span class=class(state)>{undo(state)}</span> })}
        </li>
    }
}

/// The name of today, where the poster says an older one.
pub(super) fn now_named(name: Option<String>) -> impl IntoView {
    let shown = shown();
    name.map(|name| {
        let text = move || filled(shown.get(), Text::OwnNowNamed, &[("name", &name)]);
        view! { <span class="quiet">{text}</span> }
    })
}

const fn class(state: State) -> &'static str {
    match state {
        State::Waiting { .. } => "state state--waiting",
        State::Received { .. } => "state state--received",
        State::Rejected { .. } => "state state--rejected",
    }
}

fn state(state: State) -> impl Fn() -> String {
    let shown = shown();
    move || {
        let plain = |key| text(shown.get(), key);
        match state {
            State::Waiting { .. } => plain(Text::OwnWaiting).to_owned(),
            State::Received { .. } => plain(Text::OwnReceived).to_owned(),
            State::Rejected { reason, .. } => {
                [plain(Text::OwnRejected), plain(rejection(reason))].join(": ")
            }
        }
    }
}

fn undo(state: State) -> impl Fn() -> String {
    let shown = shown();
    move || {
        let language = shown.get();
        match state {
            State::Waiting { .. } => text(language, Text::OwnUndoneWaiting).to_owned(),
            State::Received { .. } => text(language, Text::OwnUndone).to_owned(),
            State::Rejected { reason, .. } => {
                let reason = text(language, rejection(reason));
                filled(language, Text::OwnUndoneRejected, &[("reason", reason)])
            }
        }
    }
}
