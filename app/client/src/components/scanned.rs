//! A text that was read, from the decision what it is to the page for it.

use domain::check_in::Method;
use domain::code::venue::VenueCode;
use domain::code::{Code, CodeError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use super::not_saved::NotSaved;
use super::refusal::{Foreign, NotValidAnyMore, Personal, Refused};
use super::verdict::Verdict;
use crate::check_in::{CheckedIn, check_in_at};
use crate::i18n::t;
use crate::keys;
use crate::offline::StorageError;
use crate::offline::entries::Label;
use crate::time_text::now;
use crate::trail::{Keys, Trail, trail};

/// Reads the text with the keys that this phone has, and again when they
/// change. `None` while they are not looked up yet.
pub(crate) fn read_with_keys(
    trail: Trail,
    read: impl Fn(Option<&domain::code::keys::KeyList>) -> Result<Code, CodeError>
    + Send
    + Sync
    + 'static,
) -> Memo<Option<Result<Code, CodeError>>> {
    let code = Memo::new(move |_| match &*trail.keys.read() {
        Keys::Reading => None,
        Keys::Missing => Some(read(None)),
        Keys::Known(list) => Some(read(Some(list))),
    });
    Effect::new(move || {
        let missing =
            |error: &CodeError| matches!(error, CodeError::NoKeys | CodeError::UnknownKey);
        if matches!(code.get(), Some(Err(error)) if missing(&error)) {
            spawn_local(keys::refresh(trail));
        }
    });
    code
}

/// What a scanned text leads to: a check-in at once, or why there is none.
#[component]
pub(crate) fn Scanned(text: String, method: Method, children: ChildrenFn) -> impl IntoView {
    let trail = trail();
    let code = read_with_keys(trail, move |keys| Code::read(&text, keys));
    let children = StoredValue::new(children);
    move || {
        let next = move || children.with_value(|children| children());
        match code.get() {
            None => view! { <p class="busy" role="status">{t(Text::PosterReading)}</p> }.into_any(),
            Some(Ok(Code::Venue(code))) => {
                // As of now: what is heard later does not take a check-in back.
                let refused = trail.withdrawn.with_untracked(|list| list.refuses(&code));
                match refused {
                    Some(reason) => {
                        let label = Label::from(&code);
                        view! { <NotValidAnyMore reason label /> {next()} }.into_any()
                    }
                    None => view! { <CheckInNow code method>{next()}</CheckInNow> }.into_any(),
                }
            }
            Some(Ok(Code::Personal)) => view! { <Personal /> {next()} }.into_any(),
            Some(Ok(Code::Foreign(kind))) => view! { <Foreign kind /> {next()} }.into_any(),
            Some(Err(error)) => view! { <Refused error /> {next()} }.into_any(),
        }
    }
}

/// Checks in as soon as it is shown; the verdict follows when it is saved.
#[component]
pub(crate) fn CheckInNow(code: VenueCode, method: Method, children: ChildrenFn) -> impl IntoView {
    let trail = trail();
    let outcome = RwSignal::new(None::<Result<CheckedIn, StorageError>>);
    let code = StoredValue::new(code);
    let save = move || {
        outcome.set(None);
        let code = code.get_value();
        spawn_local(async move {
            let saved = check_in_at(trail, &code, method, now()).await;
            // The page may have been left meanwhile; the check-in is saved anyway.
            drop(outcome.try_set(Some(saved)));
        });
    };
    save();
    let children = StoredValue::new(children);
    move || {
        let next = move || children.with_value(|children| children());
        match outcome.get() {
            None => view! { <p class="busy" role="status">{t(Text::VerdictSaving)}</p> }.into_any(),
            Some(Ok(checked_in)) => view! { <Verdict checked_in>{next()}</Verdict> }.into_any(),
            Some(Err(error)) => view! {
                <NotSaved error=Signal::stored(Some(error)) />
                <button type="button" class="button button--primary" on:click=move |_| save()>
                    {t(Text::TryAgain)}
                </button>
                {next()}
            }
            .into_any(),
        }
    }
}
