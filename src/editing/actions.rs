//! Every user action on an open plan, once: its words, its key, when it can be done and what
//! it does. Buttons, menus, keys and help are made from this table, and from [`KEYS`]: the keys
//! that have no button, since they hold on one cell or one bar.

use leptos::ev;
use leptos::prelude::*;
use text::{Actions, Words};
use view_model::chord::{Chord, KeyStroke};
pub use view_model::keys::KEYS;

use crate::browser::{dom, files, page};
use crate::editing::{Desk, Over, deeds};
use crate::session::{Route, View};

const fn ctrl(key: &'static str) -> Option<Chord> {
    Some(Chord::ctrl(key))
}

const fn alt(key: &'static str) -> Option<Chord> {
    Some(Chord::alt(key))
}

/// One thing that a person can do with an open plan.
pub struct UserAction {
    /// Its words.
    pub words: fn(&Actions) -> Words,
    /// Its key.
    pub chord: Option<Chord>,
    /// Whether it can be done now. Tracked.
    pub enabled: fn(Desk) -> bool,
    /// Does it.
    pub run: fn(Desk),
    /// Whether its key also works while a person types in a text box.
    pub while_typing: bool,
}

const fn action(
    words: fn(&Actions) -> Words,
    chord: Option<Chord>,
    enabled: fn(Desk) -> bool,
    run: fn(Desk),
) -> UserAction {
    UserAction { words, chord, enabled, run, while_typing: false }
}

const fn always(words: fn(&Actions) -> Words, chord: Option<Chord>, run: fn(Desk)) -> UserAction {
    UserAction { words, chord, enabled: |_| true, run, while_typing: true }
}

/// Takes the last change back.
pub static UNDO: UserAction = action(
    |words| words.undo,
    ctrl("Z"),
    |desk| desk.editor.can_undo().is_some(),
    |desk| desk.editor.undo(),
);
/// Does it again.
pub static REDO: UserAction = action(
    |words| words.redo,
    ctrl("Y"),
    |desk| desk.editor.can_redo().is_some(),
    |desk| desk.editor.redo(),
);
/// Saves now.
pub static SAVE: UserAction = always(|words| words.save, ctrl("S"), save);
/// Opens *Descargar*.
pub static DOWNLOAD: UserAction =
    always(|words| words.download, None, |desk| desk.over.set(Some(Over::Sending)));
/// Shows the pages.
pub static PRINT: UserAction = always(
    |words| words.print,
    ctrl("P"),
    |desk| {
        let sheets = Route::Plan(desk.editor.id(), View::Print);
        if desk.ui.route.get_untracked() == sheets { page::print() } else { desk.ui.go(sheets) }
    },
);
/// Opens the search box.
pub static FIND: UserAction = always(
    |words| words.find,
    ctrl("K"),
    |desk| {
        desk.search.update(|search| {
            search.get_or_insert_default();
        });
        dom::focus_soon("[data-search]".into());
    },
);
/// Adds an action.
pub static ADD: UserAction = always(|words| words.add, ctrl("Enter"), deeds::add);
/// Opens the form of the chosen action.
pub static DETAILS: UserAction = action(|words| words.details, alt("Enter"), any, deeds::details);
/// Copies the chosen action.
pub static DUPLICATE: UserAction =
    action(|words| words.duplicate, ctrl("D"), any, deeds::duplicate);
/// Moves the chosen action up.
pub static MOVE_UP: UserAction =
    action(|words| words.move_up, alt("ArrowUp"), any, |desk| deeds::shift(desk, true));
/// Moves the chosen action down.
pub static MOVE_DOWN: UserAction =
    action(|words| words.move_down, alt("ArrowDown"), any, |desk| deeds::shift(desk, false));
/// Removes the chosen action.
pub static REMOVE: UserAction = action(|words| words.remove, ctrl("Delete"), any, deeds::remove);
/// Groups the table by criterion.
pub static GROUP: UserAction = always(
    |words| words.group,
    None,
    |desk| {
        desk.grouped.update(|grouped| *grouped = !*grouped);
    },
);
/// Opens *Datos del plan*.
pub static DATA: UserAction = always(
    |words| words.data,
    None,
    |desk| {
        desk.ui.go(Route::Plan(desk.editor.id(), View::Data));
    },
);
/// Lets the person choose a file that came back.
pub static BRING: UserAction =
    always(|words| words.bring, None, |desk| files::choose(desk.ui.intake.file));
/// Opens *Versiones anteriores*.
pub static VERSIONS: UserAction = always(
    |words| words.versions,
    None,
    |desk| {
        desk.ui.go(Route::Plan(desk.editor.id(), View::Versions));
    },
);
/// Opens the fields with two versions.
pub static DECIDE: UserAction = action(
    |words| words.decide,
    None,
    |desk| desk.undecided.get(),
    |desk| desk.over.set(Some(Over::Deciding(None))),
);
/// Opens the help.
pub static HELP: UserAction = always(
    |words| words.help,
    Some(Chord::plain("F1")),
    |desk| {
        desk.ui.go(Route::Help);
    },
);

/// All actions, in the order of the help.
pub static ALL: [&UserAction; 18] = [
    &UNDO, &REDO, &SAVE, &DOWNLOAD, &PRINT, &FIND, &ADD, &DETAILS, &DUPLICATE, &MOVE_UP,
    &MOVE_DOWN, &REMOVE, &GROUP, &DATA, &BRING, &VERSIONS, &DECIDE, &HELP,
];

/// The action whose key was pressed. Ctrl+Shift+Z redoes, too.
fn pressed(stroke: &KeyStroke) -> Option<&'static UserAction> {
    let again = Chord { shift: true, ..Chord::ctrl("Z") };
    let pressed = |action: &&&UserAction| action.chord.is_some_and(|chord| chord.matches(stroke));
    if again.matches(stroke) { Some(&REDO) } else { ALL.iter().find(pressed).copied() }
}

/// Does the action whose key was pressed, if it can be done now.
pub fn on_key(desk: Desk, event: &ev::KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let Some(action) = pressed(&dom::key_stroke(event)) else { return };
    if dom::is_typing(event) && !action.while_typing {
        return;
    }
    run_key(desk, action, event);
}

fn run_key(desk: Desk, action: &UserAction, event: &ev::KeyboardEvent) {
    event.prevent_default();
    if untrack(|| (action.enabled)(desk)) {
        (action.run)(desk);
    }
}

/// Undoes or redoes if its key was pressed: for a box in which nothing was typed that the
/// browser could take back.
pub fn on_step_key(desk: Desk, event: &ev::KeyboardEvent) {
    let step = |action: &&UserAction| [UNDO.chord, REDO.chord].contains(&action.chord);
    if let Some(action) = pressed(&dom::key_stroke(event)).filter(step) {
        run_key(desk, action, event);
    }
}

/// Whether the key does something even while a person types: what was typed comes first.
pub fn acts_while_typing(event: &ev::KeyboardEvent) -> bool {
    pressed(&dom::key_stroke(event)).is_some_and(|action| action.while_typing)
}

/// Whether there is an action that could be chosen.
fn any(desk: Desk) -> bool {
    desk.editor.plan().with(|plan| !plan.actions.is_empty())
}

fn save(desk: Desk) {
    desk.editor.save_all();
    let texts = desk.ui.texts().actions();
    desk.ui.offer(texts.saved_copy, texts.save_copy, move || desk.editor.download());
}

#[cfg(test)]
mod tests {
    use view_model::keys::Place;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn no_key_of_a_cell_or_a_bar_is_one_of_the_plan() {
        let rows = KEYS.iter().filter(|row| row.place != Place::Editor);
        for (chord, _) in rows.flat_map(|row| row.keys) {
            let taken = ALL.iter().any(|action| action.chord == Some(*chord));
            assert!(!taken, "{}", chord.words());
        }
    }
}
