//! A venue's own history as a table, in plain words.

use std::pin::Pin;

use domain::ids::VenueId;
use domain::owner::event::{EventRow, VenueEvent};
use domain::owner::file::EventFile;
use domain::owner::role::Action;
use domain::sign_in::Language;
use locales::{Text, events, text};

use super::table::{PART_ROWS, Part, Rows, Table};
use super::table_format;
use crate::caller::Caller;
use crate::{Backend, Error, time_text};

/// The venue's history, newest first.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`],
/// [`Error::NotUnderstood`], [`Error::Busy`].
pub async fn venue_events(
    backend: &Backend,
    caller: &Caller,
    wanted: EventFile,
) -> Result<Table, Error> {
    let (format, language) = (table_format(wanted.format)?, wanted.language);
    let person = caller.signed_in()?.person_key;
    let mut change = backend.change(caller, wanted.venue, Action::Export).await?;
    let place = backend.places.tables.take(person)?;
    let venue = change.venue;
    let rows = change.events_so_far().await?;
    let downloaded = VenueEvent::HistoryDownloaded {
        format: wanted.format,
        rows,
    };
    change.log(&downloaded).await?;
    change.commit().await?;
    let source = Source {
        backend: backend.clone(),
        id: wanted.venue,
        person,
        venue,
        // The row of this very download is not in the file.
        before: rows + 1,
        language,
    };
    let columns = [
        Text::EventColumnNumber,
        Text::EventColumnAt,
        Text::EventColumnAccount,
        Text::EventColumnIp,
        Text::EventColumnWhat,
    ]
    .map(|column| text(language, column));
    let title = text(language, Text::EventsTitle);
    let name = "luu-vet-lich-su-dia-diem";
    let source = Box::new(source);
    Table::new(name, format, title, &columns, rows, source, place)
}

struct Source {
    backend: Backend,
    id: VenueId,
    person: i64,
    venue: i64,
    before: u64,
    language: Language,
}

impl Rows for Source {
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Result<Part, Error>> + Send + '_>> {
        Box::pin(async {
            let store = &self.backend.store;
            // Whoever may no longer export gets no more of it.
            store.access(self.id, self.person, Action::Export).await?;
            let rows = store.events(self.venue, self.before, PART_ROWS).await?;
            self.before = rows.last().map_or(0, |row| row.number);
            let cells = |row| cells(self.language, row);
            Ok(Part {
                is_last: rows.len() < PART_ROWS,
                rows: rows.iter().map(cells).collect(),
            })
        })
    }
}

fn cells(language: Language, row: &EventRow) -> Vec<String> {
    vec![
        row.number.to_string(),
        time_text::in_table(row.at),
        events::account(language, &row.account),
        events::ip(language, &row.ip),
        events::told(language, &row.event),
    ]
}
