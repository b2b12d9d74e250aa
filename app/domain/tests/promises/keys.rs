//! The key list: only its root may change it, and only forwards.

use domain::code::keys::{KeyId, KeyList, KeyListError, PublicKey, SignedKeyList};
use domain::signature::SignatureText;

use crate::{key, list_of};

fn signed(sequence: u64, root: u8) -> SignedKeyList {
    let list = KeyList {
        sequence,
        ..list_of(&key(1), false)
    };
    SignedKeyList::sign(&list, &key(root)).expect("a list is written as JSON")
}

#[test]
fn a_list_is_taken_from_the_first_root_and_never_backwards() {
    let current = signed(5, 9);
    let sequence = |newer| current.replaced_by(&newer).map(|list| list.sequence);
    assert_eq!(sequence(signed(6, 9)), Ok(6));
    assert_eq!(sequence(signed(5, 9)), Ok(5));
    assert_eq!(sequence(signed(4, 9)), Err(KeyListError::Older));
    assert_eq!(sequence(signed(6, 8)), Err(KeyListError::OtherRoot));
}

#[test]
fn an_altered_list_is_refused() {
    let mut altered = signed(5, 9);
    altered.list = altered.list.replace("luuvet.example", "luuvet.evil");
    assert_eq!(altered.open(), Err(KeyListError::BadSignature));
    let mut unsigned = signed(5, 9);
    unsigned.signature = SignatureText::from_bytes([0; 64]);
    assert_eq!(unsigned.open(), Err(KeyListError::BadSignature));
    // The neutral element as a key would verify anything if it were let in.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut weak = signed(5, 9);
    weak.root = PublicKey::from_bytes(neutral);
    let mut signature = [0; 64];
    signature[0] = 1;
    weak.signature = SignatureText::from_bytes(signature);
    assert_eq!(weak.open(), Err(KeyListError::BadSignature));
}

#[test]
fn only_keys_in_force_are_found() {
    let id = KeyId::of(&PublicKey::of(&key(1)));
    assert_eq!(
        list_of(&key(1), false).find(id),
        Some(PublicKey::of(&key(1)))
    );
    assert_eq!(list_of(&key(1), true).find(id), None);
    assert_eq!(list_of(&key(2), false).find(id), None);
}
