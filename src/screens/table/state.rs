//! The state of the table: the keyboard's cell, the cell being edited, and how an edit ends.

use std::sync::Arc;

use crate::browser::dom::{self, Caret, ElementRect};
use crate::browser::page;
use crate::editing::fields::TextField;
use crate::editing::open_text::{OpenText, TextPlace};
use crate::editing::readers::readers;
use crate::editing::shown::{self, ShownLine};
use crate::editing::{MonthTarget, Overlay, Workspace, drafts};
use crate::erased::memo;
use leptos::prelude::*;
use plan::{Action, Column, Edge, Id};
use view_model::cursor::{CellPosition, CursorMove, ShownCells, step};
use view_model::selection::Selection;

use super::cell_selector;
use super::cursor::Cursor;
use super::pointer::Press;
use super::ranges::{self, Pick, RangeRequest};

/// The element that the cell editor is placed in.
pub const FRAME: &str = ".sheet";

/// Where a cell lies in it, as long as the cell is there.
pub fn place_of(cell: CellPosition) -> Option<ElementRect> {
    dom::place_in(&cell_selector(cell.0, cell.1), FRAME)
}

/// The columns whose cells can be selected: all but the number, which stands for its row.
pub const COLUMNS: &[Column] = Column::ALL.split_at(1).1;

/// A phone that lies on its side: its keyboard leaves no room for a cell.
const PHONE: &str = "(pointer: coarse) and (max-device-width: 479px), \
    (pointer: coarse) and (max-device-height: 479px)";

/// The frames within which the form is there, also where it must be fetched: some seconds.
const SOON: u32 = 200;

/// A cell that is being edited.
#[derive(Clone, PartialEq)]
pub struct Editing {
    /// The cell.
    pub cell: CellPosition,
    /// The text that the editor begins with.
    pub text: String,
    /// The action as it was then. A text that is left as it was writes nothing, also where
    /// another tab has changed the field meanwhile.
    pub begun: Arc<Action>,
    /// Where the caret is put.
    pub caret: Caret,
    /// Where the cell lies in the frame.
    pub place: ElementRect,
    /// The text, as the editor of the plan knows it.
    pub open: OpenText,
}

/// What follows a finished edit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// The keyboard stays on the cell.
    Stay,
    /// The same; where a range is selected, all of it gets the text.
    Fill,
    /// The keyboard goes on from the cell.
    Go(CursorMove),
    /// The person has already gone elsewhere.
    Leave,
}

/// The state of the table.
#[derive(Clone, Copy)]
pub struct TableState {
    /// The open plan.
    pub workspace: Workspace,
    /// What is selected, and the keyboard's cell.
    pub cursor: Cursor,
    /// The press of a pointer that goes on.
    pub press: StoredValue<Option<Press>>,
    /// Whether the part with the ranges is there.
    pub ranges: RwSignal<bool>,
    /// The actions that were cut, until they are pasted or given up.
    pub cut: RwSignal<Vec<Id>>,
    /// The cell being edited.
    pub editing: RwSignal<Option<Editing>>,
    /// The lines of the table.
    pub lines: Memo<Vec<ShownLine>>,
}

impl TableState {
    /// The table of this plan.
    pub fn new(workspace: Workspace) -> Self {
        let plan = workspace.editor.plan();
        let lines = memo(move || plan.with(|plan| shown::lines(workspace, plan)));
        let cursor = Cursor::new(workspace.selected);
        let (press, cut) = (StoredValue::new(None), RwSignal::new(Vec::new()));
        let (editing, ranges) = (RwSignal::new(None), RwSignal::new(false));
        Self { workspace, cursor, press, ranges, cut, editing, lines }
    }

    /// The ids of the shown rows.
    pub fn ids(self) -> Vec<Id> {
        self.lines.with_untracked(|lines| shown::ids(lines))
    }

    /// Gives `f` the cells that are shown.
    pub fn with_shown<T>(self, f: impl FnOnce(ShownCells<'_>) -> T) -> T {
        f(ShownCells { ids: &self.ids(), columns: COLUMNS })
    }

    /// Chooses a cell: its row is the chosen action.
    pub fn choose(self, cell: CellPosition) {
        self.cursor.go(Selection::cell(cell));
    }

    /// Moves the keyboard, or with `extend` the head of the selection; gives whether the key was for
    /// the table.
    pub fn go(self, by: CursorMove, extend: bool) -> bool {
        let Some(selection) = self.cursor.selection() else { return false };
        let paged = matches!(by, CursorMove::PageUp | CursorMove::PageDown);
        if extend || paged || !selection.is_one_cell() {
            ranges::pick(self, Pick::Move(by, extend));
            return true;
        }
        let tab = matches!(by, CursorMove::Next | CursorMove::Previous);
        let next = self.step(selection.active(), by).filter(|_| !(tab && selection.leaves()));
        next.inspect(|cell| self.choose(*cell)).is_some()
    }

    /// Gives up a range or what was cut; gives whether there was one.
    pub fn give_up_range(self) -> bool {
        let Some(selection) = self.cursor.selection() else { return false };
        let was_cut = self.cut.with_untracked(|cut| !cut.is_empty());
        if was_cut {
            self.cut.set(Vec::new());
            return true;
        }
        let is_one = selection.is_one_cell();
        let cell = Selection::cell(selection.active());
        self.cursor.select(if is_one { selection.leaving() } else { cell });
        !is_one
    }

    /// Whether no more than a cell is selected.
    pub fn range_is_one_cell(self) -> bool {
        self.cursor.selection().is_none_or(Selection::is_one_cell)
    }

    /// The cell that a step leads to.
    fn step(self, from: CellPosition, by: CursorMove) -> Option<CellPosition> {
        self.with_shown(|shown| step(from, by, shown, 1))
    }

    /// Opens the editor of a cell; in a short one all is marked, so that typing replaces it. The
    /// number opens the form instead.
    pub fn edit(self, cell: CellPosition, caret: Caret) {
        if cell.1 == Column::Number {
            return self.workspace.open_ficha(cell.0);
        }
        if page::is_touch() && self.choose_month(cell) {
            return;
        }
        let caret = if TextField::Column(cell.1).is_long() { caret } else { Caret::All };
        if page::matches(PHONE) {
            return self.edit_in_form(cell, caret);
        }
        self.open(cell, true, "", caret);
    }

    /// Opens the months to tap for a date; gives whether it is one.
    pub fn choose_month(self, cell: CellPosition) -> bool {
        let edge = match cell.1 {
            Column::Start => Edge::Start,
            Column::End => Edge::End,
            _ => return false,
        };
        self.choose(cell);
        self.workspace.over.set(Some(Overlay::Months(MonthTarget { id: cell.0, edge })));
        true
    }

    /// Opens the editor of a cell because of a typed letter: in a short cell the letter takes
    /// the place of the text, in a long one it goes to its end, so that no key wipes a paragraph.
    pub fn type_into(self, cell: CellPosition, typed: &str) {
        if cell.1 != Column::Number {
            self.open(cell, TextField::Column(cell.1).is_long(), typed, Caret::End);
        }
    }

    /// Opens the form of a cell's action at the field of the cell.
    fn edit_in_form(self, (id, column): CellPosition, caret: Caret) {
        let field = match column {
            Column::Criterion | Column::Subcriterion => "code",
            column => column.key(),
        };
        self.workspace.open_ficha(id);
        let field = format!("[data-ficha='{id}'] [data-field='{field}']");
        dom::edit_within(SOON, field, caret);
    }

    /// Opens the editor of a cell with a text, which stands after what the field says (`keeps`), or
    /// in its place.
    pub fn open(self, cell: CellPosition, keeps: bool, typed: &str, caret: Caret) {
        self.cursor.set(cell);
        let Some(place) = place_of(cell) else { return };
        let field = TextField::Column(cell.1);
        // This commits what is typed elsewhere, so the action is looked at afterwards.
        let open = self.workspace.editor.begin_text(TextPlace::Action(cell.0, field));
        let Some(begun) = self.workspace.editor.now().action(cell.0).cloned() else {
            return open.end();
        };
        let said = field.text(&begun);
        let text = if keeps { format!("{said}{typed}") } else { typed.to_owned() };
        if text != said {
            open.typed(&text);
        }
        self.editing.set(Some(Editing { cell, text, begun, caret, place, open }));
    }

    /// The editing of this text, which ends; `None` where another goes on by now.
    fn end(self, open: OpenText) -> Option<Editing> {
        let is_it = |editing: &mut Editing| editing.open == open;
        self.editing.try_update(|editing| editing.take_if(is_it)).flatten()
    }

    /// Ends an editing with this text.
    pub fn finish(self, open: OpenText, text: &str, then: Then) {
        let Some(editing) = self.end(open) else { return };
        if then == Then::Fill && !self.range_is_one_cell() {
            editing.open.end();
            self.back_to(editing.cell);
            return ranges::send(self, RangeRequest::Write(text.to_owned()));
        }
        if text != TextField::Column(editing.cell.1).text(&editing.begun) {
            self.save(editing.cell, Some(&editing.begun), text);
        }
        editing.open.end();
        match then {
            Then::Leave => (),
            Then::Stay | Then::Fill => self.back_to(editing.cell),
            Then::Go(by) => {
                let around = self.cursor.selection().filter(|it| it.active() == editing.cell);
                if around.is_some_and(|it| !it.is_one_cell()) {
                    self.back_to(editing.cell);
                    return ranges::pick(self, Pick::GoOn(by));
                }
                self.choose(self.step(editing.cell, by).unwrap_or(editing.cell));
            }
        }
    }

    /// Takes the keyboard back to a cell that was edited; a range around it stays.
    fn back_to(self, cell: CellPosition) {
        let selection = self.cursor.selection().filter(|it| it.active() == cell);
        self.cursor.go(selection.unwrap_or(Selection::cell(cell)));
    }

    /// Gives up the editing; a text that was typed is offered back.
    pub fn give_up(self, open: OpenText, text: String) {
        let Some(editing) = self.end(open) else { return };
        editing.open.end();
        self.back_to(editing.cell);
        let Some(action) = self.workspace.editor.now().action(editing.cell.0).cloned() else {
            return;
        };
        if TextField::Column(editing.cell.1).text(&action) != text {
            let texts = self.workspace.ui.texts().table();
            let recover = move || self.open(editing.cell, false, &text, Caret::End);
            self.workspace.ui.offer(texts.discarded, texts.recover, recover);
        }
    }

    /// Writes a text into the plan. Where it comes from a box, the
    /// action was as `begun` when that was opened.
    fn save(self, cell: CellPosition, begun: Option<&Action>, text: &str) {
        drafts::write(self.workspace, (cell.0, TextField::Column(cell.1)), begun, text);
    }

    /// Moves the date of a cell by months.
    pub fn step_month(self, cell: CellPosition, months: i32) {
        let plan = self.workspace.editor.now();
        let edge = if cell.1 == Column::Start { Edge::Start } else { Edge::End };
        let Some(action) = plan.action(cell.0) else { return };
        let when = TextField::Column(cell.1).date(action);
        if let Some(when) = readers().and_then(|it| it.stepped(when, edge, months)) {
            self.save(cell, None, &when.written);
        }
    }
}
