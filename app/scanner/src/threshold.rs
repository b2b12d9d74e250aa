//! What is black in a grey picture, each place judged by its neighbourhood, so
//! that a shadow across the poster does not swallow half of it.

use crate::view::Picture;

/// Side of the blocks that share a threshold, in pixels.
const BLOCK: usize = 8;
/// A block with less between its darkest and lightest pixel is one surface.
const LEAST_CONTRAST: u8 = 24;

/// One truth per pixel, row by row.
pub(crate) fn dark_pixels(picture: &Picture<'_>) -> Vec<bool> {
    let (wide, high) = (
        picture.width.div_ceil(BLOCK),
        picture.height.div_ceil(BLOCK),
    );
    let levels = levels(picture, wide, high);
    let mut dark = vec![false; picture.pixels.len()];
    for block_y in 0..high {
        for block_x in 0..wide {
            let level = level_around(&levels, wide, high, block_x, block_y);
            for pixels in rows_of_block(picture, block_x, block_y) {
                let (grey, dark) = (&picture.pixels[pixels.clone()], &mut dark[pixels]);
                dark.iter_mut()
                    .zip(grey)
                    .for_each(|(dark, grey)| *dark = u32::from(*grey) <= level);
            }
        }
    }
    dark
}

/// The grey between black and white in each block.
fn levels(picture: &Picture<'_>, wide: usize, high: usize) -> Vec<u32> {
    let mut levels = vec![0; wide * high];
    for y in 0..high {
        for x in 0..wide {
            let (mut darkest, mut lightest, mut sum, mut count) = (u8::MAX, 0, 0_u32, 0);
            for pixels in rows_of_block(picture, x, y) {
                for grey in &picture.pixels[pixels] {
                    darkest = darkest.min(*grey);
                    lightest = lightest.max(*grey);
                    sum += u32::from(*grey);
                    count += 1;
                }
            }
            levels[y * wide + x] = if lightest.saturating_sub(darkest) > LEAST_CONTRAST {
                sum / count
            } else {
                level_of_surface(&levels, wide, x, y, u32::from(darkest))
            };
        }
    }
    levels
}

/// One surface is paper, unless it is darker than what passed for the level
/// beside it: then it is the inside of something black.
fn level_of_surface(levels: &[u32], wide: usize, x: usize, y: usize, grey: u32) -> u32 {
    let paper = grey / 2;
    if x == 0 || y == 0 {
        return paper;
    }
    let (left, above) = (y * wide + x - 1, (y - 1) * wide + x);
    let beside = (levels[left] * 2 + levels[above] + levels[above - 1]) / 4;
    if grey < beside { beside } else { paper }
}

/// Mean of the levels of the 5 × 5 blocks around.
fn level_around(levels: &[u32], wide: usize, high: usize, x: usize, y: usize) -> u32 {
    let columns = x.saturating_sub(2)..(x + 3).min(wide);
    let rows = y.saturating_sub(2)..(y + 3).min(high);
    let (mut sum, mut count) = (0, 0);
    for row in rows {
        for level in &levels[row * wide..][columns.clone()] {
            sum += level;
            count += 1;
        }
    }
    sum / count
}

/// Where the rows of a block lie among the pixels.
fn rows_of_block(
    picture: &Picture<'_>,
    x: usize,
    y: usize,
) -> impl Iterator<Item = std::ops::Range<usize>> + use<> {
    let width = picture.width;
    let (left, right) = (x * BLOCK, ((x + 1) * BLOCK).min(width));
    (y * BLOCK..((y + 1) * BLOCK).min(picture.height))
        .map(move |y| y * width + left..y * width + right)
}
