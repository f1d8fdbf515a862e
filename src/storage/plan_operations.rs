//! What is done to a plan as a whole: taken off this device and put back, or given what came
//! for it from elsewhere.

use ::storage::{Event, Wanted};
use leptos::task::spawn_local;
use plan::snapshots::Cause;
use plan::{Command, Document, Id};

use super::host;
use super::snapshots::Snapshots;
use super::{conflicts, copies, stores, unsigned};
use crate::parts::{Taken, What};
use crate::shelf::About;
use crate::ui::{Route, Ui, View};

/// A plan taken off this device, to be put back by undo.
#[derive(Clone)]
struct Removed {
    id: Id,
    name: String,
    stored: Vec<(String, String)>,
    about: About,
    /// Which of its changes came unsigned in files.
    unsigned: Option<String>,
}

/// Takes a plan off this device, and offers it back.
pub async fn remove(ui: Ui, id: Id) {
    let name = match ui.shelf.load(id) {
        Some(Ok(document)) => ui.language().plan_name(&document.plan.header),
        Some(Err(_)) => ui.texts().library().unreadable_name.to_owned(),
        None => return,
    };
    let stored = all_stored(ui, id).await;
    if let Some(Ok(document)) = ui.shelf.load(id) {
        snapshot(&document, Cause::Deletion).await;
    }
    let unsigned = unsigned::forget(id);
    let removed = Removed { id, name, stored, about: ui.shelf.about(id), unsigned };
    ui.shelf.forget(id);
    ui.shelf.forget_about(id);
    ui.shelf.forget_outlines(id);
    host::event(Event::Removed { plan: id, stored: removed.stored.clone() });
    let said = (ui.texts().library().removed)(&removed.name);
    ui.offer(said, ui.texts().common().undo, move || put_back(ui, removed.clone()));
}

/// What both stores hold of a plan, what was saved last first; where they differ, both values.
async fn all_stored(ui: Ui, id: Id) -> Vec<(String, String)> {
    let seen = stores::inspect(Wanted::Plan(id)).await;
    let all = seen.local.into_iter().chain(seen.database.unwrap_or_default());
    let is_plan = |(key, _): &(String, String)| ::storage::keys::parse(key).is_some();
    let mut all: Vec<_> = all
        .filter(is_plan)
        .map(|(key, text)| (ui.shelf.source(key.clone(), text.clone()).saved, key, text))
        .collect();
    all.sort_by_key(|(saved, _, _)| std::cmp::Reverse(*saved));
    all.dedup();
    all.into_iter().map(|(_, key, text)| (key, text)).collect()
}

fn put_back(ui: Ui, removed: Removed) {
    ui.shelf.note(removed.id, removed.about);
    unsigned::put_back(removed.id, removed.unsigned);
    host::event(Event::PutBack { plan: removed.id, stored: removed.stored });
    ui.done((ui.texts().library().put_back)(&removed.name));
}

/// Opens a plan, unless it is open, and gives it what came for it.
pub fn take(ui: Ui, taken: Taken) {
    let id = taken.id;
    let cause = match taken.what {
        What::Content(_) => Cause::Import,
        What::Copy(..) => Cause::Merge,
    };
    host::bring(taken);
    spawn_local(async move {
        if let Some(Ok(document)) = ui.shelf.load(id) {
            snapshot(&document, cause).await;
        }
        ui.opened.clear();
        if host::here(id, |_| ()).is_some() {
            give(ui, id);
        } else {
            ui.go_instead(Route::Plan(id, View::Table));
        }
    });
}

/// Keeps a plan as it is before something is done to it. What is done can be undone all the
/// same, so a browser without room for it stops nothing.
async fn snapshot(document: &Document, cause: Cause) {
    if let Ok(all) = Snapshots::open().await {
        let _ = all.take(document, cause).await;
    }
}

/// All that the stores held of a plan that was opened has come together: its copies outside are
/// followed from now on, and it is given what came for it, if anything did.
pub fn opened(ui: Ui, id: Id) {
    let Some(editor) = host::here(id, |here| here.desk.editor) else { return };
    copies::follow(ui, editor);
    unsigned::sign(ui, id);
    give(ui, id);
}

/// Gives an open plan what came for it, if anything did.
fn give(ui: Ui, id: Id) {
    let Some(editor) = host::here(id, |here| here.desk.editor) else { return };
    let Some(taken) = host::brought(id) else { return };
    let said = match taken.what {
        What::Content(plan) => {
            if !editor.commit(Command::Replace { plan, version: None }) {
                return;
            }
            taken.said
        }
        What::Copy(document, file) => {
            // What is typed at this moment is a change of this side.
            editor.save_all();
            match conflicts::take(ui, id, &document, file.as_deref()) {
                Some(joined) => joined.said(ui, &taken.said),
                None => return,
            }
        }
    };
    conflicts::say_taken(ui, id, editor, said);
}
