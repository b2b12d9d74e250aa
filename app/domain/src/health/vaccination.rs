//! Doses and tests as people tell them: dates and results, nothing verified.

use serde::Serialize;

use crate::day::Day;
use crate::{read_fields, words};

/// Most doses of one declaration.
pub const MAX_DOSES: usize = 8;

/// One dose of a vaccine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Dose {
    pub given: Day,
}

/// How it was tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TestKind {
    /// RT-PCR or another test of nucleic acid.
    Pcr,
    /// Rapid antigen test.
    Antigen,
}

/// What a test said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TestResult {
    Negative,
    Positive,
}

/// The latest test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Test {
    pub kind: TestKind,
    pub taken: Day,
    pub result: TestResult,
}

words!(TestKind {
    Pcr = "pcr",
    Antigen = "antigen",
});

words!(TestResult {
    Negative = "negative",
    Positive = "positive",
});

read_fields!(Dose { given });

read_fields!(Test {
    kind,
    taken,
    result
});
