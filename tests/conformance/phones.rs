//! Our reading of phone numbers beside libphonenumber's: each difference, then
//! `phones agree N of M`. At least 98 % must agree.

use std::path::Path;

use domain::phone::PhoneNumber;
use serde::Deserialize;

use crate::Agreement;

#[derive(Deserialize)]
struct Judgements {
    cases: Vec<Judgement>,
}

/// What libphonenumber says about one text.
#[derive(Deserialize)]
struct Judgement {
    input: String,
    #[serde(default)]
    valid: bool,
    #[serde(default)]
    mobile: bool,
    #[serde(default)]
    region: Option<String>,
    #[serde(default)]
    e164: Option<String>,
}

impl Judgement {
    /// The number, where an OTP can be sent to it.
    fn mobile_number(&self) -> Option<&str> {
        let is_ours = self.valid && self.mobile && self.region.as_deref() == Some("VN");
        self.e164.as_deref().filter(|_| is_ours)
    }
}

pub(crate) fn compare(file: &Path) -> Result<Agreement, Box<dyn std::error::Error>> {
    let cases = judgements(file)?.cases;
    let mut agreed = 0;
    for case in &cases {
        let ours = PhoneNumber::parse(&case.input);
        let theirs = case.mobile_number();
        if ours.as_ref().ok().map(PhoneNumber::e164) == theirs {
            agreed += 1;
        } else {
            let ours = ours.map_or_else(|error| error.to_string(), |it| it.e164().to_owned());
            let theirs = theirs.unwrap_or("not a Vietnamese mobile number");
            println!("`{}`: {ours}; libphonenumber: {theirs}", case.input);
        }
    }
    let cases = cases.len();
    println!("phones agree {agreed} of {cases}");
    Ok(Agreement {
        agreed,
        cases,
        required: 98,
    })
}

fn judgements(file: &Path) -> Result<Judgements, Box<dyn std::error::Error>> {
    Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?)
}
