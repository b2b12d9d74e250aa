//! Reads the one event that a certificate is about.

use super::fields::{Fields, is_country};
use super::flag::{Flag, Wrong};
use super::kinds::{Event, Origin, Recovery, Test, TestKind, TestResult, Vaccination};
use crate::Unreadable;
use crate::cbor::{Map, Value};

/// SNOMED CT codes of the EU's value sets: the disease, and what a test found.
const COVID_19: &str = "840539006";
const NOT_DETECTED: &str = "260415000";
const DETECTED: &str = "260373001";
/// LOINC codes of the two kinds of tests.
const NUCLEIC_ACID: &str = "LP6464-4";
const RAPID_ANTIGEN: &str = "LP217198-3";

impl Event {
    /// The one event of the content.
    pub(super) fn read(content: &Map, flags: &mut Vec<Flag>) -> Result<Self, Unreadable> {
        let [vaccinations, tests, recoveries] = ["v", "t", "r"].map(|part| list(content, part));
        match (&vaccinations[..], &tests[..], &recoveries[..]) {
            ([], [], []) => Err(Unreadable::NoContent),
            (list, [], []) => Ok(Self::Vaccination(latest(list, "v", flags)?)),
            ([], list, []) => Ok(Self::Test(latest(list, "t", flags)?)),
            ([], [], list) => Ok(Self::Recovery(latest(list, "r", flags)?)),
            // One signature cannot be for several kinds: which usage would it need?
            _ => Err(Unreadable::SeveralKinds),
        }
    }
}

/// The entries of a list; `null` is as good as none.
fn list<'a>(content: &'a Map, part: &str) -> Vec<&'a Map> {
    match content.text(part) {
        Some(Value::List(entries)) => entries.iter().filter_map(Value::map).collect(),
        _ => Vec::new(),
    }
}

/// The entry that happened last, and a flag if it was not alone.
fn latest<T: Entry>(
    entries: &[&Map],
    part: &'static str,
    flags: &mut Vec<Flag>,
) -> Result<T, Unreadable> {
    let at = |map: &&&Map| match map.text(T::HAPPENED).map(Value::untagged) {
        Some(Value::Text(at)) => at.clone(),
        _ => String::new(),
    };
    let map = entries.iter().max_by_key(at).ok_or(Unreadable::NoContent)?;
    let mut fields = Fields::new(map, part, flags);
    if entries.len() > 1 {
        fields.flag("", Wrong::Several);
    }
    Ok(T::read(&mut fields))
}

trait Entry {
    /// The field with its date.
    const HAPPENED: &'static str;

    fn read(fields: &mut Fields<'_>) -> Self;
}

impl Entry for Vaccination {
    const HAPPENED: &'static str = "dt";

    fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            disease: disease(fields),
            vaccine: fields.text("vp", |_| true),
            product: fields.text("mp", |_| true),
            maker: fields.text("ma", |_| true),
            dose: fields.count("dn"),
            doses: fields.count("sd"),
            given: fields.full_date("dt"),
            origin: Origin::read(fields),
        }
    }
}

impl Entry for Test {
    const HAPPENED: &'static str = "sc";

    fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            disease: disease(fields),
            kind: match fields.text("tt", |_| true) {
                code if code == NUCLEIC_ACID => TestKind::Pcr,
                code if code == RAPID_ANTIGEN => TestKind::Antigen,
                code => {
                    fields.flag("tt", Wrong::UnknownValue);
                    TestKind::Other(code)
                }
            },
            name: fields.optional("nm", |_| true),
            device: fields.optional("ma", |_| true),
            taken_at: fields.moment("sc"),
            result: match fields.text("tr", |_| true) {
                code if code == NOT_DETECTED => TestResult::NotDetected,
                code if code == DETECTED => TestResult::Detected,
                code => {
                    fields.flag("tr", Wrong::UnknownValue);
                    TestResult::Other(code)
                }
            },
            centre: fields.optional("tc", |_| true),
            origin: Origin::read(fields),
        }
    }
}

impl Entry for Recovery {
    const HAPPENED: &'static str = "fr";

    fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            disease: disease(fields),
            first_positive: fields.full_date("fr"),
            valid_from: fields.full_date("df"),
            valid_until: fields.full_date("du"),
            origin: Origin::read(fields),
        }
    }
}

impl Origin {
    fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            country: fields.text("co", is_country),
            issuer: fields.text("is", |_| true),
            id: fields.text("ci", |_| true),
        }
    }
}

fn disease(fields: &mut Fields<'_>) -> String {
    let code = fields.text("tg", |_| true);
    if code != COVID_19 {
        fields.flag("tg", Wrong::UnknownValue);
    }
    code
}
