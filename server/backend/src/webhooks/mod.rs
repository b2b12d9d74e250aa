//! Tells other systems of check-ins by posting them to an address: in order, at
//! least once, tried again with growing pauses, signed as Standard Webhooks says
//! (<https://www.standardwebhooks.com>).

mod address;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::time::Timestamp;
use hmac::Mac;
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::storage::webhooks::DueWebhook;
use crate::{Backend, Error, feed, random};
pub(crate) use address::address;
use address::agent;

/// Most check-ins of one delivery.
const MOST: usize = 100;
/// How long a receiver may take.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Deliveries at once; each keeps a thread busy.
const MOST_RUNNING: usize = 64;
/// Longer than a delivery takes; after a crash in the middle of one it is made again.
const CLAIM: Duration = Duration::from_secs(30);
/// The pause after the first failure; doubled with each further one.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);
/// How often it is looked whether a pause is over.
const LOOK: Duration = Duration::from_secs(5);
/// Check-ins that come closer together than this are looked for once.
const GATHER: Duration = Duration::from_secs(1);
const SECRET_PREFIX: &str = "whsec_";

/// Delivers for as long as the server runs.
pub async fn run(backend: Backend) {
    let agent = agent(backend.config.webhooks_to_private);
    let mut arrivals = backend.store.arrivals();
    let mut running = JoinSet::new();
    let failed = |error| tracing::error!(%error, "webhooks could not be delivered");
    loop {
        begin_due(&backend, &agent, &mut running)
            .await
            .unwrap_or_else(failed);
        let looked_at = Instant::now();
        tokio::select! {
            () = something_arrived(&mut arrivals, looked_at + GATHER) => {}
            // Whoever was told may have more to be told of.
            Some(delivered) = running.join_next() => {
                delivered.unwrap_or(Ok(())).unwrap_or_else(failed);
            }
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Until something arrived, but not before this moment.
async fn something_arrived(arrivals: &mut Receiver<i64>, not_before: Instant) {
    // Missed or closed: looking does no harm, and is no more often for it.
    let _ = arrivals.recv().await;
    tokio::time::sleep_until(not_before).await;
    while !matches!(
        arrivals.try_recv(),
        Err(TryRecvError::Empty | TryRecvError::Closed)
    ) {}
}

type Running = JoinSet<Result<(), Error>>;

/// A new secret to sign with: 24 bytes.
pub(crate) fn new_secret() -> Result<String, Error> {
    Ok(format!(
        "{SECRET_PREFIX}{}",
        BASE64.encode(random::bytes::<24>()?)
    ))
}

/// Delivers once what waits and whose time has come.
///
/// # Errors
/// Only when the database fails; a delivery that is not taken is tried again later.
pub async fn deliver_waiting(backend: &Backend) -> Result<(), Error> {
    let agent = agent(backend.config.webhooks_to_private);
    let mut running = JoinSet::new();
    loop {
        begin_due(backend, &agent, &mut running).await?;
        match running.join_next().await {
            Some(delivered) => delivered.unwrap_or(Ok(()))?,
            None => return Ok(()),
        }
    }
}

/// Begins to deliver what waits and whose time has come: one delivery of each
/// webhook at a time, so that each has its order, and none waits for another
/// whose receiver is slow.
async fn begin_due(
    backend: &Backend,
    agent: &ureq::Agent,
    running: &mut Running,
) -> Result<(), Error> {
    let now = backend.clock.now();
    for hook in backend.store.due_webhooks(now).await? {
        if running.len() >= MOST_RUNNING {
            return Ok(());
        }
        backend.store.delivering(&hook, now.plus(CLAIM)).await?;
        let (backend, agent) = (backend.clone(), agent.clone());
        running.spawn(async move { deliver(&backend, agent, hook).await });
    }
    Ok(())
}

/// What is posted.
#[derive(Serialize)]
struct Delivery {
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: String,
    data: Data,
}

#[derive(Serialize)]
struct Data {
    venue: domain::ids::VenueId,
    #[serde(flatten)]
    page: feed::Page,
}

async fn deliver(backend: &Backend, agent: ureq::Agent, hook: DueWebhook) -> Result<(), Error> {
    let now = backend.clock.now();
    let page = feed::page(backend, hook.venue, hook.after, MOST).await?;
    let Some(until) = feed::read_cursor(&page.next) else {
        return Err(Error::Unreadable("webhooks.cursor"));
    };
    if page.check_ins.is_empty() {
        // Taken back since it was found due.
        return backend.store.delivering(&hook, now).await;
    }
    let delivery = Delivery {
        kind: "check_ins.recorded",
        timestamp: crate::time_text::for_systems(now),
        data: Data {
            venue: hook.venue_id,
            page,
        },
    };
    let body = serde_json::to_string(&delivery).map_err(|_| Error::Unreadable("webhooks"))?;
    // The same for the same check-ins, so that a receiver knows a repetition; another
    // when more arrived since, or it would throw those away with what it has.
    let id = format!(
        "msg_{}_{}_{}",
        hook.after.at.as_millis(),
        until.at.as_millis(),
        until.id
    );
    let url = hook.url.clone();
    let headers = signed(&hook.secret, &id, now, &body);
    let posted = tokio::task::spawn_blocking(move || post(&agent, &url, &headers, &body)).await;
    match posted {
        Ok(true) => backend.store.delivered(&hook, until, now).await,
        _ => {
            let doublings = hook.failures.min(16);
            let pause = (FIRST_PAUSE * 2_u32.pow(doublings)).min(LONGEST_PAUSE);
            backend.store.not_delivered(&hook, now.plus(pause)).await
        }
    }
}

fn signed(secret: &str, id: &str, at: Timestamp, body: &str) -> [(&'static str, String); 3] {
    let seconds = at.as_millis().div_euclid(1_000).to_string();
    let key = BASE64
        .decode(secret.trim_start_matches(SECRET_PREFIX))
        .unwrap_or_default();
    let mut mac = crate::mac::keyed(&key);
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    let signature = BASE64.encode(mac.finalize().into_bytes());
    [
        ("webhook-id", id.to_owned()),
        ("webhook-timestamp", seconds),
        ("webhook-signature", format!("v1,{signature}")),
    ]
}

/// Whether it was taken. What a receiver answers is not kept: it is a stranger's text.
fn post(agent: &ureq::Agent, url: &str, headers: &[(&str, String)], body: &str) -> bool {
    let request = headers.iter().fold(
        agent.post(url).header("content-type", "application/json"),
        |request, (name, value)| request.header(*name, value),
    );
    request
        .send(body)
        .is_ok_and(|answer| answer.status().is_success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_standard_webhooks() {
        // The example of the specification's reference libraries.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let at = Timestamp::from_millis(1_614_265_330_000);
        let headers = signed(
            secret,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            at,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(
            headers[2].1,
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
    }
}
