//! Files that only the server's own user may read.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tests::server::{Server, Transport};

use crate::owner::Owner;

#[test]
fn nobody_else_can_read_keys_or_records() {
    let server = Server::start_over(Transport::Tls);
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    assert_eq!(owner.wire.get("/api/v1/venues").status, 200);
    let mode = |path: &Path| {
        let metadata =
            fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        metadata.permissions().mode() & 0o777
    };
    for folder in ["keys", "tls"] {
        let folder = server.folder().join(folder);
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        let files = fs::read_dir(&folder)
            .expect("a folder")
            .map(|it| it.expect("a file").path());
        let files: Vec<_> = files.collect();
        assert!(files.len() >= 3, "{files:?}");
        for file in files {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
    }
    for file in ["luuvet.db", "luuvet.db-wal", "luuvet.db-shm"] {
        assert_eq!(mode(&server.folder().join(file)), 0o600, "{file}");
    }
}
