//! The server has stored a batch and dies before its reply arrives: the phone
//! cannot know, sends again, and nothing is there twice.

use domain::batch::BatchReceipt;
use domain::record::Outcome;
use tests::deadline::until_blocking;
use tests::proxy::Proxy;
use tests::server::Server;

use crate::owner::Owner;
use crate::phone::{Phone, send, try_send};
use crate::wire::Wire;

const RECORDS: usize = 50;

#[test]
fn a_batch_whose_reply_died_with_the_server_is_there_exactly_once() {
    let mut server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let mut phone = Phone::new(8);
    let (ids, batch) = phone.visits(&owner.venue, RECORDS);
    let proxy = Proxy::before(server.port());
    let tunnel = Wire::to_origin(&proxy.origin());
    assert_eq!(tunnel.get("/healthz").text(), "ok", "it forwards");

    proxy.withhold_replies();
    let answer = std::thread::scope(|scope| {
        let sending = scope.spawn(|| try_send(&tunnel, &batch));
        let is_stored = until_blocking(|| (owner.counts().len() == RECORDS).then_some(()));
        assert!(is_stored.is_some(), "it is committed");
        let is_answered = until_blocking(|| (proxy.withheld() > 0).then_some(()));
        assert!(is_answered.is_some(), "the reply is on its way");
        assert!(!sending.is_finished(), "the phone still waits");
        server.kill();
        sending.join().expect("the phone goes on")
    });
    assert_eq!(answer, None, "the phone never heard of it");

    server.start_again();
    proxy.let_replies_through();
    let receipt: BatchReceipt = send(&tunnel, &batch).expect();
    let outcomes = receipt.receipts.iter().map(|it| (it.id, it.outcome));
    let expected = ids.iter().map(|id| (Some(*id), Outcome::AlreadyRecorded));
    assert!(outcomes.eq(expected), "{receipt:?}");
    let counts = owner.counts();
    assert_eq!(counts.len(), RECORDS);
    assert!(
        ids.iter().all(|id| counts.get(id) == Some(&1)),
        "{counts:?}"
    );
}
