//! The list as it travels to a phone.

use certificate::trust::{PublicKey, TrustList, Usage};

use crate::issuer::Issuer;

#[test]
fn a_list_survives_its_journey() {
    let mut list = TrustList::default();
    for (seed, bits) in (1..=7).zip(1..) {
        let mut signer = Issuer::p256(seed).signer();
        signer.usage = Usage::from_bits(bits).expect("one to seven");
        list.signers.push(signer);
    }
    list.signers.push(Issuer::rsa().signer());
    let mut odd = Issuer::rsa().signer();
    odd.country = None;
    if let PublicKey::Rsa { e, .. } = &mut odd.key {
        *e = vec![3];
    }
    list.signers.push(odd);
    let json = serde_json::to_string(&list).expect("it can be written");
    assert_eq!(domain::json::read(&json), Some(list.clone()));
    assert_eq!(serde_json::from_str::<TrustList>(&json).ok(), Some(list));
}

#[test]
fn a_signer_takes_a_hundred_and_fifty_bytes() {
    let json = serde_json::to_string(&Issuer::p256(1).signer()).expect("it can be written");
    assert_eq!(
        json,
        concat!(
            r#"{"kid":"AQEBAQEBAQE=","country":"XA","#,
            r#""p256":"Am/wO5SSQc4drdQ1GeaWDgqFtBppoFwygQOqK84VlMoW","#,
            r#""from":1639958400000,"until":1734566400000}"#
        )
    );
}

#[test]
fn what_is_no_signer_is_no_list() {
    for signer in [
        r#"{}"#,
        r#"{"kid":"AQ==","p256":"Ag==","from":1,"until":2}"#,
        r#"{"kid":"AQEBAQEBAQE=","from":1,"until":2}"#,
        r#"{"kid":"AQEBAQEBAQE=","p256":"Ag==","rsa":"Ag==","from":1,"until":2}"#,
        r#"{"kid":"AQEBAQEBAQE=","p256":"!","from":1,"until":2}"#,
        r#"{"kid":"AQEBAQEBAQE=","p256":"Ag==","usage":8,"from":1,"until":2}"#,
        r#"{"kid":"AQEBAQEBAQE=","p256":"Ag==","from":1}"#,
    ] {
        let json = format!(r#"{{"signers":[{signer}]}}"#);
        assert_eq!(domain::json::read::<TrustList>(&json), None, "{signer}");
    }
}
