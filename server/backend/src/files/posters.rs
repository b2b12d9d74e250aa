//! A venue's posters as a file, in every form that a printer takes. Each sheet is
//! drawn when the one before it was taken: a slow reader keeps nobody waiting.

use std::sync::Arc;

use domain::ids::VenueId;
use domain::owner::event::VenueEvent;
use domain::owner::file::{FileFormat, Paper, PosterFile};
use domain::owner::role::Action;
use domain::poster::{Poster, VenuePosters};
use domain::sign_in::Language;
use locales::words;
use print::Pieces;
use tokio::sync::oneshot;

use super::Size;
use crate::caller::Caller;
use crate::places::Place;
use crate::{Backend, Error, time_text};

/// A file of posters, drawn while it is taken.
pub struct Posters {
    pub name: String,
    pub content_type: &'static str,
    backend: Backend,
    venue: VenueId,
    person: i64,
    /// Shared with whoever draws: it may go on for a moment when nobody waits.
    place: Arc<Place<i64>>,
    /// `None` after the last piece, or an error.
    pieces: Option<Pieces>,
    /// Drawn already.
    first: Option<Vec<u8>>,
    size: Size,
}

/// The posters as a file.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotAllowed`]; [`Error::NotFound`] also for a
/// point that the venue does not have; [`Error::NotUnderstood`] for a format that
/// posters do not have; [`Error::Busy`].
pub async fn posters(
    backend: &Backend,
    caller: &Caller,
    wanted: PosterFile,
) -> Result<Posters, Error> {
    let format = match wanted.format {
        FileFormat::Svg => print::Format::Svg,
        FileFormat::Png => print::Format::Png,
        FileFormat::Pdf => print::Format::Pdf,
        FileFormat::Csv | FileFormat::Xlsx => return Err(Error::NotUnderstood),
    };
    let person = caller.signed_in()?.person_key;
    let all = crate::posters::of_venue(backend, caller, wanted.venue).await?;
    let chosen = chosen(&all, &wanted)?;
    let place = Arc::new(backend.places.posters.take(person)?);
    let today = time_text::on_paper(backend.clock.now());
    let to_print = chosen.iter().map(|it| to_print(&all, it, &today)).collect();
    let pieces = Pieces::new(to_print, paper(wanted.paper), format).map_err(undrawn)?;
    let count = pieces.count();
    let mut file = Posters {
        name: format!("luu-vet-ma-qr.{}", pieces.extension()),
        content_type: pieces.content_type(),
        backend: backend.clone(),
        venue: wanted.venue,
        person,
        place,
        pieces: Some(pieces),
        first: None,
        size: Size::Exact(0),
    };
    // Before the row of it: what cannot be drawn was not downloaded.
    file.first = file.draw().await?;
    let first = file.first.as_ref().map_or(0, Vec::len);
    file.size = match count {
        1 => Size::Exact(first),
        count => Size::About((first * count) as u64),
    };
    let mut change = backend.change(caller, wanted.venue, Action::Print).await?;
    let downloaded = VenueEvent::FileDownloaded {
        paper: wanted.paper,
        format: wanted.format,
        posters: u32::try_from(chosen.len()).unwrap_or(u32::MAX),
    };
    change.log(&downloaded).await?;
    change.commit().await?;
    Ok(file)
}

impl Posters {
    /// How many bytes the file has.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The next piece; `None` after the last. An error ends the file early, and
    /// whoever reads it is to notice.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::NotAllowed`] when the role ended meanwhile.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        if let Some(first) = self.first.take() {
            return Ok(Some(first));
        }
        let store = &self.backend.store;
        store.access(self.venue, self.person, Action::Print).await?;
        self.draw().await
    }

    /// Draws when it is its turn, away from the threads that answer. The place and
    /// the turn are held until the drawing has ended, also when nobody waits for it
    /// any more; then it ends with the sheet that is being drawn.
    async fn draw(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let Some(mut pieces) = self.pieces.take() else {
            return Ok(None);
        };
        let turn = self.backend.places.turn_to_draw().await;
        let place = self.place.clone();
        let (answer, drawn) = oneshot::channel();
        tokio::task::spawn_blocking(move || {
            let _held = (turn, place);
            let piece = pieces.next(|| !answer.is_closed());
            // Nobody waits: nothing is lost.
            let _ = answer.send((pieces, piece));
        });
        let (pieces, piece) = drawn.await.map_err(|_| Error::Unreadable("posters"))?;
        let piece = piece.map_err(undrawn)?;
        self.pieces = piece.is_some().then_some(pieces);
        Ok(piece)
    }
}

fn undrawn(error: print::PrintError) -> Error {
    tracing::error!(%error, "posters could not be drawn");
    Error::Unreadable("posters")
}

fn chosen<'a>(all: &'a VenuePosters, wanted: &PosterFile) -> Result<Vec<&'a Poster>, Error> {
    if wanted.points.is_empty() {
        return Ok(all.posters.iter().collect());
    }
    let find = |number| {
        let mut posters = all.posters.iter();
        posters.find(|poster| poster.point.number == number)
    };
    let mut numbers = wanted.points.clone();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
        .into_iter()
        .map(|number| find(number).ok_or(Error::NotFound))
        .collect()
}

fn to_print(all: &VenuePosters, poster: &Poster, today: &str) -> print::Poster {
    let details = &all.venue.details;
    print::Poster {
        venue: details.name.clone(),
        address: format!("{}, {}", details.address, all.venue.ward_name),
        point_vi: words::point(Language::Vi, &poster.point.kind),
        point_en: words::point(Language::En, &poster.point.kind),
        code: poster.code.clone(),
        short_code: poster.short_code.clone(),
        issued_on: today.to_owned(),
    }
}

fn paper(paper: Paper) -> print::Paper {
    match paper {
        Paper::A3 => print::Paper::A3,
        Paper::A4 => print::Paper::A4,
        Paper::A5 => print::Paper::A5,
        Paper::Cards => print::Paper::Cards,
        Paper::Roll80 => print::Paper::Till80,
        Paper::Roll58 => print::Paper::Till58,
    }
}
