//! What stands around every page: header, page, navigation.

use leptos::prelude::*;

#[component]
pub(crate) fn Shell(children: Children) -> impl IntoView {
    view! { <main id="page">{children()}</main> }
}
