//! Asks once, after a check-in, who carries this phone. Never in the way.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;
use crate::profile::{Known, Profile, known_profile};

#[component]
pub(crate) fn WhoCard() -> impl IntoView {
    let known = known_profile();
    let later = move |_| known.keep(Profile::default());
    view! {
        {move || (known.get() == Known::NeverAsked).then(|| view! {
            <section class="notice">
                <h2>{t(Text::WhoAsk)}</h2>
                <p>{t(Text::WhoHint)}</p>
                <div class="bar">
                    <a href="/who" class="button">{t(Text::WhoAskNow)}</a>
                    <button type="button" class="button button--quiet" on:click=later>
                        {t(Text::WhoAskLater)}
                    </button>
                </div>
            </section>
        })}
    }
}
