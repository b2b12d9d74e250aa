//! What stands around every page: header, page, navigation.

use leptos::prelude::*;
use locales::Text;

use super::language_switch::{LanguageSwitch, code};
use super::navigation::Navigation;
use super::outbox_badge::OutboxBadge;
use super::update_bar::UpdateBar;
use crate::i18n::{shown, t};

#[component]
pub(crate) fn Shell(children: Children) -> impl IntoView {
    let shown = shown();
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            // The attribute's name is a valid one, so this cannot fail.
            drop(root.set_attribute("lang", code(shown.get())));
        }
    });
    view! {
        <a class="skip" href="#page" rel="external" on:click=to_page>
            {t(Text::SkipToPage)}
        </a>
        <header class="header">
            <a class="header__name" href="/">{t(Text::AppName)}</a>
            <div class="header__tools">
                <OutboxBadge />
                <LanguageSwitch />
            </div>
        </header>
        <UpdateBar />
        <main id="page" class="page" tabindex="-1">
            {children()}
        </main>
        <Navigation />
    }
}

/// Moves the focus without touching the address, which may hold a poster's code.
fn to_page(event: leptos::ev::MouseEvent) {
    use wasm_bindgen::JsCast;
    event.prevent_default();
    let page = document().get_element_by_id("page");
    if let Some(page) = page.and_then(|page| page.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(page.focus());
    }
}
