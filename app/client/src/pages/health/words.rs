//! What health facts are called.

use domain::health::declaration::DeclarationError;
use domain::health::holder::{HolderError, Relation};
use domain::health::sign::Sign;
use domain::health::vaccination::{TestKind, TestResult};
use locales::Text;

pub(super) const fn relation(relation: Relation) -> Text {
    match relation {
        Relation::Myself => Text::HealthMyself,
        Relation::Child => Text::HealthChild,
        Relation::Parent => Text::HealthParent,
        Relation::Other => Text::HealthOther,
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

pub(super) const fn test_kind(kind: TestKind) -> Text {
    match kind {
        TestKind::Pcr => Text::TestPcr,
        TestKind::Antigen => Text::TestAntigen,
    }
}

pub(super) const fn test_result(result: TestResult) -> Text {
    match result {
        TestResult::Negative => Text::TestNegative,
        TestResult::Positive => Text::TestPositive,
    }
}

/// Which answer it is about (the id of its field), and what to do.
pub(super) const fn wrong(error: DeclarationError) -> (&'static str, Text) {
    match error {
        DeclarationError::Holder(HolderError::NoName) => ("name", Text::DeclareNameEmpty),
        DeclarationError::Holder(HolderError::NameTooLong) => ("name", Text::DeclareNameLong),
        DeclarationError::Holder(HolderError::NotPrintable) => ("name", Text::DeclareNotPrintable),
        DeclarationError::Holder(HolderError::YearOfBirth) => ("year", Text::DeclareYearWrong),
        DeclarationError::NoHome => ("home", Text::DeclareHomeEmpty),
        DeclarationError::NoPlace => ("stays", Text::DeclarePlaceEmpty),
        DeclarationError::PlaceTooLong => ("stays", Text::DeclarePlaceLong),
        DeclarationError::NotPrintable => ("stays", Text::DeclareNotPrintable),
        DeclarationError::StayDates => ("stays", Text::DeclareStayDates),
        DeclarationError::TooManyStays => ("stays", Text::DeclareTooMany),
        DeclarationError::TooManyDoses => ("doses", Text::DeclareTooMany),
        DeclarationError::DoseDate => ("doses", Text::DeclareDoseDate),
        DeclarationError::TestDate => ("test", Text::DeclareTestDate),
        DeclarationError::NoConsent => ("consent", Text::DeclareNoConsent),
    }
}
