//! The first page: what people come for, one tap away.

use leptos::prelude::*;
use locales::Text;

use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;

#[component]
pub(crate) fn Home() -> impl IntoView {
    view! {
        <Heading text=Text::HomeTitle />
        <div class="choices">
            <a class="choice choice--first" href="/scan">
                {icon(Icon::Scan)}
                <span class="choice__name">{t(Text::HomeScan)}</span>
                <span class="choice__hint">{t(Text::HomeScanHint)}</span>
            </a>
            <a class="choice" href="/venues/new">
                {icon(Icon::Poster)}
                <span class="choice__name">{t(Text::HomeMake)}</span>
                <span class="choice__hint">{t(Text::HomeMakeHint)}</span>
            </a>
        </div>
        <ul class="links">
            <li><a href="/health">{icon(Icon::Health)} {t(Text::HomeHealth)}</a></li>
            <li><a href="/history">{icon(Icon::History)} {t(Text::HomeHistory)}</a></li>
            <li><a href="/qr">{icon(Icon::Poster)} {t(Text::HomeQr)}</a></li>
            <li><a href="/checkpoint">{icon(Icon::Scan)} {t(Text::HomeCheckpoint)}</a></li>
            <li><a href="/venues">{icon(Icon::Venue)} {t(Text::HomeVenues)}</a></li>
        </ul>
    }
}
