//! The fields of an action as a person types them: the text that an editor begins with, and
//! the change that a finished text makes.

use crate::editing::editor;
use crate::editing::readers::readers;
use plan::remark::{remark, unclear};
use plan::{Action, ActionChange, Column, Command, Edge, Plan, Remark, When};
use values::DateContext;
use values::FindingKind;

mod read;
mod told;

pub use self::read::{dated, when};
use self::read::{read, read_date, responsible, tasks};
pub use self::told::Told;

/// A field that is edited as text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Field {
    /// A column of the form. The number is not edited.
    Column(Column),
    /// The number or letter of the guide's example, apart from its subcriterion.
    Example,
    /// The target of the indicator.
    Target,
    /// The note that is never printed.
    InternalNote,
}

impl Field {
    /// Whether the text has lines of its own: Enter in a short field ends the editing.
    pub const fn is_long(self) -> bool {
        !matches!(
            self,
            Self::Example
                | Self::Target
                | Self::Column(
                    Column::Number
                        | Column::Criterion
                        | Column::Subcriterion
                        | Column::Start
                        | Column::End
                )
        )
    }

    /// The name of the field in the page.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Column(column) => column.key(),
            Self::Example => "example",
            Self::Target => "target",
            Self::InternalNote => "internal_note",
        }
    }

    /// The field of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        let apart = [Self::Example, Self::Target, Self::InternalNote];
        let column = || Column::from_key(key).map(Self::Column);
        apart.into_iter().find(|field| field.key() == key).or_else(column)
    }

    /// The text that an editor of this field begins with.
    pub fn text(self, action: &Action) -> String {
        match self {
            Self::Example => action.example.clone(),
            Self::Target => action.indicator.target.clone(),
            Self::InternalNote => action.internal_note.clone(),
            Self::Column(column) => column_text(column, action),
        }
    }

    /// The change that this text makes; `None` where it says what the field already says.
    ///
    /// A text that cannot be understood as a date, a criterion or a subcriterion is kept as it is,
    /// marked unclear; one that holds a span of time gives both dates where the other is empty.
    pub fn change(self, action: &Action, plan: &Plan, text: &str) -> Option<Command> {
        let text = text.trim_end();
        if text == self.text(action).trim_end() {
            return None;
        }
        self.change_to(action, plan, text)
    }

    /// The change that makes of a field what its text says; `None` where it was read already.
    pub fn read_again(self, action: &Action, plan: &Plan) -> Option<Command> {
        let text = self.text(action);
        self.change_to(action, plan, text.trim_end())
    }

    fn change_to(self, action: &Action, plan: &Plan, text: &str) -> Option<Command> {
        if let Some(edge) = self.edge()
            && let Some(Told::Filled(_, other)) = self.told_of_date(action, plan, text, edge)
        {
            let value = when(action, plan, text, edge);
            let (start, end) = match edge {
                Edge::Start => (value, Some(other)),
                Edge::End => (Some(other), value),
            };
            return Some(Command::Reschedule { id: action.id, start, end });
        }
        let change = self.one_change(action, plan, text)?;
        Some(Command::Edit { id: action.id, change })
    }

    /// The change that a text makes whose box was opened when the action was as `begun`: which
    /// line was which task is told from there, so that a task that came meanwhile is no line of it.
    pub fn change_since(
        self,
        begun: &Action,
        action: &Action,
        plan: &Plan,
        text: &str,
    ) -> Option<Command> {
        let text = text.trim_end();
        if self != Self::Column(Column::Tasks) || text == self.text(action).trim_end() {
            return self.change(action, plan, text);
        }
        let change = ActionChange::Tasks(tasks(begun, text));
        Some(Command::Edit { id: action.id, change })
    }

    /// The end of the action that a date is of; `None` for other fields.
    fn edge(self) -> Option<Edge> {
        match self {
            Self::Column(Column::Start) => Some(Edge::Start),
            Self::Column(Column::End) => Some(Edge::End),
            _ => None,
        }
    }

    /// Whether a text says something that is no date or no code, where one belongs.
    pub fn is_unclear(self, action: &Action, plan: &Plan, text: &str) -> bool {
        match self.edge() {
            Some(edge) => read(action, plan, text, edge).is_unclear(),
            None => matches!(
                self.one_change(action, plan, text.trim_end()),
                Some(ActionChange::Unclear(..))
            ),
        }
    }

    /// What is to be looked at once this text is in the field.
    pub fn remark(self, action: &Action, plan: &Plan, text: &str) -> Option<Remark> {
        let version = plan.header.catalogue;
        let columns: &[Column] = match self {
            Self::Column(Column::Criterion | Column::Subcriterion) => {
                &[Column::Subcriterion, Column::Criterion]
            }
            Self::Column(Column::Start | Column::End) => &[Column::End],
            _ => return None,
        };
        let after = self.change(action, plan, text).and_then(|it| editor::adjust(plan, it));
        let after = after.as_ref().and_then(|plan| plan.action(action.id)).map_or(action, |it| it);
        columns.iter().find_map(|column| remark(after, version, *column))
    }

    /// Whether a text would be a date if only its year were known.
    pub fn lacks_year(self, text: &str) -> bool {
        let unclear = |edge, year| {
            let context = DateContext { year, ..DateContext::default() };
            read_date(text, edge, context).is_unclear()
        };
        // The year does not matter, but that February has 29 days in it.
        self.edge().is_some_and(|edge| unclear(edge, None) && !unclear(edge, Some(2024)))
    }

    /// The date of an action; `None` also for fields that are no date.
    pub fn date(self, action: &Action) -> Option<&When> {
        match self.edge()? {
            Edge::Start => action.start.as_ref(),
            Edge::End => action.end.as_ref(),
        }
    }

    /// The change that gives this date a value.
    pub fn date_change(self, value: Option<When>) -> Option<ActionChange> {
        Some(match self.edge()? {
            Edge::Start => ActionChange::Start(value),
            Edge::End => ActionChange::End(value),
        })
    }

    /// What there is to be told of a typed text: what it says beyond its field, that it could be
    /// read another way, or that something does not go together now.
    pub fn told(self, action: &Action, plan: &Plan, text: &str) -> Option<Told> {
        let beyond = self.edge().and_then(|edge| self.told_of_date(action, plan, text, edge));
        beyond.or_else(|| self.remark(action, plan, text).map(Told::Remark))
    }

    fn told_of_date(self, action: &Action, plan: &Plan, text: &str, edge: Edge) -> Option<Told> {
        let read = read(action, plan, text, edge);
        let Some(other) = read.other else {
            let either = read.doubts.contains(&FindingKind::DateEitherWay);
            let more = read.doubts.contains(&FindingKind::DateWithText);
            return match read.value? {
                day if either => Some(Told::EitherWay(day)),
                date if more => Some(Told::WithText(date, edge)),
                _ => None,
            };
        };
        let (column, there, edge) = match edge {
            Edge::Start => (Column::End, &action.end, Edge::End),
            Edge::End => (Column::Start, &action.start, Edge::Start),
        };
        match there {
            None => Some(Told::Filled(column, other)),
            // A quarter or a year beside another date says its own edge.
            Some(there) if read.span.is_none() && there.month(edge) != other.month(edge) => {
                Some(Told::Kept(column, other))
            }
            Some(_) => None,
        }
    }

    fn one_change(self, action: &Action, plan: &Plan, text: &str) -> Option<ActionChange> {
        match self {
            Self::Example => {
                Some(ActionChange::Subcriterion(action.subcriterion, text.trim().into()))
            }
            Self::Target => Some(ActionChange::Target(text.trim().into())),
            Self::InternalNote => Some(ActionChange::InternalNote(text.into())),
            Self::Column(column) => column_change(column, action, plan, text),
        }
    }
}

fn column_text(column: Column, action: &Action) -> String {
    match column {
        Column::Number => String::new(),
        Column::Criterion | Column::Subcriterion if unclear(action, column).is_some() => {
            unclear(action, column).unwrap_or_default().to_owned()
        }
        Column::Criterion => action.criterion.map_or_else(String::new, |c| c.number().to_string()),
        Column::Subcriterion => action.code(),
        Column::Area => action.area.clone(),
        Column::Action => action.action.clone(),
        Column::Objective => action.objective.clone(),
        Column::Tasks => {
            let tasks: Vec<&str> = action.tasks.iter().map(|task| task.text.as_str()).collect();
            tasks.join("\n")
        }
        Column::Start => written(action.start.as_ref()),
        Column::End => written(action.end.as_ref()),
        Column::Resources => action.resources.clone(),
        Column::Indicator => action.indicator.text.clone(),
        Column::Responsible => action.responsible.join(", "),
        Column::Comments => action.comments.clone(),
    }
}

fn written(when: Option<&When>) -> String {
    when.map_or_else(String::new, |when| when.written.clone())
}

fn column_change(column: Column, action: &Action, plan: &Plan, text: &str) -> Option<ActionChange> {
    Some(match column {
        Column::Number => return None,
        Column::Criterion if text.trim().is_empty() => ActionChange::Criterion(None),
        Column::Criterion => {
            match readers().and_then(|it| it.criterion(text, plan.header.catalogue)) {
                Some(criterion) => ActionChange::Criterion(Some(criterion)),
                None => ActionChange::Unclear(column, text.trim().into()),
            }
        }
        Column::Subcriterion if text.trim().is_empty() => {
            ActionChange::Subcriterion(None, String::new())
        }
        Column::Subcriterion => {
            match readers().and_then(|it| it.subcriterion(text, plan.header.catalogue)) {
                Some((code, example)) => ActionChange::Subcriterion(Some(code), example),
                None => ActionChange::Unclear(column, text.trim().into()),
            }
        }
        Column::Area => ActionChange::Area(text.into()),
        Column::Action => ActionChange::Action(text.into()),
        Column::Objective => ActionChange::Objective(text.into()),
        Column::Tasks => ActionChange::Tasks(tasks(action, text)),
        Column::Start => ActionChange::Start(when(action, plan, text, Edge::Start)),
        Column::End => ActionChange::End(when(action, plan, text, Edge::End)),
        Column::Resources => ActionChange::Resources(text.into()),
        Column::Indicator => ActionChange::Indicator(text.into()),
        Column::Responsible => ActionChange::Responsible(responsible(plan, text)),
        Column::Comments => ActionChange::Comments(text.into()),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use plan::{Id, Month, Task};
    use text::Language;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_line_is_not_taken_for_a_task_that_came_while_it_was_typed() {
        let mut begun = Action::new(Id::from_bits(2));
        begun.tasks = vec![Task::new(Id::from_bits(3), "Medir")];
        let mut now = begun.clone();
        now.tasks.push(Task::new(Id::from_bits(4), "Vino de otra pestaña"));
        let mut plan = Plan::new(Id::from_bits(1));
        plan.actions.push(Arc::new(now.clone()));
        let change =
            Field::Column(Column::Tasks).change_since(&begun, &now, &plan, "Medir\nPublicar");
        let Some(Command::Edit { change: ActionChange::Tasks(tasks), .. }) = change else {
            panic!("{change:?}");
        };
        assert_eq!(tasks[0].id, Id::from_bits(3));
        assert_eq!(tasks[1].text, "Publicar");
        assert_ne!(tasks[1].id, Id::from_bits(4));
    }

    #[test]
    fn a_unit_that_stands_alone_in_the_plan_is_parted_from_another() {
        let mut plan = Plan::new(Id::from_bits(1));
        let mut action = Action::new(Id::from_bits(2));
        action.responsible = vec!["División de Cómputos".into()];
        plan.actions.push(Arc::new(action.clone()));
        let typed = "División de Cómputos y Mesa Local";
        let field = Field::Column(Column::Responsible);
        let units = vec!["División de Cómputos".into(), "Mesa Local".into()];
        let change = ActionChange::Responsible(units);
        let id = action.id;
        assert_eq!(field.change(&action, &plan, typed), Some(Command::Edit { id, change }));
    }

    #[test]
    fn a_span_that_is_typed_fills_the_other_date_where_it_is_empty() {
        let plan = Plan::new(Id::from_bits(1));
        let mut action = Action::new(Id::from_bits(2));
        let (start, end) = (Field::Column(Column::Start), Field::Column(Column::End));
        let dates = |command: Option<Command>| match command {
            Some(Command::Reschedule { start, end, .. }) => {
                [start, end].map(|it| it.map_or_else(String::new, |it| it.written)).join(" | ")
            }
            other => format!("{other:?}"),
        };
        assert_eq!(
            dates(start.change(&action, &plan, "mar 2026 - jun 2026")),
            "mar 2026 | jun 2026"
        );
        assert_eq!(
            dates(end.change(&action, &plan, "15/03 al 20/04/2026")),
            "15/03/2026 | 20/04/2026"
        );
        assert_eq!(dates(start.change(&action, &plan, "T2 2026")), "T2 2026 | T2 2026");
        let said = start.told(&action, &plan, "mar 2026 - jun 2026");
        let said = said.map(|told| told.sentence(Language::Spanish)).unwrap_or_default();
        assert!(said.contains("Fin") && said.contains("junio 2026"), "{said}");
        assert_eq!(start.told(&action, &plan, "mar 2026"), None);
        action.end = end_of_december();
        let change = start.change(&action, &plan, "mar 2026 - jun 2026");
        assert!(matches!(change, Some(Command::Edit { change: ActionChange::Start(_), .. })));
        let said = start.told(&action, &plan, "mar 2026 - jun 2026");
        assert!(matches!(said, Some(Told::Kept(Column::End, _))), "{said:?}");
        assert_eq!(start.told(&action, &plan, "mar 2026 - dic 2026"), None);
        assert_eq!(start.told(&action, &plan, "T2 2026"), None);
    }

    #[test]
    fn a_day_that_could_be_a_month_is_read_first_and_that_is_said() {
        let plan = Plan::new(Id::from_bits(1));
        let action = Action::new(Id::from_bits(2));
        let start = Field::Column(Column::Start);
        let said = |text: &str| {
            let told = start.told(&action, &plan, text);
            told.map(|told| told.sentence(Language::Spanish)).unwrap_or_default()
        };
        assert!(said("03/04/2026").contains("3 de abril de 2026"), "{}", said("03/04/2026"));
        for sure in ["25/04/2026", "04/04/2026", "abr 2026"] {
            assert_eq!(said(sure), "", "{sure}");
        }
    }

    fn end_of_december() -> Option<When> {
        Month::new(2026, 12).map(When::of_month)
    }
}
