//! Where a certificate departs from the schema. A screen may show it; no
//! verdict hangs on it, since states issue millions that depart somewhere.

/// One departure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flag {
    /// The list that it is in (`v`, `t`, `r`), `nam`, or nothing.
    pub part: &'static str,
    /// The schema's name of the field: `dob`.
    pub field: &'static str,
    pub wrong: Wrong,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// It must be there.
    Missing,
    /// It is not written as the schema asks.
    Malformed,
    /// It is not a word of the schema's value set.
    UnknownValue,
    /// There must be one, and there are several: the latest is shown.
    Several,
}
