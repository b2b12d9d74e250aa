//! Links are shown by the host that a browser would go to.

use domain::code::foreign::LinkDoubt::{
    NameBeforeHost, NumberedHost, OtherLetters, Punycode, Runs,
};
use domain::code::foreign::{Foreign, LONGEST_HOST, LinkDoubt, read};

fn check(text: &str, host: Option<&str>, doubts: &[LinkDoubt]) {
    let Ok(Foreign::Link(link)) = read(text) else {
        panic!("{text}: {:?}", read(text));
    };
    assert_eq!(link.host.as_deref(), host, "{text}");
    assert_eq!(link.doubts, doubts, "{text}");
}

#[test]
fn the_host_is_the_one_that_a_browser_would_go_to() {
    check(
        "https://Example.ORG:8443/menu?a@b#c",
        Some("example.org"),
        &[],
    );
    check("www.example.org/menu", Some("www.example.org"), &[]);
    check(
        "https://bank.example@evil.example/",
        Some("evil.example"),
        &[NameBeforeHost],
    );
    check(
        "https://bank.example:pw@evil.example",
        Some("evil.example"),
        &[NameBeforeHost],
    );
    check(
        "https://evil.example\\@bank.example",
        Some("evil.example"),
        &[],
    );
    check("https:\\\\evil.example/x", Some("evil.example"), &[]);
    check("https:////evil.example", Some("evil.example"), &[]);
    check("http://192.0.2.1/", Some("192.0.2.1"), &[NumberedHost]);
    check("http://3221225985/", Some("3221225985"), &[NumberedHost]);
    check(
        "http://[2001:db8::1]:80/",
        Some("[2001:db8::1]"),
        &[NumberedHost],
    );
    check(
        "https://xn--bnk-hoa.example",
        Some("xn--bnk-hoa.example"),
        &[Punycode],
    );
}

#[test]
fn nothing_of_a_host_can_pretend_to_be_something_else() {
    check(
        "https://b\u{430}nk.example",
        Some("b\u{fffd}nk.example"),
        &[OtherLetters],
    );
    check(
        "https://\u{202e}knab.example",
        Some("\u{fffd}knab.example"),
        &[OtherLetters],
    );
    check(
        "https://bank%2eexample",
        Some("bank\u{fffd}2eexample"),
        &[OtherLetters],
    );
    check(
        "https://ba\tnk.example",
        Some("ba\u{fffd}nk.example"),
        &[OtherLetters],
    );
    let long = format!("https://bank.example.{}.evil.example", "a".repeat(200));
    let Ok(Foreign::Link(link)) = read(&long) else {
        panic!("{long}");
    };
    let host = link.host.expect("a host");
    assert!(
        host.starts_with('…') && host.ends_with(".evil.example"),
        "{host}"
    );
    assert_eq!(host.chars().count(), LONGEST_HOST + 1);
}

#[test]
fn what_would_run_goes_to_no_host() {
    for text in [
        "javascript:alert(1)//x",
        "data:text/html,hello",
        "intent://scan/#Intent;end",
    ] {
        check(text, None, &[Runs]);
    }
    check("https://", None, &[]);
}
