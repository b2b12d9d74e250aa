//! Zlib (RFC 1950) into a buffer of fixed size: a bomb stops where it is full.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::Unreadable;

/// Most bytes that a certificate unfolds to. The largest of the EU's test suite has 870.
pub const MAX_INFLATED: usize = 16 * 1024;

/// One whole stream with nothing after it, its Adler-32 checked.
pub(crate) fn inflate(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut out = vec![0; MAX_INFLATED];
    let flags = TINFL_FLAG_PARSE_ZLIB_HEADER | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = Box::<DecompressorOxide>::default();
    let (status, read, written) = decompress(&mut state, bytes, &mut out, 0, flags);
    match status {
        TINFLStatus::Done if read == bytes.len() => {
            out.truncate(written);
            Ok(out)
        }
        TINFLStatus::HasMoreOutput => Err(Unreadable::TooLarge),
        _ => Err(Unreadable::NotDeflate),
    }
}
