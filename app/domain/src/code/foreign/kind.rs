//! What a foreign code seems to be, by the form of its text alone.

use super::{bare, id_card, insurance, link, national};

/// What a foreign code seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ForeignKind {
    /// A web address of somebody else, or a link that would open an app.
    Link,
    /// A VietQR or other EMVCo payment code.
    Payment,
    /// The chip-based citizen ID card (CCCD, since 2024 căn cước).
    CitizenId,
    /// An EU or Vietnamese vaccination certificate (`HC1:`).
    Certificate,
    /// A SMART health card (`shc:/`).
    HealthCard,
    /// The national personal QR of 2021.
    NationalPersonal,
    /// The health insurance card (BHYT).
    Insurance,
    /// Access to a Wi-Fi network.
    Wifi,
    /// A contact card.
    Contact,
    /// A phone number to call, or a message to send.
    Phone,
    /// Mail, a place on the map, an event and the like.
    Other,
    /// Plain text.
    Text,
    /// Bytes that are no text.
    Garbage,
    /// Nothing at all.
    Empty,
}

/// Forms that their first characters tell, in any case.
const BY_HEAD: [(&str, ForeignKind); 18] = [
    ("000201", ForeignKind::Payment),
    ("hc1:", ForeignKind::Certificate),
    ("shc:/", ForeignKind::HealthCard),
    ("wifi:", ForeignKind::Wifi),
    ("mecard:", ForeignKind::Contact),
    ("begin:vcard", ForeignKind::Contact),
    ("bizcard:", ForeignKind::Contact),
    ("tel:", ForeignKind::Phone),
    ("sms:", ForeignKind::Phone),
    ("smsto:", ForeignKind::Phone),
    ("mms:", ForeignKind::Phone),
    ("mmsto:", ForeignKind::Phone),
    ("begin:", ForeignKind::Other),
    ("mailto:", ForeignKind::Other),
    ("matmsg:", ForeignKind::Other),
    ("geo:", ForeignKind::Other),
    ("otpauth:", ForeignKind::Other),
    ("dpp:", ForeignKind::Other),
];

/// Tells whether a text has one form.
type IsClaimed = fn(&str) -> bool;

/// Forms that take a closer look, tried in this order.
const BY_FORM: [(ForeignKind, IsClaimed); 6] = [
    (ForeignKind::Empty, str::is_empty),
    (ForeignKind::Link, link::is_claimed),
    (ForeignKind::CitizenId, id_card::is_claimed),
    (ForeignKind::NationalPersonal, national::is_claimed),
    (ForeignKind::Insurance, insurance::is_claimed),
    (ForeignKind::Garbage, is_garbage),
];

/// Names a text that is not one of ours, however long it is.
pub fn kind_of(text: &str) -> ForeignKind {
    let text = bare(text);
    let by_head = BY_HEAD
        .iter()
        .find(|(head, _)| starts_with(text, head))
        .map(|(_, kind)| *kind);
    let by_form = || {
        BY_FORM
            .iter()
            .find(|(_, is_claimed)| is_claimed(text))
            .map(|(kind, _)| *kind)
    };
    by_head.or_else(by_form).unwrap_or(ForeignKind::Text)
}

fn starts_with(text: &str, head: &str) -> bool {
    text.get(..head.len())
        .is_some_and(|it| it.eq_ignore_ascii_case(head))
}

/// What a decoder could not make text of: replacement or control characters.
fn is_garbage(text: &str) -> bool {
    text.contains(|it: char| {
        it == char::REPLACEMENT_CHARACTER || (it.is_control() && !matches!(it, '\t' | '\n' | '\r'))
    })
}
