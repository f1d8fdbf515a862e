//! The keys that all boxes of the form share.

use leptos::ev;

use crate::editing::drafts::FieldDraft;
use crate::editing::{Workspace, actions};

/// A box as its keys see it.
pub trait Typed: Copy {
    /// The open plan.
    fn workspace(self) -> Workspace;
    /// Whether the box holds something that the plan does not.
    fn is_typed(self) -> bool;
    /// Makes what was typed a change of the plan; the typing may go on.
    fn checkpoint(self);
    /// Puts back what the plan says.
    fn give_up(self);
}

impl Typed for FieldDraft {
    fn workspace(self) -> Workspace {
        self.workspace
    }

    fn is_typed(self) -> bool {
        Self::is_typed(self)
    }

    fn checkpoint(self) {
        Self::checkpoint(self);
    }

    fn give_up(self) {
        Self::give_up(self);
    }
}

/// Answers a key: Escape gives up what was typed; where nothing was, undo is that of the plan.
pub fn on_key(typed: impl Typed, event: &ev::KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    if event.key() == "Escape" {
        // The Escape after this one closes the form.
        if typed.is_typed() {
            event.prevent_default();
            typed.give_up();
        }
        return;
    }
    if actions::acts_while_typing(event) {
        typed.checkpoint();
    }
    if !typed.is_typed() {
        actions::on_step_key(typed.workspace(), event);
    }
}
