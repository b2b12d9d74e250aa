//! A code that leads to no check-in: what it is, and what to do instead.

use domain::code::CodeError;
use domain::code::foreign::ForeignKind;
use domain::code::withdrawn::NotValid;
use leptos::prelude::*;
use locales::Text;

use super::place::Place;
use crate::i18n::t;
use crate::offline::entries::Label;

/// One of ours that must not be trusted, with the reason.
#[component]
pub(crate) fn Refused(error: CodeError) -> impl IntoView {
    let (reason, next_step) = match error {
        CodeError::Damaged => (Text::RefusedDamaged, Text::RefusedDamagedHint),
        CodeError::NewerVersion => (Text::RefusedNewer, Text::RefusedNewerHint),
        CodeError::UnknownKey => (Text::RefusedUnknownKey, Text::RefusedUnknownKeyHint),
        CodeError::Forged => (Text::RefusedForged, Text::RefusedForgedHint),
        CodeError::NoKeys => (Text::RefusedNoKeys, Text::RefusedNoKeysHint),
    };
    panel(
        "refusal refusal--ours",
        Text::RefusedTitle,
        reason,
        next_step,
    )
}

/// One of ours that no longer counts, by its owner's will.
#[component]
pub(crate) fn NotValidAnyMore(reason: NotValid, label: Label) -> impl IntoView {
    let (reason, next_step) = match reason {
        NotValid::PosterWithdrawn => (Text::RefusedWithdrawn, Text::RefusedWithdrawnHint),
        NotValid::VenueDeleted => (Text::RefusedDeleted, Text::RefusedDeletedHint),
    };
    view! {
        {panel("refusal refusal--ours", Text::RefusedTitle, reason, next_step)}
        <section class="here"><Place label /></section>
    }
}

/// Somebody else's code: named, never opened.
#[component]
pub(crate) fn Foreign(kind: ForeignKind) -> impl IntoView {
    let what = match kind {
        ForeignKind::Link => Text::ForeignLink,
        ForeignKind::Payment => Text::ForeignPayment,
        ForeignKind::CitizenId => Text::ForeignCitizenId,
        ForeignKind::Certificate => Text::ForeignCertificate,
        ForeignKind::HealthCard => Text::ForeignHealthCard,
        ForeignKind::NationalPersonal => Text::ForeignNationalPersonal,
        ForeignKind::Insurance => Text::ForeignInsurance,
        ForeignKind::Wifi => Text::ForeignWifi,
        ForeignKind::Contact => Text::ForeignContact,
        ForeignKind::Phone => Text::ForeignPhone,
        ForeignKind::Other => Text::ForeignOther,
        ForeignKind::Text => Text::ForeignText,
        ForeignKind::Garbage => Text::ForeignGarbage,
        ForeignKind::Empty => Text::ForeignEmpty,
    };
    panel("refusal", Text::ForeignTitle, what, Text::ForeignHint)
}

/// A personal code: true or not, there is nothing to check in to.
#[component]
pub(crate) fn Personal() -> impl IntoView {
    panel(
        "refusal",
        Text::ForeignTitle,
        Text::PersonalNamed,
        Text::PersonalNamedHint,
    )
}

fn panel(class: &'static str, title: Text, reason: Text, next_step: Text) -> impl IntoView {
    view! {
        <section class=class role="alert">
            <h1>{t(title)}</h1>
            <p class="refusal__reason">{t(reason)}</p>
            <p>{t(next_step)}</p>
        </section>
    }
}
