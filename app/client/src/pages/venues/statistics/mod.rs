//! How many came to a venue: today, as it happens; by hours and days, for
//! those whose role sees them.

mod bars;

use domain::ids::VenueId;
use domain::owner::statistics::Statistics;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use self::bars::{Bars, BarsView};
use super::chime::{Chime, ChimeSwitch};
use super::live::{News, listen};
use super::words;
use crate::components::asked::{answered, asked};
use crate::i18n::{shown, t};

/// Today's count, which goes up while one looks; with a chime, if wanted.
#[component]
pub(super) fn Today(venue: VenueId, count: u32) -> impl IntoView {
    let today = RwSignal::new(count);
    let chime = Chime::remembered();
    listen(Callback::new(move |news| match news {
        News::Arrived(arrival) if arrival.venue == venue => {
            today.set(arrival.today);
            chime.strike();
        }
        News::Arrived(_) => {}
        News::Perhaps => spawn_local(async move {
            // What fails is asked again before long.
            if let Ok(managed) = api::venues::one(venue).await {
                today.try_set(managed.today);
            }
        }),
    }));
    view! {
        <div class="today">
            <p role="status">
                <span>{t(Text::TodayLabel)}</span>
                " "
                <strong class="today__count">{today}</strong>
                " "
                <span>{t(Text::TodayUnit)}</span>
            </p>
            <ChimeSwitch chime />
        </div>
    }
}

/// The counts of hours and days as pictures.
#[component]
pub(super) fn Pictures(venue: VenueId) -> impl IntoView {
    answered(asked(move || api::venues::statistics(venue)), pictures)
}

fn pictures(statistics: Statistics) -> impl IntoView {
    let shown = shown();
    let busiest = statistics.busiest.clone();
    let busiest = move || {
        busiest.as_ref().map(|point| {
            let name = words::point(shown.get(), &point.kind);
            let count = point.count.to_string();
            let values = [("point", &*name), ("count", &count)];
            filled(shown.get(), Text::StatisticsBusiest, &values)
        })
    };
    let hours = Bars::of_hours(&statistics);
    let days = Bars::of_days(&statistics);
    view! {
        <h2>{t(Text::StatisticsTitle)}</h2>
        <BarsView title=Text::StatisticsDays head=Text::StatisticsDay bars=days />
        <BarsView title=Text::StatisticsHours head=Text::StatisticsHour bars=hours />
        <p>{busiest}</p>
    }
}
