//! What owners send and are answered. Like all of the wire, never changed: a new
//! form is added below the old one.

use std::fmt::Debug;

use domain::code::withdrawn::Withdrawal;
use domain::history::HistoryFilter;
use domain::ids::{ApiKeyId, PersonId, ShareId, VenueId};
use domain::json::Read;
use domain::owner::file::{EventFile, FileFormat, HistoryFile, Paper, PosterFile};
use domain::owner::key::{ApiKey, ConnectionError, Connections, NewApiKey, Webhook};
use domain::owner::managed::{ManagedVenue, Mark};
use domain::owner::role::Role;
use domain::owner::sharing::{
    Accepted, Invitation, Member, PendingShare, ShareOutcome, ShareResult, Team,
};
use domain::owner::statistics::{DayCount, PointCount, Statistics};
use domain::phone::{PhoneError, PhoneNumber};
use domain::record::Rejection;
use domain::sign_in::Language;
use domain::venue::{Direction, PointKind, PointNumber, Venue};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::at;

const ID: &str = "02020202-0202-0202-0202-020202020202";
const PERSON: &str = "03030303-0303-0303-0303-030303030303";
const VENUE: &str = r#"{"id":"02020202-0202-0202-0202-020202020202","name":"Chè","kind":"take_away","address":"A","ward":20194,"usual_stay_minutes":15,"ward_name":"P","points":[{"number":1,"kind":{"at":"exit"},"poster_version":2}]}"#;

/// Written as this text, and read from it by serde and by our own reader alike.
pub(crate) fn both<T>(value: &T, text: &str)
where
    T: Serialize + DeserializeOwned + Read + PartialEq + Debug,
{
    assert_eq!(serde_json::to_string(value).expect("it is written"), text);
    let by_serde: T = serde_json::from_str(text).expect("serde reads it");
    assert_eq!(by_serde, *value);
    assert_eq!(domain::json::read::<T>(text).as_ref(), Some(value));
    let later = match text.strip_suffix('}') {
        Some(open) if open.len() > 1 => format!(r#"{open},"a_later_field":[{{}}]}}"#),
        _ => return,
    };
    assert_eq!(domain::json::read::<T>(&later).as_ref(), Some(value));
    assert!(domain::json::read::<T>(&text[1..]).is_none());
}

pub(crate) fn phone() -> PhoneNumber {
    PhoneNumber::parse("0912345678").expect("a mobile number")
}

fn share() -> ShareId {
    ShareId::from_bytes([2; 16])
}

fn person() -> PersonId {
    PersonId::from_bytes([3; 16])
}

#[test]
fn words() {
    for (role, word) in [
        (Role::Owner, "owner"),
        (Role::Manager, "manager"),
        (Role::Controller, "controller"),
    ] {
        both(&role, &format!("\"{word}\""));
    }
    for (paper, word) in Paper::ALL
        .into_iter()
        .zip(["a4", "a3", "a5", "cards", "roll80", "roll58"])
    {
        both(&paper, &format!("\"{word}\""));
    }
    for (format, word) in [
        (FileFormat::Svg, "svg"),
        (FileFormat::Png, "png"),
        (FileFormat::Pdf, "pdf"),
        (FileFormat::Csv, "csv"),
        (FileFormat::Xlsx, "xlsx"),
    ] {
        both(&format, &format!("\"{word}\""));
    }
    both(&ConnectionError::TooManyKeys, "\"too_many_keys\"");
    both(&ConnectionError::BadName, "\"bad_name\"");
    both(&ConnectionError::BadUrl, "\"bad_url\"");
    both(&Direction::Out, "\"out\"");
    both(&Rejection::PosterWithdrawn, "\"poster_withdrawn\"");
    both(&Rejection::VenueDeleted, "\"venue_deleted\"");
    // A mark of a later version is one; a role of a later version is nobody's.
    assert_eq!(domain::json::read("\"on_fire\""), Some(Mark::Other));
    assert_eq!(domain::json::read::<Role>("\"guest\""), None);
}

#[test]
fn a_sharing_and_its_outcomes() {
    let wait_seconds = 30;
    let reason = PhoneError::TooShort;
    for (outcome, text) in [
        (
            ShareOutcome::Sent { share: share() },
            format!(r#""sent","share":"{ID}""#),
        ),
        (
            ShareOutcome::BadNumber { reason },
            r#""bad_number","reason":"too_short""#.to_owned(),
        ),
        (ShareOutcome::AlreadyShared, "\"already_shared\"".to_owned()),
        (ShareOutcome::Yourself, "\"yourself\"".to_owned()),
        (
            ShareOutcome::TooManyCodes { wait_seconds },
            r#""too_many_codes","wait_seconds":30"#.to_owned(),
        ),
        (ShareOutcome::NotSent, "\"not_sent\"".to_owned()),
    ] {
        let typed = "09 12".to_owned();
        let text = format!(r#"{{"typed":"09 12","outcome":{text}}}"#);
        both(&ShareResult { typed, outcome }, &text);
    }
    let accepted = Accepted {
        venue: VenueId::from_bytes([2; 16]),
        venue_name: "Chè".to_owned(),
        role: Role::Manager,
    };
    both(
        &accepted,
        &format!(r#"{{"venue":"{ID}","venue_name":"Chè","role":"manager"}}"#),
    );
}

#[test]
fn a_team_and_an_invitation() {
    let team = Team {
        members: vec![Member {
            person: person(),
            phone: phone(),
            name: String::new(),
            role: Role::Owner,
            since: at(0),
            is_you: true,
        }],
        pending: vec![PendingShare {
            share: share(),
            phone: phone(),
            role: Role::Controller,
            invited_at: at(0),
            expires_at: at(1),
        }],
    };
    let text = format!(
        r#"{{"members":[{{"person":"{PERSON}","phone":"+84912345678","name":"","role":"owner","since":1790000000000,"is_you":true}}],"pending":[{{"share":"{ID}","phone":"+84912345678","role":"controller","invited_at":1790000000000,"expires_at":1790000000001}}]}}"#
    );
    both(&team, &text);
    both(&Team::default(), r#"{"members":[],"pending":[]}"#);
    let invitation = Invitation {
        share: share(),
        venue_name: "Chè".to_owned(),
        address: "A, P".to_owned(),
        role: Role::Owner,
        invited_by: phone(),
        expires_at: at(1),
    };
    let text = format!(
        r#"{{"share":"{ID}","venue_name":"Chè","address":"A, P","role":"owner","invited_by":"+84912345678","expires_at":1790000000001}}"#
    );
    both(&invitation, &text);
}

#[test]
fn a_managed_venue_and_its_counts() {
    let venue: Venue = serde_json::from_str(VENUE).expect("a venue");
    let managed = ManagedVenue {
        venue,
        role: Role::Owner,
        today: 3,
        last_scan_at: None,
        marks: vec![Mark::Quiet, Mark::WithdrawnScanned, Mark::ShareWaiting],
        restorable_until: Some(at(0)),
    };
    let text = format!(
        r#"{{"venue":{VENUE},"role":"owner","today":3,"last_scan_at":null,"marks":["quiet","withdrawn_scanned","share_waiting"],"restorable_until":1790000000000}}"#
    );
    both(&managed, &text);
    let counts = Statistics {
        today: 1,
        hours: vec![0, 1],
        days: vec![DayCount {
            day: at(0),
            count: 1,
        }],
        busiest: Some(PointCount {
            number: PointNumber(1),
            kind: PointKind::Exit,
            count: 1,
        }),
        last_scan_at: Some(at(0)),
    };
    let text = r#"{"today":1,"hours":[0,1],"days":[{"day":1790000000000,"count":1}],"busiest":{"number":1,"kind":{"at":"exit"},"count":1},"last_scan_at":1790000000000}"#;
    both(&counts, text);
}

#[test]
fn keys_and_webhooks() {
    let key = ApiKey {
        id: ApiKeyId::from_bytes([2; 16]),
        name: "Camera".to_owned(),
        made_at: at(0),
        last_used_at: None,
    };
    let shown =
        format!(r#"{{"id":"{ID}","name":"Camera","made_at":1790000000000,"last_used_at":null}}"#);
    both(&key, &shown);
    let webhook = Webhook {
        url: "https://hook.example/".to_owned(),
        secret: "whsec_x".to_owned(),
        delivered_at: Some(at(0)),
        failures: 2,
    };
    let kept = r#"{"url":"https://hook.example/","secret":"whsec_x","delivered_at":1790000000000,"failures":2}"#;
    both(&webhook, kept);
    let secret = "lv_x".to_owned();
    let new = NewApiKey {
        key: key.clone(),
        secret,
    };
    both(&new, &format!(r#"{{"key":{shown},"secret":"lv_x"}}"#));
    let all = Connections {
        keys: vec![key],
        webhook: Some(webhook),
    };
    both(&all, &format!(r#"{{"keys":[{shown}],"webhook":{kept}}}"#));
    both(&Connections::default(), r#"{"keys":[],"webhook":null}"#);
}

#[test]
fn files_to_download() {
    let venue = VenueId::from_bytes([2; 16]);
    let posters = PosterFile {
        venue,
        points: vec![PointNumber(1), PointNumber(7)],
        paper: Paper::Cards,
        format: FileFormat::Pdf,
    };
    let text = format!(r#"{{"venue":"{ID}","points":[1,7],"paper":"cards","format":"pdf"}}"#);
    both(&posters, &text);
    let (format, language) = (FileFormat::Xlsx, Language::En);
    let events = EventFile {
        venue,
        format,
        language,
    };
    both(
        &events,
        &format!(r#"{{"venue":"{ID}","format":"xlsx","language":"en"}}"#),
    );
    let filter = HistoryFilter {
        venue: Some(venue),
        point: Some(PointNumber(1)),
        direction: Some(Direction::In),
        text: Some("phở".to_owned()),
        ..HistoryFilter::default()
    };
    let history = HistoryFile {
        filter,
        format,
        language,
    };
    let text = format!(
        r#"{{"filter":{{"venue":"{ID}","from":null,"until":null,"point":1,"direction":"in","text":"phở","after":null}},"format":"xlsx","language":"en"}}"#
    );
    both(&history, &text);
}

#[test]
fn what_was_withdrawn() {
    let venue = VenueId::from_bytes([2; 16]);
    let poster = Withdrawal::Poster {
        venue,
        point: PointNumber(1),
        below: 2,
    };
    both(
        &poster,
        &format!(r#"{{"what":"poster","venue":"{ID}","point":1,"below":2}}"#),
    );
    both(
        &Withdrawal::Venue { venue },
        &format!(r#"{{"what":"venue","venue":"{ID}"}}"#),
    );
    both(
        &Withdrawal::Restored { venue },
        &format!(r#"{{"what":"restored","venue":"{ID}"}}"#),
    );
}
