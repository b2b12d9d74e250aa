//! Whether this phone checked in at an outbreak place: looked up here and told
//! to nobody but its owner, until the owner agreed.

use domain::checkpoint::outbreak::Outbreaks;
use domain::code::personal::SeenAt;
use leptos::prelude::*;

use crate::check_in::undo_of;
use crate::city_lists;
use crate::declare::server_time;
use crate::offline::entries::{Kept, Says};
use crate::time_text::now;
use crate::trail::Trail;

/// A check-in of this phone's at an outbreak place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OwnPlace {
    pub(super) seen_at: SeenAt,
    /// As the poster named it.
    pub(super) place: String,
}

/// The latest one; changes with the list and with what this phone recorded.
pub(super) fn own_places(trail: Trail) -> Memo<Option<OwnPlace>> {
    let list = city_lists::kept::<Outbreaks>(trail);
    Memo::new(move |_| {
        trail
            .records
            .with(|records| list.with(|list| latest(trail, records, list)))
    })
}

fn latest(trail: Trail, records: &[Kept], list: &Outbreaks) -> Option<OwnPlace> {
    let now = server_time(trail, now());
    records.iter().find_map(|kept| {
        let Some(Says::CheckIn(it)) = &kept.says else {
            return None;
        };
        let visit = (
            it.venue,
            &*kept.label.ward,
            server_time(trail, it.scanned_at),
        );
        let seen_at = list.seen_at([visit], now)?;
        undo_of(records, it.id).is_none().then(|| OwnPlace {
            seen_at,
            place: kept.label.venue.clone(),
        })
    })
}
