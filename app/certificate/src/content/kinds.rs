//! The three kinds of events that a certificate can be about.

use domain::time::Timestamp;

use crate::date::Date;

/// Which of the three it is; a signer may be restricted to some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Test,
    Vaccination,
    Recovery,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Vaccination(Vaccination),
    Test(Test),
    Recovery(Recovery),
}

/// A dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vaccination {
    /// SNOMED CT code of the disease; COVID-19 is `840539006`.
    pub disease: String,
    /// Code of the kind of vaccine.
    pub vaccine: String,
    /// Code of the product: `EU/1/20/1528`.
    pub product: String,
    /// Code of the holder of its authorisation.
    pub maker: String,
    /// This dose, and how many make the series.
    pub dose: Option<u8>,
    pub doses: Option<u8>,
    pub given: Option<Date>,
    pub origin: Origin,
}

/// A test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    pub disease: String,
    pub kind: TestKind,
    /// What the laboratory calls it.
    pub name: String,
    /// Code of the device, for a rapid test.
    pub device: String,
    pub taken_at: Option<Timestamp>,
    pub result: TestResult,
    pub centre: String,
    pub origin: Origin,
}

/// An infection that was overcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    pub disease: String,
    pub first_positive: Option<Date>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub origin: Origin,
}

/// Where an event was certified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Where it happened: `VN`.
    pub country: String,
    pub issuer: String,
    /// Unique certificate identifier (UVCI).
    pub id: String,
}

/// How it was tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestKind {
    /// RT-PCR or another test of nucleic acid.
    Pcr,
    /// Rapid antigen test.
    Antigen,
    /// A code that was not in the value set in 2022.
    Other(String),
}

/// What the test found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestResult {
    NotDetected,
    Detected,
    /// A code that was not in the value set in 2022.
    Other(String),
}

impl Event {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Vaccination(_) => Kind::Vaccination,
            Self::Test(_) => Kind::Test,
            Self::Recovery(_) => Kind::Recovery,
        }
    }

    pub(super) fn country(&self) -> &str {
        match self {
            Self::Vaccination(it) => &it.origin.country,
            Self::Test(it) => &it.origin.country,
            Self::Recovery(it) => &it.origin.country,
        }
    }
}
