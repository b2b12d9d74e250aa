//! The form of the scan history's filter. Choices count at once, what is typed
//! when it is sent.

use domain::history::MAX_SEARCH;
use domain::venue::{Direction, Point, PointNumber};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use locales::Text;

use super::history_filter::Filter;
use super::history_venues::Venues;
use super::words;
use crate::components::field::{Field, TextField};
use crate::i18n::{shown, t};
use crate::js;

const FROM: &str = "history-from";
const UNTIL: &str = "history-until";

/// The form; `apply` is called when the filter is to be used.
#[component]
pub(super) fn FilterForm(filter: Filter, venues: Venues, apply: Callback<()>) -> impl IntoView {
    let times = Times::of(filter);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if times.are_right() {
            apply.run(());
        }
    };
    let choose = move |event| {
        filter.choose_venue(event_target_value(&event).parse().ok());
        apply.run(());
    };
    let names = move || {
        let option = |(id, name): (_, String)| {
            view! { <option value=format!("{id}") selected=move || filter.venue.get() == Some(id)>{name}</option> }
        };
        venues.names().into_iter().map(option).collect_view()
    };
    let none = Signal::stored(None);
    view! {
        <form novalidate on:submit=submit>
            <Field id="history-venue" label=Text::HistoryOf error=none>
                <select id="history-venue" on:change=choose>
                    <option value="" selected=move || filter.venue.get().is_none()>{t(Text::HistoryOfAll)}</option>
                    {names}
                </select>
            </Field>
            <details>
                <summary>{t(Text::HistoryFilter)}</summary>
                <PointChoice filter venues apply />
                <DirectionChoice filter apply />
                <TextField id="history-text" label=Text::HistoryText hint=Text::HistoryTextHint value=filter.text error=none
                    kind="search" mode="search" longest=MAX_SEARCH as u16 />
                <TextField id=FROM label=Text::HistoryFrom value=filter.from error=times.from kind="datetime-local" />
                <TextField id=UNTIL label=Text::HistoryUntil value=filter.until error=times.until kind="datetime-local" />
                <div class="pair">
                    <button type="submit" class="button">{t(Text::HistoryApply)}</button>
                </div>
            </details>
        </form>
    }
}

/// One of the chosen venue's points; nothing to choose from while all venues are shown.
#[component]
fn PointChoice(filter: Filter, venues: Venues, apply: Callback<()>) -> impl IntoView {
    let shown = shown();
    let choose = move |event| {
        let number = event_target_value(&event).parse().ok();
        filter.point.set(number.map(PointNumber));
        apply.run(());
    };
    let option = move |point: Point| {
        let (number, name) = (point.number, words::point(shown.get(), &point.kind));
        view! { <option value=number.0 selected=move || filter.point.get() == Some(number)>{name}</option> }
    };
    move || {
        let points = venues.points(filter.venue.get());
        (!points.is_empty()).then(|| {
            view! {
                <Field id="history-point" label=Text::HistoryPoint error=Signal::stored(None)>
                    <select id="history-point" on:change=choose>
                        <option value="" selected=move || filter.point.get().is_none()>{t(Text::HistoryPointAll)}</option>
                        {points.into_iter().map(option).collect_view()}
                    </select>
                </Field>
            }
        })
    }
}

#[component]
fn DirectionChoice(filter: Filter, apply: Callback<()>) -> impl IntoView {
    let choose = move |event| {
        filter
            .direction
            .set(match event_target_value(&event).as_str() {
                "in" => Some(Direction::In),
                "out" => Some(Direction::Out),
                _ => None,
            });
        apply.run(());
    };
    let option = move |(value, way): (&'static str, Direction)| {
        view! {
            <option value=value selected=move || filter.direction.get() == Some(way)>{t(words::direction(way))}</option>
        }
    };
    view! {
        <Field id="history-direction" label=Text::HistoryDirection error=Signal::stored(None)>
            <select id="history-direction" on:change=choose>
                <option value="" selected=move || filter.direction.get().is_none()>{t(Text::HistoryDirectionAll)}</option>
                {[("in", Direction::In), ("out", Direction::Out)].map(option)}
            </select>
        </Field>
    }
}

/// What is wrong with the two times, each beside its field until it is mended.
#[derive(Clone, Copy)]
struct Times {
    filter: Filter,
    from: RwSignal<Option<Text>>,
    until: RwSignal<Option<Text>>,
}

impl Times {
    fn of(filter: Filter) -> Self {
        let times = Self {
            filter,
            from: RwSignal::default(),
            until: RwSignal::default(),
        };
        Effect::new(move || {
            filter.from.track();
            times.from.set(None);
            times.until.set(filter.wrong_order());
        });
        times
    }

    /// Whether they can be searched for; says so where not.
    fn are_right(self) -> bool {
        let half = |id| is_half_filled(id).then_some(Text::HistoryTimeHalf);
        self.from.set(half(FROM));
        let order = || untrack(move || self.filter.wrong_order());
        self.until.set(half(UNTIL).or_else(order));
        self.from.with_untracked(Option::is_none) && self.until.with_untracked(Option::is_none)
    }
}

/// A date without its time has no value; only the browser knows that it is there.
fn is_half_filled(id: &str) -> bool {
    let input = document().get_element_by_id(id);
    let validity = input.map(|input| js::field(&input, "validity"));
    validity.is_some_and(|validity| js::field(&validity, "badInput").is_truthy())
}
