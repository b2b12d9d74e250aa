//! The five fields of a venue.

use domain::venue::VenueKind;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use locales::Text;
use wasm_bindgen::JsCast;

use super::details::{Typed, Wrong};
use super::ward_field::WardField;
use super::words;
use crate::components::button::Primary;
use crate::components::field::{Field, TextField, described_by};
use crate::i18n::t;

/// The form; `send` is called when the owner presses its button, which says
/// `button`.
#[component]
pub(super) fn DetailsForm(
    typed: Typed,
    wrong: RwSignal<Vec<Wrong>>,
    button: Text,
    /// What stands below the button.
    foot: Text,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] send: Callback<()>,
) -> impl IntoView {
    let error = move |id: &'static str| {
        Signal::derive(move || {
            wrong.with(|wrong| {
                wrong
                    .iter()
                    .find(|(field, _)| *field == id)
                    .map(|(_, text)| *text)
            })
        })
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField id="venue-name" label=Text::VenueName hint=Text::VenueNameHint value=typed.name
                error=error("venue-name") autocomplete="organization" />
            <KindField typed error=error("venue-kind") />
            <TextField id="venue-address" label=Text::VenueAddress hint=Text::VenueAddressHint value=typed.address
                error=error("venue-address") autocomplete="street-address" longest=400 />
            <WardField details=typed error=error("venue-ward") />
            <TextField id="venue-stay" label=Text::VenueStay hint=Text::VenueStayHint value=typed.stay
                error=error("venue-stay") mode="numeric" longest=5 />
            <Summary wrong />
            <Primary text=button busy />
            <p class="quiet">{t(foot)}</p>
        </form>
    }
}

#[component]
fn KindField(typed: Typed, #[prop(into)] error: Signal<Option<Text>>) -> impl IntoView {
    let choose = move |event| {
        let number = event_target_value(&event).parse().ok();
        typed.choose_kind(number.and_then(VenueKind::from_number));
    };
    view! {
        <Field id="venue-kind" label=Text::VenueKind error>
            <select
                id="venue-kind"
                name="venue-kind"
                aria-describedby=described_by("venue-kind")
                aria-invalid=move || error.get().is_some().to_string()
                on:change=choose
            >
                <option value="" selected=move || typed.kind.get().is_none()>{t(Text::VenueKindChoose)}</option>
                {VenueKind::ALL.map(|kind| view! {
                    <option value=kind.number() selected=move || typed.kind.get() == Some(kind)>
                        {t(words::kind(kind))}
                    </option>
                })}
            </select>
        </Field>
    }
}

/// Everything that needs mending, one tap away.
#[component]
fn Summary(wrong: RwSignal<Vec<Wrong>>) -> impl IntoView {
    let line = |(id, text): Wrong| {
        view! {
            <li>
                <button type="button" class="button--link" on:click=move |_| focus(id)>{t(text)}</button>
            </li>
        }
    };
    view! {
        <div role="alert">
            {move || {
                let wrong = wrong.get();
                (!wrong.is_empty()).then(|| view! {
                    <div class="notice notice--problem">
                        <p>{t(Text::VenueErrors)}</p>
                        <ul>{wrong.into_iter().map(line).collect_view()}</ul>
                    </div>
                })
            }}
        </div>
    }
}

/// Moves the focus to a field.
fn focus(id: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(field.focus());
    }
}
