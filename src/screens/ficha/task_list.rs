//! The tasks of an action while they are edited: a box each, and an empty one at the end that
//! becomes the next task as soon as something is typed into it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::browser::dom::{self, Caret};
use crate::browser::random;
use crate::editing::Workspace;
use crate::editing::fields::TextField;
use crate::editing::open_text::{OpenText, TextPlace};
use crate::erased::{effect, memo};
use leptos::prelude::*;
use plan::{Action, Column, Id, Task};

use super::keys::Typed;
use crate::editing::fields::task_rows;

/// The field under which a task's text is kept when it is given up.
pub const FIELD: TextField = TextField::Column(Column::Tasks);

/// The tasks of one action as boxes.
#[derive(Clone, Copy)]
pub struct TaskList {
    /// The open plan.
    pub workspace: Workspace,
    id: Id,
    action: Memo<Option<Arc<Action>>>,
    /// The boxes from top to bottom: the tasks of the plan and new ones, the last always empty.
    rows: RwSignal<Vec<Id>>,
    /// What was typed into boxes and is not in the plan yet.
    typed: RwSignal<BTreeMap<Id, String>>,
    /// The box that the person is in: it stays although it is empty.
    current: StoredValue<Option<Id>>,
    /// The box in which something was typed.
    open: StoredValue<Option<(Id, OpenText)>>,
}

impl TaskList {
    /// The boxes of the tasks of an action, until the owner goes.
    pub fn new(workspace: Workspace, id: Id, action: Memo<Option<Arc<Action>>>) -> Self {
        let list = Self {
            workspace,
            id,
            action,
            rows: RwSignal::new(Vec::new()),
            typed: RwSignal::new(BTreeMap::new()),
            current: StoredValue::new(None),
            open: StoredValue::new(None),
        };
        list.tidy();
        let ids = memo(move || action.with(|action| action.as_deref().map(task_ids)));
        effect(move || {
            // Reading it is what makes a memo follow its sources.
            ids.with(|_| ());
            list.tidy();
        });
        on_cleanup(move || list.settle());
        list
    }

    /// The boxes from top to bottom. Tracked.
    pub fn rows(self) -> Vec<Id> {
        self.rows.get()
    }

    /// Where a box stands, from 0. Tracked.
    pub fn position(self, row: Id) -> usize {
        self.rows.with(|rows| rows.iter().position(|other| *other == row).unwrap_or(rows.len()))
    }

    /// Whether this is the empty box at the end. Tracked.
    pub fn is_spare(self, row: Id) -> bool {
        self.rows.with(|rows| rows.last() == Some(&row))
    }

    /// What a box shows. Tracked.
    pub fn text(self, row: Id) -> String {
        self.typed.with(|typed| typed.get(&row).cloned()).unwrap_or_else(|| self.saved(row))
    }

    fn saved(self, row: Id) -> String {
        self.action.with(|action| {
            let task = action.as_ref().and_then(|it| it.tasks.iter().find(|task| task.id == row));
            task.map_or_else(String::new, |task| task.text.clone())
        })
    }

    /// Takes what is in a box now. Lines of their own become
    /// tasks of their own, those that were `pasted` without what numbers them.
    pub fn type_text(self, row: Id, text: String, pasted: bool) {
        let pieces = match pasted {
            // One line may be the list of a cell that wrapped its lines.
            true if !text.contains('\n') => values::tasks(&text),
            true => values::typed_tasks(&text, |_| false),
            false => Vec::new(),
        };
        if pieces.len() > 1 {
            self.spread(row, pieces, Caret::End);
        } else if text.contains('\n') {
            let lines = text.split('\n').map(|line| line.trim().to_owned()).collect();
            self.spread(row, lines, Caret::At(0));
        } else {
            self.begin(row).typed(&text);
            self.typed.update(|typed| drop(typed.insert(row, text)));
            self.tidy();
        }
    }

    /// The box of a task, as the editor of the plan knows it from its first letter on.
    fn begin(self, row: Id) -> OpenText {
        let open = self.open.get_value().filter(|(of, _)| *of == row);
        let open = open.map(|(_, open)| open).unwrap_or_else(|| {
            self.end();
            let place = TextPlace::Task { action: self.id, task: row };
            let open = self.workspace.editor.begin_text(place);
            open.on_leaving(move || self.checkpoint());
            open
        });
        self.open.set_value(Some((row, open)));
        open
    }

    fn end(self) {
        if let Some((_, open)) = self.open.try_update_value(Option::take).flatten() {
            open.end();
        }
    }

    /// Parts a box at the caret, `before` UTF-16 units from its start.
    pub fn split(self, row: Id, before: u32) {
        let text = untrack(|| self.text(row));
        if text.trim().is_empty() {
            return;
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        let (left, right) = units.split_at((before as usize).min(units.len()));
        let pieces = [left, right].map(|part| String::from_utf16_lossy(part).trim().to_owned());
        self.spread(row, pieces.into(), Caret::At(0));
    }

    /// Puts the first piece into this box and the others into new ones below, and goes to the
    /// last.
    fn spread(self, row: Id, pieces: Vec<String>, caret: Caret) {
        let mut at = untrack(|| self.position(row));
        let mut last = row;
        for (number, piece) in pieces.into_iter().enumerate() {
            if number > 0 {
                at += 1;
                last = self.row_for(at, &piece);
            }
            self.typed.update(|typed| drop(typed.insert(last, piece)));
        }
        self.current.set_value(Some(last));
        self.commit();
        self.go(last, caret);
    }

    /// An empty box at this position: the spare one where it stands there, else a new one.
    fn row_for(self, at: usize, piece: &str) -> Id {
        let spare =
            self.rows.with_untracked(|rows| rows.get(at).copied().filter(|_| at + 1 == rows.len()));
        if let Some(spare) = spare.filter(|_| piece.is_empty()) {
            return spare;
        }
        let new = random::id();
        self.rows.update(|rows| rows.insert(at.min(rows.len()), new));
        new
    }

    /// Joins a box to the end of the one above it, or leaves it if it is empty.
    pub fn join(self, row: Id) {
        let at = untrack(|| self.position(row));
        let above = self.rows.with_untracked(|rows| Some(*rows.get(at.checked_sub(1)?)?));
        let Some(above) = above else { return };
        let (first, second) = untrack(|| (self.text(above), self.text(row)));
        let gap = if first.is_empty() || second.is_empty() { "" } else { " " };
        let caret = (first.clone() + gap).encode_utf16().count() as u32;
        if !second.is_empty() {
            self.typed.update(|typed| drop(typed.insert(above, first + gap + &second)));
        }
        self.drop_row(row);
        self.go(above, Caret::At(caret));
    }

    /// Removes a task, and offers it back.
    pub fn remove(self, row: Id) {
        self.commit();
        let at = untrack(|| self.position(row));
        self.drop_row(row);
        let next = self.rows.with_untracked(|rows| rows.get(at.min(rows.len() - 1)).copied());
        if let Some(next) = next {
            self.go(next, Caret::End);
        }
        let texts = self.workspace.ui.texts();
        let said = (texts.ficha().task_removed)(at + 1);
        let editor = self.workspace.editor;
        self.workspace.ui.offer(said, texts.common().undo, move || editor.undo());
    }

    fn drop_row(self, row: Id) {
        if self.rows.with_untracked(|rows| rows.last() != Some(&row)) {
            self.rows.update(|rows| rows.retain(|other| *other != row));
        }
        self.typed.update(|typed| drop(typed.remove(&row)));
        self.commit();
    }

    /// Moves a task by one place.
    pub fn shift(self, row: Id, by: isize) {
        let at = untrack(|| self.position(row));
        let target = at.checked_add_signed(by);
        let last = self.rows.with_untracked(Vec::len) - 1;
        let Some(target) = target.filter(|target| *target < last && at < last) else { return };
        self.rows.update(|rows| rows.swap(at, target));
        self.commit();
        self.go(row, Caret::End);
    }

    /// Goes to the box above or below, if there is one.
    pub fn step(self, row: Id, by: isize) -> bool {
        let at = untrack(|| self.position(row)).checked_add_signed(by);
        let to = at.and_then(|at| self.rows.with_untracked(|rows| rows.get(at).copied()));
        if let Some(to) = to {
            self.go(to, if by < 0 { Caret::End } else { Caret::At(0) });
        }
        to.is_some()
    }

    fn go(self, row: Id, caret: Caret) {
        self.current.set_value(Some(row));
        dom::edit_soon(format!("[data-task='{row}']"), caret);
    }

    /// Notes that the person is in this box.
    pub fn enter(self, row: Id) {
        self.current.try_set_value(Some(row));
    }

    /// The person has left this box: its text is committed.
    pub fn leave(self, row: Id) {
        if self.current.try_get_value().is_none() {
            return;
        }
        self.current.update_value(|current| {
            current.take_if(|current| *current == row);
        });
        self.commit();
    }

    /// Makes what the boxes hold one change of the plan.
    pub fn commit(self) {
        if self.write() {
            self.typed.update(BTreeMap::clear);
            self.end();
        }
        self.tidy();
    }

    fn write(self) -> bool {
        let lines = untrack(|| {
            let rows = self.rows.get();
            rows.into_iter().map(|row| (row, self.text(row))).collect::<Vec<_>>()
        });
        let plan = self.workspace.editor.now();
        let Some(action) = plan.action(self.id) else { return false };
        let typed = |id: &Id| self.typed.with_untracked(|typed| typed.contains_key(id));
        let change = task_rows::change(action, lines, typed);
        change.is_none_or(|change| self.workspace.editor.commit(change))
    }

    fn checkpoint(self) {
        if self.typed.try_with_untracked(|typed| !typed.is_empty()).unwrap_or(false) {
            self.write();
        }
    }

    /// The end of the boxes: what was typed is committed, or else kept to be recovered.
    fn settle(self) {
        let typed = self.typed.try_get_untracked().unwrap_or_default();
        if !typed.is_empty() && !self.write() {
            typed
                .into_iter()
                .for_each(|(row, text)| self.workspace.given_up.keep((row, FIELD), text));
        }
        self.end();
    }

    /// Brings the boxes in line with the plan.
    fn tidy(self) {
        let saved = self.action.with_untracked(|action| action.as_deref().map(task_ids));
        let saved = saved.unwrap_or_default();
        let current = self.current.get_value();
        let rows = self.rows.get_untracked();
        let has_text = |row: Id| {
            self.typed
                .with_untracked(|typed| typed.get(&row).is_some_and(|it| !it.trim().is_empty()))
        };
        let arranged = task_rows::arranged(&rows, &saved, has_text, current, random::id);
        if arranged != rows {
            self.rows.set(arranged);
        }
    }

    /// Puts the text that was given up into its box again.
    pub fn recover(self, row: Id) {
        if let Some(text) = self.workspace.given_up.take((row, FIELD)) {
            self.type_text(row, text, false);
            self.go(row, Caret::End);
        }
    }
}

fn task_ids(action: &Action) -> Vec<Id> {
    action.tasks.iter().map(|task: &Task| task.id).collect()
}

/// One box of the list.
#[derive(Clone, Copy)]
pub struct TaskBox {
    /// The list.
    pub list: TaskList,
    /// The box.
    pub row: Id,
}

impl Typed for TaskBox {
    fn workspace(self) -> Workspace {
        self.list.workspace
    }

    fn is_typed(self) -> bool {
        let (list, row) = (self.list, self.row);
        untrack(|| {
            let typed = list.typed.with(|typed| typed.get(&row).cloned());
            typed.is_some_and(|typed| typed != list.saved(row))
        })
    }

    fn checkpoint(self) {
        self.list.checkpoint();
    }

    fn give_up(self) {
        let text = self.list.typed.try_update(|typed| typed.remove(&self.row)).flatten();
        if let Some(text) = text {
            self.list.workspace.given_up.keep((self.row, FIELD), text);
        }
        self.list.end();
        self.list.tidy();
    }
}
