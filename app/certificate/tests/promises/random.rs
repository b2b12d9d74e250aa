//! Whatever is made, damaged or made up at random.

use certificate::content::Event;
use proptest::prelude::*;

use crate::issuer::Issuer;
use crate::paper::{Paper, vaccination};
use crate::write::{code, int, text, texts};
use crate::{after_issue, read};

fn paper() -> impl Strategy<Value = Paper> {
    let name = "[\\p{L}][\\p{L} '\\-]{0,30}";
    let day = (2020..2022, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
    (name, "[A-Z<]{1,20}", day.clone(), day).prop_map(|(name, latin, born, given)| {
        let mut paper = Paper::about(&Issuer::p256(1), "v", &[vaccination(&given)]);
        paper.content[1].1 = texts(&[("fn", &name), ("fnt", &latin)]);
        paper.content[2].1 = text(&born);
        paper.unprotected = vec![(int(99), text(&name))];
        paper
    })
}

proptest! {
    #[test]
    fn what_was_issued_is_read_back(
        family in "[A-Za-zĐđƠơƯưÀàẢảẠạ ]{1,40}", latin in "[A-Z<]{1,40}",
        (year, month, day) in (1900..2100_u16, 1..=12_u8, 1..=28_u8),
    ) {
        let issuer = Issuer::p256(1);
        let (born, given) = (format!("{year:04}-{month:02}-{day:02}"), "2021-05-06");
        let mut paper = Paper::about(&issuer, "v", &[vaccination(given)]);
        paper.content[1].1 = texts(&[("fn", &family), ("fnt", &latin)]);
        paper.content[2].1 = text(&born);
        let read = read(&paper.signed_by(&issuer), &issuer).expect("it can be read");
        prop_assert!(read.check.is_ok());
        prop_assert_eq!(&read.certificate.person.family_name, &family);
        prop_assert_eq!(&read.certificate.person.family_name_latin, &latin);
        prop_assert_eq!(read.certificate.person.born.map(|it| it.to_string()), Some(born));
        let Event::Vaccination(dose) = &read.certificate.event else {
            panic!("a vaccination");
        };
        prop_assert_eq!(dose.given.map(|it| it.to_string()), Some(given.to_owned()));
    }

    #[test]
    fn a_changed_byte_never_makes_other_content_valid(
        paper in paper(), at in any::<prop::sample::Index>(), change in 1..=255_u8,
    ) {
        let issuer = Issuer::p256(1);
        let mut envelope = paper.envelope(|message| issuer.sign(message));
        let content = read(&code(&envelope), &issuer).expect("it can be read").certificate;
        let at = at.index(envelope.len());
        envelope[at] ^= change;
        if let Ok(read) = read(&code(&envelope), &issuer) {
            prop_assert!(read.check.is_err() || read.certificate == content);
        }
    }

    #[test]
    fn a_changed_sign_never_makes_other_content_valid(
        paper in paper(), at in any::<prop::sample::Index>(), sign in "[0-9A-Z $%*+\\-./:]",
    ) {
        let issuer = Issuer::p256(1);
        let mut text = paper.signed_by(&issuer);
        let content = read(&text, &issuer).expect("it can be read").certificate;
        let at = at.index(text.len());
        text.replace_range(at..=at, &sign);
        if let Ok(read) = read(&text, &issuer) {
            prop_assert!(read.check.is_err() || read.certificate == content);
        }
    }

    #[test]
    fn nothing_made_up_panics(text in "\\PC{0,200}", bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let trust = Issuer::p256(1).trusted();
        for text in [text.clone(), format!("HC1:{text}"), code(&bytes)] {
            let read = certificate::read(&text, &trust, after_issue(0));
            prop_assert!(read.is_err());
        }
    }
}
