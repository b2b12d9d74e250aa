//! The words inside numbers and dates, English and Vietnamese: those that Excel
//! and LibreOffice read in cells under these two languages.

/// More bytes than any of the words has, in capitals too.
const TOO_LONG: usize = 12;

pub(super) fn is_a_truth_value(text: &str) -> bool {
    // Looked at for every cell, and hardly ever as short as this.
    text.len() <= "đúng".len()
        && matches!(
            text.to_lowercase().as_str(),
            "true" | "false" | "đúng" | "sai"
        )
}

#[rustfmt::skip]
pub(super) fn stands_in_a_value(word: &str) -> bool {
    word.len() < TOO_LONG && matches!(
        word.to_lowercase().as_str(),
        "january" | "february" | "march" | "april" | "may" | "june" | "july"
        | "august" | "september" | "october" | "november" | "december"
        | "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept"
        | "oct" | "nov" | "dec"
        | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
        | "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"
        | "ngày" | "tháng" | "thg" | "th" | "năm" | "thứ" | "chủ" | "nhật"
        | "một" | "hai" | "ba" | "tư" | "sáu" | "bảy" | "tám" | "chín" | "mười"
        // Half days.
        | "am" | "pm" | "a" | "p" | "sa" | "ch"
        // Exponents, ISO 8601, LibreOffice's own error values.
        | "e" | "d" | "t" | "z" | "gmt" | "utc" | "err"
        // Money.
        | "đ" | "đồng" | "vnd" | "vnđ" | "usd" | "eur"
    )
}
