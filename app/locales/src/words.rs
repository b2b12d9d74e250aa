//! What kinds and points are called: the same on the phone, on paper and
//! in a file.

use domain::venue::{PointKind, VenueKind};

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
