//! The ways of looking at a frame, in the order of what they bring for their price.

use crate::luma::Luma;

/// One way of looking at a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// As it is, with the reader's own threshold along the rows.
    Full,
    /// Every 2 × 2 pixels as one: noise and light blur average out.
    Half,
    /// Black is what is darker than its surroundings: shadows and glare.
    Surroundings,
    /// White on black.
    Inverted,
}

impl View {
    /// All views; those after the first begin at another one in each turn.
    pub(crate) fn in_order(turn: usize) -> impl Iterator<Item = Self> {
        const LATER: [View; 3] = [View::Half, View::Surroundings, View::Inverted];
        let later = (0..LATER.len()).map(move |n| LATER[(turn % LATER.len() + n) % LATER.len()]);
        std::iter::once(Self::Full).chain(later)
    }
}

/// Mean of every 2 × 2 pixels.
pub(crate) fn half(frame: Luma<'_>) -> (Vec<u8>, usize, usize) {
    let (width, height) = (frame.width() / 2, frame.height() / 2);
    let rows = frame.pixels().chunks_exact(frame.width());
    let mut half = Vec::with_capacity(width * height);
    for (upper, lower) in rows.clone().step_by(2).zip(rows.skip(1).step_by(2)) {
        let (upper, lower) = (upper.as_chunks::<2>().0, lower.as_chunks::<2>().0);
        half.extend(
            upper
                .iter()
                .zip(lower)
                .map(|(a, b)| mean([a[0], a[1], b[0], b[1]])),
        );
    }
    (half, width, height)
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a mean of bytes is a byte")]
fn mean(pixels: [u8; 4]) -> u8 {
    (pixels.into_iter().map(u16::from).sum::<u16>() / 4) as u8
}

/// Which pixels are darker than their surroundings by more than an eighth.
///
/// The surroundings are a square an eighth of the frame's longer side, whose
/// sum comes from running sums of the columns.
pub(crate) fn darker_than_surroundings(frame: Luma<'_>) -> Vec<bool> {
    let (width, height) = (frame.width(), frame.height());
    let reach = (width.max(height) / 16).max(1);
    let mut columns = vec![0_u32; width];
    let mut dark = Vec::with_capacity(width * height);
    let row = |y: usize| &frame.pixels()[y * width..(y + 1) * width];
    let add = |columns: &mut [u32], y: usize| {
        columns
            .iter_mut()
            .zip(row(y))
            .for_each(|(sum, pixel)| *sum += u32::from(*pixel));
    };
    (0..reach.min(height)).for_each(|y| add(&mut columns, y));
    for y in 0..height {
        if y + reach < height {
            add(&mut columns, y + reach);
        }
        if y > reach {
            let gone = row(y - reach - 1);
            columns
                .iter_mut()
                .zip(gone)
                .for_each(|(sum, pixel)| *sum -= u32::from(*pixel));
        }
        let rows = (y + reach + 1).min(height) - y.saturating_sub(reach);
        let mut sum: u32 = columns[..reach.min(width)].iter().sum();
        for (x, pixel) in row(y).iter().enumerate() {
            if x + reach < width {
                sum += columns[x + reach];
            }
            if x > reach {
                sum -= columns[x - reach - 1];
            }
            let wide = (x + reach + 1).min(width) - x.saturating_sub(reach);
            dark.push(u64::from(*pixel) * (rows * wide) as u64 * 8 < u64::from(sum) * 7);
        }
    }
    dark
}
