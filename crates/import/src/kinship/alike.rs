//! Whether a cell still says what our own writers put there.

use chrono::NaiveDate;
use plan::{Action, Column, Edge, Moment, When};
use values::DateContext;
use words::has_word;

use values::form::{TARGETS, cell_in};

/// The most that a cell of Excel holds, in units of UTF-16: longer texts are written cut.
const MAX_CELL: usize = 32_767;

/// What the form shows of an action in a column.
pub(crate) fn written(action: &Action, column: Column) -> String {
    cell_in(action, 0, column, TARGETS[0])
}

/// Whether the cell of a column says what our writers put there of `inner`, given its text and
/// the real date in it. `read` is what was made of the row.
pub(crate) fn is_same(
    inner: &Action,
    column: Column,
    (text, date): (&str, Option<NaiveDate>),
    read: &Action,
) -> bool {
    let says = |written: &str| same_text(text, written);
    match column {
        Column::Number => true,
        // One follows from the other, from a merged cell or from a heading above.
        Column::Criterion => {
            let unclear =
                read.original.contains_key(&column) && !inner.original.contains_key(&column);
            says(&written(inner, column)) || (read.criterion == inner.criterion && !unclear)
        }
        Column::Subcriterion => {
            let same = read.subcriterion == inner.subcriterion && read.example == inner.example;
            says(&written(inner, column)) || (text.trim().is_empty() && same)
        }
        Column::Indicator => TARGETS.iter().any(|target| says(&cell_in(inner, 0, column, target))),
        Column::Start => {
            says(&written(inner, column)) || is_date(&inner.start, Edge::Start, text, date)
        }
        Column::End => says(&written(inner, column)) || is_date(&inner.end, Edge::End, text, date),
        _ => says(&written(inner, column)),
    }
}

/// Whether two texts differ in no more than white space, what no file can hold, and what a cell
/// of Excel cannot hold.
pub(crate) fn same_text(text: &str, written: &str) -> bool {
    // Signs alone say nothing; the reader of tables does not keep them.
    if !has_word(text) && !has_word(written) {
        return true;
    }
    let mut shown = words(text);
    let mut whole = words(written);
    let long = written.len() > MAX_CELL
        && (MAX_CELL - 1..=MAX_CELL).contains(&text.encode_utf16().count());
    if !long {
        return shown.eq(whole);
    }
    // The last word may be cut in its middle.
    loop {
        match (shown.next(), whole.next()) {
            (None, _) => return true,
            (Some(one), Some(other)) if one == other => {}
            (Some(one), Some(other)) => return other.starts_with(&one) && shown.next().is_none(),
            (Some(_), None) => return false,
        }
    }
}

/// A text without what no file can hold, its words parted by single spaces.
#[cfg(feature = "readers")]
pub(crate) fn clean(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

/// The words of a text, without the characters that XML cannot hold.
fn words(text: &str) -> impl Iterator<Item = String> {
    let odd =
        |c: char| c.is_control() || matches!(c, '\u{fffd}'..='\u{ffff}' | '\u{ad}' | '\u{feff}');
    let words =
        text.split_whitespace().map(move |word| word.chars().filter(|c| !odd(*c)).collect());
    words.filter(|word: &String| !word.is_empty())
}

/// Whether a cell holds this date as a real one, or says it as a real one is shown: `mar-26` for
/// a month, `30/06/2025` for a day.
fn is_date(when: &Option<When>, edge: Edge, text: &str, date: Option<NaiveDate>) -> bool {
    let Some(when) = when else { return false };
    let precise = matches!(when.moment, Moment::Month(_) | Moment::Day(_));
    if precise && date.is_some() && date == when.day(edge) {
        return true;
    }
    let text = text.trim();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let real = match when.moment {
        Moment::Month(_) => text.split_once('-').is_some_and(|(month, year)| {
            month.trim_end_matches('.').chars().all(char::is_alphabetic)
                && digits(year)
                && matches!(year.len(), 2 | 4)
        }),
        Moment::Day(_) => text.split('/').count() == 3 && text.split('/').all(digits),
        Moment::Quarter(_) | Moment::Open | Moment::Unclear => false,
    };
    let read = || values::when(text, edge, DateContext::default()).value;
    real && read().is_some_and(|read| read.moment == when.moment)
}
