//! The visitor's own check-ins on this phone, and where each stands.

use leptos::prelude::*;
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
    let list = move || {
        let rows = rows.get().into_iter();
        rows.map(|row| view! { <OwnRow row /> }).collect_view()
    };
    let is_there = Memo::new(move |_| !rows.with(Vec::is_empty));
    view! {
        <Heading text=Text::OwnTitle />
        <NotSaved error />
        {move || is_empty().then(|| view! {
            <p>{t(Text::OwnEmpty)}</p>
            <p class="quiet">{t(Text::OwnEmptyHint)}</p>
            <a href="/scan" class="button button--primary">{t(Text::NavScan)}</a>
        })}
        {move || is_there.get().then(|| view! {
            <Sums rows />
            <Sending />
            <ol class="rows">{list}</ol>
        })}
        <p>
            <a href="/who">{t(Text::MeWho)}</a>
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
    let is_waiting = Memo::new(move |_| waiting.get().count > 0);
    move || {
        is_waiting.get().then(|| {
            view! {
                {move || waiting.get().is_old().then(|| view! {
                    <p class="notice notice--problem">{t(Text::OwnOld)}</p>
                })}
                {move || trail.sending.get().must_sign_in.then(|| view! {
                    <div class="notice notice--problem">
                        <p>{t(Text::OwnMustSignIn)}</p>
                        <a href="/sign-in?next=/history" class="button">{t(Text::SignInTitle)}</a>
                    </div>
                })}
                <button type="button" class="button" on:click=move |_| sync::ring(Ring::Asked)>
                    {button}
                </button>
                <p class="quiet">{answered}</p>
            }
        })
    }
}
