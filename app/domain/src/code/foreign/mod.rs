//! Codes that are not ours: named, so that people know what they scanned, and
//! read where a checkpoint can use them. Nothing of them is opened, and nothing
//! in them is believed: no city of ours has signed them.
//!
//! A visitor's phone needs [`kind_of`] alone; [`read`] is for checkpoints. Each
//! format has a file of the same shape: `is_claimed(text)`, then `read(text)`.

mod card_number;
mod date;
mod id_card;
mod id_number;
mod insurance;
mod kind;
mod link;
mod name;
mod national;
mod payment;
mod sex;

pub use card_number::CardNumber;
pub use id_card::{IdCard, IdCardError};
pub use insurance::{InsuranceCard, InsuranceError};
pub use kind::{ForeignKind, kind_of};
pub use link::{LONGEST_HOST, Link, LinkDoubt};
pub use national::{DeclaredBy, NationalCode, NationalError};
pub use payment::{Payment, PaymentError};
pub use sex::Sex;

/// Longest foreign text that is read, in characters: a QR code of version 40
/// at level L holds as many letters. Longer ones are only named.
pub const LONGEST: usize = 4_296;

/// What a foreign code says, as far as a checkpoint may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Foreign {
    IdCard(IdCard),
    National(NationalCode),
    Insurance(InsuranceCard),
    Payment(Payment),
    Link(Link),
    /// Recognised, but not read here.
    Named(ForeignKind),
}

/// Why a text of a known form cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ForeignError {
    #[error("the text is longer than a QR code can hold")]
    TooLong,
    #[error("the citizen ID card: {0}")]
    IdCard(#[from] IdCardError),
    #[error("the national personal code: {0}")]
    National(#[from] NationalError),
    #[error("the health insurance card: {0}")]
    Insurance(#[from] InsuranceError),
    #[error("the payment code: {0}")]
    Payment(#[from] PaymentError),
}

/// Reads a text that is not one of ours, in one pass over each of its fields.
///
/// # Errors
/// Why a text of a known form says nothing that can be used.
pub fn read(text: &str) -> Result<Foreign, ForeignError> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(ForeignError::TooLong);
    }
    let text = bare(text);
    Ok(match kind_of(text) {
        ForeignKind::CitizenId => Foreign::IdCard(id_card::read(text)?),
        ForeignKind::NationalPersonal => Foreign::National(national::read(text)?),
        ForeignKind::Insurance => Foreign::Insurance(insurance::read(text)?),
        ForeignKind::Payment => Foreign::Payment(payment::read(text)?),
        ForeignKind::Link => Foreign::Link(link::read(text)),
        kind => Foreign::Named(kind),
    })
}

/// The text without blanks around it and without the byte order mark that some
/// generators write first.
fn bare(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').trim()
}
