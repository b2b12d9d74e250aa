//! People: somebody who confirmed a phone number, once per number.

use domain::ids::PersonId;
use domain::person::Person;
use domain::phone::PhoneNumber;
use domain::time::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Store, fixed};
use crate::Error;

/// A person with the key inside the store.
#[derive(Clone)]
pub(crate) struct KnownPerson {
    pub(crate) key: i64,
    pub(crate) person: Person,
}

impl Store {
    /// The person with this number, added when there is none. A name that is
    /// not empty takes the place of the one before.
    pub(crate) async fn person_with(
        &self,
        phone: &PhoneNumber,
        name: &str,
        new: PersonId,
        now: Timestamp,
    ) -> Result<KnownPerson, Error> {
        let row = sqlx::query(
            "INSERT INTO people (id, phone, name, created_at) VALUES (?, ?, ?, ?) \
             ON CONFLICT (phone) DO UPDATE SET name = iif(excluded.name = '', name, excluded.name) \
             RETURNING key, id, phone, name",
        )
        .bind(new.as_bytes().to_vec())
        .bind(phone.e164())
        .bind(name)
        .bind(now.as_millis())
        .fetch_one(&self.write)
        .await?;
        read_person(&row)
    }
}

/// Reads the columns `key, id, phone, name`.
pub(super) fn read_person(row: &SqliteRow) -> Result<KnownPerson, Error> {
    Ok(KnownPerson {
        key: row.try_get("key")?,
        person: Person {
            id: PersonId::from_bytes(fixed(row.try_get("id")?, "people.id")?),
            phone: read_phone(row.try_get("phone")?)?,
            name: row.try_get("name")?,
        },
    })
}

pub(super) fn read_phone(text: String) -> Result<PhoneNumber, Error> {
    PhoneNumber::try_from(text).map_err(|_| Error::Unreadable("people.phone"))
}
