//! Everybody with a role in the venue; each but oneself to be taken out.

use api::ApiError;
use domain::ids::{PersonId, VenueId};
use domain::owner::sharing::Member;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::Leave;
use crate::components::ask_first::AskFirst;
use crate::components::phone_and_code::national;
use crate::components::problem::Problem;
use crate::i18n::{shown, t};
use crate::pages::venues::words;
use crate::time_text;

#[component]
pub(super) fn Members(
    venue: VenueId,
    members: Vec<Member>,
    changed: Callback<()>,
) -> impl IntoView {
    let problem = RwSignal::new(None::<ApiError>);
    let revoke = Callback::new(move |person: PersonId| {
        problem.set(None);
        spawn_local(async move {
            match api::sharing::revoke(venue, person).await {
                Ok(()) => drop(changed.try_run(())),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    let row = |member| view! { <Row venue member revoke /> };
    view! {
        <h2>{t(Text::TeamMembers)}</h2>
        <Problem error=problem />
        <ul class="cards">{members.into_iter().map(row).collect_view()}</ul>
    }
}

#[component]
fn Row(venue: VenueId, member: Member, revoke: Callback<PersonId>) -> impl IntoView {
    let shown = shown();
    let (person, since) = (member.person, member.since);
    let phone = national(member.phone.e164());
    let since = move || {
        let day = time_text::day(shown.get(), since);
        filled(shown.get(), Text::TeamSince, &[("day", &day)])
    };
    let asked_about = phone.clone();
    let question = Signal::derive(move || {
        let values = [("phone", asked_about.as_str())];
        filled(shown.get(), Text::TeamRevokeAsk, &values)
    });
    view! {
        <li class="card card--wide">
            <strong>{phone.clone()}</strong>
            <span>{member.name}</span>
            <span class="chips">
                <span class="chip">{t(words::role(member.role))}</span>
                {member.is_you.then(|| view! { <span class="chip">{t(Text::TeamYou)}</span> })}
            </span>
            <span class="quiet">{since}</span>
            {match member.is_you {
                true => view! { <Leave venue /> }.into_any(),
                false => view! {
                    <AskFirst button=Text::TeamRevoke about=phone question yes=Text::TeamRevokeYes
                        on_yes=move |()| revoke.run(person) />
                }
                .into_any(),
            }}
        </li>
    }
}
