//! The counts of the shift, and a picture of its hours.

use leptos::prelude::*;
use locales::{Text, filled};

use crate::checkpoint::shift::{Counts, Shift};
use crate::components::ask_first::AskFirst;
use crate::i18n::{shown, t};
use crate::time_text;
use crate::trail::trail;

#[component]
pub(super) fn Counters(shift: Shift) -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let counts = Memo::new(move |_| shift.counts());
    let sum = move |name: Text, count: fn(&Counts) -> u32| {
        view! {
            <div class="sum">
                <dt>{t(name)}</dt>
                <dd>{move || counts.with(count)}</dd>
            </div>
        }
    };
    let waiting = move || {
        let count = trail.waiting().count;
        (count > 0).then(|| {
            filled(
                shown.get(),
                Text::ShiftWaiting,
                &[("count", &count.to_string())],
            )
        })
    };
    let hours = move || {
        let hours = counts.with(|counts| counts.hours.clone());
        let most = hours.iter().map(|hour| hour.count).max().unwrap_or(1);
        let bar = move |(hour, count): (String, u32)| {
            let label = filled(
                shown.get(),
                Text::ShiftHour,
                &[("hour", &hour), ("count", &count.to_string())],
            );
            view! { <li><meter max=most value=count></meter> {label}</li> }
        };
        let named = hours.into_iter().map(|it| {
            let time = time_text::clock(shown.get(), it.starts_at());
            let hour = time.split(':').next().unwrap_or_default().to_owned();
            (hour, it.count)
        });
        named.map(bar).collect_view()
    };
    view! {
        <h2>{t(Text::ShiftTitle)}</h2>
        <dl class="sums">
            {sum(Text::ShiftIn, |it| it.entered)}
            {sum(Text::ShiftOut, |it| it.left)}
            {sum(Text::ShiftPresent, Counts::present)}
            {sum(Text::ShiftAbnormal, |it| it.abnormal)}
            {sum(Text::ShiftUnknown, |it| it.unknown)}
        </dl>
        <p class="quiet" role="status">{waiting}</p>
        <h3>{t(Text::ShiftHours)}</h3>
        <ol class="shift">{hours}</ol>
        <AskFirst button=Text::ShiftNew
            question=Signal::derive(move || t(Text::ShiftNewQuestion)().to_owned())
            yes=Text::ShiftNewYes on_yes=move |()| shift.begin() />
    }
}
