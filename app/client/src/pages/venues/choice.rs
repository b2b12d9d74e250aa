//! Which of a venue's posters are wanted, on which paper.

use domain::owner::file::Paper;
use domain::venue::PointNumber;
use leptos::prelude::*;
use locales::Text;

/// What is chosen on the page of posters.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) paper: RwSignal<Paper>,
    /// Each point with whether it is wanted.
    points: Vec<(PointNumber, RwSignal<bool>)>,
    /// Whether these are all points of the venue.
    is_whole: bool,
}

impl Choice {
    /// Everything, on the usual paper.
    pub(super) fn all(points: impl Iterator<Item = PointNumber>, is_whole: bool) -> Self {
        let points = points.map(|number| (number, RwSignal::new(true)));
        Self {
            paper: RwSignal::new(Paper::A4),
            points: points.collect(),
            is_whole,
        }
    }

    /// Whether the `index`th poster is wanted.
    pub(super) fn of(&self, index: usize) -> RwSignal<bool> {
        self.points[index].1
    }

    /// Whether there is something to choose from.
    pub(super) fn has_several(&self) -> bool {
        self.points.len() > 1
    }

    /// Wants all of them, or none.
    pub(super) fn set_all(&self, wanted: bool) {
        for (_, chosen) in &self.points {
            chosen.set(wanted);
        }
    }

    /// Whether nothing is wanted; changes with it.
    pub(super) fn is_empty(&self) -> bool {
        !self.points.iter().any(|(_, chosen)| chosen.get())
    }

    /// The points that are wanted, as the server is asked for them: none of
    /// them stands for all.
    pub(super) fn wanted(&self) -> Vec<PointNumber> {
        let is_wanted = |(number, chosen): &(PointNumber, RwSignal<bool>)| {
            chosen.get_untracked().then_some(*number)
        };
        let wanted: Vec<_> = self.points.iter().filter_map(is_wanted).collect();
        if self.is_whole && wanted.len() == self.points.len() {
            return Vec::new();
        }
        wanted
    }
}

/// What a paper is called.
pub(super) const fn paper(paper: Paper) -> Text {
    match paper {
        Paper::A4 => Text::PostersA4,
        Paper::A5 => Text::PostersA5,
        Paper::A3 => Text::PostersA3,
        Paper::Cards => Text::PostersCards,
        Paper::Roll80 => Text::PostersRoll80,
        Paper::Roll58 => Text::PostersRoll58,
    }
}

/// The class of `style/print.css` with which the browser prints on it; `None`
/// for rolls, which browsers cut into sheets.
pub(super) const fn print_class(paper: Paper) -> Option<&'static str> {
    match paper {
        Paper::A4 => Some("posters--a4"),
        Paper::A5 => Some("posters--a5"),
        Paper::A3 => Some("posters--a3"),
        Paper::Cards => Some("posters--cards"),
        Paper::Roll80 | Paper::Roll58 => None,
    }
}
