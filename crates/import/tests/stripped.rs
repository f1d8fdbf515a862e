//! The form without the plan inside: its table alone gives the same plan, but for what the form
//! does not show.

use std::sync::Arc;
use std::time::{Duration, Instant};

use cells::{Cell, Grid, MergedCells, Source};
use import::{Draft, Reading, read_source};
use plan::{
    Action, Column, Criterion, Document, Id, IdSource, Moment, Month, MonthStyle, Period, Plan,
    Sequence, Subcriterion, Task, When,
};
use proptest::prelude::*;
use text::Language;
use values::form;

use crate::common::form::form_grid;
use crate::plans;

/// A sentence as people write them into cells.
fn sentence() -> impl Strategy<Value = String> {
    let word = "[a-zñáé]{4,9}";
    ("[A-Z][a-z]{4,8}", prop::collection::vec(word, 2..8))
        .prop_map(|(first, words)| format!("{first} {}", words.join(" ")))
}

fn when() -> impl Strategy<Value = Option<When>> {
    let month = plans::near_month()
        .prop_map(|month| When { moment: Moment::Month(month), written: short(month) });
    let day = plans::day().prop_map(|day| When {
        moment: Moment::Day(day),
        written: day.format("%d/%m/%Y").to_string(),
    });
    let open = Just(When { moment: Moment::Open, written: "Permanente".into() });
    prop::option::weighted(0.9, prop_oneof![5 => month, 2 => day, 1 => open])
}

fn short(month: Month) -> String {
    MonthStyle::of("mar-26").write(month)
}

fn action() -> BoxedStrategy<Action> {
    let texts = prop::collection::vec(sentence(), 5);
    let units = prop::sample::subsequence(vec!["RRHH", "Prensa", "OAIM", "Tesorería"], 0..4);
    (
        (1..=9u8, prop::option::of((1..=4u8, prop::option::of(1..=30u8)))),
        texts,
        prop::collection::vec(sentence(), 0..4),
        (when(), when()),
        prop::option::of("[0-9]{1,2} [a-z]{4,8}"),
        units,
        any::<bool>(),
    )
        .prop_map(|((criterion, code), texts, tasks, (start, end), target, units, comments)| {
            let mut action = Action::new(Id::from_bits(0));
            action.criterion = Criterion::new(criterion);
            if let Some((number, example)) = code {
                action.subcriterion = action.criterion.and_then(|it| Subcriterion::new(it, number));
                action.example = example.map_or(String::new(), |it| it.to_string());
            }
            let [area, text, objective, resources, indicator] =
                <[String; 5]>::try_from(texts).expect("five texts");
            (action.area, action.action, action.objective) = (area, text, objective);
            action.resources = resources;
            action.indicator.text = indicator;
            action.indicator.target = target.unwrap_or_default();
            action.tasks = tasks.into_iter().map(|it| Task::new(Id::from_bits(0), it)).collect();
            (action.start, action.end) = (start, end);
            action.responsible = units.into_iter().map(str::to_owned).collect();
            if comments {
                action.comments = "Depende del presupuesto".into();
            }
            action
        })
        .boxed()
}

fn document() -> BoxedStrategy<Document> {
    prop::collection::vec(action(), 1..6)
        .prop_map(|actions| {
            let mut ids = Sequence::new(77);
            let mut plan = Plan::new(ids.next_id());
            let header = Arc::make_mut(&mut plan.header);
            header.institution = "Ayuntamiento de Loma Fría".into();
            header.title = "Plan de Mejora Institucional".into();
            header.motto = "Año de la Cosecha Grande".into();
            header.period = Some(Period::new(2026, 2027));
            for mut action in actions {
                action.id = ids.next_id();
                action.tasks.iter_mut().for_each(|task| task.id = ids.next_id());
                plan.actions.push(Arc::new(action));
            }
            Document::new(plan)
        })
        .boxed()
}

/// An action without its ids and what the table adds to it.
fn said(action: &Action) -> Action {
    let mut action = action.clone();
    action.id = Id::from_bits(0);
    action.tasks.iter_mut().for_each(|task| task.id = Id::from_bits(0));
    action
}

fn table(grid: Grid) -> Draft {
    let source = Source { grids: vec![grid], ..Source::default() };
    match read_source(source, &mut Sequence::new(5)) {
        Ok(Reading::Table(draft)) => *draft,
        other => panic!("no table: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_table_alone_is_the_same_plan(document in document(), dates: bool) {
        for language in Language::ALL {
            let mut grid = form_grid(&document, &language.form_words(), dates);
            grid.marks.clear();
            let draft = table(grid);
            let header = &draft.plan.header;
            let plan = &document.plan;
            prop_assert_eq!(&header.institution, &plan.header.institution);
            prop_assert_eq!(&header.title, &plan.header.title);
            prop_assert_eq!(&header.motto, &plan.header.motto);
            prop_assert_eq!(header.period, plan.header.period);
            prop_assert_eq!(draft.plan.actions.len(), plan.actions.len());
            for (read, action) in draft.plan.actions.iter().zip(&plan.actions) {
                prop_assert_eq!(said(read), said(action));
            }
        }
    }

    #[test]
    fn a_target_stands_on_the_last_line(
        text in prop::option::of(sentence()),
        target in prop::option::of(sentence()),
        english: bool,
    ) {
        let language = if english { Language::English } else { Language::Spanish };
        let mut action = Action::new(Id::from_bits(1));
        action.indicator.text = text.unwrap_or_default();
        action.indicator.target = target.unwrap_or_default();
        let cell = form::cell(&action, 1, Column::Indicator, &language.form_words());
        let mut grid = Grid::default();
        let row = |texts: [&str; 5]| texts.map(Cell::new).to_vec();
        grid.push(1, row(["No.", "Área", "Acción", "Tareas", "Indicador"]));
        grid.push(2, row(["1", "Falta luz", "Poner luz", "Comprar", &cell]));
        let draft = table(grid);
        prop_assert_eq!(&draft.plan.actions[0].indicator, &action.indicator);
        prop_assert!(draft.plan.actions[0].original.is_empty());
    }
}

/// The widest and longest grid with the most merged cells that step one gives.
#[test]
fn a_full_grid_of_merged_cells_ends_in_time() {
    let mut grid = Grid::default();
    let cells = |texts: &[&str]| texts.iter().map(|it| Cell::new(*it)).collect::<Vec<_>>();
    grid.push(
        1,
        cells(&["No.", "Criterio", "Área", "Acción", "Objetivo", "Tareas", "Responsable"]),
    );
    let long = "palabra ".repeat(500);
    for row in 1..cells::MAX_ROWS {
        let texts = ["", "", &long, "Hacer algo", "Tener algo", "Una tarea", "RRHH"];
        grid.push(row + 1, cells(if row == 1 { &texts } else { &texts[..2] }));
        grid.rows[row].resize(7, Cell::new("Texto"));
        grid.spans.push(MergedCells { row, column: row % 7, rows: cells::MAX_ROWS, columns: 1 });
        grid.hidden.push(row);
    }
    let started = Instant::now();
    let source = Source { grids: vec![grid], ..Source::default() };
    assert!(read_source(source, &mut Sequence::new(5)).is_ok());
    assert!(started.elapsed() < Duration::from_secs(40), "{:?}", started.elapsed());
}
