//! Undo and redo: pairs of plans, put back field by field.

use std::collections::VecDeque;

use crate::command::Label;
use crate::id::Id;
use crate::label::MergeKey;
use crate::model::Plan;
use crate::revert::{LeftAlone, revert};

/// The steps that can be undone. A step costs the rows that it changed and a pointer for each
/// other row, so 200 steps of a plan of 1,000 actions are about 2 MB, and 200 is more than a
/// morning of edits.
pub const STEPS: usize = 200;

#[derive(Clone, Debug)]
struct HistoryStep {
    before: Plan,
    after: Plan,
    label: Label,
    merge: Option<MergeKey>,
}

/// The changes that can be undone and redone, newest last.
///
/// It holds plans and never the current one: changes that come from elsewhere need not be
/// recorded, and undo leaves them as they are.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: VecDeque<HistoryStep>,
    undone: Vec<HistoryStep>,
}

/// The histories of plans that were left, the last one at the end. A plan that changes meanwhile loses
/// nothing by it: a step writes a field only where it still holds what the step left.
#[derive(Debug, Default)]
pub struct Left(VecDeque<(Id, History)>);

/// The most plans whose histories are kept, each of some megabytes at the most.
const PLANS: usize = 4;

impl Left {
    /// Keeps the history of a plan that is left.
    pub fn keep(&mut self, plan: Id, mut history: History) {
        history.seal();
        self.0.retain(|(other, _)| *other != plan);
        if self.0.len() == PLANS {
            self.0.pop_front();
        }
        self.0.push_back((plan, history));
    }

    /// Gives the history of a plan back, and forgets it; an empty one where none was kept.
    pub fn take(&mut self, plan: Id) -> History {
        let at = self.0.iter().position(|(other, _)| *other == plan);
        let kept = at.and_then(|at| self.0.remove(at));
        kept.map_or_else(History::default, |(_, history)| history)
    }
}

/// What an undo or a redo came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undone {
    /// The plan after it. Untouched rows are shared with the plan before it.
    pub plan: Plan,
    /// The step that was undone or redone.
    pub label: Label,
    /// What was changed since, and was therefore not put back.
    pub left_alone: Vec<LeftAlone>,
}

impl History {
    /// Adds the step from `before` to `after`, and forgets what was undone.
    ///
    /// It joins the last step when both have the same merge key, nothing was sealed between
    /// them and nothing else changed the plan; a step that in sum changes nothing vanishes.
    pub fn record(&mut self, before: &Plan, after: &Plan, label: Label, merge: Option<MergeKey>) {
        if before == after {
            return;
        }
        self.undone.clear();
        match self.done.back_mut() {
            Some(last) if merge.is_some() && last.merge == merge && last.after == *before => {
                last.after = after.clone();
                if last.before == last.after {
                    self.done.pop_back();
                }
            }
            _ => {
                let (before, after) = (before.clone(), after.clone());
                self.push(HistoryStep { before, after, label, merge });
            }
        }
    }

    /// Ends the gesture: the next record begins a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.done.back_mut() {
            last.merge = None;
        }
    }

    /// What [`Self::undo`] would undo.
    pub fn can_undo(&self) -> Option<Label> {
        self.done.back().map(|step| step.label)
    }

    /// What [`Self::redo`] would redo.
    pub fn can_redo(&self) -> Option<Label> {
        self.undone.last().map(|step| step.label)
    }

    /// Takes back the newest step wherever `current` still holds what it left; `None` when
    /// there is nothing to undo.
    pub fn undo(&mut self, current: &Plan) -> Option<Undone> {
        let step = self.done.pop_back()?;
        let (undone, inverse) = step.take_back(current);
        self.undone.extend(inverse);
        Some(undone)
    }

    /// Takes back the newest undo wherever `current` still holds what it left; `None` when
    /// there is nothing to redo.
    pub fn redo(&mut self, current: &Plan) -> Option<Undone> {
        let step = self.undone.pop()?;
        let (undone, inverse) = step.take_back(current);
        if let Some(inverse) = inverse {
            self.push(inverse);
        }
        Some(undone)
    }

    fn push(&mut self, step: HistoryStep) {
        if self.done.len() == STEPS {
            self.done.pop_front();
        }
        self.done.push_back(step);
    }
}

impl HistoryStep {
    /// The result of taking this step back, and the step that this is itself, if it changed
    /// anything.
    fn take_back(self, current: &Plan) -> (Undone, Option<HistoryStep>) {
        let (plan, left_alone) = revert(&self.before, &self.after, current);
        let inverse = (plan != *current).then(|| HistoryStep {
            before: current.clone(),
            after: plan.clone(),
            label: self.label,
            merge: None,
        });
        (Undone { plan, label: self.label, left_alone }, inverse)
    }
}
