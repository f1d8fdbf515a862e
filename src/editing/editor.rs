//! The open plan: the one place that changes it. Every change is a [`Command`] that passes
//! through [`Editor::commit`]; saving follows by itself.

use std::sync::Arc;

use crate::browser::{clock, page};
use crate::editing::open_text::{OpenText, PlanStorage, Registered, TextPlace};
use crate::erased::memo;
use crate::session::{Ui, failure};
use leptos::prelude::*;
use plan::backup::Mend;
use plan::history::{History, Undone};
use plan::{Action, Command, Document, Extra, Id, Label, Lineage, Plan};

pub use ::storage::{Light, NotSaved};

/// How long after a change the plan is saved, in milliseconds.
const SAVE_AFTER: u64 = 250;

/// A step through the history of the changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UndoDirection {
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

/// What the open plan asks of its storage, which stands above it and may still be on its way.
pub struct StorageCalls {
    /// Goes one step through the history.
    pub step: fn(Ui, Editor, UndoDirection),
    /// Downloads the plan as a file.
    pub download: fn(Ui, Document),
}

/// The open plan.
#[derive(Clone, Copy)]
pub struct Editor {
    ui: Ui,
    calls: &'static StorageCalls,
    plan: RwSignal<Arc<Plan>>,
    history: RwSignal<History>,
    kept: StoredValue<(Lineage, Extra)>,
    light: RwSignal<Light>,
    /// What the storage wants the person to know.
    pub warning: RwSignal<Option<Warning>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// The plan as it was opened, to which `kept` belongs.
    base: StoredValue<Arc<Plan>>,
    storage: StoredValue<Option<Arc<dyn PlanStorage>>>,
    /// Whether there is no storage to be had.
    alone: StoredValue<bool>,
    text: StoredValue<Option<Registered>>,
    texts: StoredValue<u64>,
    /// Whether a box holds what no change has taken yet.
    typing: RwSignal<bool>,
}

impl Editor {
    /// Opens a plan that was read from the list of plans, and keeps it saved until the owner goes.
    pub fn open(ui: Ui, document: Document, calls: &'static StorageCalls) -> Self {
        let plan = Arc::new(document.plan);
        let light = if ui.plans.is_kept() {
            // Only the storage can say that it is saved.
            Light::Writing
        } else {
            Light::NotSaved(NotSaved::Blocked)
        };
        let history = ui.left.try_update_value(|left| left.take(plan.id)).unwrap_or_default();
        let editor = Self {
            ui,
            calls,
            plan: RwSignal::new(Arc::clone(&plan)),
            history: RwSignal::new(history),
            kept: StoredValue::new((document.lineage, document.extra)),
            light: RwSignal::new(light),
            warning: RwSignal::new(None),
            waiting: StoredValue::new(None),
            base: StoredValue::new(plan),
            storage: StoredValue::new(None),
            alone: StoredValue::new(false),
            text: StoredValue::new(None),
            texts: StoredValue::new(0),
            typing: RwSignal::new(false),
        };
        let leaving = page::on_leaving(move || editor.save_all());
        on_cleanup(move || {
            editor.flush();
            editor.leave();
            if let Some(storage) = editor.storage() {
                storage.closed();
            }
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
        let kept = self.storage().and_then(|storage| storage.document());
        kept.unwrap_or_else(|| {
            let (lineage, extra) = self.kept.get_value();
            Document { plan: Plan::clone(&self.now()), lineage, extra }
        })
    }

    /// The document as it was opened, which the changes since then build on; `None` once it has
    /// been closed.
    pub fn base(self) -> Option<Document> {
        let plan = Plan::clone(&*self.base.try_get_value()?);
        let (lineage, extra) = self.kept.try_get_value()?;
        Some(Document { plan, lineage, extra })
    }

    /// Lets the storage keep the plan from now on, and tells it of the text that is being typed.
    pub fn entrust(self, storage: Arc<dyn PlanStorage>) {
        if let Some(waiting) = self.waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        self.storage.set_value(Some(Arc::clone(&storage)));
        if let Some(text) = self.text.get_value() {
            storage.text_begun(text.place);
            self.tell_text();
        }
    }

    /// Tells the storage what is being typed, once more where only the caret has moved in it.
    pub fn tell_text(self) {
        let open = self.text.try_get_value().flatten().zip(self.storage());
        if let Some((Registered { place, text: Some(typed), .. }, storage)) = open {
            storage.text_typed(place, &typed);
        }
    }

    fn storage(self) -> Option<Arc<dyn PlanStorage>> {
        self.storage.try_get_value().flatten()
    }

    /// The plan as it is now; `None` once it has been closed.
    pub fn current(self) -> Option<Plan> {
        Some(Plan::clone(&*self.plan.try_get_untracked()?))
    }

    /// Says how far the plan is safe. The storage answers for it once it is there.
    pub fn set_light(self, light: Light) {
        self.light.try_set(light);
    }

    /// Shows what came from elsewhere. It is no step of the history: undo leaves it as it is.
    pub fn receive(self, plan: Plan) {
        self.plan.try_set(Arc::new(plan));
    }

    /// Makes what the storage has recorded one step of the history, which can be undone.
    pub fn take(self, plan: Plan, label: Label) {
        let before = self.now();
        self.history.update(|history| history.record(&before, &plan, label, None));
        self.plan.set(Arc::new(plan));
    }

    /// Whether something is typed that is not in the plan yet. Tracked.
    pub fn is_typing(self) -> bool {
        self.typing.get()
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
                self.ui.drop_problem();
                if after != *before {
                    self.history.update(|history| history.record(&before, &after, label, merge));
                    self.show(after);
                }
                true
            }
        }
    }

    /// Keeps what can be undone for when the plan is opened again in this tab.
    fn leave(self) {
        let history = self.history.try_update_untracked(std::mem::take);
        if let (Some(plan), Some(history)) = (self.current(), history) {
            self.ui.left.try_update_value(|left| left.keep(plan.id, history));
        }
    }

    /// Ends a gesture: the next change is a step of its own.
    pub fn seal(self) {
        self.history.try_update_untracked(History::seal);
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
        self.step(UndoDirection::Back);
    }

    /// Does the step last taken back again.
    pub fn redo(self) {
        self.step(UndoDirection::Again);
    }

    fn step(self, step: UndoDirection) {
        if !self.is_read_only() {
            (self.calls.step)(self.ui, self, step);
        }
    }

    /// Downloads the plan file and says so.
    pub fn download(self) {
        (self.calls.download)(self.ui, self.document());
    }

    /// Goes one step through the history. The code of it comes with the storage, which asks for
    /// it.
    pub fn go(self, step: UndoDirection) {
        let Some(current) = self.current() else { return };
        let gone = self.history.try_update(|history| match step {
            UndoDirection::Back => history.undo(&current),
            UndoDirection::Again => history.redo(&current),
        });
        self.show_step(gone.flatten());
    }

    /// Registers a box whose text stands apart from the plan from now on. What is typed in
    /// another one is committed first.
    pub fn begin_text(self, place: TextPlace) -> OpenText {
        if let Some(other) = self.text.try_update_value(Option::take).flatten() {
            other.commit.run(());
            if let Some(storage) = self.storage() {
                storage.text_ended();
            }
        }
        let key = self.texts.try_update_value(|count| {
            *count += 1;
            *count
        });
        let key = key.unwrap_or_default();
        let commit = Callback::new(|()| ());
        self.text.try_set_value(Some(Registered { key, place, text: None, commit }));
        if let Some(storage) = self.storage() {
            storage.text_begun(place);
        }
        OpenText::new(self, key)
    }

    /// Changes what is known of a box while it is the one that is open; gives where its text goes.
    fn change_text(self, key: u64, change: impl FnOnce(&mut Registered)) -> Option<TextPlace> {
        let changed = self.text.try_update_value(|open| {
            let open = open.as_mut().filter(|open| open.key == key)?;
            change(open);
            Some(open.place)
        });
        changed.flatten()
    }

    pub(crate) fn text_typed(self, key: u64, text: &str) {
        let mut new = false;
        let place = self.change_text(key, |open| {
            new = open.text.as_deref() != Some(text);
            open.text = Some(text.to_owned());
        });
        // A box that says again what it has written is no news.
        if new && place.is_some() {
            self.set_typing(true);
        }
        if let (Some(place), Some(storage)) = (place, self.storage()) {
            storage.text_typed(place, text);
        }
    }

    fn set_typing(self, typing: bool) {
        if self.typing.try_get_untracked() == Some(!typing) {
            self.typing.set(typing);
        }
    }

    pub(crate) fn text_commits(self, key: u64, commit: Callback<()>) {
        self.change_text(key, |open| open.commit = commit);
    }

    pub(crate) fn text_ended(self, key: u64) {
        if self.change_text(key, |_| ()).is_some() {
            self.text.set_value(None);
            self.set_typing(false);
            if let Some(storage) = self.storage() {
                storage.text_ended();
            }
        }
    }

    /// Saves now, with the text that is being typed.
    pub fn save_all(self) {
        if let Some(open) = self.text.try_get_value().flatten() {
            open.commit.run(());
        }
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
        self.set_typing(false);
        self.plan.set(Arc::new(plan));
        self.save_soon();
    }

    fn save_soon(self) {
        if let Some(storage) = self.storage() {
            return storage.edited(Plan::clone(&self.now()));
        }
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
        if failure::happened() {
            return;
        }
        if let Some(storage) = self.storage() {
            return storage.flush();
        }
        if let Some(waiting) = self.waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
            self.store();
        }
    }

    /// Stores the plan where the storage is not there, or not yet. Only the storage can say that it
    /// is saved.
    fn store(self) {
        match self.ui.plans.save(&self.document()) {
            Err(why) => self.set_light(Light::NotSaved(why)),
            Ok(saved) if self.alone.get_value() => self.set_light(Light::Weak(saved)),
            Ok(_) => {}
        }
    }

    /// Says how far the plan is safe where the storage cannot be had.
    pub fn do_without_storage(self) {
        if self.alone.try_set_value(true).is_none() {
            self.store();
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
