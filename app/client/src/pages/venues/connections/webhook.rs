//! The address that is told of each check-in.

use api::ApiError;
use domain::ids::VenueId;
use domain::owner::key::{MAX_URL, Webhook};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use crate::components::ask_first::AskFirst;
use crate::components::button::Primary;
use crate::components::field::TextField;
use crate::components::problem::{Problem, of_connection};
use crate::components::secret::Secret;
use crate::i18n::{shown, t};
use crate::time_text;

#[component]
pub(super) fn WebhookView(venue: VenueId, webhook: Option<Webhook>) -> impl IntoView {
    let webhook = RwSignal::new(webhook);
    view! {
        <h2>{t(Text::WebhookTitle)}</h2>
        <p class="quiet">{t(Text::WebhookHint)}</p>
        {move || match webhook.get() {
            Some(set) => view! { <Set venue set webhook /> }.into_any(),
            None => view! { <SetForm venue webhook /> }.into_any(),
        }}
    }
}

/// Where it is told to, whether that works, and the way to end it.
#[component]
fn Set(venue: VenueId, set: Webhook, webhook: RwSignal<Option<Webhook>>) -> impl IntoView {
    let shown = shown();
    let problem = RwSignal::new(None::<ApiError>);
    let remove = Callback::new(move |()| {
        problem.set(None);
        spawn_local(async move {
            match api::connections::remove_webhook(venue).await {
                Ok(()) => drop(webhook.try_set(None)),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    let (delivered, failures) = (set.delivered_at, set.failures);
    let last = move || match delivered {
        None => t(Text::WebhookNever)().to_owned(),
        Some(at) => {
            let time = time_text::moment(shown.get(), at);
            filled(shown.get(), Text::WebhookLast, &[("time", &time)])
        }
    };
    let failing = move || {
        let count = failures.to_string();
        (failures > 0).then(|| filled(shown.get(), Text::WebhookFailing, &[("count", &count)]))
    };
    view! {
        <div class="card card--wide">
            <strong class="number">{set.url}</strong>
            <span class="quiet">{last}</span>
            <p class="field__error">{failing}</p>
            <Secret id="webhook-secret" label=Text::WebhookSecret secret=set.secret />
            <AskFirst button=Text::WebhookRemove question=Signal::derive(move || t(Text::WebhookRemoveAsk)().to_owned())
                yes=Text::WebhookRemove on_yes=remove />
            <Problem error=problem />
        </div>
    }
}

#[component]
fn SetForm(venue: VenueId, webhook: RwSignal<Option<Webhook>>) -> impl IntoView {
    let url = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Text>);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let set = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        wrong.set(None);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let url = url.get_untracked().trim().to_owned();
        spawn_local(async move {
            let answer = api::connections::set_webhook(venue, url).await;
            busy.try_set(false);
            match answer {
                Ok(set) => drop(webhook.try_set(Some(set))),
                Err(ApiError::Connection { reason }) => {
                    wrong.try_set(Some(of_connection(reason)));
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="form form--card" novalidate on:submit=set>
            <TextField id="webhook-url" label=Text::WebhookUrl hint=Text::WebhookUrlHint value=url error=wrong
                kind="url" mode="url" longest=MAX_URL as u16 />
            <Problem error=problem />
            <Primary text=Text::WebhookSet busy />
        </form>
    }
}
