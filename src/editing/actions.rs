//! Every user action on an open plan, once: its words, its key, when it can be done and what
//! it does. Buttons, menus, keys and help are made from this table, and from [`KEYS`]: the keys
//! that have no button, since they hold on one cell or one bar.

use leptos::ev;
use leptos::prelude::*;
use text::{Actions, Words};
use view_model::chord::{Chord, KeyStroke};
pub use view_model::keys::KEYS;

use crate::browser::{dom, files, page};
use crate::editing::{Overlay, Workspace, operations};
use crate::session::{Route, View};

const fn ctrl(key: &'static str) -> Option<Chord> {
    Some(Chord::ctrl(key))
}

const fn ctrl_shift(key: &'static str) -> Option<Chord> {
    Some(Chord { shift: true, ..Chord::ctrl(key) })
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
    pub enabled: fn(Workspace) -> bool,
    /// Does it.
    pub run: fn(Workspace),
    /// Whether its key also works while a person types in a text box.
    pub while_typing: bool,
}

const fn action(
    words: fn(&Actions) -> Words,
    chord: Option<Chord>,
    enabled: fn(Workspace) -> bool,
    run: fn(Workspace),
) -> UserAction {
    UserAction { words, chord, enabled, run, while_typing: false }
}

const fn always(
    words: fn(&Actions) -> Words,
    chord: Option<Chord>,
    run: fn(Workspace),
) -> UserAction {
    UserAction { words, chord, enabled: |_| true, run, while_typing: true }
}

/// Takes the last change back.
pub static UNDO: UserAction = action(
    |words| words.undo,
    ctrl("Z"),
    |workspace| workspace.editor.can_undo().is_some(),
    |workspace| workspace.editor.undo(),
);
/// Does it again.
pub static REDO: UserAction = action(
    |words| words.redo,
    ctrl("Y"),
    |workspace| workspace.editor.can_redo().is_some(),
    |workspace| workspace.editor.redo(),
);
/// Saves now.
pub static SAVE: UserAction = always(|words| words.save, ctrl("S"), save);
/// Opens *Descargar*.
pub static DOWNLOAD: UserAction =
    always(|words| words.download, None, |workspace| workspace.over.set(Some(Overlay::Download)));
/// Shows the pages.
pub static PRINT: UserAction = always(
    |words| words.print,
    ctrl("P"),
    |workspace| {
        let sheets = Route::Plan(workspace.editor.id(), View::Print);
        if workspace.ui.route.get_untracked() == sheets {
            page::print()
        } else {
            workspace.ui.go(sheets)
        }
    },
);
/// Opens the search box.
pub static FIND: UserAction = always(
    |words| words.find,
    ctrl("K"),
    |workspace| {
        workspace.search.update(|search| {
            search.get_or_insert_default();
        });
        dom::focus_soon("[data-search]".into());
    },
);
/// Adds an action.
pub static ADD: UserAction = always(|words| words.add, ctrl("Enter"), operations::add);
/// Opens the form of the chosen action.
pub static DETAILS: UserAction =
    action(|words| words.details, alt("Enter"), any, operations::details);
/// Copies the chosen action.
pub static DUPLICATE: UserAction =
    action(|words| words.duplicate, ctrl_shift("D"), any, operations::duplicate);
/// Moves the chosen action up.
pub static MOVE_UP: UserAction = action(
    |words| words.move_up,
    alt("ArrowUp"),
    any,
    |workspace| operations::shift(workspace, true),
);
/// Moves the chosen action down.
pub static MOVE_DOWN: UserAction = action(
    |words| words.move_down,
    alt("ArrowDown"),
    any,
    |workspace| operations::shift(workspace, false),
);
/// Removes the chosen action.
pub static REMOVE: UserAction =
    action(|words| words.remove, ctrl("Delete"), any, operations::remove);
/// Groups the table by criterion.
pub static GROUP: UserAction = always(
    |words| words.group,
    None,
    |workspace| {
        workspace.grouped.update(|grouped| *grouped = !*grouped);
    },
);
/// Opens *Datos del plan*.
pub static DATA: UserAction = always(
    |words| words.data,
    None,
    |workspace| {
        workspace.ui.go(Route::Plan(workspace.editor.id(), View::Data));
    },
);
/// Lets the person choose a file that came back.
pub static BRING: UserAction =
    always(|words| words.bring, None, |workspace| files::choose(workspace.ui.intake.file));
/// Opens *Versiones anteriores*.
pub static VERSIONS: UserAction = always(
    |words| words.versions,
    None,
    |workspace| {
        workspace.ui.go(Route::Plan(workspace.editor.id(), View::Versions));
    },
);
/// Opens the fields with two versions.
pub static DECIDE: UserAction = action(
    |words| words.decide,
    None,
    |workspace| workspace.undecided.get(),
    |workspace| workspace.over.set(Some(Overlay::Deciding(None))),
);
/// Opens the help.
pub static HELP: UserAction = always(
    |words| words.help,
    Some(Chord::plain("F1")),
    |workspace| {
        workspace.ui.go(Route::Help);
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
pub fn on_key(workspace: Workspace, event: &ev::KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let Some(action) = pressed(&dom::key_stroke(event)) else { return };
    if dom::is_typing(event) && !action.while_typing {
        return;
    }
    run_key(workspace, action, event);
}

fn run_key(workspace: Workspace, action: &UserAction, event: &ev::KeyboardEvent) {
    event.prevent_default();
    if untrack(|| (action.enabled)(workspace)) {
        (action.run)(workspace);
    }
}

/// Undoes or redoes if its key was pressed: for a box in which nothing was typed that the
/// browser could take back.
pub fn on_step_key(workspace: Workspace, event: &ev::KeyboardEvent) {
    let step = |action: &&UserAction| [UNDO.chord, REDO.chord].contains(&action.chord);
    if let Some(action) = pressed(&dom::key_stroke(event)).filter(step) {
        run_key(workspace, action, event);
    }
}

/// Whether the key does something even while a person types: what was typed comes first.
pub fn acts_while_typing(event: &ev::KeyboardEvent) -> bool {
    pressed(&dom::key_stroke(event)).is_some_and(|action| action.while_typing)
}

/// Whether there is an action that could be chosen.
fn any(workspace: Workspace) -> bool {
    workspace.editor.plan().with(|plan| !plan.actions.is_empty())
}

fn save(workspace: Workspace) {
    workspace.editor.save_all();
    let texts = workspace.ui.texts().actions();
    workspace.ui.offer(texts.saved_copy, texts.save_copy, move || workspace.editor.download());
}

#[cfg(test)]
mod tests {
    use view_model::keys::KeyContext;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn no_key_of_a_cell_or_a_bar_is_one_of_the_plan() {
        let rows = KEYS.iter().filter(|row| row.place != KeyContext::Editor);
        for (chord, _) in rows.flat_map(|row| row.keys) {
            let taken = ALL.iter().any(|action| action.chord == Some(*chord));
            assert!(!taken, "{}", chord.words());
        }
    }
}
