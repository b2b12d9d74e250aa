//! Arguments of the commands by which the city's operator keeps its lists.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use domain::day::Day;
use domain::ids::{HolderId, VenueId};

use super::Database;

#[derive(Subcommand)]
pub(crate) enum Outbreak {
    /// Marks a ward from one day to another, or a venue between two moments
    Add(Add),
    /// Shows what is marked, with the numbers of the entries
    List {
        #[command(flatten)]
        place: Place,
    },
    /// Sets the last day of a ward's entry
    End {
        /// The entry's number, as `list` shows it
        number: i64,
        /// The last day
        #[arg(long, value_name = "YYYY-MM-DD")]
        until: Day,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Args)]
pub(crate) struct Add {
    /// Official code of a ward or commune
    #[arg(
        long,
        value_name = "CODE",
        conflicts_with = "venue",
        required_unless_present = "venue"
    )]
    pub(crate) ward: Option<u32>,
    /// A venue's id
    #[arg(long, value_name = "UUID", requires = "until")]
    pub(crate) venue: Option<VenueId>,
    /// How serious it is
    #[arg(long, value_enum)]
    pub(crate) level: LevelName,
    /// The first day; for a venue a moment such as 2021-10-08T09:00 in Vietnam, or with an offset (RFC 3339)
    #[arg(long, value_name = "DAY")]
    pub(crate) from: String,
    /// The last day, or moment; left out for a ward while it goes on
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum LevelName {
    Watch,
    Outbreak,
    Lockdown,
}

#[derive(Args)]
pub(crate) struct Revoke {
    /// A credential's serial number
    #[arg(required_unless_present = "holder", conflicts_with = "holder")]
    pub(crate) serial: Option<u32>,
    /// Every credential of this person
    #[arg(long, value_name = "UUID")]
    pub(crate) holder: Option<HolderId>,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Subcommand)]
pub(crate) enum Trust {
    /// Takes the signers of certificates out of a file, in place of those before
    Import {
        /// Certificates (X.509): PEM, or base64 with one in each line
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Args)]
pub(crate) struct Place {
    /// The database that `serve` uses, whose folder also holds the keys
    #[arg(
        long,
        env = "LUUVET_DATABASE",
        default_value = "sqlite:data/luuvet.db",
        value_name = "URL"
    )]
    pub(crate) database: Database,
}
