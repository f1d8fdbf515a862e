//! What the cells of a row say of the columns of the form: whether it may be the header of a plan.

use std::ops::Range;

#[cfg(feature = "readers")]
use cells::Cell;
use plan::Column;
use words::squeeze;

use crate::found::Columns;
use crate::header::{ColumnRole, Sure, heading};
use crate::months;

/// How many rows are tried as the beginning of a torn header.
pub(super) const MOST_TRIED: usize = 50;

/// A row that may be a header.
pub(super) struct HeaderCandidate {
    pub rows: Range<usize>,
    /// The texts of its cells.
    pub cells: Vec<String>,
    /// How many columns of the form it names.
    pub columns: usize,
}

/// What the cells of a row say of the columns of the form.
#[derive(Clone, Copy, Default)]
pub(super) struct Score {
    /// The columns that they name.
    pub named: Columns,
    /// How many those are, *Meta* among them; 0 where none tells what is to be done or why.
    pub columns: usize,
    /// How many of them are named by words of the form.
    pub sure: usize,
    /// How many cells are not empty.
    pub filled: usize,
}

impl Score {
    /// Whether the row is a header, where `strict` asks for more because the cells may have been
    /// cut from prose. A plan of many columns may have as many of its own.
    pub fn is_enough(self, strict: bool) -> bool {
        let Self { columns, sure, filled, .. } = self;
        let (least, of_ten) = if strict { (4, 6) } else { (3, 4) };
        let many = columns >= 6 && columns * 10 >= filled * (of_ten - 2);
        sure >= 2 && columns >= least && (many || columns * 10 >= filled * of_ten)
    }
}

/// The text of a heading, without the soft hyphens that say where a narrow column may break it.
pub(super) fn label(text: &str) -> String {
    squeeze(&text.replace('\u{ad}', "").replace("-\n", ""))
}

/// Whether a text is a number alone, but no year, which may head a column.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.trim();
    let number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    !text.is_empty() && number && values::period(text).is_none()
}

/// The columns of the form that the cells of a row name.
#[cfg(feature = "readers")]
pub(crate) fn named(cells: &[Cell]) -> Columns {
    score(cells.iter().map(|cell| cell.text.as_str())).named
}

/// What these cells say of the columns of the form.
pub(super) fn score<'a>(cells: impl Iterator<Item = &'a str>) -> Score {
    let mut score = Score::default();
    let mut core = false;
    let mut seen = 0_u32;
    let mut months = 0;
    for text in cells {
        let mark = months::mark_heading(text);
        months += usize::from(mark == Some(true));
        score.filled += usize::from(!text.trim().is_empty() && mark.is_none() && !is_number(text));
        let Some(found) = heading(text) else { continue };
        use Column as C;
        let bit = match found.role {
            ColumnRole::Column(column) => {
                core |=
                    !matches!(column, C::Number | C::Start | C::End | C::Comments | C::Resources);
                score.named.add(column);
                column.index()
            }
            ColumnRole::Time => {
                score.named.add(C::Start);
                score.named.add(C::End);
                13
            }
            ColumnRole::Target => 14,
            ColumnRole::Activities => {
                core = true;
                score.named.add(C::Action);
                15
            }
            ColumnRole::Mark(_) | ColumnRole::Other => continue,
        };
        score.sure += usize::from(found.sure >= Sure::Guess && seen & 1 << bit == 0);
        seen |= 1 << bit;
    }
    if months > 1 {
        // Columns of months say the time.
        score.named.add(Column::Start);
        score.named.add(Column::End);
        score.sure += usize::from(seen & 1 << 13 == 0);
        seen |= 1 << 13;
    }
    score.columns = if core { seen.count_ones() as usize } else { 0 };
    score
}

/// The number of an action as the first column writes it: `3`, `3.`, `03`, `#3`, `No. 3`.
pub(crate) fn row_number(text: &str) -> Option<u32> {
    let text = text.trim().trim_start_matches('#');
    let text = text.strip_prefix("No.").unwrap_or(text).trim_start();
    let text = text.trim_end_matches(['.', ')', '-', '°', 'º', ' ']);
    let digits =
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}
