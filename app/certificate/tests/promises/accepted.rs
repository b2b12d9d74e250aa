//! What is believed.

use crate::issuer::Issuer;
use crate::paper::Paper;
use crate::write::{float, int, tag};
use crate::{EXPIRES, ISSUED, check, read};

#[test]
fn a_signature_of_either_algorithm_is_verified() {
    for issuer in [Issuer::p256(1), Issuer::rsa()] {
        for paper in [
            Paper::vaccination(&issuer),
            Paper::test(&issuer),
            Paper::recovery(&issuer),
        ] {
            let read = read(&paper.signed_by(&issuer), &issuer).expect("it can be read");
            assert_eq!(read.check.as_ref(), Ok(&issuer.signer()));
            assert_eq!(read.certificate.flags, []);
        }
    }
}

#[test]
fn the_envelope_may_have_its_tags_or_none() {
    let issuer = Issuer::p256(1);
    for tags in [vec![], vec![18], vec![61, 18], vec![61]] {
        let paper = Paper {
            tags,
            ..Paper::vaccination(&issuer)
        };
        assert_eq!(check(&paper.signed_by(&issuer), &issuer), Ok(()));
    }
}

#[test]
fn the_kid_may_stand_in_either_header_and_the_signed_one_counts() {
    use crate::write::bytes;

    let issuer = Issuer::p256(1);
    let (theirs, other) = (issuer.kid.to_vec(), vec![9; 8]);
    for (protected, unprotected, is_found) in [
        (Some(&theirs), None, true),
        (None, Some(&theirs), true),
        (Some(&theirs), Some(&theirs), true),
        (Some(&theirs), Some(&other), true),
        (Some(&other), Some(&theirs), false),
        (None, Some(&other), false),
        (None, None, false),
    ] {
        let paper = Paper {
            kid: protected.cloned(),
            unprotected: unprotected
                .map(|kid| (int(4), bytes(kid)))
                .into_iter()
                .collect(),
            ..Paper::vaccination(&issuer)
        };
        assert_eq!(check(&paper.signed_by(&issuer), &issuer).is_ok(), is_found);
    }
}

#[test]
fn times_may_be_fractions_and_may_be_tagged() {
    let issuer = Issuer::p256(1);
    for (issued_at, expires_at) in [
        (float(ISSUED as f64 + 0.25), float(EXPIRES as f64)),
        (tag(1, &int(ISSUED)), tag(1, &float(EXPIRES as f64))),
    ] {
        let paper = Paper {
            issued_at,
            expires_at,
            ..Paper::vaccination(&issuer)
        };
        let read = read(&paper.signed_by(&issuer), &issuer).expect("it can be read");
        assert_eq!(read.check.map(drop), Ok(()));
        assert_eq!(read.certificate.expires_at.as_millis(), EXPIRES * 1_000);
    }
}

#[test]
fn signers_that_share_a_kid_are_all_tried() {
    let (issuer, mut namesake) = (Issuer::p256(1), Issuer::p256(2));
    namesake.kid = issuer.kid;
    let text = Paper::vaccination(&issuer).signed_by(&issuer);
    for signers in [
        vec![namesake.signer(), issuer.signer()],
        vec![issuer.signer(), namesake.signer()],
    ] {
        let trust = certificate::trust::TrustList { signers };
        let read = certificate::read(&text, &trust, crate::after_issue(60));
        assert_eq!(read.expect("it can be read").check, Ok(issuer.signer()));
    }
}

#[test]
fn what_a_reader_types_around_the_text_does_no_harm() {
    let issuer = Issuer::p256(1);
    let text = Paper::vaccination(&issuer).signed_by(&issuer);
    assert_eq!(check(&format!("\u{feff}{text}\r\n"), &issuer), Ok(()));
}
