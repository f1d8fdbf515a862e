//! What a person does with the actions of a plan: always with the one that is seen to be chosen.
//! Where none is, that is said, and nothing is done to an action that is out of sight.

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::{Action, Command, Id, IdSource as _, Plan, Task, groups};

use crate::browser::dom;
use crate::browser::random::BrowserRandom;
use crate::editing::{Workspace, shown};
use crate::session::{Route, View};
use crate::widgets::chunks::in_part;

/// What scrolls with the actions in it.
const VIEWPORT: &str = ".scroller, .cards, .tl-scroll";

/// The chosen action where it is marked in the present view, or open as a form.
fn chosen(workspace: Workspace) -> Option<Id> {
    let Route::Plan(_, view) = workspace.ui.route.get_untracked() else { return None };
    let id = workspace.selected.get_untracked().filter(|_| view.has_ficha())?;
    let plan = workspace.editor.now();
    let action = plan.action(id)?;
    let (search, unit) = (workspace.search.get_untracked(), workspace.unit.get_untracked());
    let is_shown = || {
        workspace.ficha.get_untracked()
            || view_model::filter::matches(action, search.as_deref(), unit.as_deref())
    };
    is_shown().then_some(id)
}

/// Does something with the chosen action, or says that one is to be chosen.
fn with_chosen(workspace: Workspace, operation: impl FnOnce(Id)) {
    match chosen(workspace) {
        Some(id) => operation(id),
        None => workspace.ui.done(workspace.ui.texts().actions().choose_first),
    }
}

/// Where an action stands in whichever view is shown.
fn row(id: Id) -> String {
    format!("[data-row='{id}'], [data-of='{id}']")
}

/// Lets the focus go on where an action stands, once it stands there.
fn follow(id: Id) {
    request_animation_frame(move || dom::focus_soon(place(id)));
}

/// What takes the focus where an action stands.
fn place(id: Id) -> String {
    format!(".row[data-row='{id}'] [tabindex='0'], [data-card='{id}'], [data-bar='{id}']")
}

/// Gives the focus to the chosen action where a dialog that has gone gave it back to nothing.
pub fn take_up(workspace: Workspace) {
    request_animation_frame(move || {
        let chosen = workspace.selected.try_get_untracked().flatten();
        if let Some(id) = chosen.filter(|_| dom::nothing_focused()) {
            dom::focus(&place(id));
        }
    });
}

/// Opens the form of the chosen action.
pub fn details(workspace: Workspace) {
    send(workspace, Operation::Details);
}

/// Adds an action behind the last of the criterion of the chosen one, or of the plan, and shows it.
pub fn add(workspace: Workspace) {
    send(workspace, Operation::Add);
}

fn add_beside(workspace: Workspace) {
    let plan = workspace.editor.now();
    let beside = chosen(workspace).and_then(|id| plan.action(id));
    let mut action = Action::new(BrowserRandom.next_id());
    action.criterion = beside.and_then(|beside| beside.criterion);
    let before = beside.and_then(|beside| groups::behind(&plan, beside.criterion));
    let id = action.id;
    if insert(workspace, action, before, false) {
        show(workspace, id);
    }
}

fn insert(workspace: Workspace, action: Action, before: Option<Id>, duplicate: bool) -> bool {
    let actions = vec![action];
    workspace.editor.commit(Command::Insert { actions, before, duplicate, areas: None })
}

/// Goes where a new action is, whatever was searched for, and opens its form.
fn show(workspace: Workspace, id: Id) {
    if workspace.search.with_untracked(Option::is_some) {
        workspace.search.set(None);
    }
    if workspace.unit.with_untracked(Option::is_some) {
        workspace.unit.set(None);
    }
    let open = move || {
        workspace.open_ficha(id);
        dom::focus_soon(format!("[data-ficha='{id}'] [data-field='area']"));
    };
    let table = Route::Plan(workspace.editor.id(), View::Table);
    if workspace.ui.route.get_untracked() == table {
        return open();
    }
    workspace.ui.go(table);
    // A form that is open closes when its step of the browser's history is left.
    request_animation_frame(open);
}

/// What is done with the chosen action by code that is fetched after the table.
enum Operation {
    Details,
    Add,
    Duplicate,
    Shift { up: bool },
    Remove,
}

in_part! {
    ranges, load: fn operate(workspace: Workspace, operation: Operation) -> () {
        match operation {
            Operation::Details => with_chosen(workspace, |id| workspace.open_ficha(id)),
            Operation::Add => add_beside(workspace),
            Operation::Duplicate => duplicate_chosen(workspace),
            Operation::Shift { up } => shift_chosen(workspace, up),
            Operation::Remove => remove_chosen(workspace),
        }
    }
}

fn send(workspace: Workspace, operation: Operation) {
    spawn_local(async move {
        if operate(workspace, operation).await.is_err() {
            workspace.ui.problem(workspace.ui.texts().shell().not_fetched);
        }
    });
}

/// Copies the chosen action.
pub fn duplicate(workspace: Workspace) {
    send(workspace, Operation::Duplicate);
}

/// Moves the chosen action past its neighbour, or says why it stays.
pub fn shift(workspace: Workspace, up: bool) {
    send(workspace, Operation::Shift { up });
}

/// Removes the chosen action. One that has been scrolled out of sight is shown, and asked about.
pub fn remove(workspace: Workspace) {
    send(workspace, Operation::Remove);
}

fn duplicate_chosen(workspace: Workspace) {
    with_chosen(workspace, |id| {
        let plan = workspace.editor.now();
        let Some(at) = plan.position(id) else { return };
        let mut copy = Action::clone(&plan.actions[at]);
        copy.id = BrowserRandom.next_id();
        copy.tasks.iter_mut().for_each(|task: &mut Task| task.id = BrowserRandom.next_id());
        let (new, before) = (copy.id, plan.actions.get(at + 1).map(|action| action.id));
        let held = dom::has_focus(&row(id));
        if insert(workspace, copy, before, true) {
            workspace.selected.set(Some(new));
            if held {
                follow(new);
            }
        }
    });
}

fn shift_chosen(workspace: Workspace, up: bool) {
    with_chosen(workspace, |id| {
        let plan = workspace.editor.now();
        let together = untrack(|| shown::together(&shown::lines(workspace, &plan), id));
        let Some(command) = groups::step(&plan, &together, id, up) else {
            return stay(workspace, &plan, id, up);
        };
        let held = dom::has_focus(&row(id));
        if workspace.editor.commit(command) {
            // Each press is a gesture of its own.
            workspace.editor.seal();
            if held {
                follow(id);
            } else {
                request_animation_frame(move || dom::scroll_to(&row(id)));
            }
        }
    });
}

fn stay(workspace: Workspace, plan: &Plan, id: Id, up: bool) {
    let texts = workspace.ui.texts().actions();
    let words = match (untrack(|| shown::is_grouped(workspace)), up) {
        (true, true) => texts.first_of_group,
        (true, false) => texts.last_of_group,
        (false, true) => texts.first,
        (false, false) => texts.last,
    };
    workspace.ui.done(words(plan.position(id).map_or(0, |at| at + 1)));
}

fn remove_chosen(workspace: Workspace) {
    with_chosen(workspace, |id| {
        if workspace.ficha.get_untracked() || dom::in_sight(&row(id), VIEWPORT) {
            return take_away(workspace, id);
        }
        dom::scroll_to(&row(id));
        let texts = workspace.ui.texts();
        let number = workspace.editor.now().position(id).map_or(0, |at| at + 1);
        let (yes, no) = (texts.actions().remove.label, texts.common().cancel);
        workspace.ui.ask((texts.actions().remove_this)(number), yes, no, move |yes| {
            if yes {
                take_away(workspace, id);
            }
        });
    });
}

fn take_away(workspace: Workspace, id: Id) {
    let plan = workspace.editor.now();
    let Some(number) = plan.position(id).map(|at| at + 1) else { return };
    let shown = untrack(|| shown::ids(&shown::lines(workspace, &plan)));
    let held = dom::has_focus(&row(id));
    if workspace.editor.commit(Command::Remove { id }) {
        let next = neighbour(&shown, id);
        workspace.selected.set(next);
        workspace.ficha.set(false);
        if let Some(next) = next.filter(|_| held) {
            follow(next);
        }
        let texts = workspace.ui.texts();
        let said = (texts.actions().removed)(number);
        workspace.ui.offer(said, texts.common().undo, move || workspace.editor.undo());
    }
}

/// The shown action below this one, or above it where it is the last.
fn neighbour(shown: &[Id], id: Id) -> Option<Id> {
    let at = shown.iter().position(|other| *other == id)?;
    shown.get(at + 1).or_else(|| shown.get(at.wrapping_sub(1))).copied()
}
