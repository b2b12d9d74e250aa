//! Administrative areas. They come and go (districts were abolished on
//! 1 July 2025), so each has a span of validity.

use serde::{Deserialize, Serialize};

use crate::json::{Json, Read};
use crate::read_fields;

/// Official code of a province, district, ward or commune, as the General
/// Statistics Office issues it: 1 to 99,999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaCode(pub u32);

/// A ward or commune in which a venue can lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ward {
    pub code: AreaCode,
    /// With its kind, as people say it: "Phường Hải Châu", "Xã Hòa Vang".
    pub name: String,
    /// What it belongs to, for telling namesakes apart: "Thành phố Đà Nẵng".
    pub within: String,
}

read_fields!(Ward { code, name, within });

impl Read for AreaCode {
    fn read(json: Json) -> Option<Self> {
        Read::read(json).map(Self)
    }
}
