//! A page that is open is told of each check-in, as long as it may be.

use serde_json::json;
use tests::deadline::until_blocking;
use tests::server::Server;

use crate::listening::listen;
use crate::owner::details;
use crate::phone::{Phone, now, send};
use crate::role_people::{People, person};
use crate::wire::Wire;
use domain::ids::VenueId;
use domain::venue::Venue;

fn scan(wire: &Wire, venue: &Venue, seed: u64) {
    let (_, batch) = Phone::new(seed).visits(venue, 1);
    assert_eq!(send(wire, &batch).status, 200);
}

#[test]
fn an_open_page_is_told_todays_count_until_the_role_is_revoked() {
    let server = Server::start();
    let people = People::of(&server);
    let (owner, guard, nobody) = (&people.owner, &people.controller, &people.nobody);
    let request = VenueId::new(now(), [5; 10]);
    let body = json!({ "request": request, "details": details("Chè Liên") });
    let own: Venue = guard.post("/api/v1/venues/register", &body).expect();
    let cookie = format!("cookie: {}", guard.cookie.as_deref().expect("a session"));
    let (for_owner, for_guard) = (
        listen(&server, "/api/v1/live", &owner.cookie()),
        listen(&server, "/api/v1/live", &cookie),
    );
    assert_eq!((for_owner.status(), for_guard.status()), (200, 200));
    let count = |venue: &Venue, today: u32| json!({ "venue": venue.id, "today": today });
    for today in 1..=2 {
        scan(nobody, &owner.venue, u64::from(today));
        for listening in [&for_owner, &for_guard] {
            let events = listening.wait_for(today as usize);
            assert_eq!(events.last().expect("one").data, count(&owner.venue, today));
        }
    }
    let body = json!({ "venue": owner.venue.id, "person": person(guard) });
    let revoked = owner.wire.post("/api/v1/venues/revoke", &body);
    assert_eq!(revoked.status, 200, "{}", revoked.text());
    scan(nobody, &owner.venue, 3);
    assert_eq!(for_owner.wait_for(3)[2].data, count(&owner.venue, 3));
    scan(nobody, &own, 4);
    let told = for_guard.wait_for(3);
    assert_eq!(told.len(), 3);
    assert_eq!(told[2].data, count(&own, 1), "nothing of the other venue");
}

#[test]
fn a_page_without_a_session_is_told_nothing() {
    let server = Server::start();
    let reply = Wire::to(&server).get("/api/v1/live");
    assert_eq!(
        (reply.status, reply.error()),
        (401, "sign_in_again".to_owned())
    );
}

#[test]
fn the_tabs_of_one_browser_are_few_and_keep_nobody_else_out() {
    let server = Server::start();
    let people = People::of(&server);
    let (owner, guard) = (&people.owner, &people.controller);
    let open = |cookie: &str| listen(&server, "/api/v1/live", cookie);
    let mut tabs: Vec<_> = (0..8).map(|_| open(&owner.cookie())).collect();
    for tab in &tabs {
        assert_eq!(tab.status(), 200);
    }
    assert_eq!(open(&owner.cookie()).status(), 503);
    let cookie = format!("cookie: {}", guard.cookie.as_deref().expect("a session"));
    assert_eq!(open(&cookie).status(), 200);
    tabs.pop();
    let again = until_blocking(|| {
        let tab = open(&owner.cookie());
        (tab.status() == 200).then_some(())
    });
    assert!(again.is_some(), "a tab that was closed makes room");
}
