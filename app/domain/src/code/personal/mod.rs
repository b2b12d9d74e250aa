//! Our personal code: `https://<site>/p#<digits>`.
//!
//! The server signs a [`Credential`] once it has the declaration. A *live* code
//! is that credential with a statement of the phone that holds it, signed anew
//! each minute; a *printed* one has none; before the server has answered, a
//! phone shows a *self-declared* one that only itself has signed.
//!
//! Nothing here opens anything at the server: who photographs a code has what
//! a checkpoint would see, for as long as it counts.
//!
//! Body: version, key id, class, the credential's fields, CRC-32, the server's
//! Ed25519 signature; for a live code then the statement, CRC-32, the phone's
//! Ed25519 signature.

mod body;
mod live;
mod of_declaration;

use ed25519_dalek::{Signer, SigningKey};

use super::bytes::{Reader, crc32, split_tail};
use super::keys::{KeyId, KeyList, PublicKey};
use super::{CodeError, digits, split_address};
use crate::area::AreaCode;
use crate::batch::DeviceKey;
use crate::day::Day;
use crate::health::Source;
use crate::health::sign::Signs;
use crate::health::vaccination::{TestKind, TestResult};
use crate::ids::HolderId;
use crate::signature::SignatureText;
use crate::time::Timestamp;
pub use live::{LIVE_STEP, Live, SeenAt};
pub use of_declaration::Terms;

/// Path of a personal code on our site.
pub const PATH: &str = "/p#";
/// Most stays that a personal code carries; the latest ones.
pub const MAX_STAYS: usize = 6;

const VERSION: u8 = 1;
const SIGNATURE: usize = 64;
const MAX_NAME_BYTES: usize = 40;

/// What a checkpoint may know of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Counts what the server issued; by it one is revoked. Zero where the
    /// server has not answered yet.
    pub serial: u32,
    pub holder: HolderId,
    /// The phone that may show it live.
    pub phone: DeviceKey,
    /// First letters only: `N** T** H**`.
    pub masked_name: String,
    pub year_of_birth: u16,
    pub signs: Signs,
    /// On the server's clock, whole minutes.
    pub declared_at: Timestamp,
    /// Until when the declaration counts, whole minutes.
    pub valid_until: Timestamp,
    /// `None` when the place was not chosen from the list.
    pub home: Option<AreaCode>,
    /// At most [`MAX_STAYS`].
    pub stays: Vec<WardStayed>,
    pub doses: Doses,
    pub test: Option<Tested>,
}

/// A ward in which somebody stayed, from the first day to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WardStayed {
    pub ward: AreaCode,
    pub from: Day,
    pub until: Day,
}

/// What is known of somebody's vaccination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doses {
    pub count: u8,
    /// Of the latest dose.
    pub last: Option<Day>,
    pub source: Source,
}

/// What is known of somebody's latest test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tested {
    pub kind: TestKind,
    pub taken: Day,
    pub result: TestResult,
    pub source: Source,
}

/// How a credential is shown; the server signs each on its own, so that a photo
/// of a live code never becomes a printed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// By the holder's phone, which proves itself each minute.
    Live,
    /// On paper: whoever looks must compare it with an ID document.
    Printed,
    /// By a phone that has no answer from the server yet.
    SelfDeclared,
}

/// A personal code whose signatures are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalCode {
    pub credential: Credential,
    pub proof: Proof,
}

/// What speaks for a personal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The server's signature, and the phone's of this minute.
    Live(Live),
    /// The server's signature alone.
    Printed,
    /// The phone's signature alone: anybody can make one.
    SelfDeclared(Live),
}

/// Whether a text claims to be one of our personal codes, true or not.
pub fn is_claimed(text: &str) -> bool {
    split_address(text, PATH).is_some()
}

impl Credential {
    /// Writes and signs it for the site at `origin`, to be shown as `class`.
    /// What comes out is a printed code as it is; for a live one see [`Live::show`].
    pub fn issue(&self, class: Class, origin: &str, key: &SigningKey) -> String {
        let key_id = KeyId::of(&PublicKey::of(key));
        let mut body = self.body(key_id, class);
        let signature = key.sign(&signed_bytes(origin, &body));
        body.extend(signature.to_bytes());
        address(origin, &body)
    }

    /// The same without any signature of the server's: what a phone can say alone.
    pub fn self_declare(&self, origin: &str) -> String {
        address(origin, &self.body(KeyId(0), Class::SelfDeclared))
    }

    fn body(&self, key_id: KeyId, class: Class) -> Vec<u8> {
        let mut body = vec![VERSION];
        body.extend(key_id.0.to_be_bytes());
        body.push(class.number());
        self.write_fields(&mut body);
        body.extend(crc32(&body).to_be_bytes());
        body
    }
}

impl PersonalCode {
    /// Reads a code and verifies its checksums and signatures.
    ///
    /// # Errors
    /// Why it must not be trusted.
    pub fn verify(text: &str, keys: Option<&KeyList>) -> Result<Self, CodeError> {
        let (origin, digits) = split_address(text, PATH).ok_or(CodeError::Damaged)?;
        let body = digits::decode(digits).ok_or(CodeError::Damaged)?;
        let class = class_of(&body)?;
        let (issued, live) = match class {
            Class::Printed => (&body[..], None),
            Class::Live | Class::SelfDeclared => {
                let (issued, live) = live::read(origin, &body)?;
                (issued, Some(live))
            }
        };
        let (fields, signature) = match class {
            Class::SelfDeclared => (issued, None),
            Class::Live | Class::Printed => {
                let (fields, signature) = split_tail::<SIGNATURE>(issued)?;
                (fields, Some(SignatureText::from_bytes(signature)))
            }
        };
        let (key_id, credential) = Credential::read(fields)?;
        if let Some(signature) = signature {
            let keys = keys.ok_or(CodeError::NoKeys)?;
            let key = keys.find(key_id).ok_or(CodeError::UnknownKey)?;
            if !key.signed(&signed_bytes(origin, fields), &signature) {
                return Err(CodeError::Forged);
            }
        }
        let proof = match (class, live) {
            (Class::Printed, _) | (_, None) => Proof::Printed,
            (Class::Live, Some(live)) => Proof::Live(live.signed_by(&credential.phone)?),
            (Class::SelfDeclared, Some(live)) => {
                Proof::SelfDeclared(live.signed_by(&credential.phone)?)
            }
        };
        Ok(Self { credential, proof })
    }
}

/// What an issued text says, for the phone that was just given it. Nothing is
/// verified but the checksum.
pub fn peek(issued: &str) -> Option<Credential> {
    let (_, digits) = split_address(issued, PATH)?;
    let body = digits::decode(digits)?;
    let fields = match class_of(&body).ok()? {
        Class::SelfDeclared => &body[..],
        Class::Live | Class::Printed => split_tail::<SIGNATURE>(&body).ok()?.0,
    };
    Credential::read(fields)
        .ok()
        .map(|(_, credential)| credential)
}

fn class_of(body: &[u8]) -> Result<Class, CodeError> {
    match body.first() {
        Some(&VERSION) => {}
        // Read before the checksum, which a later version may put elsewhere.
        Some(&later) if later > VERSION => return Err(CodeError::NewerVersion),
        _ => return Err(CodeError::Damaged),
    }
    let class = body.get(5).ok_or(CodeError::Damaged)?;
    Class::from_number(*class).ok_or(CodeError::NewerVersion)
}

impl Credential {
    /// Reads version, key id, class, fields and checksum, of which only the
    /// checksum is verified.
    fn read(body: &[u8]) -> Result<(KeyId, Self), CodeError> {
        let (fields, checksum) = split_tail::<4>(body)?;
        if crc32(fields) != u32::from_be_bytes(checksum) {
            return Err(CodeError::Damaged);
        }
        let mut reader = Reader(fields);
        reader.byte()?; // the version
        let key_id = KeyId(u32::from_be_bytes(reader.take()?));
        reader.byte()?; // the class
        Ok((key_id, Self::read_fields(&mut reader)?))
    }
}

impl Class {
    const fn number(self) -> u8 {
        match self {
            Self::Live => 2,
            Self::Printed => 3,
            Self::SelfDeclared => 4,
        }
    }

    const fn from_number(number: u8) -> Option<Self> {
        match number {
            2 => Some(Self::Live),
            3 => Some(Self::Printed),
            4 => Some(Self::SelfDeclared),
            _ => None,
        }
    }
}

fn address(origin: &str, body: &[u8]) -> String {
    format!("{origin}{PATH}{}", digits::encode(body))
}

fn signed_bytes(origin: &str, body: &[u8]) -> Vec<u8> {
    [
        b"luuvet personal code 1",
        origin.as_bytes(),
        PATH.as_bytes(),
        body,
    ]
    .concat()
}
