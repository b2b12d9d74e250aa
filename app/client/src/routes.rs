//! Which page stands at which address. The router only follows links and the
//! browser's history; matching a dozen fixed addresses needs no more than this.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

use crate::pages;
use crate::parts::{Account, Owner, Page, Visitor, page};

/// The page of the address, anew whenever its path changes.
#[component]
pub(crate) fn Routes() -> impl IntoView {
    let path = use_location().pathname;
    let browser = expect_context::<BrowserUrl>();
    move || {
        let view = path.with(|path| at(path));
        // Only now does the address bar show where one is.
        browser.ready_to_complete();
        view
    }
}

fn at(path: &str) -> AnyView {
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let steps = [steps.next(), steps.next(), steps.next(), steps.next()];
    page(match steps {
        [None, ..] => return pages::home::Home().into_any(),
        [Some("scan"), None, ..] => Page::Visitor(Visitor::Scan),
        [Some("v"), None, ..] => Page::Visitor(Visitor::Poster),
        [Some("history"), None, ..] => Page::Visitor(Visitor::History),
        [Some("who"), None, ..] => Page::Visitor(Visitor::Who),
        [Some("sign-in"), None, ..] => Page::Account(Account::SignIn),
        [Some("me"), None, ..] => Page::Visitor(Visitor::Me),
        [Some("venues"), None, ..] => Page::Owner(Owner::Venues),
        [Some("venues"), Some("new"), None, _] => Page::Owner(Owner::New),
        [Some("venues"), Some(_), None, _] => Page::Owner(Owner::Points),
        [Some("venues"), Some(_), Some("posters"), None] => Page::Owner(Owner::Posters),
        [Some("venues"), Some(_), Some("history"), None] => Page::Owner(Owner::History),
        [Some("venues"), Some(_), Some("team"), None] => Page::Owner(Owner::Team),
        [Some("venues"), Some(_), Some("events"), None] => Page::Owner(Owner::Events),
        [Some("venues"), Some(_), Some("connections"), None] => Page::Owner(Owner::Connections),
        _ => return pages::not_found::NotFound().into_any(),
    })
    .into_any()
}
