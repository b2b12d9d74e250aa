//! Somebody's card on paper: the server's signature alone, so that it needs no
//! phone; a checkpoint compares it with an ID document.

use domain::batch::Issued;
use domain::code::personal::peek;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Language, Text, filled, text};

use super::member_of_path;
use crate::components::symbol::Symbol;
use crate::family::{Family, Member};
use crate::i18n::{shown, t};
use crate::issued;
use crate::time_text;
use crate::trail::trail;

/// `/health/card/<holder>`.
#[component]
pub(crate) fn Card() -> impl IntoView {
    let family = Family::read();
    let member = member_of_path(family);
    move || match member.get() {
        Some(member) => view! { <CardOf member /> }.into_any(),
        None if family.is_read() => view! { <p>{t(Text::CodeNone)}</p> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn CardOf(member: Member) -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let id = member.last.id;
    let state = Memo::new(move |_| trail.state_of(id));
    let issued = RwSignal::new(None::<Issued>);
    Effect::new(move || {
        state.get();
        spawn_local(async move {
            drop(issued.try_set(issued::of(id).await));
        });
    });
    let name = StoredValue::new(member.holder.name);
    let title =
        move || name.with_value(|name| filled(shown.get(), Text::CardTitle, &[("name", name)]));
    let print = move |_| drop(window().print());
    view! {
        <h1 class="no-print">{title}</h1>
        {move || match issued.get() {
            Some(issued) => view! {
                <p class="no-print">{t(Text::CardHint)}</p>
                {paper(&issued, name.get_value(), title)}
                <button type="button" class="button button--primary no-print" on:click=print>
                    {t(Text::CardPrint)}
                </button>
            }
            .into_any(),
            None => view! { <p class="notice" role="status">{t(Text::CardWait)}</p> }.into_any(),
        }}
    }
}

/// What the printer gets, in both languages.
fn paper<L>(issued: &Issued, name: String, label: L) -> impl IntoView + use<L>
where
    L: Fn() -> String + Send + 'static,
{
    let credential = peek(&issued.card)?;
    let symbol = Symbol::of(&issued.card)?;
    let line = |language| {
        let time = time_text::moment(language, credential.valid_until);
        let valid = filled(language, Text::CardValid, &[("time", &time)]);
        format!("{} · {valid}", text(language, Text::CardCheckId))
    };
    Some(view! {
        <div class="id-card">
            {symbol.view(label)}
            <div class="id-card__words">
                <p class="id-card__name">{name}</p>
                <p class="id-card__year">{credential.year_of_birth}</p>
                <p lang="vi">{line(Language::Vi)}</p>
                <p lang="en">{line(Language::En)}</p>
            </div>
        </div>
    })
}
