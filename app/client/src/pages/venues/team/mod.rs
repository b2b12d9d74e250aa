//! Sharing a venue (R16, R17): who takes part in it as what, who was invited,
//! and inviting more; for others than owners, leaving it.

mod leave;
mod members;
mod pending;
mod share_form;
mod share_words;

use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use leptos::prelude::*;
use locales::{Text, filled};

use self::leave::Leave;
use self::members::Members;
use self::pending::Pending;
use self::share_form::ShareForm;
use super::of_venue::of_venue;
use super::words;
use crate::components::asked::{answered, asked};
use crate::components::heading::Heading;
use crate::i18n::{shown, t};

#[component]
pub(crate) fn Team() -> impl IntoView {
    view! {
        <Heading text=Text::TeamTitle />
        {of_venue(Action::Leave, |managed| match managed.role.may(Action::Share) {
            true => shared_by_you(&managed).into_any(),
            false => shared_with_you(&managed).into_any(),
        })}
    }
}

fn shared_by_you(managed: &ManagedVenue) -> impl IntoView + use<> {
    let venue = managed.venue.id;
    let team = asked(move || api::sharing::team(venue));
    let changed = team.renew;
    // Outlives the list, which comes anew when a code was sent again.
    let sent = RwSignal::new(false);
    view! {
        <ShareForm venue shared=changed />
        <p class="field__good" role="status">{move || sent.get().then(|| t(Text::CodeResent))}</p>
        {answered(team, move |team| view! {
            <Pending pending=team.pending sent changed />
            <Members venue members=team.members changed />
        })}
    }
}

fn shared_with_you(managed: &ManagedVenue) -> impl IntoView + use<> {
    let (venue, role) = (managed.venue.id, managed.role);
    let shown = shown();
    let yours = move || {
        let role = t(words::role(role))();
        filled(shown.get(), Text::TeamYourRole, &[("role", role)])
    };
    view! {
        <p><strong>{yours}</strong></p>
        <p>{t(words::role_may(role))}</p>
        <p class="quiet">{t(Text::TeamAskOwner)}</p>
        <Leave venue />
    }
}
