//! Our verdicts on the certificates of the EU's test suite beside the suite's
//! own: each difference, then `agree N of M`. At least 99 % must agree. What
//! the schema flag of the suite says is advice and no part of a verdict.

use std::panic::catch_unwind;
use std::path::Path;

use certificate::{Read, Refusal, Unreadable, import, moment};
use domain::time::Timestamp;

use crate::Agreement;
use crate::manifest::{Case, Expected, Line};

/// What we make of a case.
enum Ours {
    Accept,
    Reject(String),
    Panic,
}

pub(crate) fn compare(folder: &Path) -> Result<Agreement, Box<dyn std::error::Error>> {
    let (mut agreed, mut cases, mut panics, mut undecided) = (0, 0, 0, 0);
    for line in Line::all(folder)? {
        let case = line.case(folder)?;
        let ours = ours(&line, &case);
        panics += usize::from(matches!(ours, Ours::Panic));
        let is_same = match (line.expected, &ours) {
            (Expected::Unspecified, _) => {
                undecided += 1;
                println!("{}: {}; the suite does not say", line.file, ours.words());
                continue;
            }
            (Expected::Accept, Ours::Accept) | (Expected::Reject, Ours::Reject(_)) => true,
            _ => false,
        };
        cases += 1;
        agreed += usize::from(is_same);
        if !is_same {
            let (ours, theirs) = (ours.words(), line.expected);
            println!("{}: {ours}; the suite: {theirs:?}", line.file);
            println!("  {} ({}) {}", line.description, line.flags, line.oddity);
        }
    }
    println!("certificates: {panics} panics, {undecided} cases without a verdict of the suite");
    println!("agree {agreed} of {cases}");
    let required = if panics == 0 { 99 } else { usize::MAX };
    Ok(Agreement {
        agreed,
        cases,
        required,
    })
}

impl Ours {
    fn words(&self) -> &str {
        match self {
            Self::Accept => "accepted",
            Self::Reject(reason) => reason,
            Self::Panic => "PANIC",
        }
    }
}

fn ours(line: &Line, case: &Case) -> Ours {
    let trust = import::from_base64([case.context.signer.as_str()]);
    if let Some((_, error)) = trust.refused.first() {
        println!("{}: its signer: {error}", line.file);
    }
    let Some(now) = clock(&case.context.clock) else {
        return Ours::Reject(format!("the clock `{}` cannot be read", case.context.clock));
    };
    match catch_unwind(|| certificate::read(&case.text, &trust.list, now)) {
        Err(_) => Ours::Panic,
        Ok(verdict) => judged(line, verdict),
    }
}

/// A case is judged by the gates that it has a flag for: times last, so that a
/// refusal for the time says that everything else was right.
fn judged(line: &Line, verdict: Result<Read, Unreadable>) -> Ours {
    let refusal = match verdict.map(|read| read.check) {
        Ok(Ok(_)) => return Ours::Accept,
        Ok(Err(refusal)) => refusal,
        Err(error) => return Ours::Reject(error.to_string()),
    };
    let is_about_time = matches!(
        refusal,
        Refusal::NotYetValid { .. }
            | Refusal::Expired { .. }
            | Refusal::SignerNotYetValid { .. }
            | Refusal::SignerExpired { .. }
    );
    match is_about_time && line.flag("time").is_none() {
        true => Ours::Accept,
        false => Ours::Reject(refusal.to_string()),
    }
}

/// The case's time; where it names no zone, UTC is meant.
fn clock(text: &str) -> Option<Timestamp> {
    moment::read(text).or_else(|| moment::read(&format!("{text}Z")))
}
