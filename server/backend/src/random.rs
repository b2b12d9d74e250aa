//! Random bytes from the operating system, and ids made of them.

use crate::Error;

/// `N` unpredictable bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::NoRandomness)?;
    Ok(bytes)
}

/// A uniform number below one million, as six digits.
pub(crate) fn six_digits() -> Result<String, Error> {
    const RANGE: u32 = 1_000_000;
    // The last, incomplete run of a million would make small numbers likelier.
    const FAIR: u32 = u32::MAX - u32::MAX % RANGE;
    loop {
        let value = u32::from_be_bytes(bytes()?);
        if value < FAIR {
            return Ok(format!("{:06}", value % RANGE));
        }
    }
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
