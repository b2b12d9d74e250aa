//! `luuvet outbreak`, `luuvet revoke` and `luuvet trust`: the city's lists, beside a running
//! server or without one.

use backend::Error;
use backend::operator::{self, Operator};
use domain::area::AreaCode;
use domain::checkpoint::outbreak::{Level, MAX_ENTRIES};
use domain::day::Day;
use domain::time::Timestamp;

use crate::config::outbreak::{Add, LevelName, Outbreak, Place, Revoke, Trust};

/// Does what the operator asked for.
///
/// # Errors
/// Why it was not done, with the next step.
pub(crate) async fn outbreak(command: Outbreak) -> Result<(), String> {
    match command {
        Outbreak::Add(add) => mark(add).await,
        Outbreak::List { place } => list(&opened(&place).await?).await,
        Outbreak::End {
            number,
            until,
            place,
        } => {
            let ended = opened(&place).await?.end(number, until).await;
            ended.map_err(|error| match error {
                Error::NotFound => format!(
                    "there is no ward's entry {number} that begins on {until} or before; `luuvet outbreak list` shows them"
                ),
                other => other.to_string(),
            })?;
            println!("{number} ends on {until}");
            Ok(())
        }
    }
}

/// Revokes credentials.
///
/// # Errors
/// That there is none, or that the database cannot be used.
pub(crate) async fn revoke(command: Revoke) -> Result<(), String> {
    let operator = opened(&command.place).await?;
    let done = operator.revoke(command.serial, command.holder).await;
    match done.map_err(|error| error.to_string())? {
        0 => Err("no such credential counts; its number is on the checkpoint's screen".to_owned()),
        count => {
            println!("{count} revoked");
            Ok(())
        }
    }
}

/// Takes a list of signers over.
///
/// # Errors
/// That the file cannot be read or holds no signer, or that the database fails.
pub(crate) async fn trust(command: Trust) -> Result<(), String> {
    let Trust::Import { file, place } = command;
    let text =
        std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let import = opened(&place).await?.import_trust(&text).await;
    let import = import.map_err(|error| error.to_string())?;
    for (at, reason) in &import.refused {
        println!("certificate {}: {reason}", at + 1);
    }
    match import.list.signers.len() {
        0 => Err("the file holds no signer; nothing was changed".to_owned()),
        count => {
            println!("{count} signers are believed now");
            Ok(())
        }
    }
}

async fn mark(add: Add) -> Result<(), String> {
    let operator = opened(&add.place).await?;
    let level = level(add.level);
    let marked = match (add.ward, add.venue) {
        (_, Some(venue)) => {
            let from = moment(&add.from)?;
            let until = moment(add.until.as_deref().unwrap_or_default())?;
            if until < from {
                return Err("the last moment lies before the first".to_owned());
            }
            operator.mark_venue(venue, level, from, until).await
        }
        (ward, None) => {
            let from = day(&add.from)?;
            let until = add.until.as_deref().map(day).transpose()?;
            if until.is_some_and(|until| until < from) {
                return Err("the last day lies before the first".to_owned());
            }
            let ward = AreaCode(ward.unwrap_or(0));
            operator.mark_ward(ward, level, from, until).await
        }
    };
    let number = marked.map_err(|error| match error {
        Error::NotFound => "no ward or venue of today has that code or id".to_owned(),
        Error::TooLarge => format!("the list holds no more than {MAX_ENTRIES} entries"),
        other => other.to_string(),
    })?;
    println!("{number}");
    Ok(())
}

async fn list(operator: &Operator) -> Result<(), String> {
    let marked = operator.marked().await;
    let (wards, venues) = marked.map_err(|error| error.to_string())?;
    for entry in wards {
        let it = entry.outbreak;
        let until = it
            .until
            .map_or_else(|| "goes on".to_owned(), |day| day.to_string());
        println!(
            "{}\tward {}\t{}\t{}\t{}\t{until}",
            entry.number,
            it.ward.0,
            it.name,
            name_of(it.level),
            it.from
        );
    }
    for entry in venues {
        let it = entry.outbreak;
        let (from, until) = (it.from, it.until);
        let (from, until) = (operator::moment_text(from), operator::moment_text(until));
        println!(
            "{}\tvenue {}\t{}\t{}\t{from}\t{until}",
            entry.number,
            it.venue,
            it.name,
            name_of(it.level)
        );
    }
    Ok(())
}

/// The database of a running server, or of none.
async fn opened(place: &Place) -> Result<Operator, String> {
    let file = place.database.file();
    if !file.exists() {
        return Err(format!(
            "{}: no database is there; start `luuvet serve` once, or name it with --database",
            file.display()
        ));
    }
    let keys = place.database.folder().join("keys");
    Operator::open(file, &keys)
        .await
        .map_err(|error| error.to_string())
}

fn level(name: LevelName) -> Level {
    match name {
        LevelName::Watch => Level::Watch,
        LevelName::Outbreak => Level::Outbreak,
        LevelName::Lockdown => Level::Lockdown,
    }
}

/// As `--level` takes it.
const fn name_of(level: Level) -> &'static str {
    match level {
        Level::Watch => "watch",
        Level::Outbreak => "outbreak",
        Level::Lockdown => "lockdown",
    }
}

fn day(text: &str) -> Result<Day, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not a day such as 2021-10-08"))
}

fn moment(text: &str) -> Result<Timestamp, String> {
    operator::moment(text)
        .ok_or_else(|| format!("`{text}` is not a moment such as 2021-10-08T09:00"))
}
