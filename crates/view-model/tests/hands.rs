//! What every key does in the table: each line that keys decide is a test. Columns and rows here
//! are few: five actions, of which a screen holds two, in six columns.

mod in_an_editor;
mod one_selected_cell;
mod ranges;

use plan::{Column, Id};
use view_model::chord::KeyStroke;
use view_model::cursor::{CursorMove, ShownCells};
use view_model::keys::{self, CellKey, EditorKey, RangeKey, Typing};
use view_model::selection::{PointerTarget, Selection};

const COLUMNS: [Column; 6] =
    [Column::Criterion, Column::Area, Column::Action, Column::Start, Column::End, Column::Comments];
const PAGE: usize = 2;

/// A person at the table.
struct Hand {
    ids: Vec<Id>,
    selection: Option<Selection>,
}

/// A chord as it is written: `Ctrl+Shift+End`.
fn stroke(written: &str) -> KeyStroke {
    let mut held: Vec<&str> = match written.strip_suffix("++") {
        Some(held) => held.split('+').chain(["+"]).collect(),
        None if written == "+" => vec!["+"],
        None => written.split('+').collect(),
    };
    let key = match held.pop().unwrap() {
        "Space" => " ",
        "Up" => "ArrowUp",
        "Down" => "ArrowDown",
        "Left" => "ArrowLeft",
        "Right" => "ArrowRight",
        key => key,
    };
    let has = |name| held.contains(&name);
    KeyStroke { key: key.to_owned(), ctrl: has("Ctrl"), shift: has("Shift"), alt: has("Alt") }
}

impl Hand {
    /// On a cell of an action, from 1.
    fn on(action: u64, column: Column) -> Self {
        let ids = (1..=5).map(Id::from_bits).collect();
        Self { ids, selection: Some(Selection::cell((Id::from_bits(action), column))) }
    }

    fn shown(&self) -> ShownCells<'_> {
        ShownCells { ids: &self.ids, columns: &COLUMNS }
    }

    fn key(&self, written: &str) -> Option<CellKey> {
        keys::on_cell(&stroke(written), self.selection.unwrap().active().1)
    }

    /// Presses keys as the page answers them, as far as they are about what is selected.
    fn press(mut self, written: &str) -> Self {
        for written in written.split(' ') {
            let Some(selection) = self.selection else { return self };
            let shown = ShownCells { ids: &self.ids, columns: &COLUMNS };
            self.selection = match self.key(written) {
                Some(CellKey::Go(by)) => selection.moved(by, false, shown, PAGE),
                Some(CellKey::GiveUp) => Some(selection.given_up(shown)),
                Some(CellKey::Range(RangeKey::Extend(by))) => {
                    selection.moved(by, true, shown, PAGE)
                }
                Some(CellKey::Range(RangeKey::Rows)) => Some(selection.whole_rows()),
                Some(CellKey::Range(RangeKey::Columns)) => Some(selection.whole_columns()),
                Some(CellKey::Range(RangeKey::All)) => Some(selection.whole_table()),
                key => panic!("{written} selects nothing: {key:?}"),
            };
        }
        self
    }

    fn shift_click(mut self, on: PointerTarget) -> Self {
        self.selection = Selection::pressed(self.selection, on, true, self.shown());
        self
    }

    /// The active cell.
    fn at(&self) -> Option<(u64, Column)> {
        let (id, column) = self.selection?.active();
        Some((id.bits(), column))
    }

    /// The first and the last action, the first and the last column.
    fn covers(&self) -> (u64, u64, Column, Column) {
        let range = self.selection.unwrap().range(self.shown()).unwrap();
        let (rows, columns) = (range.rows(&self.ids), range.columns(&COLUMNS));
        (rows[0].bits(), rows[rows.len() - 1].bits(), columns[0], columns[columns.len() - 1])
    }
}

fn cell(action: u64, column: Column) -> PointerTarget {
    PointerTarget::Cell((Id::from_bits(action), column))
}

fn check_goes(keys: &str, expect: (u64, Column)) {
    assert_eq!(Hand::on(3, Column::Action).press(keys).at(), Some(expect), "{keys}");
}
