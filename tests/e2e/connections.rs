//! Keys for other systems: made once, listed, revoked.

use locales::{Language, Text};
use reqwest::StatusCode;
use tests::browser::{Role, What};

use super::venues::to_venue;
use super::{Stall, VENUE};

const NAME: &str = "Máy tính quầy";

#[tokio::test]
async fn a_key_is_shown_once_works_and_ends_when_it_is_revoked() {
    let stall = Stall::open().await;
    let owner = &stall.owner;
    to_venue(owner, &stall.server, VENUE).await;
    owner.follow(Text::ConnectionsTitle).await;
    owner.sees(Text::KeysNone).await;
    owner.press(Text::KeyMake).await;
    owner.sees(Text::ConnectionBadName).await;
    owner.fill(Text::KeyName, NAME).await;
    owner.press(Text::KeyMake).await;
    owner.sees(Text::KeyOnce).await;
    let field = What {
        role: Role::Field,
        label: owner.words(Text::KeySecret).to_owned(),
    };
    let secret = owner.find(&field).await.value().await.expect("a field");
    let secret = secret.expect("a secret");
    assert_eq!(call(&stall, &secret).await, StatusCode::OK);

    owner.reload().await;
    owner.sees_words(NAME).await;
    let page = owner.page_text().await;
    assert!(!page.contains(owner.words(Text::KeyOnce)), "{page}");
    let revoke = format!("{}: {NAME}", owner.words(Text::KeyRevoke));
    owner.press_what(Role::Button, &revoke).await;
    owner.press(Text::KeyRevokeYes).await;
    owner.sees(Text::KeysNone).await;
    assert_eq!(call(&stall, &secret).await, StatusCode::UNAUTHORIZED);

    // All of it stands in the venue's own history.
    to_venue(owner, &stall.server, VENUE).await;
    owner.follow(Text::EventsTitle).await;
    owner.sees_with(Text::EventKeyMade, &[("name", NAME)]).await;
    owner.sees(Text::EventApiList).await;
    owner.sees_with(Text::EventsByKey, &[("key", NAME)]).await;
    owner
        .sees_with(Text::EventKeyRevoked, &[("name", NAME)])
        .await;
}

#[tokio::test]
async fn an_address_to_tell_is_set_seen_and_removed() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    to_venue(owner, &stall.server, VENUE).await;
    owner.follow(Text::ConnectionsTitle).await;
    owner.fill(Text::WebhookUrl, "http://example.com/").await;
    owner.press(Text::WebhookSet).await;
    owner.sees(Text::ConnectionBadUrl).await;
    owner
        .fill(Text::WebhookUrl, "https://example.com/luu-vet")
        .await;
    owner.press(Text::WebhookSet).await;
    owner.sees(Text::WebhookNever).await;
    owner.sees(Text::WebhookSecret).await;
    owner.press(Text::WebhookRemove).await;
    owner.sees(Text::WebhookRemoveAsk).await;
    owner.press(Text::WebhookRemove).await;
    owner.sees(Text::WebhookUrlHint).await;
}

/// What another system is answered that reads the stall's check-ins.
async fn call(stall: &Stall, secret: &str) -> StatusCode {
    let address = format!("{}/api/v1/venue/check_ins", stall.server.origin());
    let request = reqwest::Client::new().get(address).bearer_auth(secret);
    request.send().await.expect("an answer").status()
}
