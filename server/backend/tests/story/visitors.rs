//! A phone gets a person, and with it what it recorded before.

use backend::visitor::{self, Proof};
use backend::{Error, history};
use domain::device;
use domain::history::HistoryFilter;
use domain::record::Record;
use domain::sign_in::Purpose;

use crate::city::{City, Phone, START, check_in};

async fn proof(city: &City, signer: &Phone, device: &Phone) -> Proof {
    let challenge = city
        .ask("0987 654 321", Purpose::Visitor)
        .await
        .expect("a code")
        .challenge;
    Proof {
        challenge,
        code: city.sent.code(),
        device: device.device(),
        signature: device::sign_attach(&signer.key, challenge),
    }
}

#[tokio::test]
async fn a_confirmed_number_attaches_to_what_was_recorded_before() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    city.send(&phone, &[Record::CheckIn(check_in(&venue, START))])
        .await;
    let page = || history::page(&city.backend, &owner, HistoryFilter::default());
    assert_eq!(page().await.expect("a page").rows[0].visitor, None);

    let proof = proof(&city, &phone, &phone).await;
    let person = visitor::confirm(&city.backend, proof, "  Nguyễn  Thị Hoa\n")
        .await
        .expect("a person");
    assert_eq!(person.name, "Nguyễn Thị Hoa");
    let visitor = page().await.expect("a page").rows[0]
        .visitor
        .clone()
        .expect("a visitor");
    assert_eq!(visitor.name, "N** T** H**");
    assert!(!visitor.phone.contains("987"), "{}", visitor.phone);
}

#[tokio::test]
async fn nobody_claims_another_phones_trace() {
    let city = City::open().await;
    let (phone, thief) = (Phone::new(), Phone::new());
    let mut proof = proof(&city, &thief, &phone).await;
    let claimed = visitor::confirm(&city.backend, proof.clone(), "X").await;
    assert!(matches!(claimed, Err(Error::BadSignature)));
    // The code was not used up by that.
    proof.signature = device::sign_attach(&phone.key, proof.challenge);
    assert!(visitor::confirm(&city.backend, proof, "X").await.is_ok());
}

#[tokio::test]
async fn a_name_is_composed_and_holds_nothing_that_spoils_a_screen() {
    let city = City::generous().await;
    for (typed, kept) in [
        ("Nguye\u{302}\u{303}n\u{a0}Hoa", "Nguyễn Hoa"),
        ("Hoa\u{202e}aoH\u{200b}", "HoaaoH"),
        (
            "H\u{301}\u{301}\u{301}\u{301}\u{301}oa",
            "H\u{301}\u{301}\u{301}oa",
        ),
        ("👩\u{200d}🌾 Hoa", "👩\u{200d}🌾 Hoa"),
    ] {
        let phone = Phone::new();
        let proof = proof(&city, &phone, &phone).await;
        let person = visitor::confirm(&city.backend, proof, typed).await;
        assert_eq!(person.expect("a person").name, kept);
    }
}
