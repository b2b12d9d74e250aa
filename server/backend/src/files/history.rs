//! Exactly the rows that a filter shows, as a table.

use std::pin::Pin;

use domain::history::{HistoryFilter, HistoryRow};
use domain::owner::event::VenueEvent;
use domain::owner::file::HistoryFile;
use domain::owner::role::Action;
use domain::sign_in::Language;
use locales::{Text, text, words};

use super::table::{PART_ROWS, Part, Rows, Table};
use super::table_format;
use crate::caller::Caller;
use crate::storage::history::Points;
use crate::{Backend, Error, history, time_text};

/// The rows of the caller's venues that the filter shows, as they are now; new
/// ones that arrive while the file is written are left out.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`]; [`Error::NotAllowed`] where the
/// caller may see but not export; [`Error::NotUnderstood`].
pub async fn scan_history(
    backend: &Backend,
    caller: &Caller,
    wanted: HistoryFile,
) -> Result<Table, Error> {
    let person = caller.signed_in()?.person_key;
    let (format, language) = (table_format(wanted.format)?, wanted.language);
    let venues = exported(backend, person, &wanted.filter).await?;
    let store = &backend.store;
    let mut points = history::wanted_points(backend, person, &wanted.filter).await?;
    // So that the file has an end, and holds what the pages show now: a phone that
    // was without a network may send what is older than the newest row.
    points.arrived_until = Some(store.last_arrival().await?);
    let filter = HistoryFilter {
        after: None,
        ..wanted.filter
    };
    let rows = store.count_history(person, &filter, &points).await?;

    for venue in venues {
        let mut change = backend.change(caller, venue, Action::Export).await?;
        let taken = VenueEvent::ExportTaken {
            format: wanted.format,
            rows,
        };
        change.log(&taken).await?;
        change.commit().await?;
    }
    let source = Source {
        backend: backend.clone(),
        person,
        filter,
        points,
        language,
    };
    let columns = [
        Text::ExportAt,
        Text::ExportVenue,
        Text::ExportPoint,
        Text::ExportDirection,
        Text::ExportVisitor,
        Text::ExportPhone,
        Text::ExportReceivedAt,
        Text::ExportId,
        Text::ExportByStaff,
    ]
    .map(|column| text(language, column));
    let title = text(language, Text::HistoryTitle);
    let name = "luu-vet-lich-su-quet";
    Table::new(name, format, title, &columns, rows, Box::new(source))
}

/// The venues whose rows are exported; all of them must be the caller's to export.
async fn exported(
    backend: &Backend,
    person: i64,
    filter: &HistoryFilter,
) -> Result<Vec<domain::ids::VenueId>, Error> {
    let store = &backend.store;
    if let Some(venue) = filter.venue {
        store.access(venue, person, Action::Export).await?;
        return Ok(vec![venue]);
    }
    let seen = store.venues_for(person, Action::SeeHistory, None).await?;
    let exported = store.venues_for(person, Action::Export, None).await?;
    if seen.len() != exported.len() {
        return Err(Error::NotAllowed);
    }
    Ok(exported.into_iter().map(|venue| venue.id).collect())
}

struct Source {
    backend: Backend,
    person: i64,
    filter: HistoryFilter,
    points: Points,
    language: Language,
}

impl Rows for Source {
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Result<Part, Error>> + Send + '_>> {
        Box::pin(async {
            let page = history::rows(
                &self.backend,
                self.person,
                &self.filter,
                &self.points,
                PART_ROWS,
            )
            .await?;
            let is_last = page.next.is_none();
            self.filter.after = page.next;
            let cells = |row| cells(self.language, row);
            Ok(Part {
                rows: page.rows.iter().map(cells).collect(),
                is_last,
            })
        })
    }
}

fn cells(language: Language, row: &HistoryRow) -> Vec<String> {
    let direction = row
        .direction()
        .map_or("", |way| text(language, words::direction(way)));
    let (visitor, by_staff) = (row.visitor.as_ref(), row.by_staff.as_ref());
    let name = visitor
        .map(|visitor| &visitor.name)
        .or(by_staff.map(|seen| &seen.masked_name));
    vec![
        time_text::in_table(row.at),
        row.venue_name.clone(),
        words::point(language, &row.point_kind),
        direction.to_owned(),
        name.cloned().unwrap_or_default(),
        visitor.map_or_else(String::new, |visitor| visitor.phone.clone()),
        time_text::in_table(row.received_at),
        row.id.to_string(),
        by_staff.map_or_else(String::new, |seen| words::by_staff(language, seen)),
    ]
}
