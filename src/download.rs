//! The plan as a file: its way out of the browser.

use exchange::form::file_name;
use plan::{Document, format};

use crate::actions::Desk;
use crate::app::VERSION;
use crate::browser::files;
use crate::parts;
use crate::ui::Ui;

/// Downloads the plan file of the open plan and says so.
pub fn plan_file(desk: Desk) {
    document(desk.ui, desk.editor.document());
}

/// Downloads the plan file of a plan and says so.
pub fn document(ui: Ui, document: Document) {
    parts::leave(ui, move || at_once(ui, &document));
}

/// The same without a question before, for a plan that is kept nowhere.
pub fn at_once(ui: Ui, document: &Document) {
    let name = file_name(&document.plan.header, "json");
    files::download(&name, "application/json", &format::write(document, VERSION));
    ui.shelf.copied(document.plan.id);
    ui.done((ui.texts().shell().downloaded)(&name));
}
