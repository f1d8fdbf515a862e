//! How wide the columns of the form are, and how large its letters.
//!
//! The sheet is so wide that, fitted to the width of the paper, its letters are printed in the
//! size that the plan asks for.

use plan::{Column, Paper, Plan};

use super::sheet::{MAX_HEIGHT, SIDE};
use super::text::{PADDING, line_height, lines, longest_word};
use crate::widths::SHARES;
use values::form::{FormWords, paper_size};

/// The most that a column grows for one long word, in hundredths of its share.
const MOST: f64 = 1.6;

/// Where a row would be higher than rows can be, the column to blame takes room from the others,
/// by this factor at a time and this often.
const FAIRER: (f64, usize) = (1.3, 8);

/// Where that is not enough, the sheet is made wider, and so printed smaller.
const WIDER: (f64, usize) = (1.15, 4);

/// Widths in pixels, sizes and heights in points.
pub(super) struct WorksheetLayout {
    /// The size of the letters.
    pub size: f64,
    /// The size of the letters of the headings.
    pub heading: f64,
    /// The widths of the columns.
    pub widths: [f64; 13],
    /// The heights of the rows.
    pub heights: Vec<f64>,
}

/// The layout for the texts of all rows, by column.
pub(super) fn layout(plan: &Plan, texts: &[[String; 13]], words: &FormWords) -> WorksheetLayout {
    let print = f64::from(plan.header.print_size.get()) / 2.0;
    // Excel fits to the width by making smaller, never larger.
    let size = print.max(11.0);
    let heading = size - 2.0;
    let needed = needed(texts, words, size, heading);
    let mut room = page_width(plan.header.paper) * size / print;
    let mut shares = SHARES.map(f64::from);
    for round in 0..FAIRER.1 + WIDER.1 {
        let widths = widths(room, &shares, &needed);
        let Some(column) = too_high(texts, &widths, size) else { break };
        if round < FAIRER.1 {
            shares[column] *= FAIRER.0;
        } else {
            room *= WIDER.0;
        }
    }
    let widths = widths(room, &shares, &needed);
    let heights = texts.iter().map(|row| height(row, &widths, size).0).collect();
    WorksheetLayout { size, heading, widths, heights }
}

/// The width between the margins of a paper in landscape, in pixels.
pub(super) fn page_width(paper: Paper) -> f64 {
    let (tenths_of_millimetres, _) = paper_size(paper);
    (f64::from(tenths_of_millimetres) / 254.0 - 2.0 * SIDE) * 96.0
}

/// What each column needs for its longest word.
fn needed(texts: &[[String; 13]], words: &FormWords, size: f64, heading: f64) -> [f64; 13] {
    Column::ALL.map(|column| {
        let at = column.index();
        let cells = texts.iter().map(|row| longest_word(&row[at], size)).fold(0.0, f64::max);
        let heading = longest_word(&words.heading(column), heading);
        // The months of other languages that a date may be shown in.
        let date = matches!(column, Column::Start | Column::End);
        let date = if date { longest_word("mmmm-00", size) } else { 0.0 };
        cells.max(heading).max(date).ceil() + PADDING
    })
}

/// The widths of columns that share `room`: none narrower than it needs, as far as the room goes.
fn widths(room: f64, shares: &[f64; 13], needed: &[f64; 13]) -> [f64; 13] {
    let share = shares.map(|it| it * room / shares.iter().sum::<f64>());
    let least: [f64; 13] = std::array::from_fn(|at| needed[at].min(share[at] * MOST));
    let mut fixed = [false; 13];
    loop {
        let used: f64 = (0..13).filter(|at| fixed[*at]).map(|at| least[at]).sum();
        let free: f64 = (0..13).filter(|at| !fixed[*at]).map(|at| shares[at]).sum();
        let unit = (room - used).max(0.0) / free.max(1.0);
        let next = |at: usize| if fixed[at] { least[at] } else { shares[at] * unit };
        let widths: [f64; 13] = std::array::from_fn(next);
        let narrow = (0..13).find(|at| !fixed[*at] && widths[*at] < least[*at]);
        match narrow {
            Some(at) => fixed[at] = true,
            None => return widths.map(f64::round),
        }
    }
}

/// The height of a row, and the column that makes it so high.
fn height(row: &[String; 13], widths: &[f64; 13], size: f64) -> (f64, usize) {
    let counts = (0..13).map(|at| (lines(&row[at], widths[at], size), at));
    let (most, at) = counts.max().unwrap_or_default();
    (most as f64 * line_height(size) + 3.0, at)
}

/// The column to blame where the highest row is higher than rows can be.
fn too_high(texts: &[[String; 13]], widths: &[f64; 13], size: f64) -> Option<usize> {
    let rows = texts.iter().map(|row| height(row, widths, size));
    let highest = rows.max_by(|one, other| one.0.total_cmp(&other.0))?;
    (highest.0 > MAX_HEIGHT).then_some(highest.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_keep_their_proportions_and_their_longest_words() {
        let shares = SHARES.map(f64::from);
        let plain = widths(1280.0, &shares, &[0.0; 13]);
        assert_eq!(plain, shares);
        let mut needed = [0.0; 13];
        needed[Column::Resources.index()] = 110.0;
        needed[Column::Comments.index()] = 5_000.0;
        let given = widths(1280.0, &shares, &needed);
        assert_eq!(given[Column::Resources.index()], 110.0);
        assert_eq!(given[Column::Comments.index()], (108.0_f64 * MOST).round());
        assert!(given[Column::Tasks.index()] < 180.0);
        assert!((given.iter().sum::<f64>() - 1280.0).abs() < 7.0);
        // All columns want more than there is: none gets less than nothing.
        assert!(widths(100.0, &shares, &[5_000.0; 13]).iter().all(|it| *it > 0.0));
    }

    #[test]
    fn letter_is_narrower_than_legal() {
        assert_eq!(page_width(Paper::Letter).round(), 979.0);
        assert_eq!(page_width(Paper::Legal).round(), 1267.0);
        assert_eq!(page_width(Paper::A4).round(), 1046.0);
    }
}
