//! What the city's operator does on the command line, beside a running server or
//! without one: marking outbreak areas, revoking credentials.

use std::path::Path;

use certificate::import::{self, Import};
use domain::area::AreaCode;
use domain::checkpoint::outbreak::{Level, MAX_ENTRIES, OutbreakVenue, OutbreakWard};
use domain::day::Day;
use domain::health::declaration::LOOK_BACK_DAYS;
use domain::ids::{HolderId, VenueId};
use domain::time::Timestamp;

use crate::keys::Keys;
use crate::storage::Store;
pub use crate::storage::outbreaks::Entry;
use crate::{Error, clock, time_text};

/// The moment that an operator wrote: RFC 3339, or `2021-10-08T09:00` in Vietnam.
pub fn moment(text: &str) -> Option<Timestamp> {
    time_text::read(text)
}

/// A moment as an operator reads it: `2026-11-25T10:20:31.123+07:00`.
pub fn moment_text(at: Timestamp) -> String {
    time_text::for_systems(at)
}

/// The database, in the operator's hands.
pub struct Operator(Store);

impl Operator {
    /// Opens the database of an installation.
    ///
    /// # Errors
    /// [`Error::Start`] when the file or the keys are not there or cannot be read, or
    /// the file is of another version.
    pub async fn open(database: &Path, keys: &Path) -> Result<Self, Error> {
        let seal = Keys::event_seal_in(keys)?;
        Ok(Self(Store::open_beside(database, seal).await?))
    }

    /// What is on the outbreak list, with the numbers of the entries.
    ///
    /// # Errors
    /// Only when the database fails.
    pub async fn marked(
        &self,
    ) -> Result<(Vec<Entry<OutbreakWard>>, Vec<Entry<OutbreakVenue>>), Error> {
        let earliest = Day::in_vietnam(clock::now()).minus(LOOK_BACK_DAYS);
        let wards = self.0.outbreak_wards(earliest).await?;
        let venues = self.0.outbreak_venues(earliest.starts_at()).await?;
        Ok((wards, venues))
    }

    /// Marks a ward as an outbreak area; gives the entry's number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such ward today, [`Error::TooLarge`] when
    /// the list is full; the database's.
    pub async fn mark_ward(
        &self,
        ward: AreaCode,
        level: Level,
        from: Day,
        until: Option<Day>,
    ) -> Result<i64, Error> {
        self.check_room().await?;
        let now = clock::now();
        let marked = OutbreakWard {
            ward,
            name: self.0.ward_name(ward, now).await?.ok_or(Error::NotFound)?,
            level,
            from,
            until,
        };
        self.0.mark_ward(&marked, now).await
    }

    /// Marks a venue between two moments; gives the entry's number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such venue, [`Error::TooLarge`] when the
    /// list is full; the database's.
    pub async fn mark_venue(
        &self,
        venue: VenueId,
        level: Level,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<i64, Error> {
        self.check_room().await?;
        self.0
            .mark_venue(venue, level, (from, until), clock::now())
            .await
    }

    async fn check_room(&self) -> Result<(), Error> {
        let (wards, venues) = self.marked().await?;
        if wards.len() + venues.len() >= MAX_ENTRIES {
            return Err(Error::TooLarge);
        }
        Ok(())
    }

    /// Sets the last day of a ward's entry.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or it begins later; the database's.
    pub async fn end(&self, number: i64, until: Day) -> Result<(), Error> {
        self.0.end_outbreak(number, until).await
    }

    /// Revokes credentials, by serial number or by holder; gives how many there
    /// were that were not revoked before.
    ///
    /// # Errors
    /// Only when the database fails.
    pub async fn revoke(
        &self,
        serial: Option<u32>,
        holder: Option<HolderId>,
    ) -> Result<u64, Error> {
        self.0.revoke(serial, holder, clock::now()).await
    }

    /// Takes the signers of certificates out of a text of X.509 certificates, PEM or
    /// base64 a line, in place of those that were believed so far.
    ///
    /// # Errors
    /// Only when the database fails.
    pub async fn import_trust(&self, text: &str) -> Result<Import, Error> {
        let import = import::from_base64(certificates_in(text));
        if !import.list.signers.is_empty() {
            self.0.set_trust_list(&import.list, clock::now()).await?;
        }
        Ok(import)
    }
}

/// The certificates of a PEM file, or of a file with one in each line.
fn certificates_in(text: &str) -> Vec<&str> {
    const END: &str = "-----END CERTIFICATE-----";
    if text.contains(END) {
        let parts = text
            .split(END)
            .filter_map(|part| part.split("-----BEGIN CERTIFICATE-----").nth(1));
        return parts.collect();
    }
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}
