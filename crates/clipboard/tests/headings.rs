//! Whether the first row of a block names its columns.

use clipboard::{by_names, headings};

use crate::{block, cells};

const KNOWN: [(char, &[&str]); 6] = [
    ('n', &["No."]),
    ('a', &["Acción de mejora", "Acción"]),
    ('t', &["Ta\u{ad}reas"]),
    ('s', &["Inicio"]),
    ('e', &["Fin"]),
    ('r', &["Responsable", "Responsables"]),
];

fn found(rows: &[&[&str]]) -> Option<(usize, String)> {
    let found = headings(&block(rows), by_names(&KNOWN))?;
    Some((found.rows, found.columns.into_iter().map(|it| it.unwrap_or('-')).collect()))
}

#[test]
fn a_first_row_of_headings_is_known() {
    let check = |rows: &[&[&str]], expect: Option<(usize, &str)>| {
        assert_eq!(found(rows), expect.map(|it| (it.0, it.1.to_owned())), "{rows:?}");
    };
    check(
        &[&["ACCION DE MEJORA:", "Tareas", "Observaciones"], &["Medir", "1. Ir", ""]],
        Some((1, "at-")),
    );
    check(&[&["Responsable"], &["Alcaldía"], &["Cómputos"]], Some((1, "r")));
    check(&[&["Responsable", "Responsables"], &["a", "b"]], None);
    check(&[&["Responsable", "Tareas", "Responsables"], &["a", "b", "c"]], Some((1, "rt-")));
    check(&[&["Responsable", "Tareas"]], None);
    check(&[&["Acción", "Medir el terreno"], &["a", "b"]], None);
    check(&[&["Medir", "Tareas de hoy"], &["a", "b"]], None);
    check(&[&["", "Tareas"], &["1", "Medir"]], Some((1, "-t")));
}

#[test]
fn time_stands_over_start_and_end() {
    let form = "<table><tr><td rowspan=2>No.<td rowspan=2>Acción de mejora<td colspan=2>Tiempo\
        <td rowspan=2>Responsable<tr><td>Inicio<td>Fin<tr><td>1<td>Medir<td>ene-26<td>mar-26<td>Obras</table>";
    let block = cells(Some(form), "").block;
    let found = headings(&block, by_names(&KNOWN)).expect("headings");
    assert_eq!(
        (found.rows, found.columns),
        (2, vec![Some('n'), Some('a'), Some('s'), Some('e'), Some('r')])
    );
    assert_eq!(block.without_first(2).map(|it| it.text(0, 1).to_owned()), Some("Medir".to_owned()));
}
