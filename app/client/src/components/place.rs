//! Where a poster hangs: venue, point, ward.

use leptos::prelude::*;

use super::own_row::now_named;
use crate::i18n::shown;
use crate::offline::entries::Label;

#[component]
pub(crate) fn Place(label: Label) -> impl IntoView {
    let shown = shown();
    let point = label.point;
    let point = move || {
        let point = point.as_ref();
        point.map(|point| locales::words::point(shown.get(), point))
    };
    view! {
        <p class="place__venue">{label.venue}</p>
        {now_named(label.now_named)}
        <p class="place__point">{point}</p>
        <p class="place__ward">{label.ward}</p>
    }
}
