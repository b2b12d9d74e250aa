//! A question to the server that a page shows the answer of: waiting, failed
//! with a way to ask again, or answered.

use api::ApiError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use super::problem::Problem;
use crate::i18n::t;

/// An answer of the server, asked for at once and again on demand.
pub(crate) struct Asked<T: Send + Sync + 'static> {
    pub(crate) answer: RwSignal<Option<Result<T, ApiError>>>,
    /// Forgets the answer and asks once more.
    pub(crate) again: Callback<()>,
    /// Asks once more, with the answer so far standing until another comes.
    pub(crate) renew: Callback<()>,
}

impl<T: Send + Sync + 'static> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Asked<T> {}

/// Asks now, and again whenever `again` or `renew` is called.
pub(crate) fn asked<T, F>(ask: impl Fn() -> F + Send + Sync + 'static) -> Asked<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let answer = RwSignal::new(None);
    let renew = Callback::new(move |()| {
        let question = ask();
        spawn_local(async move {
            let came = question.await;
            // The page may have been left meanwhile; then nobody wants to know.
            drop(answer.try_set(Some(came)));
        });
    });
    let again = Callback::new(move |()| {
        answer.set(None);
        renew.run(());
    });
    renew.run(());
    Asked {
        answer,
        again,
        renew,
    }
}

/// Shows the answer with `show`, or that it is awaited, or why it failed.
pub(crate) fn answered<T, V>(
    asked: Asked<T>,
    show: impl Fn(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let error = Signal::derive(move || {
        asked
            .answer
            .with(|answer| answer.as_ref()?.as_ref().err().cloned())
    });
    view! {
        <Problem error retry=asked.again />
        {move || match asked.answer.get() {
            None => view! { <Busy /> }.into_any(),
            Some(Ok(value)) => show(value).into_any(),
            Some(Err(_)) => ().into_any(),
        }}
    }
}

/// Something is on its way.
#[component]
pub(crate) fn Busy() -> impl IntoView {
    view! { <p class="busy" role="status">{t(Text::Busy)}</p> }
}
