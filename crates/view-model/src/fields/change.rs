//! The change that a finished text makes in an action, behind [`super::place`], the one door to it.

use plan::remark::remark;
use plan::{Action, ActionChange, Column, Command, Edge, IdSource, Plan, Remark, Sequence};
use values::DateContext;
use values::FindingKind;

use super::read::{read, read_date, responsible, tasks, when};
use super::readers::readers;
use super::{DateNote, TextField};

impl TextField {
    /// The change that this text makes; `None` where it says what the field already says. The
    /// action was as `begun` when the box of the text was opened: which line was which task is told
    /// from there, so that a task that came meanwhile is no line of it.
    ///
    /// A text that cannot be understood as a date, a criterion or a subcriterion is kept as it is,
    /// marked unclear; one that holds a span of time gives both dates where the other is empty.
    pub(super) fn change(
        self,
        [begun, action]: [&Action; 2],
        plan: &Plan,
        text: &str,
        ids: &mut dyn IdSource,
    ) -> Option<Command> {
        let text = text.trim_end();
        if text == self.text(action).trim_end() {
            return None;
        }
        self.change_to([begun, action], plan, text, ids)
    }

    /// The change that makes of a field what its text says; `None` where it was read already.
    pub fn read_again(
        self,
        action: &Action,
        plan: &Plan,
        ids: &mut dyn IdSource,
    ) -> Option<Command> {
        let text = self.text(action);
        self.change_to([action, action], plan, text.trim_end(), ids)
    }

    fn change_to(
        self,
        [begun, action]: [&Action; 2],
        plan: &Plan,
        text: &str,
        ids: &mut dyn IdSource,
    ) -> Option<Command> {
        let id = action.id;
        if let Some(edge) = self.edge() {
            let value = when(action, plan, text, edge);
            let Some(DateNote::Filled(_, other)) = self.told_of_date(action, plan, text, edge)
            else {
                return Some(Command::Edit { id, change: self.date_change(value)? });
            };
            let (start, end) = match edge {
                Edge::Start => (value, Some(other)),
                Edge::End => (Some(other), value),
            };
            return Some(Command::Reschedule { id, start, end });
        }
        let change = match self {
            Self::Column(Column::Number) => return None,
            Self::Column(column @ (Column::Criterion | Column::Subcriterion)) => {
                code_change(column, plan, text)
            }
            Self::Example => ActionChange::Subcriterion(action.subcriterion, text.trim().into()),
            Self::Column(Column::Tasks) => ActionChange::Tasks(tasks(begun, text, ids)),
            Self::Column(Column::Responsible) => ActionChange::Responsible(responsible(plan, text)),
            Self::Column(_) | Self::Apart(_) => {
                let text = if self.is_long() { text } else { text.trim() };
                ActionChange::Text(self.action_field(), text.to_owned())
            }
        };
        Some(Command::Edit { id, change })
    }

    /// Whether a text says something that is no date or no code, where one belongs.
    pub fn is_unclear(self, action: &Action, plan: &Plan, text: &str) -> bool {
        match (self.edge(), self) {
            (Some(edge), _) => read(action, plan, text, edge).is_unclear(),
            (None, Self::Column(column @ (Column::Criterion | Column::Subcriterion))) => {
                let change = code_change(column, plan, text.trim_end());
                matches!(change, ActionChange::Unclear(..))
            }
            (None, _) => false,
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
        // Neither a code nor a date asks for an id.
        let change = self.change([action, action], plan, text, &mut Sequence::new(0));
        let after = change.and_then(|change| plan::apply(plan, change).ok());
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

    /// What there is to be told of a typed text: what it says beyond its field, that it could be
    /// read another way, or that something does not go together now.
    pub fn told(self, action: &Action, plan: &Plan, text: &str) -> Option<DateNote> {
        let beyond = self.edge().and_then(|edge| self.told_of_date(action, plan, text, edge));
        beyond.or_else(|| self.remark(action, plan, text).map(DateNote::Remark))
    }

    fn told_of_date(
        self,
        action: &Action,
        plan: &Plan,
        text: &str,
        edge: Edge,
    ) -> Option<DateNote> {
        let read = read(action, plan, text, edge);
        let Some(other) = read.other else {
            let either = read.doubts.contains(&FindingKind::DateEitherWay);
            let more = read.doubts.contains(&FindingKind::DateWithText);
            return match read.value? {
                day if either => Some(DateNote::EitherWay(day)),
                date if more => Some(DateNote::WithText(date, edge)),
                _ => None,
            };
        };
        let (column, there, edge) = match edge {
            Edge::Start => (Column::End, &action.end, Edge::End),
            Edge::End => (Column::Start, &action.start, Edge::Start),
        };
        match there {
            None => Some(DateNote::Filled(column, other)),
            // A quarter or a year beside another date says its own edge.
            Some(there) if read.span.is_none() && there.month(edge) != other.month(edge) => {
                Some(DateNote::Kept(column, other))
            }
            Some(_) => None,
        }
    }
}

/// What a text says in the place of a criterion or a subcriterion.
fn code_change(column: Column, plan: &Plan, text: &str) -> ActionChange {
    let version = plan.header.catalogue;
    let read = match column {
        Column::Criterion if text.trim().is_empty() => Some(ActionChange::Criterion(None)),
        Column::Criterion => readers()
            .and_then(|it| it.criterion(text, version))
            .map(|criterion| ActionChange::Criterion(Some(criterion))),
        _ if text.trim().is_empty() => Some(ActionChange::Subcriterion(None, String::new())),
        _ => readers()
            .and_then(|it| it.subcriterion(text, version))
            .map(|(code, example)| ActionChange::Subcriterion(Some(code), example)),
    };
    read.unwrap_or_else(|| ActionChange::Unclear(column, text.trim().into()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::fields::TextPlace;
    use plan::{Id, Month, Task, When};
    use text::Language;

    const IDS: Sequence = Sequence::new(7);

    fn change(field: TextField, action: &Action, plan: &Plan, text: &str) -> Option<Command> {
        field.change([action, action], plan, text, &mut IDS.clone())
    }

    #[test]
    fn a_line_is_not_taken_for_a_task_that_came_while_it_was_typed() {
        let mut begun = Action::new(Id::from_bits(2));
        begun.tasks = vec![Task::new(Id::from_bits(3), "Medir")];
        let mut now = begun.clone();
        now.tasks.push(Task::new(Id::from_bits(4), "Vino de otra pestaña"));
        let mut plan = Plan::new(Id::from_bits(1));
        plan.actions.push(Arc::new(now.clone()));
        let place = TextPlace::Action(now.id, TextField::Column(Column::Tasks));
        let change = place.change(&plan, Some(&begun), "Medir\nPublicar", &mut IDS.clone());
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
        let field = TextField::Column(Column::Responsible);
        let units = vec!["División de Cómputos".into(), "Mesa Local".into()];
        let expect = ActionChange::Responsible(units);
        let id = action.id;
        let expect = Some(Command::Edit { id, change: expect });
        assert_eq!(change(field, &action, &plan, typed), expect);
    }

    #[test]
    fn a_span_that_is_typed_fills_the_other_date_where_it_is_empty() {
        let plan = Plan::new(Id::from_bits(1));
        let mut action = Action::new(Id::from_bits(2));
        let (start, end) = (TextField::Column(Column::Start), TextField::Column(Column::End));
        let dates = |command: Option<Command>| match command {
            Some(Command::Reschedule { start, end, .. }) => {
                [start, end].map(|it| it.map_or_else(String::new, |it| it.written)).join(" | ")
            }
            other => format!("{other:?}"),
        };
        assert_eq!(
            dates(change(start, &action, &plan, "mar 2026 - jun 2026")),
            "mar 2026 | jun 2026"
        );
        assert_eq!(
            dates(change(end, &action, &plan, "15/03 al 20/04/2026")),
            "15/03/2026 | 20/04/2026"
        );
        assert_eq!(dates(change(start, &action, &plan, "T2 2026")), "T2 2026 | T2 2026");
        let said = start.told(&action, &plan, "mar 2026 - jun 2026");
        let said = said.map(|told| told.sentence(Language::Spanish)).unwrap_or_default();
        assert!(said.contains("Fin") && said.contains("junio 2026"), "{said}");
        assert_eq!(start.told(&action, &plan, "mar 2026"), None);
        action.end = end_of_december();
        let made = change(start, &action, &plan, "mar 2026 - jun 2026");
        assert!(matches!(made, Some(Command::Edit { change: ActionChange::Start(_), .. })));
        let said = start.told(&action, &plan, "mar 2026 - jun 2026");
        assert!(matches!(said, Some(DateNote::Kept(Column::End, _))), "{said:?}");
        assert_eq!(start.told(&action, &plan, "mar 2026 - dic 2026"), None);
        assert_eq!(start.told(&action, &plan, "T2 2026"), None);
    }

    #[test]
    fn a_day_that_could_be_a_month_is_read_first_and_that_is_said() {
        let plan = Plan::new(Id::from_bits(1));
        let action = Action::new(Id::from_bits(2));
        let start = TextField::Column(Column::Start);
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
