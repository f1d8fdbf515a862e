//! A table that brings no plan along, and the plans of the device: which of them it is, and what
//! joining it does.

use std::sync::Arc;

use cells::{Cell, Grid, Source};
use import::kinship::{Kin, kin, over};
use import::{Draft, Reading, read_source};
use plan::{
    Action, Column, Document, Id, Moment, Month, Period, Plan, Sequence, Stamp, Task, Traced, When,
};
use text::Language;

use crate::common::form::form_grid;

fn when(year: i32, month: u32) -> Option<When> {
    let moment = Moment::Month(Month::new(year, month).unwrap());
    Some(When { moment, written: format!("{month:02}/{year}") })
}

/// A plan of some actions that begin in `year`, its ids from `first` on.
fn plan(institution: &str, year: i32, first: u64) -> Plan {
    let mut plan = Plan::new(Id::from_bits(first));
    let header = Arc::make_mut(&mut plan.header);
    header.institution = institution.into();
    header.title = "Plan de Mejora".into();
    header.period = Some(Period::new(year, year + 1));
    for (at, text) in (1..).zip(["la feria", "el archivo", "la biblioteca", "los parques"]) {
        let mut action = Action::new(Id::from_bits(first + at * 10));
        action.area = format!("No se evidencia {text} en ninguna oficina");
        action.action = format!("Organizar {text} cada trimestre con los vecinos");
        action.tasks = vec![Task::new(Id::from_bits(first + at * 10 + 1), "Convocar a todos")];
        (action.start, action.end) = (when(year, 2), when(year, 11));
        action.responsible = vec!["Prensa".into()];
        action.internal_note = "no se imprime".into();
        plan.actions.push(Arc::new(action));
    }
    plan
}

/// The cells of the form of a plan, with or without the ids of its rows.
fn grid(plan: &Plan, marks: bool) -> Grid {
    let words = Language::Spanish.form_words();
    let mut grid = form_grid(&Document::new(plan.clone()), &words, false);
    if !marks {
        grid.marks.clear();
    }
    grid
}

fn read(grid: Grid, seed: u64) -> Draft {
    let source = Source { grids: vec![grid], ..Source::default() };
    match read_source(source, &mut Sequence::new(seed)) {
        Ok(Reading::Table(draft)) => *draft,
        other => panic!("no table: {other:?}"),
    }
}

/// The row of the nth action in a form.
fn row(grid: &Grid, at: usize) -> usize {
    let is_first = |row: &usize| grid.text(*row, 0) == (at + 1).to_string();
    (0..grid.rows.len()).find(is_first).expect("a row")
}

const HERE: &str = "Ayuntamiento de Loma Fría";

/// What the table says, joined to the plan that is here.
fn joined(here: &Traced, draft: &Draft) -> Traced {
    let over = over(here.plan(), draft);
    let mut theirs = here.clone();
    theirs.record_apart(&over.joined, over.replica);
    here.merge(&theirs)
}

#[test]
fn rows_that_bear_ids_of_a_plan_are_that_plan_whatever_else_they_say() {
    let here = plan(HERE, 2026, 1000);
    let mut edited = here.clone();
    let header = Arc::make_mut(&mut edited.header);
    (header.institution, header.period) = ("Otro nombre".into(), Some(Period::new(2030, 2031)));
    edited.actions.truncate(1);
    let draft = read(grid(&edited, true), 5);
    let other = plan(HERE, 2030, 5000);
    assert_eq!(kin(&draft, &[&other, &here]), Some(Kin { at: 1, is_known: true }));
}

#[test]
fn a_table_without_ids_is_the_plan_that_it_is_like() {
    let here = plan(HERE, 2026, 1000);
    let known = Some(Kin { at: 0, is_known: false });
    let mut table = grid(&here, false);
    assert_eq!(kin(&read(table.clone(), 5), &[&here]), known);
    // Half of its rows say something else by now.
    for at in 0..2 {
        let place = row(&table, at);
        for cell in &mut table.rows[place][3..7] {
            *cell = Cell::new("Algo muy distinto de todo lo que se había dicho");
        }
    }
    assert_eq!(kin(&read(table, 5), &[&here]), known);
    // A table that was copied without what stands above it.
    let mut rows = grid(&here, false);
    let first = (0..rows.rows.len()).find(|row| rows.text(*row, 0) == "No.").unwrap();
    rows.rows.drain(..first);
    rows.lines.truncate(rows.rows.len());
    rows.spans.clear();
    assert_eq!(kin(&read(rows, 5), &[&here]), known);
}

#[test]
fn other_years_other_institutions_and_other_rows_are_other_plans() {
    let here = plan(HERE, 2026, 1000);
    let other = |plan: &Plan| kin(&read(grid(plan, false), 5), &[&here]);
    assert_eq!(other(&plan(HERE, 2027, 1000)), None, "the next year's plan");
    assert_eq!(other(&plan("Ayuntamiento de Loma Verde", 2026, 1000)), None, "a neighbour's plan");
    let mut undated = plan(HERE, 2027, 1000);
    Arc::make_mut(&mut undated.header).period = None;
    assert_eq!(other(&undated), None, "it says its years by its dates alone");
    let mut rows = plan(HERE, 2026, 1000);
    for action in &mut rows.actions {
        let action = Arc::make_mut(action);
        action.area = "Los bancos del parque están viejos y rotos".into();
        action.action = "Pintar y arreglar bancos junto con la escuela".into();
        action.tasks = vec![Task::new(Id::from_bits(7), "Comprar pintura verde")];
    }
    assert_eq!(other(&rows), None, "another plan of the same institution and years");
    let mut empty = plan(HERE, 2026, 1000);
    empty.actions.clear();
    assert_eq!(kin(&read(grid(&here, false), 5), &[&empty]), None, "a plan without rows");
}

#[test]
fn a_table_that_nobody_edited_brings_nothing() {
    let here = Traced::of(&Document::new(plan(HERE, 2026, 1000)));
    for marks in [true, false] {
        let draft = read(grid(here.plan(), marks), 5);
        assert_eq!(over(here.plan(), &draft).joined, *here.plan());
        assert_eq!(joined(&here, &draft), here);
    }
}

#[test]
fn what_a_table_says_otherwise_is_asked_for_once_and_nothing_is_replaced() {
    let here = Traced::of(&Document::new(plan(HERE, 2026, 1000)));
    let mut table = grid(here.plan(), true);
    let (first, last) = (row(&table, 0), row(&table, 3));
    table.rows[first][Column::Comments.index()] = Cell::new("Escrito en Excel");
    table.rows[first][Column::Tasks.index()] = Cell::new("1. Convocar a todas las oficinas");
    // A row that a unit left out of its part.
    table.rows.remove(last);
    table.marks.retain(|mark| mark.row != last);
    let both = joined(&here, &read(table.clone(), 5));
    assert_eq!(both.plan(), here.plan(), "the plan shows what it said");
    let conflicts = both.conflicts();
    let texts: Vec<Vec<String>> = conflicts
        .iter()
        .map(|it| it.versions.iter().map(|version| version.text()).collect())
        .collect();
    assert_eq!(
        texts,
        [["", "Escrito en Excel"], ["Convocar a todos", "Convocar a todas las oficinas"]]
    );
    // The same file again, read with other new ids: before the decision, and after it.
    assert_eq!(joined(&both, &read(table.clone(), 9)), both);
    let mut decided = both.clone();
    for conflict in both.conflicts() {
        let stamp = Stamp { replica: Id::from_bits(77), ..decided.next_stamp(Id::from_bits(77)) };
        assert!(decided.decide(&conflict, 0, stamp));
    }
    assert_eq!(joined(&decided, &read(table, 9)), decided);
}

#[test]
fn new_rows_are_added_once_and_content_alone_is_the_table() {
    let here = Traced::of(&Document::new(plan(HERE, 2026, 1000)));
    let mut table = grid(here.plan(), true);
    let last = row(&table, 3);
    let mut new = table.rows[last].clone();
    new[0] = Cell::new("5");
    new[3] = Cell::new("Los bancos del parque están viejos");
    new[4] = Cell::new("Pintar los bancos con la escuela");
    new[6] = Cell::new("1. Comprar pintura\n2. Pintar");
    table.rows.insert(last + 1, new);
    table.lines.push(99);
    let draft = read(table.clone(), 5);
    let both = joined(&here, &draft);
    assert_eq!(both.plan().actions.len(), 5);
    assert_eq!(both.plan().actions[4].action, "Pintar los bancos con la escuela");
    assert!(both.conflicts().is_empty());
    assert_eq!(joined(&both, &read(table, 9)), both);
    assert_eq!(over(here.plan(), &draft).content.actions.len(), 5);
    assert_eq!(over(here.plan(), &draft).content.actions[0], here.plan().actions[0]);
}
