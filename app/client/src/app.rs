//! Context for every page and the table of routes; nothing else.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::components::shell::Shell;
use crate::i18n::Shown;
use crate::parts::{Account, Owner, Page, Visitor, page};
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
                <FlatRoutes fallback=pages::not_found::NotFound>
                    <Route path=path!("/") view=pages::home::Home />
                    <Route path=path!("/scan") view=|| page(Page::Visitor(Visitor::Scan)) />
                    <Route path=path!("/v") view=|| page(Page::Visitor(Visitor::Poster)) />
                    <Route path=path!("/history") view=|| page(Page::Visitor(Visitor::History)) />
                    <Route path=path!("/who") view=|| page(Page::Visitor(Visitor::Who)) />
                    <Route path=path!("/sign-in") view=|| page(Page::Account(Account::SignIn)) />
                    <Route path=path!("/me") view=|| page(Page::Account(Account::Me)) />
                    <Route path=path!("/venues") view=|| page(Page::Owner(Owner::Venues)) />
                    <Route path=path!("/venues/new") view=|| page(Page::Owner(Owner::New)) />
                    <Route path=path!("/venues/:id") view=|| page(Page::Owner(Owner::Points)) />
                    <Route path=path!("/venues/:id/posters") view=|| page(Page::Owner(Owner::Posters)) />
                    <Route path=path!("/venues/:id/history") view=|| page(Page::Owner(Owner::History)) />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}
