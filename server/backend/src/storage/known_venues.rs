//! The venues that check-ins are tested against, kept in memory: their points,
//! and from when on which posters no longer count.

use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

use domain::ids::VenueId;
use domain::record::Rejection;
use domain::time::Timestamp;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::{Store, fixed};
use crate::Error;

/// Venues kept in memory; more than a city has.
const MOST_KNOWN: usize = 1_000_000;

/// What a check-in is tested against.
#[derive(Clone, Default)]
pub(crate) struct KnownVenue {
    pub(crate) key: i64,
    deleted_at: Option<Timestamp>,
    /// Its name of today, if posters hang that say another.
    pub(crate) renamed: Option<String>,
    points: HashSet<u16>,
    /// Point, version, and when posters below that version were withdrawn.
    withdrawn: Vec<(u16, u16, Timestamp)>,
}

impl KnownVenue {
    /// Why a check-in here, at this moment on the server's clock, does not count.
    pub(crate) fn refuses(&self, point: u16, version: u16, at: Timestamp) -> Option<Rejection> {
        if !self.points.contains(&point) {
            return Some(Rejection::UnknownPoint);
        }
        if self.deleted_at.is_some_and(|deleted| at >= deleted) {
            return Some(Rejection::VenueDeleted);
        }
        let is_withdrawn = self.withdrawn.iter().any(|(withdrawn, below, since)| {
            *withdrawn == point && version < *below && at >= *since
        });
        is_withdrawn.then_some(Rejection::PosterWithdrawn)
    }
}

/// Venues that are there. One that is missing here may have been registered a
/// moment ago, so only the database can say that there is none.
#[derive(Default)]
pub(crate) struct KnownVenues(RwLock<Known>);

#[derive(Default)]
struct Known {
    venues: HashMap<VenueId, KnownVenue>,
    /// Changes so far: what was read before the last one may be out of date.
    changes: u64,
}

impl Store {
    /// Those of `wanted` that are there, each with at least the points named:
    /// from memory, the others with one query.
    pub(crate) async fn known_venues(
        &self,
        wanted: &HashSet<(VenueId, u16)>,
    ) -> Result<HashMap<VenueId, KnownVenue>, Error> {
        let (mut known, missing, changes) = self.known_venues.split(wanted);
        if !missing.is_empty() {
            let read = self.read_known(&missing).await?;
            self.known_venues.add(&read, changes);
            known.extend(read);
        }
        Ok(known)
    }

    async fn read_known(
        &self,
        ids: &HashSet<VenueId>,
    ) -> Result<HashMap<VenueId, KnownVenue>, Error> {
        let mut known: HashMap<VenueId, KnownVenue> = HashMap::new();
        let points = "SELECT v.id, v.key, v.deleted_at, p.number, iif(v.renamed, v.name, NULL) FROM venues v \
             JOIN points p ON p.venue = v.key WHERE v.id IN (";
        for row in among(points, ids, "")
            .build()
            .persistent(false)
            .fetch_all(&self.read)
            .await?
        {
            let id = VenueId::from_bytes(fixed(row.try_get(0)?, "venues.id")?);
            let venue = known.entry(id).or_default();
            venue.key = row.try_get(1)?;
            venue.deleted_at = row
                .try_get::<Option<i64>, _>(2)?
                .map(Timestamp::from_millis);
            venue.points.insert(row.try_get(3)?);
            venue.renamed = row.try_get(4)?;
        }
        let withdrawn = "SELECT v.id, w.point, w.below, w.at FROM withdrawals w \
             JOIN venues v ON v.key = w.venue WHERE w.point IS NOT NULL AND v.id IN (";
        for row in among(withdrawn, ids, "")
            .build()
            .persistent(false)
            .fetch_all(&self.read)
            .await?
        {
            let id = VenueId::from_bytes(fixed(row.try_get(0)?, "venues.id")?);
            let (point, below, at) = (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
            let venue = known.entry(id).or_default();
            venue
                .withdrawn
                .push((point, below, Timestamp::from_millis(at)));
        }
        Ok(known)
    }
}

fn among(sql: &'static str, ids: &HashSet<VenueId>, end: &'static str) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(sql);
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id.as_bytes().to_vec());
    }
    query.push(")").push(end);
    query
}

impl KnownVenues {
    fn split(
        &self,
        wanted: &HashSet<(VenueId, u16)>,
    ) -> (HashMap<VenueId, KnownVenue>, HashSet<VenueId>, u64) {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (mut known, mut missing) = (HashMap::new(), HashSet::new());
        for (id, point) in wanted {
            match all.venues.get(id) {
                Some(venue) if venue.points.contains(point) => {
                    known.entry(*id).or_insert_with(|| venue.clone());
                }
                _ => {
                    missing.insert(*id);
                }
            }
        }
        (known, missing, all.changes)
    }

    /// Keeps what was read when there had been so many `changes`; not when there
    /// was another meanwhile, which would be covered up for ever.
    fn add(&self, read: &HashMap<VenueId, KnownVenue>, changes: u64) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if all.changes != changes {
            return;
        }
        if all.venues.len() + read.len() > MOST_KNOWN {
            all.venues.clear();
        }
        all.venues
            .extend(read.iter().map(|(id, venue)| (*id, venue.clone())));
    }

    /// Looks the venue up again next time, because it was changed.
    pub(super) fn forget(&self, id: VenueId) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.venues.remove(&id);
        all.changes += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_a_change_is_not_kept_after_it() {
        let known = KnownVenues::default();
        let id = VenueId::from_bytes([1; 16]);
        let wanted = HashSet::from([(id, 1)]);
        let read = HashMap::from([(
            id,
            KnownVenue {
                points: HashSet::from([1]),
                ..KnownVenue::default()
            },
        )]);
        let (_, missing, changes) = known.split(&wanted);
        assert_eq!(missing.len(), 1);
        known.forget(id);
        known.add(&read, changes);
        let (_, missing, changes) = known.split(&wanted);
        assert_eq!(missing.len(), 1, "out of date");
        known.add(&read, changes);
        assert!(known.split(&wanted).1.is_empty());
    }
}
