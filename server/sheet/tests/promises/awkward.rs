//! Texts that programs change, run or lose.

pub(crate) fn awkward_cells() -> Vec<String> {
    let mut cells: Vec<String> = [
        "Nguyễn Thị Hoa",
        "Nguye\u{302}\u{303}n Thi\u{323} Hoa",
        "Đỗ Ưng",
        "Đo\u{302}\u{303} U\u{31B}ng",
        "+84912345678",
        "-5",
        "@an",
        "=1+1",
        "=cmd|' /C calc'!A0",
        "\t=1",
        " =1+1",
        "＝1+1",
        "'quoted",
        "'=1",
        "0912345678",
        "1234567890123456",
        "1/5",
        "12-3",
        "1E5",
        "1,5",
        "5%",
        "3 Mar",
        "2026-11-25 10:20:31",
        "TRUE",
        "false",
        "#N/A",
        "_x0041_",
        "_x000D_",
        "__x0041__x0042_",
        "🍜 Bún chả cá 👩🏽‍🍳",
        "say \"chào\"",
        "two\nlines",
        "comma, semicolon; tab\there",
        "  blanks at both ends  ",
        "blanks   inside",
        "<b>&amp;</b> ]]>",
        "",
        "\u{FEFF}mark",
    ]
    .map(str::to_owned)
    .into();
    cells.push("chữ dài ".repeat(1_250));
    cells
}

/// Texts put together, in every way, from what numbers, dates, times and amounts
/// are made of.
pub(crate) fn near_values() -> Vec<String> {
    #[rustfmt::skip]
    let parts = [
        "", "5", "31", "2026", "10:20", "1E5", "Jan", "SEPT", "January", "Mon", "tháng 1",
        "Thứ Hai", "am", "PM", "SA", "TCN", "%", "$", "₫", "đ", "½", "TRUE", "sai", "ĐÚNG", "An",
    ];
    let mut texts = Vec::new();
    for first in parts {
        for second in parts {
            for between in ["", " ", "-", "/", ". "] {
                for end in ["", "2026", "10:20", "T"] {
                    texts.push([first, between, second, between, end].concat());
                }
            }
        }
    }
    texts
}
