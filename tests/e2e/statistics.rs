//! What is worth having without compulsion: counts, the busiest point, a chime.

use domain::venue::PointNumber;
use locales::{Language, Text};
use tests::browser::Phone;
use tests::deadline::until;

use super::venues::to_venue;
use super::{Stall, VENUE};

/// Counts the tones that a page starts, which no test can hear.
const COUNT_TONES: &str = "
    window.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...times) {
        window.tones += 1;
        return start.apply(this, times);
    };";

#[tokio::test]
async fn the_page_of_a_venue_counts_and_chimes_and_names_the_busiest_point() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    to_venue(owner, &stall.server, VENUE).await;
    let mut crowd = stall.crowd().await;
    owner.follow(Text::VenuePoints).await;
    let entrance = owner.words(Text::PointEntrance);
    owner.choose(Text::PointsAddKind, entrance).await;
    owner.press(Text::PointsAdd).await;
    owner.sees(Text::PointsAdded).await;
    crowd.checks_in(&stall.server, PointNumber(1), 1).await;
    crowd.checks_in(&stall.server, PointNumber(2), 3).await;

    to_venue(owner, &stall.server, VENUE).await;
    let busiest = [("point", entrance), ("count", "3")];
    owner.sees_with(Text::StatisticsBusiest, &busiest).await;
    owner.sees_words(&today(owner, 4)).await;
    let script = owner.session().execute(COUNT_TONES, Vec::new()).await;
    script.expect("a script that runs");
    // Silent until it is switched on, which lets one hear it once: two notes.
    crowd.checks_in(&stall.server, PointNumber(1), 1).await;
    owner.sees_words(&today(owner, 5)).await;
    assert_eq!(tones(owner).await, 0);
    owner.press(Text::ChimeIsOff).await;
    owner.sees(Text::ChimeIsOn).await;
    assert_eq!(tones(owner).await, 2);
    crowd.checks_in(&stall.server, PointNumber(1), 1).await;
    owner.sees_words(&today(owner, 6)).await;
    let struck = until(|| async { (tones(owner).await == 4).then_some(()) });
    assert!(struck.await.is_some(), "{} tones", tones(owner).await);
}

fn today(owner: &Phone, count: u32) -> String {
    format!("{count} {}", owner.words(Text::TodayUnit))
}

async fn tones(owner: &Phone) -> u64 {
    let answer = owner.session().execute("return tones", Vec::new()).await;
    answer.expect("an answer").convert().expect("a number")
}
