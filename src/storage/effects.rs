//! Carries out what the machine does. Nothing is decided here.

use ::storage::{Ask, Effect, Event, StoreAnswer, StoreError, keys};
use leptos::task::spawn_local;
use plan::snapshots::Cause;
use plan::{Document, Id};

use super::host::{self, page};
use super::snapshots::Snapshots;
use super::{backup, backup_file, conflicts, drafts, plan_operations, safety, stores};
use crate::browser::storage;
use crate::session::{Route, Ui, View};

/// Carries out an effect; gives the answer where it comes at once.
pub fn carry_out(effect: Effect) -> Option<Event> {
    let ui = page::ui()?;
    match effect {
        Effect::WriteLocal { ask, key, text } => {
            return Some(Event::Answer(ask, StoreAnswer::Written(write_local(ui, &key, &text))));
        }
        Effect::WriteDatabase { ask, key, text } => {
            answer_later(
                ui,
                ask,
                async move { StoreAnswer::Written(stores::write(&key, &text).await) },
            );
        }
        Effect::ReadDatabase { ask, key } => {
            answer_later(ui, ask, async move { StoreAnswer::Read(stores::read(&key).await) });
        }
        Effect::Inspect { ask, wanted } => {
            answer_later(
                ui,
                ask,
                async move { StoreAnswer::Inspected(stores::inspect(wanted).await) },
            );
        }
        Effect::SetAside { ask, key, text } => {
            answer_later(ui, ask, async move {
                StoreAnswer::Written(stores::set_aside(&key, &text).await)
            });
        }
        Effect::DeleteLocal { key } => storage::remove(&key),
        Effect::Delete { key, sums } => {
            stores::delete_local(&key, &sums);
            spawn_local(async move { stores::delete(&key, &sums).await });
        }
        Effect::Post(said) => page::post(&said),
        Effect::Timer { timer, after } => page::set_timer(timer, after),
        Effect::ListChanged => ui.plans.changed(),
        Effect::Remember { document, saved } => ui.plans.remember(*document, saved),
        Effect::Settled { plan } => host::settled(Some(plan)),
        Effect::TabHere { plan, session, version } => {
            safety::is_here(ui, plan, &session.to_string(), &version);
        }
        other => of_open_plan(ui, other),
    }
    None
}

/// What concerns the screen of an open plan.
fn of_open_plan(ui: Ui, effect: Effect) {
    match effect {
        Effect::Light { plan, light } => {
            if let Some(editor) = host::here(plan, |here| here.workspace.editor) {
                editor.set_light(light);
            }
        }
        Effect::Show(plan) => {
            let id = plan.id;
            if let Some(editor) = host::here(id, |here| here.workspace.editor) {
                editor.receive(plan);
                backup_file::fresh_soon(id);
            }
        }
        Effect::Undecided { plan, all, ask } => conflicts::show(ui, plan, all, &ask),
        Effect::Stored { plan, changes } => backup::saved(ui, plan, changes),
        Effect::VersionDue { plan } => spawn_local(keep_due_version(ui, plan)),
        Effect::KeepVersion { document, cause } => {
            spawn_local(keep_version(ui, document, cause));
        }
        Effect::Secured { plan, safe } => {
            let promised = host::here(plan, |here| std::mem::take(&mut here.promised));
            promised.into_iter().flatten().for_each(|promised| promised.keep(safe));
        }
        Effect::AskToKeep { plan } => {
            let texts = ui.texts().storage();
            ui.offer(texts.removed, texts.keep_it, move || {
                host::event(Event::Kept { plan });
            });
        }
        Effect::Frozen { .. } => ui.problem(ui.texts().shell().older),
        Effect::Gathered { plan } => plan_operations::opened(ui, plan),
        Effect::OfferDraft { plan, key, draft } => drafts::offer(ui, plan, key, &draft),
        // What concerns the stores is done by the caller.
        Effect::WriteLocal { .. }
        | Effect::WriteDatabase { .. }
        | Effect::ReadDatabase { .. }
        | Effect::Inspect { .. }
        | Effect::DeleteLocal { .. }
        | Effect::Delete { .. }
        | Effect::SetAside { .. }
        | Effect::Post(_)
        | Effect::Timer { .. }
        | Effect::ListChanged
        | Effect::Remember { .. }
        | Effect::Settled { .. }
        | Effect::TabHere { .. } => {}
    }
}

/// Answers when the browser does, unless the app has been mounted anew meanwhile.
fn answer_later(ui: Ui, ask: Ask, answer: impl Future<Output = StoreAnswer> + 'static) {
    let session = ui.plans.session();
    spawn_local(async move {
        let answer = answer.await;
        if page::ui().is_some_and(|ui| ui.plans.session() == session) {
            host::event(Event::Answer(ask, answer));
        }
    });
}

/// Writes into local storage. A plan that does not fit there is kept in memory, from which the list
/// shows it.
fn write_local(ui: Ui, key: &str, text: &str) -> Result<(), StoreError> {
    let own = keys::parse(key).filter(|(_, session)| *session == Some(ui.plans.session()));
    let Some((plan, _)) = own else {
        return storage::set_text(key, text).map_err(stores::refused);
    };
    let written = ui.plans.store(plan, text);
    if written.is_err()
        && let Some(document) = host::document(plan)
    {
        ui.plans.remember(document, crate::browser::clock::now());
    }
    written.map_err(stores::refused)
}

/// Keeps a version of the plan where none was kept for an hour.
async fn keep_due_version(ui: Ui, plan: Id) {
    let Some(document) = host::document(plan) else { return };
    let Ok(all) = Snapshots::open().await else { return };
    if all.take_if_due(&document).await == Ok(true) {
        ui.plans.changed();
    }
}

/// Keeps what was there before the plan was all but emptied, and says so.
async fn keep_version(ui: Ui, document: Box<Document>, cause: Cause) {
    let id = document.plan.id;
    let Ok(all) = Snapshots::open().await else { return };
    if all.take(&document, cause).await.is_ok() {
        let texts = ui.texts().storage();
        ui.offer(texts.emptied, texts.versions, move || ui.go(Route::Plan(id, View::Versions)));
    }
}
