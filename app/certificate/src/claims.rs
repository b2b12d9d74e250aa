//! What the issuer signed: the claims of a CWT (RFC 8392) around the content.

use domain::time::Timestamp;

use crate::Unreadable;
use crate::cbor::{self, Map, NotCbor, Value};

/// Claim keys, RFC 8392 section 3.1.
const ISSUER: i64 = 1;
const EXPIRES_AT: i64 = 4;
const ISSUED_AT: i64 = 6;
/// The health certificate, and the EU's kind of it: hcert-spec section 3.3.6.
const HEALTH: i64 = -260;
const EU_CERTIFICATE: i64 = 1;
/// Seconds since the epoch up to the year 9999: a later time is nonsense.
const LAST_SECOND: f64 = 253_402_300_799.0;

/// Issuer, times and the content as it stands there.
pub(crate) struct Claims {
    pub(crate) issuer: Option<String>,
    pub(crate) issued_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) content: Map,
}

impl Claims {
    pub(crate) fn read(payload: &[u8]) -> Result<Self, Unreadable> {
        let value = cbor::read(payload).map_err(not_cwt)?;
        let claims = value.map().ok_or(Unreadable::NotCwt)?;
        let issuer = match claims.number(ISSUER) {
            Some(Value::Text(issuer)) => Some(issuer.clone()),
            _ => None,
        };
        let time = |key| claims.number(key).and_then(time).ok_or(Unreadable::NotCwt);
        let content = claims
            .number(HEALTH)
            .and_then(Value::map)
            .and_then(|health| health.number(EU_CERTIFICATE))
            .and_then(Value::map);
        Ok(Self {
            issuer,
            issued_at: time(ISSUED_AT)?,
            expires_at: time(EXPIRES_AT)?,
            content: content.ok_or(Unreadable::NoContent)?.clone(),
        })
    }
}

/// Seconds as a whole number; some states write a fraction, or the tag 1 around it.
fn time(value: &Value) -> Option<Timestamp> {
    let seconds = match value.untagged() {
        Value::Int(seconds) => *seconds as f64,
        Value::Float(seconds) => *seconds,
        _ => return None,
    };
    (0.0..=LAST_SECOND)
        .contains(&seconds)
        .then(|| Timestamp::from_millis((seconds * 1_000.0) as i64))
}

fn not_cwt(error: NotCbor) -> Unreadable {
    match error {
        NotCbor::TooDeep => Unreadable::TooDeep,
        NotCbor::DuplicateKey => Unreadable::DuplicateKey,
        NotCbor::Malformed => Unreadable::NotCwt,
    }
}
