//! The second step of `/who`: the phone number is confirmed, and what this
//! phone recorded then belongs to its visitor.

use api::ApiError;
use domain::batch::DeviceKey;
use domain::device::sign_attach;
use domain::ids::ChallengeId;
use domain::person::Person;
use domain::sign_in::Purpose;
use leptos::prelude::*;

use super::who::Step;
use crate::bell::Ring;
use crate::components::phone_and_code::PhoneAndCode;
use crate::profile::{Profile, known_profile};
use crate::time_text::now;
use crate::{device, sync};

#[component]
pub(crate) fn Number(step: RwSignal<Step>) -> impl IntoView {
    let known = known_profile();
    let profile = untrack(move || known.profile());
    let (name, typed) = (profile.name, RwSignal::new(profile.phone));
    // Kept as typed, so that it need not be typed again when the code has to wait.
    Effect::new(move |before: Option<()>| {
        let phone = typed.get();
        if before.is_some() {
            let profile = untrack(move || known.profile());
            known.keep(Profile { phone, ..profile });
        }
    });
    let confirm = move |challenge, code| attach(challenge, code, name.clone());
    let done = move |person: Person| {
        known.keep(Profile {
            name: person.name,
            phone: person.phone.e164().to_owned(),
            confirmed: true,
        });
        sync::ring(Ring::Asked);
        step.set(Step::Done);
    };
    view! { <PhoneAndCode purpose=Purpose::Visitor confirm on_done=done typed /> }
}

/// Gives this phone's trace to the person who confirmed the number.
async fn attach(challenge: ChallengeId, code: String, name: String) -> Result<Person, ApiError> {
    // Nothing can be attached without a key; the page says that it is our fault.
    let key = device::key(now()).await.map_err(|_| ApiError::Internal)?;
    let device = DeviceKey::from_bytes(key.verifying_key().to_bytes());
    let signature = sign_attach(&key, challenge);
    api::visitor::confirm(challenge, code, name, device, signature).await
}
