//! `conformance FILE`: our reading of phone numbers beside libphonenumber's.
//! Prints each difference and `phones agree N of M`; fails under 98 %.

use std::process::ExitCode;

use domain::phone::PhoneNumber;
use serde::Deserialize;

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

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!(
            "usage: conformance FILE, a JSON file of phone numbers with libphonenumber's labels"
        );
        return ExitCode::from(2);
    };
    match judgements(&file) {
        Ok(judgements) => compare(&judgements.cases),
        Err(error) => {
            eprintln!("`{file}` cannot be read: {error}");
            ExitCode::from(2)
        }
    }
}

fn judgements(file: &str) -> Result<Judgements, Box<dyn std::error::Error>> {
    Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?)
}

fn compare(cases: &[Judgement]) -> ExitCode {
    let mut agreed = 0;
    for case in cases {
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
    println!("phones agree {agreed} of {}", cases.len());
    let enough = agreed * 100 >= cases.len() * 98 && !cases.is_empty();
    ExitCode::from(u8::from(!enough))
}
