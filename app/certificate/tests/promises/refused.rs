//! What is not believed, each for its own reason; what stands there can still
//! be read.

use certificate::Refusal;
use certificate::trust::{Kid, Usage};

use crate::issuer::Issuer;
use crate::paper::Paper;
use crate::write::code;
use crate::{check, read};

#[test]
fn an_unknown_signer_is_named_and_the_content_still_shown() {
    let (issuer, stranger) = (Issuer::p256(1), Issuer::p256(2));
    let text = Paper::vaccination(&stranger).signed_by(&stranger);
    let read = read(&text, &issuer).expect("it can be read");
    assert_eq!(
        read.check,
        Err(Refusal::UnknownSigner {
            kid: Some(Kid([2; 8])),
            country: Some("XA".to_owned()),
        })
    );
    assert_eq!(read.certificate.person.family_name, "Nguyễn Thị");
}

#[test]
fn a_kid_of_another_length_is_nobodys() {
    let issuer = Issuer::p256(1);
    for kid in [vec![], vec![1; 7], vec![1; 9]] {
        let paper = Paper {
            kid: Some(kid),
            ..Paper::vaccination(&issuer)
        };
        let refusal = check(&paper.signed_by(&issuer), &issuer);
        assert!(matches!(
            refusal,
            Err(Refusal::UnknownSigner { kid: None, .. })
        ));
    }
}

type Sign = fn(&[u8]) -> Vec<u8>;

#[test]
fn a_signature_of_another_key_length_or_algorithm_is_wrong() {
    let (issuer, rsa) = (Issuer::p256(1), Issuer::rsa());
    let paper = Paper::vaccination(&issuer);
    let signatures: [Sign; 5] = [
        |message| Issuer::p256(2).sign(message),
        |message| Issuer::rsa().sign(message),
        |message| [Issuer::p256(1).sign(message), vec![0; 32]].concat(),
        |_| vec![0; 64],
        |_| Vec::new(),
    ];
    for sign in signatures {
        let text = code(&paper.envelope(sign));
        assert_eq!(check(&text, &issuer), Err(Refusal::BadSignature));
    }
    let lie = Paper {
        algorithm: Some(-37),
        ..paper.clone()
    };
    assert_eq!(
        check(&lie.signed_by(&issuer), &issuer),
        Err(Refusal::BadSignature)
    );
    let lie = Paper {
        kid: Some(rsa.kid.to_vec()),
        ..paper
    };
    assert_eq!(
        check(&lie.signed_by(&rsa), &rsa),
        Err(Refusal::BadSignature)
    );
}

#[test]
fn another_algorithm_is_not_tried() {
    let issuer = Issuer::p256(1);
    // None, EdDSA, ES384, RS256, HMAC.
    for algorithm in [None, Some(-8), Some(-35), Some(-257), Some(5)] {
        let paper = Paper {
            algorithm,
            ..Paper::vaccination(&issuer)
        };
        let text = paper.signed_by(&issuer);
        assert_eq!(check(&text, &issuer), Err(Refusal::UnknownAlgorithm));
    }
}

#[test]
fn a_signer_signs_only_the_kinds_it_may() {
    let papers = [Paper::test, Paper::vaccination, Paper::recovery];
    for bits in 1..=7_u8 {
        let allowed = Usage::from_bits(bits).expect("one to seven");
        let mut issuer = Issuer::p256(1);
        issuer.usage = allowed;
        for (at, paper) in papers.iter().enumerate() {
            let verdict = check(&paper(&issuer).signed_by(&issuer), &issuer);
            let may = bits >> at & 1 == 1;
            let refusal = Err(Refusal::WrongUsage { allowed });
            assert_eq!(verdict, if may { Ok(()) } else { refusal }, "{bits} {at}");
        }
    }
}
