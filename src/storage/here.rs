//! What the page has of an open plan: one object, made when it is opened and dropped when it is
//! closed; and what comes for it from elsewhere.

use std::sync::Arc;

use leptos::prelude::*;
use plan::lineage::Conflict;
use plan::{Document, Id, Plan};

use super::backup_file::BackupFile;
use super::save_before_reload::Promised;
use crate::editing::Workspace;

/// A field of a record, by its name in the lineage.
pub type FieldKey = (Id, String);

/// The fields with two versions of an open plan, followed by whoever shows them.
pub type ConflictList = ArcRwSignal<Arc<Vec<Conflict>>>;

/// What came for a plan that is here.
pub struct Taken {
    /// The plan that is here.
    pub id: Id,
    /// What came.
    pub what: What,
    /// What is said then, with an offer to take it back; a copy itself says what it brought.
    pub said: String,
}

/// How what came goes into a plan that is here. Each is one step that can be undone.
pub enum What {
    /// Its content takes the place of what is here.
    Content(Plan),
    /// It is a copy from a file, if that has a name, whose changes join those that were made here.
    Copy(Document, Option<String>),
}

/// What the page has of an open plan.
pub struct OpenHere {
    /// The plan.
    pub id: Id,
    /// The screen.
    pub workspace: Workspace,
    /// The fields with two versions.
    pub undecided: ConflictList,
    /// Those that came with the last copy that was joined, for its undo.
    pub taken: Vec<FieldKey>,
    /// How many of its changes are counted among those since the last copy outside.
    pub counted: u64,
    /// What looks again whether a copy is due when something in the list has changed.
    pub review: Option<RenderEffect<()>>,
    /// The file outside the browser that is kept fresh.
    pub file: BackupFile,
    /// Who waits to hear that the plan is safe.
    pub promised: Vec<Promised>,
}

impl OpenHere {
    /// Of a plan that has just been opened.
    pub fn new(workspace: Workspace, id: Id) -> Self {
        Self {
            id,
            workspace,
            undecided: ConflictList::new(Arc::default()),
            taken: Vec::new(),
            counted: 0,
            review: None,
            file: BackupFile::default(),
            promised: Vec::new(),
        }
    }
}
