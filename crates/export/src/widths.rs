//! How wide the columns of the form are on a sheet: in the proportions of the official form, but
//! none narrower than its longest word, as far as the sheet goes.

use plan::{Column, Plan};

use crate::svg::width_of_char;
use values::form::{self, FormWords};

/// The proportions of the columns on the official form.
pub(super) const SHARES: [u32; 13] = [32, 54, 76, 150, 146, 134, 180, 52, 52, 76, 124, 96, 108];

/// What a column may grow to for the sake of one long word, in hundredths of its share.
const MOST: u32 = 170;

/// The widths of the columns, which add up to `room`; all in one unit, of which one point has
/// `point`. `margins` is what a cell keeps free at its left and right together.
pub(super) fn widths(
    plan: &Plan,
    words: &FormWords,
    room: u32,
    point: u32,
    margins: u32,
) -> [u32; 13] {
    let size = u32::from(plan.header.print_size.get());
    let total: u32 = SHARES.iter().sum();
    let mut widths = SHARES.map(|it| room * it / total);
    let most = widths.map(|share| share * MOST / 100);
    let wide = |thousandths: u32| thousandths * size * point / 2000 + margins;
    // Headings, numbers and dates come first: they look worst when they are broken.
    let headings = headings(plan, words).map(wide);
    raise(&mut widths, &headings);
    let texts = texts(plan, words).map(wide);
    let needs = std::array::from_fn(|at| texts[at].min(most[at]).max(headings[at]));
    raise(&mut widths, &needs);
    let used: u32 = widths.iter().sum();
    widths[Column::Tasks.index()] += room.saturating_sub(used);
    widths
}

/// Gives what some columns lack of their needs from what others have above theirs.
fn raise(widths: &mut [u32; 13], needs: &[u32; 13]) {
    let pairs = || widths.iter().zip(needs);
    let lack: u32 = pairs().map(|(width, need)| need.saturating_sub(*width)).sum();
    let spare: u32 = pairs().map(|(width, need)| width.saturating_sub(*need)).sum();
    let given = u64::from(lack.min(spare));
    let part = |of: u32, whole: u32| (u64::from(of) * given / u64::from(whole.max(1))) as u32;
    for (width, need) in widths.iter_mut().zip(needs) {
        let (more, less) = (need.saturating_sub(*width), width.saturating_sub(*need));
        // Donors round up, so that the widths never add up to more than there is.
        *width = *width + part(more, lack) - (part(less, spare) + 1).min(less);
    }
}

/// The width of the longest part of each heading, and of the longest word in the narrow columns,
/// in thousandths of the size of the letters.
fn headings(plan: &Plan, words: &FormWords) -> [u32; 13] {
    let cells = texts(plan, words);
    Column::ALL.map(|column| {
        let parts = words.columns[column.index()].split([' ', '\u{ad}']);
        // Bold letters, and the hyphen.
        let heading = parts.map(word_width).max().unwrap_or(0) * 112 / 100 + 100;
        match column {
            Column::Number | Column::Criterion | Column::Subcriterion => {
                cells[column.index()].min(3_000).max(heading)
            }
            Column::Start | Column::End => cells[column.index()].min(4_500).max(heading),
            _ => heading,
        }
    })
}

/// The width of the longest word in the cells of each column, likewise.
fn texts(plan: &Plan, words: &FormWords) -> [u32; 13] {
    let mut longest = [0; 13];
    for (at, action) in plan.actions.iter().enumerate() {
        for column in Column::ALL {
            let text = form::cell(action, at + 1, column, words);
            let word = text.split_whitespace().map(word_width).max().unwrap_or(0);
            longest[column.index()] = longest[column.index()].max(word);
        }
    }
    // Tasks hang behind their numbers.
    longest[Column::Tasks.index()] += 1_400;
    longest
}

/// The width of a word in Calibri, which is narrower than the fonts of the screen.
fn word_width(word: &str) -> u32 {
    // Longer words break anyway.
    let thousandths: i32 = word.chars().take(60).map(width_of_char).sum();
    thousandths.unsigned_abs() * 88 / 100
}

/// How many lines a heading takes, which breaks at spaces and soft hyphens.
pub(super) fn heading_lines(words: &str, width: u32, size: u32, point: u32) -> u32 {
    let most = u64::from(width) * 2000 / u64::from(size * point);
    let (mut lines, mut used) = (1, 0);
    for part in words.split_inclusive([' ', '\u{ad}']) {
        // Bold letters, and the hyphen.
        let wide = u64::from(word_width(part.trim_end_matches('\u{ad}'))) * 112 / 100;
        if used > 0 && used + wide > most {
            lines += 1;
            used = 0;
        }
        used += wide;
    }
    lines
}

/// How many lines a text takes in a column of this width, at least 1; in the units of [`widths`].
pub(super) fn lines_of(text: &str, width: u32, size: u32, point: u32) -> u32 {
    let line = |line: &str| {
        let thousandths: u64 = line.chars().map(|c| width_of_char(c).unsigned_abs() as u64).sum();
        let needed = thousandths * 88 / 100 * u64::from(size) * u64::from(point) / 2000;
        // Words do not fill their lines: a tenth is lost at the ends.
        u32::try_from(needed * 110 / 100 / u64::from(width.max(1))).unwrap_or(u32::MAX / 2) + 1
    };
    text.lines().map(line).fold(0, u32::saturating_add).max(1)
}
