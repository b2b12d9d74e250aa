//! Codes that are not ours: named, so that people know what they scanned.
//! Nothing of them is stored, sent or opened, and nothing in them is believed:
//! a name is a guess by the form of the text.

/// What a foreign code seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignKind {
    /// A web address of somebody else, or a link that would open an app.
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

/// Schemes that phones act upon without opening a page, and card formats.
const OTHER: [&str; 14] = [
    "wifi:", "mecard:", "begin:", "bizcard:", "tel:", "sms:", "smsto:", "mms:", "mmsto:",
    "mailto:", "matmsg:", "geo:", "otpauth:", "dpp:",
];

/// Names a text that is not one of ours.
pub fn kind_of(text: &str) -> ForeignKind {
    // Some generators write a byte order mark first.
    let text = text.trim_start_matches('\u{feff}').trim();
    let head: String = text.chars().take(16).collect();
    let head = head.to_ascii_lowercase();
    if head.starts_with("000201") {
        ForeignKind::Payment
    } else if head.starts_with("hc1:") {
        ForeignKind::Certificate
    } else if OTHER.iter().any(|prefix| head.starts_with(prefix)) {
        ForeignKind::Other
    } else if is_link(text) {
        ForeignKind::Link
    } else if is_citizen_id(text) {
        ForeignKind::CitizenId
    } else if is_national_personal(text) {
        ForeignKind::NationalPersonal
    } else {
        ForeignKind::Text
    }
}

/// `scheme://…`, the schemes that run something, and bare `www.` addresses.
fn is_link(text: &str) -> bool {
    let scheme = text.split_once(':').is_some_and(|(scheme, rest)| {
        let scheme = scheme.to_ascii_lowercase();
        let runs = matches!(
            scheme.as_str(),
            "javascript" | "data" | "intent" | "market" | "http" | "https"
        );
        is_scheme(&scheme) && (runs || rest.starts_with("//"))
    });
    let www = text
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("www."));
    scheme || (www && !text.contains(char::is_whitespace))
}

/// The name of a URI scheme as RFC 3986 has it.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it))
}

/// `number|old number|name|birth date|sex|address|issued`, and more fields since 2024.
fn is_citizen_id(text: &str) -> bool {
    let fields: Vec<_> = text.split('|').collect();
    let digits = |at: usize, len: usize| {
        fields[at].len() == len && fields[at].bytes().all(|it| it.is_ascii_digit())
    };
    fields.len() >= 7 && digits(0, 12) && digits(3, 8)
}

/// `document|NAME|birth date|0 or 1|QID|more`, any of it masked by stars.
fn is_national_personal(text: &str) -> bool {
    let fields: Vec<_> = text.split('|').collect();
    let [document, name, birth, declared_by, qid, ..] = fields[..] else {
        return false;
    };
    let is_document = (6..=16).contains(&document.len())
        && document
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || it == b'*');
    let is_date = (6..=10).contains(&birth.len())
        && birth
            .bytes()
            .all(|it| it.is_ascii_digit() || b"*-/".contains(&it))
        && birth.contains(['-', '/']);
    let is_name = !name.is_empty() && !name.contains(|it: char| it.is_ascii_digit());
    let is_form = (5..=6).contains(&fields.len()) && matches!(declared_by, "0" | "1");
    is_document && is_name && is_date && is_form && !qid.is_empty()
}
