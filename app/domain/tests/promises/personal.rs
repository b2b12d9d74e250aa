//! Personal codes: what server and phone signed is read back, what others made
//! or altered is refused, and the code stays small enough for paper.

use domain::area::AreaCode;
use domain::batch::DeviceKey;
use domain::code::personal::{
    Class, Credential, Doses, Live, MAX_STAYS, PersonalCode, Proof, SeenAt, Tested, WardStayed,
    peek,
};
use domain::code::venue::MAX_ORIGIN;
use domain::code::{Code, CodeError, digits};
use domain::day::Day;
use domain::health::Source;
use domain::health::sign::{Sign, Signs};
use domain::health::vaccination::{TestKind, TestResult};
use domain::ids::HolderId;
use domain::time::Timestamp;
use proptest::prelude::*;
use qrcode::types::Version;
use qrcode::{EcLevel, QrCode};

use crate::code::ORIGIN;
use crate::{key, list_of};

pub(crate) const SERVER: u8 = 1;
pub(crate) const PHONE: u8 = 2;

/// 8 October 2021, nine in the morning in Vietnam.
pub(crate) fn morning() -> Timestamp {
    Timestamp::from_millis(1_633_658_400_000)
}

pub(crate) fn today() -> Day {
    Day::in_vietnam(morning())
}

/// A made-up person without any sign, who declared an hour ago.
pub(crate) fn healthy() -> Credential {
    const HOUR: std::time::Duration = std::time::Duration::from_secs(3_600);
    Credential {
        serial: 41,
        holder: HolderId::from_bytes([0xB3; 16]),
        phone: DeviceKey::of(&key(PHONE)),
        masked_name: "N** T** H**".to_owned(),
        year_of_birth: 1958,
        signs: Signs::NONE,
        declared_at: morning().minus(HOUR),
        valid_until: morning().plus(23 * HOUR),
        home: Some(AreaCode(20_194)),
        stays: vec![WardStayed {
            ward: AreaCode(20_263),
            from: today().minus(9),
            until: today().minus(7),
        }],
        doses: Doses {
            count: 2,
            last: Some(today().minus(30)),
            source: Source::SelfDeclared,
        },
        test: Some(Tested {
            kind: TestKind::Antigen,
            taken: today().minus(1),
            result: TestResult::Negative,
            source: Source::SelfDeclared,
        }),
    }
}

pub(crate) fn statement(at: Timestamp) -> Live {
    Live {
        at,
        clock_known: true,
        tells_places: true,
        seen_at: None,
    }
}

/// The code that the phone shows at `at`.
pub(crate) fn live_at(credential: &Credential, at: Timestamp) -> String {
    let issued = credential.issue(Class::Live, ORIGIN, &key(SERVER));
    statement(at).show(&issued, &key(PHONE)).expect("a code")
}

pub(crate) fn read(text: &str) -> Result<PersonalCode, CodeError> {
    PersonalCode::verify(text, Some(&list_of(&key(SERVER), false)))
}

#[test]
fn a_live_code_says_what_server_and_phone_said() {
    let seen_at = Some(SeenAt {
        ward: AreaCode(20_263),
        from: today().minus(3),
        until: today().minus(3),
    });
    let live = Live {
        seen_at,
        ..statement(morning())
    };
    let issued = healthy().issue(Class::Live, ORIGIN, &key(SERVER));
    let text = live.show(&issued, &key(PHONE)).expect("a code");
    assert!(text.starts_with("https://luuvet.example/p#"));
    let expected = PersonalCode {
        credential: healthy(),
        proof: Proof::Live(live),
    };
    assert_eq!(read(&text), Ok(expected));
    assert_eq!(peek(&issued), Some(healthy()));
    // A visitor's phone only says what it is.
    assert_eq!(Code::read(&text, None), Ok(Code::Personal));
}

#[test]
fn a_printed_and_a_self_declared_code_say_what_they_are() {
    let card = healthy().issue(Class::Printed, ORIGIN, &key(SERVER));
    assert_eq!(read(&card).map(|code| code.proof), Ok(Proof::Printed));
    let own = healthy().self_declare(ORIGIN);
    let live = statement(morning());
    let shown = live.show(&own, &key(PHONE)).expect("a code");
    let code = PersonalCode::verify(&shown, None).expect("it needs no key list");
    assert_eq!(code.proof, Proof::SelfDeclared(live));
    assert_eq!(peek(&own), Some(healthy()));
}

#[test]
fn a_photo_of_a_live_code_does_not_become_a_printed_one() {
    let issued = healthy().issue(Class::Live, ORIGIN, &key(SERVER));
    assert!(read(&issued).is_err(), "the phone's statement is missing");
    let (address, body) = issued.split_once('#').expect("an address");
    let mut body = digits::decode(body).expect("digits");
    // The class byte, and the checksum over it made right again by brute force
    // is not even needed: the server's signature is over the class.
    body[5] = 3;
    assert!(read(&format!("{address}#{}", digits::encode(&body))).is_err());
}

#[test]
fn another_phone_cannot_show_somebodys_code() {
    let issued = healthy().issue(Class::Live, ORIGIN, &key(SERVER));
    let stolen = statement(morning()).show(&issued, &key(3)).expect("a code");
    assert_eq!(read(&stolen), Err(CodeError::Forged));
}

#[test]
fn a_code_of_another_city_or_a_revoked_key_is_refused() {
    let text = live_at(&healthy(), morning());
    let verify = |list| PersonalCode::verify(&text, list);
    assert_eq!(verify(None), Err(CodeError::NoKeys));
    let (other, revoked) = (list_of(&key(9), false), list_of(&key(SERVER), true));
    assert_eq!(verify(Some(&other)), Err(CodeError::UnknownKey));
    assert_eq!(verify(Some(&revoked)), Err(CodeError::UnknownKey));
    let elsewhere = text.replace(ORIGIN, "https://luuvet.example.evil");
    assert_eq!(read(&elsewhere), Err(CodeError::Forged));
}

#[test]
fn signs_of_a_later_version_are_not_normal() {
    let later = Credential {
        signs: Signs::from_bits(0b1000_0000),
        ..healthy()
    };
    let code = read(&later.issue(Class::Printed, ORIGIN, &key(SERVER))).expect("a true code");
    assert!(!code.credential.signs.is_none());
    assert_eq!(code.credential.signs.iter().count(), 0);
    let both = Signs::NONE.with(Sign::Fever).with(Sign::PositiveTest);
    let known: Vec<_> = both.iter().collect();
    assert_eq!(known, [Sign::Fever, Sign::PositiveTest]);
}

#[test]
fn the_longest_code_fits_version_15_at_level_m() {
    let origin = format!("https://{}", "w".repeat(MAX_ORIGIN - "https://".len()));
    let stay = healthy().stays[0];
    let longest = Credential {
        masked_name: "Ễ** ".repeat(20),
        stays: vec![stay; MAX_STAYS + 3],
        ..healthy()
    };
    let issued = longest.issue(Class::Live, &origin, &key(SERVER));
    let text = statement(morning())
        .show(&issued, &key(PHONE))
        .expect("a code");
    let code = read(&text).expect("a true code");
    assert_eq!(code.credential.stays.len(), MAX_STAYS);
    let code = QrCode::with_error_correction_level(&text, EcLevel::M).expect("it fits");
    println!("longest: {} characters, {:?}", text.len(), code.version());
    let Version::Normal(version) = code.version() else {
        panic!("no micro code")
    };
    assert!(version <= 15, "version {version}");
}

proptest! {
    #[test]
    fn one_changed_byte_is_refused(at in 0_usize..420, change in 1_u8..=255) {
        let text = live_at(&healthy(), morning());
        let (address, body) = text.split_once('#').expect("an address");
        let mut body = digits::decode(body).expect("digits");
        let at = at % body.len();
        body[at] ^= change;
        let altered = format!("{address}#{}", digits::encode(&body));
        prop_assert!(read(&altered).is_err());
    }

    #[test]
    fn any_credential_is_read_back(
        serial: u32,
        holder: [u8; 16],
        name in "[A-ZĐ]\\*\\*( [A-ZĐ]\\*\\*){0,3}",
        year: u16,
        bits: u8,
        home in proptest::option::of(1_u32..100_000),
        count: u8,
        last in proptest::option::of(1_u16..),
        taken in proptest::option::of(1_u16..),
    ) {
        let source = Source::Certificate;
        let credential = Credential {
            serial,
            holder: HolderId::from_bytes(holder),
            masked_name: name,
            year_of_birth: year,
            signs: Signs::from_bits(bits),
            home: home.map(AreaCode),
            stays: Vec::new(),
            doses: Doses { count, last: last.map(Day::from_number), source },
            test: taken.map(|taken| Tested {
                kind: TestKind::Pcr,
                taken: Day::from_number(taken),
                result: TestResult::Positive,
                source,
            }),
            ..healthy()
        };
        let card = credential.issue(Class::Printed, ORIGIN, &key(SERVER));
        prop_assert_eq!(read(&card).map(|code| code.credential), Ok(credential));
    }

    #[test]
    fn no_text_is_too_strange(text in "https://luuvet.example/p#[0-9]{0,900}") {
        drop(read(&text));
    }
}
