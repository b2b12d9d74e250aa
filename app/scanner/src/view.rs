//! The ways of looking at a frame: each a grey picture in a size of its own.

use std::borrow::Cow;

use crate::luma::Luma;

/// One way of looking at a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// Every 2 × 2 pixels as one: cheap, and noise averages out.
    Half,
    /// As it is.
    Full,
    /// With stronger edges, against blur.
    Sharp,
    /// Every pixel as 2 × 2, for codes far away; of small frames only.
    Twice,
    /// White on black.
    Inverted,
}

/// A frame as one view shows it.
pub(crate) struct Picture<'a> {
    pub(crate) pixels: Cow<'a, [u8]>,
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Pixels of the frame for each of these, along a side.
    pub(crate) scale: f32,
}

/// Twice a frame of this size costs a cheap phone a tenth of a second.
const MOST_PIXELS_TO_DOUBLE: usize = 1280 * 720;

impl View {
    /// All views. The two that bring the most for their price come first, the
    /// others begin at another one in each turn.
    pub(crate) fn in_order(turn: usize) -> impl Iterator<Item = Self> {
        const LATER: [View; 3] = [View::Sharp, View::Twice, View::Inverted];
        let later = (0..LATER.len()).map(move |n| LATER[(turn % LATER.len() + n) % LATER.len()]);
        [Self::Half, Self::Full].into_iter().chain(later)
    }

    /// The frame so seen; nothing where the view is not for frames of this size.
    pub(crate) fn of(self, frame: Luma<'_>) -> Option<Picture<'_>> {
        let (width, height) = (frame.width(), frame.height());
        let same_size = |pixels| Picture {
            pixels,
            width,
            height,
            scale: 1.0,
        };
        match self {
            Self::Half => Some(half(frame)),
            Self::Full => Some(same_size(Cow::Borrowed(frame.pixels()))),
            Self::Sharp => Some(same_size(Cow::Owned(sharp(frame)))),
            Self::Twice => (width * height <= MOST_PIXELS_TO_DOUBLE).then(|| twice(frame)),
            Self::Inverted => {
                let inverted = frame.pixels().iter().map(|pixel| 255 - pixel);
                Some(same_size(inverted.collect()))
            }
        }
    }
}

fn half(frame: Luma<'_>) -> Picture<'static> {
    let (width, height) = (frame.width() / 2, frame.height() / 2);
    let rows = frame.pixels().chunks_exact(frame.width());
    let mut pixels = Vec::with_capacity(width * height);
    for (upper, lower) in rows.clone().step_by(2).zip(rows.skip(1).step_by(2)) {
        let (upper, lower) = (upper.as_chunks::<2>().0, lower.as_chunks::<2>().0);
        pixels.extend(
            upper
                .iter()
                .zip(lower)
                .map(|(a, b)| mean([a[0], a[1], b[0], b[1]])),
        );
    }
    Picture {
        pixels: Cow::Owned(pixels),
        width,
        height,
        scale: 2.0,
    }
}

/// Each new pixel lies a quarter off an old one: 9 parts of it, 3 of its two
/// nearer neighbours, 1 of the one across.
fn twice(frame: Luma<'_>) -> Picture<'static> {
    let (width, height) = (frame.width() * 2, frame.height() * 2);
    let neighbour = |n: usize, size: usize| {
        let (old, is_second) = (n / 2, n % 2 == 1);
        if is_second {
            (old, (old + 1).min(size - 1))
        } else {
            (old, old.saturating_sub(1))
        }
    };
    let mut pixels = Vec::with_capacity(width * height);
    for y in 0..height {
        let (near, far) = neighbour(y, frame.height());
        let (near, far) = (frame.row(near), frame.row(far));
        let column = |x: usize| u16::from(near[x]) * 3 + u16::from(far[x]);
        pixels.extend((0..width).map(|x| {
            let (near, far) = neighbour(x, frame.width());
            byte(i32::from(column(near) * 3 + column(far)) / 16)
        }));
    }
    Picture {
        pixels: Cow::Owned(pixels),
        width,
        height,
        scale: 0.5,
    }
}

/// Each pixel away from the mean of the 5 × 5 around it; the rim stays as it is.
fn sharp(frame: Luma<'_>) -> Vec<u8> {
    const RIM: usize = 2;
    const AREA: i32 = 25;
    let width = frame.width();
    let mut sharp = frame.pixels().to_vec();
    let mut columns = vec![0_i32; width];
    for y in RIM..frame.height() - RIM {
        columns.fill(0);
        for row in y - RIM..=y + RIM {
            columns
                .iter_mut()
                .zip(frame.row(row))
                .for_each(|(sum, pixel)| *sum += i32::from(*pixel));
        }
        let row = &mut sharp[y * width..][RIM..width - RIM];
        for (pixel, around) in row.iter_mut().zip(columns.windows(2 * RIM + 1)) {
            let (grey, sum) = (i32::from(*pixel), around.iter().sum::<i32>());
            *pixel = byte(grey + (grey * AREA - sum) * 3 / (AREA * 2));
        }
    }
    sharp
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a mean of bytes is a byte")]
fn mean(pixels: [u8; 4]) -> u8 {
    (pixels.into_iter().map(u16::from).sum::<u16>() / 4) as u8
}

#[inline]
#[expect(clippy::cast_sign_loss, reason = "clamped")]
fn byte(grey: i32) -> u8 {
    grey.clamp(0, 255) as u8
}
