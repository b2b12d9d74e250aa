//! "Quản lý QR", as the guidance calls it: the ways to one's codes.

use leptos::prelude::*;
use locales::Text;

use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;

#[component]
pub(crate) fn ManageQr() -> impl IntoView {
    view! {
        <Heading text=Text::QrTitle />
        <div class="choices">
            <a class="choice" href="/venues">
                {icon(Icon::Poster)}
                <span class="choice__name">{t(Text::QrVenues)}</span>
                <span class="choice__hint">{t(Text::QrVenuesHint)}</span>
            </a>
        </div>
    }
}
