//! The keeper: what makes a plan safe. It puts every plan into the browser's database as well as
//! into local storage, brings together what several sessions have saved, and follows the other
//! tabs. It is loaded right after the first screen; until then a change waits in local storage.
//!
//! Invariants: a session writes only keys of its own. "Saved" is said only of what the database
//! has written to the disk and given back equal. A key of another session is deleted only when
//! that session lives no longer and a verified copy of this one holds all that it stored. What
//! cannot be read is moved aside, never written over.

pub mod conflicts;
mod forked;
mod gather;
mod marks;
mod open;
mod others;
mod settle;
pub mod shelf_deeds;
pub mod snapshots;
mod stores;
mod typing;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::download;
use crate::parts::Errand;
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
            settle::all(ui).await;
            ui.shelf.complete.set(true);
        }),
        Errand::Open(desk) => spawn_local(open::attach(desk)),
        Errand::Keep(id) => spawn_local(settle::one(ui, id)),
        Errand::Step(editor, step) => conflicts::step(ui, editor, step),
        Errand::Download(document) => download::write(ui, &document),
        Errand::Deed(deed, id, room) => deeds::run(ui, room, deed, id),
        Errand::Take(taken) => shelf_deeds::take(ui, *taken),
    }
}
