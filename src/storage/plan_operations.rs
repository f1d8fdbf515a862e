//! What is done to a plan as a whole: copied, taken off this device and put back, or given what
//! came for it from elsewhere.

use ::storage::{Event, StoreQuery};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::snapshots::Cause;
use plan::{Command, Document, HeaderChange, HeaderField, Id, Plan};

use super::here::{Taken, What};
use super::host;
use super::snapshots::Snapshots;
use super::{backup, conflicts, stores, unsigned};
use crate::browser::files;
use crate::browser::random::BrowserRandom;
use crate::editing::editor;
use crate::session::plan_list::PlanRecord;
use crate::session::{Route, Ui, View};

/// Something that can be done to a plan as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanOperation {
    /// Copies it under new ids.
    Duplicate,
    /// Downloads the plan file.
    Download,
    /// Downloads what is stored of a plan that cannot be read, as it is.
    DownloadRaw,
    /// Takes it off this device and offers it back.
    Remove,
}

/// Makes a copy of a plan under new ids, and offers to rename it; `renaming` is told when.
pub fn duplicate(ui: Ui, id: Id, renaming: RwSignal<Option<Id>>) -> Option<Document> {
    let Some(Ok(document)) = ui.plans.load(id) else { return None };
    let texts = ui.texts();
    let copy = Document::new(copy_of(ui, &document.plan));
    let said = (texts.library().duplicated)(&ui.language().plan_name(&copy.plan.header));
    let id = copy.plan.id;
    ui.offer(said, texts.library().rename, move || {
        renaming.try_set(Some(id));
    });
    Some(copy)
}

/// A copy of a plan under new ids, named as a copy, so that a list tells the two apart.
pub fn copy_of(ui: Ui, plan: &Plan) -> Plan {
    let texts = ui.texts();
    let copy = plan::template::with_new_ids(plan, &mut BrowserRandom);
    let institution = match copy.header.institution.trim() {
        "" => texts.common().untitled,
        institution => institution,
    };
    let change =
        HeaderChange::Text(HeaderField::Institution, (texts.library().copy_of)(institution));
    editor::adjust(&copy, Command::Header(change)).unwrap_or(copy)
}

/// Downloads what is stored of a plan that cannot be read, as it is.
pub fn download_raw(ui: Ui, id: Id) {
    if let Some(text) = ui.plans.raw(id) {
        let name = format!("plan-{id}.json");
        files::download(&name, "application/json", &text);
        ui.done((ui.texts().shell().downloaded)(&name));
    }
}

/// A plan taken off this device, to be put back by undo.
#[derive(Clone)]
struct Removed {
    id: Id,
    name: String,
    stored: Vec<(String, String)>,
    about: PlanRecord,
    /// Which of its changes came unsigned in files.
    unsigned: Option<String>,
}

/// Takes a plan off this device, and offers it back.
pub async fn remove(ui: Ui, id: Id) {
    let name = match ui.plans.load(id) {
        Some(Ok(document)) => ui.language().plan_name(&document.plan.header),
        Some(Err(_)) => ui.texts().library().unreadable_name.to_owned(),
        None => return,
    };
    let stored = all_stored(ui, id).await;
    if let Some(Ok(document)) = ui.plans.load(id) {
        snapshot(&document, Cause::Deletion).await;
    }
    let unsigned = unsigned::forget(id);
    let removed = Removed { id, name, stored, about: ui.plans.record(id), unsigned };
    ui.plans.forget(id);
    ui.plans.forget_about(id);
    ui.plans.forget_outlines(id);
    host::event(Event::Removed { plan: id, stored: removed.stored.clone() });
    let said = (ui.texts().library().removed)(&removed.name);
    ui.offer(said, ui.texts().common().undo, move || put_back(ui, removed.clone()));
}

/// What both stores hold of a plan, what was saved last first; where they differ, both values.
async fn all_stored(ui: Ui, id: Id) -> Vec<(String, String)> {
    let seen = stores::inspect(StoreQuery::Plan(id)).await;
    let all = seen.local.into_iter().chain(seen.database.unwrap_or_default());
    let is_plan = |(key, _): &(String, String)| ::storage::keys::parse(key).is_some();
    let mut all: Vec<_> = all
        .filter(is_plan)
        .map(|(key, text)| (ui.plans.source(key.clone(), text.clone()).saved, key, text))
        .collect();
    all.sort_by_key(|(saved, _, _)| std::cmp::Reverse(*saved));
    all.dedup();
    all.into_iter().map(|(_, key, text)| (key, text)).collect()
}

fn put_back(ui: Ui, removed: Removed) {
    ui.plans.note(removed.id, removed.about);
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
        if let Some(Ok(document)) = ui.plans.load(id) {
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
    let Some(editor) = host::here(id, |here| here.workspace.editor) else { return };
    backup::follow(ui, editor);
    unsigned::sign(ui, id);
    give(ui, id);
}

/// Gives an open plan what came for it, if anything did.
fn give(ui: Ui, id: Id) {
    let Some(editor) = host::here(id, |here| here.workspace.editor) else { return };
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
