//! Which compressed form of a file a browser takes (RFC 9110, section 12.5.3).

/// A form that a file can be sent in, besides as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

/// The best of the forms there are that `accepted` (an Accept-Encoding) allows;
/// `None` for the file as it is. Of two equally liked, the smaller.
pub(super) fn choose(accepted: Option<&str>, has_brotli: bool, has_gzip: bool) -> Option<Encoding> {
    let accepted = accepted?;
    let weight = |name: &str, there: bool| if there { quality(accepted, name) } else { 0 };
    let (brotli, gzip) = (weight("br", has_brotli), weight("gzip", has_gzip));
    // `identity` counts only where it is named: everybody takes it, nobody prefers it unasked.
    let identity = named(accepted, "identity").unwrap_or(0);
    if brotli > 0 && brotli >= gzip && brotli >= identity {
        Some(Encoding::Brotli)
    } else if gzip > 0 && gzip >= identity {
        Some(Encoding::Gzip)
    } else {
        None
    }
}

/// How much `name` is liked, from 0 to 1,000.
fn quality(accepted: &str, name: &str) -> u32 {
    named(accepted, name)
        .or_else(|| named(accepted, "*"))
        .unwrap_or(0)
}

fn named(accepted: &str, name: &str) -> Option<u32> {
    accepted.split(',').find_map(|one| {
        let mut parts = one.split(';').map(str::trim);
        if !parts.next()?.eq_ignore_ascii_case(name) {
            return None;
        }
        let weight =
            parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        Some(weight.map_or(1_000, thousandths))
    })
}

fn thousandths(weight: &str) -> u32 {
    match weight.parse::<f32>() {
        // Within 0 and 1,000, so the cast cannot lose anything but fractions.
        Ok(weight) if (0.0..=1.0).contains(&weight) => (weight * 1_000.0) as u32,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_form_that_is_taken_wins() {
        let cases = [
            (None, None),
            (Some(""), None),
            (Some("gzip, deflate, br, zstd"), Some(Encoding::Brotli)),
            (Some("gzip, deflate"), Some(Encoding::Gzip)),
            (Some("br;q=0, gzip"), Some(Encoding::Gzip)),
            (Some("br;q=0.5, gzip;q=0.9"), Some(Encoding::Gzip)),
            (Some("*"), Some(Encoding::Brotli)),
            (Some("*;q=0"), None),
            (Some("br;q=0, *"), Some(Encoding::Gzip)),
            (Some("identity, br;q=0.2"), None),
            (Some("BR"), Some(Encoding::Brotli)),
            (Some("br;q=nonsense"), None),
            (Some("xbr, bro"), None),
        ];
        for (accepted, expected) in cases {
            assert_eq!(choose(accepted, true, true), expected, "{accepted:?}");
        }
        assert_eq!(choose(Some("br, gzip"), false, true), Some(Encoding::Gzip));
        assert_eq!(choose(Some("br, gzip"), false, false), None);
    }
}
