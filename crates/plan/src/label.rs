//! What a command is called in "Deshacer: …", and which commands join into one step.

use crate::command::{Command, Label};
use crate::field::{ActionField, HeaderField};
use crate::id::Id;
use crate::model::Plan;

/// What a command touches again and again within one gesture, such as a drag or held arrow
/// keys. Commands in a row with equal keys join into one step of the history.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MergeKey {
    /// A field of *Datos del plan*.
    Header(HeaderField),
    /// A field of an action that is stepped through: its start or end.
    Edit(Id, ActionField),
    /// Both dates of an action.
    Reschedule(Id),
    /// The place of an action.
    Move(Id),
}

impl Command {
    /// What this command does to `plan`, the plan before it. An action that the plan does not
    /// have gets the number 0.
    pub fn label(&self, plan: &Plan) -> Label {
        let number = |id: Id| plan.position(id).map_or(0, |position| position + 1);
        match self {
            Self::Header(_) => Label::Header,
            Self::Edit { id, change } => match change.column() {
                Some(column) => Label::Edit { column, number: number(*id) },
                None => Label::EditDetail { number: number(*id) },
            },
            Self::Reschedule { id, .. } => Label::Reschedule { number: number(*id) },
            Self::Insert { before, duplicate: true, .. } => {
                let after = before.map_or(plan.actions.len(), |id| number(id).saturating_sub(1));
                Label::Duplicate { number: after.max(1) }
            }
            Self::Insert { actions, .. } if actions.is_empty() => Label::Header,
            Self::Insert { actions, .. } => Label::Add { count: actions.len() },
            Self::Remove { id } => Label::Remove { number: number(*id) },
            Self::Move { id, .. } => Label::Move { number: number(*id) },
            Self::Replace { version: Some(version), .. } => Label::Restore { version: *version },
            Self::Replace { version: None, .. } => Label::Replace,
            Self::Together { label, .. } => *label,
        }
    }

    /// The key under which this command joins the one before it; `None` where every command is
    /// a step of its own.
    pub fn merge_key(&self) -> Option<MergeKey> {
        match self {
            Self::Header(change) => Some(MergeKey::Header(change.field())),
            Self::Edit { id, change } => match change.field() {
                field @ (ActionField::Start | ActionField::End) => Some(MergeKey::Edit(*id, field)),
                _ => None,
            },
            Self::Reschedule { id, .. } => Some(MergeKey::Reschedule(*id)),
            Self::Move { id, .. } => Some(MergeKey::Move(*id)),
            Self::Insert { .. }
            | Self::Remove { .. }
            | Self::Replace { .. }
            | Self::Together { .. } => None,
        }
    }
}
