//! What is done with a range of cells, or with several actions: each is one [`Command::Together`], so
//! that it is one step of the history, and one sentence.
//!
//! What the screen does not show is never touched: a filtered or folded row, a hidden column. How
//! much of it was left is part of the sentence. Texts become changes in the one way of
//! [`crate::fields`]; there, too, a text that says more than its cell fills the other one of its row,
//! only where that is empty (the end of a span, the criterion of a subcriterion), or it would be lost.

mod cells;
mod draft;
mod fill;
mod paste;
mod rows;
mod told;

use plan::keyed::Set;
use plan::{Action, Column, Command, Id, Label, Plan};

pub use self::cells::{copied, cut, emptied, set_in_all, written};
pub use self::fill::{continued, filled_down, from_above};
pub use self::paste::pasted;
pub use self::rows::{duplicated, moved, removed, shifted};
pub use self::told::{RangeNote, RangeOperation};
use crate::fields::TextField;
use crate::shown;

/// What the screen shows of a plan. Nothing else of the plan is changed by a range.
#[derive(Clone, Copy)]
pub struct Grid<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The shown rows, top to bottom.
    pub rows: &'a [Id],
    /// The visible columns, left to right.
    pub columns: &'a [Column],
    /// Whether the rows stand under the titles of their criteria.
    pub grouped: bool,
}

/// The cells of these rows in these columns; those that the screen does not show count for nothing.
#[derive(Clone, Copy)]
pub struct CellRange<'a> {
    /// The rows.
    pub rows: &'a [Id],
    /// The columns. The number is shown and copied, but never written.
    pub columns: &'a [Column],
}

/// A change of a range that is still to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RangeEdit {
    /// The change, one step of the history. It is refused whole where a text is too long, or the
    /// actions are too many.
    pub command: Command,
    /// What there is to be told of it.
    pub note: RangeNote,
    /// The rows of the range as it is selected afterwards; none where they were removed.
    pub rows: Vec<Id>,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// The shown cells of a range, in the order of the screen.
struct ShownCells {
    rows: Vec<Id>,
    columns: Vec<Column>,
}

impl Grid<'_> {
    fn cells(&self, range: CellRange<'_>) -> ShownCells {
        let visible = self.columns.iter().copied();
        let columns = visible.filter(|column| range.columns.contains(column)).collect();
        ShownCells { rows: self.shown(range.rows), columns }
    }

    /// Those of these rows that are shown, in the order of the screen.
    fn shown(&self, rows: &[Id]) -> Vec<Id> {
        let rows: Set<Id> = rows.iter().copied().collect();
        self.rows.iter().copied().filter(|id| rows.contains(id)).collect()
    }

    fn action(&self, id: Id) -> Option<&Action> {
        self.plan.action(id).map(|action| &**action)
    }

    /// How many actions stand among these rows and are not shown; all that are not, where the rows
    /// are all that are shown. There are none among one.
    fn unseen_actions(&self, rows: &[Id]) -> usize {
        let [first, .., last] = rows else { return 0 };
        let all = shown::ids(&shown::lines(self.plan, None, None, self.grouped));
        if rows.len() == self.rows.len() {
            return all.len().saturating_sub(rows.len());
        }
        let shown: Set<Id> = self.rows.iter().copied().collect();
        let place = |id: &Id| all.iter().position(|other| other == id);
        let (Some(first), Some(last)) = (place(first), place(last)) else { return 0 };
        let among = all.get(first..=last).unwrap_or_default();
        among.iter().filter(|id| !shown.contains(id)).count()
    }

    /// How many columns stand among these and are hidden; all that are, where these are all that are
    /// visible. There are none among one.
    fn unseen_columns(&self, columns: &[Column]) -> usize {
        let [first, .., last] = columns else { return 0 };
        let all = columns.len() == self.columns.len();
        let is_among = |column: &Column| all || (first..=last).contains(&column);
        let hidden = Column::ALL.iter().filter(|column| !self.columns.contains(column));
        hidden.filter(|column| **column != Column::Number && is_among(column)).count()
    }
}

impl ShownCells {
    /// The fields of the cells that can be written, left to right.
    fn fields(&self) -> impl Iterator<Item = TextField> {
        written_columns(&self.columns).map(TextField::Column)
    }

    fn edit(self, commands: Vec<Command>, label: Label, note: RangeNote) -> Option<RangeEdit> {
        edit((self.rows, self.columns), commands, label, note)
    }
}

/// All of these columns but the number.
fn written_columns(columns: &[Column]) -> impl Iterator<Item = Column> {
    columns.iter().copied().filter(|column| *column != Column::Number)
}

/// The change that these commands are as one; `None` where there are none.
fn edit(
    (rows, columns): (Vec<Id>, Vec<Column>),
    commands: Vec<Command>,
    label: Label,
    note: RangeNote,
) -> Option<RangeEdit> {
    if commands.is_empty() {
        return None;
    }
    Some(RangeEdit { command: Command::Together { commands, label }, note, rows, columns })
}
