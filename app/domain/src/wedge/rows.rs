//! The characters of each keyboard, row by row, in the order of
//! [`place`](super::place): without and with Shift, with AltGr, with both. From
//! Windows' layouts, whose dead keys are left out: no code of ours needs one.

/// Stands for keys that type nothing, or a dead key.
pub(super) const NOTHING: char = '·';

/// Four rows, from the top.
pub(super) type Rows = [&'static str; 4];

const NO_ROWS: Rows = ["", "", "", ""];

pub(super) const US: [Rows; 4] = [
    [
        "`1234567890-=",
        "qwertyuiop[]",
        r"asdfghjkl;'\",
        "·zxcvbnm,./",
    ],
    [
        "~!@#$%^&*()_+",
        "QWERTYUIOP{}",
        "ASDFGHJKL:\"|",
        "·ZXCVBNM<>?",
    ],
    NO_ROWS,
    NO_ROWS,
];

pub(super) const UK: [Rows; 4] = [
    [
        "`1234567890-=",
        "qwertyuiop[]",
        "asdfghjkl;'#",
        r"\zxcvbnm,./",
    ],
    [
        "¬!\"£$%^&*()_+",
        "QWERTYUIOP{}",
        "ASDFGHJKL:@~",
        "|ZXCVBNM<>?",
    ],
    ["¦···€", "··é···úíó··", "á···········", ""],
    NO_ROWS,
];

pub(super) const FRENCH: [Rows; 4] = [
    [
        "²&é\"'(-è_çà)=",
        "azertyuiop·$",
        "qsdfghjklmù*",
        "<wxcvbn,;:!",
    ],
    [
        "·1234567890°+",
        "AZERTYUIOP·£",
        "QSDFGHJKLM%µ",
        ">WXCVBN?./§",
    ],
    [r"···#{[|·\^@]}", "··€········¤", "", ""],
    NO_ROWS,
];

pub(super) const GERMAN: [Rows; 4] = [
    [
        "·1234567890ß·",
        "qwertzuiopü+",
        "asdfghjklöä#",
        "<yxcvbnm,.-",
    ],
    [
        "°!\"§$%&/()=?·",
        "QWERTZUIOPÜ*",
        "ASDFGHJKLÖÄ'",
        ">YXCVBNM;:_",
    ],
    [r"··²³···{[]}\·", "@·€········~", "", "|······µ···"],
    NO_ROWS,
];

pub(super) const VIETNAMESE: [Rows; 4] = [
    [
        "`ăâêô\u{300}\u{309}\u{303}\u{301}\u{323}đ-₫",
        "qwertyuiopươ",
        r"asdfghjkl;'\",
        "·zxcvbnm,./",
    ],
    [
        "~ĂÂÊÔ\u{300}\u{309}\u{303}\u{301}\u{323}Đ_+",
        "QWERTYUIOPƯƠ",
        "ASDFGHJKL:\"|",
        "·ZXCVBNM<>?",
    ],
    [
        "`1234567890-=",
        "qwertyuiop[]",
        r"asdfghjkl;'\",
        "·zxcvbnm,.·",
    ],
    [
        "~!@#$%^&*()_+",
        "QWERTYUIOP{}",
        "ASDFGHJKL:\"|",
        "·ZXCVBNM<>·",
    ],
];
