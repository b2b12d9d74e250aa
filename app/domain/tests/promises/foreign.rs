//! Foreign codes get their names.

use domain::code::Code;
use domain::code::foreign::ForeignKind::{
    self, Certificate, CitizenId, Link, NationalPersonal, Other, Payment, Text,
};

fn check(text: &str, expected: ForeignKind) {
    assert_eq!(
        Code::read(text, None),
        Ok(Code::Foreign(expected)),
        "`{text}`"
    );
}

#[test]
fn every_known_form_is_named() {
    for (text, kind) in [
        ("https://example.org/menu", Link),
        ("HTTP://EXAMPLE.ORG", Link),
        ("https://example.org/v#about", Link),
        ("www.example.org/menu", Link),
        ("javascript:alert(1)", Link),
        ("data:text/html,hello", Link),
        ("intent://scan/#Intent;scheme=x;end", Link),
        ("zalo://qr/p/abc", Link),
        ("00020101021238530010A000000727", Payment),
        ("HC1:6BF+70790T9WJWG", Certificate),
        (
            "048095000000|200000000|Nguyễn Văn A|01011995|Nam|Đà Nẵng|01012021",
            CitizenId,
        ),
        (
            "048095000000||Nguyễn Văn A|01011995|Nam|Đà Nẵng|01012021||||",
            CitizenId,
        ),
        (
            "******000000|NGUYEN VAN A|1995-**-**|0|QID0000001|1<GD4*<09*",
            NationalPersonal,
        ),
        (
            "200000000|NGUYEN THI B|1989/3/3|1|QID0000002|",
            NationalPersonal,
        ),
        ("WIFI:S:quan;T:WPA;P:12345678;;", Other),
        ("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD", Other),
        ("MECARD:N:A;;", Other),
        ("tel:+84912345678", Other),
        ("SMSTO:1022:hello", Other),
        ("geo:16.06,108.22", Other),
        ("\u{feff}mailto:a@example.org", Other),
        ("", Text),
        ("|||||||", Text),
        ("Giờ mở cửa: 7:00", Text),
        ("12345678", Text),
        ("note: a thing", Text),
    ] {
        check(text, kind);
    }
}

#[test]
fn a_text_longer_than_any_qr_code_is_named_too() {
    check(
        &format!("https://luuvet.example/v#{}", "1".repeat(100_000)),
        Link,
    );
    check(&"|".repeat(100_000), Text);
}
