//! The list as it travels: `{"signers":[{"kid":"2Rk3X8HntrI=","country":"DE",
//! "p256":"A…","usage":7,"from":…,"until":…}]}`, bytes in base64, about 150
//! bytes a signer. A field at its usual value is left out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::json::{Json, Read};
use domain::{read_by_hand, read_fields};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Kid, PublicKey, Signer, TrustList, Usage};

/// 65,537: the exponent of nearly every RSA key.
const USUAL_EXPONENT: [u8; 3] = [1, 0, 1];

/// Bytes, as base64.
struct Bytes(Vec<u8>);

impl Serialize for TrustList {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_struct("TrustList", 1)?;
        list.serialize_field("signers", &self.signers)?;
        list.end()
    }
}

impl Serialize for Signer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut signer = to.serialize_struct("Signer", 7)?;
        signer.serialize_field("kid", &STANDARD.encode(self.kid.0))?;
        if let Some(country) = &self.country {
            signer.serialize_field("country", country)?;
        }
        match &self.key {
            PublicKey::P256(point) => signer.serialize_field("p256", &STANDARD.encode(point))?,
            PublicKey::Rsa { n, e } => {
                signer.serialize_field("rsa", &STANDARD.encode(n))?;
                if *e != USUAL_EXPONENT {
                    signer.serialize_field("e", &STANDARD.encode(e))?;
                }
            }
        }
        if self.usage != Usage::ALL {
            signer.serialize_field("usage", &self.usage.bits())?;
        }
        signer.serialize_field("from", &self.from)?;
        signer.serialize_field("until", &self.until)?;
        signer.end()
    }
}

read_fields!(TrustList { signers });
read_by_hand!(Signer);

impl Read for Signer {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        let Bytes(kid) = fields.get("kid")?;
        let (point, modulus) = (
            fields.get::<Option<Bytes>>("p256")?,
            fields.get::<Option<Bytes>>("rsa")?,
        );
        let exponent = fields.get::<Option<Bytes>>("e")?;
        let key = match (point, modulus) {
            (Some(Bytes(point)), None) => PublicKey::P256(point),
            (None, Some(Bytes(n))) => PublicKey::Rsa {
                n,
                e: exponent.map_or_else(|| USUAL_EXPONENT.to_vec(), |Bytes(e)| e),
            },
            _ => return None,
        };
        Some(Self {
            kid: Kid(kid.try_into().ok()?),
            country: fields.get("country")?,
            key,
            usage: match fields.get::<Option<u8>>("usage")? {
                None => Usage::ALL,
                Some(bits) => Usage::from_bits(bits)?,
            },
            from: fields.get("from")?,
            until: fields.get("until")?,
        })
    }
}

impl Read for Bytes {
    fn read(json: Json) -> Option<Self> {
        STANDARD.decode(json.text()?).ok().map(Self)
    }
}
