//! The bytes that are ready to be taken, behind a writer that owns them.

use std::cell::RefCell;
use std::io;

/// Where an archive is written. `zip` lends its target only for reading; a cell
/// lets the bytes out all the same.
#[derive(Default)]
pub(crate) struct Ready(RefCell<Vec<u8>>);

impl Ready {
    pub(crate) fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl io::Write for Ready {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.get_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
