//! The answer to a scan: where one is, when, and that it is saved. Shown only
//! when the record is on the disk.

use domain::outbox::State;
use domain::venue::{Direction, PointKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled, text};

use super::place::Place;
use super::undo::Undo;
use super::who_card::WhoCard;
use crate::check_in::{CheckedIn, undo_of};
use crate::i18n::{shown, t};
use crate::own_history::{rejection, stayed};
use crate::trail::trail;
use crate::{speed, time_text};

/// A check-in that is saved. `children` is what can be done next.
#[component]
pub(crate) fn Verdict(checked_in: CheckedIn, children: Children) -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let (id, at) = (checked_in.check_in.id, checked_in.check_in.scanned_at);
    let undone = Memo::new(move |_| trail.records.with(|records| undo_of(records, id).is_some()));
    let heading = NodeRef::<leptos::html::H1>::new();
    heading.on_load(|heading| {
        speed::verdict_is_shown();
        // Screen readers begin here; nobody else sees it.
        drop(heading.focus());
    });
    let repeated = checked_in.repeated;
    let direction = checked_in
        .label
        .point
        .as_ref()
        .and_then(PointKind::direction);
    let venue = checked_in.check_in.venue;
    let stay = move || {
        let is_out = direction == Some(Direction::Out) && !undone.get();
        let stayed = trail.records.with(|records| stayed(records, venue, at));
        stayed.filter(|_| is_out).map(|stayed| {
            let time = time_text::length(shown.get(), stayed);
            filled(shown.get(), Text::VerdictStay, &[("time", &time)])
        })
    };
    let title = move || {
        let language = shown.get();
        let time = time_text::clock(language, at);
        match (undone.get(), repeated) {
            (true, _) => text(language, Text::VerdictUndone).to_owned(),
            (false, true) => filled(language, Text::VerdictAlready, &[("time", &time)]),
            (false, false) => text(language, done(direction)).to_owned(),
        }
    };
    let state = Memo::new(move |_| trail.state_of(id));
    spawn_local(async { speed::buzz() });
    view! {
        <section class="verdict" class:verdict--undone=undone>
            <h1 class="verdict__title" tabindex="-1" node_ref=heading>
                {title}
            </h1>
            <Place label=checked_in.label.clone() />
            <p class="verdict__time">
                <time datetime=time_text::iso(at)>{move || time_text::moment(shown.get(), at)}</time>
            </p>
            <p class="verdict__stay">{stay}</p>
            {repeated.then(|| view! { <p>{t(Text::VerdictAlreadyHint)}</p> })}
            <p class="verdict__state" role="status">{move || state.get().map(state_words)}</p>
            <Undo checked_in undone />
        </section>
        {children()}
        <WhoCard />
    }
}

/// What was recorded: coming, going, or being there.
const fn done(direction: Option<Direction>) -> Text {
    match direction {
        Some(Direction::In) => Text::VerdictDoneIn,
        Some(Direction::Out) => Text::VerdictDoneOut,
        None => Text::VerdictDone,
    }
}

/// Where the record stands, in words.
fn state_words(state: State) -> impl IntoView {
    match state {
        State::Waiting { .. } => view! {
            <strong>{t(Text::VerdictSaved)}</strong>
            " "
            <span>{t(Text::VerdictSavedHint)}</span>
        }
        .into_any(),
        State::Received { .. } => view! { <strong>{t(Text::VerdictReceived)}</strong> }.into_any(),
        State::Rejected { reason, .. } => view! {
            <strong>{t(Text::VerdictRejected)}</strong>
            ": "
            <span>{t(rejection(reason))}</span>
        }
        .into_any(),
    }
}
