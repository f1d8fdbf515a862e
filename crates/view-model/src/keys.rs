//! The keys as data: which chord does what, where, and in which words the help says so.
//!
//! A key has one meaning in a place. What a person can do anywhere on an open plan has a button as
//! well, and stands with its chord in the app's table of actions.

use plan::Column;
use text::Help;

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
    /// Goes to another cell.
    Go(CursorMove),
    /// Opens the editor with the caret at the end.
    Edit,
    /// Empties a short cell, opens a long one.
    Clear,
    /// Moves a date by a month. Columns without dates do not have it.
    StepMonth(i32),
}

/// What a key does while a person types in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EditorKey {
    /// Leaves the cell as it was.
    GiveUp,
    /// Ends the editing and goes on with that of another cell.
    EditOn(CursorMove),
    /// Takes the marked choice, where there is one; otherwise ends the editing and goes down.
    Take,
    /// Ends the editing and goes down.
    Done,
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

const fn cell(chord: Chord, key: CellKey) -> (Chord, Does) {
    (chord, Does::Cell(key))
}

const fn editor(chord: Chord, key: EditorKey) -> (Chord, Does) {
    (chord, Does::Editor(key))
}

const fn bar(chord: Chord, key: BarKey) -> (Chord, Does) {
    (chord, Does::Bar(key))
}

const fn row(
    place: KeyContext,
    keys: &'static [(Chord, Does)],
    says: fn(&Help) -> &'static str,
) -> KeyRow {
    KeyRow { place, keys, says }
}

/// All keys that have no button, in the order of the help. Where two rows name a chord, the first
/// that holds in the column counts.
pub static KEYS: [KeyRow; 19] = [
    row(
        KeyContext::Table,
        &[
            cell(Chord::plain("ArrowLeft"), CellKey::Go(CursorMove::Left)),
            cell(Chord::plain("ArrowUp"), CellKey::Go(CursorMove::Up)),
            cell(Chord::plain("ArrowRight"), CellKey::Go(CursorMove::Right)),
            cell(Chord::plain("ArrowDown"), CellKey::Go(CursorMove::Down)),
        ],
        |help| help.cell_beside,
    ),
    row(
        KeyContext::Table,
        &[cell(Chord::plain("Enter"), CellKey::Edit), cell(Chord::plain("F2"), CellKey::Edit)],
        |help| help.cell_edit,
    ),
    row(
        KeyContext::Table,
        &[
            cell(Chord::ctrl("ArrowUp"), CellKey::StepMonth(1)),
            cell(Chord::ctrl("ArrowDown"), CellKey::StepMonth(-1)),
        ],
        |help| help.cell_month,
    ),
    row(
        KeyContext::Table,
        &[
            cell(Chord::plain("Delete"), CellKey::Clear),
            cell(Chord::plain("Backspace"), CellKey::Clear),
        ],
        |help| help.cell_clear,
    ),
    row(
        KeyContext::Table,
        &[
            cell(Chord::plain("Home"), CellKey::Go(CursorMove::RowStart)),
            cell(Chord::plain("End"), CellKey::Go(CursorMove::RowEnd)),
            cell(Chord::ctrl("ArrowLeft"), CellKey::Go(CursorMove::RowStart)),
            cell(Chord::ctrl("ArrowRight"), CellKey::Go(CursorMove::RowEnd)),
        ],
        |help| help.cell_row_ends,
    ),
    row(
        KeyContext::Table,
        &[
            cell(Chord::ctrl("Home"), CellKey::Go(CursorMove::Top)),
            cell(Chord::ctrl("End"), CellKey::Go(CursorMove::Bottom)),
            cell(Chord::ctrl("ArrowUp"), CellKey::Go(CursorMove::Top)),
            cell(Chord::ctrl("ArrowDown"), CellKey::Go(CursorMove::Bottom)),
        ],
        |help| help.cell_table_ends,
    ),
    row(KeyContext::Editor, &[editor(Chord::plain("Enter"), EditorKey::Take)], |help| {
        help.text_done
    }),
    row(
        KeyContext::Editor,
        &[
            editor(Chord::shift("Enter"), EditorKey::Line),
            editor(Chord::alt("Enter"), EditorKey::InsertLine),
        ],
        |help| help.text_line,
    ),
    row(
        KeyContext::Editor,
        &[
            editor(Chord::plain("Tab"), EditorKey::EditOn(CursorMove::Next)),
            editor(Chord::shift("Tab"), EditorKey::EditOn(CursorMove::Previous)),
        ],
        |help| help.text_next,
    ),
    row(
        KeyContext::Editor,
        &[
            editor(Chord::plain("ArrowUp"), EditorKey::StepMonth(1)),
            editor(Chord::plain("ArrowDown"), EditorKey::StepMonth(-1)),
        ],
        |help| help.text_month,
    ),
    row(
        KeyContext::Editor,
        &[
            editor(Chord::plain("ArrowUp"), EditorKey::Mark(-1)),
            editor(Chord::plain("ArrowDown"), EditorKey::Mark(1)),
        ],
        |help| help.text_choice,
    ),
    row(KeyContext::Editor, &[editor(Chord::plain("Escape"), EditorKey::GiveUp)], |help| {
        help.text_given_up
    }),
    row(
        KeyContext::Timeline,
        &[
            bar(Chord::plain("ArrowLeft"), BarKey::Step(Grip::Move, -1)),
            bar(Chord::plain("ArrowRight"), BarKey::Step(Grip::Move, 1)),
        ],
        |help| help.bar_move,
    ),
    row(
        KeyContext::Timeline,
        &[
            bar(Chord::shift("ArrowLeft"), BarKey::Step(Grip::End, -1)),
            bar(Chord::shift("ArrowRight"), BarKey::Step(Grip::End, 1)),
        ],
        |help| help.bar_end,
    ),
    row(
        KeyContext::Timeline,
        &[
            bar(Chord::alt("ArrowLeft"), BarKey::Step(Grip::Start, -1)),
            bar(Chord::alt("ArrowRight"), BarKey::Step(Grip::Start, 1)),
        ],
        |help| help.bar_start,
    ),
    row(
        KeyContext::Timeline,
        &[
            bar(Chord::plain("ArrowUp"), BarKey::Go(CursorMove::Up)),
            bar(Chord::plain("ArrowDown"), BarKey::Go(CursorMove::Down)),
        ],
        |help| help.bar_beside,
    ),
    row(
        KeyContext::Timeline,
        &[
            bar(Chord::plain("Home"), BarKey::Go(CursorMove::Top)),
            bar(Chord::plain("End"), BarKey::Go(CursorMove::Bottom)),
        ],
        |help| help.bar_ends,
    ),
    row(KeyContext::Timeline, &[bar(Chord::plain("Enter"), BarKey::Open)], |help| help.bar_open),
    row(KeyContext::Timeline, &[bar(Chord::plain("Escape"), BarKey::GiveUp)], |help| {
        help.bar_given_up
    }),
];

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

/// What a key does on a cell of a column. Shift has no say there yet.
pub fn on_cell(stroke: &KeyStroke, column: Column) -> Option<CellKey> {
    let stroke = KeyStroke { shift: false, ..stroke.clone() };
    find(KeyContext::Table, &stroke, |does| match does {
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
        "Tab" if stroke.shift => EditorKey::EditOn(CursorMove::Previous),
        "Tab" => EditorKey::EditOn(CursorMove::Next),
        "Enter" if typing.touch && typing.long && plain => EditorKey::Line,
        "Enter" if typing.column == Column::Tasks && plain => EditorKey::NextTask,
        "Enter" if plain => EditorKey::Take,
        "Enter" if !typing.long => EditorKey::Done,
        "Enter" if stroke.shift => EditorKey::Line,
        "Enter" => EditorKey::InsertLine,
        "ArrowUp" if date => EditorKey::StepMonth(1),
        "ArrowDown" if date => EditorKey::StepMonth(-1),
        "ArrowUp" if typing.choices => EditorKey::Mark(-1),
        "ArrowDown" if typing.choices => EditorKey::Mark(1),
        "PageUp" | "PageDown" | "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home"
        | "End" => EditorKey::Caret,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use text::Language;

    use super::*;

    fn stroke(chord: Chord) -> KeyStroke {
        let Chord { ctrl, shift, alt, key } = chord;
        KeyStroke { key: key.to_owned(), ctrl, shift, alt }
    }

    #[test]
    fn every_key_of_the_table_does_what_its_row_says() {
        let rows = KEYS.iter().flat_map(|row| row.keys.iter().map(|key| (row.place, key)));
        for (place, (chord, does)) in rows {
            let stroke = stroke(*chord);
            let found = match (place, *does) {
                (KeyContext::Table, Does::Cell(CellKey::StepMonth(_))) => {
                    on_cell(&stroke, Column::End).map(Does::Cell)
                }
                (KeyContext::Table, _) => on_cell(&stroke, Column::Area).map(Does::Cell),
                (KeyContext::Timeline, _) => on_bar(&stroke).map(Does::Bar),
                (KeyContext::Editor, does) => {
                    let (column, long) = match does {
                        Does::Editor(EditorKey::StepMonth(_)) => (Column::Start, false),
                        Does::Editor(EditorKey::Take | EditorKey::Mark(_)) => {
                            (Column::Criterion, false)
                        }
                        _ => (Column::Area, true),
                    };
                    let typing = Typing { column, long, touch: false, choices: true };
                    in_editor(&stroke, typing).map(Does::Editor)
                }
            };
            assert_eq!(found, Some(*does), "{place:?} {chord:?}");
        }
    }

    #[test]
    fn every_row_has_words_of_its_own() {
        for language in [Language::Spanish, Language::English] {
            let help = language.messages().help();
            let mut said: Vec<&str> = KEYS.iter().map(|row| (row.says)(help)).collect();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), KEYS.len());
            assert!(said.iter().all(|words| !words.is_empty()));
        }
    }

    #[test]
    fn shift_changes_nothing_on_a_cell_and_alt_is_of_the_plan() {
        let up = on_cell(&stroke(Chord::shift("ArrowUp")), Column::Area);
        assert_eq!(up, Some(CellKey::Go(CursorMove::Up)));
        assert_eq!(on_cell(&stroke(Chord::alt("ArrowUp")), Column::Area), None);
        assert_eq!(on_cell(&stroke(Chord::ctrl("Enter")), Column::Area), None);
        assert_eq!(on_cell(&stroke(Chord::ctrl("Delete")), Column::Area), None);
    }

    #[test]
    fn one_letter_begins_to_type() {
        assert_eq!(letter(&stroke(Chord::plain("ñ"))), Some("ñ"));
        assert_eq!(letter(&stroke(Chord::shift("A"))), Some("A"));
        assert_eq!(letter(&stroke(Chord::ctrl("a"))), None);
        assert_eq!(letter(&stroke(Chord::plain("F5"))), None);
    }

    #[test]
    fn both_ends_of_a_bar_do_not_move_at_once() {
        let both = Chord { shift: true, ..Chord::alt("ArrowLeft") };
        assert_eq!(on_bar(&stroke(both)), None);
        assert_eq!(on_bar(&stroke(Chord::ctrl("ArrowLeft"))), None);
        assert_eq!(on_bar(&stroke(Chord::alt("Enter"))), None);
    }

    #[test]
    fn enter_ends_a_short_text_and_by_finger_makes_lines() {
        let tasks = Typing { column: Column::Tasks, long: true, touch: false, choices: false };
        let code = Typing { column: Column::Criterion, long: false, ..tasks };
        let enter = |chord, typing| in_editor(&stroke(chord), typing);
        assert_eq!(enter(Chord::plain("Enter"), tasks), Some(EditorKey::NextTask));
        let touch = Typing { touch: true, ..tasks };
        assert_eq!(enter(Chord::plain("Enter"), touch), Some(EditorKey::Line));
        assert_eq!(enter(Chord::shift("Enter"), tasks), Some(EditorKey::Line));
        assert_eq!(enter(Chord::ctrl("Enter"), tasks), Some(EditorKey::InsertLine));
        assert_eq!(enter(Chord::shift("Enter"), code), Some(EditorKey::Done));
        assert_eq!(in_editor(&stroke(Chord::plain("a")), code), None);
    }
}
