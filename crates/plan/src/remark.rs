//! What an action says that does not go together, or that the model does not know. A plan is
//! advised, never refused: both values stay as they are, marked.

use crate::catalogue;
use crate::column::Column;
use crate::model::{Action, CatalogueVersion, Criterion, Subcriterion};
use crate::when::{Edge, When};

/// One thing to be looked at in an action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Remark {
    /// The criterion is another one than that of the subcriterion.
    Disagree(Criterion, Subcriterion),
    /// The edition of the catalogue has no subcriterion of this code.
    Unknown(Subcriterion),
    /// What stands for the criterion is none; [`Action::original`] has it.
    NoCriterion,
    /// What stands for the subcriterion is none; [`Action::original`] has it.
    NoSubcriterion,
    /// The end is before the start.
    EndBeforeStart,
}

impl Remark {
    /// The column at which it is said.
    pub const fn column(self) -> Column {
        match self {
            Self::Disagree(..) | Self::NoCriterion => Column::Criterion,
            Self::Unknown(_) | Self::NoSubcriterion => Column::Subcriterion,
            Self::EndBeforeStart => Column::End,
        }
    }
}

/// What is to be looked at in an action, in the order of the columns; at most one a column.
pub fn remarks(action: &Action, version: CatalogueVersion) -> Vec<Remark> {
    let columns = [Column::Criterion, Column::Subcriterion, Column::End];
    columns.into_iter().filter_map(|column| remark(action, version, column)).collect()
}

/// What is to be looked at in one column of an action.
pub fn remark(action: &Action, version: CatalogueVersion, column: Column) -> Option<Remark> {
    match column {
        Column::Criterion => match (action.criterion, action.subcriterion) {
            (None, _) => unclear(action, column).map(|_| Remark::NoCriterion),
            (Some(criterion), Some(code)) if code.criterion() != criterion => {
                Some(Remark::Disagree(criterion, code))
            }
            _ => None,
        },
        Column::Subcriterion => match action.subcriterion {
            None => unclear(action, column).map(|_| Remark::NoSubcriterion),
            Some(code) => (!catalogue::has(version, code)).then_some(Remark::Unknown(code)),
        },
        Column::End => {
            backwards(action.start.as_ref(), action.end.as_ref()).then_some(Remark::EndBeforeStart)
        }
        _ => None,
    }
}

/// Whether an end is before a start.
pub fn backwards(start: Option<&When>, end: Option<&When>) -> bool {
    let start = start.and_then(|start| start.day(Edge::Start));
    let end = end.and_then(|end| end.day(Edge::End));
    start.zip(end).is_some_and(|(start, end)| end < start)
}

/// The text that stands in place of a criterion or a subcriterion that was not understood.
pub fn unclear(action: &Action, column: Column) -> Option<&str> {
    let empty = match column {
        Column::Criterion => action.criterion.is_none(),
        Column::Subcriterion => action.subcriterion.is_none() && action.example.is_empty(),
        _ => false,
    };
    let text = action.original.get(&column).filter(|_| empty)?.trim();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::month::Month;
    use crate::when::Moment;

    fn found(change: impl FnOnce(&mut Action)) -> Vec<Remark> {
        let mut action = Action::new(Id::from_bits(1));
        change(&mut action);
        remarks(&action, CatalogueVersion::Caf2020)
    }

    fn code(text: &str) -> Subcriterion {
        text.parse().unwrap()
    }

    #[test]
    fn criteria_and_subcriteria() {
        assert_eq!(found(|_| ()), []);
        let one = Criterion::new(1).unwrap();
        let both = |text: &str| {
            let code = code(text);
            found(|it| (it.criterion, it.subcriterion) = (Some(one), Some(code)))
        };
        assert_eq!(both("1.4"), []);
        assert_eq!(both("3.1"), [Remark::Disagree(one, code("3.1"))]);
        assert_eq!(both("1.9"), [Remark::Unknown(code("1.9"))]);
        assert_eq!(both("9.9"), [Remark::Disagree(one, code("9.9")), Remark::Unknown(code("9.9"))]);
        let said = |it: &mut Action| {
            it.original.insert(Column::Criterion, "el cuarto".into());
            it.original.insert(Column::Subcriterion, "por ver".into());
        };
        assert_eq!(found(said), [Remark::NoCriterion, Remark::NoSubcriterion]);
        // What an import read beside a value that was understood is no more than told.
        assert_eq!(found(|it| (said(it), it.criterion = Some(one)).1), [Remark::NoSubcriterion]);
    }

    #[test]
    fn an_end_before_the_start() {
        let month = |month| When::of_month(Month::new(2026, month).unwrap());
        let dates = |start: &When, end: &When| {
            found(|it| (it.start, it.end) = (Some(start.clone()), Some(end.clone())))
        };
        let march = Month::new(2026, 3).unwrap().first_day();
        let day = |at: u64| {
            let moment = Moment::Day(march + chrono::Days::new(at - 1));
            When { moment, written: "día".into() }
        };
        assert_eq!(dates(&month(3), &month(3)), []);
        assert_eq!(dates(&month(12), &month(3)), [Remark::EndBeforeStart]);
        assert_eq!(dates(&day(20), &month(3)), []);
        assert_eq!(dates(&day(20), &day(15)), [Remark::EndBeforeStart]);
        assert_eq!(dates(&month(4), &day(31)), [Remark::EndBeforeStart]);
    }
}
