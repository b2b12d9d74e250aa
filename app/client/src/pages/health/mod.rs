//! Declaring one's health and showing one's personal code.

pub(crate) mod card;
pub(crate) mod code;
pub(crate) mod declare;
pub(crate) mod landing;
pub(crate) mod people;

mod again;
mod answers;
mod consent;
mod doses;
mod form;
mod outbreak_places;
mod place_field;
mod signs;
mod stays;
mod test_field;
mod words;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::family::{Family, Member};

/// The holder's id in `/health/…/<id>`, and this phone's member with it.
fn member_of_path(family: Family) -> Memo<Option<Member>> {
    let path = use_location().pathname;
    Memo::new(move |_| {
        let path = path.get();
        family.member(path.trim_end_matches('/').rsplit('/').next()?)
    })
}
