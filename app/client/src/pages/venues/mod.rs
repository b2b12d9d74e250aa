//! What an owner does: venues, their points, their posters, their scan history.

mod card;
mod chime;
mod choice;
mod code_entry;
mod confirm;
pub(crate) mod connections;
pub(crate) mod delete;
mod deleted;
mod details;
mod details_form;
pub(crate) mod edit;
pub(crate) mod events;
mod file_form;
pub(crate) mod history;
mod history_chips;
mod history_filter;
mod history_form;
mod history_rows;
mod history_scans;
mod history_venues;
mod invitations;
pub(crate) mod list;
mod live;
pub(crate) mod new;
mod new_draft;
mod of_venue;
mod point_form;
pub(crate) mod points;
mod poster;
pub(crate) mod posters;
mod search;
mod statistics;
mod table_files;
pub(crate) mod team;
pub(crate) mod venue;
mod ward_field;
pub(crate) mod withdraw;
mod words;

use domain::ids::VenueId;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The venue of the address, `/venues/:id…`; an address without one asks for a
/// venue that nobody has, and gets that answer.
fn venue_of_address() -> VenueId {
    let path = use_location().pathname.get_untracked();
    path.split('/')
        .nth(2)
        .and_then(|id| id.parse().ok())
        .unwrap_or(VenueId::from_bytes([0; 16]))
}
