//! The database: SQLite in WAL mode with `synchronous=FULL`, a pool of readers
//! and one writing connection.
//!
//! Records go through a writer of their own ([`writer`]) that commits many at
//! once; everything else writes a transaction at a time on the same connection.
//! SQL stands beside its use, in a module per subject.

use std::fs::{DirBuilder, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Sqlite, Transaction};
use tokio::sync::broadcast;

use crate::Error;

pub mod statements;

pub(crate) mod api_keys;
pub(crate) mod areas;
pub(crate) mod arrivals;
pub(crate) mod change;
pub(crate) mod declarations;
pub(crate) mod devices;
pub(crate) mod event_total;
pub(crate) mod events;
pub(crate) mod history;
pub(crate) mod known_venues;
pub(crate) mod managed;
pub(crate) mod members;
pub(crate) mod otp;
pub mod outbreaks;
pub(crate) mod people;
pub(crate) mod records;
pub(crate) mod sessions;
pub(crate) mod shares;
pub(crate) mod staff_scans;
pub(crate) mod statistics;
pub(crate) mod trust;
pub(crate) mod venues;
pub mod verify;
pub(crate) mod webhooks;
pub(crate) mod withdrawals;
pub(crate) mod writer;

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Connections that read.
const READERS: u32 = 4;
/// How long a connection waits for another process (a backup) to let go.
const BUSY: Duration = Duration::from_secs(5);
/// Pages in the log (40 MB) before they are copied into the file. A batch of
/// old check-ins touches some four hundred, all over the index: after SQLite's
/// usual thousand every third batch would pay for a copy of the same pages.
const LOG_PAGES: &str = "10000";
/// Arrivals that a slow listener may be behind; then it is told that it missed some.
const ARRIVALS: usize = 1_024;

/// The open database.
pub struct Store {
    read: SqlitePool,
    write: SqlitePool,
    records: writer::Queue,
    known_venues: Arc<known_venues::KnownVenues>,
    arrivals: broadcast::Sender<i64>,
    /// Counts what changes who has which venue.
    members: Arc<AtomicU64>,
    seal: events::SealKey,
}

impl Store {
    /// Opens the file, made with its folder when missing, and brings it up to date.
    ///
    /// # Errors
    /// [`Error::Start`] when the file cannot be made or is not ours.
    pub(crate) async fn open(file: &Path, seal: events::SealKey) -> Result<Self, Error> {
        make_file(file)?;
        let options = connect_options(file);
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(|error| unusable(file, &error))?;
        let before = events::version(&write).await;
        MIGRATIONS.run(&write).await.map_err(|error| match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                unusable(file, &error)
            }
            other => Error::start(file, other),
        })?;
        if before < 2 {
            events::begin_for_all(&write, seal).await?;
        }
        if before < 4 {
            event_total::begin(&write, seal).await?;
            people::seal_all(&write, seal).await?;
        }
        let read = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.read_only(true))
            .await
            .map_err(|error| Error::start(file, error))?;
        let (arrivals, _) = broadcast::channel(ARRIVALS);
        Ok(Self {
            records: writer::start(write.clone(), arrivals.clone()),
            known_venues: Arc::default(),
            arrivals,
            members: Arc::default(),
            seal,
            read,
            write,
        })
    }

    /// Opens the file of a server that may be running, to change something in it.
    /// Bringing it up to date is left to the server.
    ///
    /// # Errors
    /// [`Error::Start`] when it cannot be opened, is not ours, or of another version.
    pub(crate) async fn open_beside(file: &Path, seal: events::SealKey) -> Result<Self, Error> {
        let options = connect_options(file).create_if_missing(false);
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options)
            .await
            .map_err(|error| unusable(file, &error))?;
        let version: Result<Option<i64>, _> =
            sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
                .fetch_one(&write)
                .await;
        let wanted = MIGRATIONS.iter().map(|it| it.version).max();
        if version.ok().flatten() != wanted {
            return Err(Error::start(
                file,
                "it is of another version; start `luuvet serve` of this version once",
            ));
        }
        let (arrivals, _) = broadcast::channel(1);
        Ok(Self {
            records: writer::start(write.clone(), arrivals.clone()),
            known_venues: Arc::default(),
            arrivals,
            members: Arc::default(),
            seal,
            read: write.clone(),
            write,
        })
    }

    /// Opens a file that is there, to read in it.
    ///
    /// # Errors
    /// [`Error::Start`] when it cannot be read or is not ours.
    pub(crate) async fn open_to_read(file: &Path, seal: events::SealKey) -> Result<Self, Error> {
        let options = connect_options(file).create_if_missing(false);
        let read = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.read_only(true))
            .await
            .map_err(|error| unusable(file, &error))?;
        let (arrivals, _) = broadcast::channel(1);
        Ok(Self {
            // Nothing is written: it fails on a connection that only reads.
            records: writer::start(read.clone(), arrivals.clone()),
            known_venues: Arc::default(),
            arrivals,
            members: Arc::default(),
            seal,
            write: read.clone(),
            read,
        })
    }

    pub(crate) async fn ready(&self) -> Result<(), Error> {
        sqlx::query("SELECT 1").execute(&self.read).await?;
        Ok(())
    }

    /// The keys of venues at which something is recorded, from now on.
    pub(crate) fn arrivals(&self) -> broadcast::Receiver<i64> {
        self.arrivals.subscribe()
    }

    /// Another number whenever somebody may have got or lost a venue.
    pub(crate) fn members_state(&self) -> u64 {
        self.members.load(Ordering::Acquire)
    }

    fn seal(&self) -> events::SealKey {
        self.seal
    }

    pub(crate) async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }

    /// A transaction that holds the write lock from its start, so that what it
    /// reads is still true when it writes.
    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, Error> {
        Ok(self.write.begin_with("BEGIN IMMEDIATE").await?)
    }
}

/// The settings of every connection; public so that a benchmark compares like with like.
pub fn connect_options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        // NORMAL may lose commits on a power cut that phones already hold receipts for.
        .synchronous(SqliteSynchronous::Full)
        .pragma("wal_autocheckpoint", LOG_PAGES)
        .foreign_keys(true)
        .busy_timeout(BUSY)
}

/// Why a file cannot be opened, with the next step if it is damaged or no database.
fn unusable(file: &Path, error: &sqlx::Error) -> Error {
    const CORRUPT: i32 = 11;
    const NOT_A_DATABASE: i32 = 26;
    let code = error.as_database_error().and_then(|it| it.code());
    // Its lowest byte is what went wrong, the others say where.
    match code
        .and_then(|it| it.parse::<i32>().ok())
        .map(|it| it & 0xff)
    {
        Some(CORRUPT | NOT_A_DATABASE) => {
            Error::start(file, format!("{error}; restore it from a backup"))
        }
        _ => Error::start(file, error),
    }
}

/// Makes the file before SQLite does: it takes the mode of its companions from it.
fn make_file(file: &Path) -> Result<(), Error> {
    if let Some(folder) = file.parent().filter(|it| !it.as_os_str().is_empty()) {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|error| Error::start(folder, error))?;
    }
    OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(file)
        .map(drop)
        .map_err(|error| Error::start(file, error))
}

/// A BLOB column as `N` bytes.
fn fixed<const N: usize>(bytes: &[u8], column: &'static str) -> Result<[u8; N], Error> {
    bytes.try_into().map_err(|_| Error::Unreadable(column))
}
