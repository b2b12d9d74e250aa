//! What a certificate says: whose it is, and one vaccination, test or recovery.
//! Meaning of the fields: EU DCC JSON schema 1.0.0 to 1.3.3 (`eu-dcc-schema`).

mod entry;
mod fields;
mod flag;
mod kinds;

pub use flag::{Flag, Wrong};
pub use kinds::{Event, Kind, Origin, Recovery, Test, TestKind, TestResult, Vaccination};

use domain::time::Timestamp;

use crate::Unreadable;
use crate::cbor::Map;
use crate::claims::Claims;
use crate::date::Date;
use fields::{Fields, is_latin_name, is_version};

/// One health certificate, in the words of whoever issued it.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    /// Country code of the issuer, as the claims have it.
    pub issuer: Option<String>,
    pub issued_at: Timestamp,
    /// As the issuer wrote it; see also [`crate::vietnam`].
    pub expires_at: Timestamp,
    /// Of the schema: `1.3.0`.
    pub version: String,
    pub person: Person,
    pub event: Event,
    /// Where it departs from the schema. Advice: many valid ones do.
    pub flags: Vec<Flag>,
}

/// Whose certificate it is. To be held against an identity card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub family_name: String,
    pub given_name: String,
    /// As in a passport's machine-readable lines: `NGUYEN<THI`.
    pub family_name_latin: String,
    pub given_name_latin: String,
    /// `None` when nobody knows, or what stands there is no date.
    pub born: Option<Date>,
}

impl Certificate {
    /// Where it was issued: as the claims have it, else as the content has it.
    pub fn country(&self) -> Option<&str> {
        let countries = [self.issuer.as_deref(), Some(self.event.country())];
        countries.into_iter().flatten().find(|it| !it.is_empty())
    }

    pub(crate) fn read(claims: Claims) -> Result<Self, Unreadable> {
        let mut flags = Vec::new();
        let content = &claims.content;
        let version = Fields::new(content, "", &mut flags).text("ver", is_version);
        let person = Person::read(content, &mut flags);
        let event = Event::read(content, &mut flags)?;
        Ok(Self {
            issuer: claims.issuer.map(|issuer| fields::printable(&issuer)),
            issued_at: claims.issued_at,
            expires_at: claims.expires_at,
            version,
            person,
            event,
            flags,
        })
    }
}

impl Person {
    fn read(content: &Map, flags: &mut Vec<Flag>) -> Self {
        let born = Fields::new(content, "", flags).date("dob");
        let nothing = Map::default();
        let names = content.text("nam").and_then(|it| it.map());
        let mut names = Fields::new(names.unwrap_or(&nothing), "nam", flags);
        Self {
            family_name: names.optional("fn", |_| true),
            given_name: names.optional("gn", |_| true),
            family_name_latin: names.text("fnt", is_latin_name),
            given_name_latin: names.optional("gnt", is_latin_name),
            born,
        }
    }
}
