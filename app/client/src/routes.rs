//! Which page stands at which address. The router only follows links and the
//! browser's history; matching a dozen fixed addresses needs no more than this.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

use crate::pages;
use crate::parts::{Account, Health, Owner, Page, Visitor, page};

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
        [Some("p"), None, ..] => Page::Health(Health::Landing),
        [Some("checkpoint"), None, ..] => Page::Checkpoint,
        [Some("health"), None, ..] => Page::Health(Health::People),
        [Some("health"), Some(page), _, None] => match page {
            "declare" => Page::Health(Health::Declare),
            "code" => Page::Health(Health::Code),
            "card" => Page::Health(Health::Card),
            _ => return pages::not_found::NotFound().into_any(),
        },
        [Some("qr"), None, ..] => Page::Owner(Owner::Qr),
        [Some("venues"), None, ..] => Page::Owner(Owner::Venues),
        [Some("venues"), Some("new"), None, _] => Page::Owner(Owner::New),
        [Some("venues"), Some(_), None, _] => Page::Owner(Owner::Venue),
        [Some("venues"), Some(_), Some(page), None] => match page {
            "points" => Page::Owner(Owner::Points),
            "withdraw" => Page::Owner(Owner::Withdraw),
            "posters" => Page::Owner(Owner::Posters),
            "edit" => Page::Owner(Owner::Edit),
            "delete" => Page::Owner(Owner::Delete),
            "history" => Page::Owner(Owner::History),
            "team" => Page::Owner(Owner::Team),
            "events" => Page::Owner(Owner::Events),
            "connections" => Page::Owner(Owner::Connections),
            _ => return pages::not_found::NotFound().into_any(),
        },
        _ => return pages::not_found::NotFound().into_any(),
    })
    .into_any()
}
