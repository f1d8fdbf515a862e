//! Guides of any content, in every layout: nothing is lost, nothing gets into another subcriterion,
//! and the reader never panics.

use cells::{Cell, Grid};
use import::guide::{Example, read_guide, read_guide_text};
use plan::{Criterion, Subcriterion};
use proptest::prelude::*;

use crate::guides;
use crate::guides::{Layout, NUMBERS, grid, rows, text};

/// What must come out of a layout: without strengths where it has no column for them.
fn expected(examples: &[Example], layout: Layout) -> Vec<Example> {
    let mut expected = examples.to_vec();
    if !layout.has_strengths() {
        expected.iter_mut().for_each(|it| it.strengths.clear());
    }
    expected
}

#[test]
fn a_guide_of_150_pages_in_every_layout() {
    let examples = guides::long();
    assert_eq!(examples.len(), 252);
    for layout in Layout::ALL {
        let rows = rows(&examples, layout, NUMBERS[1]);
        let guide = read_guide(&[grid(&rows)]).expect("a guide");
        assert_eq!(guide.institution, "Ayuntamiento de Peña Blanca");
        let expected = expected(&examples, layout);
        for (found, expected) in guide.examples.iter().zip(&expected) {
            assert_eq!(found, expected, "{layout:?}");
        }
        assert_eq!(guide.examples.len(), expected.len(), "{layout:?}");
        let pasted = read_guide_text(&text(&rows)).expect("a guide");
        assert_eq!(pasted.examples, expected, "{layout:?} pasted");
    }
}

#[test]
fn headers_and_headings_without_end_are_no_trouble() {
    let area = "No se evidencia nada de lo que el ejemplo largo pide sobre ciudadanía y datos";
    let mut many = Vec::new();
    many.push(vec!["SUBCRITERIO 1.1. Uno".to_owned()]);
    for at in 0..20_000 {
        match at % 4 {
            0 => many.push(vec![
                "Ejemplos".into(),
                "Puntos fuertes".into(),
                "Áreas de mejora".into(),
            ]),
            1 => many.push(vec![format!("{}. {area}", at % 90 + 1), String::new(), area.into()]),
            2 => many.push(vec!["Áreas de mejora:".into()]),
            _ => many.push(vec![format!("{area} {at}")]),
        }
    }
    assert!(read_guide(&[grid(&many)]).is_some());
}

/// Words of a guide: none that begins a heading, says "none" or is a number.
fn sentence() -> impl Strategy<Value = String> {
    const WORDS: [&str; 10] = [
        "misión",
        "procesos",
        "ciudadanía",
        "del",
        "personal",
        "archivo",
        "indicadores",
        "presupuesto",
        "encuesta",
        "anual",
    ];
    let word = prop::sample::select(WORDS.to_vec());
    ("[A-Z][a-z]{4,9}", prop::collection::vec(word, 1..12))
        .prop_map(|(first, rest)| format!("{first} {}", rest.join(" ")))
}

fn answer() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        3 => sentence().prop_map(|it| format!("No consta {it}.")),
    ]
}

fn examples() -> impl Strategy<Value = Vec<Example>> {
    let one = (sentence(), answer(), answer());
    let part = ((1_u8..=9, 1_u8..=9), prop::collection::vec(one, 1..12));
    prop::collection::vec(part, 1..8).prop_map(|mut parts| {
        parts.sort_by_key(|it| it.0);
        parts.dedup_by_key(|it| it.0);
        let mut examples = Vec::new();
        for ((criterion, number), part) in parts {
            let criterion = Criterion::new(criterion);
            let subcriterion = criterion.and_then(|it| Subcriterion::new(it, number));
            for (at, (text, strengths, area)) in part.into_iter().enumerate() {
                let example = (at + 1).to_string();
                examples.push(Example { criterion, subcriterion, example, text, strengths, area });
            }
        }
        examples
    })
}

/// Anything that a grid can hold, with the words of guides among it.
fn any_grid() -> impl Strategy<Value = Grid> {
    const PIECES: [&str; 18] = [
        "Ejemplos",
        "Puntos fuertes",
        "Áreas de mejora",
        "CRITERIO 1: X",
        "SUBCRITERIO 1.1. Y",
        "1.2 Zeta",
        "1. Uno",
        "2) Dos\n3) Tres",
        "Áreas de mejora: 1. a 2. b",
        "Ejemplo 3.",
        "Puntos fuertes: p",
        "N/A",
        "",
        "No se",
        "Acción de mejora",
        "Responsable",
        "Tareas",
        "a)",
    ];
    let cell = prop_oneof![4 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 1 => any::<String>()];
    let row = prop::collection::vec(cell, 0..5);
    prop::collection::vec(row, 0..25).prop_map(|rows| {
        let mut grid = Grid::default();
        for (at, row) in rows.into_iter().enumerate() {
            grid.push(at + 1, row.into_iter().map(Cell::new).collect());
        }
        grid
    })
}

proptest! {
    #[test]
    fn every_layout_gives_the_same_examples(
        examples in examples(),
        layout in prop::sample::select(Layout::ALL.to_vec()),
        number in 0..NUMBERS.len(),
    ) {
        let rows = rows(&examples, layout, NUMBERS[number]);
        let expected = expected(&examples, layout);
        let guide = read_guide(&[grid(&rows)]).expect("a guide");
        if layout == Layout::Lists {
            // An área that copies an example goes to it, whatever its number says.
            for (found, expected) in guide.examples.iter().zip(&expected) {
                prop_assert_eq!(&found.text, &expected.text);
                prop_assert_eq!(found.subcriterion, expected.subcriterion);
            }
            for expected in &expected {
                let mut same = guide.examples.iter().filter(|it| it.subcriterion == expected.subcriterion);
                prop_assert!(same.any(|it| it.area.contains(&expected.area)));
            }
        } else {
            prop_assert_eq!(&guide.examples, &expected);
            let pasted = read_guide_text(&text(&rows)).expect("a guide");
            prop_assert_eq!(&pasted.examples, &expected);
        }
    }

    #[test]
    fn readers_of_guides_never_panic(grid in any_grid(), text in any::<String>()) {
        let read = read_guide(std::slice::from_ref(&grid));
        prop_assert!(read.is_none_or(|guide| !guide.examples.is_empty()));
        let lines = grid.rows.iter().map(|row| {
            row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t")
        });
        let _ = read_guide_text(&lines.collect::<Vec<_>>().join("\n"));
        let _ = read_guide_text(&text);
    }
}
