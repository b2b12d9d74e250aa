//! Many pictures in one ZIP, which goes out while it is being drawn.

use std::io::Write;

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::PrintError;
use crate::ready::Ready;

/// A ZIP that is not finished.
pub(crate) struct Archive(ZipWriter<StreamWriter<Ready>>);

impl Archive {
    pub(crate) fn new() -> Self {
        Self(ZipWriter::new_stream(Ready::default()))
    }

    /// Packs a file; gives the bytes that are ready.
    pub(crate) fn add(&mut self, name: String, content: &[u8]) -> Result<Vec<u8>, PrintError> {
        // Pictures too, though it makes them little smaller: what is stored as it is
        // must have its length in front, which a stream cannot know.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1));
        self.0.start_file(name, options)?;
        self.0
            .write_all(content)
            .and_then(|()| self.0.flush())
            .map_err(zip::result::ZipError::from)?;
        let ready = self.0.get_ref().map(StreamWriter::get_ref);
        Ok(ready.map_or_else(Vec::new, Ready::take))
    }

    /// The rest of the archive.
    pub(crate) fn finish(self) -> Result<Vec<u8>, PrintError> {
        Ok(self.0.finish()?.into_inner().take())
    }
}
