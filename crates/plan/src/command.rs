//! Every change that a plan can undergo, as a value.

use chrono::NaiveDateTime;

use crate::column::Column;
use crate::field::{ActionField, HeaderField};
use crate::id::Id;
use crate::model::{
    Action, CatalogueVersion, Criterion, Member, OpenArea, Paper, Period, Plan, PlanState,
    PrintSize, Signatory, Subcriterion, Task,
};
use crate::when::When;

/// One change, applied whole or not at all by [`crate::apply()`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// Changes one field of *Datos del plan*.
    Header(HeaderChange),
    /// Changes one field of an action.
    Edit {
        /// The action.
        id: Id,
        /// The field and its new value.
        change: ActionChange,
    },
    /// Gives an action new dates, as a drag on the timeline does.
    Reschedule {
        /// The action.
        id: Id,
        /// The new start.
        start: Option<When>,
        /// The new end.
        end: Option<When>,
    },
    /// Adds actions before another one, or at the end.
    Insert {
        /// The new actions, with ids that the plan does not have yet.
        actions: Vec<Action>,
        /// The action to stand before; `None` for the end.
        before: Option<Id>,
        /// Whether they are copies of other actions, for the label.
        duplicate: bool,
        /// The *áreas sin acción* from then on, where they change with it (see
        /// [`crate::areas`]).
        areas: Option<Vec<OpenArea>>,
    },
    /// Removes an action.
    Remove {
        /// The action.
        id: Id,
    },
    /// Moves an action before another one, or to the end.
    Move {
        /// The action.
        id: Id,
        /// The action to stand before; `None` for the end.
        before: Option<Id>,
    },
    /// Takes the content of another plan, as going back to an earlier version does. The id stays.
    Replace {
        /// The plan whose header and actions are taken.
        plan: Plan,
        /// When it was as it is again, for the label: the local time of an earlier version of
        /// this plan; `None` for what comes from elsewhere.
        version: Option<NaiveDateTime>,
    },
    /// Makes several changes in their order, all of them or none, as one step of the history.
    Together {
        /// The changes, each of the plan that the ones before it left.
        commands: Vec<Command>,
        /// What they are as one.
        label: Label,
    },
}

/// A new value for one field of *Datos del plan*.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "Each is the field of `Header` of that name.")]
pub enum HeaderChange {
    /// One of the fields that are mere texts; another field stays as it is.
    Text(HeaderField, String),
    Period(Option<Period>),
    Logo(String),
    Signatories(Vec<Signatory>),
    Committee(Vec<Member>),
    Areas(Vec<OpenArea>),
    State(PlanState),
    Paper(Paper),
    PrintSize(PrintSize),
    Catalogue(CatalogueVersion),
}

/// A new value for one field of an action.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "Each is the field of `Action` of that name.")]
pub enum ActionChange {
    /// The criterion alone: a subcriterion of another one stays (see [`crate::remark`]).
    Criterion(Option<Criterion>),
    /// Subcriterion and example; a subcriterion also sets the criterion where there is none.
    Subcriterion(Option<Subcriterion>, String),
    /// Criterion and subcriterion, chosen as one; the example stays.
    Code(Option<Criterion>, Option<Subcriterion>),
    /// A text that is no criterion, or no subcriterion, in place of the one of this column.
    Unclear(Column, String),
    /// One of the fields that are mere texts; another field stays as it is.
    Text(ActionField, String),
    Tasks(Vec<Task>),
    Start(Option<When>),
    End(Option<When>),
    Responsible(Vec<String>),
}

/// What a step of the history did, for "Deshacer: …".
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "Each is the command of that name, or several of them.")]
pub enum Label {
    /// *Datos del plan*.
    Header,
    /// A cell of this column of the action with this number.
    Edit {
        column: Column,
        number: usize,
    },
    /// The target or the internal note, which have no column.
    EditDetail {
        number: usize,
    },
    Reschedule {
        number: usize,
    },
    Add {
        count: usize,
    },
    Duplicate {
        number: usize,
    },
    Remove {
        number: usize,
    },
    Move {
        number: usize,
    },
    Replace,
    /// A copy of the plan that came back: its changes joined those made here.
    Merge,
    /// Going back to the version of this local time.
    Restore {
        version: NaiveDateTime,
    },
    /// This many cells were emptied.
    EmptyCells {
        count: usize,
    },
    /// This many cells got the values of others, or one text.
    FillCells {
        count: usize,
    },
    /// This many cells were emptied, whose texts went to the clipboard.
    CutCells {
        count: usize,
    },
    /// One text was pasted into this many cells.
    PasteCells {
        count: usize,
    },
    /// A block was pasted.
    PasteBlock {
        actions: usize,
        columns: usize,
    },
    /// A field of this column, or several fields, got one value in this many actions.
    ChangeInAll {
        column: Option<Column>,
        count: usize,
    },
    RemoveSeveral {
        count: usize,
    },
    MoveSeveral {
        count: usize,
    },
    DuplicateSeveral {
        count: usize,
    },
}

/// Why a command was not applied. Nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rejected {
    /// The action or área is not, or no longer, in the plan.
    NoSuchAction,
    /// An inserted record has an id that the plan already has.
    DuplicateId,
    /// A text is longer than [`crate::MAX_TEXT`] characters.
    TextTooLong,
    /// The plan would have more than [`crate::MAX_ACTIONS`] actions.
    TooManyActions,
}
