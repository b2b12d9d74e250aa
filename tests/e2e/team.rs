//! Sharing a venue: many numbers at once, completed on either phone, ended at once.

use domain::phone::PhoneNumber;
use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone, Role, What};
use tests::deadline::until;
use tests::steps::confirm_number;

use super::{Stall, VENUE};

/// Not the one that the form gives as an example.
const MEMBER: &str = "0987 111 333";
const OTHER: &str = "0905 111 222";
const BAD: &str = "0123";

#[tokio::test]
async fn a_venue_is_shared_with_many_numbers_and_a_bad_one_stops_none() {
    let stall = Stall::open().await;
    let owner = &stall.owner;
    share(
        &stall,
        &format!("{MEMBER}, {BAD}, {OTHER}"),
        Text::RoleManager,
    )
    .await;
    owner.sees(Text::ShareSent).await;
    owner.sees(Text::PhoneTooShort).await;
    let left = What {
        role: Role::Field,
        label: owner.words(Text::SharePhones).to_owned(),
    };
    let left = owner.find(&left).await.value().await.expect("a field");
    assert_eq!(
        left.as_deref(),
        Some(BAD),
        "only what is to be mended stays"
    );

    // One accepts on their own phone, one tells the owner the code.
    let told = code(&stall, OTHER);
    let member = accepting(&stall, MEMBER, Language::En, Text::RoleManager).await;
    to_team(&stall).await;
    press_of(owner, Text::TeamEnterCode, OTHER).await;
    owner.fill(Text::TeamCode, &told).await;
    owner.press(Text::TeamComplete).await;
    owner.sees_no_more(Text::TeamPending).await;
    owner.sees_words(OTHER).await;

    member.press_what(Role::Link, VENUE).await;
    member.follow(Text::VenueHistory).await;
    member.sees(Text::HistoryEmpty).await;
    press_of(owner, Text::TeamRevoke, MEMBER).await;
    owner.press(Text::AskNo).await;
    press_of(owner, Text::TeamRevoke, MEMBER).await;
    owner.press(Text::TeamRevokeYes).await;
    owner.sees_gone(MEMBER).await;
    member.press(Text::Reload).await;
    member.sees(Text::ErrorNotFound).await;

    tells_all_of_it(&stall).await;
    stall.ends_with(0, &member).await;
}

/// The venue's own history says what happened, in both languages, newest first.
async fn tells_all_of_it(stall: &Stall) {
    let owner = &stall.owner;
    super::venues::to_venue(owner, &stall.server, VENUE).await;
    owner.follow(Text::EventsTitle).await;
    for language in [Language::Vi, Language::En] {
        let role = locales::text(language, Text::RoleManager);
        for (event, phone) in [
            (Text::EventRevoked, MEMBER),
            (Text::EventShareAccepted, OTHER),
            (Text::EventShareAccepted, MEMBER),
            (Text::EventShared, OTHER),
            (Text::EventShared, MEMBER),
        ] {
            let values = [("phone", phone), ("role", role)];
            let words = locales::filled(language, event, &values);
            owner.sees_words(&words).await;
        }
        let registered = locales::text(language, Text::EventRegistered);
        let first = locales::filled(language, Text::EventsNumber, &[("number", "1")]);
        owner.sees_words(&format!("{first} {registered}")).await;
        owner.sees_words("127.0.0.1").await;
        let other = locales::text(language, Text::LanguageOther);
        owner.press_what(Role::Button, other).await;
    }
}

#[tokio::test]
async fn a_controller_sees_todays_count_and_nothing_of_the_past() {
    let stall = Stall::open().await;
    share(&stall, MEMBER, Text::RoleController).await;
    stall.owner.sees(Text::ShareSent).await;
    let guard = accepting(&stall, MEMBER, Language::Vi, Text::RoleController).await;
    guard.press_what(Role::Link, VENUE).await;
    guard.sees(Text::TodayUnit).await;
    let page = guard.page_text().await;
    for hidden in [
        Text::VenueHistory,
        Text::StatisticsTitle,
        Text::EventsTitle,
        Text::ConnectionsTitle,
        Text::VenueEdit,
    ] {
        assert!(!page.contains(guard.words(hidden)), "{hidden:?}: {page}");
    }
    let venue = address(&guard).await;
    for page in ["history", "events", "connections"] {
        guard.open(&format!("{venue}/{page}")).await;
        guard.sees(Text::ErrorNotAllowed).await;
    }
    guard.open(&format!("{venue}/team")).await;
    guard.sees(Text::TeamAskOwner).await;
    guard.press(Text::TeamLeave).await;
    guard.sees(Text::TeamLeaveAsk).await;
    guard.press(Text::TeamLeave).await;
    guard.sees(Text::VenuesEmpty).await;
}

#[tokio::test]
async fn the_last_owner_cannot_leave_and_an_invitation_can_be_withdrawn() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    share(&stall, MEMBER, Text::RoleOwner).await;
    owner.sees(Text::TeamPending).await;
    press_of(owner, Text::TeamWithdraw, MEMBER).await;
    owner.sees_no_more(Text::TeamPending).await;
    owner.press(Text::TeamLeave).await;
    owner.sees(Text::TeamLeaveAsk).await;
    owner.press(Text::TeamLeave).await;
    owner.sees(Text::ErrorLastOwner).await;
}

/// How often the page asked for the people of the venue.
async fn times_asked(owner: &Phone) -> u64 {
    let script = "return performance.getEntriesByType('resource')
        .filter((it) => it.name.endsWith('/api/v1/venues/team')).length;";
    let answer = owner.session().execute(script, Vec::new()).await;
    answer.expect("an answer").convert().expect("a number")
}

#[tokio::test]
async fn a_code_that_was_sent_again_takes_the_place_of_the_first() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    share(&stall, MEMBER, Text::RoleController).await;
    owner.sees(Text::TeamPending).await;
    let first = code(&stall, MEMBER);
    let asked = times_asked(owner).await;
    // The server lets nobody send twice within half a minute.
    let too_early = owner.words(Text::ErrorTooManyCodes);
    let too_early = too_early.split('{').next().expect("words before the wait");
    let answered = || async {
        let page = owner.page_text().await;
        let was_sent = page.contains(owner.words(Text::CodeResent));
        (was_sent || page.contains(too_early)).then_some(was_sent)
    };
    let sent = until(|| async {
        press_of(owner, Text::CodeResend, MEMBER).await;
        until(answered).await?.then_some(())
    });
    assert!(sent.await.is_some(), "no second code");
    // Until when it is good, is told anew.
    let told = until(|| async { (times_asked(owner).await > asked).then_some(()) });
    assert!(told.await.is_some(), "the list is as old as before");
    owner.sees(Text::CodeResent).await;

    press_of(owner, Text::TeamEnterCode, MEMBER).await;
    let second = code(&stall, MEMBER);
    if first != second {
        owner.fill(Text::TeamCode, &first).await;
        owner.press(Text::TeamComplete).await;
        owner
            .sees_with(Text::ErrorWrongCode, &[("tries", "4")])
            .await;
    }
    owner.fill(Text::TeamCode, &second).await;
    owner.press(Text::TeamComplete).await;
    owner.sees_no_more(Text::TeamPending).await;
    owner.sees_words(MEMBER).await;
}

async fn to_team(stall: &Stall) {
    super::venues::to_venue(&stall.owner, &stall.server, VENUE).await;
    stall.owner.follow(Text::TeamTitle).await;
    stall.owner.sees(Text::TeamMembers).await;
}

/// The owner shares the stall.
async fn share(stall: &Stall, phones: &str, role: Text) {
    to_team(stall).await;
    let owner = &stall.owner;
    owner.fill(Text::SharePhones, phones).await;
    owner.press_what(Role::Field, owner.words(role)).await;
    owner.press(Text::ShareSend).await;
}

/// The invited person's own phone, on which they have just accepted.
async fn accepting(stall: &Stall, number: &str, language: Language, role: Text) -> Phone {
    let invitation = code(stall, number);
    let member = Phone::new(Engine::Chromium, language, Camera::SeesNothing).await;
    let page = format!("{}/sign-in?next=/venues", stall.server.origin());
    member.open(&page).await;
    confirm_number(&member, &stall.server, number).await;
    member.sees(Text::InvitationsTitle).await;
    member.sees_words(VENUE).await;
    member.fill(Text::InvitationCode, &invitation).await;
    member.press(Text::InvitationAccept).await;
    let values = [("role", member.words(role)), ("venue", VENUE)];
    member.sees_with(Text::InvitationAccepted, &values).await;
    member
}

/// The code of the oldest message to this number that nobody has read.
fn code(stall: &Stall, number: &str) -> String {
    let number = PhoneNumber::parse(number).expect("a mobile number");
    stall.server.inbox.code_for(&number)
}

/// Presses one of several buttons of the same words, by whom it is about.
async fn press_of(phone: &Phone, text: Text, number: &str) {
    let label = format!("{}: {number}", phone.words(text));
    phone.press_what(Role::Button, &label).await;
}

async fn address(phone: &Phone) -> String {
    let address = phone.session().current_url().await;
    address.expect("an address").to_string()
}
