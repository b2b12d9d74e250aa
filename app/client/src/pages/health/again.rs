//! Declaring the same as last time: the answers, and one button.

use domain::day::Day;
use domain::health::declaration::Declaration;
use domain::ids::RecordId;
use leptos::prelude::*;
use locales::{Text, filled};

use super::form::saver;
use super::words;
use crate::components::not_saved::NotSaved;
use crate::i18n::{shown, t};
use crate::random;
use crate::time_text::{self, now};
use crate::trail::trail;

/// What was declared last; sent again as it is, or changed.
#[component]
pub(super) fn Again(last: Declaration, #[prop(into)] on_change: Callback<()>) -> impl IntoView {
    let (saving, save) = saver();
    let clock = trail().clock;
    let same = StoredValue::new(last.clone());
    let send = move |_| {
        let now = now();
        let Some(id) = random::bytes().map(|random| RecordId::new(now, random)) else {
            return;
        };
        let declaration = Declaration {
            id,
            declared_at: now,
            clock: clock.get_untracked(),
            ..same.get_value()
        };
        match declaration.checked(Day::in_vietnam(now)) {
            Ok(declaration) => save.run(declaration),
            // A stay has grown too old to be asked for.
            Err(_) => on_change.run(()),
        }
    };
    view! {
        <p>{t(Text::DeclareLast)}</p>
        <Summary last />
        <button type="button" class="button button--primary" on:click=send>
            {move || t(if saving.busy.get() { Text::Busy } else { Text::DeclareSame })()}
        </button>
        <NotSaved error=saving.error />
        <button type="button" class="button button--quiet" on:click=move |_| on_change.run(())>
            {t(Text::DeclareChange)}
        </button>
    }
}

/// The answers in few lines.
#[component]
fn Summary(last: Declaration) -> impl IntoView {
    let shown = shown();
    let born = last.holder.year_of_birth.to_string();
    let born = move || filled(shown.get(), Text::HealthBorn, &[("year", &born)]);
    let signs: Vec<_> = last.all_signs().iter().collect();
    let signs = match signs.is_empty() {
        true => view! { <li>{t(Text::DeclareNone)}</li> }.into_any(),
        false => signs
            .into_iter()
            .map(|sign| view! { <li>{t(words::sign(sign))}</li> })
            .collect_view()
            .into_any(),
    };
    let stays = last.stays.into_iter();
    let day = move |day: Day| time_text::day(shown.get(), day.starts_at());
    let doses = last.doses.len();
    view! {
        <section class="card card--wide">
            <p class="person__name">{last.holder.name}</p>
            <p class="quiet">{born} " · " {last.home.name}</p>
            <ul>
                {signs}
                {stays.map(|stay| view! {
                    <li>{stay.place.name} ": " {move || day(stay.from)} " – " {move || day(stay.until)}</li>
                }).collect_view()}
                <li>{t(Text::DeclareDoses)} ": " {doses}</li>
                {last.test.map(|test| view! {
                    <li>
                        {t(words::test_kind(test.kind))} ": " {t(words::test_result(test.result))}
                        ", " {move || day(test.taken)}
                    </li>
                })}
            </ul>
        </section>
    }
}
