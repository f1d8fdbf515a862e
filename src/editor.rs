//! The open plan: the one place that changes it. Every change is a [`Command`] that passes
//! through [`Editor::commit`]; saving follows by itself.

use std::sync::Arc;

use crate::lazy::memo;
use leptos::prelude::*;
use plan::history::{History, Undone};
use plan::{Action, Command, Document, Extra, Id, Label, Lineage, Plan};

use crate::browser::{clock, page, random};
use crate::failure;
use crate::shelf::{About, NotSaved};
use crate::ui::Ui;

/// How long after a change the plan is saved, in milliseconds.
const SAVE_AFTER: u64 = 250;

/// What the light beside the plan's name says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Light {
    /// A change is on its way to the store.
    Writing,
    /// Saved at this moment, in milliseconds since 1970 UTC.
    Saved(i64),
    /// The last change is only in memory.
    NotSaved(NotSaved),
}

/// The open plan.
#[derive(Clone, Copy)]
pub struct Editor {
    ui: Ui,
    plan: RwSignal<Arc<Plan>>,
    history: RwSignal<History>,
    kept: StoredValue<(Lineage, Extra)>,
    light: RwSignal<Light>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    seen: StoredValue<About>,
    drafts: StoredValue<Vec<(Id, Callback<()>)>>,
}

impl Editor {
    /// Opens a plan that was read from the shelf, and keeps it saved until the owner goes.
    pub fn open(ui: Ui, document: Document) -> Self {
        let about = ui.shelf.about(document.plan.id);
        let id = document.plan.id;
        let light = if ui.shelf.is_kept() {
            Light::Saved(about.saved)
        } else {
            Light::NotSaved(NotSaved::Blocked)
        };
        let editor = Self {
            ui,
            plan: RwSignal::new(Arc::new(document.plan)),
            history: RwSignal::new(History::default()),
            kept: StoredValue::new((document.lineage, document.extra)),
            light: RwSignal::new(light),
            waiting: StoredValue::new(None),
            seen: StoredValue::new(about),
            drafts: StoredValue::new(Vec::new()),
        };
        ui.shelf.on_saved_elsewhere(id, move || editor.follow());
        let leaving = page::on_leaving(move || editor.save_all());
        on_cleanup(move || {
            editor.flush();
            leaving.into_iter().for_each(WindowListenerHandle::remove);
        });
        editor
    }

    /// The plan, tracked by whoever reads it.
    pub fn plan(self) -> ReadSignal<Arc<Plan>> {
        self.plan.read_only()
    }

    /// The plan as it is now, untracked.
    pub fn now(self) -> Arc<Plan> {
        self.plan.get_untracked()
    }

    /// The identity of the open plan.
    pub fn id(self) -> Id {
        self.plan.with_untracked(|plan| plan.id)
    }

    /// The ids of the actions in order; changes only when that order does.
    pub fn ids(self) -> Memo<Vec<Id>> {
        let plan = self.plan;
        memo(move || plan.with(|plan| plan.actions.iter().map(|action| action.id).collect()))
    }

    /// One action; `None` once it has been removed.
    pub fn action(self, id: Id) -> Memo<Option<Arc<Action>>> {
        let plan = self.plan;
        // Rows seldom move, so looking where the row was last keeps a change of a long plan
        // from searching it once for every row.
        let place = StoredValue::new(0);
        let find = move |plan: &Plan| {
            let at = place.get_value();
            let at = match plan.actions.get(at) {
                Some(action) if action.id == id => at,
                _ => plan.position(id)?,
            };
            place.set_value(at);
            plan.actions.get(at).cloned()
        };
        Memo::new_with_compare(
            move |_| plan.with(|plan| find(plan)),
            |old, new| !same_row(old.and_then(Option::as_ref), new.and_then(Option::as_ref)),
        )
    }

    /// The document as it is now: what a plan file holds.
    pub fn document(self) -> Document {
        let (lineage, extra) = self.kept.get_value();
        Document { plan: self.plan.with_untracked(|plan| (**plan).clone()), lineage, extra }
    }

    /// What the light says.
    pub fn light(self) -> ReadSignal<Light> {
        self.light.read_only()
    }

    /// What undo would take back, tracked.
    pub fn can_undo(self) -> Option<Label> {
        self.history.with(History::can_undo)
    }

    /// What redo would do again, tracked.
    pub fn can_redo(self) -> Option<Label> {
        self.history.with(History::can_redo)
    }

    /// Makes a change, or says why not. Gives whether it was made.
    pub fn commit(self, command: Command) -> bool {
        let before = self.now();
        let (label, merge) = (command.label(&before), command.merge_key());
        match plan::apply(&before, command) {
            Err(why) => {
                self.ui.problem(self.ui.language().rejected(why));
                false
            }
            Ok(after) => {
                if after != *before {
                    self.history.update(|history| history.record(&before, &after, label, merge));
                    self.show(after);
                }
                true
            }
        }
    }

    /// Ends a gesture: the next change is a step of its own.
    pub fn seal(self) {
        self.history.update_untracked(History::seal);
    }

    /// Takes the last step back.
    pub fn undo(self) {
        let current = self.now();
        let undone = self.history.try_update(|history| history.undo(&current)).flatten();
        self.show_step(undone);
    }

    /// Does the step last taken back again.
    pub fn redo(self) {
        let current = self.now();
        let redone = self.history.try_update(|history| history.redo(&current)).flatten();
        self.show_step(redone);
    }

    /// Registers what commits a text that is still being typed, for the moment when the page is
    /// hidden or goes. It is forgotten when the component that registers it goes.
    pub fn before_leaving(self, commit: impl Fn() + Send + Sync + 'static) {
        let key = random::id();
        let commit = Callback::new(move |()| commit());
        self.drafts.update_value(|drafts| drafts.push((key, commit)));
        on_cleanup(move || {
            self.drafts.try_update_value(|drafts| drafts.retain(|(other, _)| *other != key));
        });
    }

    /// Saves now, with the texts that are still open.
    pub fn save_all(self) {
        let drafts = self.drafts.try_get_value().unwrap_or_default();
        drafts.into_iter().for_each(|(_, commit)| commit.run(()));
        self.flush();
    }

    fn show_step(self, step: Option<Undone>) {
        let Some(step) = step else { return };
        if !step.left_alone.is_empty() {
            let language = self.ui.language();
            let what = language.label(step.label);
            self.ui.problem((self.ui.texts().shell().undone_partly)(&what, step.left_alone.len()));
        }
        self.show(step.plan);
    }

    fn show(self, plan: Plan) {
        self.plan.set(Arc::new(plan));
        self.save_soon();
    }

    fn save_soon(self) {
        if matches!(self.light.get_untracked(), Light::Saved(_)) {
            self.light.set(Light::Writing);
        }
        let waiting = self.waiting.with_value(Option::is_some);
        if !waiting {
            self.waiting.set_value(clock::after(SAVE_AFTER, move || self.flush()));
        }
    }

    /// Saves now what waits to be saved. Does nothing after a failure of the app, whose memory
    /// is not to be trusted.
    pub fn flush(self) {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        let Some(waiting) = waiting else { return };
        waiting.clear();
        if failure::happened() {
            return;
        }
        match self.ui.shelf.save(&self.document(), self.seen.try_get_value()) {
            Ok(about) => {
                self.seen.set_value(about);
                self.light.set(Light::Saved(about.saved));
            }
            Err(why) => self.light.set(Light::NotSaved(why)),
        }
    }

    /// Shows what another tab has saved, unless there is something here that it has not seen.
    fn follow(self) {
        let unsaved = self.waiting.with_value(Option::is_some)
            || matches!(self.light.get_untracked(), Light::NotSaved(_));
        if unsaved {
            return;
        }
        let about = self.ui.shelf.about(self.id());
        if let Some(Ok(document)) = self.ui.shelf.load(self.id()) {
            self.seen.set_value(about);
            self.kept.set_value((document.lineage, document.extra));
            self.plan.set(Arc::new(document.plan));
            self.light.set(Light::Saved(about.saved));
        }
    }
}

/// A plan that is not open yet, changed as [`Editor::commit`] would; `None` where the change is
/// refused. For the corrections of a preview and for copies.
pub fn adjust(plan: &Plan, command: Command) -> Option<Plan> {
    plan::apply(plan, command).ok()
}

/// Rows are shared between versions of a plan, so an unchanged row is the same allocation.
fn same_row(old: Option<&Arc<Action>>, new: Option<&Arc<Action>>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => Arc::ptr_eq(old, new),
        (old, new) => old.is_none() && new.is_none(),
    }
}
