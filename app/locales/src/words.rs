//! What kinds, points, roles and forms are called: the same on the phone, on
//! paper and in a file.

use domain::checkpoint::verdict::Outcome;
use domain::history::ByStaff;
use domain::owner::file::FileFormat;
use domain::owner::role::Role;
use domain::venue::{Direction, PointKind, VenueKind};

use crate::{Language, Text, filled, text};

/// The name of a kind of venue.
pub const fn kind(kind: VenueKind) -> Text {
    match kind {
        VenueKind::PavementStall => Text::KindPavementStall,
        VenueKind::Grocery => Text::KindGrocery,
        VenueKind::TakeAway => Text::KindTakeAway,
        VenueKind::Restaurant => Text::KindRestaurant,
        VenueKind::Market => Text::KindMarket,
        VenueKind::Beach => Text::KindBeach,
        VenueKind::Park => Text::KindPark,
        VenueKind::Bus => Text::KindBus,
        VenueKind::Office => Text::KindOffice,
        VenueKind::Event => Text::KindEvent,
        VenueKind::Other => Text::KindOther,
    }
}

/// What a point is called: its owner's own name for it, or ours.
pub fn point(language: Language, kind: &PointKind) -> String {
    let plain = match kind {
        PointKind::Entrance => Text::PointEntrance,
        PointKind::Exit => Text::PointExit,
        PointKind::Door => Text::PointDoor,
        PointKind::Reception => Text::PointReception,
        PointKind::Till => Text::PointTill,
        PointKind::Stall => Text::PointStall,
        PointKind::PriceBoard => Text::PointPriceBoard,
        PointKind::Table { number } => {
            return filled(
                language,
                Text::PointTable,
                &[("number", &number.to_string())],
            );
        }
        PointKind::Own { label } => return label.clone(),
    };
    text(language, plain).to_owned()
}

/// What a role is called.
pub const fn role(role: Role) -> Text {
    match role {
        Role::Owner => Text::RoleOwner,
        Role::Manager => Text::RoleManager,
        Role::Controller => Text::RoleController,
    }
}

/// What a role may do, as [`domain::owner::role::TABLE`] says it, in a sentence.
pub const fn role_may(role: Role) -> Text {
    match role {
        Role::Owner => Text::RoleOwnerMay,
        Role::Manager => Text::RoleManagerMay,
        Role::Controller => Text::RoleControllerMay,
    }
}

/// What staff saw at a checkpoint, in a venue's history.
pub fn by_staff(language: Language, seen: &ByStaff) -> String {
    let outcome = match seen.outcome {
        Outcome::Normal => Text::ByStaffNormal,
        Outcome::Abnormal => Text::ByStaffAbnormal,
        Outcome::Unknown => Text::ByStaffUnknown,
    };
    let outcome = text(language, outcome);
    if seen.is_flagged {
        filled(language, Text::ByStaffFlagged, &[("seen", outcome)])
    } else {
        outcome.to_owned()
    }
}

/// Which way people go.
pub const fn direction(direction: Direction) -> Text {
    match direction {
        Direction::In => Text::DirectionIn,
        Direction::Out => Text::DirectionOut,
    }
}

/// What a form of file is called, in every language.
pub const fn format(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Svg => "SVG",
        FileFormat::Png => "PNG",
        FileFormat::Pdf => "PDF",
        FileFormat::Csv => "CSV",
        FileFormat::Xlsx => "XLSX",
    }
}

/// A number as people in Vietnam write it: `0912 345 678`, never broken over two lines.
pub fn national(e164: &str) -> String {
    let digits = e164.trim_start_matches("+84");
    match (digits.get(..3), digits.get(3..6), digits.get(6..)) {
        (Some(first), Some(middle), Some(last)) => {
            ["0", first, "\u{a0}", middle, "\u{a0}", last].concat()
        }
        _ => e164.to_owned(),
    }
}
