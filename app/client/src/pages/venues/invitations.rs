//! Invitations to take part in somebody's venue, each completed with the code
//! that came with it.

use api::ApiError;
use domain::ids::ShareId;
use domain::owner::sharing::{Accepted, Invitation};
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::code_entry::CodeEntry;
use super::words;
use crate::components::asked::asked;
use crate::components::phone_and_code::national;
use crate::components::problem::Problem;
use crate::i18n::{shown, t};
use crate::time_text;

/// The caller's invitations; nothing where there are none. `accepted` is called
/// when the caller has one venue more.
#[component]
pub(crate) fn Invitations(#[prop(optional, into)] accepted: Option<Callback<()>>) -> impl IntoView {
    let shown = shown();
    let invitations = asked(api::sharing::invitations);
    let done = RwSignal::new(None::<Accepted>);
    let problem = RwSignal::new(None::<ApiError>);
    // The one whose code is asked for; at first the newest.
    let open = RwSignal::new(None::<ShareId>);
    let on_done = Callback::new(move |venue: Accepted| {
        done.set(Some(venue));
        open.set(None);
        invitations.renew.run(());
        if let Some(accepted) = accepted {
            accepted.run(());
        }
    });
    let decline = Callback::new(move |share: ShareId| {
        problem.set(None);
        spawn_local(async move {
            match api::sharing::withdraw(share).await {
                Ok(()) => drop(invitations.renew.try_run(())),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    // What fails here fails on the page around it, which says so.
    let all = move || {
        let answer = invitations.answer.get();
        let all = answer.and_then(Result::ok).unwrap_or_default();
        let first = all.first().map(|invitation| invitation.share);
        let card = move |invitation: Invitation| {
            let share = invitation.share;
            let is_open = Signal::derive(move || open.get().or(first) == Some(share));
            view! { <Card invitation is_open open on_done decline /> }
        };
        (!all.is_empty()).then(|| {
            view! {
                <section class="invitations">
                    <h2>{t(Text::InvitationsTitle)}</h2>
                    <ul class="cards">{all.into_iter().map(card).collect_view()}</ul>
                </section>
            }
        })
    };
    let accepted_words = move || {
        done.get().map(|done| {
            let role = t(words::role(done.role))();
            let values = [("role", role), ("venue", &done.venue_name)];
            filled(shown.get(), Text::InvitationAccepted, &values)
        })
    };
    view! {
        <p class="field__good" role="status">{accepted_words}</p>
        <Problem error=problem />
        {all}
    }
}

#[component]
fn Card(
    invitation: Invitation,
    is_open: Signal<bool>,
    open: RwSignal<Option<ShareId>>,
    on_done: Callback<Accepted>,
    decline: Callback<ShareId>,
) -> impl IntoView {
    let shown = shown();
    let share = invitation.share;
    let (role, expires) = (invitation.role, invitation.expires_at);
    let phone = national(invitation.invited_by.e164());
    let from = move || filled(shown.get(), Text::InvitationFrom, &[("phone", &phone)]);
    let until = move || {
        let time = time_text::moment(shown.get(), expires);
        filled(shown.get(), Text::InvitationUntil, &[("time", &time)])
    };
    view! {
        <li class="card card--wide">
            <strong>{invitation.venue_name}</strong>
            <span class="quiet">{invitation.address}</span>
            <span>{from}</span>
            <span class="chip">{t(words::role(role))}</span>
            <span class="quiet">{t(words::role_may(role))}</span>
            <span class="quiet">{until}</span>
            {move || if is_open.get() {
                view! {
                    <CodeEntry share label=Text::InvitationCode expired=Text::InvitationExpired
                        button=Text::InvitationAccept on_done />
                }
                .into_any()
            } else {
                view! {
                    <button type="button" class="button" on:click=move |_| open.set(Some(share))>
                        {t(Text::InvitationOpen)}
                    </button>
                }
                .into_any()
            }}
            <button type="button" class="button button--small" on:click=move |_| decline.run(share)>
                {t(Text::InvitationDecline)}
            </button>
        </li>
    }
}
