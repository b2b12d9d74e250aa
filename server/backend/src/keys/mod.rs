//! The city's keys: the root signs the list of issuing keys, the issuing key
//! signs venue codes, personal codes and lists, the sealing key opens what phones
//! sealed, the OTP secret keys the hashes of codes.
//!
//! Made at the first start. A key that is missing later is never replaced
//! silently: every printed poster depends on it.

mod file;

use std::path::Path;

use domain::batch::DeviceKey;
use domain::code::keys::{IssuingKey, KeyList, SignedKeyList};
use domain::signature::SealingKey;
use domain::time::Timestamp;
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};

use crate::Error;
use crate::storage::events::SealKey;

/// The keys and the list as published.
pub struct Keys {
    issuing: SigningKey,
    sealing: sealing::Secret,
    otp_secret: [u8; 32],
    event_seal: SealKey,
    published: SignedKeyList,
}

impl Keys {
    /// Loads the keys in `folder`, or makes them when there are none.
    ///
    /// # Errors
    /// [`Error::Start`] when a file is missing, damaged or readable by others.
    pub fn open(folder: &Path, origins: &[String], now: Timestamp) -> Result<Self, Error> {
        file::make_folder(folder)?;
        let list_path = folder.join("key_list.json");
        let is_first_start = !list_path.exists();
        let secret = |name| file::secret(&folder.join(name), is_first_start);
        let root = SigningKey::from_bytes(&secret("root.key")?);
        let issuing = SigningKey::from_bytes(&secret("issuing.key")?);
        let otp_secret = secret("otp.secret")?;

        let current = if is_first_start {
            None
        } else {
            Some(file::read_list(&list_path)?)
        };
        // Older installations have none; once a list names one, it must be there.
        let names_sealing = match &current {
            Some(current) => open_list(current)?.sealing.is_some(),
            None => false,
        };
        let sealing = file::secret(&folder.join("sealing.key"), !names_sealing)?;
        let sealing = sealing::Secret::from_bytes(&sealing);
        let wanted = Wanted {
            issuing: public(&issuing),
            sealing: sealing.public(),
            origins,
        };
        let published = match current {
            Some(current) if wanted.is_in(&current, &root)? => current,
            current => {
                let list = wanted.next_list(current.as_ref(), now)?;
                let signed = SignedKeyList::sign(&list, &root)
                    .map_err(|error| Error::start(&list_path, error))?;
                file::write_list(&list_path, &signed)?;
                signed
            }
        };
        Ok(Self {
            issuing,
            sealing,
            otp_secret,
            event_seal: event_seal(&root),
            published,
        })
    }

    /// The signed list for phones.
    pub fn published(&self) -> SignedKeyList {
        self.published.clone()
    }

    /// The key that signs venue codes.
    pub(crate) fn issuing(&self) -> &SigningKey {
        &self.issuing
    }

    /// The same for keys that are only looked at.
    ///
    /// # Errors
    /// [`Error::Start`] when the root key is missing or damaged.
    pub(crate) fn event_seal_in(folder: &Path) -> Result<SealKey, Error> {
        let root = file::secret(&folder.join("root.key"), false)?;
        Ok(event_seal(&SigningKey::from_bytes(&root)))
    }

    /// What seals the venues' histories: made from the root, which is never
    /// replaced, so that old rows can always be verified.
    pub(crate) fn event_seal(&self) -> SealKey {
        self.event_seal
    }

    /// The key that opens what phones sealed.
    pub(crate) fn sealing(&self) -> &sealing::Secret {
        &self.sealing
    }

    /// The secret behind hashes of codes.
    pub(crate) fn otp_secret(&self) -> &[u8; 32] {
        &self.otp_secret
    }
}

fn event_seal(root: &SigningKey) -> SealKey {
    let hash = Sha256::new()
        .chain_update(b"luuvet event seal 1")
        .chain_update(root.to_bytes());
    SealKey(hash.finalize().into())
}

fn public(key: &SigningKey) -> DeviceKey {
    DeviceKey::from_bytes(key.verifying_key().to_bytes())
}

/// What a published list must say.
struct Wanted<'a> {
    issuing: DeviceKey,
    sealing: SealingKey,
    origins: &'a [String],
}

impl Wanted<'_> {
    fn is_in(&self, current: &SignedKeyList, root: &SigningKey) -> Result<bool, Error> {
        let list = open_list(current)?;
        let holds_key = list.keys.iter().any(|known| known.key == self.issuing);
        let holds_origins = self.origins.iter().all(|it| list.origins.contains(it));
        Ok(current.root == public(root)
            && holds_key
            && holds_origins
            && list.sealing == Some(self.sealing))
    }

    /// The list after `current`: its keys and addresses stay, since posters that
    /// depend on them still hang.
    fn next_list(&self, current: Option<&SignedKeyList>, now: Timestamp) -> Result<KeyList, Error> {
        let mut list = match current {
            Some(current) => open_list(current)?,
            None => KeyList {
                sequence: 0,
                issued_at: now,
                origins: Vec::new(),
                keys: Vec::new(),
                sealing: None,
            },
        };
        list.sequence += 1;
        list.issued_at = now;
        list.sealing = Some(self.sealing);
        for origin in self.origins {
            if !list.origins.contains(origin) {
                list.origins.push(origin.clone());
            }
        }
        if !list.keys.iter().any(|known| known.key == self.issuing) {
            list.keys.push(IssuingKey {
                key: self.issuing,
                revoked: false,
            });
        }
        Ok(list)
    }
}

fn open_list(signed: &SignedKeyList) -> Result<KeyList, Error> {
    signed
        .open()
        .map_err(|error| Error::Start(format!("key_list.json: {error}; restore it from a backup")))
}
