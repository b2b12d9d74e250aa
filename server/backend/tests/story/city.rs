//! A city with a server, and the people and phones that use it.

use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use backend::caller::Caller;
use backend::clock::Clock;
use backend::config::OtpLimits;
use backend::sms::{Message, NotSent, Sending, Sms};
use backend::{Backend, Config, check_ins, otp, sign_in, venues};
use domain::area::AreaCode;
use domain::batch::{Batch, BatchReceipt, DeviceKey};
use domain::check_in::{CheckIn, Method, Undo};
use domain::ids::{BatchId, RecordId, VenueId};
use domain::phone::PhoneNumber;
use domain::record::{Outcome, Record, Rejection};
use domain::sign_in::{CodeSent, Language, Purpose};
use domain::time::{ClockReading, Timestamp};
use domain::venue::{PointNumber, Venue, VenueDetails, VenueKind};
use ed25519_dalek::SigningKey;
use serde_json::value::RawValue;
use tempfile::TempDir;

/// 1 October 2026, long after the wards' reform.
pub(crate) const START: Timestamp = Timestamp::from_millis(1_790_787_600_000);
pub(crate) const ORIGIN: &str = "https://luuvet.example:8443";

/// Messages as they were sent; or none, while the way is broken.
#[derive(Clone, Default)]
pub(crate) struct Sent {
    pub(crate) messages: Arc<Mutex<Vec<Message>>>,
    pub(crate) is_broken: Arc<Mutex<bool>>,
    /// How long a message takes.
    pub(crate) takes: Arc<Mutex<Duration>>,
}

impl Sms for Sent {
    fn send(&self, message: Message) -> Sending<'_> {
        let is_broken = *self.is_broken.lock().expect("a lock");
        if !is_broken {
            self.messages.lock().expect("a lock").push(message);
        }
        let takes = *self.takes.lock().expect("a lock");
        Box::pin(async move {
            if !takes.is_zero() {
                tokio::time::sleep(takes).await;
            }
            match is_broken {
                true => Err(NotSent("the gateway was not reached".to_owned())),
                false => Ok(()),
            }
        })
    }
}

impl Sent {
    /// The code that the last message to this number carries in its middle.
    pub(crate) fn share_code(&self, phone: &str) -> String {
        let number = PhoneNumber::parse(phone).expect("a mobile number");
        let messages = self.messages.lock().expect("a lock");
        let last = messages.iter().rfind(|message| message.to == number);
        let mut words = last.expect("a message").text.split_whitespace();
        let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|it| it.is_ascii_digit());
        words.find(is_code).expect("a code").to_owned()
    }

    /// The code in the last message.
    pub(crate) fn code(&self) -> String {
        let messages = self.messages.lock().expect("a lock");
        let text = &messages.last().expect("a message").text;
        text.rsplit_once('#').expect("a code").1.to_owned()
    }
}

/// A server with its folder.
pub(crate) struct City {
    pub(crate) backend: Backend,
    pub(crate) sent: Sent,
    pub(crate) folder: TempDir,
}

impl City {
    pub(crate) async fn open() -> Self {
        Self::open_with(|_| ()).await
    }

    pub(crate) async fn open_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let sent = Sent::default();
        let mut config = config(&folder);
        change(&mut config);
        let backend = Backend::open_with(config, Clock::manual(START), Box::new(sent.clone()))
            .await
            .expect("a backend");
        Self {
            backend,
            sent,
            folder,
        }
    }

    /// One in which no limit of messages stands in the way.
    pub(crate) async fn generous() -> Self {
        Self::open_with(|config| {
            config.otp = OtpLimits {
                resend_after_seconds: 0,
                per_number_and_hour: 1_000,
                per_number_and_day: 1_000,
                per_network_and_hour: 1_000,
                per_day: 10_000,
            };
        })
        .await
    }

    /// The server once more on the same files, without having been closed well.
    pub(crate) async fn after_a_crash(self) -> Self {
        let clock = self.backend.clock.clone();
        let config = self.backend.config.clone();
        drop(self.backend);
        let sent = self.sent;
        let backend = Backend::open_with(config, clock, Box::new(sent.clone()))
            .await
            .expect("a backend");
        Self {
            backend,
            sent,
            folder: self.folder,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.backend.clock.now()
    }

    pub(crate) async fn ask(
        &self,
        phone: &str,
        purpose: Purpose,
    ) -> Result<CodeSent, backend::Error> {
        let caller = stranger("192.0.2.7");
        otp::request(&self.backend, &caller, phone, purpose, Language::Vi).await
    }

    /// Somebody who signed in with this number; no limit stands in the way.
    pub(crate) async fn owner(&self, phone: &str) -> Caller {
        let ip: IpAddr = "198.51.100.1".parse().expect("an address");
        let challenge = self
            .ask(phone, Purpose::SignIn)
            .await
            .expect("a code")
            .challenge;
        let (_, token) = sign_in::start(
            &self.backend,
            &stranger("192.0.2.7"),
            challenge,
            &self.sent.code(),
        )
        .await
        .expect("a session");
        Caller::from_token(&self.backend, Some(token.expose()), ip, "test")
            .await
            .expect("a caller")
    }

    pub(crate) async fn venue(&self, owner: &Caller) -> Venue {
        venues::register(&self.backend, owner, new_venue_id(), stall())
            .await
            .expect("a venue")
    }

    /// So many check-ins, a second apart.
    pub(crate) async fn check_in_often(&self, venue: &Venue, count: u64) {
        let phone = Phone::new();
        for part in 0..count.div_ceil(200) {
            let seconds = part * 200..count.min(part * 200 + 200);
            let scan = |it| Record::CheckIn(check_in(venue, START.minus(Duration::from_secs(it))));
            let records: Vec<_> = seconds.map(scan).collect();
            self.send(&phone, &records).await;
        }
    }

    pub(crate) async fn send(&self, phone: &Phone, records: &[Record]) -> Vec<Outcome> {
        let texts = records.iter().map(text).collect();
        self.send_texts(phone, texts).await
    }

    pub(crate) async fn send_texts(
        &self,
        phone: &Phone,
        texts: Vec<Box<RawValue>>,
    ) -> Vec<Outcome> {
        let batch = phone.batch(self.now(), texts);
        let receipt = self.send_batch(batch).await.expect("a receipt");
        receipt.receipts.iter().map(|it| it.outcome).collect()
    }

    pub(crate) async fn send_batch(&self, batch: Batch) -> Result<BatchReceipt, backend::Error> {
        check_ins::record(&self.backend, batch, self.now()).await
    }
}

pub(crate) fn config(folder: &TempDir) -> Config {
    Config::new(folder.path().join("data").join("luuvet.db"), ORIGIN)
}

pub(crate) fn stranger(ip: &str) -> Caller {
    Caller {
        ip: ip.parse().expect("an address"),
        user_agent: "Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Safari/537.36".to_owned(),
        session: None,
    }
}

pub(crate) fn stall() -> VenueDetails {
    VenueDetails {
        name: "Bánh mì Cô Ba".to_owned(),
        kind: VenueKind::PavementStall,
        address: "Góc đường Lê Duẩn".to_owned(),
        // Phường Hải Châu, since July 2025.
        ward: AreaCode(20_242),
        usual_stay_minutes: 15,
    }
}

pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("random bytes");
    bytes
}

pub(crate) fn new_venue_id() -> VenueId {
    VenueId::new(START, random())
}

pub(crate) fn rejected(reason: Rejection) -> Outcome {
    Outcome::Rejected { reason }
}

pub(crate) fn raw(text: impl Into<String>) -> Box<RawValue> {
    RawValue::from_string(text.into()).expect("JSON")
}

pub(crate) fn text(record: &Record) -> Box<RawValue> {
    raw(serde_json::to_string(record).expect("JSON"))
}

/// A visitor's phone, its clock right.
pub(crate) struct Phone {
    pub(crate) key: SigningKey,
}

impl Phone {
    pub(crate) fn new() -> Self {
        Self {
            key: SigningKey::from_bytes(&random()),
        }
    }

    pub(crate) fn device(&self) -> DeviceKey {
        DeviceKey::from_bytes(self.key.verifying_key().to_bytes())
    }

    pub(crate) fn batch(&self, sent_at: Timestamp, records: Vec<Box<RawValue>>) -> Batch {
        self.batch_with_clock(sent_at, None, records)
    }

    pub(crate) fn batch_with_clock(
        &self,
        sent_at: Timestamp,
        clock: Option<ClockReading>,
        records: Vec<Box<RawValue>>,
    ) -> Batch {
        let id = BatchId::new(sent_at, random());
        Batch::signed(&self.key, id, sent_at, clock, records)
    }
}

pub(crate) fn check_in(venue: &Venue, at: Timestamp) -> CheckIn {
    CheckIn {
        id: RecordId::new(at, random()),
        venue: venue.id,
        point: PointNumber(1),
        poster_version: 1,
        method: Method::Camera,
        scanned_at: at,
        clock: None,
    }
}

pub(crate) fn undo(check_in: &CheckIn, at: Timestamp) -> Record {
    Record::Undo(Undo {
        id: RecordId::new(at, random()),
        check_in: check_in.id,
        undone_at: at,
    })
}
