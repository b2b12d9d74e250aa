//! What was held before the reader, where it is no personal code of ours.

use leptos::prelude::*;
use locales::{Text, filled};

use super::words;
use crate::checkpoint::certified::Certified;
use crate::checkpoint::judge::Held;
use crate::i18n::{shown, t};

/// What it is and what to do; nothing for a personal code, whose verdict says it.
pub(super) fn what(held: Held) -> impl IntoView {
    let shown = shown();
    let named = |what: Text, next_step: Text| {
        view! {
            <p class="checkpoint__what">{t(what)}</p>
            <p>{t(next_step)}</p>
        }
        .into_any()
    };
    match held {
        Held::Person { .. } => ().into_any(),
        Held::Document {
            shown: what,
            masked_name,
            year_of_birth,
            number,
        } => {
            let year = year_of_birth.map(|year| year.to_string());
            let born = move || {
                let year = year.as_deref()?;
                Some(format!(
                    " · {}",
                    filled(shown.get(), Text::VerdictBorn, &[("year", year)])
                ))
            };
            view! {
                <p class="checkpoint__what">{t(words::document(what))}</p>
                <p class="checkpoint__name">{masked_name} {born}</p>
                {number.map(|number| view! { <p>{number.to_string()}</p> })}
            }
            .into_any()
        }
        Held::Certificate(it) => certificate(it).into_any(),
        Held::Contradictory(what) => named(words::document(what), Text::SeenContradictory),
        Held::Unreadable(_) => named(Text::DoubtUnreadable, Text::SeenOtherHint),
        Held::Venue => named(Text::SeenVenue, Text::SeenVenueHint),
        Held::Payment => named(Text::SeenPayment, Text::SeenOtherHint),
        Held::Link { host } => view! {
            <p class="checkpoint__what">
                {move || filled(shown.get(), Text::SeenLink, &[("host", &host)])}
            </p>
            <p>{t(Text::SeenLinkHint)}</p>
        }
        .into_any(),
        Held::Other => named(Text::SeenOther, Text::SeenOtherHint),
    }
}

/// What it certifies, and whether that may be believed.
fn certificate(it: Certified) -> impl IntoView {
    let shown = shown();
    let fact = it.fact;
    let line = move || words::fact(shown.get(), &fact);
    let year = it.year_of_birth.map(|year| year.to_string());
    let born = move || {
        let year = year.as_deref()?;
        Some(format!(
            " · {}",
            filled(shown.get(), Text::VerdictBorn, &[("year", year)])
        ))
    };
    let check = it
        .refusal
        .as_ref()
        .map_or(Text::CertificateTrue, words::refusal);
    view! {
        <p class="checkpoint__what">{t(Text::SeenCertificate)} " · " {it.country}</p>
        <p class="checkpoint__name">{it.masked_name} {born}</p>
        <p>{line}</p>
        <p><strong>{t(check)}</strong></p>
    }
}
