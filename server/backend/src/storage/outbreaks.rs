//! Outbreak areas as the city's operator marks them.

use domain::area::AreaCode;
use domain::checkpoint::outbreak::{Level, OutbreakVenue, OutbreakWard};
use domain::day::Day;
use domain::ids::VenueId;
use domain::time::Timestamp;
use sqlx::Row;

use super::{Store, fixed};
use crate::Error;

/// An entry with the number by which its operator names it.
pub struct Entry<T> {
    pub number: i64,
    pub outbreak: T,
}

impl Store {
    /// The wards that were outbreak areas on `earliest` or later.
    pub(crate) async fn outbreak_wards(
        &self,
        earliest: Day,
    ) -> Result<Vec<Entry<OutbreakWard>>, Error> {
        let rows = sqlx::query(
            "SELECT number, ward, ward_name, level, begins, ends FROM outbreaks \
             WHERE ward IS NOT NULL AND (ends IS NULL OR ends >= ?) ORDER BY number",
        )
        .bind(earliest.number())
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let ends: Option<u16> = row.try_get("ends")?;
                Ok(Entry {
                    number: row.try_get("number")?,
                    outbreak: OutbreakWard {
                        ward: AreaCode(row.try_get("ward")?),
                        name: row.try_get("ward_name")?,
                        level: level(row.try_get("level")?)?,
                        from: Day::from_number(row.try_get("begins")?),
                        until: ends.map(Day::from_number),
                    },
                })
            })
            .collect()
    }

    /// The venues at which people were exposed at `earliest` or later.
    pub(crate) async fn outbreak_venues(
        &self,
        earliest: Timestamp,
    ) -> Result<Vec<Entry<OutbreakVenue>>, Error> {
        let rows = sqlx::query(
            "SELECT o.number, v.id, v.name, v.ward, o.level, o.begins, o.ends FROM outbreaks o \
             JOIN venues v ON v.key = o.venue WHERE o.ends >= ? ORDER BY o.number",
        )
        .bind(earliest.as_millis())
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Entry {
                    number: row.try_get("number")?,
                    outbreak: OutbreakVenue {
                        venue: VenueId::from_bytes(fixed(row.try_get("id")?, "venues.id")?),
                        name: row.try_get("name")?,
                        ward: AreaCode(row.try_get("ward")?),
                        level: level(row.try_get("level")?)?,
                        from: Timestamp::from_millis(row.try_get("begins")?),
                        until: Timestamp::from_millis(row.try_get("ends")?),
                    },
                })
            })
            .collect()
    }

    /// Marks a ward; gives the entry's number.
    pub(crate) async fn mark_ward(
        &self,
        ward: &OutbreakWard,
        now: Timestamp,
    ) -> Result<i64, Error> {
        let number = sqlx::query_scalar(
            "INSERT INTO outbreaks (ward, ward_name, level, begins, ends, added_at) \
             VALUES (?, ?, ?, ?, ?, ?) RETURNING number",
        )
        .bind(ward.ward.0)
        .bind(&ward.name)
        .bind(ward.level as u8)
        .bind(ward.from.number())
        .bind(ward.until.map(Day::number))
        .bind(now.as_millis())
        .fetch_one(&self.write)
        .await?;
        Ok(number)
    }

    /// Marks a venue; gives the entry's number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such venue.
    pub(crate) async fn mark_venue(
        &self,
        venue: VenueId,
        level: Level,
        (from, until): (Timestamp, Timestamp),
        now: Timestamp,
    ) -> Result<i64, Error> {
        sqlx::query_scalar(
            "INSERT INTO outbreaks (venue, level, begins, ends, added_at) \
             SELECT key, ?2, ?3, ?4, ?5 FROM venues WHERE id = ?1 RETURNING number",
        )
        .bind(venue.as_bytes().to_vec())
        .bind(level as u8)
        .bind(from.as_millis())
        .bind(until.as_millis())
        .bind(now.as_millis())
        .fetch_optional(&self.write)
        .await?
        .ok_or(Error::NotFound)
    }

    /// Sets the last day of a ward's entry.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such entry, or it begins later.
    pub(crate) async fn end_outbreak(&self, number: i64, until: Day) -> Result<(), Error> {
        let done = sqlx::query(
            "UPDATE outbreaks SET ends = ?2 WHERE number = ?1 AND ward IS NOT NULL AND begins <= ?2",
        )
        .bind(number)
        .bind(until.number())
        .execute(&self.write)
        .await?;
        if done.rows_affected() == 0 {
            return Err(Error::NotFound);
        }
        Ok(())
    }
}

fn level(number: u8) -> Result<Level, Error> {
    [Level::Watch, Level::Outbreak, Level::Lockdown]
        .into_iter()
        .find(|level| *level as u8 == number)
        .ok_or(Error::Unreadable("outbreaks.level"))
}
