//! How wide the columns of the form are on a sheet: in the proportions of the official form, but
//! none narrower than its longest word, as far as the sheet goes.

use plan::{Column, Plan};

use crate::form::{self, FormWords};
use crate::svg::width_of_char;

/// The proportions of the columns on the official form.
const SHARES: [u32; 13] = [32, 54, 76, 150, 146, 134, 180, 52, 52, 76, 124, 96, 108];

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
    let share: [u32; 13] = SHARES.map(|it| room * it / total);
    let longest = longest_words(plan, words);
    let need: [u32; 13] = std::array::from_fn(|at| {
        let word = longest[at] * size * point / 2000 + margins;
        word.min(share[at] * MOST / 100)
    });
    // What some columns lack is taken from those that have more than they need.
    let lack: u32 = (0..13).map(|at| need[at].saturating_sub(share[at])).sum();
    let spare: u32 = (0..13).map(|at| share[at].saturating_sub(need[at])).sum();
    let given = lack.min(spare);
    let mut widths: [u32; 13] = std::array::from_fn(|at| {
        let more = need[at].saturating_sub(share[at]);
        let less = share[at].saturating_sub(need[at]);
        let part = |of: u32, whole: u32| u64::from(of) * u64::from(given) / u64::from(whole.max(1));
        share[at] + part(more, lack) as u32 - part(less, spare) as u32
    });
    let used: u32 = widths.iter().sum();
    widths[Column::Tasks.index()] += room.saturating_sub(used);
    widths
}

/// The width of the longest word of each column, in thousandths of the size of the letters.
fn longest_words(plan: &Plan, words: &FormWords) -> [u32; 13] {
    Column::ALL.map(|column| {
        // Headings are bold, and may break at their soft hyphens.
        let heading = words.columns[column.index()].split([' ', '\u{ad}']).map(word_width).max();
        let cell = |at: usize, action: &plan::Action| {
            let text = form::cell(action, at + 1, column, words);
            text.split_whitespace().map(word_width).max().unwrap_or(0)
        };
        let cells = plan.actions.iter().enumerate().map(|(at, action)| cell(at, action));
        cells.max().unwrap_or(0).max(heading.unwrap_or(0) * 108 / 100)
    })
}

/// The width of a word in Calibri, which is narrower than the fonts of the screen.
fn word_width(word: &str) -> u32 {
    // Longer words break anyway.
    let thousandths: i32 = word.chars().take(60).map(width_of_char).sum();
    thousandths.unsigned_abs() * 88 / 100
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
