//! The latest test: which, when, and what it said.

use domain::health::vaccination::{TestKind, TestResult};
use leptos::prelude::*;
use locales::Text;

use super::answers::Answers;
use super::stays::date;
use super::words;
use crate::i18n::t;

#[component]
pub(super) fn TestField(
    answers: Answers,
    #[prop(into)] error: Signal<Option<Text>>,
) -> impl IntoView {
    let kinds = [None, Some(TestKind::Pcr), Some(TestKind::Antigen)];
    let kind = move |kind: Option<TestKind>| {
        let text = kind.map_or(Text::DeclareTestNone, words::test_kind);
        radio(
            "test-kind",
            text,
            move || answers.test.get() == kind,
            move || answers.test.set(kind),
        )
    };
    let result = move |result: TestResult| {
        let is_it = move || answers.result.get() == result;
        radio(
            "test-result",
            words::test_result(result),
            is_it,
            move || answers.result.set(result),
        )
    };
    let is_tested = Memo::new(move |_| answers.test.get().is_some());
    view! {
        <fieldset id="test" class:field--wrong=move || error.get().is_some()>
            <legend>{t(Text::DeclareTest)}</legend>
            <p class="field__error" role="alert">{move || error.get().map(t)}</p>
            <div class="options">{kinds.map(kind)}</div>
            {move || is_tested.get().then(|| view! {
                {date(Text::DeclareTestTaken, answers.taken)}
                <fieldset>
                    <legend>{t(Text::DeclareTestResult)}</legend>
                    <div class="options">
                        {[TestResult::Negative, TestResult::Positive].map(result)}
                    </div>
                </fieldset>
            })}
        </fieldset>
    }
}

/// One of several answers.
pub(super) fn radio(
    name: &'static str,
    text: Text,
    is_chosen: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="radio" name=name prop:checked=is_chosen on:change=move |_| choose() />
            <span>{t(text)}</span>
        </label>
    }
}
