//! Handing scans that wait to another phone, when this one must go before there
//! is a network: the very batches that this phone would send, signed by it. The
//! other phone carries them; it can read nothing of what is sealed, and the
//! server records each once, whoever brings it.

use domain::batch::{Batch, MAX_RECORDS};
use domain::ids::BatchId;
use domain::outbox::State;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::JsFuture;

use crate::offline::{StorageError, values};
use crate::sync::exchange::raw;
use crate::time_text::now;
use crate::trail::Trail;
use crate::{device, download, random};

const NAME: &str = "checkpoint-carried";
const KIND: &str = "application/json";
/// A file larger than this is none of ours: 4 MB.
const LARGEST: f64 = 4e6;

/// What the file holds.
#[derive(Serialize, Deserialize)]
struct File {
    luuvet_handover: u8,
    batches: Vec<Batch>,
}

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotTaken {
    /// Not a hand-over file, or one that was altered on the way.
    NotOurs,
    Storage(StorageError),
}

/// Saves what waits as a file; gives how many records it holds.
///
/// # Errors
/// Nothing was saved.
pub(crate) async fn save(trail: Trail) -> Result<usize, StorageError> {
    let at = now();
    let key = device::key(at).await?;
    let clock = trail.clock.get_untracked();
    let texts: Vec<_> = trail.records.with_untracked(|records| {
        let waiting = records
            .iter()
            .filter(|kept| matches!(kept.entry.state, State::Waiting { .. }));
        waiting.filter_map(|kept| raw(&kept.text)).collect()
    });
    let count = texts.len();
    let mut batches = Vec::new();
    for part in texts.chunks(MAX_RECORDS) {
        let id = BatchId::new(at, random::bytes().ok_or(StorageError::NoRandomness)?);
        batches.push(Batch::signed(&key, id, at, clock, part.to_vec()));
    }
    let file = File {
        luuvet_handover: 1,
        batches,
    };
    let text = serde_json::to_string(&file).map_err(|_| StorageError::Failed)?;
    let name = format!("luu-vet-{}.json", at.as_millis());
    download::save_text(&text, KIND, &name).map_err(|_| StorageError::Failed)?;
    Ok(count)
}

/// Takes a file of another phone; gives how many records it holds.
///
/// # Errors
/// Nothing was taken.
pub(crate) async fn take(file: &web_sys::File) -> Result<usize, NotTaken> {
    if file.size() > LARGEST {
        return Err(NotTaken::NotOurs);
    }
    let text = JsFuture::from(file.text()).await.ok();
    let text = text.and_then(|text| text.as_string());
    let taken: Option<File> = text.and_then(|text| serde_json::from_str(&text).ok());
    let taken = taken.filter(|file| file.batches.iter().all(Batch::is_signed));
    let taken = taken.ok_or(NotTaken::NotOurs)?;
    let count = count(&taken.batches);
    let mut carried = carried().await;
    carried.extend(taken.batches);
    keep(&carried).await.map_err(NotTaken::Storage)?;
    Ok(count)
}

/// Sends what is carried; gives how many records are still carried.
pub(crate) async fn deliver() -> usize {
    let mut left = carried().await;
    let mut refused = Vec::new();
    while let Some(batch) = left.pop() {
        // Each record has its receipt, good or bad: nothing is left to carry.
        if api::check_ins::send(batch.clone()).await.is_err() {
            refused.push(batch);
            break;
        }
        let still: Vec<_> = left.iter().chain(&refused).cloned().collect();
        // Not kept means sent once more, which the server knows.
        let _ = keep(&still).await;
    }
    count(&left) + count(&refused)
}

/// How many records are carried for others.
pub(crate) async fn carried_count() -> usize {
    count(&carried().await)
}

fn count(batches: &[Batch]) -> usize {
    batches.iter().map(|batch| batch.records.len()).sum()
}

async fn carried() -> Vec<Batch> {
    let kept: Option<String> = values::get(NAME).await.ok().flatten();
    kept.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// As a text inside a text: the batches' own texts stay as they were signed.
async fn keep(batches: &[Batch]) -> Result<(), StorageError> {
    let text = serde_json::to_string(batches).map_err(|_| StorageError::Failed)?;
    values::put(NAME, &text).await
}
