//! What is done with all that is selected: each is one step of the history, and is told in one
//! sentence.

use std::sync::Arc;

use clipboard::{Block, Clipboard, Pasted};
use leptos::prelude::*;
use plan::{Column, Id, Plan};
use view_model::cursor::ShownCells;
use view_model::range::{self, CellRange, Grid, RangeEdit};
use view_model::selection::{PointerTarget, Selection, SelectionKind};

use super::picks;
use super::ranges::RangeRequest;
use super::state::{COLUMNS, TableState};
use crate::browser::dom::{self, Caret};
use crate::browser::random::BrowserRandom;
use crate::editing::shown;
use crate::erased::{memo, piece};

/// What is selected of what is shown.
struct Selected {
    plan: Arc<Plan>,
    shown: Vec<Id>,
    rows: Vec<Id>,
    columns: Vec<Column>,
    kind: SelectionKind,
    grouped: bool,
}

impl Selected {
    fn of(state: TableState) -> Option<Self> {
        let selection = state.cursor.selection()?;
        let shown = state.ids();
        let range = selection.range(ShownCells { ids: &shown, columns: COLUMNS })?;
        Some(Self {
            plan: state.workspace.editor.now(),
            rows: range.rows(&shown).to_vec(),
            columns: range.columns(COLUMNS).to_vec(),
            kind: selection.kind(),
            grouped: untrack(|| shown::is_grouped(state.workspace)),
            shown,
        })
    }

    fn grid(&self) -> Grid<'_> {
        let (plan, grouped) = (&*self.plan, self.grouped);
        Grid { plan, rows: &self.shown, columns: COLUMNS, grouped }
    }

    fn range(&self) -> CellRange<'_> {
        CellRange { rows: &self.rows, columns: &self.columns }
    }

    fn has_whole_rows(&self) -> bool {
        matches!(self.kind, SelectionKind::Rows | SelectionKind::All)
    }
}

/// Does what is asked for with what is selected.
pub fn run(state: TableState, request: RangeRequest) {
    if let RangeRequest::Pick(pick) = request {
        return picks::pick(state, pick);
    }
    let Some(selected) = Selected::of(state) else { return };
    let (grid, range) = (selected.grid(), selected.range());
    let ids = &mut BrowserRandom;
    let edit = match request {
        RangeRequest::Empty => range::emptied(&grid, range),
        RangeRequest::FillDown if selected.rows.len() > 1 => range::filled_down(&grid, range, ids),
        RangeRequest::FillDown => range::from_above(&grid, range, ids),
        RangeRequest::Write(text) => range::written(&grid, range, &text, ids),
        RangeRequest::Cut if selected.has_whole_rows() => {
            return state.cut.set(selected.rows);
        }
        RangeRequest::Cut => range::cut(&grid, range),
        RangeRequest::Pick(_) => return,
        RangeRequest::Paste(html, text) => return paste(state, &selected, html, &text),
    };
    edit.into_iter().for_each(|edit| make(state, edit));
}

/// Makes a change and says it; what it was made of is selected.
fn make(state: TableState, edit: RangeEdit) {
    let RangeEdit { command, note, rows, columns } = edit;
    let (ui, editor) = (state.workspace.ui, state.workspace.editor);
    if !editor.commit(command) {
        return;
    }
    // What is done next is another step.
    editor.seal();
    select(state, &rows, &columns);
    ui.offer(note.sentence(ui.language()), ui.texts().common().undo, move || editor.undo());
}

fn select(state: TableState, rows: &[Id], columns: &[Column]) {
    let corners = rows.first().zip(columns.first()).zip(rows.last().zip(columns.last()));
    let Some(((top, left), (bottom, right))) = corners else { return };
    let selection = state.with_shown(|shown| {
        let whole = columns.len() == COLUMNS.len();
        let (first, last) = match whole {
            true => (PointerTarget::Number(*top), PointerTarget::Number(*bottom)),
            false => (PointerTarget::Cell((*top, *left)), PointerTarget::Cell((*bottom, *right))),
        };
        Some(Selection::pressed(None, first, false, shown)?.dragged(last, shown))
    });
    selection.into_iter().for_each(|it| state.cursor.go(it));
}

/// What a copy of the selection leaves on the clipboard.
pub fn copied(state: TableState) -> Option<Clipboard> {
    let selected = Selected::of(state)?;
    state.cut.set(Vec::new());
    let block = Block::new(range::copied(&selected.grid(), selected.range()))?;
    let keys: Vec<&str> = selected.columns.iter().map(|column| column.key()).collect();
    Some(clipboard::write(&block, &keys))
}

/// Pastes: actions that were cut go before the first selected one; a block goes onto its place, and
/// one with headings into the columns that they name, where the person says so.
fn paste(state: TableState, selected: &Selected, html: Option<String>, text: &str) {
    let cut = state.cut.get_untracked();
    if !cut.is_empty() {
        state.cut.set(Vec::new());
        let before = selected.rows.first().copied();
        let moved = range::moved(&selected.grid(), &cut, before);
        return moved.into_iter().for_each(|edit| make(state, edit));
    }
    let Some(pasted) = clipboard::read(html.as_deref(), text) else { return };
    let (block, named) = match pasted {
        Pasted::Cells(cells) => {
            let named = cells
                .columns
                .is_empty()
                .then(|| clipboard::headings(&cells.block, import::column_of_heading));
            (cells.block, named.flatten())
        }
        // A text on one cell is its text; on several it is a row each.
        Pasted::Text(text) if selected.rows.len() > 1 => (text.rows(), None),
        Pasted::Text(text) => (text.one_cell(), None),
    };
    let Some(headings) = named else { return put(state, selected, &block) };
    let (ui, below) = (state.workspace.ui, block.clone().without_first(headings.rows));
    let texts = ui.texts().ranges();
    let ask = (texts.by_headings, texts.as_it_is);
    ui.ask(texts.has_headings.to_owned(), ask.0, ask.1, move |yes| {
        let Some(selected) = Selected::of(state) else { return };
        match &below {
            Some(below) if yes => put_by_name(state, &selected, below, &headings.columns),
            _ => put(state, &selected, &block),
        }
    });
}

fn put(state: TableState, selected: &Selected, block: &Block) {
    let rows: Vec<Vec<String>> = block.rows().map(<[String]>::to_vec).collect();
    let edit = range::pasted(&selected.grid(), &rows, selected.range(), &mut BrowserRandom);
    edit.into_iter().for_each(|edit| make(state, edit));
}

/// Puts each column of a block into the one that its heading names; those without one are left.
fn put_by_name(state: TableState, selected: &Selected, block: &Block, names: &[Option<Column>]) {
    let is_text = |column: &Option<Column>| column.is_some_and(|it| it != Column::Number);
    let rows: Vec<Vec<String>> = block
        .rows()
        .map(|row| {
            let named = row.iter().zip(names).filter(|(_, column)| is_text(column));
            named.map(|(text, _)| text.clone()).collect()
        })
        .collect();
    let columns: Vec<Column> = names.iter().filter(|it| is_text(it)).copied().flatten().collect();
    // The number alone is no place for a text.
    let (Some(row), Some(column)) = (selected.rows.get(..1), columns.get(..1)) else { return };
    let grid = Grid { columns: &columns, ..selected.grid() };
    let range = CellRange { rows: row, columns: column };
    let edit = range::pasted(&grid, &rows, range, &mut BrowserRandom);
    edit.into_iter().for_each(|edit| make(state, edit));
}

/// The line of what is selected: what it is, and the buttons of what can be done with it.
pub fn line(state: TableState) -> AnyView {
    view! {
        {piece(move || words(state).map(|words| view! { <span role="status">{words}</span> }))}
        {buttons(state)}
    }
    .into_any()
}

/// What is said of a range: how much it is, or that its actions wait to be pasted. Of one cell nothing.
fn words(state: TableState) -> Option<String> {
    let texts = state.workspace.ui.texts();
    let cut = state.cut.with(Vec::len);
    if cut > 0 {
        return Some((texts.ranges().to_move)(&(texts.common().actions)(cut)));
    }
    let selection = state.cursor.followed().filter(|it| !it.is_one_cell())?;
    state.lines.track();
    let range = state.with_shown(|shown| selection.range(shown))?;
    let (rows, columns) = (range.row_count(), range.column_count());
    let cells = (texts.common().cells)(rows * columns);
    let (rows, columns) = ((texts.common().actions)(rows), (texts.common().columns)(columns));
    Some((texts.ranges().cells_selected)(&cells, &rows, &columns))
}

/// The buttons of what can be done with what is selected.
fn buttons(state: TableState) -> AnyView {
    let is_range = memo(move || state.cursor.followed().is_some_and(|it| !it.is_one_cell()));
    let texts = state.workspace.ui.texts().ranges();
    let deed = move |name: &'static str, words: &'static str, run: fn(TableState)| {
        view! {
            <button
                type="button"
                class="link"
                data-deed=name
                // The keyboard stays in the table.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| run(state)
            >
                {words}
            </button>
        }
    };
    view! {
        <span class="status-deeds">
            {piece(move || (!is_range.get()).then(|| deed("edit", texts.edit, edit)))}
            {deed("copy", texts.copy, copy)}
            {deed("empty", texts.empty, |state| run(state, RangeRequest::Empty))}
            {piece(move || {
                let fill = |state| run(state, RangeRequest::FillDown);
                is_range.get().then(|| deed("fill", texts.fill_down, fill))
            })}
        </span>
    }
    .into_any()
}

fn edit(state: TableState) {
    if let Some(cell) = state.cursor.get() {
        state.edit(cell, Caret::End);
    }
}

/// Copies as the key does: the browser asks the table for what is selected.
fn copy(state: TableState) {
    if let Some(selection) = state.cursor.selection() {
        state.cursor.go(selection);
    }
    if dom::copy() {
        let ui = state.workspace.ui;
        ui.done(ui.texts().ranges().copied);
    }
}
