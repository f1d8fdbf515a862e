//! The keys as data: which chord does what, where, and in which words the help says so.
//!
//! A key has one meaning in a place. What a person can do anywhere on an open plan has a button as
//! well, and stands with its chord in the app's table of actions.

mod table;
#[cfg(test)]
mod tests;

use plan::Column;
use text::Help;

pub use self::table::KEYS;

use crate::chord::{Chord, KeyStroke};
use crate::cursor::CursorMove;
use crate::drag::Grip;

/// Where a key holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyContext {
    /// On a cell of the table.
    Table,
    /// While a person types in a cell of the table.
    Editor,
    /// On a bar of the timeline.
    Timeline,
}

/// What a key does on a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CellKey {
    /// Goes to another cell, which alone is selected.
    Go(CursorMove),
    /// Opens the editor of the active cell with the caret at the end.
    Edit,
    /// Empties what is selected, in any column.
    Clear,
    /// Moves a date by a month. Columns without dates do not have it.
    StepMonth(i32),
    /// Gives up a range, and never a value.
    GiveUp,
    /// Makes or fills a range: what is fetched only after the table.
    Range(RangeKey),
}

/// What a key does that is about more cells than one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RangeKey {
    /// Takes the head of the range to another cell.
    Extend(CursorMove),
    /// Selects the whole rows of the range.
    Rows,
    /// Selects the whole columns of the range.
    Columns,
    /// Selects all cells of the table.
    All,
    /// Fills down from the first row of the range; a single cell takes the value above it.
    FillDown,
}

/// What a key does while a person types in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EditorKey {
    /// Leaves the cell as it was.
    GiveUp,
    /// Ends the editing and selects another cell.
    Go(CursorMove),
    /// Ends the editing and stays on the cell; in a range, writes the text in all of it.
    Stay,
    /// Takes the marked choice, where there is one; otherwise ends the editing and goes down.
    Take,
    /// Another task; where the last line is empty, ends the editing and goes down.
    NextTask,
    /// Another line, which the box makes of the key.
    Line,
    /// Another line, which the box does not make of this chord.
    InsertLine,
    /// Moves a date by a month.
    StepMonth(i32),
    /// Marks another choice.
    Mark(isize),
    /// Moves the caret, as the box does by itself.
    Caret,
}

/// What a key does on a bar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BarKey {
    /// Moves the bar, or one of its ends, by a month.
    Step(Grip, i32),
    /// Goes to another bar: up, down, the first or the last.
    Go(CursorMove),
    /// Opens the form.
    Open,
    /// Gives up the drag that goes on.
    GiveUp,
}

/// What a key does in its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Does {
    /// On a cell.
    Cell(CellKey),
    /// While typing in a cell. The column has its say; see [`in_editor`].
    Editor(EditorKey),
    /// On a bar.
    Bar(BarKey),
    /// The browser makes an event of the clipboard of it, which is heard instead of the key.
    Clipboard,
}

/// Keys that the help names together, and what they do.
pub struct KeyRow {
    /// Where they hold.
    pub place: KeyContext,
    /// The keys, each with what it does.
    pub keys: &'static [(Chord, Does)],
    /// What they do, in words.
    pub says: fn(&Help) -> &'static str,
}

/// What a chord does in a place, by what `f` makes of it; the first that it makes anything of.
fn find<T>(place: KeyContext, stroke: &KeyStroke, f: impl Fn(Does) -> Option<T>) -> Option<T> {
    let rows = KEYS.iter().filter(|row| row.place == place);
    let keys = rows.flat_map(|row| row.keys).filter(|(chord, _)| chord.matches(stroke));
    keys.map(|(_, does)| *does).find_map(f)
}

/// Whether a column holds a date.
pub const fn is_date(column: Column) -> bool {
    matches!(column, Column::Start | Column::End)
}

/// What a key does on a cell of a column.
pub fn on_cell(stroke: &KeyStroke, column: Column) -> Option<CellKey> {
    find(KeyContext::Table, stroke, |does| match does {
        Does::Cell(CellKey::StepMonth(_)) if !is_date(column) => None,
        Does::Cell(key) => Some(key),
        _ => None,
    })
}

/// The letter that begins an editing, where a key on a cell is one.
pub fn letter(stroke: &KeyStroke) -> Option<&str> {
    let mut chars = stroke.key.chars();
    let one = chars.next().is_some() && chars.next().is_none();
    (one && !stroke.ctrl && !stroke.alt).then_some(stroke.key.as_str())
}

/// What a key does on a bar.
pub fn on_bar(stroke: &KeyStroke) -> Option<BarKey> {
    find(KeyContext::Timeline, stroke, |does| match does {
        Does::Bar(key) => Some(key),
        _ => None,
    })
}

/// A cell that is being typed in, as its keys see it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Typing {
    /// Its column.
    pub column: Column,
    /// Whether its text has lines of its own.
    pub long: bool,
    /// Whether the person types by finger: then Enter is the only key that makes a line.
    pub touch: bool,
    /// Whether there are choices to mark.
    pub choices: bool,
}

/// What a key does while a person types in a cell.
pub fn in_editor(stroke: &KeyStroke, typing: Typing) -> Option<EditorKey> {
    let plain = !(stroke.shift || stroke.alt || stroke.ctrl);
    let date = is_date(typing.column);
    Some(match stroke.key.as_str() {
        "Escape" => EditorKey::GiveUp,
        "Tab" if stroke.ctrl || stroke.alt => return None,
        "Tab" if stroke.shift => EditorKey::Go(CursorMove::Previous),
        "Tab" => EditorKey::Go(CursorMove::Next),
        "Enter" if typing.touch && typing.long && plain => EditorKey::Line,
        "Enter" if typing.column == Column::Tasks && plain => EditorKey::NextTask,
        "Enter" if plain => EditorKey::Take,
        "Enter" if stroke.ctrl && !stroke.shift && !stroke.alt => EditorKey::Stay,
        "Enter" if !typing.long => EditorKey::Go(CursorMove::Down),
        "Enter" if stroke.shift => EditorKey::Line,
        "Enter" => EditorKey::InsertLine,
        "ArrowUp" if date && plain => EditorKey::StepMonth(1),
        "ArrowDown" if date && plain => EditorKey::StepMonth(-1),
        "PageUp" if date && plain => EditorKey::StepMonth(12),
        "PageDown" if date && plain => EditorKey::StepMonth(-12),
        "ArrowUp" if typing.choices && plain => EditorKey::Mark(-1),
        "ArrowDown" if typing.choices && plain => EditorKey::Mark(1),
        "PageUp" | "PageDown" | "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home"
        | "End" => EditorKey::Caret,
        _ => return None,
    })
}
