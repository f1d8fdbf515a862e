//! Every user action on an open plan, once: its words, its key, when it can be done and what
//! it does. Buttons, menus, keys and help are made from this table.

use leptos::ev;
use leptos::prelude::*;
use text::{Actions, Words};

use crate::browser::{dom, files, page};
use crate::editing::{Desk, Over, deeds};
use crate::session::{Route, View};

/// A key with its modifiers. `key` is as `KeyboardEvent.key` says it, letters in lower case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chord {
    /// Ctrl, or Cmd on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: &'static str,
}

const fn ctrl(key: &'static str) -> Option<Chord> {
    Some(Chord { ctrl: true, shift: false, alt: false, key })
}

const fn alt(key: &'static str) -> Option<Chord> {
    Some(Chord { ctrl: false, shift: false, alt: true, key })
}

impl Chord {
    fn matches(self, event: &ev::KeyboardEvent) -> bool {
        event.key().to_lowercase() == self.key.to_lowercase()
            && (event.ctrl_key() || event.meta_key()) == self.ctrl
            && event.shift_key() == self.shift
            && event.alt_key() == self.alt
    }

    /// The chord as people write it: `Ctrl+Z`.
    pub fn words(self) -> String {
        let mut words = String::new();
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.shift, "Shift+"), (self.alt, "Alt+")] {
            words.push_str(if held { name } else { "" });
        }
        words.push_str(match self.key {
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            key => key,
        });
        words
    }
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
    Some(Chord { ctrl: false, shift: false, alt: false, key: "F1" }),
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
fn pressed(event: &ev::KeyboardEvent) -> Option<&'static UserAction> {
    let again = Chord { ctrl: true, shift: true, alt: false, key: "Z" };
    let pressed = |action: &&&UserAction| action.chord.is_some_and(|chord| chord.matches(event));
    if again.matches(event) { Some(&REDO) } else { ALL.iter().find(pressed).copied() }
}

/// Does the action whose key was pressed, if it can be done now.
pub fn on_key(desk: Desk, event: &ev::KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let Some(action) = pressed(event) else { return };
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
    if let Some(action) = pressed(event).filter(step) {
        run_key(desk, action, event);
    }
}

/// Whether the key does something even while a person types: what was typed comes first.
pub fn acts_while_typing(event: &ev::KeyboardEvent) -> bool {
    pressed(event).is_some_and(|action| action.while_typing)
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
