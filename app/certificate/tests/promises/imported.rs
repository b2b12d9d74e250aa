//! X.509 to a trust list, with certificates that the tests make themselves.

use certificate::import::{self, ImportError};
use certificate::trust::{PublicKey, Usage};
use domain::day::Day;
use domain::time::DAY;
use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair, PKCS_ECDSA_P384_SHA384};
use sha2::{Digest, Sha256};

/// A signer's certificate with these extended key usages; in PEM and DER.
fn made(oids: &[&[u64]], key: &KeyPair) -> (String, Vec<u8>) {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CountryName, "XA");
    params
        .distinguished_name
        .push(DnType::CommonName, "Made up");
    params.not_before = rcgen::date_time_ymd(2021, 6, 1);
    params.not_after = rcgen::date_time_ymd(2023, 6, 1);
    let usages = oids
        .iter()
        .map(|oid| ExtendedKeyUsagePurpose::Other(oid.to_vec()));
    params.extended_key_usages = usages.collect();
    let certificate = params.self_signed(key).expect("it can be made");
    (certificate.pem(), certificate.der().to_vec())
}

#[test]
fn a_signer_is_reduced_to_what_verifying_needs() {
    let key = KeyPair::generate().expect("a key");
    let (pem, der) = made(&[&[1, 3, 6, 1, 4, 1, 1847, 2021, 1, 2]], &key);
    let import = import::from_base64([pem.as_str()]);
    assert_eq!(import.refused, []);
    let [signer] = &import.list.signers[..] else {
        panic!("one signer");
    };
    assert_eq!(signer.kid.0, Sha256::digest(&der)[..8]);
    assert_eq!(signer.country.as_deref(), Some("XA"));
    assert_eq!(Some(signer.usage), Usage::from_bits(0b010));
    assert!(matches!(&signer.key, PublicKey::P256(point) if point.len() == 33));
    let day = |year| Day::from_date(year, 6, 1).expect("a day").number();
    let midnight = |year| i64::from(day(year)) * 86_400_000;
    assert_eq!(signer.from.as_millis(), midnight(2021));
    assert_eq!(signer.until.as_millis(), midnight(2023));
    assert!(signer.until.since(signer.from) > DAY * 700);
}

#[test]
fn other_usages_restrict_nothing() {
    let key = KeyPair::generate().expect("a key");
    let tls_client: &[u64] = &[1, 3, 6, 1, 5, 5, 7, 3, 2];
    let zero_family: &[u64] = &[1, 3, 6, 1, 4, 1, 0, 1847, 2021, 1, 3];
    for (oids, bits) in [
        (&[][..], 0b111),
        (&[tls_client], 0b111),
        (&[tls_client, zero_family], 0b100),
    ] {
        let signer = import::from_der(&made(oids, &key).1).expect("it can be read");
        assert_eq!(signer.usage.bits(), bits);
    }
}

#[test]
fn what_cannot_be_a_signer_is_left_out_and_named() {
    let key = KeyPair::generate().expect("a key");
    let (good, der) = made(&[], &key);
    let other_curve = KeyPair::generate_for(&PKCS_ECDSA_P384_SHA384).expect("a key");
    let (p384, _) = made(&[], &other_curve);
    let import = import::from_base64(["%", good.as_str(), "AAAA", p384.as_str(), ""]);
    assert_eq!(import.list.signers.len(), 1);
    assert_eq!(
        import.refused,
        [
            (0, ImportError::NotBase64),
            (2, ImportError::NotX509),
            (3, ImportError::UnsupportedKey),
            (4, ImportError::NotX509),
        ]
    );
    let trailing = [&der[..], &[0]].concat();
    assert_eq!(import::from_der(&trailing), Err(ImportError::NotX509));
    for len in 0..der.len() {
        assert!(import::from_der(&der[..len]).is_err());
    }
}
