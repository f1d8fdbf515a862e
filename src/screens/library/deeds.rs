//! What can be done to a plan as a whole from the list.

use leptos::prelude::*;
use plan::{Document, Id, Plan};

use super::Room;
use crate::browser::{dom, files};
use crate::parts::{self, Errand};
use crate::ui::Ui;
use crate::{download, incoming};

/// The words of a plan's name, as the list shows it.
pub fn name(ui: Ui, plan: &Plan) -> String {
    ui.language().plan_name(&plan.header)
}

/// Copies a plan under new ids, and offers to rename the copy.
pub fn duplicate(ui: Ui, room: Room, id: Id) {
    let Some(Ok(document)) = ui.shelf.load(id) else { return };
    let texts = ui.texts();
    let copy = incoming::copy_of(ui, &document.plan);
    incoming::keep(ui, &Document::new(copy.clone()));
    let (said, renaming) = ((texts.library().duplicated)(&name(ui, &copy)), room.renaming);
    ui.offer(said, texts.library().rename, move || {
        renaming.try_set(Some(copy.id));
    });
}

/// Downloads the plan file.
pub fn download(ui: Ui, id: Id) {
    if let Some(Ok(document)) = ui.shelf.load(id) {
        download::document(ui, document);
    }
}

/// Downloads what is stored of a plan that cannot be read, as it is.
pub fn download_raw(ui: Ui, id: Id) {
    if let Some(text) = ui.shelf.raw(id) {
        let name = format!("plan-{id}.json");
        files::download(&name, "application/json", &text);
        ui.done((ui.texts().shell().downloaded)(&name));
    }
}

/// Takes a plan off this device and offers it back.
pub fn remove(ui: Ui, id: Id) {
    dom::focus_soon("main h1".into());
    parts::keep(ui, Errand::Remove(id));
}

/// Changes a plan on the shelf.
pub fn change(ui: Ui, id: Id, f: impl FnOnce(Plan) -> Option<Plan>) {
    let Some(Ok(document)) = ui.shelf.load(id) else { return };
    let Document { plan, lineage, extra } = document;
    if let Some(plan) = f(plan) {
        incoming::keep(ui, &Document { plan, lineage, extra });
    }
}
