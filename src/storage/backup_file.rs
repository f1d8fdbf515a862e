//! The file outside the browser that holds a copy of an open plan and is kept fresh.
//!
//! Invariant: what somebody else has written into the file is never written over; only what this
//! browser wrote last, or has joined to the plan since, makes room for a newer copy.

use std::cell::Cell;

use ::storage::envelope;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::backup::{self, Outside};
use plan::{Document, Id, format};
use values::form::file_name;

use super::{backup as copy, conflicts, download, host, safety};
use crate::browser::backup_file::{self, BackupFileError, Written};
use crate::browser::indexed_db::{Database, Store};
use crate::browser::random::BrowserRandom;
use crate::browser::{clock, page};
use crate::editing::{Editor, Workspace};
use crate::session::{Ui, VERSION};

/// What is known of the file of an open plan.
#[derive(Default)]
pub struct BackupFile {
    state: Outside,
    name: String,
    /// When it was last written.
    written: Option<i64>,
    /// Waits until it may be written again.
    waiting: Option<TimeoutHandle>,
}

thread_local! {
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

fn with<T>(id: Id, f: impl FnOnce(&mut BackupFile) -> T) -> Option<T> {
    host::here(id, |here| f(&mut here.file))
}

/// Whether a file can be kept fresh in this browser.
pub fn can_be_kept() -> bool {
    backup_file::can_choose()
}

/// How it is with the file of an open plan.
pub fn state(id: Id) -> Outside {
    with(id, |file| file.state).unwrap_or_default()
}

/// The name of the file of an open plan.
pub fn name(id: Id) -> Option<String> {
    with(id, |file| (file.state != Outside::None).then(|| file.name.clone())).flatten()
}

/// Keeps the file of a plan that has just been opened fresh, if it has one.
pub fn follow(ui: Ui, editor: Editor) {
    if !LISTENS.replace(true) {
        // They listen for as long as the page lives.
        std::mem::forget(page::on_leaving(leaving));
    }
    spawn_local(write(ui, editor, editor.id()));
}

/// The last moment at which the files are sure to be written.
fn leaving() {
    if !page::is_hidden() {
        return;
    }
    for Workspace { ui, editor, .. } in host::desks() {
        let id = editor.id();
        if state(id) == Outside::Fresh {
            spawn_local(write(ui, editor, id));
        }
    }
}

/// The plan is about to be closed: what its file lacks is written as the plan is now.
pub fn closing(id: Id) {
    let waited = with(id, |file| file.waiting.take().filter(|_| file.state == Outside::Fresh));
    if let Some(waiting) = waited.flatten() {
        waiting.clear();
        let (workspace, document) = (host::here(id, |here| here.workspace), host::document(id));
        if let (Some(Workspace { ui, .. }), Some(document)) = (workspace, document) {
            spawn_local(async move {
                backup_file::alone(&lock(id), async move {
                    bring_up_to_date(ui, id, document).await;
                })
                .await;
            });
        }
    }
}

/// Has the file written again soon, but not too often.
pub fn fresh_soon(id: Id) {
    let workspace = host::here(id, |here| here.workspace);
    let Some(Workspace { ui, editor, .. }) = workspace else { return };
    with(id, |file| {
        if file.state != Outside::Fresh || file.waiting.is_some() {
            return;
        }
        let wait = backup::wait(file.written, clock::now()).unsigned_abs();
        file.waiting = clock::after(wait, move || spawn_local(write(ui, editor, id)));
    });
}

fn lock(id: Id) -> String {
    format!("mejora/file/{id}")
}

/// Brings the file up to date, if there is one and it is ours to write.
async fn write(ui: Ui, editor: Editor, id: Id) {
    let Some(document) = host::document(id) else { return };
    backup_file::alone(&lock(id), async move {
        let state = bring_up_to_date(ui, id, document).await;
        note(ui, editor, id, state);
    })
    .await;
}

fn note(ui: Ui, editor: Editor, id: Id, state: Outside) {
    let before = with(id, |file| {
        file.waiting = None;
        std::mem::replace(&mut file.state, state)
    });
    if before == Some(state) || editor.current().is_none() {
        return;
    }
    copy::review(ui, editor);
    safety::refresh(ui);
    if before == Some(Outside::Changed) {
        ui.drop_mended();
    }
    if state == Outside::Changed {
        let texts = ui.texts().storage();
        copy::problem(ui, texts.file_changed_more, texts.join, move || {
            spawn_local(join(ui, editor));
        });
    }
}

async fn bring_up_to_date(ui: Ui, id: Id, document: Document) -> Outside {
    let Some(before) = remembered(id).await else { return Outside::None };
    with(id, |file| file.name = before.file.name());
    if !before.file.may_write(false).await {
        return Outside::Asks;
    }
    let text = format::write(&document, VERSION);
    let there = match before.file.read().await {
        Ok(there) => there,
        Err(why) => return after(id, why),
    };
    if there.modified != before.modified {
        match there.text().await {
            Ok(found) if checksum(&found) == before.checksum => {}
            Ok(found) if holds(&document, &found) => {}
            Ok(_) => return Outside::Changed,
            Err(why) => return after(id, why),
        }
    }
    if checksum(&text) == before.checksum && there.modified == before.modified {
        return Outside::Fresh;
    }
    put(ui, id, before.file, &text).await.map_or_else(|why| after(id, why), |()| Outside::Fresh)
}

/// Writes the file and remembers what was written.
async fn put(
    ui: Ui,
    id: Id,
    file: backup_file::FileHandle,
    text: &str,
) -> Result<(), BackupFileError> {
    let modified = file.write(text).await?;
    with(id, |known| {
        known.written = Some(clock::now());
        known.name = file.name();
    });
    remember(id, &Written { file, modified, checksum: checksum(text) }).await;
    ui.plans.copied(id);
    Ok(())
}

/// What it means that the file could not be read or written.
fn after(id: Id, why: BackupFileError) -> Outside {
    match (why, state(id)) {
        (BackupFileError::Asks, _) => Outside::Asks,
        // Another program may hold it for a moment: it is tried again at the next change.
        (BackupFileError::Failed | BackupFileError::GivenUp, Outside::Fresh) => Outside::Fresh,
        _ => Outside::Lost,
    }
}

/// Saves a copy in a file that the person chooses and that is kept fresh from then on; where the
/// browser has no such files, or the person's tap was too long ago, as a download.
pub async fn choose(ui: Ui, editor: Editor) {
    let Some(plan) = editor.current() else { return };
    let id = plan.id;
    let chosen = if can_be_kept() {
        backup_file::FileHandle::choose(&file_name(&plan.header, "json")).await
    } else {
        Err(BackupFileError::Failed)
    };
    let Some(document) = host::document(id) else { return };
    match chosen {
        Ok(file) => {
            let (name, text) = (file.name(), format::write(&document, VERSION));
            let texts = ui.texts().storage();
            match put(ui, id, file, &text).await {
                Ok(()) => {
                    note(ui, editor, id, Outside::Fresh);
                    ui.done((texts.kept_fresh)(&name));
                }
                Err(_) => ui.problem((texts.not_written)(&name)),
            }
        }
        Err(BackupFileError::GivenUp) => {}
        Err(_) => download::at_once(ui, &document),
    }
}

/// Has the browser ask the person whether the file may be written, and brings it up to date.
pub async fn allow(ui: Ui, editor: Editor) {
    let id = editor.id();
    let Some(before) = remembered(id).await else { return };
    if before.file.may_write(true).await {
        write(ui, editor, id).await;
    }
}

/// Joins what somebody else wrote into the file to the open plan, and keeps the file fresh again.
pub async fn join(ui: Ui, editor: Editor) {
    let id = editor.id();
    let Some(before) = remembered(id).await else { return };
    let Ok(there) = before.file.read().await else { return };
    let Ok(text) = there.text().await else { return };
    let theirs = format::read(&text, &mut BrowserRandom).ok().filter(|theirs| theirs.plan.id == id);
    let Some(theirs) = theirs else {
        note(ui, editor, id, Outside::Lost);
        return ui.problem((ui.texts().storage().other_file)(&before.file.name()));
    };
    let name = before.file.name();
    let Some(joined) = conflicts::take(ui, id, &theirs, Some(&name)) else { return };
    let said = joined.said(ui, "");
    let (file, modified) = (before.file, there.modified);
    remember(id, &Written { file, modified, checksum: checksum(&text) }).await;
    ui.offer(said, ui.texts().common().undo, move || {
        if editor.current().is_some() {
            editor.undo();
        }
    });
    write(ui, editor, id).await;
}

/// Whether all that stands in a file is in the plan.
fn holds(document: &Document, found: &str) -> bool {
    format::read(found, &mut BrowserRandom).is_ok_and(|theirs| theirs == *document)
}

fn checksum(text: &str) -> String {
    format!("{:016x}", envelope::checksum(text))
}

fn kept_as(id: Id) -> String {
    format!("file/{id}")
}

async fn remembered(id: Id) -> Option<Written> {
    let database = Database::shared().await.ok()?;
    Written::from_kept(&database.value(Store::Kept, &kept_as(id)).await.ok()?)
}

async fn remember(id: Id, written: &Written) {
    if let Ok(database) = Database::shared().await {
        let _ = database.put_value(Store::Kept, &kept_as(id), &written.to_kept()).await;
    }
}
