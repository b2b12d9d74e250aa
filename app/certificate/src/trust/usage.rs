//! What a signer may sign: the extended key usages of the EU's governance
//! document for signer certificates.

use crate::content::Kind;

/// A set of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Usage(u8);

impl Usage {
    /// A certificate that names none of the three may sign all.
    pub const ALL: Self = Self(0b111);

    /// From bits: 1 test, 2 vaccination, 4 recovery; `None` for other bits, or none.
    pub const fn from_bits(bits: u8) -> Option<Self> {
        match bits {
            1..=0b111 => Some(Self(bits)),
            _ => None,
        }
    }

    /// As bits.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// From the object identifiers of a certificate's extended key usage, in dotted
    /// form. Both families are in use: with and without the zero.
    pub fn from_oids<'a>(oids: impl IntoIterator<Item = &'a str>) -> Self {
        let bits = oids.into_iter().fold(0, |bits, oid| {
            let of_family = FAMILIES.iter().find_map(|family| oid.strip_prefix(family));
            bits | match of_family {
                Some("1") => bit(Kind::Test),
                Some("2") => bit(Kind::Vaccination),
                Some("3") => bit(Kind::Recovery),
                _ => 0,
            }
        });
        Self::from_bits(bits).unwrap_or(Self::ALL)
    }

    /// Whether this kind is among them.
    pub const fn allows(self, kind: Kind) -> bool {
        self.0 & bit(kind) != 0
    }
}

const FAMILIES: [&str; 2] = ["1.3.6.1.4.1.1847.2021.1.", "1.3.6.1.4.1.0.1847.2021.1."];

const fn bit(kind: Kind) -> u8 {
    match kind {
        Kind::Test => 1,
        Kind::Vaccination => 2,
        Kind::Recovery => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_families_restrict_and_no_name_does_not() {
        let allowed = |oids: &[&str]| {
            let usage = Usage::from_oids(oids.iter().copied());
            [Kind::Test, Kind::Vaccination, Kind::Recovery].map(|kind| usage.allows(kind))
        };
        let all = [true; 3];
        assert_eq!(allowed(&[]), all);
        assert_eq!(allowed(&["1.3.6.1.5.5.7.3.2"]), all);
        assert_eq!(
            allowed(&["1.3.6.1.4.1.1847.2021.1.1"]),
            [true, false, false]
        );
        assert_eq!(
            allowed(&["1.3.6.1.4.1.0.1847.2021.1.2"]),
            [false, true, false]
        );
        assert_eq!(
            allowed(&["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.1847.2021.1.3"]),
            [false, false, true]
        );
        assert_eq!(allowed(&["1.3.6.1.4.1.1847.2021.1.11"]), all);
    }
}
