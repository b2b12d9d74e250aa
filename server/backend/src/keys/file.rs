//! Key files: 64 hexadecimal digits each, mode 0600, in a folder of mode 0700.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use domain::batch::DeviceKey;
use domain::code::keys::SignedKeyList;

use crate::{Error, random};

/// Makes a folder that only its owner can enter; one that is there is left as it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), Error> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| Error::start(folder, error))
}

/// The secret in `path`; made when `may_make` and there is none.
pub(super) fn secret(path: &Path, may_make: bool) -> Result<[u8; 32], Error> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.permissions().mode() & 0o077 != 0 => Err(Error::start(
            path,
            "the key can be read by others; run `chmod 600` on it, and replace it if that was so for long",
        )),
        Ok(_) => read(path),
        Err(error) if error.kind() == ErrorKind::NotFound && may_make => make(path),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::start(
            path,
            "the key is missing, and posters or records that are there depend on it; restore it from a backup",
        )),
        Err(error) => Err(Error::start(path, error)),
    }
}

fn read(path: &Path) -> Result<[u8; 32], Error> {
    let text = fs::read_to_string(path).map_err(|error| Error::start(path, error))?;
    DeviceKey::try_from(text.trim().to_owned())
        .map(|key| *key.as_bytes())
        .map_err(|error| Error::start(path, error))
}

fn make(path: &Path) -> Result<[u8; 32], Error> {
    let secret = random::bytes::<32>()?;
    write_new(path, format!("{}\n", random::hex(&secret)).as_bytes())?;
    Ok(secret)
}

pub(super) fn read_list(path: &Path) -> Result<SignedKeyList, Error> {
    let text = fs::read_to_string(path).map_err(|error| Error::start(path, error))?;
    serde_json::from_str(&text).map_err(|error| Error::start(path, error))
}

/// Replaces the list in one step: after a power cut it is the old or the new one.
pub(super) fn write_list(path: &Path, list: &SignedKeyList) -> Result<(), Error> {
    let text = serde_json::to_string(list).map_err(|error| Error::start(path, error))?;
    let new = path.with_extension("new");
    match fs::remove_file(&new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::start(&new, error)),
        _ => write_new(&new, text.as_bytes())?,
    }
    fs::rename(&new, path).map_err(|error| Error::start(path, error))?;
    sync_folder(path)
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let write = || {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| Error::start(path, error))?;
    sync_folder(path)
}

fn sync_folder(path: &Path) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| Error::start(folder, error))
}
