//! What a credential takes from a declaration: as little as a checkpoint needs.

use super::{Credential, Doses, MAX_STAYS, Tested, WardStayed};
use crate::batch::DeviceKey;
use crate::health::Source;
use crate::health::declaration::Declaration;
use crate::person::masked_name;
use crate::time::Timestamp;

/// What does not come from the declaration itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Zero where the server has not answered yet.
    pub serial: u32,
    /// The phone that declared.
    pub phone: DeviceKey,
    /// On the server's clock.
    pub declared_at: Timestamp,
    pub valid_until: Timestamp,
}

impl Credential {
    /// The credential of somebody who declared this.
    pub fn of(declaration: &Declaration, terms: Terms) -> Self {
        let mut stays: Vec<_> = declaration
            .stays
            .iter()
            .filter_map(|stay| {
                Some(WardStayed {
                    ward: stay.place.ward?,
                    from: stay.from,
                    until: stay.until,
                })
            })
            .collect();
        // There is room for the latest.
        stays.sort_by_key(|stay| std::cmp::Reverse(stay.until));
        stays.truncate(MAX_STAYS);
        let source = Source::SelfDeclared;
        Self {
            serial: terms.serial,
            holder: declaration.holder.id,
            phone: terms.phone,
            masked_name: masked_name(&declaration.holder.name),
            year_of_birth: declaration.holder.year_of_birth,
            signs: declaration.all_signs(),
            declared_at: terms.declared_at,
            valid_until: terms.valid_until,
            home: declaration.home.ward,
            stays,
            doses: Doses {
                count: u8::try_from(declaration.doses.len()).unwrap_or(u8::MAX),
                last: declaration.doses.iter().map(|dose| dose.given).max(),
                source,
            },
            test: declaration.test.map(|test| Tested {
                kind: test.kind,
                taken: test.taken,
                result: test.result,
                source,
            }),
        }
    }
}
