//! What a screen gets to show.

use certificate::content::{Event, Flag, TestKind, TestResult, Wrong};

use crate::issuer::Issuer;
use crate::paper::{Paper, vaccination};
use crate::read;
use crate::write::{int, list, map, text, texts};

fn certificate(paper: &Paper) -> certificate::Certificate {
    let issuer = Issuer::p256(1);
    let read = read(&paper.signed_by(&issuer), &issuer).expect("it can be read");
    assert!(read.check.is_ok());
    read.certificate
}

#[test]
fn a_vaccination_is_shown_with_dose_product_and_day() {
    let certificate = certificate(&Paper::vaccination(&Issuer::p256(1)));
    let Event::Vaccination(dose) = &certificate.event else {
        panic!("a vaccination");
    };
    assert_eq!((dose.dose, dose.doses), (Some(2), Some(2)));
    assert_eq!(dose.product, "EU/1/20/1528");
    assert_eq!(dose.given, "2021-11-02".parse().ok());
    assert_eq!(certificate.person.given_name, "Mẫu");
    assert_eq!(certificate.person.family_name_latin, "NGUYEN<THI");
    assert_eq!(certificate.person.born, "1990-02-28".parse().ok());
    assert_eq!(certificate.country(), Some("XA"));
}

#[test]
fn a_test_is_shown_with_kind_time_and_result() {
    let certificate = certificate(&Paper::test(&Issuer::p256(1)));
    let Event::Test(test) = certificate.event else {
        panic!("a test");
    };
    assert_eq!(test.kind, TestKind::Antigen);
    assert_eq!(test.result, TestResult::NotDetected);
    // 2021-12-19T01:30:00Z
    assert_eq!(
        test.taken_at.map(|it| it.as_millis()),
        Some(1_639_877_400_000)
    );
}

#[test]
fn a_recovery_is_shown_with_its_three_days() {
    let certificate = certificate(&Paper::recovery(&Issuer::p256(1)));
    let Event::Recovery(recovery) = certificate.event else {
        panic!("a recovery");
    };
    assert_eq!(recovery.first_positive, "2021-09-01".parse().ok());
    assert_eq!(recovery.valid_from, "2021-09-12".parse().ok());
    assert_eq!(recovery.valid_until, "2022-02-28".parse().ok());
}

#[test]
fn of_several_doses_the_latest_is_shown() {
    let doses = ["2021-06-01", "2021-11-02", "2021-07-01"].map(vaccination);
    let certificate = certificate(&Paper::about(&Issuer::p256(1), "v", &doses));
    let Event::Vaccination(dose) = certificate.event else {
        panic!("a vaccination");
    };
    assert_eq!(dose.given, "2021-11-02".parse().ok());
    let [flag] = certificate.flags[..] else {
        panic!("one flag");
    };
    assert_eq!((flag.part, flag.wrong), ("v", Wrong::Several));
}

#[test]
fn what_departs_from_the_schema_is_flagged_and_still_believed() {
    let mut paper = Paper::about(
        &Issuer::p256(1),
        "t",
        &[texts(&[("tr", "1"), ("sc", "noon")])],
    );
    paper.content[1].1 = texts(&[("fnt", "nguyen")]);
    paper.content[2].1 = text("28/02/1990");
    let certificate = certificate(&paper);
    let flags = |part, field, wrong| certificate.flags.contains(&Flag { part, field, wrong });
    assert!(flags("", "dob", Wrong::Malformed));
    assert!(flags("nam", "fnt", Wrong::Malformed));
    assert!(flags("t", "tr", Wrong::UnknownValue));
    assert!(flags("t", "sc", Wrong::Malformed));
    assert!(flags("t", "ci", Wrong::Missing));
    assert_eq!(certificate.person.born, None);
}

#[test]
fn a_name_cannot_turn_a_screen_around() {
    let mut paper = Paper::vaccination(&Issuer::p256(1));
    paper.content[1].1 = texts(&[("fn", "Ngu\u{202e}yễn\u{0}\n"), ("fnt", "NGUYEN")]);
    assert_eq!(certificate(&paper).person.family_name, "Nguyễn");
}

#[test]
fn empty_lists_beside_the_one_that_counts_are_nothing() {
    let mut paper = Paper::vaccination(&Issuer::p256(1));
    paper.content.push((text("t"), list(&[])));
    paper.content.push((text("r"), vec![0xF6]));
    paper.content.push((text("meta"), map(&[(int(1), int(1))])));
    assert_eq!(certificate(&paper).flags, []);
}
