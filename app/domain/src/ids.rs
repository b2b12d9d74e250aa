//! Identifiers, each with its own type. Made from a moment and random bytes
//! that the caller brings, so that `domain` needs no source of either.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::json::{Json, Read};
use crate::time::Timestamp;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id (UUIDv7, RFC 9562 section 5.7): ordered by time, unguessable.
            pub fn new(now: Timestamp, random: [u8; 10]) -> Self {
                let millis = u64::try_from(now.as_millis()).unwrap_or(0);
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }

            /// From its 16 bytes, as stored or printed.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// Its 16 bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl Read for $name {
            fn read(json: Json) -> Option<Self> {
                json.text()?.parse().ok()
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id! {
    /// One thing that a phone reports: a check-in or an undo. Made on the
    /// phone; the key under which the server records it exactly once.
    RecordId
}
id! {
    /// One sending of up to [`crate::batch::MAX_RECORDS`] records; echoed by the server.
    BatchId
}
id! {
    /// A place with printed codes; stays the same through every edit.
    VenueId
}
id! {
    /// One invitation to take part in running a venue.
    ShareId
}
id! {
    /// A key of another system. Not the secret: this one may be shown.
    ApiKeyId
}
id! {
    /// Somebody who confirmed a phone number.
    PersonId
}
id! {
    /// Somebody whose personal code a phone holds; opaque, made on that phone.
    HolderId
}
id! {
    /// One OTP that was sent.
    ChallengeId
}
id! {
    /// One signed-in browser. Not the secret token: this one may be shown.
    SessionId
}
