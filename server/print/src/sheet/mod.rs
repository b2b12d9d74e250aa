//! Posters on sheets of paper: what stands where.

mod card;
mod file_name;
mod roll;
mod standing;
mod steps;

use resvg::usvg::{Options, Tree};

use crate::{Paper, Poster, PrintError, font, words};

/// A sheet, drawn in millimetres.
pub(crate) struct Sheet {
    /// What somebody hears who cannot see it.
    pub(crate) title: String,
    /// `01-quay-thu-ngan`, of ASCII only.
    pub(crate) file_name: String,
    pub(crate) paper: Paper,
    /// One unit is one millimetre.
    pub(crate) tree: Tree,
}

/// Sheet `number` of those that the posters need, from 0.
pub(crate) fn sheet(posters: &[Poster], paper: Paper, number: usize) -> Result<Sheet, PrintError> {
    let posters = posters.chunks(paper.posters_on_a_sheet()).nth(number);
    let posters = posters.unwrap_or_default();
    let first = posters.first().ok_or(PrintError::NoPosters)?;
    let drawn = match paper {
        Paper::A3 => standing::A3.document(first)?,
        Paper::A4 => standing::A4.document(first)?,
        Paper::A5 => standing::A5.document(first)?,
        Paper::Cards => card::document(posters)?,
        Paper::Till80 => roll::TILL_80.document(first)?,
        Paper::Till58 => roll::TILL_58.document(first)?,
    };
    let options = Options {
        font_family: font::FAMILY.to_owned(),
        fontdb: font::database(),
        ..Options::default()
    };
    Ok(Sheet {
        title: words::title(first),
        file_name: match paper {
            Paper::Cards => file_name::of_cards(number + 1),
            _ => file_name::of(first, number + 1),
        },
        paper,
        tree: Tree::from_str(&drawn, &options)?,
    })
}
