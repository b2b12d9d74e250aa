//! What this phone recorded and knows, as signals for every page. It shows;
//! what is decided about records is in `domain`, what is stored in `offline`.

use domain::batch::Renamed;
use domain::code::keys::KeyList;
use domain::code::withdrawn::Withdrawn;
use domain::ids::RecordId;
use domain::outbox::{Entry, OLD_AFTER, State};
use domain::time::{ClockReading, Timestamp};
use leptos::prelude::*;

use crate::offline::StorageError;
use crate::offline::entries::{self, Kept};
use crate::sync::channel;
use crate::time_text::now;

/// The records and their surroundings, in context.
#[derive(Clone, Copy)]
pub(crate) struct Trail {
    /// Newest first; empty until they are read, or when they cannot be.
    pub(crate) records: RwSignal<Vec<Kept>>,
    /// What became of reading them; `None` while it goes on.
    pub(crate) read: RwSignal<Option<Result<(), StorageError>>>,
    /// Who issues this city's codes.
    pub(crate) keys: RwSignal<Keys>,
    /// When the server last gave the key list, on the phone's clock.
    pub(crate) keys_at: RwSignal<Option<Timestamp>>,
    /// Which posters no longer count.
    pub(crate) withdrawn: RwSignal<Withdrawn>,
    /// This phone's clock, as last measured.
    pub(crate) clock: RwSignal<Option<ClockReading>>,
    /// How sending goes.
    pub(crate) sending: RwSignal<Sending>,
}

/// The key list as this phone has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Not looked for yet.
    Reading,
    /// None was ever received.
    Missing,
    Known(KeyList),
}

/// How sending goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sending {
    pub(crate) now: bool,
    pub(crate) must_sign_in: bool,
    /// When the server last answered, on the phone's clock.
    pub(crate) answered_at: Option<Timestamp>,
}

/// What waits on this phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) count: usize,
    pub(crate) oldest: Option<Timestamp>,
}

impl Trail {
    /// Nothing known yet.
    pub(crate) fn new() -> Self {
        Self {
            records: RwSignal::new(Vec::new()),
            read: RwSignal::new(None),
            keys: RwSignal::new(Keys::Reading),
            keys_at: RwSignal::new(None),
            withdrawn: RwSignal::new(Withdrawn::default()),
            clock: RwSignal::new(None),
            sending: RwSignal::new(Sending::default()),
        }
    }

    /// Reads the records again, because this or another tab changed them.
    pub(crate) async fn reload(self) -> Result<(), StorageError> {
        let read = entries::all().await.map(|kept| {
            if self.records.with_untracked(|old| *old != kept) {
                self.records.set(kept);
            }
        });
        self.read.set(Some(read));
        read
    }

    /// Stores a new record, then shows it.
    pub(crate) async fn add(self, kept: Kept) -> Result<(), StorageError> {
        entries::put(std::slice::from_ref(&kept)).await?;
        self.records.update(|records| records.insert(0, kept));
        channel::tell_other_tabs();
        Ok(())
    }

    /// Stores where records stand now, then shows it.
    pub(crate) async fn settle(self, changed: &[Entry]) -> Result<(), StorageError> {
        let mut moved = Vec::new();
        for entry in changed {
            let old = self
                .records
                .with_untracked(|records| entries::find(records, entry.id).cloned());
            moved.extend(old.map(|old| Kept {
                entry: *entry,
                ..old
            }));
        }
        entries::put(&moved).await?;
        self.records.update(|records| {
            for kept in records {
                let entry = changed.iter().find(|entry| entry.id == kept.entry.id);
                kept.entry = entry.copied().unwrap_or(kept.entry);
            }
        });
        channel::tell_other_tabs();
        Ok(())
    }

    /// Remembers what venues are called now, with every check-in there whose
    /// poster said another name.
    pub(crate) async fn rename(self, renamed: &[Renamed]) -> Result<(), StorageError> {
        if renamed.is_empty() {
            return Ok(());
        }
        let moved: Vec<Kept> = self.records.with_untracked(|records| {
            let learned = records.iter().filter_map(|kept| kept.renamed(renamed));
            learned.collect()
        });
        if moved.is_empty() {
            return Ok(());
        }
        entries::put(&moved).await?;
        self.records.update(|records| {
            for kept in records {
                let learned = moved.iter().find(|it| it.entry.id == kept.entry.id);
                if let Some(learned) = learned {
                    kept.label = learned.label.clone();
                }
            }
        });
        channel::tell_other_tabs();
        Ok(())
    }

    /// Where a record stands; changes with it.
    pub(crate) fn state_of(self, id: RecordId) -> Option<State> {
        self.records
            .with(|records| entries::find(records, id).map(|kept| kept.entry.state))
    }

    /// What waits; changes with it.
    pub(crate) fn waiting(self) -> Waiting {
        self.records.with(|records| Waiting::among(records))
    }
}

impl Waiting {
    fn among(records: &[Kept]) -> Self {
        let waiting = records
            .iter()
            .filter(|kept| matches!(kept.entry.state, State::Waiting { .. }));
        Self {
            count: waiting.clone().count(),
            oldest: waiting.map(|kept| kept.recorded_at).min(),
        }
    }

    /// Whether something has waited so long that its owner must hear of it.
    pub(crate) fn is_old(self) -> bool {
        self.oldest
            .is_some_and(|oldest| now().since(oldest) >= OLD_AFTER)
    }
}

/// The trail, from context.
pub(crate) fn trail() -> Trail {
    expect_context()
}
