//! What the server is told at its start. Reading it from a command line or the
//! environment is `web`'s work.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::code::venue::MAX_ORIGIN;

use crate::Error;
use crate::sms::SmsConfig;

/// Shortest time that records may be kept: the national look-back, in days.
pub const MIN_RETENTION_DAYS: u32 = 21;

/// Settings of a [`crate::Backend`].
#[derive(Clone, Debug)]
pub struct Config {
    /// The database file; created with its folder.
    pub database: PathBuf,
    /// Where keys and secrets are kept, one file each; created when missing.
    pub keys_folder: PathBuf,
    /// Addresses of this site without a slash at the end; posters are printed
    /// for the first, older posters may hang under the others.
    pub origins: Vec<String>,
    /// How long records are kept, at least [`MIN_RETENTION_DAYS`].
    pub retention_days: u32,
    /// How long a health declaration counts, in hours.
    pub declaration_hours: u32,
    pub otp: OtpLimits,
    /// How often it is looked whether a session that listens is still there, when
    /// nothing happens at its venues.
    pub session_look: Duration,
    /// How long invitations to many numbers are begun with; those on their way are
    /// finished. With the gateway's own limit it stays below a request's.
    pub sharing_time: Duration,
    /// Whether webhooks may go to addresses of private networks, without TLS: for
    /// a city whose other systems are in its own network.
    pub webhooks_to_private: bool,
    pub sms: SmsConfig,
}

/// How many OTP messages are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtpLimits {
    /// Pause between two messages to one number, in seconds.
    pub resend_after_seconds: u32,
    pub per_number_and_hour: u32,
    pub per_number_and_day: u32,
    /// Per network: /24 of IPv4, /64 of IPv6.
    pub per_network_and_hour: u32,
    /// For everybody together: what a day of messages may cost.
    pub per_day: u32,
}

impl Default for OtpLimits {
    fn default() -> Self {
        Self {
            resend_after_seconds: 30,
            per_number_and_hour: 5,
            per_number_and_day: 10,
            per_network_and_hour: 30,
            per_day: 10_000,
        }
    }
}

impl Config {
    /// The defaults for a database file and the address of the site
    /// (`http://localhost:8080`); keys go into `keys` beside the database.
    pub fn new(database: impl Into<PathBuf>, origin: impl Into<String>) -> Self {
        let database = database.into();
        let folder = database.parent().unwrap_or(Path::new("."));
        Self {
            keys_folder: folder.join("keys"),
            database,
            origins: vec![origin.into()],
            retention_days: 28,
            declaration_hours: 24,
            otp: OtpLimits::default(),
            session_look: Duration::from_secs(60),
            sharing_time: Duration::from_secs(15),
            webhooks_to_private: false,
            sms: SmsConfig::default(),
        }
    }

    /// How long records are kept.
    pub fn retention(&self) -> Duration {
        Duration::from_secs(u64::from(self.retention_days) * 24 * 60 * 60)
    }

    /// How long a health declaration counts.
    pub fn declaration_validity(&self) -> Duration {
        Duration::from_secs(u64::from(self.declaration_hours) * 60 * 60)
    }

    /// The address that posters are printed for.
    pub fn origin(&self) -> &str {
        self.origins.first().map_or("", String::as_str)
    }

    /// The site's host without scheme and port.
    pub fn host(&self) -> &str {
        let origin = self.origin();
        let host = origin.split_once("://").map_or(origin, |(_, rest)| rest);
        match host.rsplit_once(':') {
            // A colon inside brackets belongs to an IPv6 address.
            Some((name, port)) if !port.contains(']') => name,
            _ => host,
        }
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.retention_days < MIN_RETENTION_DAYS {
            return Err(Error::Start(format!(
                "records must be kept for at least {MIN_RETENTION_DAYS} days, not {}",
                self.retention_days
            )));
        }
        let Some(first) = self.origins.first() else {
            return Err(Error::Start("the site has no public address".to_owned()));
        };
        let scheme = first.starts_with("https://") || first.starts_with("http://");
        if !scheme || first.ends_with('/') || first.matches('/').count() != 2 {
            return Err(Error::Start(format!(
                "`{first}` is not an address such as `https://luuvet.example`"
            )));
        }
        if first.len() > MAX_ORIGIN {
            return Err(Error::Start(format!(
                "the address `{first}` is longer than {MAX_ORIGIN} characters and would not fit a poster's code"
            )));
        }
        Ok(())
    }
}
