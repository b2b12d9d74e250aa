//! Any text as somebody else's code: named the same by the visitor's phone and
//! the checkpoint, and no number of a document shown in full.

#![no_main]

use domain::code::foreign::{Foreign, ForeignError, ForeignKind, kind_of, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let read = read(&text);
    let kind = match &read {
        Ok(Foreign::IdCard(_)) | Err(ForeignError::IdCard(_)) => ForeignKind::CitizenId,
        Ok(Foreign::National(_)) | Err(ForeignError::National(_)) => ForeignKind::NationalPersonal,
        Ok(Foreign::Insurance(_)) | Err(ForeignError::Insurance(_)) => ForeignKind::Insurance,
        Ok(Foreign::Payment(_)) | Err(ForeignError::Payment(_)) => ForeignKind::Payment,
        Ok(Foreign::Link(_)) => ForeignKind::Link,
        Ok(Foreign::Named(kind)) => *kind,
        Err(ForeignError::TooLong) => return,
    };
    assert_eq!(kind, kind_of(&text));
    if let Ok(Foreign::IdCard(card)) = &read {
        assert!(!format!("{card:?}").contains(card.number.reveal_to_seal()));
    }
    let _ = format!("{read:?}");
});
