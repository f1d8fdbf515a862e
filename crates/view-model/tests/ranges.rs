//! Ranges of cells that are emptied, cut, copied and given one value; what all tests of ranges use.

use std::sync::Arc;

use plan::{
    Action, Column, Command, Criterion, Id, Label, Moment, Plan, Sequence, Task, When, apply,
};
use text::Language;
use view_model::fields::TextField;
use view_model::range::{CellRange, Grid, RangeEdit, copied, cut, emptied, set_in_all, written};
use view_model::{range, shown};

pub fn id(bits: u64) -> Id {
    Id::from_bits(bits)
}

pub fn ids(bits: &[u64]) -> Vec<Id> {
    bits.iter().copied().map(Id::from_bits).collect()
}

/// A source of ids that no plan of the tests has.
pub fn fresh() -> Sequence {
    Sequence::new(77)
}

/// Actions 1 to the number of texts, each with its text as área.
pub fn plan(areas: &[&str]) -> Plan {
    let mut plan = Plan::new(id(1000));
    for (bits, area) in (1..).zip(areas) {
        let mut action = Action::new(id(bits));
        action.area = (*area).to_owned();
        plan.actions.push(Arc::new(action));
    }
    plan
}

/// The plan with these texts typed into a column, row by row.
pub fn with(plan: &Plan, column: Column, texts: &[&str]) -> Plan {
    let rows = plan.actions.iter().map(|action| action.id);
    rows.zip(texts).fold(plan.clone(), |plan, (id, text)| {
        let place = view_model::fields::TextPlace::Action(id, TextField::Column(column));
        let mut ids = Sequence::new(id.bits() + 500);
        match place.change(&plan, None, text, &mut ids) {
            Some(change) => apply(&plan, change).unwrap(),
            None => plan,
        }
    })
}

/// A screen that shows these rows and all columns.
pub fn on_screen<R>(plan: &Plan, rows: &[Id], tried: impl FnOnce(&Grid<'_>) -> R) -> R {
    tried(&Grid { plan, rows, columns: &Column::ALL, grouped: false })
}

/// A screen that shows all of the plan under the titles of the criteria.
pub fn grouped<R>(plan: &Plan, tried: impl FnOnce(&Grid<'_>) -> R) -> R {
    let rows = shown::ids(&shown::lines(plan, None, None, true));
    tried(&Grid { plan, rows: &rows, columns: &Column::ALL, grouped: true })
}

/// A screen that shows all of the plan.
pub fn whole<R>(plan: &Plan, tried: impl FnOnce(&Grid<'_>) -> R) -> R {
    let rows: Vec<Id> = plan.actions.iter().map(|action| action.id).collect();
    on_screen(plan, &rows, tried)
}

pub fn after(plan: &Plan, edit: &Option<RangeEdit>) -> Plan {
    let Some(edit) = edit else { return plan.clone() };
    apply(plan, edit.command.clone()).unwrap()
}

pub fn sentence(edit: &Option<RangeEdit>) -> String {
    edit.as_ref().map_or_else(String::new, |edit| edit.note.sentence(Language::Spanish))
}

pub fn label(edit: &Option<RangeEdit>) -> Option<Label> {
    edit.as_ref().map(|edit| edit.command.label(&plan(&[])))
}

/// The texts of a column, top to bottom.
pub fn texts(plan: &Plan, column: Column) -> Vec<String> {
    plan.actions.iter().map(|action| TextField::Column(column).text(action)).collect()
}

pub fn order(plan: &Plan) -> Vec<u64> {
    plan.actions.iter().map(|action| action.id.bits()).collect()
}

const TWO: [Column; 2] = [Column::Area, Column::Objective];

#[test]
fn cells_are_emptied_as_one_step() {
    let plan = with(&plan(&["a", "", "c"]), Column::Objective, &["x", "", "z"]);
    let range = CellRange { rows: &ids(&[1, 2]), columns: &TWO };
    let edit = whole(&plan, |grid| emptied(grid, range));
    assert_eq!(texts(&after(&plan, &edit), Column::Area), ["", "", "c"]);
    assert_eq!(texts(&after(&plan, &edit), Column::Objective), ["", "", "z"]);
    assert_eq!(label(&edit), Some(Label::EmptyCells { count: 2 }));
    assert_eq!(sentence(&edit), "Se vaciaron 2 casillas.");
    let edit = whole(&plan, |grid| cut(grid, range));
    assert_eq!(sentence(&edit), "Se cortaron 2 casillas.");
    let empty = CellRange { rows: &ids(&[2]), columns: &Column::ALL };
    assert!(whole(&plan, |grid| emptied(grid, empty)).is_none(), "it is empty already");
}

#[test]
fn every_column_but_the_number_can_be_emptied() {
    let mut plan = plan(&["a"]);
    for (column, text) in [
        (Column::Criterion, "4"),
        (Column::Subcriterion, "por ver"),
        (Column::Tasks, "Medir\nPublicar"),
        (Column::Start, "mar-26"),
        (Column::End, "algún día"),
        (Column::Responsible, "Alcaldía, RRHH"),
    ] {
        plan = with(&plan, column, &[text]);
    }
    let all = CellRange { rows: &ids(&[1]), columns: &Column::ALL };
    let edit = whole(&plan, |grid| emptied(grid, all));
    assert_eq!(*after(&plan, &edit).actions[0], Action::new(id(1)));
    assert_eq!(sentence(&edit), "Se vaciaron 7 casillas.");
}

#[test]
fn what_is_not_seen_is_left_and_counted() {
    let plan = plan(&["a", "b", "c", "d", "e"]);
    let hidden: Vec<Column> =
        Column::ALL.into_iter().filter(|column| *column != Column::Action).collect();
    let rows = ids(&[1, 3, 5]);
    let grid = Grid { plan: &plan, rows: &rows, columns: &hidden, grouped: false };
    let asked = ids(&[1, 2, 3]);
    let range =
        CellRange { rows: &asked, columns: &[Column::Area, Column::Action, Column::Objective] };
    let edit = emptied(&grid, range);
    assert_eq!(texts(&after(&plan, &edit), Column::Area), ["", "b", "", "d", "e"]);
    let edit = sentence(&edit);
    assert!(edit.contains("; 1 acción que no se ve quedó como estaba"), "{edit}");
    assert!(edit.contains("; 1 columna que no se ve quedó como estaba."), "{edit}");
    let all = CellRange { rows: &rows, columns: &[Column::Area] };
    let edit = sentence(&emptied(&grid, all));
    assert_eq!(edit, "Se vaciaron 3 casillas; 2 acciones que no se ven quedaron como estaban.");
}

#[test]
fn one_text_is_written_everywhere_as_if_it_were_typed() {
    let plan = plan(&["", "", ""]);
    let range = CellRange { rows: &ids(&[1, 2, 3]), columns: &[Column::Number, Column::Start] };
    let edit = whole(&plan, |grid| written(grid, range, "mar-26", &mut fresh()));
    assert_eq!(texts(&after(&plan, &edit), Column::Start), ["mar-26"; 3]);
    assert_eq!(sentence(&edit), "Se llenaron 3 casillas.");
    let edit = whole(&plan, |grid| written(grid, range, "pronto", &mut fresh()));
    let plan = after(&plan, &edit);
    assert_eq!(plan.actions[0].start.as_ref().map(|it| it.moment), Some(Moment::Unclear));
    assert_eq!(
        sentence(&edit),
        "Se llenaron 3 casillas; 3 textos no se entendieron y quedaron marcados."
    );
}

#[test]
fn a_field_is_changed_in_all() {
    let plan = with(&plan(&["", "", ""]), Column::Responsible, &["RRHH", "Compras", ""]);
    let rows = ids(&[1, 2, 3]);
    let field = TextField::Column(Column::Responsible);
    let edit =
        whole(&plan, |grid| set_in_all(grid, &rows, &[(field, "RRHH y Prensa")], &mut fresh()));
    let made = after(&plan, &edit);
    assert!(made.actions.iter().all(|action| action.responsible == ["RRHH", "Prensa"]));
    assert_eq!(sentence(&edit), "Se cambió «Responsable de seguimiento» en 3 acciones.");
    let edit = whole(&plan, |grid| set_in_all(grid, &rows, &[(field, "RRHH")], &mut fresh()));
    assert_eq!(
        label(&edit),
        Some(Label::ChangeInAll { column: Some(Column::Responsible), count: 2 })
    );
    let both =
        [(TextField::Column(Column::Start), "ene-26"), (TextField::Column(Column::End), "mar-26")];
    let edit = whole(&plan, |grid| set_in_all(grid, &rows, &both, &mut fresh()));
    assert_eq!(sentence(&edit), "Se cambiaron 3 acciones.");
    assert_eq!(texts(&after(&plan, &edit), Column::End), ["mar-26"; 3]);
}

#[test]
fn a_later_cell_knows_what_an_earlier_one_of_its_row_says() {
    let plan = plan(&["", ""]);
    let range =
        CellRange { rows: &ids(&[1, 2]), columns: &[Column::Criterion, Column::Subcriterion] };
    let block = [["2", "3.1"], ["", "3.1"]].map(|line| line.map(str::to_owned).to_vec());
    let edit = whole(&plan, |grid| range::pasted(grid, &block, range, &mut fresh()));
    let plan = after(&plan, &edit);
    let criteria: Vec<Option<Criterion>> =
        plan.actions.iter().map(|action| action.criterion).collect();
    assert_eq!(criteria, [Criterion::new(2), Criterion::new(3)], "one stays, one follows");
}

#[test]
fn the_texts_of_cells_are_copied_as_they_are_typed() {
    let mut plan = plan(&["a", "b"]);
    let second = Arc::make_mut(&mut plan.actions[1]);
    second.tasks = vec![Task::new(id(20), "Medir"), Task::new(id(21), "Publicar")];
    second.start = Some(When { moment: Moment::Unclear, written: "pronto".into() });
    let columns = [Column::Start, Column::Number, Column::Tasks];
    let range = CellRange { rows: &ids(&[2]), columns: &columns };
    let block = whole(&plan, |grid| copied(grid, range));
    assert_eq!(block, [["2", "Medir\nPublicar", "pronto"]]);
}

#[test]
fn what_the_plan_would_refuse_is_refused_whole() {
    let plan = plan(&["a", "b"]);
    let long = "ñ".repeat(plan::MAX_TEXT + 1);
    let range = CellRange { rows: &ids(&[1, 2]), columns: &[Column::Area] };
    let edit = whole(&plan, |grid| written(grid, range, &long, &mut fresh()));
    let refused = apply(&plan, edit.expect("a change").command);
    assert_eq!(refused, Err(plan::Rejected::TextTooLong));
}

#[test]
fn a_range_is_one_command_of_its_own() {
    let plan = plan(&["a"]);
    let range = CellRange { rows: &ids(&[1]), columns: &[Column::Area] };
    let edit = whole(&plan, |grid| emptied(grid, range)).expect("a change");
    assert!(matches!(&edit.command, Command::Together { commands, .. } if commands.len() == 1));
    assert_eq!(edit.command.merge_key(), None, "it joins no gesture");
    assert_eq!((edit.rows, edit.columns), (ids(&[1]), vec![Column::Area]));
}
