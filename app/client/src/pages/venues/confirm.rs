//! A question before something that cannot simply be taken back: what it is
//! about, what will happen, the deed, and the way out.

use api::ApiError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use crate::components::problem::Problem;
use crate::i18n::t;

/// The question. `deed` is done when its button is pressed; `done` is called
/// after it. The way out leads to `back` and stands apart from the deed.
#[component]
pub(super) fn Confirm<D, F, T>(
    /// What will happen, point by point.
    points: Vec<Text>,
    button: Text,
    back: String,
    deed: D,
    #[prop(into)] done: Callback<()>,
) -> impl IntoView
where
    D: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
    T: 'static,
{
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let act = move |_| {
        if busy.get_untracked() {
            return;
        }
        problem.set(None);
        busy.set(true);
        let doing = deed();
        spawn_local(async move {
            let answer = doing.await;
            busy.try_set(false);
            match answer {
                Ok(_) => drop(done.try_run(())),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    let words = move || t(if busy.get() { Text::Busy } else { button })();
    view! {
        <ul class="consequences">
            {points.into_iter().map(|point| view! { <li>{t(point)}</li> }).collect_view()}
        </ul>
        <Problem error=problem />
        <a class="button button--primary" href=back>{t(Text::AskNo)}</a>
        <div class="danger">
            <button type="button" class="button button--danger" aria-disabled=move || busy.get().to_string() on:click=act>
                {words}
            </button>
        </div>
    }
}
