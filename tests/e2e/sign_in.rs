//! Signing in by a message's code, and registering, in all three engines.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};
use tests::server::{Server, Transport};
use tests::steps::{confirm_number, register_venue};

use super::{OWNER, VENUE};

#[tokio::test]
async fn a_venue_is_registered_with_firefox_in_english() {
    let server = Server::start();
    let owner = Phone::new(Engine::Firefox, Language::En, Camera::SeesNothing).await;
    register_venue(&owner, &server, OWNER, VENUE).await;
}

// WebKit keeps a `__Host-` cookie only over TLS, also on localhost.
#[tokio::test]
async fn a_venue_is_registered_with_webkit_over_tls() {
    let server = Server::start_over(Transport::Tls);
    let owner = Phone::new(Engine::WebKit, Language::Vi, Camera::SeesNothing).await;
    register_venue(&owner, &server, OWNER, VENUE).await;
}

#[tokio::test]
async fn a_session_ends_where_its_owner_ends_it() {
    let server = Server::start();
    let owner = Phone::new(Engine::Chromium, Language::En, Camera::SeesNothing).await;
    owner
        .open(&format!("{}/sign-in?next=/me", server.origin()))
        .await;
    confirm_number(&owner, &server, OWNER).await;
    owner.press(Text::MeSignOut).await;
    owner.sees(Text::MeSignedOut).await;
    owner.open(&format!("{}/venues", server.origin())).await;
    owner.sees(Text::ErrorSignInAgain).await;
}
