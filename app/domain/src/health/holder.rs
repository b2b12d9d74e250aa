//! The people of one phone: its owner, and those for whom they declare
//! (khai hộ): children, parents.

use serde::Serialize;

use crate::ids::HolderId;
use crate::person::MAX_NAME;
use crate::printable::{is_printable, is_visible, tidied};
use crate::{read_fields, words};

/// Most people of one phone.
pub const MAX_HOLDERS: usize = 20;
/// The oldest person that a form takes, in years.
pub const OLDEST: u16 = 130;

/// Whose declaration it is, as seen from the phone's owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    Myself,
    Child,
    Parent,
    Other,
}

/// Somebody whose personal code this phone holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// Random; says nothing about who it is.
    pub id: HolderId,
    /// In full; 1 to [`MAX_NAME`] characters.
    pub name: String,
    pub year_of_birth: u16,
    pub relation: Relation,
}

/// What is wrong with a holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HolderError {
    #[error("the name is empty")]
    NoName,
    #[error("the name is longer than {MAX_NAME} characters")]
    NameTooLong,
    #[error("the name holds characters that cannot be printed")]
    NotPrintable,
    #[error("nobody who lives now was born in that year")]
    YearOfBirth,
}

impl Holder {
    /// The same with surrounding and doubled blanks removed, checked in the year
    /// `this_year`.
    ///
    /// # Errors
    /// The first field that cannot be accepted, in the order of the form.
    pub fn checked(self, this_year: u16) -> Result<Self, HolderError> {
        let name = tidied(&self.name);
        if !name.chars().any(is_visible) {
            return Err(HolderError::NoName);
        }
        if name.chars().count() > MAX_NAME {
            return Err(HolderError::NameTooLong);
        }
        if !is_printable(&name) {
            return Err(HolderError::NotPrintable);
        }
        if !(this_year.saturating_sub(OLDEST)..=this_year).contains(&self.year_of_birth) {
            return Err(HolderError::YearOfBirth);
        }
        Ok(Self { name, ..self })
    }
}

words!(Relation {
    Myself = "myself",
    Child = "child",
    Parent = "parent",
    Other = "other",
});

read_fields!(Holder {
    id,
    name,
    year_of_birth,
    relation
});
