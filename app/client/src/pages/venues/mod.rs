//! What an owner does: venues, their points, their posters, their scan history.

mod chime;
mod code_entry;
pub(crate) mod connections;
pub(crate) mod events;
pub(crate) mod history;
mod history_chips;
mod history_filter;
mod history_form;
mod history_rows;
mod history_scans;
mod history_venues;
pub(crate) mod invitations;
pub(crate) mod list;
mod live;
pub(crate) mod new;
mod new_draft;
mod new_form;
mod of_venue;
mod point_form;
pub(crate) mod points;
mod poster;
mod poster_picture;
mod poster_svg;
pub(crate) mod posters;
pub(crate) mod statistics;
mod table_files;
pub(crate) mod team;
mod ward_field;
pub(crate) mod words;

use domain::ids::VenueId;
use leptos_router::hooks::use_location;

use leptos::prelude::*;

/// The venue of the address, `/venues/:id…`; an address without one asks for a
/// venue that nobody has, and gets that answer.
fn venue_of_address() -> VenueId {
    let path = use_location().pathname.get_untracked();
    path.split('/')
        .nth(2)
        .and_then(|id| id.parse().ok())
        .unwrap_or(VenueId::from_bytes([0; 16]))
}
