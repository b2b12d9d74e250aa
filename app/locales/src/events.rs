//! What was done with a venue, in the words of the person who reads it.

use crate::words::{self, national};
use crate::{Language, Text, filled, text};
use domain::json;
use domain::owner::event::{Account, ApiCall, Change, Field, VenueEvent};
use domain::owner::file::{FileFormat, Paper};
use domain::owner::role::Role;
use domain::phone::PhoneNumber;
use domain::venue::VenueKind;

/// Who did it.
pub fn account(language: Language, account: &Account) -> String {
    match account {
        Account::Person { phone, name } if name.is_empty() => national(phone.e164()),
        Account::Person { phone, name } => format!("{} · {name}", national(phone.e164())),
        Account::Key { key } => filled(language, Text::EventsByKey, &[("key", key)]),
    }
}

/// From which address it was done.
pub fn ip(language: Language, ip: &str) -> String {
    match ip {
        "" => text(language, Text::EventsNoIp).to_owned(),
        ip => ip.to_owned(),
    }
}

/// What was done.
pub fn event(language: Language, event: &VenueEvent) -> String {
    let plain = |key| text(language, key).to_owned();
    let with = |key, values: &[(&str, &str)]| filled(language, key, values);
    let shared = |key, phone: &PhoneNumber, role: Role| {
        let role = text(language, words::role(role));
        with(key, &[("phone", &national(phone.e164())), ("role", role)])
    };
    let table = |key, format: FileFormat, rows: u64| {
        let values = [
            ("format", words::format(format)),
            ("rows", &rows.to_string()),
        ];
        with(key, &values)
    };
    match event {
        VenueEvent::Registered => plain(Text::EventRegistered),
        VenueEvent::Edited { .. } => plain(Text::EventEdited),
        VenueEvent::PointsAdded { points } => {
            let points: Vec<_> = points.iter().map(|it| words::point(language, it)).collect();
            with(Text::EventPointsAdded, &[("points", &points.join(", "))])
        }
        VenueEvent::PosterWithdrawn { point, .. } => {
            let point = words::point(language, point);
            with(Text::EventPosterWithdrawn, &[("point", &point)])
        }
        VenueEvent::FileDownloaded {
            paper,
            format,
            posters,
        } => {
            let paper = text(language, paper_name(*paper));
            let posters = posters.to_string();
            let format = words::format(*format);
            let values = [("posters", &*posters), ("paper", paper), ("format", format)];
            with(Text::EventFileDownloaded, &values)
        }
        VenueEvent::ExportTaken { format, rows } => table(Text::EventExportTaken, *format, *rows),
        VenueEvent::HistoryDownloaded { format, rows } => {
            table(Text::EventHistoryDownloaded, *format, *rows)
        }
        VenueEvent::Shared { phone, role } => shared(Text::EventShared, phone, *role),
        VenueEvent::ShareSentAgain { phone, role } => {
            shared(Text::EventShareSentAgain, phone, *role)
        }
        VenueEvent::ShareWithdrawn { phone, role } => {
            shared(Text::EventShareWithdrawn, phone, *role)
        }
        VenueEvent::ShareAccepted { phone, role } => shared(Text::EventShareAccepted, phone, *role),
        VenueEvent::Revoked { phone, role } => shared(Text::EventRevoked, phone, *role),
        VenueEvent::Left { phone, role } => shared(Text::EventLeft, phone, *role),
        VenueEvent::KeyMade { name } => with(Text::EventKeyMade, &[("name", name)]),
        VenueEvent::KeyRevoked { name } => with(Text::EventKeyRevoked, &[("name", name)]),
        VenueEvent::ApiCalled { call } => plain(match call {
            ApiCall::List => Text::EventApiList,
            ApiCall::Stream => Text::EventApiStream,
            ApiCall::Other => Text::EventApiOther,
        }),
        VenueEvent::WebhookSet { url } => with(Text::EventWebhookSet, &[("url", url)]),
        VenueEvent::WebhookRemoved => plain(Text::EventWebhookRemoved),
        VenueEvent::Deleted => plain(Text::EventDeleted),
        VenueEvent::Restored => plain(Text::EventRestored),
        VenueEvent::Other => plain(Text::EventOther),
    }
}

/// What was done, in one text: with what an edit changed.
pub fn told(language: Language, told: &VenueEvent) -> String {
    let VenueEvent::Edited { changes } = told else {
        return event(language, told);
    };
    let one = |it| {
        let (field, from, to) = change(language, it);
        format!("{}: {from} → {to}", text(language, field))
    };
    let changes: Vec<_> = changes.iter().map(one).collect();
    format!("{}: {}", event(language, told), changes.join("; "))
}

/// A field that was edited, what it said, and what it says.
pub fn change(language: Language, change: &Change) -> (Text, String, String) {
    let field = match change.field {
        Field::Name => Text::VenueName,
        Field::Kind => Text::VenueKind,
        Field::Address => Text::VenueAddress,
        Field::Ward => Text::VenueWard,
        Field::UsualStay => Text::EventUsualStay,
    };
    let value = |value: &str| match change.field {
        Field::Kind => kind(language, value),
        Field::UsualStay => filled(language, Text::Minutes, &[("count", value)]),
        Field::Name | Field::Address | Field::Ward => value.to_owned(),
    };
    (field, value(&change.from), value(&change.to))
}

/// A kind by its word in the store; the word itself for one not known here.
fn kind(language: Language, word: &str) -> String {
    let known: Option<VenueKind> = json::read(&format!("\"{word}\""));
    known.map_or(word.to_owned(), |kind| {
        text(language, words::kind(kind)).to_owned()
    })
}

const fn paper_name(paper: Paper) -> Text {
    match paper {
        Paper::A3 => Text::PaperA3,
        Paper::A4 => Text::PaperA4,
        Paper::A5 => Text::PaperA5,
        Paper::Cards => Text::PaperCards,
        Paper::Roll80 => Text::PaperRoll80,
        Paper::Roll58 => Text::PaperRoll58,
    }
}
