//! What things are called; the server says the same in the files that it makes.

use domain::owner::managed::Mark;
use locales::Text;
pub(super) use locales::words::{by_staff, direction, format, kind, point, role, role_may};

/// What somebody should look into; nothing for what this version does not know.
pub(super) const fn mark(mark: Mark) -> Option<Text> {
    match mark {
        Mark::Quiet => Some(Text::MarkQuiet),
        Mark::WithdrawnScanned => Some(Text::MarkWithdrawnScanned),
        Mark::ShareWaiting => Some(Text::MarkShareWaiting),
        Mark::Other => None,
    }
}
