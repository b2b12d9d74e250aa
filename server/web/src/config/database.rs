//! The address of the database, as given by the operator.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Serialize;

/// `sqlite:` and the path of a file, absolute or from the current folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub(crate) struct Database(PathBuf);

impl Database {
    pub(crate) fn file(&self) -> &Path {
        &self.0
    }

    /// Where keys and certificates are kept.
    pub(crate) fn folder(&self) -> &Path {
        self.0
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."))
    }
}

impl FromStr for Database {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.starts_with("postgres:") || text.starts_with("postgresql:") {
            return Err(
                "PostgreSQL is not supported yet; use a file, such as `sqlite:data/luuvet.db`"
                    .to_owned(),
            );
        }
        let file = text
            .strip_prefix("sqlite://")
            .or_else(|| text.strip_prefix("sqlite:"));
        match file {
            Some("" | ":memory:") => Err(
                "check-ins must survive a restart; name a file, such as `sqlite:data/luuvet.db`"
                    .to_owned(),
            ),
            Some(file) if file.ends_with('/') || file.contains('?') => Err(
                "it needs the path of a file and nothing else, such as `sqlite:data/luuvet.db`"
                    .to_owned(),
            ),
            Some(file) => Ok(Self(PathBuf::from(file))),
            None => {
                Err("it needs `sqlite:` and a file, such as `sqlite:data/luuvet.db`".to_owned())
            }
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sqlite:{}", self.0.display())
    }
}

impl From<Database> for String {
    fn from(database: Database) -> Self {
        database.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_is_written() {
        for (text, file, folder) in [
            ("sqlite:data/luuvet.db", "data/luuvet.db", "data"),
            (
                "sqlite:///var/lib/luuvet.db",
                "/var/lib/luuvet.db",
                "/var/lib",
            ),
            ("sqlite:luuvet.db", "luuvet.db", "."),
        ] {
            let database: Database = text.parse().expect("a database");
            assert_eq!(
                (database.file(), database.folder()),
                (Path::new(file), Path::new(folder))
            );
        }
    }

    #[test]
    fn what_would_lose_records_or_is_no_file_is_refused() {
        for text in [
            "",
            "sqlite:",
            "sqlite::memory:",
            "data/luuvet.db",
            "sqlite:data/",
            "sqlite:a?mode=ro",
            "postgres://x",
        ] {
            assert!(text.parse::<Database>().is_err(), "{text}");
        }
    }
}
