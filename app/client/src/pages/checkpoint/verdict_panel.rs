//! The verdict on the last scan: colour, mark and word, and what it rests on.

use domain::code::personal::Credential;
use domain::venue::Direction;
use leptos::prelude::*;
use locales::{Text, filled};

use super::held::what;
use super::scanning::Seen;
use super::words;
use crate::checkpoint::judge::Held;
use crate::checkpoint::record::NotRecorded;
use crate::i18n::{shown, t};
use crate::time_text;

#[component]
pub(super) fn VerdictPanel(seen: RwSignal<Vec<Seen>>) -> impl IntoView {
    view! {
        <div class="checkpoint__verdict" role="status" aria-live="assertive">
            {move || seen.with(|seen| seen.first().cloned()).map(|seen| view! { <Judged seen /> })}
        </div>
    }
}

/// One scan, as it is shown at once and looked at again later.
#[component]
pub(super) fn Judged(seen: Seen) -> impl IntoView {
    let shown = shown();
    let Seen {
        sight,
        direction,
        saved,
    } = seen;
    let verdict = sight.verdict;
    let at = sight.at;
    let heading = match sight.held.is_somebody() {
        true => {
            let outcome = verdict.outcome;
            view! {
                <p class="checkpoint__word">
                    <span class="checkpoint__mark" aria-hidden="true">{words::mark(outcome)}</span>
                    {t(words::outcome(outcome))}
                </p>
            }
            .into_any()
        }
        false => ().into_any(),
    };
    let warnings = StoredValue::new(verdict.warnings);
    let lists = move || words::lists(shown.get(), sight.lists_at, at);
    let person = match &sight.held {
        Held::Person { credential, .. } => Some(person(credential.clone(), at)),
        _ => None,
    };
    let is_somebody = sight.held.is_somebody();
    view! {
        {heading}
        {what(sight.held)}
        <ul class="checkpoint__reasons">
            {verdict.signs.iter().map(|it| view! { <li><strong>{t(words::sign(it))}</strong></li> }).collect_view()}
            {is_somebody.then(|| verdict.doubts.iter().map(|it| view! { <li>{t(words::doubt(*it))}</li> }).collect_view())}
        </ul>
        {verdict.check_id.then(|| view! { <p class="checkpoint__id">{t(Text::VerdictCheckId)}</p> })}
        {move || warnings.with_value(|warnings| warnings.iter().map(|it| view! {
            <p class="checkpoint__warning">"⚠ " {words::warning(shown.get(), it)}</p>
        }).collect_view())}
        {person}
        {is_somebody.then(|| view! {
            <p class="checkpoint__foot">{lists}</p>
            <p class="checkpoint__foot">{move || saved_words(saved.get(), direction, shown.get(), at)}</p>
        })}
    }
}

/// Name, year, vaccination and test.
fn person(credential: Credential, now: domain::time::Timestamp) -> impl IntoView {
    let shown = shown();
    let year = credential.year_of_birth.to_string();
    let born = move || filled(shown.get(), Text::VerdictBorn, &[("year", &year)]);
    let declared = move || {
        let ago = words::ago(shown.get(), credential.declared_at, now);
        filled(shown.get(), Text::VerdictDeclared, &[("ago", &ago)])
    };
    let (doses, test) = (credential.doses, credential.test);
    view! {
        <p class="checkpoint__name">{credential.masked_name} " · " {born}</p>
        <p>{declared}</p>
        <p>{move || words::doses(shown.get(), doses, now)}</p>
        <p>{move || words::test(shown.get(), test, now)}</p>
    }
}

fn saved_words(
    saved: Option<Result<(), NotRecorded>>,
    direction: Direction,
    language: locales::Language,
    at: domain::time::Timestamp,
) -> String {
    let template = match (saved, direction) {
        (None, _) => Text::VerdictSavingScan,
        (Some(Ok(())), Direction::In) => Text::VerdictSavedAsIn,
        (Some(Ok(())), Direction::Out) => Text::VerdictSavedAsOut,
        (Some(Err(NotRecorded::NoKey)), _) => Text::CheckpointNoKey,
        (Some(Err(NotRecorded::Storage(error))), _) => error.text(),
    };
    let time = time_text::clock(language, at);
    filled(language, template, &[("time", &time)])
}
