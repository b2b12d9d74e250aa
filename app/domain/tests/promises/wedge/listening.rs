//! When a reader is heard, and a hand is not.

use domain::code::foreign::LONGEST;
use domain::wedge::{Heard, Key, Wedge, WedgeRefusal};
use proptest::prelude::*;

use super::desk::{Desk, Event, Page, Suffix};
use super::keyboard::Layout;
use super::{ID_CARD, chosen, scan, venue_code};

/// Keys of one gap each, then Enter.
fn page(events: impl IntoIterator<Item = Event>, gap_ms: f64) -> Page {
    let mut page = Page::default();
    for event in events {
        page.wait(gap_ms);
        page.hear(&event);
    }
    page.wait(gap_ms);
    page.hear(&Event::new("Enter", "Enter"));
    page
}

#[test]
fn a_hand_is_not_a_reader() {
    for gap_ms in [75.0, 100.0, 119.0, 121.0, 300.0] {
        let desk = Desk {
            gap_ms,
            ..Desk::plain(Layout::Us)
        };
        assert_eq!(
            desk.reads("luuvet.example and more"),
            Heard::Nothing,
            "{gap_ms}"
        );
    }
    assert_eq!(Desk::plain(Layout::Us).reads("1234567"), Heard::Nothing);
    let held = std::iter::repeat_n(Event::new("ArrowDown", "ArrowDown"), 60);
    assert_eq!(page(held, 33.0).heard, Heard::Nothing);
    let held = std::iter::repeat_n(Event::new("a", "KeyA"), 60);
    assert_eq!(page(held, 33.0).heard, Heard::Nothing);
}

#[test]
fn a_page_knows_while_a_reader_is_at_work() {
    let mut page = Page::default();
    for (key, code) in [("h", "KeyH"), ("t", "KeyT"), ("t", "KeyT")] {
        assert!(!page.is_reading());
        page.wait(20.0);
        page.hear(&Event::new(key, code));
    }
    assert!(page.is_reading());
    page.silence();
    assert!(!page.is_reading());
}

#[test]
fn what_a_hand_typed_before_does_not_spoil_a_scan() {
    let text = venue_code();
    let typed = text.chars().map(|it| {
        let press = Layout::Us.press_of(it).map(|press| press.code);
        Event::new(&it.to_string(), &press.unwrap_or_default())
    });
    let mut page = Page::default();
    for key in ["x", "y"] {
        page.hear(&Event::new(key, "KeyX"));
        page.wait(200.0);
    }
    for event in typed {
        page.wait(10.0);
        page.hear(&event);
    }
    page.silence();
    assert_eq!(chosen(&scan(page.heard)), Ok(text));
}

#[test]
fn a_late_enter_starts_nothing() {
    let desk = Desk {
        suffix: Suffix::None,
        ..Desk::plain(Layout::Us)
    };
    assert!(matches!(desk.reads(&venue_code()), Heard::Scan(_)));
    let mut wedge = Wedge::default();
    let enter = Key {
        key: "Enter",
        code: "Enter",
        at_ms: 0.0,
        shift: false,
        alt_graph: false,
        is_command: false,
        is_composing: false,
    };
    assert_eq!(wedge.key(&enter), Heard::Nothing);
}

#[test]
fn digits_of_their_own_pad_are_read_with_and_without_num_lock() {
    let text = venue_code();
    for name in ["", "End"] {
        let events = text.chars().map(|it| match Layout::Us.press_of(it) {
            _ if it.is_ascii_digit() => {
                let key = if name.is_empty() {
                    it.to_string()
                } else {
                    name.to_owned()
                };
                Event::new(&key, &format!("Numpad{it}"))
            }
            Some(press) => Event {
                shift: press.shift,
                ..Event::new(&it.to_string(), &press.code)
            },
            None => Event::new(&it.to_string(), ""),
        });
        assert_eq!(
            chosen(&scan(page(events, 5.0).heard)),
            Ok(text.clone()),
            "{name}"
        );
    }
}

#[test]
fn a_text_that_a_program_types_is_read_letter_by_letter() {
    let events = ID_CARD.chars().map(|it| Event::new(&it.to_string(), ""));
    assert_eq!(
        chosen(&scan(page(events, 5.0).heard)).as_deref(),
        Ok(ID_CARD)
    );
}

#[test]
fn keys_without_any_text_are_refused_with_their_reason() {
    for name in ["Unidentified", "Process"] {
        let events = std::iter::repeat_n(Event::new(name, ""), 200);
        assert_eq!(
            page(events, 5.0).heard,
            Heard::Refused(WedgeRefusal::NoText)
        );
    }
}

#[test]
fn what_no_code_can_hold_is_refused() {
    let desk = Desk::plain(Layout::Us);
    let longest = "ab".repeat(LONGEST / 2);
    assert!(matches!(desk.reads(&longest), Heard::Scan(_)));
    assert_eq!(
        desk.reads(&(longest + "a")),
        Heard::Refused(WedgeRefusal::TooLong)
    );
}

#[test]
fn a_true_body_behind_a_false_address_stays_refused() {
    let text = venue_code().replace("luuvet.example", "luuvex.example");
    for method in super::input_method::METHODS {
        let desk = Desk {
            method,
            ..Desk::plain(Layout::Us)
        };
        let read = chosen(&scan(desk.reads(&text)));
        // Untouched it is read as it is, and then refused as forged.
        assert!(
            read.as_ref().is_err() || read == Ok(text.clone()),
            "{method:?}: {read:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_keys_at_any_time_are_heard_without_a_panic(
        keys in prop::collection::vec((
            prop_oneof![".", Just("Process".to_owned()), Just("Dead".to_owned()), Just("Enter".to_owned()), Just("Shift".to_owned())],
            prop_oneof!["Key[A-Z]", "Digit[0-9]", "Numpad[0-9A-Z]", Just("Backspace".to_owned()), Just(String::new())],
            prop_oneof![0.0..60.0, Just(f64::NAN), Just(f64::INFINITY), -9.0..0.0],
            any::<[bool; 4]>(),
        ), 0..60),
    ) {
        let mut wedge = Wedge::default();
        let mut at_ms = 0.0;
        for (key, code, gap, [shift, alt_graph, is_command, is_composing]) in &keys {
            at_ms += gap;
            let key = Key { key, code, at_ms, shift: *shift, alt_graph: *alt_graph, is_command: *is_command, is_composing: *is_composing };
            if let Heard::Scan(scan) = wedge.key(&key) {
                let _ = chosen(&scan);
            }
        }
    }
}
