//! The fields of a venue code as bytes, in their order.

use super::{MAX_LABEL_BYTES, MAX_NAME_BYTES, MAX_TEXT_BYTES, MAX_WARD_BYTES, VenueCode};
use crate::code::CodeError;
use crate::code::bytes::{Reader, shortened, write_text};
use crate::ids::VenueId;
use crate::venue::{PointKind, PointNumber, VenueKind};

impl VenueCode {
    pub(super) fn write_fields(&self, body: &mut Vec<u8>) {
        body.extend(self.venue.as_bytes());
        body.extend(self.point.0.to_be_bytes());
        body.extend(self.poster_version.to_be_bytes());
        body.push(self.venue_kind.number());
        let (kind, number, label) = point_fields(&self.point_kind);
        body.push(kind);
        body.extend(number.to_be_bytes());
        body.extend(self.usual_stay_minutes.to_be_bytes());
        let ward = shortened(&self.ward_name, MAX_WARD_BYTES);
        let label = shortened(label, MAX_LABEL_BYTES);
        // The name matters most on the screen: it gets what the others leave.
        let room = MAX_TEXT_BYTES - ward.len() - label.len();
        write_text(body, &shortened(&self.venue_name, room.min(MAX_NAME_BYTES)));
        write_text(body, &ward);
        write_text(body, &label);
    }

    pub(super) fn read_fields(reader: &mut Reader<'_>) -> Result<Self, CodeError> {
        let venue = VenueId::from_bytes(reader.take()?);
        let point = PointNumber(reader.number()?);
        let poster_version = reader.number()?;
        // A kind that a later version added still makes a valid check-in.
        let venue_kind = VenueKind::from_number(reader.byte()?).unwrap_or(VenueKind::Other);
        let (kind, number) = (reader.byte()?, reader.number()?);
        let usual_stay_minutes = reader.number()?;
        let (venue_name, ward_name) = (reader.text()?, reader.text()?);
        let point_kind = point_kind(kind, number, reader.text()?);
        reader.end()?;
        Ok(Self {
            venue,
            point,
            poster_version,
            venue_kind,
            point_kind,
            usual_stay_minutes,
            venue_name,
            ward_name,
        })
    }
}

/// Number, table number and label of a kind of point; numbers are never reused.
fn point_fields(kind: &PointKind) -> (u8, u16, &str) {
    match kind {
        PointKind::Own { label } => (0, 0, label),
        PointKind::Entrance => (1, 0, ""),
        PointKind::Exit => (2, 0, ""),
        PointKind::Reception => (3, 0, ""),
        PointKind::Till => (4, 0, ""),
        PointKind::Stall => (5, 0, ""),
        PointKind::PriceBoard => (6, 0, ""),
        PointKind::Table { number } => (7, *number, ""),
        PointKind::Door => (8, 0, ""),
    }
}

fn point_kind(kind: u8, number: u16, label: String) -> PointKind {
    match kind {
        1 => PointKind::Entrance,
        2 => PointKind::Exit,
        3 => PointKind::Reception,
        4 => PointKind::Till,
        5 => PointKind::Stall,
        6 => PointKind::PriceBoard,
        7 => PointKind::Table { number },
        8 => PointKind::Door,
        _ => PointKind::Own { label },
    }
}
