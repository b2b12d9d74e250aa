//! The visitor's own check-ins on this phone, and where each stands.

use domain::outbox::State;
use leptos::prelude::*;
use leptos_router::components::A;
use locales::{Text, filled};

use crate::bell::Ring;
use crate::components::heading::Heading;
use crate::components::not_saved::NotSaved;
use crate::components::own_row::OwnRow;
use crate::i18n::{shown, t};
use crate::own_history::{Row, Totals, rows};
use crate::sync;
use crate::time_text;
use crate::trail::trail;

#[component]
pub(crate) fn History() -> impl IntoView {
    let trail = trail();
    let rows = Memo::new(move |_| trail.records.with(|records| rows(records)));
    let error = Signal::derive(move || trail.read.get().and_then(Result::err));
    let is_empty = move || rows.with(Vec::is_empty) && trail.read.get() == Some(Ok(()));
    // A row whose state changes is drawn anew.
    let key = |row: &Row| (row.id, kind(&row.state), row.undo.as_ref().map(kind));
    view! {
        <Heading text=Text::OwnTitle />
        <NotSaved error />
        <Show when=is_empty>
            <p>{t(Text::OwnEmpty)}</p>
            <p class="quiet">{t(Text::OwnEmptyHint)}</p>
            <A href="/scan" attr:class="button button--primary">{t(Text::NavScan)}</A>
        </Show>
        <Show when=move || !rows.with(Vec::is_empty)>
            <Sums rows />
            <Sending />
            <ol class="rows">
                <For each=move || rows.get() key let:row>
                    <OwnRow row />
                </For>
            </ol>
        </Show>
        <p>
            <A href="/who">{t(Text::MeWho)}</A>
        </p>
    }
}

#[component]
fn Sums(rows: Memo<Vec<Row>>) -> impl IntoView {
    let totals = Memo::new(move |_| rows.with(|rows| Totals::of(rows)));
    let sum = move |name: Text, count: fn(Totals) -> usize| {
        view! {
            <div class="sum">
                <dt>{t(name)}</dt>
                <dd>{move || count(totals.get())}</dd>
            </div>
        }
    };
    view! {
        <dl class="sums">
            {sum(Text::OwnCaptured, |totals| totals.captured)}
            {sum(Text::OwnReceived, |totals| totals.received)}
            {sum(Text::OwnWaiting, |totals| totals.waiting)}
            {sum(Text::OwnRejected, |totals| totals.rejected)}
        </dl>
    }
}

/// How sending goes, while something waits.
#[component]
fn Sending() -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let waiting = Memo::new(move |_| trail.waiting());
    let answered = move || match trail.sending.get().answered_at {
        Some(at) => {
            let time = time_text::clock(shown.get(), at);
            filled(shown.get(), Text::OwnAnswered, &[("time", &time)])
        }
        None => t(Text::OwnNotAnswered)().to_owned(),
    };
    let button = move || {
        let is_sending = trail.sending.get().now;
        t(if is_sending {
            Text::OwnSending
        } else {
            Text::OwnSendNow
        })()
    };
    view! {
        <Show when=move || { waiting.get().count > 0 }>
            <Show when=move || waiting.get().is_old()>
                <p class="notice notice--problem">{t(Text::OwnOld)}</p>
            </Show>
            <Show when=move || trail.sending.get().must_sign_in>
                <div class="notice notice--problem">
                    <p>{t(Text::OwnMustSignIn)}</p>
                    <A href="/sign-in?next=/history" attr:class="button">{t(Text::SignInTitle)}</A>
                </div>
            </Show>
            <button type="button" class="button" on:click=move |_| sync::ring(Ring::Asked)>
                {button}
            </button>
            <p class="quiet">{answered}</p>
        </Show>
    }
}

/// Which kind of state, without its moment.
const fn kind(state: &State) -> u8 {
    match state {
        State::Waiting { .. } => 0,
        State::Received { .. } => 1,
        State::Rejected { .. } => 2,
    }
}
