//! A plan says the same whatever shape it comes in, and no word of it is lost.

use std::collections::BTreeSet;

use cells::{Cell, Grid};
use import::Draft;
use plan::{Column, Sequence};
use proptest::prelude::*;

use crate::common;
use crate::common::samples::phrase;
use crate::common::{value, words, words_of};

/// Any ordinary plan: its headings, and the values of its actions.
fn ordinary() -> impl Strategy<Value = (Vec<&'static str>, Vec<Vec<String>>)> {
    let names = vec![
        "Subcriterio No.",
        "Objetivo",
        "Tareas",
        "Inicio",
        "Fin",
        "Recursos necesarios",
        "Indicador",
        "Responsable de seguimiento",
        "Comentarios",
        "Meta",
        "Estado",
    ];
    let headings = prop::sample::subsequence(names, 2..11).prop_shuffle().prop_map(|mut names| {
        names.insert(0, "No.");
        names.insert(1, "Acción de Mejora");
        names.insert(2, "Área de Mejora");
        names
    });
    let rows =
        prop::collection::vec(prop::collection::vec((phrase(), 0..24_u32, 0..6_u8), 14), 2..6);
    (headings, rows).prop_map(|(names, rows)| {
        let row = |(number, row): (usize, Vec<(String, u32, u8)>)| {
            let cell =
                |(at, (text, month, empty)): (usize, (String, u32, u8))| match *names.get(at)? {
                    "No." => Some((number + 1).to_string()),
                    "Inicio" => Some(format!("{:02}/{}", month % 12 + 1, 2026)),
                    "Fin" => Some(format!("{:02}/{}", month % 12 + 1, 2027)),
                    "Subcriterio No." => Some(format!("{}.1 ({month})", month % 9 + 1)),
                    _ if empty == 0 && at > 2 => Some(String::new()),
                    _ => Some(text),
                };
            row.into_iter().enumerate().filter_map(cell).collect::<Vec<String>>()
        };
        let rows = rows.into_iter().enumerate().map(row).collect();
        (names, rows)
    })
}

fn cells(rows: Vec<Vec<String>>) -> Grid {
    let mut grid = Grid::default();
    for (row, cells) in rows.into_iter().enumerate() {
        grid.push(row + 1, cells.into_iter().map(Cell::new).collect());
    }
    grid
}

/// The fields of the actions, and their notes.
fn fields(draft: &Draft) -> Vec<String> {
    let of = |it: &plan::Action| {
        let values = Column::ALL.map(|column| value(it, column)).join(" | ");
        let mut notes: Vec<&str> = it.internal_note.lines().collect();
        notes.sort_unstable();
        format!("{values} | {} | {}", it.indicator.target, notes.join("; "))
    };
    draft.plan.actions.iter().map(|it| of(it)).collect()
}

/// The words of the source that the draft does not hold, but for those of the headings.
fn lost(grid: &Grid, headings: &[&str], draft: &Draft) -> Vec<String> {
    let mut held = words_of(draft);
    held.extend(headings.iter().flat_map(|text| words(text)));
    // The names of markup are no words: a title, which keeps no original beside it, is without.
    let plain = |text: &str| text.replace("<b>", " ").replace("</b>", " ").replace("&nbsp;", " ");
    let all = grid.rows.iter().flatten().flat_map(|it| words(&plain(&it.text)).collect::<Vec<_>>());
    let all: BTreeSet<String> = all.collect();
    all.into_iter().filter(|word| !held.contains(word)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_says_the_same_in_every_shape((names, rows) in ordinary(), titled in any::<bool>()) {
        let header: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
        let whole: Vec<Vec<String>> = [header].into_iter().chain(rows.clone()).collect();
        let expect = import::read_grid(cells(whole.clone()), &mut Sequence::new(1));
        let expect = fields(&expect.expect("an ordinary plan"));
        let title = vec![vec!["Plan de Mejora Institucional 2026-2027".to_owned()]];
        let title = if titled { title } else { Vec::new() };

        let column = |at: usize| whole.iter().map(|row| row[at].clone()).collect::<Vec<_>>();
        let turned: Vec<_> = title.clone().into_iter().chain((0..names.len()).map(column)).collect();
        let turned = cells(turned);
        let draft = import::read_grid(turned.clone(), &mut Sequence::new(1)).expect("turned");
        prop_assert_eq!(fields(&draft), expect.clone());
        prop_assert_eq!(lost(&turned, &names, &draft), Vec::<String>::new());

        let form = |row: &Vec<String>| {
            let pair = |(name, value): (&&str, &String)| vec![(*name).to_owned(), value.clone()];
            names.iter().zip(row).map(pair).chain([Vec::new()]).collect::<Vec<_>>()
        };
        let forms: Vec<_> = title.into_iter().chain(rows.iter().flat_map(form)).collect();
        let forms = cells(forms);
        let draft = import::read_grid(forms.clone(), &mut Sequence::new(1)).expect("forms");
        prop_assert_eq!(fields(&draft), expect);
        prop_assert_eq!(lost(&forms, &names, &draft), Vec::<String>::new());
    }

    #[test]
    fn no_word_of_a_form_is_lost(
        lines in prop::collection::vec(
            (prop::sample::select(vec![
                "Acción", "Área de mejora:", "Objetivo", "Tareas", "Inicio", "Fin", "Responsable:", "Recursos", "Meta",
                "Código", "", "Institución", "Ficha 2", "Elaborado por:",
            ]), prop::collection::vec(common::samples::cell(), 0..3)), 4..24),
    ) {
        let row = |(label, values): (&str, Vec<String>)| {
            let label = [label.to_owned()].into_iter();
            label.chain(values).collect::<Vec<_>>()
        };
        let grid = cells(lines.into_iter().map(row).collect());
        let labels = ["Acción", "Área de mejora:", "Objetivo", "Tareas", "Inicio", "Fin", "Responsable", "Recursos", "Meta", "Institución"];
        if let Some(draft) = import::read_grid(grid.clone(), &mut Sequence::new(1)) {
            let header = draft.headers.iter().cloned().flatten();
            let heads: Vec<String> = header
                .flat_map(|row| draft.grid.rows[row].iter().map(|cell| cell.text.clone()))
                .collect();
            let heads: Vec<&str> = heads.iter().map(String::as_str).chain(labels).collect();
            prop_assert_eq!(lost(&grid, &heads, &draft), Vec::<String>::new());
        }
    }
}
