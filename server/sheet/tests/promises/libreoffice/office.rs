//! Runs LibreOffice without a window, with a profile of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::cells::{Cell, cells_of};

/// What LibreOffice is told that it opens.
#[derive(Clone, Copy)]
pub(crate) enum As {
    Workbook,
    EnglishCsv,
    VietnameseCsv,
}

impl As {
    fn extension(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::EnglishCsv | Self::VietnameseCsv => "csv",
        }
    }

    /// Commas, quotes, UTF-8, from the first line on, a language's number; and,
    /// against us, to look for dates and to run formulas.
    fn filter(self) -> Option<String> {
        let language = match self {
            Self::Workbook => return None,
            Self::EnglishCsv => 1033,
            Self::VietnameseCsv => 1066,
        };
        Some(format!(
            "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,{language},false,true,false,false,false,0,true"
        ))
    }
}

/// The cells of the first column.
pub(crate) fn opened(file: &[u8], what: As) -> Vec<Cell> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table").with_extension(what.extension());
    fs::write(&path, file).unwrap();
    convert(folder.path(), &path, what);
    let converted = fs::read_to_string(folder.path().join("table.fods")).unwrap();
    cells_of(&converted)
}

fn convert(folder: &Path, path: &Path, what: As) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "fods", "--outdir"])
        .arg(folder)
        .args(what.filter())
        .arg(path)
        .output()
        .unwrap_or_else(|error| {
            panic!(
                "soffice, the program of LibreOffice, does not start ({error}); on Debian: \
                 apt-get install libreoffice-calc-nogui"
            )
        });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
