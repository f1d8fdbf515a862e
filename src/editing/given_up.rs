//! The texts that were given up in the boxes of an open plan, to be offered again.

use leptos::prelude::*;
use plan::Id;

use crate::editing::fields::TextField;

/// A box: the record that it shows, an action or a task, and the field of it.
pub type RecordField = (Id, TextField);

/// The texts that were given up with Escape or refused, kept for as long as the plan is open.
#[derive(Clone, Copy)]
pub struct GivenUp(RwSignal<Vec<(RecordField, String)>>);

impl GivenUp {
    /// None yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Keeps a text in place of the one kept before for the same box.
    pub fn keep(self, place: RecordField, text: String) {
        if text.trim().is_empty() {
            return;
        }
        self.0.update(|kept| {
            kept.retain(|(other, _)| *other != place);
            kept.push((place, text));
        });
    }

    /// Whether there is a text to offer for this box. Tracked.
    pub fn has(self, place: RecordField) -> bool {
        self.0.with(|kept| kept.iter().any(|(other, _)| *other == place))
    }

    /// Gives a text back, and forgets it.
    pub fn take(self, place: RecordField) -> Option<String> {
        let at =
            self.0.with_untracked(|kept| kept.iter().position(|(other, _)| *other == place))?;
        self.0.try_update(|kept| kept.remove(at).1)
    }
}

impl Default for GivenUp {
    fn default() -> Self {
        Self::new()
    }
}
