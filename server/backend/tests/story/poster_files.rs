//! Files of posters, drawn while they are taken.

use backend::caller::Caller;
use backend::files::{Posters, Size, posters};
use backend::{Error, sharing, venues};
use domain::owner::event::VenueEvent;
use domain::owner::file::{FileFormat, Paper, PosterFile};
use domain::owner::role::Role;
use domain::venue::{PointKind, Venue};

use crate::city::City;
use crate::team::id_of;

/// A venue with five points.
async fn venue(city: &City, owner: &Caller) -> Venue {
    let id = city.venue(owner).await.id;
    let points = vec![PointKind::Exit; 4];
    let venue = venues::add_points(&city.backend, owner, id, points).await;
    venue.expect("points")
}

async fn file(
    city: &City,
    who: &Caller,
    venue: &Venue,
    format: FileFormat,
) -> Result<Posters, Error> {
    let wanted = PosterFile {
        venue: venue.id,
        points: Vec::new(),
        paper: Paper::Roll58,
        format,
    };
    posters(&city.backend, who, wanted).await
}

async fn pieces(file: &mut Posters) -> Result<Vec<usize>, Error> {
    let mut lengths = Vec::new();
    while let Some(piece) = file.next().await? {
        lengths.push(piece.len());
    }
    Ok(lengths)
}

#[tokio::test]
async fn pictures_come_one_by_one_and_a_document_whole() {
    let city = City::generous().await;
    let owner = city.owner("0912345678").await;
    let venue = venue(&city, &owner).await;
    let mut pictures = file(&city, &owner, &venue, FileFormat::Png).await;
    let pictures = pictures.as_mut().expect("a file");
    let Size::About(estimate) = pictures.size() else {
        panic!("not all is drawn yet");
    };
    let lengths = pieces(pictures).await.expect("whole");
    assert_eq!(lengths.len(), 6, "five pictures and the directory");
    let all: usize = lengths.iter().sum();
    assert!((all / 2..all * 2).contains(&(estimate as usize)));
    let mut document = file(&city, &owner, &venue, FileFormat::Pdf).await;
    let document = document.as_mut().expect("a file");
    let size = document.size();
    let lengths = pieces(document).await.expect("whole");
    assert_eq!((lengths.len(), size), (1, Size::Exact(lengths[0])));
    let told = crate::venue_events::all(&city, &owner, venue.id).await;
    let is_download = |it: &&VenueEvent| matches!(it, VenueEvent::FileDownloaded { .. });
    let told = told.iter().map(|it| &it.event).filter(is_download);
    assert_eq!(told.count(), 2);
}

#[tokio::test]
async fn whoever_may_no_longer_print_gets_no_more_of_a_file() {
    let city = City::generous().await;
    let owner = city.owner("0912345678").await;
    let venue = venue(&city, &owner).await;
    let manager = city
        .member(&owner, &venue, "0987654321", Role::Manager)
        .await;
    let mut file = file(&city, &manager, &venue, FileFormat::Png).await;
    let file = file.as_mut().expect("a file");
    file.next().await.expect("drawn").expect("a picture");
    sharing::revoke(&city.backend, &owner, venue.id, id_of(&manager))
        .await
        .expect("revoked");
    assert!(matches!(pieces(file).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn one_person_takes_two_files_at_once_and_has_room_again_afterwards() {
    let city = City::generous().await;
    let owner = city.owner("0912345678").await;
    let venue = venue(&city, &owner).await;
    let first = file(&city, &owner, &venue, FileFormat::Png).await;
    let second = file(&city, &owner, &venue, FileFormat::Png).await;
    let third = file(&city, &owner, &venue, FileFormat::Png).await;
    assert!(matches!(third, Err(Error::Busy { .. })));
    let other = city.owner("0987654321").await;
    let theirs = city.venue(&other).await;
    assert!(file(&city, &other, &theirs, FileFormat::Pdf).await.is_ok());
    drop((first, second));
    assert!(file(&city, &owner, &venue, FileFormat::Png).await.is_ok());
}
