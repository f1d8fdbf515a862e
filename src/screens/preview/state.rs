//! The preview as the screen's parts see and correct it.

use std::sync::Arc;

use crate::browser::random::BrowserRandom;
use crate::editing::editor;
use crate::editing::fields::{TextField, TextPlace};
use crate::erased::memo;
use crate::import::incoming::{Opened, waiting};
use crate::import::preview::{Preview, Previews};
use crate::session::Ui;
use leptos::prelude::*;
use plan::{Action, Column, Command, HeaderChange, Id, Period, Plan};

/// A handle on the preview.
#[derive(Clone, Copy)]
pub struct PreviewState {
    /// The app.
    pub ui: Ui,
}

impl PreviewState {
    /// The handle on what [`Ui::opened`] holds.
    pub fn new(ui: Ui) -> Self {
        Self { ui }
    }

    /// What `f` makes of the preview, tracked; the default once there is none.
    pub fn with<T: Default>(self, f: impl FnOnce(&Preview) -> T) -> T {
        self.all(|previews| previews.chosen().map_or_else(T::default, f))
    }

    /// What `f` makes of all tables of the file, tracked; the default once there is none.
    pub fn all<T: Default>(self, f: impl FnOnce(&Previews) -> T) -> T {
        waiting(self.ui).with(|opened| match opened {
            Some(Opened::Table(previews)) => f(previews),
            _ => T::default(),
        })
    }

    /// Goes on with another table of the file.
    pub fn choose(self, place: usize) {
        waiting(self.ui).update(|opened| {
            if let Some(Opened::Table(previews)) = opened {
                previews.choose(place);
            }
        });
    }

    /// The same, untracked.
    pub fn now<T: Default>(self, f: impl FnOnce(&Preview) -> T) -> T {
        untrack(|| self.with(f))
    }

    /// Changes the preview.
    pub fn update(self, f: impl FnOnce(&mut Preview)) {
        waiting(self.ui).update(|opened| {
            if let Some(Opened::Table(previews)) = opened
                && let Some(preview) = previews.chosen_mut()
            {
                f(preview);
            }
        });
    }

    /// The name of the file; `None` for a pasted text.
    pub fn file_name(self) -> Option<String> {
        self.now(|preview| preview.name.clone())
    }

    /// One action as it is understood by now.
    pub fn action(self, id: Id) -> Memo<Option<Arc<Action>>> {
        memo(move || self.with(|preview| preview.draft.plan.action(id).cloned()))
    }

    /// The number of an action, from 1.
    pub fn number(self, id: Id) -> usize {
        self.now(|preview| preview.draft.plan.position(id).map_or(0, |at| at + 1))
    }

    /// The text of a field by now.
    pub fn text(self, id: Id, column: Column) -> String {
        let action = self.with(|preview| preview.draft.plan.action(id).cloned());
        action.map_or_else(String::new, |action| TextField::Column(column).text(&action))
    }

    /// Gives a field what a person typed; says whether it was understood.
    pub fn correct(self, id: Id, column: Column, text: &str) -> bool {
        let Some(plan) = self.now(|preview| Some(preview.draft.plan.clone())) else { return false };
        let Some(action) = plan.action(id) else { return false };
        let field = TextField::Column(column);
        if text.trim_end() == field.text(action).trim_end() {
            return true;
        }
        if field.is_unclear(action, &plan, text) {
            return false;
        }
        self.write(TextPlace::Action(id, field), text)
    }

    /// Makes a typed text a change of the plan; gives whether it was one.
    pub fn write(self, place: TextPlace, text: &str) -> bool {
        let Some(plan) = self.now(|preview| Some(preview.draft.plan.clone())) else { return false };
        let change = place.change(&plan, None, text, &mut BrowserRandom);
        change.is_some_and(|change| self.take(&plan, change))
    }

    /// Changes *Datos del plan*.
    pub fn header(self, change: HeaderChange) {
        if let Some(plan) = self.now(|preview| Some(preview.draft.plan.clone())) {
            self.take(&plan, Command::Header(change));
        }
    }

    /// Gives the plan its period, and reads the dates with it that lack nothing but the year.
    pub fn date_all(self, period: Option<Period>) {
        let Some(before) = self.now(|preview| Some(preview.draft.plan.clone())) else { return };
        self.header(HeaderChange::Period(period));
        self.update(|preview| preview.date_again(&before));
    }

    fn take(self, plan: &Plan, command: Command) -> bool {
        let Some(plan) = editor::adjust(plan, command) else { return false };
        self.update(|preview| preview.draft.plan = plan);
        true
    }
}
