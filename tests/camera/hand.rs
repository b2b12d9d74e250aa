//! The little movements of a hand, and how a frame looks from there.

use std::f32::consts::TAU;

use image::{GrayImage, Luma};

use super::FrameSize;

/// The wall behind the poster.
const WALL: u8 = 150;

/// Where a picture is before the camera.
pub(super) struct Pose {
    /// Turned, in radians.
    turn: f32,
    /// Moved to the right and down, as a share of the frame's height.
    moved: (f32, f32),
    /// Height or width of the picture, whichever is the tighter, in the frame's.
    filling: f32,
    /// Narrowing towards one side, as from a phone held at a slant.
    slant: f32,
}

impl Pose {
    /// The pose at `phase` (0 to 1) of a movement that ends where it began.
    pub(super) fn in_hand(phase: f32) -> Self {
        let swing = |rate: f32, start: f32| (TAU * (phase * rate + start)).sin();
        Self {
            turn: 0.03 * swing(1.0, 0.1),
            moved: (0.01 * swing(1.0, 0.4), 0.008 * swing(2.0, 0.0)),
            filling: 0.95 + 0.015 * swing(1.0, 0.7),
            slant: 0.03 * swing(1.0, 0.25),
        }
    }

    /// The frame a camera gives of the picture in this pose.
    #[expect(
        clippy::cast_precision_loss,
        reason = "sizes of pictures are far below 2²⁴"
    )]
    pub(super) fn view(
        &self,
        picture: &GrayImage,
        FrameSize(width, height): FrameSize,
    ) -> GrayImage {
        let (frame_width, frame_height) = (width as f32, height as f32);
        let (picture_width, picture_height) = (picture.width() as f32, picture.height() as f32);
        let scale = self.filling * (frame_width / picture_width).min(frame_height / picture_height);
        let (sin, cos) = self.turn.sin_cos();
        // Several samples a pixel, as a sensor has area: thin lines survive being made small.
        let samples = (1.0 / scale).ceil().clamp(1.0, 4.0);
        GrayImage::from_fn(width, height, |x, y| {
            let mut sum = 0.0;
            let mut step = 0.5 / samples;
            while step < 1.0 {
                let right = x as f32 + step - frame_width * 0.5 - self.moved.0 * frame_height;
                let mut down_step = 0.5 / samples;
                while down_step < 1.0 {
                    let down =
                        y as f32 + down_step - frame_height * 0.5 - self.moved.1 * frame_height;
                    let near = 1.0 + self.slant * (right / frame_height);
                    let across = (right * cos + down * sin) * near / scale + picture_width * 0.5;
                    let along = (down * cos - right * sin) * near / scale + picture_height * 0.5;
                    sum += sample(picture, across - 0.5, along - 0.5);
                    down_step += 1.0 / samples;
                }
                step += 1.0 / samples;
            }
            Luma([byte(sum / (samples * samples))])
        })
    }
}

/// Grey between four pixels, in proportion; the wall outside of the picture.
#[expect(
    clippy::cast_possible_truncation,
    reason = "floor of a place in a picture"
)]
fn sample(picture: &GrayImage, x: f32, y: f32) -> f32 {
    let at = |x: i64, y: i64| {
        let pixel = u32::try_from(x).ok().zip(u32::try_from(y).ok());
        let grey = pixel.and_then(|(x, y)| picture.get_pixel_checked(x, y));
        f32::from(grey.map_or(WALL, |grey| grey.0[0]))
    };
    let (left, top) = (x.floor(), y.floor());
    let (right_share, low_share) = (x - left, y - top);
    let (left, top) = (left as i64, top as i64);
    let upper = at(left, top) * (1.0 - right_share) + at(left + 1, top) * right_share;
    let lower = at(left, top + 1) * (1.0 - right_share) + at(left + 1, top + 1) * right_share;
    upper * (1.0 - low_share) + lower * low_share
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
fn byte(grey: f32) -> u8 {
    grey.round().clamp(0.0, 255.0) as u8
}
