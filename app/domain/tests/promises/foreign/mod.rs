//! Foreign codes get their names, and checkpoints read them.

mod hostile;
mod id_card;
mod insurance;
mod link;
mod national;
mod payment;

use domain::code::Code;
use domain::code::foreign::ForeignKind::{
    self, Certificate, CitizenId, Contact, Empty, Garbage, HealthCard, Insurance, Link,
    NationalPersonal, Other, Payment, Phone, Text, Wifi,
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
        ("shc:/56762909524320603460", HealthCard),
        ("GD4480000000123|4e677579e1bb856e|01/01/1990|1|$", Insurance),
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
        ("WIFI:S:quan;T:WPA;P:12345678;;", Wifi),
        ("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD", Contact),
        ("BEGIN:VEVENT\nEND:VEVENT", Other),
        ("MECARD:N:A;;", Contact),
        ("tel:+84912345678", Phone),
        ("SMSTO:1022:hello", Phone),
        ("geo:16.06,108.22", Other),
        ("\u{feff}mailto:a@example.org", Other),
        ("", Empty),
        (" \n", Empty),
        ("\u{0}\u{1}\u{fffd}", Garbage),
        ("\u{89}PNG", Garbage),
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
