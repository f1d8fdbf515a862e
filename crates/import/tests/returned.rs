//! Files of ours that come back: the same plan, with exactly what was edited elsewhere.

use std::sync::Arc;

use cells::{Grid, RowMark, Source};
use import::{EditKind, NotAPlan, Reading, Returned, read_source};
use plan::{Action, Column, Document, Id, Moment, Sequence, Task, Traced, When};
use proptest::prelude::*;
use text::Language;
use values::FindingKind;

use crate::common::form::form_grid;
use crate::plans;

fn source(document: &Document, grid: Grid) -> Source {
    let inner = Some(plan::format::write_compact(document, "test"));
    Source { grids: vec![grid], inner, encoding: None }
}

fn read(document: &Document, grid: Grid) -> Reading {
    read_source(source(document, grid), &mut Sequence::new(5)).expect("a plan")
}

fn returned(document: &Document, grid: Grid) -> Returned {
    match read(document, grid) {
        Reading::Returned(returned) => *returned,
        other => panic!("not returned: {other:?}"),
    }
}

/// What happened, each as `kind action column before -> after`.
fn edits(returned: &Returned) -> Vec<String> {
    let edit = |it: &import::Edit| {
        let action = it.action.map_or("-".into(), |id| id.bits().to_string());
        let column = it.column.map_or("-", Column::key);
        format!("{} {action} {column} {:?} -> {:?}", it.kind.key(), it.before, it.after)
    };
    returned.edits.iter().map(edit).collect()
}

fn action(id: u64, text: &str) -> Arc<Action> {
    let mut action = Action::new(Id::from_bits(id));
    action.criterion = plan::Criterion::new(1);
    action.subcriterion = "1.4".parse().ok();
    action.example = "7".into();
    action.area = format!("No se evidencia {text} en ninguna oficina del cabildo");
    action.action = format!("Organizar {text} cada trimestre con las oficinas");
    action.objective = "Mejorar el servicio a la gente".into();
    action.tasks = (0..2)
        .map(|at| {
            let mut task = Task::new(Id::from_bits(id * 100 + at), format!("Paso {at} de {text}"));
            task.extra.insert("horas".into(), 3.into());
            task
        })
        .collect();
    let month = plan::Month::new(2026, 3).unwrap();
    action.start = Some(When { moment: Moment::Month(month), written: "Marzo 2026".into() });
    action.end = Some(When { moment: Moment::Open, written: "Permanente".into() });
    action.indicator.text = "Cantidad de jornadas".into();
    action.indicator.target = "4".into();
    action.responsible = vec!["Prensa".into(), "Oficina de la Mujer".into()];
    action.internal_note = "no se imprime".into();
    action.original.insert(Column::Start, "Marzo, 2026".into());
    Arc::new(action)
}

fn sample() -> Document {
    let mut plan = plan::Plan::new(Id::from_bits(1));
    let header = Arc::make_mut(&mut plan.header);
    header.institution = "Ayuntamiento de Loma Fría".into();
    header.title = "Plan de Mejora".into();
    header.period = Some(plan::Period::new(2026, 2027));
    header.internal_note = "para nosotros".into();
    plan.actions =
        vec![action(10, "la feria"), action(20, "el archivo"), action(30, "la biblioteca")];
    Document::new(plan)
}

fn grid(document: &Document) -> Grid {
    form_grid(document, &Language::Spanish.form_words(), true)
}

/// The row of the nth action.
fn row(grid: &Grid, at: usize) -> usize {
    let mut rows = grid.marks.iter().filter(|it| it.name.len() == 16).map(|it| it.row);
    rows.nth(at).expect("a row")
}

#[test]
fn a_cell_that_was_edited_wins() {
    let document = sample();
    let mut grid = grid(&document);
    let at = row(&grid, 1);
    grid.rows[at][Column::Tasks.index()].text = "1. Paso 1 de el archivo\n2. Otro paso".into();
    grid.rows[at][Column::Start.index()] = cells::Cell::new("abr-26");
    let returned = returned(&document, grid);
    assert_eq!(
        edits(&returned),
        [
            r#"changed 20 tasks "1. Paso 0 de el archivo\n2. Paso 1 de el archivo" -> "1. Paso 1 de el archivo\n2. Otro paso""#,
            r#"changed 20 start "Marzo 2026" -> "abr-26""#,
        ]
    );
    let before = &document.plan.actions[1];
    let after = &returned.draft.plan.actions[1];
    assert_eq!(after.tasks[0], before.tasks[1]);
    assert_eq!(after.tasks[1].text, "Otro paso");
    assert_eq!(after.start.as_ref().map(|it| it.written.as_str()), Some("abr-26"));
    assert_eq!((after.id, &after.internal_note), (before.id, &before.internal_note));
    assert!(!after.original.contains_key(&Column::Start));
    assert_eq!(returned.draft.plan.actions[0], document.plan.actions[0]);
    assert_eq!(returned.draft.plan.header, document.plan.header);
    assert!(returned.draft.sources.iter().all(|it| document.plan.action(it.action).is_some()));
}

#[test]
fn of_a_copied_row_the_more_alike_keeps_the_id() {
    let document = sample();
    let mut grid = grid(&document);
    let at = row(&grid, 0);
    // The copy stands above, and was made into another action.
    let mut copy = grid.rows[at].clone();
    copy[Column::Action.index()].text = "Pintar los bancos de la plaza".into();
    copy[Column::Area.index()].text = "Los bancos están viejos".into();
    grid.rows.insert(at, copy);
    grid.lines.push(99);
    let name = grid.marks.iter().find(|it| it.row == at).unwrap().name.clone();
    for mark in grid.marks.iter_mut().filter(|it| it.row >= at) {
        mark.row += 1;
    }
    grid.marks.push(RowMark { row: at, name });
    let returned = returned(&document, grid);
    let plan = &returned.draft.plan;
    assert_eq!(plan.actions.len(), 4);
    assert_eq!(plan.actions[1], document.plan.actions[0]);
    assert_eq!(plan.actions[0].action, "Pintar los bancos de la plaza");
    assert!(document.plan.action(plan.actions[0].id).is_none());
    assert_eq!(returned.edits.len(), 1);
    assert_eq!(returned.edits[0].kind, EditKind::Added);
}

#[test]
fn rows_without_marks_are_known_by_what_they_say() {
    let document = sample();
    let mut grid = grid(&document);
    let at = row(&grid, 1);
    grid.marks.retain(|mark| mark.row != at && mark.row != at + 1);
    grid.rows[at + 1][Column::Comments.index()].text = "urgente".into();
    let returned = returned(&document, grid);
    assert_eq!(edits(&returned), [r#"changed 30 comments "" -> "urgente""#]);
}

#[test]
fn rows_moved_removed_and_added() {
    let document = sample();
    let mut grid = grid(&document);
    let at = row(&grid, 0);
    grid.rows.swap(at, at + 1);
    for mark in &mut grid.marks {
        mark.row = match mark.row {
            row if row == at => at + 1,
            row if row == at + 1 => at,
            row => row,
        };
    }
    let last = row(&grid, 2);
    grid.marks.retain(|it| it.row != last);
    grid.rows[last] = [
        "3",
        "2",
        "2.1",
        "Nada",
        "Sembrar palmas",
        "Dar sombra",
        "1. Cavar",
        "",
        "",
        "",
        "",
        "",
        "",
    ]
    .map(cells::Cell::new)
    .to_vec();
    let returned = returned(&document, grid);
    let plan = &returned.draft.plan;
    assert_eq!(plan.actions[0], document.plan.actions[1]);
    assert_eq!(plan.actions[1], document.plan.actions[0]);
    let new = plan.actions[2].id.bits();
    assert_eq!(
        edits(&returned),
        [
            format!(r#"added {new} - "" -> "Sembrar palmas""#),
            r#"moved - - "1, 2" -> "2, 1""#.into(),
            r#"removed 30 - "Organizar la biblioteca cada trimestre con las oficinas" -> """#
                .into(),
        ]
    );
}

#[test]
fn fields_above_the_table_and_new_texts_around_it() {
    let document = sample();
    let mut grid = grid(&document);
    let mark = |grid: &Grid, name| grid.marks.iter().find(|it| it.name == name).unwrap().row;
    let (institution, period, state) =
        (mark(&grid, "institution"), mark(&grid, "period"), mark(&grid, "state"));
    grid.rows[institution][0].text = "Ayuntamiento de Loma Alta".into();
    grid.rows[period][0].text = "2027-2028".into();
    grid.rows[state][0].text = "En revisión".into();
    let end = grid.rows.len() + 1;
    grid.push(end, vec![cells::Cell::new("La analista pide fechas más cercanas")]);
    let returned = returned(&document, grid);
    assert_eq!(
        edits(&returned),
        [
            r#"changed - - "Ayuntamiento de Loma Fría" -> "Ayuntamiento de Loma Alta""#,
            r#"changed - - "2026-2027" -> "2027-2028""#,
            r#"changed - - "borrador" -> "En revisión""#,
            r#"changed - - "" -> "La analista pide fechas más cercanas""#,
        ]
    );
    let header = &returned.draft.plan.header;
    assert_eq!(header.institution, "Ayuntamiento de Loma Alta");
    assert_eq!(header.state, plan::PlanState::InReview);
    assert_eq!(header.internal_note, "para nosotros\nLa analista pide fechas más cercanas");
}

#[test]
fn the_same_file_opened_twice_is_one_change() {
    let document = Traced::of(&sample()).document();
    let mut grid = grid(&document);
    let at = row(&grid, 0);
    let mut new = grid.rows[at].clone();
    new[Column::Area.index()].text = "Las luces del parque no encienden".into();
    new[Column::Tasks.index()].text = "1. Cambiar los bombillos\n2. Revisar el contador".into();
    grid.rows[at][Column::Objective.index()].text = "Que la gente espere menos".into();
    grid.rows.push(new);
    let read = |seed| match read_source(source(&document, grid.clone()), &mut Sequence::new(seed)) {
        Ok(Reading::Returned(returned)) => *returned,
        other => panic!("not returned: {other:?}"),
    };
    let [one, two] = [read(5), read(6)];
    assert_eq!(one, two);
    let known: Vec<Id> = document.plan.actions.iter().map(|action| action.id).collect();
    let added = one.draft.plan.actions.iter().filter(|action| !known.contains(&action.id));
    assert_eq!(added.count(), 1);
    // Here and on another machine, and merged: each change once.
    let traced = |returned: &Returned| {
        let mut traced = Traced::of(&returned.inner);
        traced.record_derived(&returned.draft.plan);
        traced
    };
    let [here, there] = [traced(&one), traced(&two)];
    assert_eq!(here, there);
    let merged = Traced::of(&document).merge(&here).merge(&there);
    assert_eq!(merged.plan(), &one.draft.plan);
    assert_eq!(merged.conflicts(), []);
}

#[test]
fn a_plan_file_without_ids_is_one_document_wherever_it_is_read() {
    let text = r#"{"format":"mejora-plan","schema":1,"plan":{"actions":[{"tasks":["a"]},{}]}}"#;
    let read = |seed| import::read(text.as_bytes(), &mut Sequence::new(seed)).expect("a plan");
    assert_eq!(read(1), read(2));
    let other = text.replace("\"a\"", "\"b\"");
    assert_ne!(import::read(other.as_bytes(), &mut Sequence::new(1)).expect("a plan"), read(1));
}

#[test]
fn a_column_that_was_taken_out_leaves_what_is_inside() {
    let document = sample();
    let mut grid = grid(&document);
    let width = 12;
    for cells in &mut grid.rows {
        if cells.len() > width {
            cells.remove(Column::Objective.index());
        }
    }
    grid.spans.clear();
    assert_eq!(read(&document, grid), Reading::PlanFile(document));
}

#[test]
fn a_text_cut_at_the_limit_of_excel_is_not_edited() {
    let mut document = sample();
    let long: String = "palabra larga ".repeat(3_000);
    Arc::make_mut(&mut document.plan.actions[0]).area = long.trim().to_owned();
    let mut grid = grid(&document);
    let at = row(&grid, 0);
    let cell = &mut grid.rows[at][Column::Area.index()].text;
    *cell = cell.chars().take(32_767).collect();
    assert_eq!(read(&document, grid.clone()), Reading::PlanFile(document.clone()));
    grid.rows[at][Column::Area.index()].text.truncate(32_000);
    assert_eq!(returned(&document, grid).edits.len(), 1);
}

#[test]
fn a_copy_inside_that_cannot_be_used_is_told() {
    let document = sample();
    for inner in ["{", "{}", r#"{"format":"mejora-plan","schema":999,"plan":{}}"#] {
        let source =
            Source { grids: vec![grid(&document)], inner: Some(inner.to_owned()), encoding: None };
        let Ok(Reading::Table(draft)) = read_source(source, &mut Sequence::new(5)) else {
            panic!("no table");
        };
        assert_eq!(draft.findings[0].kind, FindingKind::InnerUnusable);
        assert_eq!(draft.plan.actions.len(), 3);
    }
    let newer = Source {
        inner: Some(r#"{"format":"mejora-plan","schema":999,"plan":{}}"#.into()),
        ..Source::default()
    };
    let read = read_source(newer, &mut Sequence::new(5));
    assert_eq!(read, Err(NotAPlan::NewerSchema { found: 999 }));
}

/// Actions whose marks, cells and order are shuffled, to see that no id is lost or given twice.
fn assert_sound(reading: &Reading) {
    if let Reading::Returned(returned) = reading {
        plans::assert_sound(&returned.draft.plan);
        let plan = &returned.draft.plan;
        assert_eq!(returned.draft.sources.len(), plan.actions.len());
        for (source, action) in returned.draft.sources.iter().zip(&plan.actions) {
            assert_eq!(source.action, action.id);
        }
        for finding in &returned.draft.findings {
            assert!(finding.action.is_none_or(|id| plan.action(id).is_some()));
        }
    }
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_nobody_edited_is_the_same_plan(document in plans::document().boxed(), language in language(), dates: bool) {
        let grid = form_grid(&document, &language.form_words(), dates);
        let read = read(&document, grid);
        if let Reading::Returned(returned) = &read {
            prop_assert!(returned.edits.is_empty(), "{:?}", returned.edits);
        }
        prop_assert_eq!(read, Reading::PlanFile(document));
    }

    #[test]
    fn exactly_what_was_edited_is_applied(
        document in plans::document().boxed(),
        language in language(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 3..13usize, "[A-Z][a-z]{3,9} [a-z]{3,9}"), 1..5),
    ) {
        let mut grid = form_grid(&document, &language.form_words(), true);
        let count = document.plan.actions.len();
        prop_assume!(count > 0);
        let mut places = std::collections::BTreeMap::new();
        for (at, column, text) in changes {
            let place = (at.index(count), column);
            let row = row(&grid, place.0);
            grid.rows[row][column] = cells::Cell::new(text.clone());
            places.insert(place, text);
        }
        let returned = returned(&document, grid);
        let found: Vec<_> = returned.edits.iter().map(|it| {
            let at = it.action.and_then(|id| document.plan.position(id));
            (at, it.column.map(Column::index), it.after.clone())
        }).collect();
        let expect: Vec<_> = places.iter().map(|((at, column), text)| (Some(*at), Some(*column), text.clone())).collect();
        prop_assert_eq!(found, expect);
        for (at, (before, after)) in document.plan.actions.iter().zip(&returned.draft.plan.actions).enumerate() {
            for column in Column::ALL.into_iter().skip(1) {
                let words = language.form_words();
                let shown = |action| values::form::cell(action, at + 1, column, &words);
                match places.get(&(at, column.index())) {
                    None => prop_assert_eq!(shown(before), shown(after)),
                    Some(text) if column == Column::Tasks => {
                        prop_assert_eq!(after.tasks.iter().map(|it| &it.text).collect::<Vec<_>>(), [text]);
                    }
                    Some(text) => prop_assert_eq!(&shown(after), text),
                }
            }
            prop_assert_eq!((before.id, &before.extra, &before.internal_note), (after.id, &after.extra, &after.internal_note));
        }
        assert_sound(&Reading::Returned(Box::new(returned)));
    }

    #[test]
    fn whatever_happened_to_a_file_no_id_is_given_twice(
        document in plans::document().boxed(),
        other in plans::document().boxed(),
        swaps in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
        seed in 0..9u64,
    ) {
        let mut grid = form_grid(&document, &Language::Spanish.form_words(), true);
        let copied = form_grid(&other, &Language::Spanish.form_words(), false);
        for (from, to) in swaps {
            if !grid.rows.is_empty() && !copied.rows.is_empty() {
                let to = to.index(grid.rows.len());
                grid.rows[to] = copied.rows[from.index(copied.rows.len())].clone();
            }
            if !grid.marks.is_empty() {
                let (one, two) = (from.index(grid.marks.len()), to.index(grid.marks.len()));
                grid.marks[one].name = grid.marks[two].name.clone();
            }
        }
        if let Ok(reading) = read_source(source(&document, grid), &mut Sequence::new(seed)) {
            assert_sound(&reading);
        }
    }

    #[test]
    fn stripped_of_what_is_inside_it_is_a_table(document in plans::document().boxed(), language in language()) {
        let mut grid = form_grid(&document, &language.form_words(), true);
        grid.marks.retain(|mark| mark.name.len() == 16);
        let source = Source { grids: vec![grid], ..Source::default() };
        let Ok(Reading::Table(draft)) = read_source(source, &mut Sequence::new(5)) else {
            panic!("no table");
        };
        prop_assert_eq!(draft.plan.actions.len(), document.plan.actions.len());
        for (read, action) in draft.plan.actions.iter().zip(&document.plan.actions) {
            prop_assert_eq!(read.subcriterion, action.subcriterion);
        }
    }
}

#[test]
fn what_was_added_is_the_same_however_often_the_file_is_opened() {
    let document = sample();
    let mut grid = grid(&document);
    let at = row(&grid, 1);
    grid.rows[at][Column::Tasks.index()].text =
        "1. Paso 0 de el archivo\n2. Algo nuevo\n3. Y más".into();
    let opened = |seed, grid: &Grid| match read_source(
        source(&document, grid.clone()),
        &mut Sequence::new(seed),
    ) {
        Ok(Reading::Returned(returned)) => returned.draft.plan,
        other => panic!("not returned: {other:?}"),
    };
    let once = opened(1, &grid);
    assert_eq!(once, opened(2, &grid));
    grid.rows[at][Column::Comments.index()].text = "N/A".into();
    let ids = |plan: &plan::Plan| plan.actions[1].tasks.last().map(|task| task.id);
    assert_ne!(ids(&once), ids(&opened(1, &grid)), "another file is another edit");
}
