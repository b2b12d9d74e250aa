//! Context for every page and the table of routes; nothing else.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::components::shell::Shell;
use crate::i18n::Shown;
use crate::profile::KnownProfile;
use crate::service_worker::Updates;
use crate::trail::Trail;
use crate::{pages, sync};

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
    view! {
        <Router>
            <Shell>
                <Routes fallback=pages::not_found::NotFound>
                    <Route path=path!("/") view=pages::home::Home />
                    <Route path=path!("/scan") view=pages::scan::Scan />
                    <Route path=path!("/v") view=pages::poster::Poster />
                    <Route path=path!("/history") view=pages::history::History />
                    <Route path=path!("/who") view=pages::who::Who />
                    <Route path=path!("/sign-in") view=pages::sign_in::SignIn />
                    <Route path=path!("/me") view=pages::me::Me />
                    <Route path=path!("/venues") view=pages::venues::list::Venues />
                    <Route path=path!("/venues/new") view=pages::venues::new::NewVenue />
                    <Route path=path!("/venues/:id") view=pages::venues::points::Points />
                    <Route path=path!("/venues/:id/posters") view=pages::venues::posters::Posters />
                    <Route path=path!("/venues/:id/history") view=pages::venues::history::VenueHistory />
                </Routes>
            </Shell>
        </Router>
    }
}
