//! What is selected in the table: a cell, a range of cells, whole rows or columns, or all; and what
//! keys and pointers make of it. It names cells, not places, so that it stays with its actions when
//! rows come, go or move; what it covers is always asked of the cells that are shown.

mod range;

use plan::{Column, Id};

pub use self::range::CellRange;
use crate::cursor::{CellPosition, CursorMove, ShownCells, step};

/// What a selection covers between its anchor and its head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectionKind {
    /// The cells between them.
    Cells,
    /// All cells of their rows.
    Rows,
    /// All cells of their columns.
    Columns,
    /// All cells of the table.
    All,
}

/// What a pointer is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointerTarget {
    /// A cell.
    Cell(CellPosition),
    /// The number of an action, or the handle of its row.
    Number(Id),
    /// The head of a column.
    Head(Column),
    /// The head of the numbers, at the corner of the table.
    Corner,
}

/// A selection. It covers cells that are shown and no others, whatever has become of the table
/// since; the active cell is one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Selection {
    anchor: CellPosition,
    head: CellPosition,
    active: CellPosition,
    kind: SelectionKind,
    leaves: bool,
}

impl Selection {
    /// One cell.
    pub const fn cell(cell: CellPosition) -> Self {
        let kind = SelectionKind::Cells;
        Self { anchor: cell, head: cell, active: cell, kind, leaves: false }
    }

    /// Whether it is one cell, whatever is shown.
    pub fn is_one_cell(self) -> bool {
        self.kind == SelectionKind::Cells && self.anchor == self.head
    }

    /// Whether the next Tab leaves the table.
    pub const fn leaves(self) -> bool {
        self.leaves
    }

    /// The active cell alone, from which the next Tab leaves the table: what Esc makes of one cell.
    pub const fn leaving(self) -> Self {
        Self { leaves: true, ..Self::cell(self.active) }
    }

    /// The whole row of an action; `None` where no column is shown.
    pub fn row(id: Id, shown: ShownCells<'_>) -> Option<Self> {
        Some(Self::cell((id, *shown.columns.first()?)).of_kind(SelectionKind::Rows))
    }

    /// A whole column; `None` where no row is shown.
    pub fn column(column: Column, shown: ShownCells<'_>) -> Option<Self> {
        Some(Self::cell((*shown.ids.first()?, column)).of_kind(SelectionKind::Columns))
    }

    /// All cells; `None` where none is shown.
    pub fn all(shown: ShownCells<'_>) -> Option<Self> {
        Some(Self::cell(shown.cell((0, 0))?).of_kind(SelectionKind::All))
    }

    /// The end that stays when the selection is extended.
    pub const fn anchor(self) -> CellPosition {
        self.anchor
    }

    /// The end that moves, and is kept in sight.
    pub const fn head(self) -> CellPosition {
        self.head
    }

    /// The cell that has the keyboard and that typing edits: the anchor, until Tab goes through
    /// the range.
    pub const fn active(self) -> CellPosition {
        self.active
    }

    /// What it covers between anchor and head.
    pub const fn kind(self) -> SelectionKind {
        self.kind
    }

    /// The shown cells that it covers; `None` where neither end is shown. Of an end that is not
    /// shown, nothing counts but the other one.
    pub fn range(self, shown: ShownCells<'_>) -> Option<CellRange> {
        let it = self.seen(shown)?;
        let range = CellRange::between(shown.place(it.anchor)?, shown.place(it.head)?);
        let range = if it.has_whole_rows() { range.with_all_columns(shown) } else { range };
        Some(if it.has_whole_columns() { range.with_all_rows(shown) } else { range })
    }

    const fn has_whole_rows(self) -> bool {
        matches!(self.kind, SelectionKind::Rows | SelectionKind::All)
    }

    const fn has_whole_columns(self) -> bool {
        matches!(self.kind, SelectionKind::Columns | SelectionKind::All)
    }

    const fn of_kind(self, kind: SelectionKind) -> Self {
        Self { kind, leaves: false, ..self }
    }

    /// The same selection with cells that are shown.
    fn seen(self, shown: ShownCells<'_>) -> Option<Self> {
        // Whole columns are there as long as any row is.
        let spare = shown.ids.first().filter(|_| self.has_whole_columns());
        let place = |(id, column): CellPosition| {
            let row = shown.row(id).or(spare.map(|_| 0))?;
            Some((row, shown.column(column)?))
        };
        let (anchor, head) = (place(self.anchor), place(self.head));
        let (anchor, head) = (anchor.or(head)?, head.or(anchor)?);
        let ends = CellRange::between(anchor, head);
        let active = place(self.active).filter(|active| {
            (self.has_whole_columns() || ends.has_row(active.0))
                && (self.has_whole_rows() || ends.has_column(active.1))
        });
        Some(Self {
            anchor: shown.cell(anchor)?,
            head: shown.cell(head)?,
            active: shown.cell(active.unwrap_or(anchor))?,
            ..self
        })
    }

    /// With another head, as far as its kind lets it move: the head of whole rows has no column of
    /// its own, that of whole columns no row.
    const fn headed(self, to: CellPosition) -> Self {
        let head = match self.kind {
            SelectionKind::Cells => to,
            SelectionKind::Rows => (to.0, self.head.1),
            SelectionKind::Columns => (self.head.0, to.1),
            SelectionKind::All => self.head,
        };
        Self { head, active: self.anchor, leaves: false, ..self }
    }

    /// What a key makes of it that goes to another cell, or takes the head there (`extend`).
    /// `None` where the keyboard leaves the table, by Tab past its last cell or after Esc, and
    /// where nothing is shown: then the key is the browser's. `page` is how many rows a screen holds.
    pub fn moved(
        self,
        by: CursorMove,
        extend: bool,
        shown: ShownCells<'_>,
        page: usize,
    ) -> Option<Self> {
        let it = self.seen(shown)?;
        let is_tab = matches!(by, CursorMove::Next | CursorMove::Previous);
        if is_tab {
            if it.leaves {
                return None;
            }
            let range = it.range(shown).filter(|range| !range.is_one_cell());
            if let Some(range) = range {
                return it.through(by, range, shown);
            }
        }
        if extend && !is_tab {
            return Some(it.headed(step(it.head, by, shown, page)?));
        }
        step(it.active, by, shown, page).map(Self::cell)
    }

    /// Where the keyboard goes from a cell that was edited: through the range, by Tab line by line
    /// and down column by column; without a range to the next cell, and never out of the table.
    pub fn went_on(self, by: CursorMove, shown: ShownCells<'_>) -> Option<Self> {
        let it = self.seen(shown)?;
        let range = it.range(shown)?;
        if range.is_one_cell() {
            return Some(Self::cell(step(it.active, by, shown, 1).unwrap_or(it.active)));
        }
        it.through(by, range, shown)
    }

    /// The active cell goes on within the range, from its last cell to its first.
    fn through(self, by: CursorMove, range: CellRange, shown: ShownCells<'_>) -> Option<Self> {
        let (row, column) = shown.place(self.active)?;
        let (row, column) = (row - range.first_row, column - range.first_column);
        let (rows, columns) = (range.row_count(), range.column_count());
        let lines = matches!(by, CursorMove::Next | CursorMove::Previous);
        let back = matches!(by, CursorMove::Previous | CursorMove::Up);
        let at = if lines { row * columns + column } else { column * rows + row };
        let count = rows * columns;
        let to = (at + if back { count - 1 } else { 1 }) % count;
        let (row, column) =
            if lines { (to / columns, to % columns) } else { (to % rows, to / rows) };
        let active = shown.cell((range.first_row + row, range.first_column + column))?;
        Some(Self { active, leaves: false, ..self })
    }

    /// The whole rows of it; the whole table where it has whole columns.
    pub const fn whole_rows(self) -> Self {
        let all = self.has_whole_columns();
        self.of_kind(if all { SelectionKind::All } else { SelectionKind::Rows })
    }

    /// The whole columns of it; the whole table where it has whole rows.
    pub const fn whole_columns(self) -> Self {
        let all = self.has_whole_rows();
        self.of_kind(if all { SelectionKind::All } else { SelectionKind::Columns })
    }

    /// The whole table; the keyboard stays where it is.
    pub const fn whole_table(self) -> Self {
        self.of_kind(SelectionKind::All)
    }

    /// What Esc makes of it: the active cell alone. Where it was alone before, the next Tab leaves
    /// the table, so that a keyboard gets out from anywhere.
    pub fn given_up(self, shown: ShownCells<'_>) -> Self {
        let alone = self.range(shown).is_none_or(CellRange::is_one_cell);
        Self { leaves: alone, ..Self::cell(self.active) }
    }

    /// What a press makes of it, with Shift (`extend`) or without: a cell, the row of a number, the
    /// column of a head, all at the corner.
    pub fn pressed(
        before: Option<Self>,
        on: PointerTarget,
        extend: bool,
        shown: ShownCells<'_>,
    ) -> Option<Self> {
        let Some(before) = before.filter(|_| extend).and_then(|it| it.seen(shown)) else {
            return match on {
                PointerTarget::Cell(cell) => Some(Self::cell(cell)),
                PointerTarget::Number(id) => Self::row(id, shown),
                PointerTarget::Head(column) => Self::column(column, shown),
                PointerTarget::Corner => Self::all(shown),
            };
        };
        let kind = match on {
            PointerTarget::Cell(_) => SelectionKind::Cells,
            PointerTarget::Number(_) => SelectionKind::Rows,
            PointerTarget::Head(_) => SelectionKind::Columns,
            PointerTarget::Corner => SelectionKind::All,
        };
        Some(before.of_kind(kind).dragged(on, shown))
    }

    /// What a drag makes of it that began as it is and has come to `on`: a drag that began on a
    /// number selects rows wherever it goes, one that began on a head columns.
    pub fn dragged(self, on: PointerTarget, shown: ShownCells<'_>) -> Self {
        let to = match on {
            PointerTarget::Cell(cell) => Some(cell),
            PointerTarget::Number(id) => shown.columns.first().map(|column| (id, *column)),
            PointerTarget::Head(column) => shown.ids.first().map(|id| (*id, column)),
            PointerTarget::Corner => shown.cell((0, 0)),
        };
        to.map_or(self, |to| self.headed(to))
    }

    /// With the end that a finger drags as its head: the first cell, or else the last one.
    pub fn held_at(self, first: bool, shown: ShownCells<'_>) -> Option<Self> {
        let range = self.range(shown)?;
        let start = shown.cell((range.first_row, range.first_column))?;
        let end = shown.cell((range.last_row, range.last_column))?;
        let (anchor, head) = if first { (end, start) } else { (start, end) };
        Some(Self { anchor, head, active: anchor, leaves: false, kind: self.kind })
    }

    /// What a menu that opens on `on` is about: the selection where that is a part of it, else
    /// what a press there selects.
    pub fn for_menu(
        before: Option<Self>,
        on: PointerTarget,
        shown: ShownCells<'_>,
    ) -> Option<Self> {
        let kept = before.filter(|it| it.includes(on, shown));
        kept.or_else(|| Self::pressed(None, on, false, shown))
    }

    /// Whether what a pointer is on is a part of it: of a row, any cell is enough.
    pub fn includes(self, on: PointerTarget, shown: ShownCells<'_>) -> bool {
        let Some(range) = self.range(shown) else { return false };
        let has_row = |id| shown.row(id).is_some_and(|row| range.has_row(row));
        let has_column = |column| shown.column(column).is_some_and(|at| range.has_column(at));
        match on {
            PointerTarget::Cell((id, column)) => has_row(id) && has_column(column),
            PointerTarget::Number(id) => has_row(id),
            PointerTarget::Head(column) => self.has_whole_columns() && has_column(column),
            PointerTarget::Corner => self.kind == SelectionKind::All,
        }
    }

    /// The selection once other rows are shown than `before`: what of it is still shown, or where
    /// nothing is, a cell of the nearest row; `None` where no row is shown. It never takes in a row
    /// that was shown outside of it: where one that moved would bring it in, the anchor alone stays.
    pub fn kept(self, before: &[Id], shown: ShownCells<'_>) -> Option<Self> {
        let place = |cell: CellPosition| before.iter().position(|id| *id == cell.0);
        let Some((anchor, head)) = place(self.anchor).zip(place(self.head)) else {
            return self.seen(shown).or_else(|| shown.cell((0, 0)).map(Self::cell));
        };
        let own = match self.has_whole_columns() {
            true => before,
            false => &before[anchor.min(head)..=anchor.max(head)],
        };
        let near = |ids, (id, column): CellPosition| Some((nearest(ids, id, shown)?, column));
        let Some((first, last)) = near(own, self.anchor).zip(near(own, self.head)) else {
            let there = anchor.min(shown.ids.len().checked_sub(1)?);
            let cell = near(before, self.anchor).unwrap_or((shown.ids[there], self.anchor.1));
            return Self::cell(cell).seen(shown);
        };
        let active = near(own, self.active).unwrap_or(first);
        let kept = Self { anchor: first, head: last, active, ..self };
        let stranger = |id: &Id| before.contains(id) && !own.contains(id);
        let covered = kept.range(shown)?.rows(shown.ids);
        if covered.iter().any(stranger) { Self::cell(first).seen(shown) } else { kept.seen(shown) }
    }
}

/// The first of `ids` that is shown, from that of `id` on down and then up.
fn nearest(ids: &[Id], id: Id, shown: ShownCells<'_>) -> Option<Id> {
    let (above, below) = ids.split_at(ids.iter().position(|other| *other == id)?);
    let mut ways = below.iter().chain(above.iter().rev());
    ways.find(|id| shown.row(**id).is_some()).copied()
}
