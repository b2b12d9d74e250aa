//! When a certificate counts, and when its signer does.

use std::time::Duration;

use certificate::{Refusal, vietnam};
use domain::day::Day;
use domain::time::Timestamp;

use crate::issuer::Issuer;
use crate::paper::Paper;
use crate::write::int;
use crate::{EXPIRES, ISSUED, after_issue};

#[test]
fn a_certificate_counts_from_its_issue_to_its_expiry() {
    let issuer = Issuer::p256(1);
    let text = Paper::test(&issuer).signed_by(&issuer);
    let at = |millis: i64| {
        let now = Timestamp::from_millis(millis);
        let read = certificate::read(&text, &issuer.trusted(), now);
        read.expect("it can be read").check.map(drop)
    };
    let (issued, expires) = (ISSUED * 1_000, EXPIRES * 1_000);
    let from = after_issue(0);
    assert_eq!(at(issued - 1), Err(Refusal::NotYetValid { from }));
    assert_eq!(at(issued), Ok(()));
    assert_eq!(at(expires), Ok(()));
    let expiry = after_issue((EXPIRES - ISSUED).unsigned_abs());
    assert_eq!(at(expires + 1), Err(Refusal::Expired { at: expiry }));
}

#[test]
fn a_signer_counts_within_its_own_dates() {
    let issuer = Issuer::p256(1);
    let text = Paper::test(&issuer).signed_by(&issuer);
    let mut trust = issuer.trusted();
    let signer = &mut trust.signers[0];
    (signer.from, signer.until) = (after_issue(100), after_issue(200));
    let at = |seconds| {
        let read = certificate::read(&text, &trust, after_issue(seconds));
        read.expect("it can be read").check.map(drop)
    };
    let (from, until) = (after_issue(100), after_issue(200));
    assert_eq!(at(99), Err(Refusal::SignerNotYetValid { from }));
    assert_eq!(at(150), Ok(()));
    assert_eq!(at(201), Err(Refusal::SignerExpired { at: until }));
}

#[test]
fn a_vietnamese_certificate_ends_after_twelve_months_whatever_it_says() {
    let issuer = Issuer::p256(1);
    let paper = Paper {
        issuer: vietnam::COUNTRY,
        expires_at: int(EXPIRES + 300 * 24 * 60 * 60),
        ..Paper::vaccination(&issuer)
    };
    let text = paper.signed_by(&issuer);
    let at = |seconds| {
        let read = certificate::read(&text, &issuer.trusted(), after_issue(seconds));
        read.expect("it can be read").check.map(drop)
    };
    // Made on 20 December 2021 at 07:00 in Vietnam.
    let day = Day::from_date(2022, 12, 20).expect("a day");
    let end = day.starts_at().plus(Duration::from_secs(7 * 3_600));
    let year = 365 * 24 * 3_600;
    assert_eq!(at(year), Ok(()));
    assert_eq!(at(year + 1), Err(Refusal::Expired { at: end }));
}
