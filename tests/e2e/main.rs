//! The product through the doors its users take: real browsers, the real
//! binary, one story per test. A visitor and an owner each have their own phone.

mod camera;
mod connections;
mod health;
mod no_network;
mod other_answers;
mod pictures;
mod poster_address;
mod posters;
mod print;
mod same_poster;
mod scan_history;
mod sign_in;
mod team;
mod two_tabs;
mod venues;
mod who;

use locales::Language;
use tests::browser::{Camera, Engine, Phone};
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
    async fn open() -> Self {
        let server = Server::start();
        let owner = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
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

    /// The owner finds so many scans, and no browser refused anything of ours.
    async fn ends_with(&self, scans: usize, visitor: &Phone) {
        tests::steps::owner_sees_scans(&self.owner, &self.server, scans).await;
        for phone in [&self.owner, visitor] {
            let refused = phone.policy_violations().await;
            assert!(refused.is_empty(), "{refused:#?}");
        }
    }
}
