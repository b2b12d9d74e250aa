//! A declaration is recorded once, and the phone that declared gets what it may show.

use std::time::Duration;

use domain::area::AreaCode;
use domain::code::personal::{Class, Credential, Live, PersonalCode, Proof, Terms};
use domain::day::Day;
use domain::health::declaration::{Place, PlaceStayed};
use domain::health::sign::{Sign, Signs};
use domain::record::{Outcome, Record, Rejection};
use domain::time::Timestamp;

use crate::checkpoint::{declaration, declared};
use crate::city::{City, ORIGIN, Phone, START, check_in, rejected, undo};

const NAME: &str = "Nguyễn Thị Mẫu";
const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn the_credential_verifies_with_the_published_keys_and_says_what_was_declared() {
    let city = City::open().await;
    let phone = Phone::new();
    let mut it = declaration(NAME, START);
    it.signs = Signs::NONE.with(Sign::Cough);
    let today = Day::in_vietnam(START);
    let stay = |ward: Option<u32>, days| PlaceStayed {
        place: Place {
            ward: ward.map(AreaCode),
            name: "Xã Bà Nà".to_owned(),
        },
        from: today.minus(days),
        until: today.minus(days),
    };
    it.stays = (1..=8).map(|days| stay(Some(20_200), days)).collect();
    it.stays.push(stay(None, 1));
    let receipt = city.receipt(&phone, &[declared(&it)]).await;
    assert_eq!(receipt.receipts[0].outcome, Outcome::Recorded);
    let issued = &receipt.issued[0];
    assert_eq!((receipt.issued.len(), issued.declaration), (1, it.id));

    let keys = city.key_list();
    let card = PersonalCode::verify(&issued.card, Some(&keys)).expect("a printed code");
    assert_eq!(card.proof, Proof::Printed);
    let said = card.credential;
    assert_eq!((said.serial, said.holder), (1, it.holder.id));
    assert_eq!(
        (&*said.masked_name, said.year_of_birth),
        ("N** T** M**", 1958)
    );
    assert_eq!((said.phone, said.signs), (phone.device(), it.signs));
    assert_eq!(said.valid_until, START.plus(24 * HOUR));
    assert_eq!(said.home, Some(AreaCode(20_242)));
    let days: Vec<_> = said
        .stays
        .iter()
        .map(|stay| today.since(stay.from))
        .collect();
    assert_eq!(days, [1, 2, 3, 4, 5, 6], "the latest of those with a code");

    let live = Live {
        at: START,
        clock_known: true,
        tells_places: false,
        seen_at: None,
    };
    let shown = live.show(&issued.live, &phone.key).expect("a code");
    let shown = PersonalCode::verify(&shown, Some(&keys)).expect("a live code");
    assert_eq!((shown.credential, shown.proof), (said, Proof::Live(live)));
    let thief = live.show(&issued.live, &Phone::new().key).expect("a code");
    assert!(PersonalCode::verify(&thief, Some(&keys)).is_err());
}

#[tokio::test]
async fn sent_again_it_is_there_already_and_the_texts_are_the_same() {
    let city = City::open().await;
    let phone = Phone::new();
    let it = declaration(NAME, START);
    let first = city.receipt(&phone, &[declared(&it), declared(&it)]).await;
    let outcomes: Vec<_> = first.receipts.iter().map(|it| it.outcome).collect();
    assert_eq!(outcomes, [Outcome::Recorded, Outcome::AlreadyRecorded]);
    city.backend.clock.advance(5 * HOUR);
    let city = city.after_a_crash().await;
    let again = city.receipt(&phone, &[declared(&it)]).await;
    assert_eq!(again.receipts[0].outcome, Outcome::AlreadyRecorded);
    assert_eq!(again.issued[0], first.issued[0]);
    // The first receipt was lost for longer than records are taken.
    city.backend.clock.advance(40 * 24 * HOUR);
    let late = city.receipt(&phone, &[declared(&it)]).await;
    assert_eq!(late.receipts[0].outcome, Outcome::AlreadyRecorded);
    assert_eq!(late.issued[0], first.issued[0]);
}

#[tokio::test]
async fn no_serial_number_is_given_twice() {
    let city = City::open().await;
    let phone = Phone::new();
    let mut serials = Vec::new();
    for hours in 0..4 {
        let it = declaration(NAME, START.plus(hours * HOUR));
        let receipt = city.receipt(&phone, &[declared(&it)]).await;
        let card = PersonalCode::verify(&receipt.issued[0].card, Some(&city.key_list()));
        serials.push(card.expect("a code").credential.serial);
    }
    assert_eq!(serials, [1, 2, 3, 4]);
}

#[tokio::test]
async fn another_phone_gets_neither_the_record_nor_the_credential() {
    let city = City::open().await;
    let it = declaration(NAME, START);
    city.receipt(&Phone::new(), &[declared(&it)]).await;
    let other = city.receipt(&Phone::new(), &[declared(&it)]).await;
    assert_eq!(other.receipts[0].outcome, rejected(Rejection::NotYours));
    assert_eq!(other.issued, []);
}

#[tokio::test]
async fn one_id_is_one_record_of_whatever_kind() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let it = declaration(NAME, START);
    let mut other = it.clone();
    other.signs = Signs::NONE.with(Sign::Fever);
    city.send(&phone, &[declared(&it)]).await;
    let receipt = city.receipt(&phone, &[declared(&other)]).await;
    let collides = rejected(Rejection::OtherContent);
    assert_eq!(receipt.receipts[0].outcome, collides);
    assert_eq!(receipt.issued, [], "nothing is signed that was not stored");

    let mut visit = check_in(&venue, START);
    visit.id = it.id;
    let mut taken_back = undo(&visit, START);
    if let Record::Undo(undo) = &mut taken_back {
        undo.id = it.id;
    }
    let records = [Record::CheckIn(visit), taken_back];
    assert_eq!(city.send(&phone, &records).await, [collides; 2]);

    let visit = check_in(&venue, START);
    let mut late = declaration(NAME, START);
    late.id = visit.id;
    let both = [declared(&late), Record::CheckIn(visit)];
    let outcomes = city.send(&phone, &both).await;
    assert_eq!(
        outcomes,
        [collides, Outcome::Recorded],
        "check-ins come first"
    );
}

#[tokio::test]
async fn an_answer_that_no_form_lets_through_costs_only_itself() {
    let city = City::open().await;
    let phone = Phone::new();
    let (mut nameless, mut unasked) = (declaration("", START), declaration(NAME, START));
    nameless.holder.year_of_birth = 1_700;
    unasked.consent = 0;
    let good = declaration(NAME, START);
    let records = [declared(&nameless), declared(&unasked), declared(&good)];
    let receipt = city.receipt(&phone, &records).await;
    let outcomes: Vec<_> = receipt.receipts.iter().map(|it| it.outcome).collect();
    let bad = rejected(Rejection::BadDeclaration);
    assert_eq!(outcomes, [bad, bad, Outcome::Recorded]);
    assert_eq!(receipt.issued.len(), 1);
}

#[tokio::test]
async fn the_city_says_how_long_a_declaration_counts_and_a_fast_clock_adds_nothing() {
    let city = City::open_with(|config| config.declaration_hours = 6).await;
    let phone = Phone::new();
    let until = async |at: Timestamp| {
        let receipt = city
            .receipt(&phone, &[declared(&declaration(NAME, at))])
            .await;
        let card = PersonalCode::verify(&receipt.issued[0].card, Some(&city.key_list()));
        card.expect("a code").credential.valid_until
    };
    assert_eq!(until(START).await, START.plus(6 * HOUR));
    // Seven hours without a network: what comes back counts no more.
    assert_eq!(until(START.minus(7 * HOUR)).await, START.minus(HOUR));
    assert_eq!(until(START.plus(48 * HOUR)).await, START.plus(6 * HOUR));
}

#[tokio::test]
async fn what_a_phone_says_alone_is_never_what_the_server_signed() {
    let city = City::open().await;
    let phone = Phone::new();
    let terms = Terms {
        serial: 1,
        phone: phone.device(),
        declared_at: START,
        valid_until: START.plus(24 * HOUR),
    };
    let credential = Credential::of(&declaration(NAME, START), terms);
    let forged = credential.issue(Class::Printed, ORIGIN, &phone.key);
    assert!(PersonalCode::verify(&forged, Some(&city.key_list())).is_err());
}
