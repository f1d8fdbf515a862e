//! Where the picture of a timeline is parted between pages: between rows, never through one.

use crate::svg::{HEAD_HEIGHT, ROW_HEIGHT};

/// A part of the picture: where it begins and how high it is, in pixels of the SVG.
pub(super) type Slice = (u32, u32);

/// The size of the picture as the SVG says it; `None` for anything but an SVG of ours.
pub(super) fn size(svg: &str) -> Option<(u32, u32)> {
    let (_, rest) = svg.split_once("viewBox=\"0 0 ")?;
    let (width, height) = rest.split_once('"')?.0.split_once(' ')?;
    let (width, height) = (width.parse().ok()?, height.parse().ok()?);
    (width > 0 && height > HEAD_HEIGHT).then_some((width, height))
}

/// The parts of the rows of a picture `height` pixels high, on pages where `room` pixels are
/// free. One part is the whole picture; else the head ([`HEAD_HEIGHT`]) belongs over each of them.
pub(super) fn slices(height: u32, room: u32) -> Vec<Slice> {
    if height <= room {
        return vec![(0, height)];
    }
    // What is under the last row, less than a row and a half, never makes a page of its own.
    const TAIL: u32 = ROW_HEIGHT * 3 / 2;
    let rows = (room.saturating_sub(HEAD_HEIGHT + TAIL) / ROW_HEIGHT).max(1);
    let step = rows * ROW_HEIGHT;
    let all = height - HEAD_HEIGHT;
    let mut slices = Vec::new();
    let mut from = 0;
    while from < all {
        let left = all - from;
        let part = if left < step + TAIL { left } else { step };
        slices.push((HEAD_HEIGHT + from, part));
        from += part;
    }
    slices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_the_rows_and_end_between_them() {
        assert_eq!(slices(500, 500), [(0, 500)]);
        let parts = slices(HEAD_HEIGHT + 70 * ROW_HEIGHT + 32, 900);
        assert!(parts.len() > 1);
        let mut at = HEAD_HEIGHT;
        for (from, height) in &parts {
            assert_eq!(*from, at);
            assert_eq!((from - HEAD_HEIGHT) % ROW_HEIGHT, 0);
            at += height;
        }
        assert_eq!(at, HEAD_HEIGHT + 70 * ROW_HEIGHT + 32);
        assert_eq!(slices(HEAD_HEIGHT + 1000, 0).len(), 41);
    }

    #[test]
    fn an_svg_tells_its_size() {
        assert_eq!(size("<svg viewBox=\"0 0 1284 640\" width=\"1\">"), Some((1284, 640)));
        assert_eq!(size("<svg>"), None);
        assert_eq!(size(""), None);
    }
}
