//! What reading gives.

use plan::{Column, Document, Id};

use crate::draft::Draft;
use crate::guide::Guide;

/// What was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reading {
    /// A plan, whole: a plan file of the app, or an office file of ours whose cells nobody edited.
    PlanFile(Document),
    /// A table of actions.
    Table(Box<Draft>),
    /// Several tables or sheets that could be the plan, the likeliest first; at least two.
    Tables(Vec<Candidate>),
    /// A file of ours whose visible cells were edited elsewhere.
    Returned(Box<Returned>),
    /// The self-assessment guide.
    Guide(Box<Guide>),
}

/// One of several tables that could be the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// The sheet's name, or the text that stands above the table; may be empty.
    pub name: String,
    /// What was made of it.
    pub draft: Draft,
}

/// A file of ours that was edited elsewhere. Visible cells win over the plan inside, but only
/// where they differ from what our own writer had put there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Returned {
    /// What was inside.
    pub inner: Document,
    /// The plan inside with the edits in it. Its ids are those of `inner`; new rows have new ones.
    pub draft: Draft,
    /// What was edited, in the order of the rows.
    pub edits: Vec<Edit>,
}

/// One place that was edited elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What happened.
    pub kind: EditKind,
    /// The action; `None` for *Datos del plan*, and for the order of the rows.
    pub action: Option<Id>,
    /// The column; `None` for a whole row, *Datos del plan*, or what was added to an internal
    /// note because it stands in no column.
    pub column: Option<Column>,
    /// What the plan inside says.
    pub before: String,
    /// What the file shows.
    pub after: String,
}

/// What happened to a place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EditKind {
    /// A cell says something else.
    Changed,
    /// A row was added.
    Added,
    /// A row is gone.
    Removed,
    /// The rows stand in another order; the texts list the numbers that they had.
    Moved,
}

impl EditKind {
    /// The key of this kind in what `inspect` prints.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
        }
    }
}
