//! How the width of a sheet is shared among the thirteen columns: so that the rows come out as
//! low as they can, and the plan needs few sheets.

use plan::{Action, Column};
use text::Language;

use super::geometry::Type;
use super::table::{self, PrintCell};

/// By how much the letters of the bold headings are wider.
const BOLD: f64 = 1.07;
/// The width of a hyphen, in parts of the text's size.
const HYPHEN: f64 = 0.31;
/// The padding and the border of a cell, both sides, in CSS pixels.
const PADDING: f64 = 8.0;
/// The line that a paragraph wastes at its end and where words do not fit, on average.
const WASTE: f64 = 0.6;
/// What a word costs that is broken because it is wider than its column, in lines.
const BROKEN: f64 = 1.5;
/// What it costs besides for each part of the text's size that it is too wide.
const BREADTH: f64 = 0.5;
/// Words are told apart by these parts of the text's size, up to this many of them; no column
/// is made for a longer word.
const GRAIN: f64 = 0.2;
const LONGEST: usize = 70;
/// The rows that are looked at: of a longer plan, as many in even steps.
const ROWS: usize = 60;
/// By how much widths are shifted from one column to another in search of lower rows.
const STEPS: [f64; 4] = [32.0, 12.0, 5.0, 2.0];

/// The widths of the columns, which together are `available`; all in CSS pixels.
pub fn widths(language: Language, actions: &[&Action], available: f64, kind: Type) -> [f64; 13] {
    let step = actions.len().div_ceil(ROWS).max(1);
    let rows: Vec<RowTexts> =
        actions.iter().step_by(step).map(|action| RowTexts::of(action)).collect();
    let least = Column::ALL.map(|column| least(language, column, &rows, kind));
    let sum: f64 = least.iter().sum();
    if sum >= available {
        return least.map(|width| width * available / sum);
    }
    let said = Column::ALL.map(|column| rows.iter().map(|row| row.0[column.index()].width).sum());
    let total: f64 = said.iter().sum::<f64>().max(1.0);
    let spare = available - sum;
    let start = std::array::from_fn(|at| {
        if total > 1.0 { least[at] + spare * said[at] / total } else { least[at] + spare / 13.0 }
    });
    lowered(&rows, start, &least, kind.size)
}

/// What there is in a cell; widths in parts of the size of the text.
struct Text {
    width: f64,
    paragraphs: f64,
    /// The widths of the words.
    words: Vec<f64>,
}

impl Text {
    fn of(cell: &PrintCell) -> Self {
        let (paragraphs, indent): (Vec<&str>, f64) = match cell {
            PrintCell::Text(text) => (text.lines().collect(), 0.0),
            PrintCell::Tasks(tasks) => (tasks.iter().map(String::as_str).collect(), 1.2),
        };
        let words = paragraphs.iter().flat_map(|text| text.split_whitespace()).map(width);
        let words: Vec<f64> = words.map(|word| word + indent).collect();
        let width = paragraphs.iter().map(|text| width(text.trim())).sum::<f64>();
        Self { width: width * (1.0 + indent / 12.0), paragraphs: paragraphs.len() as f64, words }
    }

    fn lines(&self, room: f64, size: f64) -> f64 {
        self.width * size / (room - PADDING).max(1.0) + self.paragraphs * WASTE
    }
}

/// The width of a text in parts of its size, about as the letters of the sheets have it.
fn width(text: &str) -> f64 {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | 'í' => 0.24,
        ' ' | '.' | ',' | ':' | ';' => 0.26,
        'f' | 'r' | 't' | '(' | ')' => 0.35,
        '-' => HYPHEN,
        's' | 'c' | 'z' | 'x' | 'v' | 'y' | 'k' | '/' => 0.43,
        'm' | 'w' | 'M' | 'W' => 0.82,
        letter if letter.is_uppercase() => 0.58,
        _ => 0.52,
    };
    text.chars().map(letter).sum()
}

struct RowTexts([Text; 13]);

impl RowTexts {
    fn of(action: &Action) -> Self {
        Self(Column::ALL.map(|column| Text::of(&table::cell(column, 88, action))))
    }
}

/// What a column needs at least: its heading, hyphenated; a code in full; the words of a date.
fn least(language: Language, column: Column, rows: &[RowTexts], kind: Type) -> f64 {
    let heading = language.printed_column(column);
    let syllables = heading.split_whitespace().flat_map(|word| {
        let parts = word.split('\u{ad}').count();
        word.split('\u{ad}').enumerate().map(move |(at, syllables)| {
            width(syllables) + if at + 1 < parts { HYPHEN } else { 0.0 }
        })
    });
    let heading = syllables.fold(0.0, f64::max) * BOLD * kind.heading();
    let most = |of: fn(&Text) -> f64, cap: f64| {
        let texts = rows.iter().map(|row| of(&row.0[column.index()]).min(cap));
        texts.fold(0.0, f64::max) * kind.size
    };
    let content = match column {
        Column::Number | Column::Criterion | Column::Subcriterion => most(|it| it.width, 5.5),
        Column::Start | Column::End => most(|it| it.words.iter().copied().fold(0.0, f64::max), 6.5),
        _ => 0.0,
    };
    heading.max(content) + PADDING
}

/// `widths` shifted between columns as long as that makes the rows lower in sum.
fn lowered(rows: &[RowTexts], mut widths: [f64; 13], least: &[f64; 13], size: f64) -> [f64; 13] {
    let prices: [[f64; LONGEST]; 13] = std::array::from_fn(|at| prices(rows, at));
    let mut best = cost(rows, &widths, &prices, size);
    for step in STEPS {
        // Each round takes the shifts that help; a few rounds suffice.
        for _ in 0..30 {
            let before = best;
            for (from, to) in (0..13 * 13).map(|pair| (pair / 13, pair % 13)) {
                if from == to || widths[from] - step < least[from] {
                    continue;
                }
                let mut shifted = widths;
                shifted[from] -= step;
                shifted[to] += step;
                let shifted_cost = cost(rows, &shifted, &prices, size);
                if shifted_cost < best {
                    (widths, best) = (shifted, shifted_cost);
                }
            }
            if before - best < 0.01 {
                break;
            }
        }
    }
    widths
}

/// What the words of a column cost at each width of it: as many as are broken, and by how much.
fn prices(rows: &[RowTexts], column: usize) -> [f64; LONGEST] {
    let words = || rows.iter().flat_map(|row| &row.0[column].words);
    std::array::from_fn(|at| {
        let room = at as f64 * GRAIN;
        let price = |word: &f64| if *word > room { BROKEN + (word - room) * BREADTH } else { 0.0 };
        words().map(price).sum()
    })
}

/// The lines of all rows, each as tall as its tallest cell, and what broken words cost. The
/// other cells count a little, so that room which lowers no row goes where it is next needed.
fn cost(rows: &[RowTexts], widths: &[f64; 13], prices: &[[f64; LONGEST]; 13], size: f64) -> f64 {
    let row = |row: &RowTexts| {
        let lines = std::array::from_fn::<f64, 13, _>(|at| row.0[at].lines(widths[at], size));
        let tallest = lines.iter().copied().fold(0.0, f64::max);
        tallest + lines.iter().map(|lines| lines * lines).sum::<f64>().sqrt() * 0.1
    };
    let broken = |at: usize| {
        let room = (widths[at] - PADDING).max(0.0) / size / GRAIN;
        prices[at].get(room as usize).copied().unwrap_or(0.0)
    };
    rows.iter().map(row).sum::<f64>() + (0..13).map(broken).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use plan::{Id, PrintSize};

    fn action(objective: usize) -> Action {
        let mut action = Action::new(Id::from_bits(1));
        action.objective = "palabra ".repeat(objective);
        action.area = "palabra ".repeat(10);
        action
    }

    fn shared(actions: &[&Action], available: f64, half_points: u8) -> [f64; 13] {
        let kind = Type::of(PrintSize::half_points(half_points));
        widths(Language::Spanish, actions, available, kind)
    }

    #[test]
    fn the_widths_fill_the_sheet() {
        let widths = shared(&[&action(10), &action(60)], 984.0, 16);
        assert!((widths.iter().sum::<f64>() - 984.0).abs() < 0.01);
        assert!(widths[Column::Objective.index()] > widths[Column::Area.index()]);
        assert!(widths[Column::Comments.index()] > 40.0);
    }

    #[test]
    fn a_crowded_sheet_still_shows_every_column() {
        let widths = shared(&[&action(9)], 300.0, 24);
        assert!((widths.iter().sum::<f64>() - 300.0).abs() < 0.01);
        assert!(widths.iter().all(|width| *width > 5.0));
    }

    #[test]
    fn an_empty_plan_has_widths() {
        let widths = shared(&[], 984.0, 16);
        assert!((widths.iter().sum::<f64>() - 984.0).abs() < 0.01);
    }
}
