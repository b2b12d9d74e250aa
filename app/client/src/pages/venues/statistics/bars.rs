//! A row of counts as a picture, with the table that it is drawn from behind it.

use domain::owner::statistics::Statistics;
use domain::time::Timestamp;
use leptos::prelude::*;
use locales::{Language, Text, filled};

use crate::i18n::{shown, t};
use crate::time_text;

/// Width of a bar with its gap, its width without, and the height of the
/// highest, in units of the picture.
const STEP: u32 = 12;
const WIDTH: u32 = 9;
const HEIGHT: u32 = 90;
/// Room above for the highest count, below for labels.
const HEAD: u32 = 18;
const FOOT: u32 = 18;

/// What is counted, oldest or earliest first.
#[derive(Clone)]
pub(super) struct Bars {
    bars: Vec<(Of, u32)>,
    /// Every how many bars a label stands below.
    labelled: usize,
}

/// What a bar counts.
#[derive(Clone, Copy)]
enum Of {
    /// From this hour to the next.
    Hour(usize),
    /// The day that began then.
    Day(Timestamp),
}

impl Bars {
    pub(super) fn of_hours(statistics: &Statistics) -> Self {
        let hours = statistics.hours.iter().enumerate();
        Self {
            bars: hours
                .map(|(hour, count)| (Of::Hour(hour), *count))
                .collect(),
            labelled: 6,
        }
    }

    pub(super) fn of_days(statistics: &Statistics) -> Self {
        let days = statistics.days.iter();
        Self {
            bars: days.map(|day| (Of::Day(day.day), day.count)).collect(),
            labelled: 7,
        }
    }

    fn sum(&self) -> u32 {
        self.bars.iter().map(|(_, count)| count).sum()
    }

    fn most(&self) -> Option<(Of, u32)> {
        // The first of several, which `max_by_key` would not give.
        let most = self.bars.iter().rev().max_by_key(|(_, count)| *count);
        most.copied().filter(|(_, count)| *count > 0)
    }

    /// Of a bar; a single one among thousands is still to be seen.
    fn height(&self, count: u32) -> u32 {
        let most = self.most().map_or(1, |(_, count)| count);
        let height = u64::from(count) * u64::from(HEIGHT) / u64::from(most);
        u32::try_from(height)
            .unwrap_or(HEIGHT)
            .max(2 * count.min(1))
    }

    fn width(&self) -> u32 {
        self.bars.len() as u32 * STEP
    }
}

impl Of {
    fn label(self, language: Language) -> String {
        match self {
            Self::Hour(hour) => format!("{hour:02}:00"),
            Self::Day(day) => time_text::day(language, day),
        }
    }

    fn short(self) -> String {
        match self {
            Self::Hour(hour) => format!("{hour}h"),
            Self::Day(day) => time_text::short_day(day),
        }
    }
}

/// The picture under its title, and the table.
#[component]
pub(super) fn BarsView(title: Text, head: Text, bars: Bars) -> impl IntoView {
    let shown = shown();
    let rows = bars.bars.clone();
    let row = move |(of, count): &(Of, u32)| {
        view! { <tr><th scope="row">{of.label(shown.get())}</th><td>{*count}</td></tr> }
    };
    view! {
        <figure class="bars">
            <figcaption>{t(title)}</figcaption>
            {picture(title, &bars)}
            <details>
                <summary>{t(Text::StatisticsTable)}</summary>
                <table>
                    <thead><tr><th scope="col">{t(head)}</th><th scope="col">{t(Text::StatisticsCount)}</th></tr></thead>
                    <tbody>{move || rows.iter().map(row).collect_view()}</tbody>
                </table>
            </details>
        </figure>
    }
}

fn picture(title: Text, bars: &Bars) -> impl IntoView + use<> {
    let shown = shown();
    let (width, foot) = (bars.width(), HEAD + HEIGHT);
    let (most, sum) = (bars.most(), bars.sum());
    let said = move || {
        let language = shown.get();
        let (when, most) = most.map_or((String::new(), 0), |(of, most)| (of.label(language), most));
        let (sum, most) = (sum.to_string(), most.to_string());
        let values = [
            ("title", t(title)()),
            ("sum", &sum),
            ("most", &most),
            ("when", &when),
        ];
        match sum.as_str() {
            "0" => filled(language, Text::StatisticsNone, &values),
            _ => filled(language, Text::StatisticsSaid, &values),
        }
    };
    let bar = |(place, (_, count)): (usize, &(Of, u32))| {
        let height = bars.height(*count);
        view! { <rect x=place as u32 * STEP y=foot - height width=WIDTH height=height rx="1" /> }
    };
    let label = |(place, (of, _)): (usize, &(Of, u32))| {
        (place % bars.labelled == 0).then(|| {
            view! { <text x=place as u32 * STEP y=foot + FOOT - 4>{of.short()}</text> }
        })
    };
    let highest =
        most.map(|(_, most)| view! { <text class="bars__most" x="0" y="12">{most}</text> });
    view! {
        <svg class="bars__picture" role="img" aria-label=said viewBox=format!("0 0 {width} {}", foot + FOOT)>
            {highest}
            {bars.bars.iter().enumerate().map(bar).collect_view()}
            <path d=format!("M0 {foot}.5H{width}") />
            {bars.bars.iter().enumerate().map(label).collect_view()}
        </svg>
    }
}
