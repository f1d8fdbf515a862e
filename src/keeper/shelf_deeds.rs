//! What is done to a plan as a whole: taken off this device and put back, or given what came
//! for it from elsewhere.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::task::spawn_local;
use plan::snapshots::Cause;
use plan::{Command, Document, Id};
use serde::{Deserialize, Serialize};

use super::gather::gather;
use super::snapshots::Snapshots;
use super::{conflicts, open, others, stores};
use crate::browser::{clock, storage};
use crate::editor::Editor;
use crate::parts::{Taken, What};
use crate::shelf::{About, Source};
use crate::ui::{Route, Ui, View};

const GONE: &str = "mejora/gone/";

/// What is left of a plan that was taken off this device, so that no other session brings it
/// back unasked.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Gone {
    /// Milliseconds since 1970 UTC.
    at: i64,
}

/// A plan taken off this device, to be put back by undo.
#[derive(Clone)]
struct Removed {
    id: Id,
    name: String,
    sources: Vec<(String, String)>,
    about: About,
}

/// Takes a plan off this device, and offers it back.
pub async fn remove(ui: Ui, id: Id) {
    let name = match ui.shelf.load(id) {
        Some(Ok(document)) => ui.language().plan_name(&document.plan.header),
        Some(Err(_)) => ui.texts().library().unreadable_name.to_owned(),
        None => return,
    };
    let gathered = gather(ui, id).await;
    // Where the stores differ, the one that was saved last comes first and is the one put back.
    let mut sources: Vec<(String, String)> = Vec::new();
    for Source { key, stored, .. } in gathered.sound.into_iter().chain(ui.shelf.sources(id)) {
        if sources.iter().all(|(other, _)| *other != key) {
            sources.push((key, stored));
        }
    }
    if let Some(Ok(document)) = ui.shelf.load(id) {
        snapshot(&document, Cause::Deletion).await;
    }
    let removed = Removed { id, name, sources, about: ui.shelf.about(id) };
    let _ = storage::set(&format!("{GONE}{id}"), &Gone { at: clock::now() });
    ui.shelf.forget(id);
    ui.shelf.forget_about(id);
    for (key, _) in &removed.sources {
        storage::remove(key);
    }
    ui.shelf.changed();
    let said = (ui.texts().library().removed)(&removed.name);
    let keys: Vec<String> = removed.sources.iter().map(|(key, _)| key.clone()).collect();
    ui.offer(said, ui.texts().common().undo, move || {
        spawn_local(put_back(ui, removed.clone()));
    });
    for key in keys {
        stores::forget(&key).await;
    }
    others::tell_gone(id);
}

async fn put_back(ui: Ui, removed: Removed) {
    unbury(removed.id);
    ui.shelf.note(removed.id, removed.about);
    for (key, stored) in &removed.sources {
        let local = storage::set_text(key, stored);
        let kept = stores::keep(key, stored).await;
        let source = Source::new(key.clone(), stored.clone(), removed.about.saved);
        if local.is_err()
            && kept.is_err()
            && let Ok(document) = source.read()
        {
            ui.shelf.remember(document, source.saved);
        }
    }
    ui.shelf.changed();
    others::tell_saved(ui, removed.id);
    ui.done((ui.texts().library().put_back)(&removed.name));
}

fn unbury(id: Id) {
    storage::remove(&format!("{GONE}{id}"));
}

/// Forgets what is still stored of a plan that was taken off this device before; gives whether
/// that is all there is.
pub async fn clear_if_gone(ui: Ui, id: Id) -> bool {
    let Some(gone) = storage::get::<Gone>(&format!("{GONE}{id}")) else { return false };
    let mut sources = ui.shelf.sources(id);
    sources.extend(stores::kept(id).await.unwrap_or_default());
    let (old, new): (Vec<Source>, Vec<Source>) =
        sources.into_iter().partition(|source| source.saved <= gone.at);
    for source in old {
        stores::forget(&source.key).await;
    }
    if !new.is_empty() {
        unbury(id);
    }
    new.is_empty()
}

/// Another tab has taken a plan off this device: a tab that has it open asks.
pub fn gone(ui: Ui, id: Id) {
    ui.shelf.changed();
    if open::removed_elsewhere(id) {
        let texts = ui.texts().keeper();
        ui.offer(texts.removed, texts.keep_it, move || keep_it(ui, id));
    }
}

/// Goes on storing a plan that another tab took off this device and has put back.
pub fn back(ui: Ui, id: Id) {
    if open::was_removed(id) && storage::get::<Gone>(&format!("{GONE}{id}")).is_none() {
        open::go_on(ui, id);
    }
}

/// Keeps an open plan that another tab has taken off this device.
pub fn keep_it(ui: Ui, id: Id) {
    unbury(id);
    open::go_on(ui, id);
}

thread_local! {
    static WAITING: RefCell<BTreeMap<Id, Taken>> = const { RefCell::new(BTreeMap::new()) };
}

/// Opens a plan and gives it what came for it.
pub fn take(ui: Ui, taken: Taken) {
    let id = taken.id;
    let cause = match taken.what {
        What::Content(_) => Cause::Import,
        What::Copy(_) => Cause::Merge,
    };
    WAITING.with_borrow_mut(|waiting| waiting.insert(id, taken));
    spawn_local(async move {
        if let Some(Ok(document)) = ui.shelf.load(id) {
            snapshot(&document, cause).await;
        }
        ui.opened.clear();
        ui.go_instead(Route::Plan(id, View::Table));
    });
}

/// Keeps a plan as it is before something is done to it. What is done can be undone all the
/// same, so a browser without room for it stops nothing.
async fn snapshot(document: &Document, cause: Cause) {
    if let Ok(all) = Snapshots::open().await {
        let _ = all.take(document, cause).await;
    }
}

/// Gives a plan that has just been opened what came for it, if anything did.
pub fn opened(ui: Ui, id: Id, editor: Editor) {
    let Some(taken) = WAITING.with_borrow_mut(|waiting| waiting.remove(&id)) else { return };
    let said = match taken.what {
        What::Content(plan) => {
            if !editor.commit(Command::Replace { plan, version: None }) {
                return;
            }
            taken.said
        }
        What::Copy(document) => match open::take(ui, id, &document) {
            Some(joined) => joined,
            None => return,
        },
    };
    conflicts::say_taken(ui, id, editor, said);
}
