//! Context for every page and the table of routes; nothing else.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::components::shell::Shell;
use crate::i18n::Shown;
use crate::pages;

/// Mounts the app in place of the static shell of `index.html`.
pub(crate) fn start() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    provide_context(Shown::at_start());
    view! {
        <Router>
            <Shell>
                <Routes fallback=pages::not_found::NotFound>
                    <Route path=path!("/") view=pages::home::Home />
                </Routes>
            </Shell>
        </Router>
    }
}
