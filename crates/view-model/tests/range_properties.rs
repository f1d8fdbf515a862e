//! Any range commands, one after another: what holds of all of them.

use std::sync::Arc;

use plan::{Action, Column, Command, Document, History, Id, Plan, Sequence, Traced, apply};
use proptest::collection::vec;
use proptest::prelude::*;
use text::Language;
use view_model::fields::TextField;
use view_model::range::{self, CellRange, Grid, RangeEdit, RangeNote};
use view_model::shown;

use crate::ranges::{id, plan, with};

/// What a person does next: which command, where, and with which texts.
#[derive(Clone, Debug)]
struct Gesture {
    kind: u8,
    grouped: bool,
    /// Each bit hides a row or a column.
    hidden_rows: u8,
    hidden_columns: u16,
    rows: (usize, usize),
    columns: (usize, usize),
    place: usize,
    block: Vec<Vec<String>>,
}

fn text() -> impl Strategy<Value = String> {
    let words = [
        "",
        "",
        "4",
        "1.4 (7)",
        "3.1",
        "por ver",
        "mar-26",
        "ene 2026 - jun 2026",
        "abril",
        "T2 2026",
        "15/03/2026",
        "Permanente",
        "RRHH, Compras",
        "RRHH y Prensa",
        "Medir\nPublicar",
        "a",
        "b ",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}

fn gesture() -> impl Strategy<Value = Gesture> {
    let pair = || (0..8usize, 0..14usize);
    let hidden = (prop_oneof![Just(0), any::<u8>()], prop_oneof![Just(0), any::<u16>()]);
    let block = vec(vec(text(), 0..5), 0..4);
    (0..12u8, any::<bool>(), hidden, pair(), pair(), any::<usize>(), block).prop_map(
        |(kind, grouped, hidden, from, to, place, block)| Gesture {
            kind,
            grouped,
            hidden_rows: hidden.0,
            hidden_columns: hidden.1,
            rows: (from.0, to.0),
            columns: (from.1, to.1),
            place,
            block,
        },
    )
}

/// The part of a list from one place to another, in either order.
fn part<T: Copy>(list: &[T], (one, other): (usize, usize)) -> Vec<T> {
    if list.is_empty() {
        return Vec::new();
    }
    let (one, other) = (one % list.len(), other % list.len());
    list[one.min(other)..=one.max(other)].to_vec()
}

fn bit(bits: u16, at: usize) -> bool {
    bits >> (at % 16) & 1 == 1
}

impl Gesture {
    fn rows(&self, plan: &Plan) -> Vec<Id> {
        let all = shown::ids(&shown::lines(plan, None, None, self.grouped));
        let hidden = |at: usize| bit(self.hidden_rows.into(), at % 8);
        all.into_iter().enumerate().filter(|(at, _)| !hidden(*at)).map(|(_, id)| id).collect()
    }

    fn columns(&self) -> Vec<Column> {
        let columns = Column::ALL.into_iter();
        columns.filter(|column| !bit(self.hidden_columns, column.index())).collect()
    }

    fn edit(&self, plan: &Plan, ids: &mut Sequence) -> Option<RangeEdit> {
        let (rows, columns) = (self.rows(plan), self.columns());
        let grid = Grid { plan, rows: &rows, columns: &columns, grouped: self.grouped };
        let grid = &grid;
        let (some, across) = (part(&rows, self.rows), part(&columns, self.columns));
        let range = CellRange { rows: &some, columns: &across };
        let text = self.block.first().and_then(|line| line.first()).map_or("", |text| text);
        let before = plan.actions.get(self.place % (plan.actions.len() + 1)).map(|it| it.id);
        match self.kind {
            0 => range::emptied(grid, range),
            1 => range::cut(grid, range),
            2 => range::written(grid, range, text, ids),
            3 => {
                let fields = across.iter().map(|column| (TextField::Column(*column), text));
                range::set_in_all(grid, &some, &fields.collect::<Vec<_>>(), ids)
            }
            4 => range::filled_down(grid, range, ids),
            5 => range::from_above(grid, range, ids),
            6 => {
                let at = self.place % (rows.len() + 1);
                let targets = if bit(self.hidden_columns, 15) { &rows[..at] } else { &rows[at..] };
                range::continued(grid, range, targets, ids)
            }
            7 => range::removed(grid, &some).filter(|_| self.place.is_multiple_of(3)),
            8 => range::duplicated(grid, &some, ids).filter(|_| plan.actions.len() < 20),
            9 => range::moved(grid, &some, before),
            10 => range::shifted(grid, &some, self.place.is_multiple_of(2)),
            _ => range::pasted(grid, &self.block, range, ids),
        }
    }
}

fn first() -> impl Strategy<Value = Plan> {
    vec([text(), text(), text(), text(), text(), text()], 0..6).prop_map(|rows| {
        let mut first = plan(&vec!["a"; rows.len()]);
        let columns = [
            Column::Criterion,
            Column::Subcriterion,
            Column::Tasks,
            Column::Start,
            Column::End,
            Column::Responsible,
        ];
        for (at, column) in columns.into_iter().enumerate() {
            let texts: Vec<&str> = rows.iter().map(|row| row[at].as_str()).collect();
            first = with(&first, column, &texts);
        }
        first
    })
}

/// What the sentence would be without a number that it must have.
fn numbers(note: &RangeNote) -> usize {
    note.cells + note.actions
}

/// That nothing changed in the rows and columns that the screen does not show.
fn check_unseen(before: &Plan, after: &Plan, rows: &[Id], columns: &[Column]) {
    for action in &before.actions {
        let Some(now) = after.action(action.id) else {
            assert!(rows.contains(&action.id), "a row that is not shown was removed");
            continue;
        };
        assert!(rows.contains(&action.id) || now == action, "a row that is not shown was changed");
        for column in Column::ALL.into_iter().filter(|column| !columns.contains(column)) {
            let said = |action: &Action| TextField::Column(column).text(action);
            let follows = is_other(column, columns);
            assert!(follows || said(now) == said(action), "a column that is hidden was changed");
        }
    }
}

/// Whether what is typed in a visible column may fill this one where it is empty: the other date of
/// a span, the criterion of a subcriterion.
fn is_other(column: Column, columns: &[Column]) -> bool {
    match column {
        Column::Criterion => columns.contains(&Column::Subcriterion),
        Column::Start => columns.contains(&Column::End),
        Column::End => columns.contains(&Column::Start),
        _ => false,
    }
}

fn members(command: &Command) -> &[Command] {
    match command {
        Command::Together { commands, .. } => commands,
        _ => &[],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_range_commands_undone_give_the_plan_before(
        first in first(),
        gestures in vec(gesture(), 1..12),
    ) {
        let mut ids = Sequence::new(5);
        let mut history = History::default();
        let mut plans = vec![first];
        for gesture in &gestures {
            let before = plans.last().unwrap();
            let Some(edit) = gesture.edit(before, &mut ids) else { continue };
            let after = apply(before, edit.command.clone()).unwrap();
            prop_assert!(after != *before, "a change changes something: {:?}", edit);
            prop_assert!(numbers(&edit.note) > 0);
            prop_assert!(!edit.note.sentence(Language::Spanish).is_empty());
            prop_assert!(edit.rows.iter().all(|id| after.action(*id).is_some()));
            check_unseen(before, &after, &gesture.rows(before), &gesture.columns());
            history.record(before, &after, edit.command.label(before), edit.command.merge_key());
            plans.push(after);
        }
        let last = plans.pop().unwrap();
        let mut plan = last.clone();
        for before in plans.iter().rev() {
            let undone = history.undo(&plan).unwrap();
            prop_assert_eq!((&undone.plan, undone.left_alone), (before, Vec::new()));
            plan = undone.plan;
        }
        prop_assert!(history.can_undo().is_none(), "each is one step");
        while let Some(redone) = history.redo(&plan) {
            plan = redone.plan;
        }
        prop_assert_eq!(plan, last);
    }

    #[test]
    fn a_range_command_is_its_members_one_by_one(first in first(), gesture in gesture()) {
        let Some(edit) = gesture.edit(&first, &mut Sequence::new(5)) else { return Ok(()) };
        let at_once = apply(&first, edit.command.clone()).unwrap();
        let members = members(&edit.command);
        let stepwise = members.iter().fold(first.clone(), |plan, member| {
            apply(&plan, member.clone()).unwrap()
        });
        prop_assert_eq!(&at_once, &stepwise);
        for action in first.actions.iter() {
            let now = at_once.action(action.id).filter(|now| *now == action);
            prop_assert!(now.is_none_or(|now| Arc::ptr_eq(now, action)));
        }
        let traced = Traced::of(&Document::new(first));
        let mut copies = [traced.clone(), traced];
        for (copy, after) in copies.iter_mut().zip([&at_once, &stepwise]) {
            copy.record(after, copy.next_stamp(id(9)));
        }
        prop_assert_eq!(&copies[0], &copies[1], "they merge alike");
    }

    #[test]
    fn what_is_copied_and_pasted_onto_itself_changes_nothing(first in first(), gesture in gesture()) {
        let (rows, columns) = (gesture.rows(&first), gesture.columns());
        let grid = Grid { plan: &first, rows: &rows, columns: &columns, grouped: gesture.grouped };
        let (some, across) = (part(&rows, gesture.rows), part(&columns, gesture.columns));
        let range = CellRange { rows: &some, columns: &across };
        let block = range::copied(&grid, range);
        prop_assert_eq!(range::pasted(&grid, &block, range, &mut Sequence::new(5)), None);
    }
}
