//! Context for every page, and what stands around them all; nothing else.

use leptos::prelude::*;
use leptos_router::components::Router;

use crate::components::shell::Shell;
use crate::i18n::Shown;
use crate::profile::KnownProfile;
use crate::routes::Routes;
use crate::service_worker::Updates;
use crate::trail::Trail;
use crate::{parts, sync};

/// Mounts the app in place of the static shell of `index.html`.
pub(crate) fn start() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    provide_context(Shown::at_start());
    provide_context(KnownProfile::start());
    provide_context(Updates::start());
    let trail = Trail::new();
    provide_context(trail);
    sync::start(trail);
    parts::load_ahead();
    view! {
        <Router>
            <Shell>
                <Routes />
            </Shell>
        </Router>
    }
}
