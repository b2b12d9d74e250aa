//! Project Wycheproof's vectors through our own verification: ECDSA on P-256
//! in the encoding of COSE (r and s, IEEE P1363), RSASSA-PSS with a salt of 32.

use certificate::signature::{es256, ps256};
use wycheproof::{TestResult, ecdsa, rsa_pss_verify};

/// How many vectors there were; fails at the first that differs.
fn check(what: &str, vectors: impl Iterator<Item = (usize, String, TestResult, bool)>) -> usize {
    let mut count = 0;
    for (id, comment, expected, is_taken) in vectors {
        // Acceptable ones would be a choice; these sets have none.
        let is_right = expected == TestResult::Valid;
        assert_eq!(is_taken, is_right, "{what} {id}: {comment} ({expected:?})");
        count += 1;
    }
    count
}

#[test]
fn es256_judges_as_wycheproof() {
    let name = ecdsa::TestName::EcdsaSecp256r1Sha256P1363;
    let set = ecdsa::TestSet::load(name).expect("the vectors can be read");
    let vectors = set.test_groups.iter().flat_map(|group| {
        group.tests.iter().map(|test| {
            let is_taken = es256(&group.key.key, &test.msg, &test.sig);
            (test.tc_id, test.comment.clone(), test.result, is_taken)
        })
    });
    assert!(check("ES256", vectors) > 200);
}

#[test]
fn ps256_judges_as_wycheproof() {
    use rsa_pss_verify::TestName;

    for name in [
        TestName::RsaPss2048Sha256Mgf1SaltLen32,
        TestName::RsaPss2048Sha256Mgf1SaltLen32WithParams,
        TestName::RsaPss3072Sha256Mgf1SaltLen32,
        TestName::RsaPss3072Sha256Mgf1SaltLen32WithParams,
        TestName::RsaPss4096Sha256Mgf1SaltLen32,
    ] {
        let set = rsa_pss_verify::TestSet::load(name).expect("the vectors can be read");
        let vectors = set.test_groups.iter().flat_map(|group| {
            let (n, e) = (bare(&group.key.n), bare(&group.key.e));
            group.tests.iter().map(move |test| {
                let is_taken = ps256(n, e, &test.msg, &test.sig);
                (test.tc_id, test.comment.clone(), test.result, is_taken)
            })
        });
        assert!(check("PS256", vectors) > 50, "{name:?}");
    }
}

/// Without the zero that stands in front where the first bit would be a sign.
fn bare(number: &[u8]) -> &[u8] {
    number.strip_prefix(&[0]).unwrap_or(number)
}
