//! A venue's posters as a file, in every form that a printer takes.

use domain::owner::event::VenueEvent;
use domain::owner::file::{FileFormat, Paper, PosterFile};
use domain::owner::role::Action;
use domain::poster::{Poster, VenuePosters};
use domain::sign_in::Language;
use locales::words;

use super::File;
use crate::caller::Caller;
use crate::{Backend, Error, time_text};

/// The posters as a file.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotAllowed`]; [`Error::NotFound`] also for a
/// point that the venue does not have; [`Error::NotUnderstood`] for a format that
/// posters do not have.
pub async fn posters(
    backend: &Backend,
    caller: &Caller,
    wanted: PosterFile,
) -> Result<File, Error> {
    let format = match wanted.format {
        FileFormat::Svg => print::Format::Svg,
        FileFormat::Png => print::Format::Png,
        FileFormat::Pdf => print::Format::Pdf,
        FileFormat::Csv | FileFormat::Xlsx => return Err(Error::NotUnderstood),
    };
    let all = crate::posters::of_venue(backend, caller, wanted.venue).await?;
    let chosen = chosen(&all, &wanted)?;
    let today = time_text::on_paper(backend.clock.now());
    let to_print: Vec<_> = chosen
        .iter()
        .map(|poster| to_print(&all, poster, &today))
        .collect();
    let paper = paper(wanted.paper);
    let drawn = tokio::task::spawn_blocking(move || print::file(&to_print, paper, format))
        .await
        .map_err(|_| Error::Unreadable("posters"))?
        .map_err(|error| {
            tracing::error!(%error, "posters could not be drawn");
            Error::Unreadable("posters")
        })?;
    // Asked again: drawing takes a while, in which a role may end.
    let mut change = backend.change(caller, wanted.venue, Action::Print).await?;
    let downloaded = VenueEvent::FileDownloaded {
        paper: wanted.paper,
        format: wanted.format,
        posters: u32::try_from(chosen.len()).unwrap_or(u32::MAX),
    };
    change.log(&downloaded).await?;
    change.commit().await?;
    Ok(File {
        name: format!("luu-vet-ma-qr.{}", drawn.extension),
        content_type: drawn.content_type,
        bytes: drawn.bytes,
    })
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
