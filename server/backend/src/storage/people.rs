//! People: somebody who confirmed a phone number, once per number.

use domain::ids::PersonId;
use domain::person::Person;
use domain::phone::PhoneNumber;
use domain::time::Timestamp;
use hmac::Mac;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection, SqlitePool};

use super::events::SealKey;
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
        let mut transaction = self.begin().await?;
        let row = sqlx::query(
            "INSERT INTO people (id, phone, name, created_at) VALUES (?, ?, ?, ?) \
             ON CONFLICT (phone) DO UPDATE SET name = iif(excluded.name = '', name, excluded.name) \
             RETURNING key, id, phone, name",
        )
        .bind(new.as_bytes().to_vec())
        .bind(phone.e164())
        .bind(name)
        .bind(now.as_millis())
        .fetch_one(&mut *transaction)
        .await?;
        let known = read_person(&row)?;
        set_seal(&mut transaction, self.seal(), &known).await?;
        transaction.commit().await?;
        Ok(known)
    }

    /// Those who did something at a venue and are not who they were: their number
    /// or name was changed outside of the program. `None` for one who is gone.
    pub(super) async fn verify_people(&self) -> Result<Vec<Option<PersonId>>, Error> {
        let rows = sqlx::query(
            "SELECT p.key, p.id, p.phone, p.name, p.seal \
             FROM (SELECT DISTINCT person FROM venue_events WHERE person IS NOT NULL) e \
             LEFT JOIN people p ON p.key = e.person ORDER BY e.person",
        )
        .fetch_all(&self.read)
        .await?;
        let mut changed = Vec::new();
        for row in &rows {
            let id: Option<Vec<u8>> = row.try_get("id")?;
            let Some(id) = id else {
                changed.push(None);
                continue;
            };
            let seal: Option<Vec<u8>> = row.try_get("seal")?;
            // What cannot be read was not written by us.
            let is_whole = read_person(row)
                .is_ok_and(|known| seal.is_some_and(|seal| seal == self.seal().person(&known)));
            if !is_whole {
                changed.push(Some(PersonId::from_bytes(fixed(&id, "people.id")?)));
            }
        }
        Ok(changed)
    }
}

impl SealKey {
    fn person(self, known: &KnownPerson) -> [u8; 32] {
        let mut mac = self.mac(b"luuvet account 1");
        mac.update(&known.key.to_be_bytes());
        mac.update(known.person.id.as_bytes());
        // With its length, or it could trade letters with the name.
        mac.update(&(known.person.phone.e164().len() as u64).to_be_bytes());
        mac.update(known.person.phone.e164().as_bytes());
        mac.update(known.person.name.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

async fn set_seal(
    conn: &mut SqliteConnection,
    seal: SealKey,
    known: &KnownPerson,
) -> Result<(), Error> {
    sqlx::query("UPDATE people SET seal = ? WHERE key = ?")
        .bind(seal.person(known).to_vec())
        .bind(known.key)
        .execute(conn)
        .await?;
    Ok(())
}

/// Seals the accounts of a database from before there were seals upon them.
pub(super) async fn seal_all(pool: &SqlitePool, seal: SealKey) -> Result<(), Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let people = sqlx::query("SELECT key, id, phone, name FROM people")
        .fetch_all(&mut *transaction)
        .await?;
    for row in &people {
        set_seal(&mut transaction, seal, &read_person(row)?).await?;
    }
    transaction.commit().await?;
    Ok(())
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
