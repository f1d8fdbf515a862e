//! Fields with two versions in an open plan: which they are, whose each version is, and what a
//! person decides.
//!
//! A decision is a change like any other: it is stored, told to the other tabs, and holds
//! wherever the plan goes. Undo takes back what it changed in the plan, as a change of its own; it
//! does not ask again, and a decision for what was shown already has nothing to take back.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use plan::lineage::{About, Conflict, Traced};
use plan::{Column, Command, Id, Label, Plan};
use text::Presence;

use super::{marks, open};
use crate::actions::{Desk, Over};
use crate::browser::{storage, tabs};
use crate::editor::{Editor, Light, Step};
use crate::shelf::NotSaved;
use crate::ui::{Notice, Offer, Tone, Ui};

/// Which sessions' changes came to a plan with a copy, while something is to be decided.
const CAME: &str = "mejora/came/";

/// A field of a record, by its name in the lineage.
type Key = (Id, String);

/// The fields with two versions of an open plan, followed by whoever shows them.
pub type Listed = ArcRwSignal<Arc<Vec<Conflict>>>;

struct Watched {
    desk: Desk,
    /// The fields of which the person has been told, or that were there at the start.
    known: Vec<Key>,
    /// Those that came with the last copy that was joined, for its undo.
    taken: Vec<Key>,
    list: Listed,
}

thread_local! {
    static WATCHED: RefCell<BTreeMap<Id, Watched>> = const { RefCell::new(BTreeMap::new()) };
}

fn with<T>(id: Id, f: impl FnOnce(&mut Watched) -> T) -> Option<T> {
    WATCHED.with_borrow_mut(|watched| watched.get_mut(&id).map(f))
}

fn key(conflict: &Conflict) -> Key {
    (conflict.record, conflict.field.clone())
}

/// Follows a plan that has just been opened. What is undecided by then is shown and not asked.
pub fn watch(desk: Desk, id: Id) {
    let known = list(id).iter().map(key).collect();
    let list = ArcRwSignal::new(Arc::default());
    let watched = Watched { desk, known, taken: Vec::new(), list };
    WATCHED.with_borrow_mut(|all| all.insert(id, watched));
}

/// The fields with two versions that can be decided now: those of a record that is itself in
/// question follow when it stays.
pub fn list(id: Id) -> Vec<Conflict> {
    let matter = |traced: &Traced| {
        let all = traced.conflicts().into_iter();
        all.filter(|conflict| conflict.matters(traced.plan())).collect()
    };
    open::traced(id, matter).unwrap_or_default()
}

/// The list, to be followed while the plan is open.
pub fn listed(id: Id) -> Option<Listed> {
    with(id, |watched| watched.list.clone())
}

/// Looks what is undecided after the plan has changed: shows it, and asks in the tab where the
/// person is.
pub fn look(ui: Ui, id: Id) {
    let now = list(id);
    let keys: Vec<Key> = now.iter().map(key).collect();
    let seen = with(id, |watched| {
        let known = std::mem::replace(&mut watched.known, keys.clone());
        (watched.desk, known, watched.list.clone())
    });
    let Some((desk, known, list)) = seen else { return };
    if now.is_empty() && !known.is_empty() {
        storage::remove(&format!("{CAME}{id}"));
    }
    if **list.read_untracked() == now {
        return;
    }
    let new: Vec<Conflict> = now.iter().filter(|it| !known.contains(&key(it))).cloned().collect();
    marks::show(ui, &now);
    desk.undecided.try_set(!now.is_empty());
    list.set(Arc::new(now));
    let deciding = desk.over.try_get_untracked().flatten() == Some(Over::Deciding);
    if !new.is_empty() && !deciding && tabs::is_seen() {
        ask(desk, id, &new);
    }
}

fn ask(desk: Desk, id: Id, new: &[Conflict]) {
    let (ui, texts) = (desk.ui, desk.ui.texts().joining());
    let said = match new {
        [one] => sentence(ui, id, one),
        many => (texts.some)(many.len()),
    };
    ui.ask(said, texts.decide, texts.later, move |yes| {
        if yes {
            desk.over.try_set(Some(Over::Deciding));
        }
    });
}

/// What there is to decide, in a sentence.
pub fn sentence(ui: Ui, id: Id, conflict: &Conflict) -> String {
    let about =
        |traced: &Traced| (conflict.number(traced.plan()), traced.known_by(conflict.record));
    let (number, said) = open::traced(id, about).unwrap_or_default();
    if conflict.about != About::Presence {
        return format!("{}.", ui.language().two_versions(conflict, number).concat());
    }
    let ours = ours(id, conflict);
    let removed_here = says_no(conflict, ours);
    let other = conflict.versions.iter().enumerate().find(|(at, _)| *at != ours);
    let who = other.and_then(|(_, it)| it.person.as_deref()).unwrap_or_default();
    ui.language().presence(conflict, Presence { number, said: &said, who, removed_here })
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

/// Notes what a copy has brought that was just joined; gives whose it is and how much there is
/// to decide.
pub fn took(ui: Ui, id: Id, before: &Traced, theirs: &Traced) -> (String, usize) {
    let news = before.news(theirs);
    let mut people: Vec<String> =
        news.iter().filter_map(|replica| theirs.person(*replica).map(str::to_owned)).collect();
    people.sort_unstable();
    people.dedup();
    let had: Vec<Key> = before.conflicts().iter().map(key).collect();
    let now: Vec<Key> = list(id).iter().map(key).collect();
    if !now.is_empty() {
        let mut all = came(id);
        all.extend(news.iter().map(ToString::to_string));
        all.dedup();
        let _ = storage::set(&format!("{CAME}{id}"), &all);
    }
    let count = now.len();
    with(id, |watched| {
        watched.taken = now.iter().filter(|it| !had.contains(it)).cloned().collect();
        watched.known = now;
    });
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
    let desk = with(id, |watched| watched.desk).filter(|_| !list(id).is_empty());
    // What is to be decided stays until it has been seen.
    let tone = if desk.is_some() { Tone::Question } else { Tone::Done };
    if let Some(desk) = desk {
        let decide = move || {
            desk.over.try_set(Some(Over::Deciding));
        };
        actions.insert(0, (ui.texts().joining().decide.to_owned(), Arc::new(decide)));
    }
    ui.notice.set(Some(Notice { tone, text: said, actions }));
}

/// Ends a conflict by one of its versions. Gives whether it still had those versions.
pub fn decide(ui: Ui, id: Id, conflict: &Conflict, version: usize) -> bool {
    let Some(editor) = with(id, |watched| watched.desk.editor) else { return false };
    if editor.light().try_get_untracked() == Some(Light::NotSaved(NotSaved::Older)) {
        ui.problem(ui.texts().shell().older);
        return false;
    }
    let before = editor.now();
    let Some((editor, plan)) = open::decide(id, conflict, version) else {
        look(ui, id);
        return false;
    };
    if !matches!(editor.light().get_untracked(), Light::NotSaved(_)) {
        editor.set_light(Light::Writing);
    }
    let label = label(conflict, &before, &plan);
    editor.take(plan, label);
    open::save(ui, id);
    true
}

/// Ends a conflict by what a command writes into its field.
pub fn answer(ui: Ui, id: Id, conflict: &Conflict, command: Command) {
    let Some(editor) = with(id, |watched| watched.desk.editor) else { return };
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
pub fn step(ui: Ui, editor: Editor, step: Step) {
    let merged = step == Step::Back && untrack(|| editor.can_undo()) == Some(Label::Merge);
    editor.go(step);
    if !merged {
        return;
    }
    let Some(id) = editor.current().map(|plan| plan.id) else { return };
    let taken = with(id, |watched| std::mem::take(&mut watched.taken)).unwrap_or_default();
    for conflict in list(id).iter().filter(|it| taken.contains(&key(it))) {
        decide(ui, id, conflict, 0);
    }
}
