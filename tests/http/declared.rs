//! Health declarations and scans by staff over HTTP, as the app sends them.

use domain::area::AreaCode;
use domain::batch::BatchReceipt;
use domain::checkpoint::scan::{PURPOSE, Reader, Shown, Sighting, StaffScan};
use domain::checkpoint::verdict::{Doubt, Verdict};
use domain::code::keys::{KeyList, SignedKeyList};
use domain::code::personal::{Credential, PersonalCode};
use domain::health::declaration::{CONSENT, Declaration, Place};
use domain::health::holder::{Holder, Relation};
use domain::health::sign::Signs;
use domain::ids::{HolderId, RecordId};
use domain::record::{Outcome, Record};
use domain::venue::{Direction, PointNumber, Venue};
use tests::server::Server;

use crate::owner::Owner;
use crate::phone::{Phone, now, outcomes, record, send};
use crate::wire::Wire;

/// Somebody's answers of now.
pub(crate) fn declaration(phone: &mut Phone, name: &str) -> Record {
    Record::Declaration(Box::new(Declaration {
        id: RecordId::new(now(), phone.dice()),
        holder: Holder {
            id: HolderId::new(now(), phone.dice()),
            name: name.to_owned(),
            year_of_birth: 1958,
            relation: Relation::Myself,
        },
        home: Place {
            ward: Some(AreaCode(20_242)),
            name: name.to_owned(),
        },
        signs: Signs::NONE,
        stays: Vec::new(),
        doses: Vec::new(),
        test: None,
        consent: CONSENT,
        may_tell_places: false,
        declared_at: now(),
        clock: None,
    }))
}

/// Somebody with this document passed the venue's first point.
pub(crate) fn staff_scan(wire: &Wire, venue: &Venue, name: &str, document: &str) -> Record {
    let saw = Sighting {
        reader: Reader::Wedge,
        shown: Shown::IdCard,
        holder: None,
        serial: None,
        document_number: Some(document.to_owned()),
        masked_name: name.to_owned(),
        verdict: Verdict::unknown(Doubt::NoDeclaration),
        lists_at: None,
    };
    let json = serde_json::to_vec(&saw).expect("JSON");
    let key = keys(wire).sealing.expect("a key");
    Record::StaffScan(StaffScan {
        id: RecordId::new(now(), [9; 10]),
        venue: venue.id,
        point: PointNumber(1),
        direction: Direction::In,
        sealed: sealing::seal(&key, PURPOSE, &json, [9; 32]).expect("a seal"),
        scanned_at: now(),
        clock: None,
    })
}

/// What phones verify with.
pub(crate) fn keys(wire: &Wire) -> KeyList {
    let signed = wire.get("/api/v1/keys").json()["signed"].clone();
    let signed: SignedKeyList = serde_json::from_value(signed).expect("a list");
    signed.open().expect("a list")
}

/// Declares; what the printed card says then.
pub(crate) fn credential(wire: &Wire, phone: &mut Phone) -> Credential {
    let declared = declaration(phone, "Nguyễn Thị Mẫu");
    let batch = phone.batch(vec![record(&declared)]);
    let receipt: BatchReceipt = send(wire, &batch).expect();
    assert_eq!(outcomes(&receipt), [Outcome::Recorded]);
    let card = &receipt.issued[0].card;
    let code = PersonalCode::verify(card, Some(&keys(wire)));
    code.expect("signed by the city").credential
}

#[test]
fn a_declaration_comes_back_as_the_same_credential_however_often_it_is_sent() {
    let server = Server::start_with(&["--declaration-hours", "12"]);
    let (wire, mut phone) = (Wire::to(&server), Phone::new(5));
    let declared = declaration(&mut phone, "Nguyễn Thị Mẫu");
    let mut receipts = Vec::new();
    for _ in 0..2 {
        let batch = phone.batch(vec![record(&declared)]);
        let receipt: BatchReceipt = send(&wire, &batch).expect();
        receipts.push(receipt);
    }
    let [first, again] = &receipts[..] else {
        panic!("two receipts")
    };
    assert_eq!(outcomes(first), [Outcome::Recorded]);
    assert_eq!(outcomes(again), [Outcome::AlreadyRecorded]);
    assert_eq!((first.issued.len(), &first.issued), (1, &again.issued));
    let code = PersonalCode::verify(&first.issued[0].card, Some(&keys(&wire)));
    let said = code.expect("signed by the city").credential;
    let counts_for = said.valid_until.since(said.declared_at);
    assert_eq!(counts_for.as_secs(), 12 * 60 * 60);
}

#[test]
fn a_scan_by_somebody_without_a_role_is_kept_and_flagged() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let scan = staff_scan(&owner.wire, &owner.venue, "T** V** T**", "048158001234");
    let batch = Phone::new(5).batch(vec![record(&scan)]);
    let reply = send(&owner.wire, &batch);
    assert_eq!(outcomes(&reply.expect()), [Outcome::Recorded]);
    let row = owner.history().remove(0);
    let seen = row.by_staff.expect("by staff");
    assert_eq!((row.visitor, seen.is_flagged), (None, true));
    assert_eq!(seen.masked_name, "T** V** T**");
}
