//! One batch to the server and its answer.

use std::time::Duration;

use api::ApiError;
use domain::batch::{Batch, BatchReceipt};
use domain::ids::{BatchId, RecordId};
use domain::outbox::Exchange;
use leptos::prelude::*;
use serde_json::value::{RawValue, to_raw_value};

use crate::offline::entries;
use crate::time_text::now;
use crate::trail::Trail;
use crate::{clock, device, issued, js, random};

/// A request without an answer is given up after this.
const PATIENCE_MS: u32 = 30_000;

/// Sends these records. A phone that cannot for the moment, because its storage
/// does not answer, tries again like one without a network.
pub(super) async fn send(trail: Trail, ids: &[RecordId]) -> (BatchId, Exchange) {
    let sent_at = now();
    let id = BatchId::new(sent_at, random::bytes().unwrap_or_default());
    let Ok(key) = device::key(sent_at).await else {
        return (id, Exchange::NoAnswer);
    };
    let reading = trail.clock.get_untracked();
    let batch = Batch::signed(&key, id, sent_at, reading, texts(trail, ids));
    let mut answer = js::within(PATIENCE_MS, api::check_ins::send(batch)).await;
    if let Some(Ok(receipt)) = &answer
        && issued::keep(&receipt.issued).await.is_err()
    {
        // As if it had not come: the same is signed again when it is sent again.
        answer = None;
    }
    if let Some(Ok(receipt)) = &answer {
        let received = now();
        clock::measured(trail, sent_at, received, receipt.server_time).await;
        // Not stored means told again with the next batch.
        let _ = trail.rename(&receipt.renamed).await;
        trail
            .sending
            .update(|sending| sending.answered_at = Some(received));
    }
    (id, meaning(answer))
}

fn texts(trail: Trail, ids: &[RecordId]) -> Vec<Box<RawValue>> {
    trail.records.with_untracked(|records| {
        let kept = ids.iter().filter_map(|id| entries::find(records, *id));
        kept.filter_map(|kept| raw(&kept.text)).collect()
    })
}

/// A text that is no JSON any more travels as a JSON string: the server rejects
/// it with the reason, and its owner gets to see that.
pub(crate) fn raw(text: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(text.to_owned())
        .or_else(|_| to_raw_value(text))
        .ok()
}

fn meaning(answer: Option<Result<BatchReceipt, ApiError>>) -> Exchange {
    let busy = |seconds: u32| Exchange::Busy {
        retry_after: Some(Duration::from_secs(seconds.into())),
    };
    match answer {
        Some(Ok(receipt)) => Exchange::Receipts {
            batch: receipt.batch,
            receipts: receipt.receipts,
        },
        Some(Err(error)) => match error {
            ApiError::SignInAgain => Exchange::SignInAgain,
            ApiError::TooLarge => Exchange::TooLarge,
            ApiError::Busy { wait_seconds } | ApiError::TooManyCodes { wait_seconds } => {
                busy(wait_seconds)
            }
            ApiError::NotReached | ApiError::NotOurAnswer | ApiError::Internal => {
                Exchange::NoAnswer
            }
            _ => Exchange::Refused,
        },
        None => Exchange::NoAnswer,
    }
}
