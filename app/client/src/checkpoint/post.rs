//! Where a controller works: kept on the phone, so that a shift can begin
//! without a network.

use domain::ids::VenueId;
use domain::owner::role::Action;
use domain::venue::{Direction, Point, PointNumber};
use leptos::prelude::*;
use serde::Serialize;

use crate::offline::values;

const PLACES: &str = "checkpoint-places";
const POST: &str = "checkpoint-post";

/// A venue at which this phone's person may scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Place {
    pub(crate) venue: VenueId,
    pub(crate) name: String,
    pub(crate) points: Vec<Point>,
}

/// The chosen place, point and direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Post {
    pub(crate) venue: VenueId,
    pub(crate) name: String,
    pub(crate) point: PointNumber,
    pub(crate) direction: Direction,
}

domain::read_fields!(Place {
    venue,
    name,
    points
});

domain::read_fields!(Post {
    venue,
    name,
    point,
    direction
});

/// What became of looking up the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Waiting,
    Answered,
    /// The server wants to know who this is.
    SignIn,
    /// No network: what is kept counts.
    NotReached,
}

/// The places as kept, then as the server says.
pub(crate) async fn look_up(places: RwSignal<Vec<Place>>, asked: RwSignal<Asked>) {
    if let Ok(Some(kept)) = values::get::<Vec<Place>>(PLACES).await {
        places.try_set(kept);
    }
    let answer = api::venues::mine().await;
    asked.try_set(match answer {
        Ok(venues) => {
            let mine: Vec<_> = venues
                .into_iter()
                .filter(|it| it.role.may(Action::Scan) && it.restorable_until.is_none())
                .map(|it| Place {
                    venue: it.venue.id,
                    name: it.venue.details.name,
                    points: it.venue.points,
                })
                .collect();
            // Not kept means only that the next shift begins with a network.
            let _ = values::put(PLACES, &mine).await;
            places.try_set(mine);
            Asked::Answered
        }
        Err(api::ApiError::SignInAgain) => Asked::SignIn,
        Err(_) => Asked::NotReached,
    });
}

/// The post of the last shift.
pub(crate) async fn last() -> Option<Post> {
    values::get(POST).await.ok().flatten()
}

/// Remembers the post for the next time.
pub(crate) async fn keep(post: &Post) {
    // Not kept means only that it is chosen again.
    let _ = values::put(POST, post).await;
}
