//! Declaring: for somebody new, or again for one of this phone's people.

use domain::health::holder::Relation;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::Text;

use super::again::Again;
use super::answers::Answers;
use super::form::Form;
use super::member_of_path;
use super::place_field::wards;
use crate::components::heading::Heading;
use crate::family::Family;

/// `/health/declare`, `/health/declare?other`, `/health/declare/<holder>`.
#[component]
pub(crate) fn Declare() -> impl IntoView {
    let family = Family::read();
    let member = member_of_path(family);
    let wards = wards();
    let search = use_location().search;
    let has_changed = RwSignal::new(false);
    let is_read = Memo::new(move |_| family.is_read());
    move || {
        is_read.get().then(|| match member.get_untracked() {
            Some(member) if !has_changed.get() => view! {
                <Heading text=Text::DeclareTitleAgain />
                <Again last=member.last on_change=move |()| has_changed.set(true) />
            }
            .into_any(),
            Some(member) => view! {
                <Heading text=Text::DeclareTitleAgain />
                <Form answers=Answers::as_last_time(&member.last) wards />
            }
            .into_any(),
            None => {
                let is_for_other = search.with_untracked(|search| search.contains("other"));
                let relation = if is_for_other {
                    Relation::Child
                } else {
                    Relation::Myself
                };
                view! {
                    <Heading text=Text::DeclareTitle />
                    <Form answers=Answers::empty(relation) wards />
                }
                .into_any()
            }
        })
    }
}
