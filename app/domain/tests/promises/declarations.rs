//! Declarations: what a form may hold, and the JSON that waits on phones.

use domain::area::AreaCode;
use domain::checkpoint::scan::StaffScan;
use domain::day::Day;
use domain::health::declaration::{
    CONSENT, Declaration, DeclarationError, MAX_STAYS, Place, PlaceStayed,
};
use domain::health::holder::{Holder, HolderError, Relation};
use domain::health::sign::{Sign, Signs};
use domain::health::vaccination::{Dose, Test, TestKind, TestResult};
use domain::ids::{HolderId, RecordId, VenueId};
use domain::record::Record;
use domain::venue::{Direction, PointNumber};

use crate::at;
use crate::wire::check as check_wire;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn place(name: &str) -> Place {
    Place {
        ward: Some(AreaCode(20_194)),
        name: name.to_owned(),
    }
}

fn declaration() -> Declaration {
    Declaration {
        id: RecordId::from_bytes([7; 16]),
        holder: Holder {
            id: HolderId::from_bytes([8; 16]),
            name: "Nguyễn Thị Mẫu".to_owned(),
            year_of_birth: 1958,
            relation: Relation::Parent,
        },
        home: place("Phường Hải Châu"),
        signs: Signs::NONE.with(Sign::Cough),
        stays: vec![PlaceStayed {
            place: Place {
                ward: None,
                name: "Xã Hòa Vang".to_owned(),
            },
            from: day("2026-10-01"),
            until: day("2026-10-03"),
        }],
        doses: vec![Dose {
            given: day("2026-05-02"),
        }],
        test: Some(Test {
            kind: TestKind::Pcr,
            taken: day("2026-10-06"),
            result: TestResult::Negative,
        }),
        consent: CONSENT,
        may_tell_places: true,
        declared_at: at(0),
        clock: None,
    }
}

const TODAY: &str = "2026-10-08";

#[test]
fn a_declaration_on_the_wire() {
    let text = r#"{"kind":"declaration","id":"07070707-0707-0707-0707-070707070707","holder":{"id":"08080808-0808-0808-0808-080808080808","name":"Nguyễn Thị Mẫu","year_of_birth":1958,"relation":"parent"},"home":{"ward":20194,"name":"Phường Hải Châu"},"signs":["cough"],"stays":[{"name":"Xã Hòa Vang","from":"2026-10-01","until":"2026-10-03"}],"doses":[{"given":"2026-05-02"}],"test":{"kind":"pcr","taken":"2026-10-06","result":"negative"},"consent":1,"may_tell_places":true,"declared_at":1790000000000}"#;
    check_wire(&Record::Declaration(Box::new(declaration())), text);
}

#[test]
fn a_staff_scan_on_the_wire() {
    let scan = StaffScan {
        id: RecordId::from_bytes([9; 16]),
        venue: VenueId::from_bytes([2; 16]),
        point: PointNumber(1),
        direction: Direction::In,
        sealed: "AAAA".to_owned(),
        scanned_at: at(0),
        clock: None,
    };
    let text = r#"{"kind":"staff_scan","id":"09090909-0909-0909-0909-090909090909","venue":"02020202-0202-0202-0202-020202020202","point":1,"direction":"in","sealed":"AAAA","scanned_at":1790000000000}"#;
    check_wire(&Record::StaffScan(scan), text);
}

#[test]
fn a_form_that_is_filled_in_is_accepted_and_tidied() {
    let mut form = declaration();
    form.holder.name = "  Nguyễn   Thị Mẫu ".to_owned();
    assert_eq!(form.checked(day(TODAY)), Ok(declaration()));
}

#[test]
fn each_answer_that_cannot_be_has_its_own_reason() {
    let wrong = |change: fn(&mut Declaration)| {
        let mut form = declaration();
        change(&mut form);
        form.checked(day(TODAY)).expect_err("it cannot be")
    };
    assert_eq!(
        wrong(|it| it.holder.name = " ".to_owned()),
        DeclarationError::Holder(HolderError::NoName)
    );
    assert_eq!(
        wrong(|it| it.holder.name = "ă".repeat(10_000)),
        DeclarationError::Holder(HolderError::NameTooLong)
    );
    assert_eq!(
        wrong(|it| it.holder.year_of_birth = 2027),
        DeclarationError::Holder(HolderError::YearOfBirth)
    );
    assert_eq!(wrong(|it| it.home = place("")), DeclarationError::NoHome);
    assert_eq!(
        wrong(|it| it.stays[0].place.name = "\u{202e}x".to_owned()),
        DeclarationError::NotPrintable
    );
    assert_eq!(
        wrong(|it| it.stays[0].until = day("2026-09-30")),
        DeclarationError::StayDates
    );
    assert_eq!(
        wrong(|it| it.stays[0].from = day("2026-08-30")),
        DeclarationError::StayDates
    );
    assert_eq!(
        wrong(|it| it.stays = vec![it.stays[0].clone(); MAX_STAYS + 1]),
        DeclarationError::TooManyStays
    );
    assert_eq!(
        wrong(|it| it.doses[0].given = day("2026-10-12")),
        DeclarationError::DoseDate
    );
    assert_eq!(
        wrong(|it| it.test = it.test.map(|test| Test {
            taken: day("2024-10-12"),
            ..test
        })),
        DeclarationError::TestDate
    );
    assert_eq!(wrong(|it| it.consent = 0), DeclarationError::NoConsent);
}

#[test]
fn a_positive_test_is_a_sign_of_its_own() {
    let mut form = declaration();
    assert!(!form.all_signs().has(Sign::PositiveTest));
    form.test = form.test.map(|test| Test {
        result: TestResult::Positive,
        ..test
    });
    assert!(form.all_signs().has(Sign::PositiveTest));
    assert!(form.all_signs().has(Sign::Cough));
}
