//! The product through the doors its users take: real browsers, the real
//! binary, one story per test. A visitor and an owner each have their own phone.

mod camera;
mod checkpoint;
mod composed;
mod connections;
mod health;
mod lost_answers;
mod no_network;
mod other_answers;
mod pictures;
mod poster_address;
mod poster_files;
mod posters;
mod print;
mod same_poster;
mod scan_filter;
mod scan_history;
mod sign_in;
mod statistics;
mod team;
mod two_tabs;
mod venue_events;
mod venues;
mod who;

use locales::Language;
use tests::browser::{Camera, Engine, Phone};
use tests::crowd::Crowd;
use tests::server::Server;
use tests::steps::{Poster, register_venue};

/// The venue of every story.
const VENUE: &str = "Bánh mì Cô Ba";
const OWNER: &str = "0912 345 678";

/// A server, and an owner who has registered a stall and printed its poster.
struct Stall {
    server: Server,
    owner: Phone,
    poster: Poster,
}

impl Stall {
    /// Of an owner who reads Vietnamese.
    async fn open() -> Self {
        Self::open_in(Language::Vi).await
    }

    async fn open_in(language: Language) -> Self {
        let server = Server::start();
        let owner = Phone::new(Engine::Chromium, language, Camera::SeesNothing).await;
        register_venue(&owner, &server, OWNER, VENUE).await;
        let poster = Poster::printed_by(&owner).await;
        Self {
            server,
            owner,
            poster,
        }
    }

    /// A visitor with the camera on the poster.
    async fn visitor(&self, language: Language) -> Phone {
        Phone::new(
            Engine::Chromium,
            language,
            Camera::Plays(self.poster.video()),
        )
        .await
    }

    /// Many people at the stall, which the owner's page is about.
    async fn crowd(&self) -> Crowd {
        let page = self.owner.session().current_url().await;
        let page = page.expect("an address");
        let mut parts = page.path_segments().expect("a path").skip(1);
        let venue = parts.next().and_then(|id| id.parse().ok());
        Crowd::at(venue.expect("a page of the venue's"))
    }

    /// The owner finds so many scans, and no browser refused anything of ours.
    async fn ends_with(&self, scans: usize, visitor: &Phone) {
        tests::steps::owner_sees_scans(&self.owner, &self.server, scans).await;
        for phone in [&self.owner, visitor] {
            let refused = phone.policy_violations().await;
            assert!(refused.is_empty(), "{refused:#?}");
        }
    }
}
