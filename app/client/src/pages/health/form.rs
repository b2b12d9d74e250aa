//! The whole declaration on one page, and what becomes of it.

use domain::area::Ward;
use domain::health::declaration::Declaration;
use domain::health::holder::Relation;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use locales::Text;

use super::answers::{Answers, Moment, Wrong};
use super::consent::Consent;
use super::doses::DosesField;
use super::place_field::{LIST, WardNames};
use super::signs::SignsField;
use super::stays::StaysField;
use super::test_field::{TestField, radio};
use super::words;
use crate::components::button::Primary;
use crate::components::field::{Field, TextField, described_by};
use crate::components::not_saved::NotSaved;
use crate::declare::declare;
use crate::i18n::t;
use crate::offline::StorageError;
use crate::time_text::now;
use crate::trail::trail;

/// The form; `is_known` leaves out who it is for.
#[component]
pub(super) fn Form(answers: Answers, wards: RwSignal<Vec<Ward>>) -> impl IntoView {
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let (saving, save) = saver();
    let error = move |id: &'static str| {
        Signal::derive(move || {
            wrong.with(|wrong| Some(wrong.iter().find(|(field, _)| *field == id)?.1))
        })
    };
    let clock = trail().clock;
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let at = Moment {
            now: now(),
            clock: clock.get_untracked(),
        };
        match wards.with_untracked(|wards| answers.declaration(wards, at)) {
            Ok(declaration) => save.run(declaration),
            Err(fields) => {
                if let Some((id, _)) = fields.first() {
                    look_at(id);
                }
                wrong.set(fields);
            }
        }
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <WardNames wards />
            <fieldset>
                <legend>{t(Text::DeclareRelation)}</legend>
                <div class="options">
                    {[Relation::Myself, Relation::Child, Relation::Parent, Relation::Other].map(|it| radio(
                        "relation",
                        words::relation(it),
                        move || answers.relation.get() == it,
                        move || answers.relation.set(it),
                    ))}
                </div>
            </fieldset>
            <TextField id="name" label=Text::DeclareName hint=Text::DeclareNameHint value=answers.name
                error=error("name") autocomplete="off" longest=80 />
            <TextField id="year" label=Text::DeclareYear hint=Text::DeclareYearHint value=answers.year
                error=error("year") mode="numeric" longest=4 />
            <Field id="home" label=Text::DeclareHome hint=Some(Text::DeclareHomeHint) error=error("home")>
                <input id="home" name="home" list=LIST autocomplete="off" maxlength="80"
                    aria-describedby=described_by("home") prop:value=answers.home
                    on:input=move |event| answers.home.set(event_target_value(&event)) />
            </Field>
            <SignsField answers />
            <StaysField answers error=error("stays") />
            <DosesField answers error=error("doses") />
            <TestField answers error=error("test") />
            <Consent answers error=error("consent") />
            {move || wrong.with(|wrong| !wrong.is_empty()).then(|| view! {
                <p class="notice notice--problem" role="alert">{t(Text::DeclareMend)}</p>
            })}
            <Primary text=Text::DeclareSend busy=saving.busy />
            <NotSaved error=saving.error />
        </form>
    }
}

/// How saving goes.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    pub(super) busy: RwSignal<bool>,
    pub(super) error: RwSignal<Option<StorageError>>,
}

/// What saves a declaration and then shows the code that it makes.
pub(super) fn saver() -> (Saving, Callback<Declaration>) {
    let saving = Saving {
        busy: RwSignal::new(false),
        error: RwSignal::new(None),
    };
    let (trail, navigate) = (trail(), use_navigate());
    let save = Callback::new(move |declaration: Declaration| {
        if saving.busy.get_untracked() {
            return;
        }
        saving.busy.set(true);
        saving.error.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            let holder = declaration.holder.id;
            let saved = declare(trail, declaration, now()).await;
            saving.busy.try_set(false);
            match saved {
                Ok(()) => navigate(&format!("/health/code/{holder}"), Default::default()),
                Err(error) => drop(saving.error.try_set(Some(error))),
            }
        });
    });
    (saving, save)
}

/// Brings an answer into sight that needs mending.
fn look_at(id: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        field.scroll_into_view();
    }
}
