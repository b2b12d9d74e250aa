//! Choosing a ward by typing a few of its letters, with or without accents.

use domain::area::Ward;
use leptos::prelude::*;
use locales::Text;

use super::details::Typed;
use crate::components::asked::asked;
use crate::components::field::{Field, described_by};
use crate::components::problem::Problem;
use crate::folded::folded;
use crate::i18n::t;

/// Wards offered at once.
const OFFERED: usize = 8;

#[component]
pub(super) fn WardField(
    details: Typed,
    #[prop(into)] error: Signal<Option<Text>>,
) -> impl IntoView {
    let wards = asked(api::areas::wards);
    let unreachable = Signal::derive(move || {
        wards
            .answer
            .with(|wards| wards.as_ref()?.as_ref().err().cloned())
    });
    let found = Memo::new(move |_| {
        let typed = folded(&details.ward_typed.get());
        wards.answer.with(|wards| match wards {
            Some(Ok(wards)) if !typed.is_empty() => matching(wards, &typed),
            _ => Vec::new(),
        })
    });
    let choose = move |ward: Ward| {
        details.ward_typed.set(ward.name.clone());
        details.ward.set(Some(ward));
    };
    // Whoever types the whole name has chosen it, also without its "ward of".
    Effect::new(move || {
        let typed = folded(&details.ward_typed.get());
        let whole = found.with(|found| {
            let mut whole = found.iter().filter(|ward| is_named(ward, &typed));
            whole.next().filter(|_| whole.next().is_none()).cloned()
        });
        if whole.is_some() {
            details.ward.set(whole);
        }
    });
    let offers = move || {
        let open = details.ward.with(Option::is_none) && !details.ward_typed.with(String::is_empty);
        open.then(|| match found.get() {
            none if none.is_empty() && wards.answer.with(|wards| matches!(wards, Some(Ok(_)))) => {
                view! { <p class="quiet">{t(Text::VenueWardNone)}</p> }.into_any()
            }
            found => found
                .into_iter()
                .map(|ward| offer(ward, choose))
                .collect_view()
                .into_any(),
        })
    };
    view! {
        <Field id="venue-ward" label=Text::VenueWard hint=Some(Text::VenueWardHint) error>
            <input
                id="venue-ward"
                name="venue-ward"
                autocomplete="off"
                maxlength="60"
                aria-describedby=described_by("venue-ward")
                aria-invalid=move || error.get().is_some().to_string()
                prop:value=details.ward_typed
                on:input=move |event| {
                    details.ward.set(None);
                    details.ward_typed.set(event_target_value(&event));
                }
            />
            <p class="field__good" role="status">
                {move || details.ward.get().map(|ward| view! {
                    {t(Text::VenueWardChosen)} ": " {with_whole(ward)}
                })}
            </p>
            <div class="offers">{offers}</div>
            <Problem error=unreachable retry=wards.again />
        </Field>
    }
}

fn offer(ward: Ward, choose: impl Fn(Ward) + 'static) -> impl IntoView {
    let (name, within) = (ward.name.clone(), ward.within.clone());
    view! {
        <button type="button" class="offer" on:click=move |_| choose(ward.clone())>
            {name} " " <span class="quiet">{within}</span>
        </button>
    }
}

/// The ward with what it belongs to, as far as that is known.
fn with_whole(ward: Ward) -> String {
    match ward.within.is_empty() {
        true => ward.name,
        false => format!("{}, {}", ward.name, ward.within),
    }
}

fn matching(wards: &[Ward], typed: &str) -> Vec<Ward> {
    let matching = wards
        .iter()
        .filter(|ward| folded(&ward.name).contains(typed));
    matching.take(OFFERED).cloned().collect()
}

/// "hai chau" and "phuong hai chau" both name Phường Hải Châu.
fn is_named(ward: &Ward, typed: &str) -> bool {
    let name = folded(&ward.name);
    let kinds = ["", "phuong ", "xa ", "dac khu "];
    kinds
        .iter()
        .any(|kind| name.strip_prefix(kind) == Some(typed))
}
