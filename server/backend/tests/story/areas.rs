//! Wards of today and of 2021.

use backend::areas;
use domain::time::Timestamp;

use crate::city::{City, START};

/// 8 October 2021.
const OCTOBER_2021: Timestamp = Timestamp::from_millis(1_633_651_200_000);

#[tokio::test]
async fn wards_are_those_of_the_day() {
    let city = City::open().await;
    let then = areas::wards(&city.backend, OCTOBER_2021)
        .await
        .expect("wards");
    assert_eq!(then.len(), 56);
    assert!(then.iter().any(|ward| {
        ward.name == "Phường Hải Châu I" && ward.within == "Quận Hải Châu"
    }));

    let now = areas::wards(&city.backend, START).await.expect("wards");
    assert_eq!(now.len(), 94);
    assert!(now.iter().all(|ward| ward.within == "Thành phố Đà Nẵng"));
    // By name, not by kind; "An Hải" before "Bà Nà".
    assert_eq!(now[0].name, "Phường An Hải");
    let place = |name| now.iter().position(|ward| ward.name == name);
    assert!(place("Xã Duy Xuyên") < place("Xã Đại Lộc"));
}

#[tokio::test]
async fn starting_again_adds_no_area_twice() {
    let city = City::open().await.after_a_crash().await;
    let now = areas::wards(&city.backend, START).await.expect("wards");
    assert_eq!(now.len(), 94);
}
