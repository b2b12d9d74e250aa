//! The one place where a failure becomes words with a next step.

use api::ApiError;
use domain::owner::key::ConnectionError;
use domain::phone::PhoneError;
use domain::venue::VenueError;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::{Language, Text, filled, text};

use crate::i18n::{shown, t};

/// What went wrong, with what to do next: a link to sign in where that is it,
/// else a button to try again where `retry` is given. Nothing while `error` is `None`.
#[component]
pub(crate) fn Problem(
    #[prop(into)] error: Signal<Option<ApiError>>,
    #[prop(optional, into)] retry: Option<Callback<()>>,
) -> impl IntoView {
    let shown = shown();
    let here = use_location().pathname;
    let next_step = move |error: &ApiError| match (error, retry) {
        (ApiError::SignInAgain, _) => {
            let sign_in = format!("/sign-in?next={}", here.get_untracked());
            view! { <a class="button" href=sign_in>{t(Text::SignInTitle)}</a> }.into_any()
        }
        (_, Some(retry)) => view! {
            <button type="button" class="button button--quiet" on:click=move |_| retry.run(())>
                {t(Text::TryAgain)}
            </button>
        }
        .into_any(),
        (_, None) => ().into_any(),
    };
    view! {
        // Stands here from the start, so that screen readers hear what appears in it.
        <div role="alert">
            {move || {
                error.get().map(|error| {
                    view! {
                        <div class="notice notice--problem">
                            <p>{words(shown.get(), &error)}</p>
                            {next_step(&error)}
                        </div>
                    }
                })
            }}
        </div>
    }
}

/// The failure in words.
pub(crate) fn words(language: Language, error: &ApiError) -> String {
    let plain = |key| text(language, key).to_owned();
    match error {
        ApiError::SignInAgain => plain(Text::ErrorSignInAgain),
        ApiError::NotFound => plain(Text::ErrorNotFound),
        ApiError::NotAllowed => plain(Text::ErrorNotAllowed),
        ApiError::LastOwner => plain(Text::ErrorLastOwner),
        ApiError::Connection { reason } => plain(of_connection(*reason)),
        ApiError::Phone { reason } => plain(of_phone(*reason)),
        ApiError::Venue { reason } => plain(of_venue(*reason)),
        ApiError::WrongCode { tries_left } => {
            let tries = tries_left.to_string();
            filled(language, Text::ErrorWrongCode, &[("tries", &tries)])
        }
        ApiError::AskForNewCode => plain(Text::ErrorAskForNewCode),
        ApiError::TooManyCodes { wait_seconds } => {
            let wait = wait(language, *wait_seconds);
            filled(language, Text::ErrorTooManyCodes, &[("wait", &wait)])
        }
        ApiError::TooManyCalls { wait_seconds } => {
            let wait = wait(language, *wait_seconds);
            filled(language, Text::ErrorTooManyCalls, &[("wait", &wait)])
        }
        ApiError::Busy { wait_seconds } => {
            let wait = wait(language, *wait_seconds);
            filled(language, Text::ErrorBusy, &[("wait", &wait)])
        }
        ApiError::TooLarge => plain(Text::ErrorTooLarge),
        ApiError::NotUnderstood | ApiError::BadSignature => plain(Text::ErrorNotUnderstood),
        ApiError::Internal => plain(Text::ErrorInternal),
        ApiError::NotReached => plain(Text::ErrorNotReached),
        ApiError::NotOurAnswer => plain(Text::ErrorNotOurAnswer),
    }
}

/// What is wrong with a phone number.
pub(crate) const fn of_phone(error: PhoneError) -> Text {
    match error {
        PhoneError::Empty => Text::PhoneEmpty,
        PhoneError::NotDigits => Text::PhoneNotDigits,
        PhoneError::TooShort => Text::PhoneTooShort,
        PhoneError::TooLong => Text::PhoneTooLong,
        PhoneError::OtherCountry => Text::PhoneOtherCountry,
        PhoneError::OldElevenDigits => Text::PhoneOldEleven,
        PhoneError::NotMobile => Text::PhoneNotMobile,
    }
}

/// What is wrong with a venue or a point.
pub(crate) const fn of_venue(error: VenueError) -> Text {
    match error {
        VenueError::NoName => Text::VenueNoName,
        VenueError::NameTooLong => Text::VenueNameTooLong,
        VenueError::NoAddress => Text::VenueNoAddress,
        VenueError::AddressTooLong => Text::VenueAddressTooLong,
        VenueError::UnknownWard => Text::VenueUnknownWard,
        VenueError::StayOutOfRange => Text::VenueStayOutOfRange,
        VenueError::NoLabel => Text::VenueNoLabel,
        VenueError::LabelTooLong => Text::VenueLabelTooLong,
        VenueError::NoTableNumber => Text::VenueNoTableNumber,
        VenueError::TooManyPoints => Text::VenueTooManyPoints,
        VenueError::NotPrintable => Text::VenueNotPrintable,
    }
}

/// Why a key or a webhook cannot be made.
pub(crate) const fn of_connection(error: ConnectionError) -> Text {
    match error {
        ConnectionError::BadName => Text::ConnectionBadName,
        ConnectionError::TooManyKeys => Text::ConnectionTooManyKeys,
        ConnectionError::BadUrl => Text::ConnectionBadUrl,
    }
}

/// A wait as people say it, rounded up.
fn wait(language: Language, seconds: u32) -> String {
    let (unit, count) = match seconds {
        0..=90 => (Text::Seconds, seconds),
        91..=5_400 => (Text::Minutes, seconds.div_ceil(60)),
        _ => (Text::Hours, seconds.div_ceil(3_600)),
    };
    filled(language, unit, &[("count", &count.to_string())])
}
