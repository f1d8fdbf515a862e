//! The text that a person is typing: whoever opens a box for it registers it with the editor, and
//! ends it when the box is gone. Nobody looks at the page for it.

use leptos::prelude::*;
use plan::Plan;
pub use view_model::fields::TextPlace;

use crate::editing::Editor;

/// What keeps the open plan once it is there. What loads first knows no more of it.
pub trait PlanStorage: Send + Sync {
    /// The plan was changed.
    fn edited(&self, plan: Plan);
    /// All that waits is stored now.
    fn flush(&self);
    /// The plan as it is now, with its lineage.
    fn document(&self) -> Option<plan::Document>;
    /// A box was opened whose text stands apart from the plan from now on.
    fn text_begun(&self, place: TextPlace);
    /// The box holds this text.
    fn text_typed(&self, place: TextPlace, text: &str);
    /// The box is gone; what was written of it is in the plan.
    fn text_ended(&self);
    /// The plan is closed.
    fn closed(&self);
}

/// A box that is registered with the editor.
#[derive(Clone, Copy)]
pub struct OpenText {
    editor: Editor,
    key: u64,
}

/// What the editor knows of the box that is open.
#[derive(Clone)]
pub(crate) struct Registered {
    pub key: u64,
    pub place: TextPlace,
    /// What is in the box; `None` until something was typed.
    pub text: Option<String>,
    /// Writes into the plan what is typed so far, when the page is hidden or goes.
    pub commit: Callback<()>,
}

impl PartialEq for OpenText {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl OpenText {
    pub(crate) fn new(editor: Editor, key: u64) -> Self {
        Self { editor, key }
    }

    /// The box holds this text now.
    pub fn typed(self, text: &str) {
        self.editor.text_typed(self.key, text);
    }

    /// Says how what is typed is written when the page is hidden or goes.
    pub fn on_leaving(self, commit: impl Fn() + Send + Sync + 'static) {
        self.editor.text_commits(self.key, Callback::new(move |()| commit()));
    }

    /// The box is gone. What was to be written of it has been written.
    pub fn end(self) {
        self.editor.text_ended(self.key);
    }
}
