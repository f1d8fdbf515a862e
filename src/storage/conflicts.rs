//! Fields with two versions in an open plan: which they are, whose each version is, and what a
//! person decides.
//!
//! A decision is a change like any other: it is stored, told to the other tabs, and holds
//! wherever the plan goes. Undo takes back what it changed in the plan, as a change of its own; it
//! does not ask again, and a decision for what was shown already has nothing to take back.

use std::sync::Arc;

use leptos::prelude::*;
use plan::lineage::{About, Conflict, Traced, Version};
use plan::{Column, Command, Document, Id, Label, Plan, changes};
use text::Presence;

pub use super::here::ConflictList;
use super::here::FieldKey;
use super::{host, marks, unsigned};
use crate::browser::storage;
use crate::editing::{Editor, Light, NotSaved, Overlay, UndoDirection, Workspace};
use crate::session::{Notice, Offer, Tone, Ui};

/// Which sessions' changes came to a plan with a copy, while something is to be decided.
const CAME: &str = "mejora/came/";

fn key(conflict: &Conflict) -> FieldKey {
    (conflict.record, conflict.field.clone())
}

/// The fields with two versions that can be decided now.
pub fn list(id: Id) -> Vec<Conflict> {
    host::undecided(id)
}

/// The list, to be followed while the plan is open.
pub fn listed(id: Id) -> Option<ConflictList> {
    host::here(id, |here| here.undecided.clone())
}

/// Shows what is undecided, and asks for what is new.
pub fn show(ui: Ui, id: Id, all: Vec<Conflict>, ask_for: &[Conflict]) {
    let Some((workspace, list)) = host::here(id, |here| (here.workspace, here.undecided.clone()))
    else {
        return;
    };
    if all.is_empty() {
        storage::remove(&format!("{CAME}{id}"));
    }
    marks::show(ui, &all);
    workspace.undecided.try_set(!all.is_empty());
    workspace.two.try_set(all.iter().filter_map(marks::of_form).collect());
    list.set(Arc::new(all));
    let over = workspace.over.try_get_untracked().flatten();
    let deciding = matches!(over, Some(Overlay::Deciding(_)));
    if !ask_for.is_empty() && !deciding {
        ask(workspace, id, ask_for);
    }
}

fn ask(workspace: Workspace, id: Id, new: &[Conflict]) {
    let (ui, texts) = (workspace.ui, workspace.ui.texts().merge_review());
    let said = match new {
        [one] => sentence(ui, id, one),
        many => (texts.some)(many.len()),
    };
    ui.ask(said, texts.decide, texts.later, move |yes| {
        if yes {
            workspace.over.try_set(Some(Overlay::Deciding(None)));
        }
    });
}

/// What there is to decide, in a sentence.
pub fn sentence(ui: Ui, id: Id, conflict: &Conflict) -> String {
    let about =
        |traced: &Traced| (conflict.number(traced.plan()), traced.known_by(conflict.record));
    let (number, said) = host::traced(id, about).unwrap_or_default();
    if conflict.about != About::Presence {
        return format!("{}.", ui.language().two_versions(conflict, number).concat());
    }
    let ours = ours(id, conflict);
    let removed_here = says_no(conflict, ours);
    let other = conflict.versions.iter().enumerate().find(|(at, _)| *at != ours);
    let who = other.and_then(|(_, it)| who(id, it)).unwrap_or_default();
    ui.language().presence(conflict, Presence { number, said: &said, who: &who, removed_here })
}

/// Whether this version says that the record is not in the plan.
pub fn says_no(conflict: &Conflict, version: usize) -> bool {
    let value = conflict.versions.get(version).and_then(|it| it.value.as_ref());
    value.and_then(|it| it.as_bool()) != Some(true)
}

/// The place of the version that this plan had before a copy came: the newest that came with
/// none, else the one that is shown.
pub fn ours(id: Id, conflict: &Conflict) -> usize {
    let came = came(id);
    let own = |replica: Id| !came.contains(&replica.to_string());
    conflict.versions.iter().position(|it| own(it.stamp.replica)).unwrap_or(0)
}

fn came(id: Id) -> Vec<String> {
    storage::get(&format!("{CAME}{id}")).unwrap_or_default()
}

/// What joining a copy has come to.
pub struct MergeOutcome {
    /// How many changes came.
    came: usize,
    /// Whose they are, as far as names are known.
    who: String,
    /// How much there is to decide.
    open: usize,
}

impl MergeOutcome {
    /// The sentence about it; `otherwise` is what is said of the changes where the person has seen
    /// and accepted them one by one.
    pub fn said(&self, ui: Ui, otherwise: &str) -> String {
        let texts = ui.texts().merge_review();
        match (otherwise, self.open) {
            // What is to be decided has not been changed.
            ("", open) | (_, open @ 1..) => (texts.joined)(self.came, &self.who, open),
            (said, 0) => said.to_owned(),
        }
    }
}

/// Joins a copy that came back in a file to the open plan, as one step that can be undone.
pub fn take(ui: Ui, id: Id, theirs: &Document, file: Option<&str>) -> Option<MergeOutcome> {
    let had: Vec<FieldKey> = list(id).iter().map(key).collect();
    let (before, theirs) = host::join(id, theirs)?;
    let editor = host::here(id, |here| here.workspace.editor)?;
    let after = host::traced(id, |traced| traced.plan().clone())?;
    editor.take(after, Label::Merge);
    unsigned::came(id, &theirs, &before.news(&theirs), file);
    let (who, open) = took(ui, id, had, &before, &theirs);
    let came = changes(before.plan(), &before.without_questions(&theirs)).count();
    Some(MergeOutcome { came, who, open })
}

/// Whose a version is: the person who signed it, else the file that it came in.
pub fn who(id: Id, version: &Version) -> Option<String> {
    let person = version.person.clone().filter(|who| !who.trim().is_empty());
    person.or_else(|| unsigned::file_of(id, version.stamp.replica))
}

/// Notes what a copy has brought that was just joined; gives whose it is and how much there is
/// to decide.
fn took(ui: Ui, id: Id, had: Vec<FieldKey>, before: &Traced, theirs: &Traced) -> (String, usize) {
    let news = before.news(theirs);
    let mut people: Vec<String> =
        news.iter().filter_map(|replica| theirs.person(*replica).map(str::to_owned)).collect();
    people.sort_unstable();
    people.dedup();
    let now: Vec<FieldKey> = list(id).iter().map(key).collect();
    if !now.is_empty() {
        let mut all = came(id);
        all.extend(news.iter().map(ToString::to_string));
        all.dedup();
        let _ = storage::set(&format!("{CAME}{id}"), &all);
    }
    let count = now.len();
    let taken = now.into_iter().filter(|it| !had.contains(it)).collect();
    host::here(id, |here| here.taken = taken);
    (ui.language().listed(&people), count)
}

/// Says what was taken, with the ways on from there.
pub fn say_taken(ui: Ui, id: Id, editor: Editor, said: String) {
    let undo = move || {
        if editor.current().is_some() {
            editor.undo();
        }
    };
    let mut actions = vec![(ui.texts().common().undo.to_owned(), Arc::new(undo) as Offer)];
    let workspace = host::here(id, |here| here.workspace).filter(|_| !list(id).is_empty());
    // What is to be decided stays until it has been seen.
    let tone = if workspace.is_some() { Tone::Question } else { Tone::Done };
    if let Some(workspace) = workspace {
        let decide = move || {
            workspace.over.try_set(Some(Overlay::Deciding(None)));
        };
        actions.insert(0, (ui.texts().merge_review().decide.to_owned(), Arc::new(decide)));
    }
    ui.notice.set(Some(Notice { tone, text: said, actions }));
}

/// Ends a conflict by one of its versions. Gives whether it still had those versions.
pub fn decide(ui: Ui, id: Id, conflict: &Conflict, version: usize) -> bool {
    let Some(editor) = host::here(id, |here| here.workspace.editor) else { return false };
    if editor.light().try_get_untracked() == Some(Light::NotSaved(NotSaved::Older)) {
        ui.problem(ui.texts().shell().older);
        return false;
    }
    let before = editor.now();
    let Some(plan) = host::decide(id, conflict, version) else { return false };
    let label = label(conflict, &before, &plan);
    editor.take(plan, label);
    true
}

/// Ends a conflict by what a command writes into its field.
pub fn answer(ui: Ui, id: Id, conflict: &Conflict, command: Command) {
    let Some(editor) = host::here(id, |here| here.workspace.editor) else { return };
    if !editor.commit(command) {
        return;
    }
    editor.flush();
    // What is shown already is no change, but it is an answer.
    let same = list(id).iter().any(|it| it == conflict);
    if same {
        decide(ui, id, conflict, 0);
    }
}

/// What undo says of a decision: the change that it is.
fn label(conflict: &Conflict, before: &Plan, after: &Plan) -> Label {
    let Some(action) = conflict.action else { return Label::Header };
    let number = |plan: &Plan| plan.position(action).map(|at| at + 1);
    let column = match conflict.about {
        About::Action(field) => field.column(),
        _ => Some(Column::Tasks),
    };
    match (number(before), number(after), column) {
        (Some(number), None, _) => Label::Remove { number },
        (None, ..) => Label::Add { count: 1 },
        (Some(_), Some(number), Some(column)) => Label::Edit { column, number },
        (Some(_), Some(number), None) => Label::EditDetail { number },
    }
}

/// Goes a step through the history. With a copy whose joining is taken back go the questions
/// that came with it: what was here before stays, and redo brings only what it showed.
pub fn step(ui: Ui, editor: Editor, step: UndoDirection) {
    let merged = step == UndoDirection::Back && untrack(|| editor.can_undo()) == Some(Label::Merge);
    editor.go(step);
    if !merged {
        return;
    }
    let Some(id) = editor.current().map(|plan| plan.id) else { return };
    let taken = host::here(id, |here| std::mem::take(&mut here.taken)).unwrap_or_default();
    for conflict in list(id).iter().filter(|it| taken.contains(&key(it))) {
        decide(ui, id, conflict, 0);
    }
}
