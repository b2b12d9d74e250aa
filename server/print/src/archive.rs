//! One picture as it is, several in a ZIP.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::sheet::Sheet;
use crate::{File, PrintError};

/// A kind of file with one sheet in it.
pub(crate) struct Picture {
    pub(crate) content_type: &'static str,
    pub(crate) extension: &'static str,
    /// Whether packing makes it smaller.
    pub(crate) compressible: bool,
    pub(crate) bytes: fn(&Sheet) -> Result<Vec<u8>, PrintError>,
}

/// The only sheet's picture, or a ZIP of all, drawn one after the other.
pub(crate) fn one_or_all(
    mut sheets: impl ExactSizeIterator<Item = Result<Sheet, PrintError>>,
    picture: Picture,
) -> Result<File, PrintError> {
    if sheets.len() == 1 {
        let sheet = sheets.next().ok_or(PrintError::NoPosters)??;
        return Ok(File {
            bytes: (picture.bytes)(&sheet)?,
            content_type: picture.content_type,
            extension: picture.extension,
        });
    }
    let method = if picture.compressible {
        CompressionMethod::Deflated
    } else {
        CompressionMethod::Stored
    };
    let options = SimpleFileOptions::default().compression_method(method);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for sheet in sheets {
        let sheet = sheet?;
        let name = format!("{}.{}", sheet.file_name, picture.extension);
        zip.start_file(name, options)?;
        zip.write_all(&(picture.bytes)(&sheet)?)
            .map_err(zip::result::ZipError::from)?;
    }
    Ok(File {
        bytes: zip.finish()?.into_inner(),
        content_type: "application/zip",
        extension: "zip",
    })
}
