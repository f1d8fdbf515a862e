//! How the width of a sheet is shared among the thirteen columns: as much as each has to say,
//! so that the cells of a row come out about equally tall and the plan needs few sheets.

use plan::{Action, Column};

use super::table::{self, Cell};

/// The average width of a letter, in parts of the size of the text. Generous: of the fonts
/// that systems bring, DejaVu Sans is the widest.
const LETTER: f64 = 0.58;
/// The padding of a cell, both sides, in parts of the size of the text.
const PADDING: f64 = 0.65;

/// The widths of the columns, which together are `available`; all in CSS pixels.
pub fn widths<'a>(
    actions: impl Iterator<Item = &'a Action> + Clone,
    available: f64,
    size: f64,
) -> [f64; 13] {
    let least = Column::ALL.map(|column| least(column, actions.clone()) * size);
    let demand = Column::ALL.map(|column| demand(column, actions.clone()));
    let sum: f64 = least.iter().sum();
    if sum >= available {
        return least.map(|width| width * available / sum);
    }
    share(least, demand, available)
}

/// Shares in proportion to the demands, but gives each at least its least.
fn share(least: [f64; 13], demand: [f64; 13], available: f64) -> [f64; 13] {
    let mut at_least = demand.map(|demand| demand == 0.0);
    loop {
        let parts = |of: bool| (0..13).filter(move |at| at_least[*at] == of);
        let taken: f64 = parts(true).map(|at| least[at]).sum();
        let wanted: f64 = parts(false).map(|at| demand[at]).sum();
        let unit = if wanted > 0.0 { (available - taken) / wanted } else { 0.0 };
        let Some(short) = parts(false).find(|at| unit * demand[*at] < least[*at]) else {
            let width = |at: usize| if at_least[at] { least[at] } else { unit * demand[at] };
            return std::array::from_fn(width);
        };
        at_least[short] = true;
    }
}

/// What a column cannot do with less, in parts of the size of the text: its heading, and its
/// longest word as far as that is a usual one.
fn least<'a>(column: Column, actions: impl Iterator<Item = &'a Action>) -> f64 {
    let (heading, most) = match column {
        Column::Number => (4.2, 4.2),
        Column::Criterion => (6.4, 6.4),
        Column::Subcriterion => (7.4, 9.0),
        Column::Start | Column::End => (6.0, 10.0),
        Column::Comments => (8.4, 12.0),
        Column::Resources => (8.0, 12.0),
        Column::Responsible => (8.0, 13.0),
        _ => (9.0, 17.0),
    };
    let words = actions.map(|action| match table::cell(column, 999, action) {
        Cell::Text(text) => longest_word(&text),
        Cell::Tasks(tasks) => tasks.iter().map(|task| longest_word(task) + 2).max().unwrap_or(0),
    });
    let longest = words.max().unwrap_or(0) as f64;
    longest.clamp(heading, most) * LETTER + PADDING
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

/// How much a column has to say: the root of the mean square of its lengths, so that long
/// texts, which make rows tall, weigh more. 0 for the narrow columns.
fn demand<'a>(column: Column, actions: impl Iterator<Item = &'a Action>) -> f64 {
    let narrow = matches!(
        column,
        Column::Number | Column::Criterion | Column::Subcriterion | Column::Start | Column::End
    );
    if narrow {
        return 0.0;
    }
    let (mut sum, mut count) = (0.0, 0.0_f64);
    for action in actions {
        let length = match table::cell(column, 1, action) {
            Cell::Text(text) => text.chars().count(),
            // A task begins a line, and so leaves half a line empty on average.
            Cell::Tasks(tasks) => tasks.iter().map(|task| task.chars().count() + 14).sum(),
        };
        sum += (length * length) as f64;
        count += 1.0;
    }
    (sum / count.max(1.0)).sqrt().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::Id;

    fn action(objective: usize) -> Action {
        let mut action = Action::new(Id::from_bits(1));
        action.objective = "palabra ".repeat(objective);
        action.area = "palabra ".repeat(10);
        action
    }

    #[test]
    fn the_widths_fill_the_sheet() {
        let actions = [action(10), action(60)];
        let widths = widths(actions.iter(), 984.0, 10.667);
        assert!((widths.iter().sum::<f64>() - 984.0).abs() < 0.01);
        assert!(widths[Column::Objective.index()] > widths[Column::Area.index()]);
        assert!(widths[Column::Comments.index()] > 40.0);
    }

    #[test]
    fn a_crowded_sheet_still_shows_every_column() {
        let widths = widths([action(9)].iter(), 300.0, 16.0);
        assert!((widths.iter().sum::<f64>() - 300.0).abs() < 0.01);
        assert!(widths.iter().all(|width| *width > 5.0));
    }

    #[test]
    fn an_empty_plan_has_widths() {
        let widths = widths(std::iter::empty(), 984.0, 10.667);
        assert!((widths.iter().sum::<f64>() - 984.0).abs() < 0.01);
    }
}
