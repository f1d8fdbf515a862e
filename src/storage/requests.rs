//! What the storage is asked to do: the one way to it from the rest of the page, which is there
//! from the start, while the storage itself is a part that is loaded right after the first screen.

use std::sync::Arc;

use ::storage::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::backup::Mend;
use plan::{Document, Id};

use super::here::{Taken, What};
use super::plan_operations::PlanOperation;
use super::safety::Safety;
use super::{
    backup_file, conflicts, download, host, person, plan_operations, safety, unsigned, warning,
};
use crate::browser::{page, persistence};
use crate::editing::{Editor, StorageCalls, UndoDirection, Workspace, readers};
use crate::session::{Offer, Ui};
use crate::widgets::chunks::in_part;

/// What the storage is asked to do.
pub enum StorageRequest {
    /// Brings together what the stores of the browser hold.
    Start,
    /// Keeps an open plan saved.
    Open(Box<Workspace>),
    /// Goes one step through the history of an open plan.
    Step(Editor, UndoDirection),
    /// Downloads a plan file.
    Download(Box<Document>),
    /// Does something to a plan as a whole; of a copy, the signal is told when it is to be renamed.
    PlanOperation(PlanOperation, Id, RwSignal<Option<Id>>),
    /// Stores what has just been put in the list.
    Keep(Id),
    /// Opens a plan that is here and takes what came for it.
    Take(Box<Taken>),
    /// Looks how safe an open plan is, and goes on telling.
    Look(Editor, RwSignal<Option<Safety>>),
    /// Makes an open plan safer.
    Mend(Editor, Mend),
    /// Lets a file leave, after the person was asked for a name.
    Leave(Offer),
}

/// What the open plan asks for.
pub static OF_OPEN_PLAN: StorageCalls = StorageCalls {
    step: |ui, editor, step| send(ui, StorageRequest::Step(editor, step)),
    download: |ui, document| send(ui, StorageRequest::Download(Box::new(document))),
};

in_part! {
    early storage, load: fn run_in_part(ui: Ui, request: StorageRequest) -> () { run(ui, request); }
}

/// Has the storage do something as soon as it is there. Where it cannot be fetched, a plan is
/// saved as far as the page can by itself, and all else is refused in words.
pub fn send(ui: Ui, request: StorageRequest) {
    spawn_local(async move {
        let open = if let StorageRequest::Open(workspace) = &request {
            Some(workspace.editor)
        } else {
            None
        };
        let said = !matches!(
            request,
            StorageRequest::Start
                | StorageRequest::Open(_)
                | StorageRequest::Keep(_)
                | StorageRequest::Leave(_)
                | StorageRequest::Look(..)
        );
        let leave =
            if let StorageRequest::Leave(run) = &request { Some(run.clone()) } else { None };
        if run_in_part(ui, request).await.is_err() {
            if let Some(editor) = open {
                editor.do_without_storage();
            }
            if let Some(run) = leave {
                run();
            }
            if said {
                ui.problem(ui.texts().shell().not_fetched);
            }
            ui.plans.complete.set(true);
        }
    });
}

/// Puts a plan in the list. Where the browser does not store it, it stays in memory, and the
/// light of the open plan says so.
pub fn keep(ui: Ui, document: &Document) {
    let _ = ui.plans.save(document);
    send(ui, StorageRequest::Keep(document.plan.id));
}

/// Opens a plan that is here and takes what came for it.
pub fn take(ui: Ui, id: Id, what: What, said: String) {
    send(ui, StorageRequest::Take(Box::new(Taken { id, what, said })));
}

/// Lets a file leave the browser: `run` sends it on its way, the first time after the person was
/// asked for the name to sign with.
pub fn leave(ui: Ui, run: impl Fn() + Send + Sync + 'static) {
    if ui.settings.name.with_untracked(Option::is_some) {
        return run();
    }
    send(ui, StorageRequest::Leave(Arc::new(run)));
}

/// Does what is asked.
fn run(ui: Ui, request: StorageRequest) {
    host::start(ui);
    readers::bring();
    match request {
        StorageRequest::Start => spawn_local(async move {
            warning::look(ui).await;
            host::consolidate_all(ui).await;
        }),
        StorageRequest::Open(workspace) => host::open(*workspace),
        StorageRequest::Keep(id) => host::consolidate(ui, id),
        StorageRequest::Step(editor, step) => conflicts::step(ui, editor, step),
        StorageRequest::Download(document) => download_named(ui, *document),
        StorageRequest::PlanOperation(operation, id, renaming) => {
            run_operation(ui, operation, id, renaming)
        }
        StorageRequest::Take(taken) => plan_operations::take(ui, *taken),
        StorageRequest::Look(editor, at) => safety::look(ui, editor, at),
        StorageRequest::Mend(editor, mend) => self::mend(ui, editor, mend),
        StorageRequest::Leave(run) => person::ask(ui, run),
    }
}

/// Does something to a plan as a whole.
fn run_operation(ui: Ui, operation: PlanOperation, id: Id, renaming: RwSignal<Option<Id>>) {
    match operation {
        PlanOperation::Duplicate => {
            if let Some(copy) = plan_operations::duplicate(ui, id, renaming) {
                keep(ui, &copy);
            }
        }
        PlanOperation::Download => {
            if let Some(Ok(document)) = ui.plans.load(id) {
                download_named(ui, document);
            }
        }
        PlanOperation::DownloadRaw => plan_operations::download_raw(ui, id),
        PlanOperation::Remove => spawn_local(plan_operations::remove(ui, id)),
    }
}

/// Downloads a plan, the first time after the person was asked for the name to sign with.
fn download_named(ui: Ui, document: Document) {
    person::ask(ui, Arc::new(move || download_signed(ui, &document)));
}

/// Downloads a plan that may not be open. What is signed in the file is signed here, too.
fn download_signed(ui: Ui, document: &Document) {
    let signed = unsigned::signed(ui, document);
    if let Some(signed) = &signed
        && host::here(signed.plan.id, |_| ()).is_none()
    {
        keep(ui, signed);
    }
    download::at_once(ui, signed.as_ref().unwrap_or(document));
}

/// Makes an open plan safer.
fn mend(ui: Ui, editor: Editor, mend: Mend) {
    let Some(plan) = editor.current() else { return };
    match mend {
        Mend::Reload => page::reload(),
        Mend::Restore => host::event(Event::Kept { plan: plan.id }),
        Mend::Download => download::at_once(ui, &editor.document()),
        Mend::Join => spawn_local(backup_file::join(ui, editor)),
        Mend::Allow => spawn_local(backup_file::allow(ui, editor)),
        Mend::Copy => {
            person::ask(ui, Arc::new(move || spawn_local(backup_file::choose(ui, editor))));
        }
        Mend::Keep => spawn_local(async move {
            let _ = persistence::ask_promise().await;
            safety::refresh(ui);
        }),
    }
}
