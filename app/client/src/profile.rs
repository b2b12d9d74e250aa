//! What the visitor told about themselves, kept on this phone. Asked for once;
//! confirmed by OTP when there is a network.

use domain::json::{Json, Read};
use leptos::prelude::*;
use serde::Serialize;

use crate::offline::values;

const NAME: &str = "profile";

/// The visitor, as far as this phone was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Profile {
    pub(crate) name: String,
    /// As typed, until it is confirmed.
    pub(crate) phone: String,
    pub(crate) confirmed: bool,
}

impl Read for Profile {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            name: fields.get_or_default("name")?,
            phone: fields.get_or_default("phone")?,
            confirmed: fields.get_or_default("confirmed")?,
        })
    }
}

/// The profile in context.
#[derive(Clone, Copy)]
pub(crate) struct KnownProfile(RwSignal<Known>);

/// What is known of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Reading,
    /// Nobody was asked on this phone yet.
    NeverAsked,
    Asked(Profile),
}

impl KnownProfile {
    /// Reads it from the phone.
    pub(crate) fn start() -> Self {
        let known = Self(RwSignal::new(Known::Reading));
        leptos::task::spawn_local(async move {
            let stored = values::get(NAME).await.ok().flatten();
            known.0.update(|known| {
                if *known == Known::Reading {
                    *known = stored.map_or(Known::NeverAsked, Known::Asked);
                }
            });
        });
        known
    }

    /// What is known; changes with it.
    pub(crate) fn get(self) -> Known {
        self.0.get()
    }

    /// The profile, empty when there is none.
    pub(crate) fn profile(self) -> Profile {
        match self.0.get() {
            Known::Asked(profile) => profile,
            Known::Reading | Known::NeverAsked => Profile::default(),
        }
    }

    /// Keeps what was told, or that nothing was.
    pub(crate) fn keep(self, profile: Profile) {
        self.0.set(Known::Asked(profile.clone()));
        leptos::task::spawn_local(async move {
            // Not kept means only that it is asked for again.
            let _ = values::put(NAME, &profile).await;
        });
    }
}

/// The profile, from context.
pub(crate) fn known_profile() -> KnownProfile {
    expect_context()
}
