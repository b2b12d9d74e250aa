//! Small line drawings that stand beside words, never instead of them.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy)]
pub(crate) enum Icon {
    Home,
    Scan,
    History,
    Venue,
    Me,
    Poster,
    Forward,
    Edit,
    List,
    Link,
    Health,
}

impl Icon {
    /// Lines on a field of 24 by 24.
    const fn path(self) -> &'static str {
        match self {
            Self::Home => "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
            Self::Scan => "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16",
            Self::History => "M12 7v5l4 2M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.500h4.500",
            Self::Venue => "M4 10v10h16V10M3 10l2-6h14l2 6zM10 20v-6h4v6",
            Self::Me => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.500-6 8-6s8 2 8 6",
            Self::Poster => {
                "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2M14 20h2M18 18h2v2h-2z"
            }
            Self::Forward => "M9 5l7 7-7 7",
            Self::Edit => "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
            Self::List => "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
            Self::Health => {
                "M12 21C5 16 3 12 3 9a4.500 4.500 0 0 1 9-1 4.500 4.500 0 0 1 9 1c0 3-2 7-9 12zM8 12h8M12 8v8"
            }
            Self::Link => {
                "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"
            }
        }
    }
}

/// The drawing as a view; hidden from screen readers, who get the words.
pub(crate) fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
