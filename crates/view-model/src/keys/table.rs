//! The list of all keys that have no button, of cells, editor and timeline; those that have one stand
//! with it in the app.

use super::{BarKey, CellKey, Does, EditorKey, KeyContext, KeyRow, RangeKey};
use crate::chord::Chord;
use crate::cursor::CursorMove;
use crate::drag::Grip;
use text::Help;

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

const fn go(chord: Chord, by: CursorMove) -> (Chord, Does) {
    cell(chord, CellKey::Go(by))
}

const fn range(chord: Chord, key: RangeKey) -> (Chord, Does) {
    cell(chord, CellKey::Range(key))
}

/// Shift with a key takes the head where the key alone takes the keyboard.
const fn extend(chord: Chord, by: CursorMove) -> (Chord, Does) {
    range(Chord { shift: true, ..chord }, RangeKey::Extend(by))
}

/// All keys that have no button, in the order of the help. Where two rows name a chord, the first
/// that holds in the column counts.
pub static KEYS: [KeyRow; 30] = [
    row(
        KeyContext::Table,
        &[
            go(Chord::plain("ArrowLeft"), CursorMove::Left),
            go(Chord::plain("ArrowUp"), CursorMove::Up),
            go(Chord::plain("ArrowRight"), CursorMove::Right),
            go(Chord::plain("ArrowDown"), CursorMove::Down),
        ],
        |help| help.cell_beside,
    ),
    row(
        KeyContext::Table,
        &[go(Chord::plain("Tab"), CursorMove::Next), go(Chord::shift("Tab"), CursorMove::Previous)],
        |help| help.cell_next,
    ),
    row(
        KeyContext::Table,
        &[cell(Chord::plain("Enter"), CellKey::Edit), cell(Chord::plain("F2"), CellKey::Edit)],
        |help| help.cell_edit,
    ),
    row(
        KeyContext::Table,
        &[
            cell(Chord::plain("+"), CellKey::StepMonth(1)),
            cell(Chord::plain("-"), CellKey::StepMonth(-1)),
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
            go(Chord::plain("Home"), CursorMove::RowStart),
            go(Chord::plain("End"), CursorMove::RowEnd),
        ],
        |help| help.cell_row_ends,
    ),
    row(
        KeyContext::Table,
        &[
            go(Chord::ctrl("ArrowLeft"), CursorMove::RowStart),
            go(Chord::ctrl("ArrowUp"), CursorMove::Top),
            go(Chord::ctrl("ArrowRight"), CursorMove::RowEnd),
            go(Chord::ctrl("ArrowDown"), CursorMove::Bottom),
        ],
        |help| help.cell_edges,
    ),
    row(
        KeyContext::Table,
        &[
            go(Chord::ctrl("Home"), CursorMove::FirstCell),
            go(Chord::ctrl("End"), CursorMove::LastCell),
        ],
        |help| help.cell_table_ends,
    ),
    row(
        KeyContext::Table,
        &[
            go(Chord::plain("PageUp"), CursorMove::PageUp),
            go(Chord::plain("PageDown"), CursorMove::PageDown),
        ],
        |help| help.cell_pages,
    ),
    row(
        KeyContext::Table,
        &[
            extend(Chord::plain("ArrowLeft"), CursorMove::Left),
            extend(Chord::plain("ArrowUp"), CursorMove::Up),
            extend(Chord::plain("ArrowRight"), CursorMove::Right),
            extend(Chord::plain("ArrowDown"), CursorMove::Down),
        ],
        |help| help.range_beside,
    ),
    row(
        KeyContext::Table,
        &[
            extend(Chord::plain("Home"), CursorMove::RowStart),
            extend(Chord::plain("End"), CursorMove::RowEnd),
            extend(Chord::plain("PageUp"), CursorMove::PageUp),
            extend(Chord::plain("PageDown"), CursorMove::PageDown),
            extend(Chord::ctrl("ArrowLeft"), CursorMove::RowStart),
            extend(Chord::ctrl("ArrowUp"), CursorMove::Top),
            extend(Chord::ctrl("ArrowRight"), CursorMove::RowEnd),
            extend(Chord::ctrl("ArrowDown"), CursorMove::Bottom),
            extend(Chord::ctrl("Home"), CursorMove::FirstCell),
            extend(Chord::ctrl("End"), CursorMove::LastCell),
        ],
        |help| help.range_far,
    ),
    row(
        KeyContext::Table,
        &[
            range(Chord::shift(" "), RangeKey::Rows),
            range(Chord::ctrl(" "), RangeKey::Columns),
            range(Chord::ctrl("A"), RangeKey::All),
        ],
        |help| help.range_whole,
    ),
    row(KeyContext::Table, &[range(Chord::ctrl("D"), RangeKey::FillDown)], |help| help.range_fill),
    row(
        KeyContext::Table,
        &[
            (Chord::ctrl("C"), Does::Clipboard),
            (Chord::ctrl("X"), Does::Clipboard),
            (Chord::ctrl("V"), Does::Clipboard),
        ],
        |help| help.clipboard,
    ),
    row(KeyContext::Table, &[cell(Chord::plain("Escape"), CellKey::GiveUp)], |help| {
        help.cell_given_up
    }),
    row(KeyContext::Editor, &[editor(Chord::plain("Enter"), EditorKey::Take)], |help| {
        help.text_done
    }),
    row(KeyContext::Editor, &[editor(Chord::ctrl("Enter"), EditorKey::Stay)], |help| {
        help.text_stay
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
            editor(Chord::plain("Tab"), EditorKey::Go(CursorMove::Next)),
            editor(Chord::shift("Tab"), EditorKey::Go(CursorMove::Previous)),
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
            editor(Chord::plain("PageUp"), EditorKey::StepMonth(12)),
            editor(Chord::plain("PageDown"), EditorKey::StepMonth(-12)),
        ],
        |help| help.text_year,
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
