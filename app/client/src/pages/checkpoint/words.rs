//! Verdicts in words.

use std::time::Duration;

use certificate::Refusal;
use domain::checkpoint::outbreak::{Tie, Warning};
use domain::checkpoint::scan::Shown;
use domain::checkpoint::verdict::{Doubt, Outcome};
use domain::code::personal::{Doses, Tested};
use domain::day::Day;
use domain::health::Source;
use domain::health::sign::Sign;
use domain::health::vaccination::{TestKind, TestResult};
use domain::time::Timestamp;
use domain::wedge::WedgeRefusal;
use locales::{Language, Text, filled, text};

use crate::checkpoint::certified::Fact;
use crate::time_text;

pub(super) const fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Normal => Text::VerdictNormal,
        Outcome::Abnormal => Text::VerdictAbnormal,
        Outcome::Unknown => Text::VerdictUnknown,
    }
}

/// A sign that says the same as colour and word.
pub(super) const fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Normal => "✓",
        Outcome::Abnormal => "✕",
        Outcome::Unknown => "?",
    }
}

pub(super) const fn sign(sign: Sign) -> Text {
    match sign {
        Sign::Cough => Text::SignCough,
        Sign::Fever => Text::SignFever,
        Sign::Breath => Text::SignBreath,
        Sign::TasteOrSmell => Text::SignTaste,
        Sign::Contact => Text::SignContact,
        Sign::PositiveTest => Text::SignPositive,
    }
}

/// What keeps it from being certain, with the next step.
pub(super) const fn doubt(doubt: Doubt) -> Text {
    match doubt {
        Doubt::Expired => Text::DoubtExpired,
        Doubt::Unsigned => Text::DoubtUnsigned,
        Doubt::OldLists => Text::DoubtOldLists,
        Doubt::NotLive => Text::DoubtNotLive,
        Doubt::UsedBefore => Text::DoubtUsedBefore,
        Doubt::Revoked => Text::DoubtRevoked,
        Doubt::UnknownClock => Text::DoubtUnknownClock,
        Doubt::Unreadable => Text::DoubtUnreadable,
        Doubt::NoDeclaration => Text::DoubtNoDeclaration,
    }
}

pub(super) const fn document(shown: Shown) -> Text {
    match shown {
        Shown::IdCard => Text::SeenIdCard,
        Shown::National => Text::SeenNational,
        Shown::Insurance => Text::SeenInsurance,
        Shown::Certificate => Text::SeenCertificate,
        Shown::Live | Shown::Printed | Shown::SelfDeclared | Shown::Nothing => Text::TypedTitle,
    }
}

/// How long ago, as people say it.
pub(super) fn ago(language: Language, past: Timestamp, now: Timestamp) -> String {
    let since = now.since(past);
    let counted =
        |template, count: u64| filled(language, template, &[("count", &count.to_string())]);
    const HOUR: Duration = Duration::from_secs(3_600);
    match since {
        since if since < HOUR => counted(Text::VerdictMinutesAgo, since.as_secs() / 60),
        since if since < HOUR * 48 => counted(Text::VerdictHoursAgo, since.as_secs() / 3_600),
        since => counted(Text::VerdictDaysAgo, since.as_secs() / 86_400),
    }
}

/// How old the city's lists are.
pub(super) fn lists(language: Language, issued: Option<Timestamp>, now: Timestamp) -> String {
    match issued {
        Some(issued) => {
            let ago = ago(language, issued, now);
            filled(language, Text::VerdictLists, &[("ago", &ago)])
        }
        None => text(language, Text::VerdictListsNone).to_owned(),
    }
}

fn days_ago(language: Language, day: Day, now: Timestamp) -> String {
    match Day::in_vietnam(now).since(day) {
        0 => text(language, Text::VerdictToday).to_owned(),
        days => filled(
            language,
            Text::VerdictDaysAgo,
            &[("count", &days.to_string())],
        ),
    }
}

const fn source(source: Source) -> Text {
    match source {
        Source::SelfDeclared => Text::VerdictSelf,
        Source::Certificate => Text::VerdictCertificate,
    }
}

/// The vaccination line, with its source and age.
pub(super) fn doses(language: Language, doses: Doses, now: Timestamp) -> String {
    let Some(last) = doses.last else {
        return text(language, Text::VerdictDosesNone).to_owned();
    };
    let (count, ago) = (doses.count.to_string(), days_ago(language, last, now));
    let line = filled(
        language,
        Text::VerdictDoses,
        &[("count", &count), ("ago", &ago)],
    );
    format!("{line} ({})", text(language, source(doses.source)))
}

/// The test line, with its source and age.
pub(super) fn test(language: Language, test: Option<Tested>, now: Timestamp) -> String {
    let Some(test) = test else {
        return text(language, Text::VerdictTestNone).to_owned();
    };
    let kind = match test.kind {
        TestKind::Pcr => Text::TestPcr,
        TestKind::Antigen => Text::TestAntigen,
    };
    let result = match test.result {
        TestResult::Negative => Text::TestNegative,
        TestResult::Positive => Text::TestPositive,
    };
    let line = filled(
        language,
        Text::VerdictTest,
        &[
            ("kind", text(language, kind)),
            ("result", text(language, result)),
            ("ago", &days_ago(language, test.taken, now)),
        ],
    );
    format!("{line} ({})", text(language, source(test.source)))
}

/// An outbreak area with its days.
pub(super) fn warning(language: Language, warning: &Warning) -> String {
    let template = match warning.tie {
        Tie::Home => Text::VerdictOutbreakHome,
        Tie::Stayed => Text::VerdictOutbreakStayed,
        Tie::Visited => Text::VerdictOutbreakVisited,
    };
    let code = warning.ward.0.to_string();
    let area = match warning.name.is_empty() {
        true => filled(language, Text::VerdictAreaUnknown, &[("code", &code)]),
        false => warning.name.clone(),
    };
    let day = |day: Day| time_text::short_day(day.starts_at());
    let (from, until) = (day(warning.from), day(warning.until));
    filled(
        language,
        template,
        &[("area", &area), ("from", &from), ("until", &until)],
    )
}

/// What a certificate certifies.
pub(super) fn fact(language: Language, fact: &Fact) -> String {
    match fact {
        Fact::Vaccination { dose, of, day } => filled(
            language,
            Text::CertificateDose,
            &[
                ("dose", &dose.to_string()),
                ("of", &of.to_string()),
                ("day", day),
            ],
        ),
        Fact::Test { is_positive, day } => {
            let result = match is_positive {
                true => Text::TestPositive,
                false => Text::TestNegative,
            };
            let result = text(language, result);
            filled(
                language,
                Text::CertificateTest,
                &[("result", result), ("day", day)],
            )
        }
        Fact::Recovery { day } => filled(language, Text::CertificateRecovery, &[("day", day)]),
    }
}

/// Why a certificate must not be believed.
pub(super) const fn refusal(refusal: &Refusal) -> Text {
    match refusal {
        Refusal::UnknownSigner { .. } => Text::CertificateUnknownSigner,
        Refusal::UnknownAlgorithm | Refusal::BadSignature => Text::CertificateForged,
        Refusal::WrongUsage { .. }
        | Refusal::SignerNotYetValid { .. }
        | Refusal::SignerExpired { .. } => Text::CertificateWrongSigner,
        Refusal::NotYetValid { .. } => Text::CertificateNotYet,
        Refusal::Expired { .. } => Text::CertificateExpired,
    }
}

/// Why a barcode reader's text was not taken, with the next step.
pub(super) const fn wedge(refusal: WedgeRefusal) -> Text {
    match refusal {
        WedgeRefusal::InputMethod => Text::WedgeInputMethod,
        WedgeRefusal::Layout => Text::WedgeLayout,
        WedgeRefusal::Letters | WedgeRefusal::NoText => Text::WedgeLetters,
        WedgeRefusal::TooLong | WedgeRefusal::NotRecognised => Text::WedgeNotRecognised,
    }
}
