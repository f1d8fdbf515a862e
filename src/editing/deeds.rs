//! What a person does with the actions of a plan: always with the one that is seen to be chosen.
//! Where none is, that is said, and nothing is done to an action that is out of sight.

use leptos::prelude::*;
use plan::{Action, Command, Id, IdSource as _, Plan, Task, groups};

use crate::browser::dom;
use crate::browser::random::Random;
use crate::editing::{Desk, shown};
use crate::session::{Route, View};

/// What scrolls with the actions in it.
const VIEWPORT: &str = ".scroller, .cards, .tl-scroll";

/// The chosen action where it is marked in the present view, or open as a form.
fn chosen(desk: Desk) -> Option<Id> {
    let Route::Plan(_, view) = desk.ui.route.get_untracked() else { return None };
    let id = desk.selected.get_untracked().filter(|_| view.has_ficha())?;
    let plan = desk.editor.now();
    let action = plan.action(id)?;
    let (search, unit) = (desk.search.get_untracked(), desk.unit.get_untracked());
    let is_shown = || {
        desk.ficha.get_untracked()
            || view_model::filter::matches(action, search.as_deref(), unit.as_deref())
    };
    is_shown().then_some(id)
}

/// Does something with the chosen action, or says that one is to be chosen.
fn with_chosen(desk: Desk, deed: impl FnOnce(Id)) {
    match chosen(desk) {
        Some(id) => deed(id),
        None => desk.ui.done(desk.ui.texts().actions().choose_first),
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
pub fn take_up(desk: Desk) {
    request_animation_frame(move || {
        let chosen = desk.selected.try_get_untracked().flatten();
        if let Some(id) = chosen.filter(|_| dom::nothing_focused()) {
            dom::focus(&place(id));
        }
    });
}

/// Opens the form of the chosen action.
pub fn details(desk: Desk) {
    with_chosen(desk, |id| desk.open_ficha(id));
}

/// Adds an action behind the last of the criterion of the chosen one, or of the plan, and shows it.
pub fn add(desk: Desk) {
    let plan = desk.editor.now();
    let beside = chosen(desk).and_then(|id| plan.action(id));
    let mut action = Action::new(Random.next_id());
    action.criterion = beside.and_then(|beside| beside.criterion);
    let before = beside.and_then(|beside| groups::behind(&plan, beside.criterion));
    let id = action.id;
    if insert(desk, action, before, false) {
        show(desk, id);
    }
}

fn insert(desk: Desk, action: Action, before: Option<Id>, duplicate: bool) -> bool {
    let actions = vec![action];
    desk.editor.commit(Command::Insert { actions, before, duplicate, areas: None })
}

/// Goes where a new action is, whatever was searched for, and opens its form.
fn show(desk: Desk, id: Id) {
    if desk.search.with_untracked(Option::is_some) {
        desk.search.set(None);
    }
    if desk.unit.with_untracked(Option::is_some) {
        desk.unit.set(None);
    }
    let open = move || {
        desk.open_ficha(id);
        dom::focus_soon(format!("[data-ficha='{id}'] [data-field='area']"));
    };
    let table = Route::Plan(desk.editor.id(), View::Table);
    if desk.ui.route.get_untracked() == table {
        return open();
    }
    desk.ui.go(table);
    // A form that is open closes when its step of the browser's history is left.
    request_animation_frame(open);
}

/// Copies the chosen action.
pub fn duplicate(desk: Desk) {
    with_chosen(desk, |id| {
        let plan = desk.editor.now();
        let Some(at) = plan.position(id) else { return };
        let mut copy = Action::clone(&plan.actions[at]);
        copy.id = Random.next_id();
        copy.tasks.iter_mut().for_each(|task: &mut Task| task.id = Random.next_id());
        let (new, before) = (copy.id, plan.actions.get(at + 1).map(|action| action.id));
        let held = dom::has_focus(&row(id));
        if insert(desk, copy, before, true) {
            desk.selected.set(Some(new));
            if held {
                follow(new);
            }
        }
    });
}

/// Moves the chosen action past its neighbour, or says why it stays.
pub fn shift(desk: Desk, up: bool) {
    with_chosen(desk, |id| {
        let plan = desk.editor.now();
        let together = untrack(|| shown::together(&shown::lines(desk, &plan), id));
        let Some(command) = groups::step(&plan, &together, id, up) else {
            return stay(desk, &plan, id, up);
        };
        let held = dom::has_focus(&row(id));
        if desk.editor.commit(command) {
            // Each press is a gesture of its own.
            desk.editor.seal();
            if held {
                follow(id);
            } else {
                request_animation_frame(move || dom::scroll_to(&row(id)));
            }
        }
    });
}

fn stay(desk: Desk, plan: &Plan, id: Id, up: bool) {
    let texts = desk.ui.texts().actions();
    let words = match (untrack(|| shown::is_grouped(desk)), up) {
        (true, true) => texts.first_of_group,
        (true, false) => texts.last_of_group,
        (false, true) => texts.first,
        (false, false) => texts.last,
    };
    desk.ui.done(words(plan.position(id).map_or(0, |at| at + 1)));
}

/// Removes the chosen action. One that has been scrolled out of sight is shown, and asked about.
pub fn remove(desk: Desk) {
    with_chosen(desk, |id| {
        if desk.ficha.get_untracked() || dom::in_sight(&row(id), VIEWPORT) {
            return take_away(desk, id);
        }
        dom::scroll_to(&row(id));
        let texts = desk.ui.texts();
        let number = desk.editor.now().position(id).map_or(0, |at| at + 1);
        let (yes, no) = (texts.actions().remove.label, texts.common().cancel);
        desk.ui.ask((texts.actions().remove_this)(number), yes, no, move |yes| {
            if yes {
                take_away(desk, id);
            }
        });
    });
}

fn take_away(desk: Desk, id: Id) {
    let plan = desk.editor.now();
    let Some(number) = plan.position(id).map(|at| at + 1) else { return };
    let shown = untrack(|| shown::ids(&shown::lines(desk, &plan)));
    let held = dom::has_focus(&row(id));
    if desk.editor.commit(Command::Remove { id }) {
        let next = neighbour(&shown, id);
        desk.selected.set(next);
        desk.ficha.set(false);
        if let Some(next) = next.filter(|_| held) {
            follow(next);
        }
        let texts = desk.ui.texts();
        let said = (texts.actions().removed)(number);
        desk.ui.offer(said, texts.common().undo, move || desk.editor.undo());
    }
}

/// The shown action below this one, or above it where it is the last.
fn neighbour(shown: &[Id], id: Id) -> Option<Id> {
    let at = shown.iter().position(|other| *other == id)?;
    shown.get(at + 1).or_else(|| shown.get(at.wrapping_sub(1))).copied()
}
