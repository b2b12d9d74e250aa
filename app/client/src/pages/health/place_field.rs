//! Naming a ward: chosen from the city's list, which this phone keeps, or
//! written in full where it is not on it.

use domain::area::{AreaCode, Ward};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::folded::folded;
use crate::offline::values;

const NAME: &str = "wards";
/// The id of the one list of names on a page.
pub(super) const LIST: &str = "ward-names";

/// The city's wards: as kept, then as the server says, where it is reached.
pub(super) fn wards() -> RwSignal<Vec<Ward>> {
    let wards = RwSignal::new(Vec::new());
    spawn_local(async move {
        if let Ok(Some(kept)) = values::get::<Vec<Ward>>(NAME).await {
            drop(wards.try_set(kept));
        }
        if let Ok(fresh) = api::areas::wards().await {
            // Not kept means only that names are written in full without a network.
            let _ = values::put(NAME, &fresh).await;
            drop(wards.try_set(fresh));
        }
    });
    wards
}

/// The names to choose from, for every [`place_input`] of the page.
#[component]
pub(super) fn WardNames(wards: RwSignal<Vec<Ward>>) -> impl IntoView {
    let names = move || {
        let wards = wards.get().into_iter();
        wards
            .map(|ward| view! { <option value=whole_name(&ward)></option> })
            .collect_view()
    };
    view! { <datalist id=LIST>{names}</datalist> }
}

/// The ward that `typed` names, if it names exactly one.
pub(super) fn chosen(wards: &[Ward], typed: &str) -> Option<AreaCode> {
    let typed = folded(typed);
    let is_named = |ward: &&Ward| folded(&whole_name(ward)) == typed || folded(&ward.name) == typed;
    let mut named = wards.iter().filter(is_named);
    let first = named.next()?;
    named.next().is_none().then_some(first.code)
}

fn whole_name(ward: &Ward) -> String {
    match ward.within.is_empty() {
        true => ward.name.clone(),
        false => format!("{}, {}", ward.name, ward.within),
    }
}
