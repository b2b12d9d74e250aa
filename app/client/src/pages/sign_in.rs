//! Signing in with a phone number, then on to where one wanted to go.

use domain::person::Person;
use domain::sign_in::Purpose;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use locales::Text;

use crate::components::heading::Heading;
use crate::components::phone_and_code::PhoneAndCode;
use crate::i18n::t;

#[component]
pub(crate) fn SignIn() -> impl IntoView {
    let next = use_query_map().with_untracked(|query| query.get("next"));
    let next = next.filter(|next| is_own_page(next));
    let navigate = use_navigate();
    let done = move |_: Person| {
        navigate(next.as_deref().unwrap_or("/venues"), Default::default());
    };
    view! {
        <Heading text=Text::SignInTitle />
        <p>{t(Text::SignInHint)}</p>
        <PhoneAndCode purpose=Purpose::SignIn confirm=api::sign_in::sign_in on_done=done />
    }
}

/// `next` comes with the address, so somebody else may have written it: it
/// must not lead away from this site.
fn is_own_page(next: &str) -> bool {
    next.starts_with('/') && !next.starts_with("//") && !next.contains('\\')
}
