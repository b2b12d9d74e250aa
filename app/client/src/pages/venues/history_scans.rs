//! The rows of a scan history as they come: page after page downwards, and new
//! ones above without moving what is being read.

use std::collections::HashSet;

use api::ApiError;
use domain::history::{Cursor, HistoryFilter, HistoryPage, HistoryRow, PAGE_ROWS};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Scrolled further than this, one reads.
const READS_BELOW: f64 = 120.0;

/// What is shown, and what waits to be.
#[derive(Clone, Copy, Default)]
pub(super) struct Scans {
    pub(super) rows: RwSignal<Vec<HistoryRow>>,
    /// Came in since; not shown yet.
    pub(super) newer: RwSignal<Newer>,
    pub(super) next: RwSignal<Option<Cursor>>,
    pub(super) problem: RwSignal<Option<ApiError>>,
    pub(super) busy: RwSignal<bool>,
    /// Counts the questions: an answer to an older filter must not mix with a newer one's.
    question: StoredValue<u32>,
    looking: StoredValue<Looking>,
}

/// What came in while one reads.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Newer {
    /// All of it; often nothing.
    Rows(Vec<HistoryRow>),
    /// A page or more: between the newest rows and those shown are others.
    MoreThanAPage,
}

impl Default for Newer {
    fn default() -> Self {
        Self::Rows(Vec::new())
    }
}

/// Whether newer rows are being asked for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Looking {
    #[default]
    No,
    Once,
    /// And once more after that, since something came in meanwhile.
    Again,
}

impl Scans {
    /// The newest page of this filter, in place of what is shown.
    pub(super) fn load(self, filter: HistoryFilter) {
        self.ask(filter, None);
    }

    /// The page after those shown.
    pub(super) fn load_more(self, filter: HistoryFilter) {
        self.ask(filter, self.next.get_untracked());
    }

    fn ask(self, filter: HistoryFilter, after: Option<Cursor>) {
        let question = self.question.try_update_value(|question| {
            *question += 1;
            *question
        });
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let answer = api::check_ins::history(HistoryFilter { after, ..filter }).await;
            if self.question.try_get_value() != question {
                return;
            }
            self.busy.try_set(false);
            match answer {
                Ok(page) if after.is_none() => self.replace(page),
                Ok(page) => {
                    self.rows.try_update(|rows| rows.extend(page.rows));
                    self.next.try_set(page.next);
                }
                Err(error) => drop(self.problem.try_set(Some(error))),
            }
        });
    }

    /// Looks for rows that came in since.
    pub(super) fn look(self, filter: HistoryFilter) {
        if self.looking.get_value() != Looking::No {
            return self.looking.set_value(Looking::Again);
        }
        self.looking.set_value(Looking::Once);
        let question = self.question.get_value();
        spawn_local(async move {
            let answer = api::check_ins::history(filter.clone()).await;
            let Some(looking) = self.looking.try_get_value() else {
                return;
            };
            self.looking.set_value(Looking::No);
            // What fails is asked again before long; only who may not ask is told so.
            match answer {
                _ if self.question.get_value() != question => {}
                Ok(page) => self.take_in(page),
                Err(
                    error @ (ApiError::SignInAgain | ApiError::NotFound | ApiError::NotAllowed),
                ) => {
                    self.problem.set(Some(error));
                }
                Err(_) => {}
            }
            if looking == Looking::Again {
                self.look(filter);
            }
        });
    }

    /// Shows what waited to be.
    pub(super) fn show_newer(self, filter: HistoryFilter) {
        match self.newer.try_update(std::mem::take).unwrap_or_default() {
            Newer::Rows(newer) => self.rows.update(|rows| rows.merge(newer)),
            Newer::MoreThanAPage => self.load(filter),
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Whether the server said that there are no rows.
    pub(super) fn is_known_to_be_empty(self) -> bool {
        self.rows.with(Vec::is_empty) && !self.busy.get() && self.problem.get().is_none()
    }

    fn replace(self, page: HistoryPage) {
        // A page that is on its way belongs behind the rows that go.
        self.question.try_update_value(|question| *question += 1);
        self.busy.try_set(false);
        self.newer.try_set(Newer::default());
        self.rows.try_set(page.rows);
        self.next.try_set(page.next);
    }

    fn take_in(self, page: HistoryPage) {
        let known: HashSet<_> = self
            .rows
            .with_untracked(|rows| rows.iter().map(|row| row.id).collect());
        let is_read = self.is_being_read();
        // So many came in that there is a gap between them and those shown.
        if page.next.is_some() && !page.rows.iter().any(|row| known.contains(&row.id)) {
            return match is_read {
                true => self.newer.set(Newer::MoreThanAPage),
                false => self.replace(page),
            };
        }
        let came = page
            .rows
            .into_iter()
            .filter(|row| !known.contains(&row.id))
            .collect();
        if is_read {
            return self.newer.set(Newer::Rows(came));
        }
        // What waited is among them.
        self.newer.set(Newer::default());
        self.rows.update(|rows| rows.merge(came));
    }

    fn is_being_read(self) -> bool {
        let is_on_a_later_page = self.rows.with_untracked(Vec::len) > PAGE_ROWS;
        is_on_a_later_page || window().scroll_y().unwrap_or(0.0) > READS_BELOW
    }
}

trait Merge {
    /// Puts rows among others, newest first: one that comes late may have happened early.
    fn merge(&mut self, rows: Vec<HistoryRow>);
}

impl Merge for Vec<HistoryRow> {
    fn merge(&mut self, rows: Vec<HistoryRow>) {
        self.extend(rows);
        self.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    }
}
