//! `MANIFEST.csv` and the case files of the EU's test suite of certificates
//! (`dgc-testdata`), as far as a verdict needs them.

use std::path::Path;

use serde::Deserialize;

/// One line of the manifest.
#[derive(Deserialize)]
pub(crate) struct Line {
    pub(crate) file: String,
    #[serde(rename = "expected_verdict_schema_advisory")]
    pub(crate) expected: Expected,
    /// What the case was judged by: `verify=true;time=true`.
    pub(crate) flags: String,
    /// What is known to be odd about it.
    pub(crate) oddity: String,
    pub(crate) description: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Expected {
    Accept,
    Reject,
    /// The suite says nothing.
    Unspecified,
}

/// One case file.
#[derive(Deserialize)]
pub(crate) struct Case {
    /// The text of the QR code.
    #[serde(rename = "PREFIX")]
    pub(crate) text: String,
    #[serde(rename = "TESTCTX")]
    pub(crate) context: Context,
}

/// What the verifier knows.
#[derive(Deserialize)]
pub(crate) struct Context {
    #[serde(rename = "CERTIFICATE")]
    pub(crate) signer: String,
    #[serde(rename = "VALIDATIONCLOCK")]
    pub(crate) clock: String,
}

impl Line {
    pub(crate) fn all(folder: &Path) -> Result<Vec<Self>, csv::Error> {
        let mut manifest = csv::Reader::from_path(folder.join("MANIFEST.csv"))?;
        manifest.deserialize().collect()
    }

    /// The flag with this name, if the case has it.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        let mut flags = self
            .flags
            .split(';')
            .filter_map(|flag| flag.split_once('='));
        flags
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value == "true")
    }

    pub(crate) fn case(&self, folder: &Path) -> Result<Case, Box<dyn std::error::Error>> {
        let text = std::fs::read_to_string(folder.join(&self.file))?;
        Ok(serde_json::from_str(text.trim_start_matches('\u{feff}'))?)
    }
}
