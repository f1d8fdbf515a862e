//! The plan as a file: its way out of the browser.

use plan::{Document, format};
use values::form::file_name;

use crate::browser::files;
use crate::session::{Ui, VERSION};

/// Downloads the plan file of a plan at once, without a question before, and says so. The code of
/// it comes with the storage.
pub fn at_once(ui: Ui, document: &Document) {
    let name = file_name(&document.plan.header, "json");
    files::download(&name, "application/json", &format::write(document, VERSION));
    ui.plans.copied(document.plan.id);
    ui.done((ui.texts().shell().downloaded)(&name));
}
