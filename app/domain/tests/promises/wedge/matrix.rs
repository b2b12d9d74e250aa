//! Every reader, system and input method that may meet on a desk.

use domain::wedge::{Heard, WedgeRefusal};

use super::desk::{Desk, Missing, Suffix};
use super::input_method::{METHODS, Method};
use super::keyboard::{LAYOUTS, Layout};
use super::{
    ID_CARD, INSURANCE, INSURANCE_IN_LETTERS, NATIONAL, certificate, chosen,
    chosen_with_certificates, personal_code, scan, venue_code,
};

/// Readers set up for a US keyboard, and for the system's own.
fn desks() -> impl Iterator<Item = Desk> {
    let pairs = LAYOUTS
        .into_iter()
        .flat_map(|it| [(Layout::Us, it), (it, it)]);
    pairs.flat_map(|(reader, system)| {
        METHODS.into_iter().flat_map(move |method| {
            [Suffix::Enter, Suffix::Tab, Suffix::None]
                .into_iter()
                .flat_map(move |suffix| {
                    [5.0, 20.0, 50.0].map(|gap_ms| Desk {
                        reader,
                        method,
                        suffix,
                        gap_ms,
                        ..Desk::plain(system)
                    })
                })
        })
    })
}

#[test]
fn every_key_of_every_keyboard_is_known_by_its_place() {
    let theirs = LAYOUTS.into_iter().zip([
        domain::wedge::Layout::Us,
        domain::wedge::Layout::Uk,
        domain::wedge::Layout::French,
        domain::wedge::Layout::German,
        domain::wedge::Layout::Vietnamese,
    ]);
    for (layout, ours) in theirs {
        let text = layout.characters();
        let heard = scan(Desk::plain(layout).reads(&text));
        assert_eq!(heard.by_place(ours), text, "{layout:?}");
        assert_eq!(heard.as_typed, text, "{layout:?}");
    }
}

#[test]
fn our_own_codes_are_read_on_every_desk() {
    for text in [venue_code(), personal_code()] {
        for desk in desks() {
            let heard = scan(desk.reads(&text));
            assert_eq!(chosen(&heard).as_deref(), Ok(text.as_str()), "{desk:?}");
        }
    }
}

#[test]
fn our_own_codes_are_read_with_caps_lock_on() {
    for text in [venue_code(), personal_code()] {
        for desk in desks().filter(|it| it.gap_ms < 6.0) {
            let desk = Desk {
                caps_lock: true,
                ..desk
            };
            let heard = scan(desk.reads(&text));
            assert_eq!(chosen(&heard).as_deref(), Ok(text.as_str()), "{desk:?}");
        }
    }
}

#[test]
fn no_code_is_ever_read_as_another() {
    let certificate = certificate();
    for text in [
        &certificate,
        NATIONAL,
        ID_CARD,
        INSURANCE,
        INSURANCE_IN_LETTERS,
    ] {
        for desk in desks() {
            for missing in [Missing::LeftOut, Missing::AsText] {
                for caps_lock in [false, true] {
                    let desk = Desk {
                        missing,
                        caps_lock,
                        ..desk
                    };
                    let Heard::Scan(heard) = desk.reads(text) else {
                        continue;
                    };
                    if let Ok(read) = chosen(&heard) {
                        assert_eq!(read, text, "{desk:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_only_its_form_tells_is_read_where_nothing_rewrites_it() {
    for desk in desks().filter(|it| it.method == Method::Off) {
        for text in [&certificate(), NATIONAL, INSURANCE] {
            let heard = scan(desk.reads(text));
            assert_eq!(chosen(&heard).as_deref(), Ok(text), "{desk:?}");
        }
    }
}

#[test]
fn a_verified_certificate_is_read_wherever_its_keys_are_told() {
    let text = certificate();
    for desk in desks().filter(|it| !matches!(it.method, Method::Rewriting(_))) {
        let heard = scan(desk.reads(&text));
        let read = chosen_with_certificates(&heard, &text);
        assert_eq!(read.as_deref(), Ok(text.as_str()), "{desk:?}");
    }
}

#[test]
fn a_rewritten_certificate_is_refused_with_its_reason() {
    let is_rewritten = |it: &Desk| matches!(it.method, Method::Rewriting(_));
    for desk in desks().filter(|it| is_rewritten(it) && it.reader == it.system) {
        let heard = scan(desk.reads(&certificate()));
        assert_eq!(chosen(&heard), Err(WedgeRefusal::InputMethod), "{desk:?}");
    }
}

#[test]
fn an_id_card_by_keys_is_refused_since_letters_may_be_missing() {
    for layout in LAYOUTS {
        let heard = scan(Desk::plain(layout).reads(ID_CARD));
        assert_eq!(chosen(&heard), Err(WedgeRefusal::Letters), "{layout:?}");
        let ascii = ID_CARD.replace("Tổ", "To").replace("Đà Nẵng", "Da Nang");
        let ascii = ascii.replace("Nguyễn Văn Ất", "Nguyen Van At");
        let heard = scan(Desk::plain(layout).reads(&ascii));
        assert_eq!(chosen(&heard), Err(WedgeRefusal::Letters), "{layout:?}");
    }
}
