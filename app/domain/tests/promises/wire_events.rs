//! A venue's own history. Its texts are stored and sealed: a kind that changed
//! would make old rows look altered.

use domain::owner::event::{Account, ApiCall, Change, EventPage, EventRow, Field, VenueEvent};
use domain::owner::file::{FileFormat, Paper};
use domain::owner::role::Role;
use domain::venue::PointKind;

use crate::at;
use crate::wire_owner::{both, phone};

fn check(event: VenueEvent, text: &str) {
    both(&event, &format!(r#"{{"what":{text}}}"#));
}

#[test]
fn every_deed() {
    let change = |field| Change {
        field,
        from: "a".to_owned(),
        to: "b".to_owned(),
    };
    let fields = ["name", "kind", "address", "ward", "usual_stay"];
    let texts = fields.map(|field| format!(r#"{{"field":"{field}","from":"a","to":"b"}}"#));
    let changes = [
        Field::Name,
        Field::Kind,
        Field::Address,
        Field::Ward,
        Field::UsualStay,
    ];
    let changes = changes.map(change).into();
    let text = format!(r#""edited","changes":[{}]"#, texts.join(","));
    check(VenueEvent::Edited { changes }, &text);
    check(VenueEvent::Registered, "\"registered\"");
    let points = vec![PointKind::Exit, PointKind::Table { number: 2 }];
    let text = r#""points_added","points":[{"at":"exit"},{"at":"table","number":2}]"#;
    check(VenueEvent::PointsAdded { points }, text);
    let (point, version) = (PointKind::Till, 3);
    let text = r#""poster_withdrawn","point":{"at":"till"},"version":3"#;
    check(VenueEvent::PosterWithdrawn { point, version }, text);
    let downloaded = VenueEvent::FileDownloaded {
        paper: Paper::Roll58,
        format: FileFormat::Png,
        posters: 4,
    };
    let text = r#""file_downloaded","paper":"roll58","format":"png","posters":4"#;
    check(downloaded, text);
    let (format, rows) = (FileFormat::Csv, 1_000_000);
    let text = r#","format":"csv","rows":1000000"#;
    check(
        VenueEvent::ExportTaken { format, rows },
        &format!("\"export_taken\"{text}"),
    );
    let taken = VenueEvent::HistoryDownloaded { format, rows };
    check(taken, &format!("\"history_downloaded\"{text}"));
    let name = || "K".to_owned();
    check(
        VenueEvent::KeyMade { name: name() },
        r#""key_made","name":"K""#,
    );
    check(
        VenueEvent::KeyRevoked { name: name() },
        r#""key_revoked","name":"K""#,
    );
    let called = |call| VenueEvent::ApiCalled { call };
    check(called(ApiCall::List), r#""api_called","call":"list""#);
    check(called(ApiCall::Stream), r#""api_called","call":"stream""#);
    let url = "https://hook.example/".to_owned();
    let text = r#""webhook_set","url":"https://hook.example/""#;
    check(VenueEvent::WebhookSet { url }, text);
    check(VenueEvent::WebhookRemoved, "\"webhook_removed\"");
    check(VenueEvent::Deleted, "\"deleted\"");
    check(VenueEvent::Restored, "\"restored\"");
}

#[test]
fn every_deed_with_a_person() {
    let (phone, role) = (phone(), Role::Manager);
    let all = [
        (
            VenueEvent::Shared {
                phone: phone.clone(),
                role,
            },
            "shared",
        ),
        (
            VenueEvent::ShareSentAgain {
                phone: phone.clone(),
                role,
            },
            "share_sent_again",
        ),
        (
            VenueEvent::ShareWithdrawn {
                phone: phone.clone(),
                role,
            },
            "share_withdrawn",
        ),
        (
            VenueEvent::ShareAccepted {
                phone: phone.clone(),
                role,
            },
            "share_accepted",
        ),
        (
            VenueEvent::Revoked {
                phone: phone.clone(),
                role,
            },
            "revoked",
        ),
        (VenueEvent::Left { phone, role }, "left"),
    ];
    for (event, word) in all {
        check(
            event,
            &format!(r#""{word}","phone":"+84912345678","role":"manager""#),
        );
    }
}

#[test]
fn a_deed_of_a_later_version_is_something() {
    let text = r#"{"what":"painted_blue","colour":"blue"}"#;
    assert_eq!(domain::json::read(text), Some(VenueEvent::Other));
    let text = r#"{"what":"api_called","call":"delete_everything"}"#;
    let call = ApiCall::Other;
    assert_eq!(
        domain::json::read(text),
        Some(VenueEvent::ApiCalled { call })
    );
    let lacking = r#"{"what":"shared","role":"owner"}"#;
    assert_eq!(domain::json::read::<VenueEvent>(lacking), None);
}

#[test]
fn a_page_of_rows() {
    let row = |number, account| EventRow {
        number,
        at: at(0),
        account,
        ip: "2001:db8::1".to_owned(),
        event: VenueEvent::Registered,
    };
    let (phone, name, key) = (phone(), "Cô Ba".to_owned(), "Camera".to_owned());
    let page = EventPage {
        rows: vec![
            row(2, Account::Person { phone, name }),
            row(1, Account::Key { key }),
        ],
        next: Some(1),
    };
    let rest = r#","ip":"2001:db8::1","event":{"what":"registered"}}"#;
    let text = format!(
        r#"{{"rows":[{{"number":2,"at":1790000000000,"account":{{"by":"person","phone":"+84912345678","name":"Cô Ba"}}{rest},{{"number":1,"at":1790000000000,"account":{{"by":"key","key":"Camera"}}{rest}],"next":1}}"#
    );
    both(&page, &text);
}
