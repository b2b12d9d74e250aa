//! Vietnam's numbering plan as far as it concerns mobile numbers: which country
//! a number is of, and which nine digits are in use. Follows libphonenumber 9.

use super::PhoneError;
use super::typed::Typed;

const COUNTRY: &str = "84";
/// Digits of a mobile number without the country code or the leading zero.
const LENGTH: usize = 9;

/// The nine digits of a mobile number.
pub(super) fn national(typed: &Typed) -> Result<&str, PhoneError> {
    let number = without_country(typed)?;
    // The zero is often kept after the country code: `+84 (0) 912…`.
    let number = number.strip_prefix('0').unwrap_or(number);
    if is_old(number) {
        return Err(PhoneError::OldElevenDigits);
    }
    match number.len() {
        LENGTH if is_mobile(number) => Ok(number),
        LENGTH => Err(PhoneError::NotMobile),
        // A landline has ten digits, area code included.
        10 if number.starts_with('2') => Err(PhoneError::NotMobile),
        length if length < LENGTH => Err(PhoneError::TooShort),
        _ => Err(PhoneError::TooLong),
    }
}

fn without_country(typed: &Typed) -> Result<&str, PhoneError> {
    let digits = typed.digits.as_str();
    if typed.plus {
        return digits.strip_prefix(COUNTRY).ok_or(PhoneError::OtherCountry);
    }
    if let Some(abroad) = digits.strip_prefix("00")
        && !abroad.starts_with('0')
    {
        return abroad.strip_prefix(COUNTRY).ok_or(PhoneError::OtherCountry);
    }
    // Nine digits that start with 84 are a number of the 084x range, typed
    // without its zero; only a longer one can begin with the country code.
    match digits.strip_prefix(COUNTRY) {
        Some(rest) if digits.len() >= COUNTRY.len() + LENGTH => Ok(rest),
        _ => Ok(digits),
    }
}

/// Whether these are mobile: by their first three digits.
fn is_mobile(number: &str) -> bool {
    let (head, rest) = number.split_at(3);
    match head.parse().unwrap_or(0_u16) {
        // Numbers of machines, which take messages too.
        140 | 160 => true,
        121 => rest.starts_with(['0', '1', '2', '3']),
        300..=399 => true,
        510..=519 | 560..=569 | 580..=599 => true,
        522 | 523 | 528 | 559 => true,
        700..=709 | 760..=799 => true,
        810..=889 | 896..=899 => true,
        900..=991 | 993..=999 => true,
        _ => false,
    }
}

/// The ranges that were moved to nine digits on 15 September 2018.
fn is_old(number: &str) -> bool {
    const RANGES: [&str; 5] = ["12", "16", "186", "188", "199"];
    number.len() == 10 && RANGES.iter().any(|range| number.starts_with(range))
}
