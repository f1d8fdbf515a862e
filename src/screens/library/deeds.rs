//! What can be done to a plan as a whole from the list. The code of it comes with the keeper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::{Document, Id, Plan};

use super::Room;
use crate::browser::{dom, files};
use crate::parts::{self, Errand};
use crate::storage;
use crate::ui::Ui;
use crate::{download, incoming};

/// Something that can be done to a plan as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Copies it under new ids.
    Duplicate,
    /// Downloads the plan file.
    Download,
    /// Downloads what is stored of a plan that cannot be read, as it is.
    DownloadRaw,
    /// Takes it off this device and offers it back.
    Remove,
}

/// Does something to a plan as soon as the keeper is there.
pub fn ask(ui: Ui, room: Room, deed: Deed, id: Id) {
    if deed == Deed::Remove {
        dom::focus_soon("main h1".into());
    }
    parts::keep(ui, Errand::Deed(deed, id, room));
}

/// Does it now.
pub fn run(ui: Ui, room: Room, deed: Deed, id: Id) {
    match deed {
        Deed::Duplicate => duplicate(ui, room, id),
        Deed::Download => {
            if let Some(Ok(document)) = ui.shelf.load(id) {
                download::document(ui, document);
            }
        }
        Deed::DownloadRaw => download_raw(ui, id),
        Deed::Remove => spawn_local(storage::remove(ui, id)),
    }
}

/// The words of a plan's name, as the list shows it.
pub fn name(ui: Ui, plan: &Plan) -> String {
    ui.language().plan_name(&plan.header)
}

/// Copies a plan under new ids, and offers to rename the copy.
fn duplicate(ui: Ui, room: Room, id: Id) {
    let Some(Ok(document)) = ui.shelf.load(id) else { return };
    let texts = ui.texts();
    let copy = incoming::copy_of(ui, &document.plan);
    incoming::keep(ui, &Document::new(copy.clone()));
    let (said, renaming) = ((texts.library().duplicated)(&name(ui, &copy)), room.renaming);
    ui.offer(said, texts.library().rename, move || {
        renaming.try_set(Some(copy.id));
    });
}

fn download_raw(ui: Ui, id: Id) {
    if let Some(text) = ui.shelf.raw(id) {
        let name = format!("plan-{id}.json");
        files::download(&name, "application/json", &text);
        ui.done((ui.texts().shell().downloaded)(&name));
    }
}

/// Changes a plan on the shelf.
pub fn change(ui: Ui, id: Id, f: impl FnOnce(Plan) -> Option<Plan>) {
    let Some(Ok(document)) = ui.shelf.load(id) else { return };
    let Document { plan, lineage, extra } = document;
    if let Some(plan) = f(plan) {
        incoming::keep(ui, &Document { plan, lineage, extra });
    }
}
