//! What is done with a version: going back to it, copying from it, downloading it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::snapshots::Cause;
use plan::{Action, Command, Document, Id, IdSource as _, format};
use values::form::file_name;

use super::VersionsState;
use crate::browser::random::BrowserRandom;
use crate::browser::storage::NotStored;
use crate::browser::{clock, files};
use crate::session::{Notice, Offer, Route, Tone, VERSION, View};
use crate::storage::snapshots::{Snapshot, Snapshots};

/// Goes back to the chosen version as one step of undo. How the plan is now is kept as a version
/// first; where that is not possible, the person is asked.
pub fn restore(state: VersionsState) {
    let (chosen, document) = untrack(|| (state.chosen.get(), state.document()));
    let (Some(chosen), Some(document)) = (chosen, document) else { return };
    state.workspace.editor.save_all();
    let now = state.workspace.editor.document();
    spawn_local(async move {
        let kept = match Snapshots::open().await {
            Ok(all) => all.take(&now, Cause::Restore).await,
            Err(why) => Err(why),
        };
        if state.chosen.try_get_untracked().is_none() {
            return;
        }
        match kept {
            Ok(()) => go_back(state, &chosen, &document),
            Err(NotStored::Blocked | NotStored::Full) => ask(state, chosen, document),
        }
    });
}

/// The version of now could not be kept: whether to go back all the same.
fn ask(state: VersionsState, chosen: Snapshot, document: Arc<Document>) {
    let texts = state.ui().texts().versions();
    let go = move || {
        if state.chosen.try_get_untracked().is_some() {
            go_back(state, &chosen, &document);
        }
    };
    let actions = vec![(texts.anyway.to_owned(), Arc::new(go) as Offer)];
    let notice = Notice { tone: Tone::Problem, text: texts.not_kept.into(), actions };
    state.ui().notice.set(Some(notice));
}

fn go_back(state: VersionsState, chosen: &Snapshot, document: &Document) {
    let (ui, editor) = (state.ui(), state.workspace.editor);
    let taken = chosen.meta.taken;
    let (hour, minute) = clock::time_of(taken);
    let version = clock::day_of(taken).and_hms_opt(hour, minute, 0);
    if editor.commit(Command::Replace { plan: document.plan.clone(), version }) {
        let said = (ui.texts().versions().went_back)(&state.name(chosen));
        ui.go(Route::Plan(editor.id(), View::Table));
        ui.offer(said, ui.texts().common().undo, move || editor.undo());
    }
}

/// Adds these actions of the chosen version at the end of the plan, under new ids.
pub fn copy(state: VersionsState, chosen: &[Id]) {
    let Some(document) = untrack(|| state.document()) else { return };
    let picked = document.plan.actions.iter().filter(|action| chosen.contains(&action.id));
    let actions: Vec<Action> = picked.map(|action| renewed(action)).collect();
    let count = actions.len();
    let (ui, editor) = (state.ui(), state.workspace.editor);
    if editor.commit(Command::Insert { actions, before: None, duplicate: false, areas: None }) {
        state.copying.set(false);
        let said = (ui.texts().versions().copied)(count);
        ui.offer(said, ui.texts().common().undo, move || editor.undo());
    }
}

fn renewed(action: &Action) -> Action {
    let mut action = action.clone();
    action.id = BrowserRandom.next_id();
    action.tasks.iter_mut().for_each(|task| task.id = BrowserRandom.next_id());
    action
}

/// Downloads the plan file of the chosen version, named after its day. It is no copy of the plan
/// as it is now.
pub fn download(state: VersionsState) {
    let (chosen, document) = untrack(|| (state.chosen.get(), state.document()));
    let (Some(chosen), Some(document)) = (chosen, document) else { return };
    let day = clock::day_of(chosen.meta.taken);
    let (hour, minute) = clock::time_of(chosen.meta.taken);
    let plain = file_name(&document.plan.header, "json");
    let name = plain.trim_end_matches(".json");
    let name = format!("{name}_{day}_{hour:02}-{minute:02}.json");
    save(state, &name, &format::write(&document, VERSION));
}

/// Downloads what is stored of a version that cannot be read.
pub fn download_raw(state: VersionsState, text: &str) {
    save(state, &format!("plan-{}.txt", state.workspace.editor.id()), text);
}

fn save(state: VersionsState, name: &str, text: &str) {
    files::download(name, "application/json", text);
    state.ui().done((state.ui().texts().shell().downloaded)(name));
}
