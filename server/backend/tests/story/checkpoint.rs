//! Checkpoints in tests: who declares, who scans, and what a phone seals.

use backend::caller::Caller;
use backend::history;
use backend::visitor::{self, Proof};
use domain::area::AreaCode;
use domain::batch::BatchReceipt;
use domain::checkpoint::scan::{PURPOSE, Reader, Shown, Sighting, StaffScan};
use domain::checkpoint::verdict::{Outcome as Verdict, Verdict as Judgement};
use domain::code::keys::KeyList;
use domain::device;
use domain::health::declaration::{CONSENT, Declaration, Place};
use domain::health::holder::{Holder, Relation};
use domain::health::sign::Signs;
use domain::history::{HistoryFilter, HistoryRow};
use domain::ids::{HolderId, RecordId};
use domain::record::Record;
use domain::sign_in::Purpose;
use domain::time::Timestamp;
use domain::venue::{Direction, PointNumber, Venue};

use crate::city::{City, Phone, random, text};

/// Of a document that somebody showed: must never appear anywhere.
pub(crate) const DOCUMENT: &str = "048158001234";

impl City {
    /// What phones verify codes and lists with.
    pub(crate) fn key_list(&self) -> KeyList {
        self.backend.keys.published().open().expect("a list")
    }

    pub(crate) async fn receipt(&self, phone: &Phone, records: &[Record]) -> BatchReceipt {
        let batch = phone.batch(self.now(), records.iter().map(text).collect());
        self.send_batch(batch).await.expect("a receipt")
    }

    /// Confirms a number on this phone, which is then that person's.
    pub(crate) async fn attach(&self, phone: &Phone, number: &str, name: &str) {
        let asked = self.ask(number, Purpose::Visitor).await;
        let challenge = asked.expect("a code").challenge;
        let proof = Proof {
            challenge,
            code: self.sent.code(),
            device: phone.device(),
            signature: device::sign_attach(&phone.key, challenge),
        };
        visitor::confirm(&self.backend, proof, name)
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// A scan of the venue's first point, with this sealed in it.
    pub(crate) fn staff_scan(&self, venue: &Venue, way: Direction, saw: &Sighting) -> StaffScan {
        let key = self.key_list().sealing.expect("a key");
        let json = serde_json::to_vec(saw).expect("JSON");
        let sealed = sealing::seal(&key, PURPOSE, &json, random()).expect("a seal");
        let now = self.now();
        StaffScan {
            id: RecordId::new(now, random()),
            venue: venue.id,
            point: PointNumber(1),
            direction: way,
            sealed,
            scanned_at: now,
            clock: None,
        }
    }

    /// The newest page of the scan history.
    pub(crate) async fn rows(&self, who: &Caller, filter: HistoryFilter) -> Vec<HistoryRow> {
        let page = history::page(&self.backend, who, filter).await;
        page.expect("a page").rows
    }

    /// The flag of a scan that was stored, as an owner sees it.
    pub(crate) async fn is_flagged(&self, owner: &Caller, scan: &StaffScan) -> bool {
        let rows = self.rows(owner, HistoryFilter::default()).await;
        let row = rows.iter().find(|row| row.id == scan.id);
        let by_staff = row.and_then(|row| row.by_staff.clone());
        by_staff.expect("a scan by staff").is_flagged
    }
}

/// Somebody without any sign, who lives in Phường Hải Châu.
pub(crate) fn declaration(name: &str, at: Timestamp) -> Declaration {
    Declaration {
        id: RecordId::new(at, random()),
        holder: Holder {
            id: HolderId::new(at, random()),
            name: name.to_owned(),
            year_of_birth: 1958,
            relation: Relation::Parent,
        },
        home: Place {
            ward: Some(AreaCode(20_242)),
            name: "Phường Hải Châu".to_owned(),
        },
        signs: Signs::NONE,
        stays: Vec::new(),
        doses: Vec::new(),
        test: None,
        consent: CONSENT,
        may_tell_places: false,
        declared_at: at,
        clock: None,
    }
}

pub(crate) fn declared(declaration: &Declaration) -> Record {
    Record::Declaration(Box::new(declaration.clone()))
}

/// Somebody with an ID card, as a phone saw them.
pub(crate) fn sighting(masked_name: &str, outcome: Verdict) -> Sighting {
    Sighting {
        reader: Reader::Camera,
        shown: Shown::IdCard,
        holder: None,
        serial: None,
        document_number: Some(DOCUMENT.to_owned()),
        masked_name: masked_name.to_owned(),
        verdict: Judgement {
            outcome,
            signs: Signs::NONE,
            doubts: Vec::new(),
            warnings: Vec::new(),
            check_id: true,
        },
        lists_at: None,
    }
}
