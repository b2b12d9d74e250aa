//! What the messages say.
//!
//! Vietnamese without its marks: with them a message is twice as long to the
//! operators, and some old phones show boxes. The last line is the form that
//! browsers read to offer the code for this site only.

use domain::phone::PhoneNumber;
use domain::sign_in::{Language, Purpose};

/// The message to somebody with whom a venue is shared. It holds nothing that
/// the sharer wrote: anybody can share with anybody.
pub(crate) fn invitation(
    language: Language,
    inviter: &PhoneNumber,
    code: &str,
    host: &str,
) -> String {
    let inviter = inviter.e164();
    match language {
        Language::Vi => format!(
            "{inviter} chia se dia diem Luu Vet voi ban. Dong y thi nhap ma {code} tai \
             https://{host}/venues hoac doc ma cho ho. Co hieu luc 24 gio."
        ),
        Language::En => format!(
            "{inviter} shares a Luu Vet venue with you. If you agree, enter the code {code} at \
             https://{host}/venues or tell it to them. Good for 24 hours."
        ),
    }
}

/// The message that carries `code` to a person who opened the site at `host`.
pub(crate) fn message(language: Language, purpose: Purpose, code: &str, host: &str) -> String {
    let sentence = match (language, purpose) {
        (Language::Vi, Purpose::SignIn) => "Ma dang nhap Luu Vet:",
        (Language::Vi, Purpose::Visitor) => "Ma xac nhan so dien thoai Luu Vet:",
        (Language::En, Purpose::SignIn) => "Your Luu Vet sign-in code:",
        (Language::En, Purpose::Visitor) => "Your Luu Vet code to confirm your number:",
    };
    let warning = match language {
        Language::Vi => "Co hieu luc 10 phut. Khong dua ma nay cho bat ky ai.",
        Language::En => "Good for 10 minutes. Give it to nobody.",
    };
    format!("{sentence} {code}. {warning}\n\n@{host} #{code}")
}
