//! Scan history for those who run a venue: that somebody was there, not who.

use domain::history::{Cursor, HistoryFilter, HistoryPage, HistoryRow, MAX_SEARCH, PAGE_ROWS};
use domain::owner::role::Action;
use domain::sign_in::Language;
use locales::words;

use crate::caller::Caller;
use crate::storage::history::{Directed, Points, SearchedPoint};
use crate::{Backend, Error, typed};

/// A page of the scan history of the caller's venues, newest first. Check-ins
/// that were undone in time are left out.
///
/// # Errors
/// [`Error::SignInAgain`]; [`Error::NotFound`] for a venue of somebody else,
/// [`Error::NotAllowed`] for one where the caller's role is too low.
pub async fn page(
    backend: &Backend,
    caller: &Caller,
    filter: HistoryFilter,
) -> Result<HistoryPage, Error> {
    let person = caller.signed_in()?.person_key;
    if let Some(venue) = filter.venue {
        backend.access(caller, venue, Action::SeeHistory).await?;
    }
    let points = wanted_points(backend, person, &filter).await?;
    let store = &backend.store;
    let rows = store
        .history(person, &filter, &points, PAGE_ROWS + 1)
        .await?;
    Ok(cut(rows, PAGE_ROWS))
}

/// A page of `most` rows: one row more tells whether there is another.
pub(crate) fn cut(mut rows: Vec<HistoryRow>, most: usize) -> HistoryPage {
    let is_last = rows.len() <= most;
    rows.truncate(most);
    let next = rows.last().filter(|_| !is_last).map(|row| Cursor {
        at: row.at,
        id: row.id,
    });
    HistoryPage { rows, next }
}

/// What the filter says about points, and what its text finds.
pub(crate) async fn wanted_points(
    backend: &Backend,
    person: i64,
    filter: &HistoryFilter,
) -> Result<Points, Error> {
    let text: String = typed::folded(filter.text.as_deref().unwrap_or_default())
        .chars()
        .take(MAX_SEARCH)
        .collect();
    let text = text.trim();
    if filter.point.is_none() && filter.direction.is_none() && text.is_empty() {
        return Ok(Points::default());
    }
    let all = backend.store.searched_points(person, filter.venue).await?;
    let numbers = |is_wanted: &dyn Fn(&SearchedPoint) -> bool| {
        let wanted = all.iter().filter(|point| is_wanted(point));
        wanted.map(|point| point.number).collect::<Vec<_>>()
    };
    let within = |wanted| numbers(&|point| point.point == wanted);
    let directed = |way| Directed {
        way,
        points: numbers(&|point| point.kind.direction() == Some(way)),
    };
    let is_phone_end = text.len() == 3 && text.bytes().all(|digit| digit.is_ascii_digit());
    Ok(Points {
        within: filter.point.map(within),
        found: (!text.is_empty()).then(|| numbers(&|point| is_named(point, text))),
        phone_end: is_phone_end.then(|| text.to_owned()),
        directed: filter.direction.map(directed),
        ..Points::default()
    })
}

fn is_named(point: &SearchedPoint, text: &str) -> bool {
    let names = [
        point.venue_name.clone(),
        words::point(Language::Vi, &point.kind),
        words::point(Language::En, &point.kind),
    ];
    names.iter().any(|name| typed::folded(name).contains(text))
}
