//! A venue's keys: made with a name, shown once, revoked.

use api::ApiError;
use domain::ids::{ApiKeyId, VenueId};
use domain::owner::key::{ApiKey, ConnectionError, NewApiKey, key_name};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use crate::components::ask_first::AskFirst;
use crate::components::button::Primary;
use crate::components::field::TextField;
use crate::components::problem::{Problem, of_connection};
use crate::components::secret::Secret;
use crate::composed::composed;
use crate::i18n::{shown, t};
use crate::time_text;

#[component]
pub(super) fn Keys(venue: VenueId, keys: Vec<ApiKey>) -> impl IntoView {
    let keys = RwSignal::new(keys);
    let problem = RwSignal::new(None::<ApiError>);
    let made = RwSignal::new(None::<NewApiKey>);
    let revoke = Callback::new(move |key: ApiKeyId| {
        problem.set(None);
        spawn_local(async move {
            match api::connections::revoke_key(venue, key).await {
                Ok(()) => {
                    keys.try_update(|keys| keys.retain(|it| it.id != key));
                    // A secret that opens nothing any more is not to be copied.
                    made.try_update(|made| made.take_if(|made| made.key.id == key));
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    view! {
        <h2>{t(Text::KeysTitle)}</h2>
        <MakeKey venue keys made />
        {move || made.get().map(|made| view! {
            <div class="notice" role="alert">
                <p><strong>{t(Text::KeyOnce)}</strong></p>
                <Secret id="key-secret" label=Text::KeySecret secret=made.secret />
            </div>
        })}
        <Problem error=problem />
        {move || keys.with(Vec::is_empty).then(|| view! { <p class="quiet">{t(Text::KeysNone)}</p> })}
        <ul class="cards">
            <For each=move || keys.get() key=|key| key.id let:key>
                <Row key revoke />
            </For>
        </ul>
    }
}

#[component]
fn Row(key: ApiKey, revoke: Callback<ApiKeyId>) -> impl IntoView {
    let shown = shown();
    let (id, made, used) = (key.id, key.made_at, key.last_used_at);
    let times = move || {
        let language = shown.get();
        let made = time_text::day(language, made);
        match used {
            None => filled(language, Text::KeyUnused, &[("made", &made)]),
            Some(used) => {
                let used = time_text::moment(language, used);
                filled(language, Text::KeyUsed, &[("made", &made), ("used", &used)])
            }
        }
    };
    let name = key.name.clone();
    let question =
        Signal::derive(move || filled(shown.get(), Text::KeyRevokeAsk, &[("name", &name)]));
    view! {
        <li class="card card--wide">
            <strong>{key.name.clone()}</strong>
            <span class="quiet">{times}</span>
            <AskFirst button=Text::KeyRevoke about=key.name question yes=Text::KeyRevokeYes
                on_yes=move |()| revoke.run(id) />
        </li>
    }
}

/// The form for a new key; the list gets it on top, and `made` its secret.
#[component]
fn MakeKey(
    venue: VenueId,
    keys: RwSignal<Vec<ApiKey>>,
    made: RwSignal<Option<NewApiKey>>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Text>);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        let Some(checked) = key_name(&name.with_untracked(|name| composed(name))) else {
            return wrong.set(Some(of_connection(ConnectionError::BadName)));
        };
        wrong.set(None);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = api::connections::make_key(venue, checked).await;
            busy.try_set(false);
            match answer {
                Ok(new) => {
                    name.try_set(String::new());
                    keys.try_update(|keys| keys.insert(0, new.key.clone()));
                    made.try_set(Some(new));
                }
                Err(ApiError::Connection { reason }) => {
                    wrong.try_set(Some(of_connection(reason)));
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="form form--card" novalidate on:submit=make>
            <TextField id="key-name" label=Text::KeyName hint=Text::KeyNameHint value=name error=wrong longest=80 />
            <Problem error=problem />
            <Primary text=Text::KeyMake busy />
        </form>
    }
}
