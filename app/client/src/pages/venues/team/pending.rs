//! Who was invited and has not accepted: send the code again, take the
//! invitation back, or complete it with the code that they told.

use api::ApiError;
use domain::ids::ShareId;
use domain::owner::sharing::{Accepted, PendingShare};
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use crate::components::phone_and_code::national;
use crate::components::problem::Problem;
use crate::i18n::{shown, t};
use crate::pages::venues::code_entry::CodeEntry;
use crate::pages::venues::words;
use crate::time_text;

#[component]
pub(super) fn Pending(
    pending: Vec<PendingShare>,
    sent: RwSignal<bool>,
    changed: Callback<()>,
) -> impl IntoView {
    let shown = shown();
    let problem = RwSignal::new(None::<ApiError>);
    // The one whose code is entered.
    let open = RwSignal::new(None::<ShareId>);
    let resend = Callback::new(move |share: ShareId| {
        problem.set(None);
        sent.set(false);
        spawn_local(async move {
            match api::sharing::resend(share, shown.now()).await {
                // The code is good for longer now, which the list says.
                Ok(()) => {
                    sent.try_set(true);
                    let _ = changed.try_run(());
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    let withdraw = Callback::new(move |share: ShareId| {
        problem.set(None);
        sent.set(false);
        spawn_local(async move {
            match api::sharing::withdraw(share).await {
                Ok(()) => drop(changed.try_run(())),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    let row = move |share| view! { <Row share open resend withdraw changed /> };
    (!pending.is_empty()).then(|| {
        view! {
            <h2>{t(Text::TeamPending)}</h2>
            <p class="quiet">{t(Text::TeamPendingHint)}</p>
            <Problem error=problem />
            <ul class="cards">{pending.into_iter().map(row).collect_view()}</ul>
        }
    })
}

#[component]
fn Row(
    share: PendingShare,
    open: RwSignal<Option<ShareId>>,
    resend: Callback<ShareId>,
    withdraw: Callback<ShareId>,
    changed: Callback<()>,
) -> impl IntoView {
    let shown = shown();
    let (id, expires) = (share.share, share.expires_at);
    let phone = national(share.phone.e164());
    let until = move || {
        let time = time_text::moment(shown.get(), expires);
        filled(shown.get(), Text::InvitationUntil, &[("time", &time)])
    };
    // Several rows have the same buttons.
    let labelled = StoredValue::new(phone.clone());
    let label = move |text| move || format!("{}: {}", t(text)(), labelled.get_value());
    view! {
        <li class="card card--wide">
            <strong>{phone}</strong>
            <span class="chip">{t(words::role(share.role))}</span>
            <span class="quiet">{until}</span>
            {move || if open.get() == Some(id) {
                view! {
                    <CodeEntry share=id label=Text::TeamCode expired=Text::ErrorAskForNewCode
                        button=Text::TeamComplete on_done=move |_: Accepted| changed.run(()) />
                }
                .into_any()
            } else {
                view! {
                    <button type="button" class="button" aria-label=label(Text::TeamEnterCode) on:click=move |_| open.set(Some(id))>
                        {t(Text::TeamEnterCode)}
                    </button>
                }
                .into_any()
            }}
            <div class="pair">
                <button type="button" class="button button--small" aria-label=label(Text::CodeResend) on:click=move |_| resend.run(id)>
                    {t(Text::CodeResend)}
                </button>
                <button type="button" class="button button--small" aria-label=label(Text::TeamWithdraw) on:click=move |_| withdraw.run(id)>
                    {t(Text::TeamWithdraw)}
                </button>
            </div>
        </li>
    }
}
