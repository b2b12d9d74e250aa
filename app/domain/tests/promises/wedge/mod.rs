//! Barcode readers that type: every code is read as it is, or refused.
//!
//! A whole desk is made up here: a reader that presses keys, a system that makes
//! letters of them, an input method that rewrites those.

mod desk;
mod input_method;
mod keyboard;
mod listening;
mod matrix;

use domain::wedge::{Heard, Scan, WedgeRefusal, Worth, choose, worth_of};

use crate::code::{ORIGIN, stall};
use crate::personal::{healthy, morning, statement};
use crate::{key, list_of};

/// The reading that is chosen, with the city's keys at hand.
fn chosen(scan: &Scan) -> Result<String, WedgeRefusal> {
    let list = list_of(&key(1), false);
    choose(scan, &list.origins, |text| worth_of(text, Some(&list)))
}

/// The same where certificates can be verified, of which `certificate` is one.
fn chosen_with_certificates(scan: &Scan, certificate: &str) -> Result<String, WedgeRefusal> {
    let list = list_of(&key(1), false);
    choose(scan, &list.origins, |text| {
        if text == certificate {
            Worth::Proven
        } else {
            worth_of(text, Some(&list))
        }
    })
}

fn scan(heard: Heard) -> Scan {
    match heard {
        Heard::Scan(scan) => scan,
        other => panic!("no scan: {other:?}"),
    }
}

fn venue_code() -> String {
    stall().issue(ORIGIN, &key(1))
}

fn personal_code() -> String {
    let issued = healthy().issue(domain::code::personal::Class::Live, ORIGIN, &key(1));
    statement(morning())
        .show(&issued, &key(crate::personal::PHONE))
        .expect("a code")
}

/// All of base45's letters, with what Telex and VNI would rewrite.
fn certificate() -> String {
    let all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    format!("HC1:6BF{all}A6O7DD9WAAE1.{all}YZ*Z-Y/$%+6")
}

/// Of nobody's, and without any of the letters that Telex rewrites.
const ID_CARD: &str = "048096000012|200000000|Nguyễn Văn Ất|29021996|Nam|Tổ 0, Đà Nẵng|01032021";
const NATIONAL: &str = "******000012|NGUYEN VAN AT|1995-**-**|0|QID0000001|1<GD448*******<090****<";
const INSURANCE: &str = "GD4480000000123|4e677579e1bb856e|01/02/1960|2|4875e1babf|48 - 000|-|$";
const INSURANCE_IN_LETTERS: &str = "GD4480000000123|Nguyễn Thị Mùi|01/02/1960|2|Huế|48 - 000|-|$";
