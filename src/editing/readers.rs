//! When the readers of what a person types come. They are no part of what loads first: the storage,
//! which is loaded right after the first screen, brings them, and so does every part that needs them.
//! What is written before is kept as it was typed, and read as soon as they are there.

use std::cell::RefCell;

use leptos::prelude::*;
use plan::Id;
pub use view_model::fields::readers;
use view_model::fields::{self, TextField};

use crate::browser::random::BrowserRandom;
use crate::editing::Editor;

thread_local! {
    /// What was written before there were readers.
    static UNREAD: RefCell<Vec<(Editor, Id, TextField)>> = const { RefCell::new(Vec::new()) };
}

/// Brings the readers. It is called by the parts alone, for whoever names it has them, too.
pub fn bring() {
    if !fields::install() {
        return;
    }
    for (editor, id, field) in UNREAD.take() {
        let Some(plan) = editor.plan().try_get_untracked() else { continue };
        let action = plan.action(id);
        if let Some(change) = action.and_then(|it| field.read_again(it, &plan, &mut BrowserRandom))
        {
            editor.commit(change);
        }
    }
}

/// Notes that a text was written as it was typed, where there are no readers yet.
pub fn unread(editor: Editor, id: Id, field: TextField) {
    if readers().is_none() {
        UNREAD.with_borrow_mut(|all| all.push((editor, id, field)));
    }
}
