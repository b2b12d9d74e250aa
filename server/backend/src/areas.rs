//! Wards to choose from. The starter list is compiled in; `areas/README.md`
//! says where it comes from.

use domain::area::Ward;
use domain::time::Timestamp;

use crate::storage::Store;
use crate::storage::areas::AreaRow;
use crate::{Backend, Error};

const DA_NANG: &str = include_str!("../areas/da_nang.csv");
/// Vietnam's clocks are seven hours ahead of UTC, all year.
const VIETNAM_MS: i64 = 7 * 60 * 60 * 1_000;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// The wards, communes and special zones of `now`, as Vietnamese sorts them,
/// regardless of their kind.
///
/// # Errors
/// Only when the database fails.
pub async fn wards(backend: &Backend, now: Timestamp) -> Result<Vec<Ward>, Error> {
    let mut wards = backend.store.wards(now).await?;
    wards.sort_by_cached_key(|ward| (sort_key(without_kind(&ward.name)), ward.code));
    Ok(wards)
}

/// Adds the starter list to the database, where it is not there already.
pub(crate) async fn load(store: &Store) -> Result<(), Error> {
    let areas: Vec<_> = DA_NANG
        .lines()
        .skip(1)
        .map(|line| read_line(line).ok_or(Error::Unreadable("areas/da_nang.csv")))
        .collect::<Result<_, _>>()?;
    store.add_areas(&areas).await
}

fn read_line(line: &str) -> Option<AreaRow<'_>> {
    let mut fields = line.split(',');
    let mut next = || fields.next();
    let (code, name, kind, parent) = (next()?, next()?, next()?, next()?);
    let (from, until) = (next()?, next()?);
    Some(AreaRow {
        code: code.parse().ok()?,
        name,
        kind,
        parent: (!parent.is_empty()).then(|| parent.parse().ok()).flatten(),
        valid_from: day_start(from, i64::MIN)?,
        valid_until: day_start(until, i64::MAX)?,
    })
}

/// The first millisecond of `2025-07-01` in Vietnam.
fn day_start(date: &str, empty: i64) -> Option<i64> {
    if date.is_empty() {
        return Some(empty);
    }
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Days since the epoch, counted in years that begin in March.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let days = 365 * year + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468;
    Some(days * DAY_MS - VIETNAM_MS)
}

fn without_kind(name: &str) -> &str {
    ["Phường ", "Xã ", "Đặc khu "]
        .iter()
        .find_map(|kind| name.strip_prefix(kind))
        .unwrap_or(name)
}

/// Sorts as a Vietnamese dictionary does: by letters (ă, â, đ, ê, ô, ơ, ư are
/// letters of their own), then by tone.
pub(crate) fn sort_key(text: &str) -> (Vec<u16>, Vec<u8>) {
    const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    text.to_lowercase()
        .chars()
        .map(|letter| {
            let (base, tone) = split_tone(letter);
            let place = LETTERS.chars().position(|it| it == base);
            let place = match place {
                Some(place) => 0x200 + u16::try_from(place).unwrap_or(0),
                // Blanks and digits come before letters, in their own order.
                None => u16::try_from(u32::from(base))
                    .unwrap_or(u16::MAX)
                    .min(0x1ff),
            };
            (place, tone)
        })
        .unzip()
}

/// A vowel without its tone, and the tone's place in the dictionary's order.
fn split_tone(letter: char) -> (char, u8) {
    // Each row: no tone, huyền, hỏi, ngã, sắc, nặng.
    const VOWELS: [&str; 12] = [
        "aàảãáạ",
        "ăằẳẵắặ",
        "âầẩẫấậ",
        "eèẻẽéẹ",
        "êềểễếệ",
        "iìỉĩíị",
        "oòỏõóọ",
        "ôồổỗốộ",
        "ơờởỡớợ",
        "uùủũúụ",
        "ưừửữứự",
        "yỳỷỹýỵ",
    ];
    for row in VOWELS {
        if let Some(tone) = row.chars().position(|it| it == letter) {
            let base = row.chars().next().unwrap_or(letter);
            return (base, u8::try_from(tone).unwrap_or(0));
        }
    }
    (letter, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_begin_at_midnight_in_vietnam() {
        assert_eq!(day_start("1970-01-01", 0), Some(-VIETNAM_MS));
        assert_eq!(day_start("2025-07-01", 0), Some(1_751_302_800_000));
        assert_eq!(day_start("", 5), Some(5));
        assert_eq!(day_start("July", 5), None);
    }

    #[test]
    fn names_sort_as_in_a_vietnamese_dictionary() {
        let mut names = [
            "Đại Lộc",
            "Duy Xuyên",
            "Ân",
            "An",
            "Ăn",
            "Án",
            "Bà Nà",
            "An Hải",
        ];
        names.sort_by_cached_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "An",
                "Án",
                "An Hải",
                "Ăn",
                "Ân",
                "Bà Nà",
                "Duy Xuyên",
                "Đại Lộc"
            ]
        );
    }
}
