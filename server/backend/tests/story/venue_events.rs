//! A venue's own history: each deed has its row, with account and address.

use std::net::IpAddr;

use backend::caller::Caller;
use backend::files::{posters as poster_file, scan_history, venue_events};
use backend::{connections, events, feed, posters, sharing, venues};
use domain::history::HistoryFilter;
use domain::ids::VenueId;
use domain::owner::event::{Account, ApiCall, EventRow, PAGE_EVENTS, VenueEvent};
use domain::owner::file::{EventFile, FileFormat, HistoryFile, Paper, PosterFile};
use domain::owner::role::Role;
use domain::phone::PhoneNumber;
use domain::sign_in::Language;
use domain::venue::{PointKind, PointNumber, VenueDetails};

use crate::city::{City, stall};
use crate::team::id_of;

const OWNER: &str = "0912345678";
const FRIEND: &str = "0987654321";

/// Every row, page after page, newest first.
pub(crate) async fn all(city: &City, who: &Caller, venue: VenueId) -> Vec<EventRow> {
    let (mut rows, mut before) = (Vec::new(), None);
    loop {
        let page = events::page(&city.backend, who, venue, before).await;
        let page = page.expect("a page");
        rows.extend(page.rows);
        match page.next {
            Some(next) => before = Some(next),
            None => return rows,
        }
    }
}

/// Everything that can be done with a venue.
async fn everything(city: &City, owner: &Caller) -> VenueId {
    let backend = &city.backend;
    let venue = city.venue(owner).await;
    let id = venue.id;
    let details = VenueDetails {
        usual_stay_minutes: 30,
        ..stall()
    };
    venues::edit(backend, owner, id, details)
        .await
        .expect("edited");
    venues::add_points(backend, owner, id, vec![PointKind::Exit])
        .await
        .expect("a point");
    posters::withdraw(backend, owner, id, PointNumber(2))
        .await
        .expect("withdrawn");
    let file = PosterFile {
        venue: id,
        points: vec![PointNumber(1)],
        paper: Paper::A5,
        format: FileFormat::Svg,
    };
    poster_file(backend, owner, file).await.expect("a file");
    let share = city.invite(owner, &venue, FRIEND, Role::Manager).await;
    sharing::resend(backend, owner, share, Language::Vi)
        .await
        .expect("sent again");
    sharing::withdraw(backend, owner, share)
        .await
        .expect("withdrawn");
    let friend = city.member(owner, &venue, FRIEND, Role::Manager).await;
    sharing::revoke(backend, owner, id, id_of(&friend))
        .await
        .expect("revoked");
    let friend = city.member(owner, &venue, FRIEND, Role::Controller).await;
    sharing::revoke(backend, &friend, id, id_of(&friend))
        .await
        .expect("left");
    let filter = HistoryFilter {
        venue: Some(id),
        ..HistoryFilter::default()
    };
    let (format, language) = (FileFormat::Csv, Language::Vi);
    let file = HistoryFile {
        filter,
        format,
        language,
    };
    scan_history(backend, owner, file).await.expect("a table");
    let file = EventFile {
        venue: id,
        format,
        language,
    };
    venue_events(backend, owner, file).await.expect("a table");
    let key = connections::make_key(backend, owner, id, "Quầy thu ngân")
        .await
        .expect("a key");
    feed::open(backend, &key.secret, address("203.0.113.9"), ApiCall::List)
        .await
        .expect("a good key");
    connections::revoke_key(backend, owner, id, key.key.id)
        .await
        .expect("revoked");
    connections::set_webhook(backend, owner, id, "https://hook.example.vn/")
        .await
        .expect("set");
    connections::remove_webhook(backend, owner, id)
        .await
        .expect("removed");
    venues::delete(backend, owner, id).await.expect("deleted");
    venues::restore(backend, owner, id).await.expect("restored");
    id
}

fn address(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

#[tokio::test]
async fn each_deed_has_its_row_with_account_and_address() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let id = everything(&city, &owner).await;
    let mut rows = all(&city, &owner, id).await;
    assert!(
        rows.is_sorted_by(|a, b| a.number == b.number + 1),
        "newest first"
    );
    rows.reverse();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            let json = serde_json::to_value(&row.event).expect("JSON");
            json["what"].as_str().expect("a name").to_owned()
        })
        .collect();
    let expected = "registered edited points_added poster_withdrawn file_downloaded shared \
        share_sent_again share_withdrawn shared share_accepted revoked shared share_accepted \
        left export_taken history_downloaded key_made api_called key_revoked webhook_set \
        webhook_removed deleted restored";
    assert_eq!(told, expected.split_whitespace().collect::<Vec<_>>());
    let (mut numbers, count) = (1.., rows.len());
    for row in &rows {
        assert_eq!(Some(row.number), numbers.next());
        let what = serde_json::to_string(&row.event).expect("JSON");
        let by_friend = what.contains("share_accepted") || what.contains("left");
        match &row.account {
            Account::Key { key } => {
                assert_eq!(
                    (key.as_str(), row.ip.as_str()),
                    ("Quầy thu ngân", "203.0.113.9")
                );
                assert!(what.contains("api_called"));
            }
            Account::Person { phone, .. } => {
                let number = if by_friend { FRIEND } else { OWNER };
                assert_eq!(
                    *phone,
                    PhoneNumber::parse(number).expect("a number"),
                    "{what}"
                );
                assert_eq!(row.ip, "198.51.100.1");
            }
        }
    }
    let (poster, shared) = (&rows[3].event, &rows[5].event);
    assert_eq!(
        *poster,
        VenueEvent::PosterWithdrawn {
            point: PointKind::Exit,
            version: 1
        }
    );
    let phone = PhoneNumber::parse(FRIEND).expect("a number");
    let role = Role::Manager;
    assert_eq!(*shared, VenueEvent::Shared { phone, role });
    let verified = backend::audit::verify(
        &city.backend.config.database,
        &city.backend.config.keys_folder,
    );
    let verified = verified.await.expect("verified");
    assert_eq!((verified.rows, verified.faults.len()), (count as u64, 0));
}

#[tokio::test]
async fn pages_stay_the_same_while_more_is_done() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let id = city.venue(&owner).await.id;
    let edit = |minutes| {
        let details = VenueDetails {
            usual_stay_minutes: minutes,
            ..stall()
        };
        venues::edit(&city.backend, &owner, id, details)
    };
    for minutes in 0..2 * PAGE_EVENTS as u16 {
        edit(100 + minutes).await.expect("edited");
    }
    let page = |before| events::page(&city.backend, &owner, id, before);
    let first = page(None).await.expect("a page");
    let total = 1 + 2 * PAGE_EVENTS as u64;
    assert_eq!(
        (first.rows.len(), first.rows[0].number),
        (PAGE_EVENTS, total)
    );
    edit(1).await.expect("edited");
    let second = page(first.next).await.expect("a page");
    assert_eq!(
        second.rows[0].number + 1,
        first.rows[PAGE_EVENTS - 1].number
    );
    assert_eq!(second.rows.len(), PAGE_EVENTS);
    let last = page(second.next).await.expect("a page");
    assert_eq!((last.rows.len(), last.next), (1, None));
    assert_eq!(last.rows[0].event, VenueEvent::Registered);
}

#[tokio::test]
async fn a_deed_that_was_refused_has_no_row() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let guard = city.member(&owner, &venue, FRIEND, Role::Controller).await;
    let before = all(&city, &owner, venue.id).await.len();
    let backend = &city.backend;
    assert!(venues::delete(backend, &guard, venue.id).await.is_err());
    assert!(
        posters::withdraw(backend, &owner, venue.id, PointNumber(7))
            .await
            .is_err()
    );
    assert!(
        sharing::revoke(backend, &owner, venue.id, id_of(&owner))
            .await
            .is_err()
    );
    assert!(events::page(backend, &guard, venue.id, None).await.is_err());
    let file = PosterFile {
        venue: venue.id,
        points: vec![PointNumber(7)],
        paper: Paper::A4,
        format: FileFormat::Pdf,
    };
    assert!(poster_file(backend, &owner, file).await.is_err());
    assert_eq!(all(&city, &owner, venue.id).await.len(), before);
}
