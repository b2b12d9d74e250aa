//! Which reading of a scan is the right one: a certain one, or none.

use super::rebuilt::rebuilt;
use super::scan::Scan;
use super::worth::Worth;

/// Why a scan is not taken. Each has a next step: set the reader or the system
/// up differently, or use the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum WedgeRefusal {
    #[error("longer than a QR code can hold")]
    TooLong,
    /// The reader's keys have no text (`Unidentified`), as on some Android phones.
    #[error("the reader's keys carry no text")]
    NoText,
    /// Turn Telex or VNI off.
    #[error("an input method has rewritten the text")]
    InputMethod,
    /// Set the reader to the system's keyboard layout.
    #[error("the text means different things on different keyboards")]
    Layout,
    /// Use the camera, or a reader that types Unicode.
    #[error("Vietnamese letters cannot be typed by this reader")]
    Letters,
    #[error("nothing that is known")]
    NotRecognised,
}

/// Takes the one reading for which enough speaks, by `worth`:
///
/// 1. A proven one, whatever has come between.
/// 2. One of our own codes whose address an input method has rewritten: its
///    digits are whole, and a signature proves it for one of our `origins`.
/// 3. Where nothing was rewritten, the only one of its form that is as the system
///    typed it or as on a US keyboard; texts of Vietnamese letters only if no key
///    was pressed for them.
///
/// # Errors
/// Why no reading is certain.
pub fn choose(
    scan: &Scan,
    origins: &[String],
    worth: impl Fn(&str) -> Worth,
) -> Result<String, WedgeRefusal> {
    let candidates: Vec<_> = scan
        .candidates()
        .into_iter()
        .map(|text| (text, worth(text)))
        .collect();
    let of = |is: fn(Worth) -> bool| {
        let matching = candidates.iter().filter(move |(_, worth)| is(*worth));
        matching.copied().collect::<Vec<_>>()
    };
    match of(|it| it == Worth::Proven)[..] {
        [] => {}
        [(text, _)] => return Ok(text.to_owned()),
        _ => return Err(WedgeRefusal::Layout),
    }
    let rebuilt = rebuilt(scan, origins);
    if let Some(text) = rebuilt.into_iter().find(|it| worth(it) == Worth::Proven) {
        return Ok(text);
    }
    if scan.was_rewritten {
        return Err(WedgeRefusal::InputMethod);
    }
    let summed = of(|it| it == Worth::Summed);
    let formed = of(|it| matches!(it, Worth::Formed | Worth::FormedOfLetters));
    let best = if summed.is_empty() { formed } else { summed };
    match best[..] {
        [] => Err(WedgeRefusal::NotRecognised),
        [(_, Worth::FormedOfLetters)] if !scan.is_text => Err(WedgeRefusal::Letters),
        [(text, _)] if scan.is_likely(text) => Ok(text.to_owned()),
        _ => Err(WedgeRefusal::Layout),
    }
}
