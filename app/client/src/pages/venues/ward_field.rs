//! Choosing a ward by typing a few of its letters, with or without accents.

use domain::area::Ward;
use js_sys::JsString;
use leptos::prelude::*;
use locales::Text;

use super::new_draft::Draft;
use crate::components::asked::asked;
use crate::components::field::{Field, described_by};
use crate::components::problem::Problem;
use crate::i18n::t;

/// Wards offered at once.
const OFFERED: usize = 8;

#[component]
pub(super) fn WardField(draft: Draft, #[prop(into)] error: Signal<Option<Text>>) -> impl IntoView {
    let wards = asked(api::areas::wards);
    let unreachable = Signal::derive(move || {
        wards
            .answer
            .with(|wards| wards.as_ref()?.as_ref().err().cloned())
    });
    let found = Memo::new(move |_| {
        let typed = folded(&draft.ward_typed.get());
        wards.answer.with(|wards| match wards {
            Some(Ok(wards)) if !typed.is_empty() => matching(wards, &typed),
            _ => Vec::new(),
        })
    });
    let choose = move |ward: Ward| {
        draft.ward_typed.set(ward.name.clone());
        draft.ward.set(Some(ward));
    };
    // Whoever types the whole name has chosen it, also without its "ward of".
    Effect::new(move || {
        let typed = folded(&draft.ward_typed.get());
        let whole = found.with(|found| {
            let mut whole = found.iter().filter(|ward| is_named(ward, &typed));
            whole.next().filter(|_| whole.next().is_none()).cloned()
        });
        if whole.is_some() {
            draft.ward.set(whole);
        }
    });
    let offers = move || {
        let open = draft.ward.with(Option::is_none) && !draft.ward_typed.with(String::is_empty);
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
                prop:value=draft.ward_typed
                on:input=move |event| {
                    draft.ward.set(None);
                    draft.ward_typed.set(event_target_value(&event));
                }
            />
            <p class="field__good" role="status">
                {move || draft.ward.get().map(|ward| view! {
                    {t(Text::VenueWardChosen)} ": " {format!("{}, {}", ward.name, ward.within)}
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

fn matching(wards: &[Ward], typed: &str) -> Vec<Ward> {
    let matching = wards
        .iter()
        .filter(|ward| folded(&ward.name).contains(typed));
    matching.take(OFFERED).cloned().collect()
}

/// Small letters without accents, as people type in a hurry: `hai chau`.
fn folded(text: &str) -> String {
    // The browser's tables, not ours: those of Rust's `to_lowercase` are 12 KB.
    let small = JsString::from(text.trim()).to_lower_case();
    let parted = String::from(small.normalize("NFD"));
    let plain = parted
        .chars()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter));
    plain.collect::<String>().replace('đ', "d")
}

/// "hai chau" and "phuong hai chau" both name Phường Hải Châu.
fn is_named(ward: &Ward, typed: &str) -> bool {
    let name = folded(&ward.name);
    let kinds = ["", "phuong ", "xa ", "dac khu "];
    kinds
        .iter()
        .any(|kind| name.strip_prefix(kind) == Some(typed))
}
