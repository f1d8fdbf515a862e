//! The readers of what a person types into a field. They are no part of what loads first: the keeper,
//! which is loaded right after the first screen, brings them, and so does every part that needs them.
//! What is written before is kept as it was typed, and read as soon as they are there.

use std::cell::RefCell;
use std::sync::OnceLock;

use exchange::values::{self, DateContext, ReadSubcriterion, ReadWhen};
use leptos::prelude::*;
use plan::{Criterion, Edge, Id, When};

use crate::editor::Editor;
use crate::fields::Field;

/// Reads single values.
pub trait Readers: Sync {
    /// The criterion that a text names.
    fn criterion(&self, text: &str) -> Option<Criterion>;
    /// The subcriterion that a text names, with its example.
    fn subcriterion(&self, text: &str) -> ReadSubcriterion;
    /// The date that a text means.
    fn when(&self, text: &str, edge: Edge, context: DateContext) -> ReadWhen;
    /// The tasks of a text with one a line; `is_task` tells the lines that are tasks already.
    fn tasks(&self, text: &str, is_task: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The units of a text; those of the plan are not taken apart.
    fn responsibles(&self, text: &str, units: &[&str]) -> Vec<String>;
    /// A date some months later, written in the same way.
    fn shifted(&self, when: &When, months: i32, edge: Edge) -> When;
}

static READERS: OnceLock<&'static dyn Readers> = OnceLock::new();

thread_local! {
    /// What was written before there were readers.
    static UNREAD: RefCell<Vec<(Editor, Id, Field)>> = const { RefCell::new(Vec::new()) };
}

/// The readers, once they are there.
pub fn readers() -> Option<&'static dyn Readers> {
    #[cfg(not(feature = "split"))]
    bring();
    READERS.get().copied()
}

/// Brings the readers. It is called by the parts alone, for whoever names it has them, too.
pub fn bring() {
    if READERS.set(&All).is_err() {
        return;
    }
    for (editor, id, field) in UNREAD.take() {
        let Some(plan) = editor.plan().try_get_untracked() else { continue };
        if let Some(change) = plan.action(id).and_then(|action| field.read_again(action, &plan)) {
            editor.commit(change);
        }
    }
}

/// Notes that a text was written as it was typed, where there are no readers yet.
pub fn unread(editor: Editor, id: Id, field: Field) {
    if READERS.get().is_none() {
        UNREAD.with_borrow_mut(|all| all.push((editor, id, field)));
    }
}

/// All readers.
struct All;

impl Readers for All {
    fn criterion(&self, text: &str) -> Option<Criterion> {
        values::criterion(text).value
    }

    fn subcriterion(&self, text: &str) -> ReadSubcriterion {
        values::subcriterion(text)
    }

    fn when(&self, text: &str, edge: Edge, context: DateContext) -> ReadWhen {
        values::when(text, edge, context)
    }

    fn tasks(&self, text: &str, is_task: &dyn Fn(&str) -> bool) -> Vec<String> {
        values::typed_tasks(text, is_task)
    }

    fn responsibles(&self, text: &str, units: &[&str]) -> Vec<String> {
        let known: Vec<String> = units.iter().map(|unit| values::unit_key(unit)).collect();
        values::responsibles(text, &known).units
    }

    fn shifted(&self, when: &When, months: i32, edge: Edge) -> When {
        when.shifted(months, edge)
    }
}
