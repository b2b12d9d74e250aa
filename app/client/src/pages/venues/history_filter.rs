//! Which part of the scan history is shown: one venue or all, and a span of time.

use domain::history::{Cursor, HistoryFilter};
use domain::ids::VenueId;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use locales::Text;

use crate::components::asked::asked;
use crate::components::field::{Field, TextField};
use crate::i18n::t;
use crate::time_text::from_local_input;

/// The filter as typed.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    venue: RwSignal<Option<VenueId>>,
    from: RwSignal<String>,
    until: RwSignal<String>,
}

impl Filter {
    /// All times of one venue, or of all.
    pub(super) fn starting_at(venue: Option<VenueId>) -> Self {
        Self {
            venue: RwSignal::new(venue),
            from: RwSignal::default(),
            until: RwSignal::default(),
        }
    }

    /// What to ask the server for.
    pub(super) fn wanted(self, after: Option<Cursor>) -> HistoryFilter {
        HistoryFilter {
            venue: self.venue.get_untracked(),
            from: self.from.with_untracked(|text| from_local_input(text)),
            until: self.until.with_untracked(|text| from_local_input(text)),
            after,
            ..HistoryFilter::default()
        }
    }
}

/// The filter's form; `apply` is called when it is to be used.
#[component]
pub(super) fn FilterForm(filter: Filter, apply: Callback<()>) -> impl IntoView {
    let venues = asked(api::venues::list);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        apply.run(());
    };
    let clear = move |_| {
        filter.from.set(String::new());
        filter.until.set(String::new());
        apply.run(());
    };
    let choose = move |event| {
        filter.venue.set(event_target_value(&event).parse().ok());
        apply.run(());
    };
    let names = move || {
        let venues = venues.answer.get().and_then(Result::ok).unwrap_or_default();
        let option = |venue: domain::venue::Venue| {
            view! {
                <option value=venue.id.to_string() selected=move || filter.venue.get() == Some(venue.id)>
                    {venue.details.name}
                </option>
            }
        };
        venues.into_iter().map(option).collect_view()
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
                <TextField id="history-from" label=Text::HistoryFrom value=filter.from error=none kind="datetime-local" />
                <TextField id="history-until" label=Text::HistoryUntil value=filter.until error=none kind="datetime-local" />
                <div class="pair">
                    <button type="submit" class="button">{t(Text::HistoryApply)}</button>
                    <button type="button" class="button button--quiet" on:click=clear>{t(Text::HistoryClear)}</button>
                </div>
            </details>
        </form>
    }
}
