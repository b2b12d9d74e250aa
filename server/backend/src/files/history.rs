//! Exactly the rows that a filter shows, as a table.

use std::pin::Pin;

use domain::history::{HistoryFilter, HistoryRow};
use domain::ids::VenueId;
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
/// caller may see but not export; [`Error::NotUnderstood`], [`Error::Busy`].
pub async fn scan_history(
    backend: &Backend,
    caller: &Caller,
    wanted: HistoryFile,
) -> Result<Table, Error> {
    let person = caller.signed_in()?.person_key;
    let (format, language) = (table_format(wanted.format)?, wanted.language);
    let venues = exported(backend, person, &wanted.filter).await?;
    let place = backend.places.tables.take(person)?;
    let store = &backend.store;
    let mut points = history::wanted_points(backend, person, &wanted.filter).await?;
    points.venues = Some(venues);
    // So that the file has an end, and holds what the pages show now: a phone that
    // was without a network may send what is older than the newest row.
    points.arrived_until = Some(store.last_arrival().await?);
    let filter = HistoryFilter {
        after: None,
        ..wanted.filter
    };
    let counts = store.count_history(person, &filter, &points).await?;
    let rows = counts.iter().map(|(_, rows)| rows).sum();
    let taken = |&(venue, rows): &(VenueId, u64)| {
        let format = wanted.format;
        (venue, VenueEvent::ExportTaken { format, rows })
    };
    let taken: Vec<_> = counts.iter().map(taken).collect();
    let now = backend.clock.now();
    store
        .log_for_each(&caller.actor()?, Action::Export, &taken, now)
        .await?;
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
    let source = Box::new(source);
    Table::new(name, format, title, &columns, rows, source, place)
}

/// The keys of the venues whose rows are exported; all of them must be the
/// caller's to export.
async fn exported(
    backend: &Backend,
    person: i64,
    filter: &HistoryFilter,
) -> Result<Vec<i64>, Error> {
    let store = &backend.store;
    if let Some(venue) = filter.venue {
        return Ok(vec![store.access(venue, person, Action::Export).await?]);
    }
    let seen = store.venues_allowing(person, Action::SeeHistory).await?;
    let exported = store.venues_allowing(person, Action::Export).await?;
    if seen != exported {
        return Err(Error::NotAllowed);
    }
    Ok(exported.into_iter().map(|(key, _)| key).collect())
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
            let store = &self.backend.store;
            let rows = store
                .exported(self.person, &self.filter, &self.points, PART_ROWS + 1)
                .await?;
            let page = history::cut(rows, PART_ROWS);
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
