//! Check-ins are told to another system: signed, in order, at least once.

use std::collections::HashSet;
use std::time::Duration;

use backend::caller::Caller;
use backend::{connections, webhooks};
use domain::owner::key::Webhook;
use domain::record::Record;
use domain::venue::Venue;

use crate::city::{City, Phone, START, check_in, undo};
use crate::receiver::{Answer, Receiver};

const FIRST_PAUSE: Duration = Duration::from_secs(5);

struct Told {
    city: City,
    owner: Caller,
    venue: Venue,
    receiver: Receiver,
    secret: String,
}

impl Told {
    async fn start(answers: &[Answer]) -> Self {
        let city = City::open_with(|config| config.webhooks_to_private = true).await;
        let owner = city.owner("0912345678").await;
        let venue = city.venue(&owner).await;
        // Before there was a webhook: not told.
        city.send(&Phone::new(), &[Record::CheckIn(check_in(&venue, START))])
            .await;
        let receiver = Receiver::start(answers);
        let set = connections::set_webhook(&city.backend, &owner, venue.id, &receiver.url).await;
        let secret = set.expect("a webhook").secret;
        Self {
            city,
            owner,
            venue,
            receiver,
            secret,
        }
    }

    /// So many check-ins; their ids in the order in which they arrive.
    async fn scans(&self, count: usize) -> Vec<String> {
        let mut ids = Vec::new();
        for _ in 0..count {
            let it = check_in(&self.venue, START);
            ids.push(it.id.to_string());
            self.city.send(&Phone::new(), &[Record::CheckIn(it)]).await;
        }
        ids
    }

    async fn deliver(&self) {
        let delivered = webhooks::deliver_waiting(&self.city.backend);
        let delivered = tokio::time::timeout(Duration::from_secs(30), delivered).await;
        delivered.expect("an end").expect("delivered");
    }

    async fn webhook(&self) -> Webhook {
        let kept = connections::of_venue(&self.city.backend, &self.owner, self.venue.id).await;
        kept.expect("connections").webhook.expect("a webhook")
    }

    /// All that was told, delivery by delivery.
    fn told(&self) -> Vec<Vec<String>> {
        let got = self.receiver.got();
        got.iter().map(|got| got.told().0).collect()
    }
}

#[tokio::test]
async fn a_delivery_is_signed_and_tells_what_arrived_since_the_webhook_was_set() {
    let told = Told::start(&[]).await;
    told.deliver().await;
    assert!(told.receiver.got().is_empty(), "nothing to tell");
    let ids = told.scans(3).await;
    told.deliver().await;
    told.deliver().await;
    assert_eq!(told.told(), [ids]);
    let got = &told.receiver.got()[0];
    assert!(got.is_signed_with(&told.secret));
    assert!(!got.is_signed_with("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    assert_eq!(got.timestamp, (START.as_millis() / 1_000).to_string());
    assert!(!got.body.contains("phone") && !got.body.contains("name\":\"B"));
    let webhook = told.webhook().await;
    assert_eq!((webhook.failures, webhook.delivered_at), (0, Some(START)));
}

#[tokio::test]
async fn what_is_not_taken_is_told_again_after_a_pause_that_grows() {
    let failures = [
        Answer::Status(500),
        Answer::Close,
        // Somewhere else is nowhere that was checked.
        Answer::Status(307),
        Answer::Status(404),
    ];
    let told = Told::start(&failures).await;
    let ids = told.scans(2).await;
    let mut pause = FIRST_PAUSE;
    for tries in 1..=failures.len() {
        told.deliver().await;
        told.deliver().await;
        assert_eq!(told.receiver.got().len(), tries);
        assert_eq!(told.webhook().await.failures as usize, tries);
        told.city
            .backend
            .clock
            .advance(pause - Duration::from_millis(1));
        told.deliver().await;
        assert_eq!(told.receiver.got().len(), tries, "not before its time");
        told.city.backend.clock.advance(Duration::from_millis(1));
        pause *= 2;
    }
    told.deliver().await;
    let got = told.receiver.got();
    assert_eq!(told.told(), vec![ids; failures.len() + 1]);
    assert!(
        got.iter().all(|it| it.id == got[0].id),
        "a repetition is known"
    );
    assert!(got.iter().all(|it| it.is_signed_with(&told.secret)));
    assert_eq!(told.webhook().await.failures, 0);
}

#[tokio::test]
async fn more_than_before_is_not_taken_for_a_repetition() {
    let told = Told::start(&[Answer::Close]).await;
    let mut ids = told.scans(1).await;
    told.deliver().await;
    ids.extend(told.scans(1).await);
    told.city.backend.clock.advance(FIRST_PAUSE);
    told.deliver().await;
    assert_eq!(told.told(), [ids[..1].to_vec(), ids]);
    let got = told.receiver.got();
    assert_ne!(got[0].id, got[1].id);
}

#[tokio::test]
async fn many_are_told_a_hundred_at_a_time_in_the_order_of_arrival() {
    let told = Told::start(&[]).await;
    let visits: Vec<_> = (0..200)
        .map(|_| Record::CheckIn(check_in(&told.venue, START)))
        .collect();
    told.city.send(&Phone::new(), &visits).await;
    let last = told.scans(50).await;
    told.deliver().await;
    let got = told.receiver.got();
    let sizes: Vec<_> = got.iter().map(|it| it.told()).collect();
    let sizes: Vec<_> = sizes.iter().map(|(ids, more)| (ids.len(), *more)).collect();
    assert_eq!(sizes, [(100, true), (100, true), (50, false)]);
    let all = told.told().concat();
    assert_eq!(all[200..], last);
    let all: HashSet<_> = all.into_iter().collect();
    let sent: HashSet<_> = visits.iter().map(|it| it.id().to_string()).collect();
    assert_eq!(all.len(), 250);
    assert!(all.is_superset(&sent));
}

#[tokio::test]
async fn check_ins_that_were_taken_back_are_not_told_and_hold_up_nothing() {
    let told = Told::start(&[]).await;
    let (phone, it) = (Phone::new(), check_in(&told.venue, START));
    let both = [Record::CheckIn(it.clone()), undo(&it, START)];
    told.city.send(&phone, &both).await;
    told.deliver().await;
    assert!(told.receiver.got().is_empty());
    let ids = told.scans(1).await;
    told.deliver().await;
    assert_eq!(told.told(), [ids]);
}

#[tokio::test]
async fn a_webhook_that_was_removed_or_replaced_is_told_nothing_more() {
    let told = Told::start(&[]).await;
    let next = Receiver::start(&[]);
    let (backend, owner, venue) = (&told.city.backend, &told.owner, told.venue.id);
    let set = connections::set_webhook(backend, owner, venue, &next.url).await;
    let secret = set.expect("a webhook").secret;
    assert_ne!(secret, told.secret);
    told.scans(1).await;
    told.deliver().await;
    assert_eq!((told.receiver.got().len(), next.got().len()), (0, 1));
    assert!(next.got()[0].is_signed_with(&secret));
    connections::remove_webhook(backend, owner, venue)
        .await
        .expect("removed");
    told.scans(1).await;
    told.deliver().await;
    assert_eq!(next.got().len(), 1);
}

/// Waits for so many deliveries, not as long as a receiver may take.
async fn wait_for(receiver: &Receiver, count: usize) {
    let waited = tokio::time::timeout(Duration::from_secs(9), async {
        while receiver.got().len() < count {
            tokio::task::yield_now().await;
        }
    });
    waited.await.expect("told in time");
}

#[tokio::test]
async fn a_running_server_tells_by_itself() {
    let told = Told::start(&[]).await;
    let running = tokio::spawn(webhooks::run(told.city.backend.clone()));
    let ids = told.scans(1).await;
    wait_for(&told.receiver, 1).await;
    assert_eq!(told.told(), [ids]);
    running.abort();
}

#[tokio::test]
async fn a_receiver_that_says_nothing_does_not_hold_up_others() {
    let told = Told::start(&[]).await;
    let (backend, owner) = (&told.city.backend, &told.owner);
    let other = told.city.venue(owner).await;
    let silent = Receiver::start(&[Answer::Silence; 9]);
    connections::set_webhook(backend, owner, other.id, &silent.url)
        .await
        .expect("a webhook");
    let running = tokio::spawn(webhooks::run(backend.clone()));
    let record = Record::CheckIn(check_in(&other, START));
    told.city.send(&Phone::new(), &[record]).await;
    wait_for(&silent, 1).await;
    for count in 1..=3 {
        told.scans(1).await;
        wait_for(&told.receiver, count).await;
    }
    assert_eq!(silent.got().len(), 1, "and is asked once at a time");
    running.abort();
    silent.let_go();
}

#[tokio::test]
async fn a_new_address_is_told_of_what_arrives_from_then_on() {
    let told = Told::start(&[]).await;
    told.scans(2).await;
    let next = Receiver::start(&[]);
    connections::set_webhook(&told.city.backend, &told.owner, told.venue.id, &next.url)
        .await
        .expect("a webhook");
    let ids = told.scans(1).await;
    told.deliver().await;
    let got = next.got();
    assert_eq!(got.iter().map(|it| it.told().0).collect::<Vec<_>>(), [ids]);
}
