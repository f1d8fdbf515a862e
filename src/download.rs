//! The plan as a file: its way out of the browser.

use plan::{Document, format};
use values::form::file_name;

use crate::actions::Desk;
use crate::app::VERSION;
use crate::browser::files;
use crate::parts::{self, Errand};
use crate::ui::Ui;

/// Downloads the plan file of the open plan and says so.
pub fn plan_file(desk: Desk) {
    document(desk.ui, desk.editor.document());
}

/// Downloads the plan file of a plan and says so.
pub fn document(ui: Ui, document: Document) {
    parts::keep(ui, Errand::Download(Box::new(document)));
}

/// The same at once, without a question before. The code of it comes with the keeper.
pub fn at_once(ui: Ui, document: &Document) {
    let name = file_name(&document.plan.header, "json");
    files::download(&name, "application/json", &format::write(document, VERSION));
    ui.shelf.copied(document.plan.id);
    ui.done((ui.texts().shell().downloaded)(&name));
}
