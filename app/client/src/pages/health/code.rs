//! Somebody's personal code, large, and anew each minute.

use domain::code::personal::LIVE_STEP;
use ed25519_dalek::SigningKey;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::member_of_path;
use super::outbreak_places::own_places;
use crate::components::symbol::Symbol;
use crate::declare::{self, Shown, server_time};
use crate::family::{Family, Member};
use crate::i18n::{shown, t};
use crate::time_text::{self, now};
use crate::trail::{Trail, trail};
use crate::{device, issued};

/// `/health/code/<holder>`.
#[component]
pub(crate) fn PersonalCode() -> impl IntoView {
    let family = Family::read();
    let member = member_of_path(family);
    move || match member.get() {
        Some(member) => view! { <CodeOf member /> }.into_any(),
        None if family.is_read() => view! {
            <p>{t(Text::CodeNone)}</p>
            <a class="button button--primary" href="/health">{t(Text::HealthTitle)}</a>
        }
        .into_any(),
        None => ().into_any(),
    }
}

#[component]
fn CodeOf(member: Member) -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let last = StoredValue::new(member.last);
    let ready = RwSignal::new(None::<(Shown, SigningKey)>);
    let id = last.with_value(|last| last.id);
    let state = Memo::new(move |_| trail.state_of(id));
    Effect::new(move || {
        // Anew when the server has answered, and when its keys are there.
        let _ = (state.get(), trail.keys.get());
        spawn_local(async move {
            let Ok(key) = device::key(now()).await else {
                return;
            };
            let issued = issued::of(id).await;
            let code = last.with_value(|last| Shown::of(trail, last, issued, &key));
            drop(ready.try_set(code.map(|code| (code, key))));
        });
    });
    let places = own_places(trail);
    let tells_places = last.with_value(|last| last.may_tell_places);
    let second = every_second();
    // The minute on the server's clock: the code changes with it.
    let minute = Memo::new(move |_| {
        second.track();
        server_time(trail, now()).as_millis().div_euclid(60_000)
    });
    let text = Memo::new(move |_| {
        minute.track();
        let seen_at = places.get().map(|it| it.seen_at);
        ready.with(|ready| {
            let (code, key) = ready.as_ref()?;
            code.text(trail, tells_places, seen_at, key, now())
        })
    });
    let name = StoredValue::new(member.holder.name);
    let title =
        move || name.with_value(|name| filled(shown.get(), Text::CodeTitleOf, &[("name", name)]));
    let symbol = move || {
        text.with(|text| Symbol::of(text.as_ref()?))
            .map(|it| it.view(title))
    };
    let left = move || {
        second.track();
        let step = LIVE_STEP.as_millis();
        let into = u128::try_from(server_time(trail, now()).as_millis()).unwrap_or(0) % step;
        let seconds = ((step - into) / 1_000).to_string();
        filled(shown.get(), Text::CodeChangesIn, &[("seconds", &seconds)])
    };
    let holder = member.holder.id;
    view! {
        <h1 class="personal__name">{title}</h1>
        <div class="personal">{symbol}</div>
        <p class="personal__hint">{t(Text::CodeShowHint)} " " <span class="quiet">{left}</span></p>
        {move || ready.with(|ready| ready.as_ref().map(|(code, _)| standing(trail, code)))}
        {move || places.get().map(|it| {
            let day = time_text::day(shown.get(), it.seen_at.from.starts_at());
            let text = filled(shown.get(), Text::CodeOutbreak, &[("place", &it.place), ("day", &day)]);
            view! { <p class="notice notice--problem" role="alert">{text}</p> }
        })}
        <a class="button" href=format!("/health/declare/{holder}")>{t(Text::HealthAgain)}</a>
        <a class="button button--quiet" href=format!("/health/card/{holder}")>{t(Text::HealthCard)}</a>
        <p class="quiet">{t(Text::CodeBrightness)}</p>
    }
}

/// What a checkpoint will make of it, so that nobody is surprised there.
fn standing(trail: Trail, code: &Shown) -> impl IntoView + use<> {
    let shown = shown();
    let (until, is_signed) = (code.credential.valid_until, code.is_signed);
    let is_expired = move || declare::server_time(trail, now()) >= until;
    move || {
        let time = time_text::moment(shown.get(), until);
        let valid = filled(shown.get(), Text::HealthReceived, &[("time", &time)]);
        match (is_expired(), is_signed) {
            (true, _) => view! {
                <section class="notice notice--problem" role="status">
                    <strong>{t(Text::CodeExpired)}</strong> <p>{t(Text::CodeExpiredHint)}</p>
                </section>
            }
            .into_any(),
            (false, true) => view! {
                <p class="standing" role="status"><strong>{t(Text::CodeLive)}</strong> " · " {valid}</p>
            }
            .into_any(),
            (false, false) => view! {
                <section class="notice" role="status">
                    <strong>{t(Text::CodeUnsigned)}</strong> <p>{t(Text::CodeUnsignedHint)}</p>
                </section>
            }
            .into_any(),
        }
    }
}

/// Changes each second, for as long as the page lives.
fn every_second() -> Trigger {
    let second = Trigger::new();
    let ticking =
        set_interval_with_handle(move || second.notify(), std::time::Duration::from_secs(1));
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    second
}
