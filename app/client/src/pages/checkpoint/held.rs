//! What was held before the reader, where it is no personal code of ours.

use leptos::prelude::*;
use locales::{Text, filled};

use super::words;
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
        Held::Document { shown, masked_name } => view! {
            <p class="checkpoint__what">{t(words::document(shown))}</p>
            <p class="checkpoint__name">{masked_name}</p>
        }
        .into_any(),
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
