//! The rows around a header that belong to it: *Tiempo* over *Inicio* and *Fin*, and the row that
//! numbers the columns.

use cells::Cell;
use plan::Column;
use words::words;

use super::score::label;
use crate::header::{ColumnRole, heading};

/// Whether a row above a header only groups its columns: "Tiempo" and nothing else. Years at the
/// beginning of a line are those of a title.
pub(super) fn is_upper_half(cells: &[Cell]) -> bool {
    let first = cells.first().map_or("", |cell| &cell.text);
    if values::period(first).is_some() {
        return false;
    }
    let mut texts = cells.iter().filter(|cell| !cell.text.trim().is_empty()).peekable();
    let groups = |cell: &Cell| {
        is_label(&cell.text) && heading(&cell.text).is_some_and(|it| it.role == ColumnRole::Time)
    };
    texts.peek().is_some() && texts.all(groups)
}

/// Whether a row below a header is its second row: it names both Inicio and Fin, or one of them
/// and nothing else.
pub(super) fn is_lower_half(cells: &[Cell]) -> bool {
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
    let names = |column| {
        let role = ColumnRole::Column(column);
        filled.iter().any(|cell| heading(&cell.text).is_some_and(|it| it.role == role))
    };
    let (start, end) = (names(Column::Start), names(Column::End));
    filled.iter().all(|cell| is_label(&cell.text))
        && ((start && end) || ((start || end) && filled.len() == 1))
}

/// Whether a text is as short as the parts of a heading are, and holds no number but a year.
fn is_label(text: &str) -> bool {
    let year = |word: &&str| values::period(word).is_some();
    let mut count = 0;
    words(text).filter(|word| !year(word)).all(|word| {
        count += 1;
        count <= 3 && !word.contains(|c: char| c.is_ascii_digit())
    })
}

/// Writes the second row of a header into the first.
pub(super) fn merge_halves(texts: &mut Vec<String>, lower: &[Cell], time: Option<usize>) {
    let lower: Vec<String> = lower.iter().map(|cell| label(&cell.text)).collect();
    let role = |text: &str| heading(text).map(|heading| heading.role);
    let is = |text: &String, column| role(text) == Some(ColumnRole::Column(column));
    let start = lower.iter().position(|text| is(text, Column::Start));
    // Empty cells at the beginning of a line are easily lost on the way.
    let offset = match (time, start) {
        (Some(time), Some(start)) if start < time => time - start,
        _ => 0,
    };
    if let Some(time) = time {
        let ends = (time + 1).checked_sub(offset).and_then(|at| lower.get(at));
        let taken = texts.get(time + 1).is_some_and(|text| !text.is_empty());
        if taken && ends.is_some_and(|text| is(text, Column::End)) {
            texts.insert(time + 1, String::new());
        }
    }
    for (at, text) in lower.into_iter().enumerate() {
        let at = at + offset;
        if text.is_empty() {
            continue;
        }
        if texts.len() <= at {
            texts.resize(at + 1, String::new());
        }
        let upper = &mut texts[at];
        let replaces = matches!(role(upper), None | Some(ColumnRole::Time))
            && matches!(role(&text), Some(ColumnRole::Column(Column::Start | Column::End)));
        if replaces || upper.is_empty() {
            *upper = text;
        } else {
            upper.push(' ');
            upper.push_str(&text);
        }
    }
}

/// The fewest columns that a row of their numbers has.
const LEAST_ORDINALS: usize = 3;

/// Whether a row only numbers or letters the columns, as `1 2 3`, `(1) (2) (3)` or `A B C`.
pub(crate) fn is_ordinals(cells: &[Cell]) -> bool {
    in_order(cells, ordinal) || in_order(cells, roman)
}

fn in_order(cells: &[Cell], ordinal: impl Fn(&str) -> Option<u32>) -> bool {
    let mut last = None;
    let mut count = 0;
    for text in cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()) {
        let Some(place) = ordinal(text) else { return false };
        if last.is_some_and(|last| place != last + 1) {
            return false;
        }
        last = Some(place);
        count += 1;
    }
    count >= LEAST_ORDINALS
}

/// The place that a Roman number alone names.
fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let mut words = words(text);
    let (word, None) = (words.next()?, words.next()) else { return None };
    let ones = word.trim_start_matches('X');
    let tens = (word.len() - ones.len()) as u32;
    let ones = ONES.iter().position(|it| *it == ones)? as u32;
    (tens < 4).then_some(tens * 10 + ones)
}

/// The place that a number or letter alone names. Letters are far from numbers.
fn ordinal(text: &str) -> Option<u32> {
    const LETTERS: u32 = 10_000;
    let mut words = words(text);
    let (word, more) = (words.next()?, words.next());
    let word = match (word.to_lowercase().as_str(), more) {
        ("col" | "columna" | "column" | "c", Some(number)) => number,
        (_, None) => word,
        _ => return None,
    };
    let figures = word.trim_start_matches(['c', 'C']);
    let word = if figures.is_empty() { word } else { figures };
    match word.as_bytes() {
        digits if digits.len() <= 2 && digits.iter().all(u8::is_ascii_digit) => word.parse().ok(),
        [letter] if letter.is_ascii_alphabetic() => {
            Some(LETTERS + u32::from(letter.to_ascii_lowercase()))
        }
        _ => None,
    }
}
