//! Files that only the server's own user may read.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write as _};
#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

/// Makes a folder that nobody else may look into, if it is not there.
pub(crate) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder)
}

/// Writes a file that nobody else may read; after a crash it is the old or the new one.
pub(super) fn write_private(file: &Path, content: &[u8]) -> io::Result<()> {
    let new = file.with_extension("new");
    let _ = fs::remove_file(&new);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut open = options.open(&new)?;
    open.write_all(content)?;
    open.sync_all()?;
    fs::rename(new, file)
}
