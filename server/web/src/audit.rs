//! `luuvet audit verify`: whether the venues' histories are as they were written.

use backend::audit::{Fault, Total};

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
        println!("{}", told(fault));
    }
    let (rows, venues, faults) = (verified.rows, verified.venues, verified.faults.len());
    println!("{rows} rows of {venues} venues verified, {faults} faults");
    println!("{}", end(&verified.total));
    match faults {
        0 => Ok(()),
        _ => Err("the venues' histories were changed outside of the program".to_owned()),
    }
}

fn told(fault: &Fault) -> String {
    match fault {
        Fault::Row { venue, number } => {
            format!("venue {venue}: row {number} is not as it was written, or is missing")
        }
        Fault::End { venue } => format!("venue {venue}: rows at the end are missing"),
        Fault::Account {
            person: Some(person),
        } => format!("account {person}: its number or name was changed"),
        Fault::Account { person: None } => "an account that rows name is missing".to_owned(),
        Fault::Total => {
            "all venues: rows are missing, with their venue or since an earlier end".to_owned()
        }
    }
}

/// What to write down elsewhere: the seal of an older copy is another.
fn end(total: &Total) -> String {
    let seal: String = total
        .seal
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("seal over all {} rows: {seal}", total.rows)
}
