//! Signer certificates to signers: X.509 in, what a phone needs out. Only the
//! server does this; who says that a certificate counts is its affair.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::time::Timestamp;
use p256::ecdsa::VerifyingKey;
use sha2::{Digest, Sha256};
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey as X509Key;
use x509_parser::time::ASN1Time;

use crate::trust::{Kid, PublicKey, Signer, TrustList, Usage};

/// OID of the curve P-256 (prime256v1), RFC 5480 section 2.1.1.1.
const P256: &str = "1.2.840.10045.3.1.7";
/// Bytes of an RSA modulus that verifying takes.
const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=512;

/// What came of a batch of certificates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    pub list: TrustList,
    /// Which ones were left out, by their place in the batch.
    pub refused: Vec<(usize, ImportError)>,
}

/// Why a certificate cannot be a signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("the certificate is not base64")]
    NotBase64,
    #[error("the certificate is not X.509")]
    NotX509,
    #[error("the certificate's key is neither on P-256 nor RSA of 2048 to 4096 bits")]
    UnsupportedKey,
}

/// Reads certificates in base64, as national lists and PEM files have them.
pub fn from_base64<'a>(certificates: impl IntoIterator<Item = &'a str>) -> Import {
    let mut import = Import::default();
    for (at, text) in certificates.into_iter().enumerate() {
        let bare: String = text
            .lines()
            .filter(|line| !line.starts_with("-----"))
            .flat_map(str::split_whitespace)
            .collect();
        let der = STANDARD.decode(bare).map_err(|_| ImportError::NotBase64);
        match der.and_then(|der| from_der(&der)) {
            Ok(signer) => import.list.signers.push(signer),
            Err(error) => import.refused.push((at, error)),
        }
    }
    import
}

/// Reads one certificate in its binary form.
///
/// # Errors
/// Why it cannot be a signer.
pub fn from_der(der: &[u8]) -> Result<Signer, ImportError> {
    let (rest, certificate) = X509Certificate::from_der(der).map_err(|_| ImportError::NotX509)?;
    if !rest.is_empty() {
        return Err(ImportError::NotX509);
    }
    let validity = certificate.validity();
    Ok(Signer {
        kid: kid(der),
        country: country(&certificate),
        key: key(&certificate).ok_or(ImportError::UnsupportedKey)?,
        usage: usage(&certificate)?,
        from: moment(validity.not_before),
        until: moment(validity.not_after),
    })
}

/// hcert-spec section 3.3.2: the first eight bytes of the certificate's SHA-256.
fn kid(der: &[u8]) -> Kid {
    let [a, b, c, d, e, f, g, h, ..]: [u8; 32] = Sha256::digest(der).into();
    Kid([a, b, c, d, e, f, g, h])
}

fn country(certificate: &X509Certificate<'_>) -> Option<String> {
    let names = [certificate.subject(), certificate.issuer()];
    let mut countries = names.into_iter().flat_map(|name| name.iter_country());
    let country = countries.next()?.as_str().ok()?.to_ascii_uppercase();
    let is_code = country.len() == 2 && country.bytes().all(|it| it.is_ascii_uppercase());
    is_code.then_some(country)
}

fn key(certificate: &X509Certificate<'_>) -> Option<PublicKey> {
    let info = certificate.public_key();
    match info.parsed().ok()? {
        X509Key::EC(point) => {
            let curve = info.algorithm.parameters.as_ref()?.as_oid().ok()?;
            let key = VerifyingKey::from_sec1_bytes(point.data()).ok()?;
            (curve.to_id_string() == P256)
                .then(|| PublicKey::P256(key.to_sec1_point(true).as_bytes().to_vec()))
        }
        X509Key::RSA(key) => {
            let [n, e] = [key.modulus, key.exponent].map(without_leading_zeros);
            RSA_BYTES
                .contains(&n.len())
                .then_some(PublicKey::Rsa { n, e })
        }
        _ => None,
    }
}

/// A DER number has a zero in front where its first bit would be a sign.
fn without_leading_zeros(number: &[u8]) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number[zeros..].to_vec()
}

/// An extension that cannot be read must not pass for one that is not there.
fn usage(certificate: &X509Certificate<'_>) -> Result<Usage, ImportError> {
    let extension = certificate
        .extended_key_usage()
        .map_err(|_| ImportError::NotX509)?;
    let oids: Vec<_> = extension
        .iter()
        .flat_map(|it| &it.value.other)
        .map(|oid| oid.to_id_string())
        .collect();
    Ok(Usage::from_oids(oids.iter().map(String::as_str)))
}

fn moment(time: ASN1Time) -> Timestamp {
    Timestamp::from_millis(time.timestamp().saturating_mul(1_000))
}
