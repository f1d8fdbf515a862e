//! The keeper: what makes a plan safe. It puts every plan into the browser's database as well as
//! into local storage, brings together what several sessions have saved, and follows the other
//! tabs. It is loaded right after the first screen; until then a change waits in local storage.
//!
//! Invariants: a session writes only keys of its own. "Saved" is said only of what the database
//! has written to the disk and given back equal. A key of another session is deleted only when
//! that session lives no longer and a verified copy of this one holds all that it stored. What
//! cannot be read is moved aside, never written over.

pub mod conflicts;
mod copies;
mod forked;
mod gather;
mod late;
mod marks;
mod open;
mod others;
mod outside;
mod person;
mod safety;
mod secure;
mod settle;
pub mod shelf_deeds;
pub mod snapshots;
mod stores;
mod typing;
pub mod updates;
mod warning;

pub use person::person;
pub use safety::Safety;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use plan::copies::Mend;

pub use self::secure::secure;
use crate::browser::{page, persistence};
use crate::download;
use crate::editor::Editor;
use crate::parts::{self, Errand};
use crate::screens::library::deeds;
use crate::ui::Ui;

thread_local! {
    static STARTED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Does what the keeper is asked to do.
pub fn run(ui: Ui, errand: Errand) {
    if !STARTED.replace(true) {
        others::join(ui);
    }
    match errand {
        Errand::Start => spawn_local(async move {
            warning::look(ui).await;
            settle::all(ui).await;
            ui.shelf.complete.set(true);
        }),
        Errand::Open(desk) => spawn_local(open::attach(*desk)),
        Errand::Keep(id) => spawn_local(settle::one(ui, id)),
        Errand::Step(editor, step) => conflicts::step(ui, editor, step),
        Errand::Download(document) => {
            person::ask(ui, Arc::new(move || download::at_once(ui, &document)));
        }
        Errand::Deed(deed, id, room) => deeds::run(ui, room, deed, id),
        Errand::Take(taken) => shelf_deeds::take(ui, *taken),
        Errand::Look(editor, at) => safety::look(ui, editor, at),
        Errand::Mend(editor, mend) => self::mend(ui, editor, mend),
        Errand::Leave(run) => person::ask(ui, run),
    }
}

/// Makes an open plan safer.
fn mend(ui: Ui, editor: Editor, mend: Mend) {
    let Some(document) = editor.stored() else { return };
    match mend {
        Mend::Reload => page::reload(),
        Mend::Restore => shelf_deeds::keep_it(ui, document.plan.id),
        Mend::Download => download::at_once(ui, &editor.document()),
        Mend::Join => spawn_local(outside::join(ui, editor)),
        Mend::Allow => spawn_local(outside::allow(ui, editor)),
        Mend::Copy => parts::leave(ui, move || spawn_local(outside::choose(ui, editor))),
        Mend::Keep => spawn_local(async move {
            let _ = persistence::ask_promise().await;
            safety::refresh(ui);
        }),
    }
}
