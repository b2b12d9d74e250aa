//! Moments as people read them: in the language shown, on Vietnam's clock
//! wherever the phone is, formatted by the browser.

use std::time::Duration;

use domain::time::Timestamp;
use js_sys::{Date, Object, Reflect};
use locales::{Language, Text, filled, text};

/// Vietnam keeps one time zone all year round.
const ZONE: &str = "Asia/Ho_Chi_Minh";
const OFFSET: &str = "+07:00";

/// Now, on this phone's clock.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(Date::now() as i64)
}

/// Day and time: `Thứ Ba, 24/11/2026, 11:41`.
pub(crate) fn moment(language: Language, at: Timestamp) -> String {
    let day_and_time = [
        ("weekday", "short"),
        ("day", "2-digit"),
        ("month", "2-digit"),
        ("year", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ];
    formatted(language, at, &day_and_time)
}

/// The day only: `24/11/2026`.
pub(crate) fn day(language: Language, at: Timestamp) -> String {
    let day = [
        ("day", "2-digit"),
        ("month", "2-digit"),
        ("year", "numeric"),
    ];
    formatted(language, at, &day)
}

/// Day and month only, the same in every language: `24/11`.
pub(crate) fn short_day(at: Timestamp) -> String {
    let day = [("day", "2-digit"), ("month", "2-digit")];
    formatted(Language::En, at, &day)
}

/// The time of day only: `11:41`.
pub(crate) fn clock(language: Language, at: Timestamp) -> String {
    formatted(language, at, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// How long something took: `1 giờ 20 phút`.
pub(crate) fn length(language: Language, length: Duration) -> String {
    let minutes = length.as_secs() / 60;
    let part = |unit, count: u64| {
        let count_text = count.to_string();
        (count > 0).then(|| filled(language, unit, &[("count", &count_text)]))
    };
    match (
        part(Text::Hours, minutes / 60),
        part(Text::Minutes, minutes % 60),
    ) {
        (Some(hours), Some(minutes)) => [hours, minutes].join(" "),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => text(language, Text::UnderAMinute).to_owned(),
    }
}

/// For the `datetime` attribute of `<time>`.
pub(crate) fn iso(at: Timestamp) -> String {
    date(at).to_iso_string().into()
}

/// What a `datetime-local` input says, on Vietnam's clock; `None` while it is
/// empty or half filled.
pub(crate) fn from_local_input(text: &str) -> Option<Timestamp> {
    let millis = Date::parse(&format!("{text}{OFFSET}"));
    millis
        .is_finite()
        .then(|| Timestamp::from_millis(millis as i64))
}

fn date(at: Timestamp) -> Date {
    // The last moment that a browser can show; phones send whatever their clock says.
    const LAST: f64 = 8.64e15;
    Date::new(&(at.as_millis() as f64).clamp(-LAST, LAST).into())
}

fn formatted(language: Language, at: Timestamp, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    let fixed = [("timeZone", ZONE), ("hourCycle", "h23")];
    for (key, value) in parts.iter().chain(&fixed) {
        // Setting a property of a fresh plain object cannot fail.
        drop(Reflect::set(&options, &(*key).into(), &(*value).into()));
    }
    let locale = match language {
        Language::Vi => "vi-VN",
        // Day before month, as everywhere in Vietnam.
        Language::En => "en-GB",
    };
    date(at).to_locale_string(locale, &options).into()
}
