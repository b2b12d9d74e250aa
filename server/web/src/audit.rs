//! `luuvet audit verify`: whether the venues' histories are as they were written.

use crate::config::Database;

/// Verifies every row, and tells what is wrong with the venues where something is.
///
/// # Errors
/// That something is wrong, or that the database or the keys cannot be read.
pub(crate) async fn verify(database: Database) -> Result<(), String> {
    let keys = database.folder().join("keys");
    let verified = backend::audit::verify(database.file(), &keys)
        .await
        .map_err(|error| error.to_string())?;
    for fault in &verified.faults {
        match fault.number {
            Some(number) => println!(
                "venue {}: row {number} is not as it was written, or is missing",
                fault.venue
            ),
            None => println!("venue {}: rows at the end are missing", fault.venue),
        }
    }
    let (rows, venues, faults) = (verified.rows, verified.venues, verified.faults.len());
    println!("{rows} rows of {venues} venues verified, {faults} venues with faults");
    match faults {
        0 => Ok(()),
        _ => Err("the venues' histories were changed outside of the program".to_owned()),
    }
}
