//! What can be done to a plan as a whole from the list. The code of it comes with the storage.

use plan::{Document, Id, Plan};

use super::LibraryState;
use crate::browser::dom;
use crate::session::Ui;
use crate::storage::{self, PlanOperation, StorageRequest};

/// Does something to a plan as soon as the storage is there. A copy is then offered to be renamed.
pub fn ask(ui: Ui, library: LibraryState, operation: PlanOperation, id: Id) {
    if operation == PlanOperation::Remove {
        dom::focus_soon("main h1".into());
    }
    storage::send(ui, StorageRequest::PlanOperation(operation, id, library.renaming));
}

/// Changes a plan in the list.
pub fn change(ui: Ui, id: Id, f: impl FnOnce(Plan) -> Option<Plan>) {
    let Some(Ok(document)) = ui.plans.load(id) else { return };
    let Document { plan, lineage, extra } = document;
    if let Some(plan) = f(plan) {
        storage::keep(ui, &Document { plan, lineage, extra });
    }
}
