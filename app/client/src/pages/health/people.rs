//! This phone's people, where the declaration of each stands, and what to do next.

use domain::health::declaration::USUAL_VALIDITY;
use domain::outbox::State;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::words;
use crate::components::ask_first::AskFirst;
use crate::components::heading::Heading;
use crate::declare::server_time;
use crate::family::{Family, Member};
use crate::i18n::{shown, t};
use crate::issued;
use crate::own_history::rejection;
use crate::time_text::{self, now};
use crate::trail::trail;

#[component]
pub(crate) fn People() -> impl IntoView {
    let family = Family::read();
    let people = move || {
        let people = family.everybody()?;
        let cards = people
            .into_iter()
            .map(|member| view! { <PersonCard member family /> });
        Some(view! { <ul class="rows">{cards.collect_view()}</ul> })
    };
    let has_myself = Memo::new(move |_| {
        use domain::health::holder::Relation;
        let is_me = |it: &Member| it.holder.relation == Relation::Myself;
        family
            .everybody()
            .is_some_and(|people| people.iter().any(is_me))
    });
    view! {
        <Heading text=Text::HealthTitle />
        <p>{t(Text::HealthHint)}</p>
        {people}
        {move || (!has_myself.get()).then(|| view! {
            <a class="button button--primary" href="/health/declare">{t(Text::HealthAddMyself)}</a>
        })}
        <a class="button" href="/health/declare?other">{t(Text::HealthAddOther)}</a>
    }
}

#[component]
fn PersonCard(member: Member, family: Family) -> impl IntoView {
    let shown = shown();
    let holder = member.holder.id;
    let name = StoredValue::new(member.holder.name.clone());
    let last = StoredValue::new(member.last);
    let of_person =
        move |text| name.with_value(|name| filled(shown.get(), text, &[("name", name)]));
    let born = member.holder.year_of_birth.to_string();
    let born = move || filled(shown.get(), Text::HealthBorn, &[("year", &born)]);
    view! {
        <li class="card card--wide">
            <p class="person__name">{name.get_value()}</p>
            <p class="quiet">{t(words::relation(member.holder.relation))} " · " {born}</p>
            <Standing last />
            <a class="button button--primary" href=format!("/health/code/{holder}")
                aria-label=move || of_person(Text::HealthShowOf)>
                {t(Text::HealthShow)}
            </a>
            <div class="pair">
                <a class="button" href=format!("/health/declare/{holder}")
                    aria-label=move || of_person(Text::HealthAgainOf)>
                    {t(Text::HealthAgain)}
                </a>
                <a class="button button--quiet" href=format!("/health/card/{holder}")>
                    {t(Text::HealthCard)}
                </a>
            </div>
            <AskFirst button=Text::HealthForget about=name.get_value()
                question=Signal::derive(move || of_person(Text::HealthForgetQuestion))
                yes=Text::HealthForgetYes on_yes=move |()| family.forget(holder) />
        </li>
    }
}

/// Where the last declaration stands.
#[component]
fn Standing(last: StoredValue<domain::health::declaration::Declaration>) -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let id = last.with_value(|last| last.id);
    let state = Memo::new(move |_| trail.state_of(id));
    let valid_until = RwSignal::new(None);
    Effect::new(move || {
        state.get();
        spawn_local(async move {
            let issued = issued::of(id).await;
            let until = issued
                .and_then(|it| domain::code::personal::peek(&it.live))
                .map(|credential| credential.valid_until);
            valid_until.try_set(until);
        });
    });
    move || {
        let language = shown.get();
        let declared = last.with_value(|last| server_time(trail, last.declared_at));
        let until = valid_until.get().unwrap_or(declared.plus(USUAL_VALIDITY));
        let at = [("time", &*time_text::moment(language, until))];
        let (text, is_problem) = match state.get() {
            Some(State::Rejected { reason, .. }) => {
                let reason = t(rejection(reason))();
                (
                    filled(language, Text::HealthRejected, &[("reason", reason)]),
                    true,
                )
            }
            _ if server_time(trail, now()) >= until => {
                (filled(language, Text::HealthExpired, &at), true)
            }
            Some(State::Waiting { .. }) => (t(Text::HealthWaiting)().to_owned(), false),
            _ => (filled(language, Text::HealthReceived, &at), false),
        };
        view! { <p class="standing" class:standing--problem=is_problem role="status">{text}</p> }
    }
}
