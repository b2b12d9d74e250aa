//! Our own codes behind an address that an input method has rewritten.
//!
//! Telex makes `ẽample` of `example` before the digits begin; the digits after
//! `#` it leaves alone, as VNI does, since no vowel stands before them. Keys and
//! rewritten letters must be those of one of our addresses, so that a true body
//! behind somebody else's address stays refused.

use super::rewriting::Keys;
use super::scan::{HOLE, Scan};
use crate::code::{personal, venue};

/// Every code of ours that the scan may have been; none of them is proven.
pub(super) fn rebuilt(scan: &Scan, origins: &[String]) -> Vec<String> {
    let mut texts = Vec::new();
    for typed in scan.with_holes() {
        let head = typed.trim_end_matches(|it: char| it.is_ascii_digit());
        let digits = &typed[head.len()..];
        if digits.is_empty() {
            continue;
        }
        for origin in origins {
            for path in [venue::PATH, personal::PATH] {
                if fits(head, &format!("{origin}{path}")) {
                    texts.push(format!("{origin}{path}{digits}"));
                }
            }
        }
    }
    texts
}

/// Whether `head` is what an input method makes of `address`: all signs are
/// there in their order, and each letter that is missing has become part of one
/// that no key has typed.
fn fits(head: &str, address: &str) -> bool {
    // What came without a key stands between two holes.
    let mut parts = head.split(HOLE);
    let (mut typed, mut rewritten) = (String::new(), Vec::new());
    while let Some(keys) = parts.next() {
        typed.push_str(keys);
        rewritten.extend(parts.next().map(Keys::of));
    }
    let mut typed = typed.chars().peekable();
    let mut missing: Vec<char> = address
        .chars()
        .filter(|it| typed.next_if_eq(it).is_none())
        .collect();
    typed.next().is_none()
        && missing.iter().all(char::is_ascii_alphanumeric)
        && rewritten.into_iter().all(|keys| keys.are_in(&mut missing))
        && missing.is_empty()
}

#[cfg(test)]
mod tests {
    use super::fits;

    /// `|` stands for a hole.
    fn is_ours(head: &str) -> bool {
        fits(&head.replace('|', "\u{fffd}"), "https://luuvet.example/v#")
    }

    #[test]
    fn letters_of_our_own_address_may_have_been_rewritten() {
        for head in [
            "https://luuvet.example/v#",
            "https://luuvet.|ẽ|ample/v#",
            "https://luuvet.|e\u{303}|ample/v#",
            "https://luuvet.|e||x||a||m||p||l||e|/v#",
        ] {
            assert!(is_ours(head), "{head}");
        }
    }

    #[test]
    fn letters_of_another_address_are_not_ours() {
        for head in [
            "https://evil.|ẽ|ample/v#",
            "https://luuv|ẽ|.|ẽ|ample/v#",
            "https://luuvet.|é|ample/v#",
            "https://luuvet.|ẽ|mple/v#",
            "https://luuvet.|ẽ|ample/p#",
            "https://luuvet.|ẽ|ample.evil/v#",
            "https://luuvet.||ample/v#",
            "||",
            "|ẽ|",
        ] {
            assert!(!is_ours(head), "{head}");
        }
    }
}
