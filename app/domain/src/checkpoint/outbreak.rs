//! Outbreak areas (vùng dịch) as the city marks them, and who was in one.
//!
//! A match warns; it does not make anybody abnormal by itself.

use serde::Serialize;

use crate::area::AreaCode;
use crate::code::personal::{Credential, SeenAt};
use crate::day::Day;
use crate::health::declaration::LOOK_BACK_DAYS;
use crate::ids::VenueId;
use crate::json::{Json, Read};
use crate::time::Timestamp;
use crate::{read_by_hand, read_fields, words};

/// What the list is signed for.
pub const PURPOSE: &str = "outbreaks";
/// Most wards and venues of one list.
pub const MAX_ENTRIES: usize = 5_000;

/// How serious it is, as the city says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Cases were found.
    Watch,
    /// Cases spread.
    Outbreak,
    /// Closed off.
    Lockdown,
}

/// A ward that was an outbreak area from one day to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutbreakWard {
    pub ward: AreaCode,
    /// As people say it: "Phường Hải Châu".
    pub name: String,
    pub level: Level,
    pub from: Day,
    /// The last day; `None` while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// A venue at which people were exposed between two moments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutbreakVenue {
    pub venue: VenueId,
    pub name: String,
    pub ward: AreaCode,
    pub level: Level,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// The list as the server signs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutbreakList {
    /// On the server's clock.
    pub issued_at: Timestamp,
    pub wards: Vec<OutbreakWard>,
    pub venues: Vec<OutbreakVenue>,
}

/// The list as it is looked up: wards sorted by their code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbreaks {
    pub issued_at: Option<Timestamp>,
    wards: Vec<OutbreakWard>,
    venues: Vec<OutbreakVenue>,
}

/// How somebody is connected with an outbreak area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// Lives there.
    Home,
    /// Stayed there, as declared.
    Stayed,
    /// The phone checked in there.
    Visited,
}

/// A warning, with what a checkpoint officer says about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    pub tie: Tie,
    pub ward: AreaCode,
    /// The area's name; empty for a place that this phone's list does not name.
    pub name: String,
    pub level: Level,
    /// Days on which both are true: there, and an outbreak area.
    pub from: Day,
    pub until: Day,
}

impl From<OutbreakList> for Outbreaks {
    fn from(list: OutbreakList) -> Self {
        let mut wards = list.wards;
        wards.sort_by_key(|it| it.ward);
        Self {
            issued_at: Some(list.issued_at),
            wards,
            venues: list.venues,
        }
    }
}

impl Outbreaks {
    /// What connects `credential` with outbreak areas on `today`, the most
    /// serious first. A place counts for [`LOOK_BACK_DAYS`] days.
    pub fn warnings(
        &self,
        credential: &Credential,
        seen: Option<SeenAt>,
        today: Day,
    ) -> Vec<Warning> {
        let earliest = today.minus(LOOK_BACK_DAYS);
        let home = credential
            .home
            .map(|ward| (Tie::Home, ward, earliest, today));
        let stays = credential
            .stays
            .iter()
            .map(|stay| (Tie::Stayed, stay.ward, stay.from.max(earliest), stay.until));
        let mut warnings: Vec<_> = home
            .into_iter()
            .chain(stays)
            .flat_map(|(tie, ward, from, until)| self.in_ward(tie, ward, from, until))
            .collect();
        // What the phone says of itself counts also where this list is older.
        warnings.extend(seen.map(|seen| self.visited(seen)));
        warnings.sort_by_key(|it| std::cmp::Reverse(it.level));
        warnings
    }

    fn in_ward(
        &self,
        tie: Tie,
        ward: AreaCode,
        from: Day,
        until: Day,
    ) -> impl Iterator<Item = Warning> {
        self.of_ward(ward).iter().filter_map(move |it| {
            let from = it.from.max(from);
            let until = it.until.unwrap_or(until).min(until);
            (from <= until).then(|| Warning {
                tie,
                ward,
                name: it.name.clone(),
                level: it.level,
                from,
                until,
            })
        })
    }

    fn visited(&self, seen: SeenAt) -> Warning {
        let known = self.of_ward(seen.ward).first();
        let venue = self.venues.iter().find(|it| it.ward == seen.ward);
        Warning {
            tie: Tie::Visited,
            ward: seen.ward,
            name: known
                .map(|it| it.name.clone())
                .or_else(|| venue.map(|it| it.name.clone()))
                .unwrap_or_default(),
            level: known.map_or(Level::Outbreak, |it| it.level),
            from: seen.from,
            until: seen.until,
        }
    }

    fn of_ward(&self, ward: AreaCode) -> &[OutbreakWard] {
        let from = self.wards.partition_point(|it| it.ward < ward);
        let until = self.wards.partition_point(|it| it.ward <= ward);
        &self.wards[from..until]
    }

    /// Where one of this phone's own check-ins was at an outbreak place:
    /// `visits` are venue, ward's name and moment on the server's clock.
    pub fn seen_at<'a>(
        &self,
        visits: impl IntoIterator<Item = (VenueId, &'a str, Timestamp)>,
        now: Timestamp,
    ) -> Option<SeenAt> {
        let earliest = Day::in_vietnam(now).minus(LOOK_BACK_DAYS);
        visits.into_iter().find_map(|(venue, ward_name, at)| {
            let day = Day::in_vietnam(at);
            if day < earliest {
                return None;
            }
            let is_exposed =
                |it: &&OutbreakVenue| it.venue == venue && (it.from..=it.until).contains(&at);
            if let Some(it) = self.venues.iter().find(is_exposed) {
                return Some(SeenAt {
                    ward: it.ward,
                    from: day,
                    until: day,
                });
            }
            let is_active = |it: &&OutbreakWard| {
                it.name == ward_name && it.from <= day && it.until.is_none_or(|until| day <= until)
            };
            self.wards.iter().find(is_active).map(|it| SeenAt {
                ward: it.ward,
                from: day,
                until: day,
            })
        })
    }
}

words!(Level {
    Watch = "watch",
    Outbreak = "outbreak",
    Lockdown = "lockdown",
});

words!(Tie {
    Home = "home",
    Stayed = "stayed",
    Visited = "visited",
});

read_fields!(OutbreakWard {
    ward,
    name,
    level,
    from,
    until
});

read_fields!(OutbreakVenue {
    venue,
    name,
    ward,
    level,
    from,
    until
});

read_fields!(Warning {
    tie,
    ward,
    name,
    level,
    from,
    until
});

impl Read for OutbreakList {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            issued_at: fields.get("issued_at")?,
            wards: fields.get("wards")?,
            venues: fields.get_or_default("venues")?,
        })
    }
}

read_by_hand!(OutbreakList);
