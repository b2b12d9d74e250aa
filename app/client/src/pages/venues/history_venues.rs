//! The venues whose scan history the caller may read, and today's counts of them.

use domain::ids::VenueId;
use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use domain::venue::Point;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::Arrival;

/// The venues; none until the server has answered.
#[derive(Clone, Copy, Default)]
pub(super) struct Venues(RwSignal<Vec<ManagedVenue>>);

impl Venues {
    /// Asks the server. Where it does not answer, the rows' own question says why.
    pub(super) fn asked() -> Self {
        let venues = Self::default();
        spawn_local(async move {
            let mut mine = api::venues::mine().await.unwrap_or_default();
            mine.retain(|it| it.role.may(Action::SeeHistory) && it.restorable_until.is_none());
            venues.0.try_set(mine);
        });
        venues
    }

    /// Name and id of each.
    pub(super) fn names(self) -> Vec<(VenueId, String)> {
        let name = |it: &ManagedVenue| (it.venue.id, it.venue.details.name.clone());
        self.0.with(|venues| venues.iter().map(name).collect())
    }

    /// Where codes hang at a venue.
    pub(super) fn points(self, venue: Option<VenueId>) -> Vec<Point> {
        self.0.with(|venues| {
            let found = venues.iter().find(|it| Some(it.venue.id) == venue);
            found.map_or_else(Vec::new, |it| it.venue.points.clone())
        })
    }

    /// Check-ins of today at one venue or all of them; `None` while not known.
    pub(super) fn today(self, venue: Option<VenueId>) -> Option<u32> {
        self.of(venue, |venues| {
            let counts: Vec<_> = venues.map(|it| it.today).collect();
            (!counts.is_empty()).then(|| counts.iter().sum())
        })
    }

    /// Whether the rows of one venue, or of all, may be taken away as a file.
    pub(super) fn may_export(self, venue: Option<VenueId>) -> bool {
        self.of(venue, |venues| {
            let mut may = venues.map(|it| it.role.may(Action::Export)).peekable();
            may.peek().is_some() && may.all(|may| may)
        })
    }

    /// Takes in what an arrival says of today.
    pub(super) fn count(self, arrival: Arrival) {
        self.0.update(|venues| {
            let found = venues.iter_mut().find(|it| it.venue.id == arrival.venue);
            if let Some(found) = found {
                found.today = arrival.today;
            }
        });
    }

    fn of<T>(
        self,
        venue: Option<VenueId>,
        look: impl FnOnce(&mut dyn Iterator<Item = &ManagedVenue>) -> T,
    ) -> T {
        self.0.with(|venues| {
            let wanted = |it: &&ManagedVenue| venue.is_none_or(|venue| it.venue.id == venue);
            look(&mut venues.iter().filter(wanted))
        })
    }
}
