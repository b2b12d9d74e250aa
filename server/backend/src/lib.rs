//! Use cases and storage of the server: what happens when somebody signs in,
//! registers a venue, reports check-ins or reads a scan history.
//!
//! Knows no HTTP, no cookies and no Leptos; the only crate that talks SQL.
//! Every use case takes the [`Backend`] and, where it matters who asks, the
//! [`caller::Caller`]; authorisation is part of the query.

use std::sync::Arc;

pub mod caller;
pub mod clock;
pub mod config;
pub mod error;

pub mod areas;
pub mod audit;
pub mod check_ins;
pub mod connections;
pub mod events;
pub mod feed;
pub mod files;
pub mod history;
pub mod keys;
pub mod lists;
pub mod live;
pub mod operator;
pub mod otp;
pub mod posters;
pub mod sharing;
pub mod sign_in;
pub mod sms;
pub mod statistics;
pub mod venues;
pub mod visitor;
pub mod webhooks;
pub mod withdrawn;

pub mod storage;

mod access;
mod mac;
mod places;
mod random;
mod time_text;
mod typed;

pub use config::Config;
pub use error::Error;

/// The running server's parts; cheap to clone.
#[derive(Clone)]
pub struct Backend(Arc<Parts>);

/// What a [`Backend`] holds; reached through it by dereferencing.
pub struct Parts {
    pub config: Config,
    pub clock: clock::Clock,
    /// The city's keys; `keys.published()` is the list for phones.
    pub keys: keys::Keys,
    pub store: storage::Store,
    pub sms: Box<dyn sms::Sms>,
    pub(crate) places: places::Places,
}

impl Backend {
    /// Opens (and on the first start creates) keys and database.
    ///
    /// # Errors
    /// [`Error::Start`] says what to do about it.
    pub async fn open(config: Config) -> Result<Self, Error> {
        let sms = sms::from_config(&config.sms);
        Self::open_with(config, clock::Clock::System, sms).await
    }

    /// As [`Backend::open`], with another clock and another way to send messages.
    ///
    /// # Errors
    /// As [`Backend::open`].
    pub async fn open_with(
        config: Config,
        clock: clock::Clock,
        sms: Box<dyn sms::Sms>,
    ) -> Result<Self, Error> {
        config.check()?;
        let keys = keys::Keys::open(&config.keys_folder, &config.origins, clock.now())?;
        let store = storage::Store::open(&config.database, keys.event_seal()).await?;
        areas::load(&store).await?;
        Ok(Self(Arc::new(Parts {
            config,
            clock,
            keys,
            store,
            sms,
            places: places::Places::default(),
        })))
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn ready(&self) -> Result<(), Error> {
        self.store.ready().await
    }

    /// Waits for running statements, then closes the database.
    pub async fn close(&self) {
        self.store.close().await;
    }
}

impl std::ops::Deref for Backend {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
