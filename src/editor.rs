//! The open plan: the one place that changes it. Every change is a [`Command`] that passes
//! through [`Editor::commit`]; saving follows by itself.

use std::sync::Arc;

use crate::lazy::memo;
use leptos::prelude::*;
use plan::copies::Mend;
use plan::history::{History, Undone};
use plan::{Action, Command, Document, Extra, Id, Label, Lineage, Plan};

use crate::browser::{clock, page, random};
use crate::failure;
use crate::parts::{self, Errand};
use crate::shelf::NotSaved;
use crate::ui::Ui;

/// How long after a change the plan is saved, in milliseconds.
const SAVE_AFTER: u64 = 250;

/// What the light beside the plan's name says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Light {
    /// A change is on its way to the stores.
    Writing,
    /// Saved at this moment, in milliseconds since 1970 UTC, and read back from the disk.
    Saved(i64),
    /// Saved at this moment where the browser may lose it: its database does not work.
    Weak(i64),
    /// The last change is only in memory.
    NotSaved(NotSaved),
}

/// A step through the history of the changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The last change is taken back.
    Back,
    /// What was taken back last is done again.
    Again,
}

/// What the light says in place of "saved" where the plan is, but not safely enough.
#[derive(Clone)]
pub struct Warning {
    /// What matters, short enough for a phone.
    pub word: &'static str,
    /// The rest of the sentence.
    pub rest: String,
    /// The words of the button.
    pub button: &'static str,
    /// What the button does.
    pub mend: Mend,
}

/// What saves the open plan once the keeper is there.
pub type Saver = Arc<dyn Fn() + Send + Sync>;

/// The open plan.
#[derive(Clone, Copy)]
pub struct Editor {
    ui: Ui,
    plan: RwSignal<Arc<Plan>>,
    history: RwSignal<History>,
    kept: StoredValue<(Lineage, Extra)>,
    light: RwSignal<Light>,
    /// What the keeper wants the person to know.
    pub warning: RwSignal<Option<Warning>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// The plan to which `kept` belongs: as it was opened, or last recorded by the keeper.
    stored: StoredValue<Arc<Plan>>,
    saver: StoredValue<Option<Saver>>,
    drafts: StoredValue<Vec<(Id, Callback<()>)>>,
}

impl Editor {
    /// Opens a plan that was read from the shelf, and keeps it saved until the owner goes.
    pub fn open(ui: Ui, document: Document) -> Self {
        let plan = Arc::new(document.plan);
        let light = if ui.shelf.is_kept() {
            // Only the keeper can say that it is saved.
            Light::Writing
        } else {
            Light::NotSaved(NotSaved::Blocked)
        };
        let editor = Self {
            ui,
            plan: RwSignal::new(Arc::clone(&plan)),
            history: RwSignal::new(History::default()),
            kept: StoredValue::new((document.lineage, document.extra)),
            light: RwSignal::new(light),
            warning: RwSignal::new(None),
            waiting: StoredValue::new(None),
            stored: StoredValue::new(plan),
            saver: StoredValue::new(None),
            drafts: StoredValue::new(Vec::new()),
        };
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

    /// The document as it was opened or last stored, which changes since then build on.
    pub fn stored(self) -> Option<Document> {
        let plan = Plan::clone(&*self.stored.try_get_value()?);
        let (lineage, extra) = self.kept.try_get_value()?;
        Some(Document { plan, lineage, extra })
    }

    /// Lets the keeper save from now on.
    pub fn entrust(self, saver: Saver) {
        self.saver.set_value(Some(saver));
    }

    /// The plan as it is now; `None` once it has been closed.
    pub fn current(self) -> Option<Plan> {
        Some(Plan::clone(&*self.plan.try_get_untracked()?))
    }

    /// Whether there is a change that waits to be saved.
    pub fn has_unsaved(self) -> bool {
        self.waiting.try_with_value(Option::is_some).unwrap_or(false)
    }

    /// Says how far the plan is safe. The keeper answers for it once it is there.
    pub fn set_light(self, light: Light) {
        self.light.try_set(light);
    }

    /// Notes what was stored of the plan.
    pub fn note_stored(self, document: Document) {
        self.kept.try_set_value((document.lineage, document.extra));
        self.stored.try_set_value(Arc::new(document.plan));
    }

    /// Shows what came from elsewhere. It is no step of the history: undo leaves it as it is.
    pub fn receive(self, plan: Plan) {
        self.plan.set(Arc::new(plan));
    }

    /// Makes what came from elsewhere one step of the history, which can be undone.
    pub fn take(self, plan: Plan, label: Label) {
        let before = self.now();
        self.history.update(|history| history.record(&before, &plan, label, None));
        self.show(plan);
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
        if self.is_read_only() {
            return false;
        }
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

    /// Whether nothing may be changed here, because a newer version of the app has saved the
    /// plan in another tab. Says so, too.
    fn is_read_only(self) -> bool {
        let older = self.light.get_untracked() == Light::NotSaved(NotSaved::Older);
        if older {
            self.ui.problem(self.ui.texts().shell().older);
        }
        older
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.step(Step::Back);
    }

    /// Does the step last taken back again.
    pub fn redo(self) {
        self.step(Step::Again);
    }

    fn step(self, step: Step) {
        if !self.is_read_only() {
            parts::keep(self.ui, Errand::Step(self, step));
        }
    }

    /// Goes one step through the history. The code of it comes with the keeper, which asks for
    /// it.
    pub fn go(self, step: Step) {
        let Some(current) = self.current() else { return };
        let gone = self.history.try_update(|history| match step {
            Step::Back => history.undo(&current),
            Step::Again => history.redo(&current),
        });
        self.show_step(gone.flatten());
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
        if !matches!(self.light.get_untracked(), Light::NotSaved(_)) {
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
        match self.saver.try_get_value().flatten() {
            Some(save) => save(),
            None => self.store(),
        }
    }

    /// Stores the plan while the keeper is not there yet. Only the keeper can say that it is
    /// saved.
    fn store(self) {
        if let Err(why) = self.ui.shelf.save(&self.document()) {
            self.light.set(Light::NotSaved(why));
        }
    }

    /// Says how far the plan is safe where the keeper cannot be had.
    pub fn do_without_keeper(self) {
        let saver = move || {
            let stored = self.ui.shelf.save(&self.document());
            self.light.try_set(stored.map_or_else(Light::NotSaved, Light::Weak));
        };
        saver();
        self.saver.try_set_value(Some(Arc::new(saver)));
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
