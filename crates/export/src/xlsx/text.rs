//! Texts as a workbook holds them, and how much room they take: neither Excel nor LibreOffice
//! finds the height of a written row by itself where cells are merged, so it is computed here.

use crate::markup::escaped;
use crate::plain::plain;

/// How every part begins.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespace of workbooks.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The most characters of a cell, in UTF-16 units (Excel specifications and limits).
const MAX_CELL: usize = 32_767;

/// A text as a cell can hold it: what is beyond the limit of a cell is cut off.
pub(super) fn clean(text: &str) -> String {
    let mut text = plain(text);
    let mut units = 0;
    let over = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MAX_CELL
    });
    if let Some((end, _)) = over {
        text.truncate(end);
    }
    text
}

/// The text of a cell between tags. A text such as `_x0041_` would be read as the character of
/// that number (ECMA-376 part 1, 22.4.2.4), so its first mark is written as one.
pub(super) fn cell_escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let code = after.as_bytes().get(2..7);
        let coded =
            code.is_some_and(|it| it[..4].iter().all(u8::is_ascii_hexdigit) && it[4] == b'_');
        out.push_str(if coded { "_x005F_" } else { "_" });
        rest = &after[1..];
    }
    out.push_str(rest);
    escaped(&out)
}

/// The widths of the letters of Calibri from the space on, in thousandths of their size. Bold
/// letters are up to a twentieth wider.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488,
    459, 631, 623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519,
    487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455,
    229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
];

/// What screens add to the width of letters when they round it to pixels, and bold ones to plain.
const ROUNDING: f64 = 1.03;

fn letter(c: char) -> f64 {
    let known = (c as usize).checked_sub(32).and_then(|at| WIDTHS.get(at));
    f64::from(match known {
        Some(width) => *width,
        None if c >= '\u{1100}' => 1000,
        None if c.is_uppercase() => 640,
        None => 530,
    })
}

/// The width of a text on one line, in pixels of a screen at 96 dots an inch; `size` in points.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter).sum::<f64>() / 1000.0 * size * 96.0 / 72.0 * ROUNDING
}

/// The width of the longest word of a text, as [`width`].
pub(super) fn longest_word(text: &str, size: f64) -> f64 {
    text.split_whitespace().map(|word| width(word, size)).fold(0.0, f64::max)
}

/// What a cell keeps free at its left and right together, in pixels.
pub(super) const PADDING: f64 = 5.0;

/// How many lines a text takes in a cell of `room` pixels, at least 1.
pub(super) fn lines(text: &str, room: f64, size: f64) -> usize {
    let room = (room - PADDING).max(1.0);
    let space = width(" ", size);
    let line = |line: &str| {
        let (mut count, mut used) = (1, 0.0);
        for word in line.split(' ') {
            let mut wide = width(word, size);
            if used > 0.0 && used + space + wide > room {
                count += 1;
                used = 0.0;
            } else if used > 0.0 {
                used += space;
            }
            // A word that is wider than the cell is broken within.
            let more = (wide / room).floor();
            if used == 0.0 && more >= 1.0 {
                count += more as usize;
                wide -= more * room;
            }
            used += wide;
        }
        count
    };
    text.split('\n').map(line).sum()
}

/// The height of a line in points: what Excel gives Calibri, 15 for letters of 11.
pub(super) fn line_height(size: f64) -> f64 {
    (size * 15.0 / 11.0 * 4.0).ceil() / 4.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_gets_what_it_can_hold() {
        assert_eq!(clean("a\r\nb\rc\u{0}\u{b}d\u{fffe}\te"), "a\nb\nc\nd\te");
        assert_eq!(clean(&"ñ".repeat(40_000)).chars().count(), MAX_CELL);
        // A character of two units is not cut in half.
        assert_eq!(clean(&"👩".repeat(20_000)).chars().count(), MAX_CELL / 2);
    }

    #[test]
    fn what_looks_like_a_code_stays_text() {
        assert_eq!(cell_escaped("_x0041_ a_x b _xZZZZ_ _"), "_x005F_x0041_ a_x b _xZZZZ_ _");
        assert_eq!(cell_escaped("<_xé0000_&\">"), "&lt;_xé0000_&amp;&quot;&gt;");
    }

    #[test]
    fn texts_wrap_at_words() {
        let room = width("uno dos", 11.0) + PADDING + 0.5;
        assert_eq!(lines("", room, 11.0), 1);
        assert_eq!(lines("uno dos", room, 11.0), 1);
        assert_eq!(lines("uno dos uno", room, 11.0), 2);
        assert_eq!(lines("uno\n\ndos", room, 11.0), 3);
        assert_eq!(lines("unodosunodosuno", room, 11.0), 3);
        assert_eq!(lines("uno unodosunodosuno", room, 11.0), 4);
        assert_eq!(lines("uno", 0.0, 11.0), width("uno", 11.0).floor() as usize + 1);
    }

    #[test]
    fn calibri_is_measured() {
        // "Elaborado por" is 79 pixels wide at 11 points in Calibri.
        let real = 79.0 * ROUNDING;
        assert!((width("Elaborado por", 11.0) - real).abs() < 6.0);
        assert_eq!(line_height(11.0), 15.0);
    }
}
