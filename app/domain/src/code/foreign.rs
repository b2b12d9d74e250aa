//! Codes that are not ours: named, so that people know what they scanned.
//! Nothing of them is stored, sent or opened.

/// What a foreign code seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignKind {
    /// A web address of somebody else.
    Link,
    /// A VietQR or other EMVCo payment code.
    Payment,
    /// The chip-based citizen ID card (CCCD).
    CitizenId,
    /// An EU or Vietnamese vaccination certificate (`HC1:`).
    Certificate,
    /// The national personal QR of 2021.
    NationalPersonal,
    /// A contact card, Wi-Fi access or the like.
    Other,
    /// Plain text or garbage.
    Text,
}

/// Names a text that is not one of ours.
pub fn kind_of(text: &str) -> ForeignKind {
    let lower = text.trim_start().to_ascii_lowercase();
    let starts = |prefix: &str| lower.starts_with(prefix);
    if starts("http://") || starts("https://") {
        ForeignKind::Link
    } else if starts("000201") {
        ForeignKind::Payment
    } else if starts("hc1:") {
        ForeignKind::Certificate
    } else {
        ForeignKind::Text
    }
}
