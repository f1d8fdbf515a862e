//! The changes of a range as they are found, row by row: each is one of what the ones before it left.

use std::sync::Arc;

use plan::keyed::Map;
use plan::remark::unclear;
use plan::{Action, ActionChange, Column, Command, Criterion, Id, IdSource, Plan};

use crate::fields::{TextField, TextPlace};

const RESPONSIBLE: TextField = TextField::Column(Column::Responsible);

/// The changes of the rows so far.
pub(super) struct RangeDraft<'a> {
    /// The plan after them.
    plan: Plan,
    pub ids: &'a mut dyn IdSource,
    commands: Vec<Command>,
    /// The actions that are added at the end.
    added: Vec<Action>,
    /// A change that the plan will refuse: it is kept, so that the person is told why.
    refused: Option<Command>,
    /// The units of each text that was read: to read one looks at all actions.
    units: Map<String, Vec<String>>,
    /// Where the last row stands in the plan.
    near: usize,
    /// How many cells were changed.
    pub cells: usize,
    /// How many rows were changed, without those that were added.
    pub changed: usize,
    /// How many texts were not understood.
    pub unclear: usize,
}

/// A row whose changes are being found.
pub(super) struct RowDraft {
    /// A plan with this action alone: whatever one cell says of another, both are of one row.
    alone: Plan,
    commands: Vec<Command>,
    /// Where the row stands in the plan; `None` for a new one.
    at: Option<usize>,
}

impl RowDraft {
    fn of(plan: &Plan, action: Arc<Action>, at: Option<usize>) -> Self {
        let alone = Plan { actions: vec![action], ..Plan::new(plan.id) };
        let header = Arc::clone(&plan.header);
        Self { alone: Plan { header, ..alone }, commands: Vec::new(), at }
    }

    /// The action as it is by now.
    pub fn action(&self) -> &Arc<Action> {
        &self.alone.actions[0]
    }
}

impl<'a> RangeDraft<'a> {
    pub fn of(plan: &Plan, ids: &'a mut dyn IdSource) -> Self {
        Self {
            plan: plan.clone(),
            ids,
            commands: Vec::new(),
            added: Vec::new(),
            refused: None,
            units: Map::new(),
            near: 0,
            cells: 0,
            changed: 0,
            unclear: 0,
        }
    }

    /// The row of an action; `None` where it has gone, and once the plan will refuse the whole.
    pub fn row(&mut self, id: Id) -> Option<RowDraft> {
        if self.refused.is_some() {
            return None;
        }
        let is_at = |at: &usize| self.plan.actions.get(*at).is_some_and(|it| it.id == id);
        let near = [self.near, self.near + 1].into_iter().find(is_at);
        self.near = near.or_else(|| self.plan.position(id))?;
        let action = Arc::clone(self.plan.actions.get(self.near)?);
        Some(RowDraft::of(&self.plan, action, Some(self.near)))
    }

    /// The row of a new action at the end of the plan; `None` once the plan will refuse the whole.
    pub fn new_row(&mut self) -> Option<RowDraft> {
        let too_many = self.plan.actions.len() > plan::MAX_ACTIONS;
        let action = Action::new(self.ids.next_id());
        let is_refused = self.refused.is_some() || too_many;
        (!is_refused).then(|| RowDraft::of(&self.plan, Arc::new(action), None))
    }

    /// An action as it is after the changes so far.
    pub fn action(&self, id: Id) -> Option<&Action> {
        self.plan.action(id).map(|action| &**action)
    }

    /// Gives a row that says no criterion this one.
    pub fn stand_below(&mut self, row: &mut RowDraft, criterion: Option<Criterion>) {
        let action = row.action();
        if action.criterion.is_none() && unclear(action, Column::Criterion).is_none() {
            let change = ActionChange::Criterion(criterion);
            self.make(row, Command::Edit { id: action.id, change });
        }
    }

    /// Writes a text as if it were typed.
    pub fn write(&mut self, row: &mut RowDraft, field: TextField, text: &str) {
        let action = Arc::clone(row.action());
        let change = if field == RESPONSIBLE {
            self.responsible(&action, text)
        } else {
            TextPlace::Action(action.id, field).change(&row.alone, None, text, self.ids)
        };
        let Some(change) = change else { return };
        let unclear = field.is_unclear(&action, &row.alone, text);
        if self.make(row, change) && unclear {
            self.unclear += 1;
        }
    }

    fn responsible(&mut self, action: &Action, text: &str) -> Option<Command> {
        if text.trim_end() == RESPONSIBLE.text(action).trim_end() {
            return None;
        }
        let units = self.units.get(text).cloned().unwrap_or_else(|| self.read_units(text));
        Some(Command::Edit { id: action.id, change: ActionChange::Responsible(units) })
    }

    fn read_units(&mut self, text: &str) -> Vec<String> {
        let mut knowing = self.plan.clone();
        let blank = Action::new(self.ids.next_id());
        let place = TextPlace::Action(blank.id, RESPONSIBLE);
        knowing.actions.push(Arc::new(blank));
        let units = match place.change(&knowing, None, text, self.ids) {
            Some(Command::Edit { change: ActionChange::Responsible(units), .. }) => units,
            _ => Vec::new(),
        };
        self.units.insert(text.to_owned(), units.clone());
        units
    }

    /// Makes a change of the row; whether it changes something.
    pub fn make(&mut self, row: &mut RowDraft, command: Command) -> bool {
        if self.refused.is_some() {
            return false;
        }
        let Ok(after) = plan::apply(&row.alone, command.clone()) else {
            self.refused = Some(command);
            return false;
        };
        if after == row.alone {
            return false;
        }
        row.alone = after;
        row.commands.push(command);
        self.cells += 1;
        true
    }

    /// Takes the changes of a row.
    pub fn end(&mut self, row: RowDraft) {
        let action = Arc::clone(row.action());
        match row.at {
            Some(at) => {
                self.changed += usize::from(!row.commands.is_empty());
                self.commands.extend(row.commands);
                self.plan.actions[at] = action;
            }
            None => {
                self.added.push(Action::clone(&action));
                self.plan.actions.push(action);
            }
        }
    }

    /// The changes, those that add actions behind those of the others.
    pub fn finish(self) -> Vec<Command> {
        let Self { mut commands, added: actions, refused, .. } = self;
        if !actions.is_empty() {
            let insert = Command::Insert { actions, before: None, duplicate: false, areas: None };
            commands.push(insert);
        }
        commands.extend(refused);
        commands
    }
}
