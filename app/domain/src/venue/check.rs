//! What an owner entered, tidied and checked: nothing that would spoil a poster.

use super::{MAX_ADDRESS, MAX_LABEL, MAX_NAME, MAX_POINTS, PointKind, VenueDetails};
use crate::printable::{is_printable, is_visible, tidied};
use crate::words;

/// A field of [`VenueDetails`] (or of a point) that cannot be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VenueError {
    #[error("the venue has no name")]
    NoName,
    #[error("the venue's name is longer than {MAX_NAME} characters")]
    NameTooLong,
    #[error("the venue has no address")]
    NoAddress,
    #[error("the address is longer than {MAX_ADDRESS} characters")]
    AddressTooLong,
    #[error("the ward is not one of today's")]
    UnknownWard,
    #[error("the usual stay is not between 1 minute and 24 hours")]
    StayOutOfRange,
    #[error("the point has no label")]
    NoLabel,
    #[error("the label is longer than {MAX_LABEL} characters")]
    LabelTooLong,
    #[error("tables are numbered from 1")]
    NoTableNumber,
    #[error("the venue has {MAX_POINTS} points already")]
    TooManyPoints,
    #[error("the text holds characters that cannot be printed")]
    NotPrintable,
}

impl VenueDetails {
    /// The same with surrounding and doubled blanks removed, checked.
    ///
    /// # Errors
    /// The first field that cannot be accepted, in the order of the form.
    pub fn checked(self) -> Result<Self, VenueError> {
        let details = Self {
            name: tidied(&self.name),
            address: tidied(&self.address),
            ..self
        };
        check_text(
            &details.name,
            MAX_NAME,
            VenueError::NoName,
            VenueError::NameTooLong,
        )?;
        check_text(
            &details.address,
            MAX_ADDRESS,
            VenueError::NoAddress,
            VenueError::AddressTooLong,
        )?;
        if !(1..=1_440).contains(&details.usual_stay_minutes) {
            return Err(VenueError::StayOutOfRange);
        }
        Ok(details)
    }
}

impl PointKind {
    /// The same with its label tidied, checked.
    ///
    /// # Errors
    /// What is wrong with the label or the table's number.
    pub fn checked(self) -> Result<Self, VenueError> {
        match self {
            Self::Own { label } => {
                let label = tidied(&label);
                check_text(
                    &label,
                    MAX_LABEL,
                    VenueError::NoLabel,
                    VenueError::LabelTooLong,
                )?;
                Ok(Self::Own { label })
            }
            Self::Table { number: 0 } => Err(VenueError::NoTableNumber),
            other => Ok(other),
        }
    }
}

fn check_text(
    text: &str,
    max: usize,
    empty: VenueError,
    long: VenueError,
) -> Result<(), VenueError> {
    if !is_printable(text) {
        return Err(VenueError::NotPrintable);
    }
    if !text.chars().any(is_visible) {
        return Err(empty);
    }
    if text.chars().count() > max {
        return Err(long);
    }
    Ok(())
}

words!(VenueError {
    NoName = "no_name",
    NameTooLong = "name_too_long",
    NoAddress = "no_address",
    AddressTooLong = "address_too_long",
    UnknownWard = "unknown_ward",
    StayOutOfRange = "stay_out_of_range",
    NoLabel = "no_label",
    LabelTooLong = "label_too_long",
    NoTableNumber = "no_table_number",
    TooManyPoints = "too_many_points",
    NotPrintable = "not_printable",
});
