//! Project Wycheproof's Ed25519 vectors through our one way of verifying. It
//! is the strict one of `ed25519-dalek`: beside what RFC 8032 asks for (s below
//! the order of the group) it refuses keys and R of small order. Wycheproof
//! leaves that open; no vector hangs on it.

use domain::signature::{DeviceKey, SignatureText};
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

#[test]
fn ed25519_is_judged_as_by_wycheproof() {
    let set = TestSet::load(TestName::Ed25519).expect("the vectors can be read");
    let mut count = 0;
    for group in &set.test_groups {
        let key: [u8; 32] = group.key.pk[..].try_into().expect("a key is 32 bytes");
        let key = DeviceKey::from_bytes(key);
        for test in &group.tests {
            // One that is longer or shorter is refused before it is looked at.
            let signature = <[u8; 64]>::try_from(&test.sig[..]).map(SignatureText::from_bytes);
            let is_taken = signature.is_ok_and(|signature| key.signed(&test.msg, &signature));
            let is_right = test.result == TestResult::Valid;
            assert_eq!(is_taken, is_right, "{}: {}", test.tc_id, test.comment);
            count += 1;
        }
    }
    assert!(count > 100);
}

#[test]
fn a_key_of_small_order_signs_nothing() {
    // With the neutral element as key and R and zero as s, the equation holds for
    // every message: the one case in which strict and lax verifying differ.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&neutral);
    let key = DeviceKey::from_bytes(neutral);
    assert!(!key.signed(b"anything", &SignatureText::from_bytes(signature)));
}
