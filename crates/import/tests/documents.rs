//! Documents as other programs write them: read whole, the same from each, and never a panic
//! whatever happened to their bytes. `files/make_docs.py` makes the golden files.

use std::path::{Path, PathBuf};
use std::process::Command;

use cells::MAX_ROWS;
use import::{Columns, Draft, NotAPlan, Reading};
use plan::{Column, Sequence};
use proptest::prelude::*;

use crate::common::value;
use crate::mutate;

const GOLDEN: [&str; 4] =
    ["plan_word.docx", "plan_libreoffice.docx", "plan_libreoffice.odt", "plan_libreoffice.htm"];

fn files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(files().join(name)).expect("a golden file")
}

fn read(bytes: &[u8]) -> Result<Reading, NotAPlan> {
    import::read_file(bytes, &mut Sequence::new(7), &mut |_| {})
}

fn draft(bytes: &[u8]) -> Draft {
    match read(bytes) {
        Ok(Reading::Table(draft)) => *draft,
        other => panic!("{other:?}"),
    }
}

/// What the documents say, whoever wrote them: the rows of the grid, their cells parted by `¦`,
/// breaks as `/`.
fn rows(draft: &Draft) -> Vec<String> {
    let rows = draft.grid.rows.iter();
    let row = |row: &Vec<cells::Cell>| {
        row.iter().map(|cell| cell.text.replace('\n', "/")).collect::<Vec<_>>().join("¦")
    };
    rows.map(row).collect()
}

const COLUMNS: [Column; 8] = [
    Column::Criterion,
    Column::Subcriterion,
    Column::Action,
    Column::Tasks,
    Column::Start,
    Column::End,
    Column::Indicator,
    Column::Responsible,
];

const ACTIONS: [&str; 4] = [
    "1 | 1.1 (4) | Exhibir misión y valores en las oficinas | Diseñar los afiches + Imprimirlos + Colocarlos en cada piso | 2026-03 | 2026-06 | Cantidad de oficinas con afiche | Comunicaciones + RRHH",
    "1 | 1.3 (2) | Instalar el buzón | Comprar el buzón + Abrirlo cada mes | 2026-04 | 2026-12 | Número de sugerencias respondidas | Recursos Humanos",
    "3 | 3.2 (5) | Elaborar el plan anual | Levantar las necesidades + Redactar el plan + Aprobarlo en el Concejo | 2026-02-01 | 2026-06-30 | Porcentaje del personal capacitado | Encargada de RRHH",
    "3 | 3.3 (1) | Aplicar una encuesta | Preparar las preguntas | 2026-01 | 2026-03 | Informe de la encuesta | Planificación y Desarrollo",
];

#[test]
fn documents_of_other_programs_are_read_right() {
    for name in GOLDEN {
        let draft = draft(&bytes(name));
        // A target on a line of its own is no part of the comparison.
        let first = |text: String| text.lines().next().unwrap_or_default().to_owned();
        let says =
            |action: &plan::Action| COLUMNS.map(|column| first(value(action, column))).join(" | ");
        let actions: Vec<String> = draft.plan.actions.iter().map(|it| says(it)).collect();
        assert_eq!(actions, ACTIONS, "{name}");
        assert_eq!(draft.plan.header.institution, "Ayuntamiento Municipal de Loma Alta", "{name}");
        assert_eq!(draft.headers.len(), 2, "{name}");
    }
}

#[test]
fn all_programs_say_the_same() {
    let word = draft(&bytes(GOLDEN[0]));
    assert_eq!(word.grid.lines.len(), 19);
    for name in &GOLDEN[1..] {
        let other = draft(&bytes(name));
        assert_eq!(rows(&other), rows(&word), "{name}");
        assert_eq!(other.grid.spans, word.grid.spans, "{name}");
        let bold = |draft: &Draft| {
            let rows = draft.grid.rows.iter();
            rows.map(|row| row.iter().map(|cell| cell.bold).collect()).collect::<Vec<Vec<_>>>()
        };
        assert_eq!(bold(&other), bold(&word), "{name}");
    }
}

/// Makes the golden files anew with the programs of this machine, which may be newer.
#[test]
fn the_programs_of_this_machine_write_the_same() {
    let folder = std::env::temp_dir().join(format!("mejora-documents-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the files");
    let made = Command::new("python3").arg(files().join("make_docs.py")).arg(&folder).output();
    match made {
        Ok(output) if output.status.success() => {
            for name in GOLDEN {
                let bytes = std::fs::read(folder.join(name)).expect("a file just made");
                assert_eq!(rows(&draft(&bytes)), rows(&draft(&self::bytes(name))), "{name}");
            }
        }
        _ => println!("skipped: python-docx or LibreOffice is not on this machine"),
    }
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

#[test]
fn files_that_are_cut_off_are_damaged_and_strangers_are_named() {
    for name in &GOLDEN[..3] {
        let whole = bytes(name);
        for part in [3, 4, 5] {
            let half = &whole[..whole.len() * part / 6];
            let refused =
                matches!(read(half), Err(NotAPlan::Damaged { .. } | NotAPlan::NotText { .. }));
            assert!(refused, "{name}");
        }
    }
    let mut parts = mutate::unpack(&bytes(GOLDEN[0]));
    let body = parts.iter_mut().find(|(name, _)| name == "word/document.xml").expect("the body");
    body.1 = vec![b'x'; 49_000_000];
    assert!(matches!(
        read(&mutate::pack(&parts)),
        Err(NotAPlan::Unpacks { bytes: 49_000_000, most: 48_000_000, .. })
    ));
}

/// An entity that stands for ten of the next, nine deep.
#[test]
fn an_entity_bomb_is_a_text() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"boom\">");
    for at in 1..10 {
        let ten = format!("&a{};", at - 1).repeat(10);
        bomb.push_str(&format!("<!ENTITY a{at} \"{ten}\">"));
    }
    bomb.push_str("]><w:document><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:document>");
    let read = read(&mutate::pack(&[("word/document.xml", bomb)]));
    assert_eq!(read, Err(NotAPlan::NoTable { found: Columns::default() }));
}

/// Markup that means something to one of the readers.
const PIECES: [&str; 24] = [
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:p>",
    "</w:p>",
    "<w:vMerge/>",
    "<w:gridSpan w:val=\"9999999999\"/>",
    "<w:gridSpan w:val=\"63\"/>",
    "<w:gridBefore w:val=\"70\"/>",
    "<w:hMerge/>",
    "<w:txbxContent>",
    "<w:ilvl w:val=\"99\"/>",
    "<table:table>",
    "<table:table-cell table:number-rows-spanned=\"99999\" table:number-columns-spanned=\"99\">",
    "<table:covered-table-cell table:number-columns-repeated=\"4000000000\"/>",
    "<text:list>",
    "<text:s text:c=\"4000000000\"/>",
    "<table>",
    "<td colspan=99 rowspan=0>",
    "</tr></table>",
    "<ol start=4294967295><li><li>",
    "&#x10ffff;&nbsp<!--",
];

/// What holds of any reading: spans, marks and hidden rows are within the grid.
fn is_sound(reading: Result<Reading, NotAPlan>) {
    let Ok(Reading::Table(draft)) = reading else { return };
    let grid = &draft.grid;
    assert!(grid.rows.len() <= MAX_ROWS && grid.lines.len() == grid.rows.len());
    assert!(grid.rows.iter().all(|row| row.len() <= cells::MAX_CELLS));
    for span in &grid.spans {
        assert!(span.rows > 0 && span.columns > 0 && span.rows * span.columns > 1, "{span:?}");
        assert!(span.row + span.rows <= grid.rows.len(), "{span:?}");
        assert!(span.column + span.columns <= cells::MAX_CELLS, "{span:?}");
        assert!(span.column < grid.rows[span.row].len(), "{span:?}");
    }
    assert!(grid.marks.iter().all(|mark| mark.row < grid.rows.len()));
    assert!(grid.hidden.iter().all(|row| *row < grid.rows.len()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_files_never_panic(which in 0..4_usize, edits in mutate::edits(&PIECES)) {
        is_sound(read(&mutate::damaged(&bytes(GOLDEN[which]), &edits)));
    }

    #[test]
    fn damaged_parts_never_panic(
        which in 0..3_usize,
        part in 0..30_usize,
        edits in mutate::edits(&PIECES),
    ) {
        is_sound(read(&mutate::damaged_inside(&bytes(GOLDEN[which]), part, &edits)));
    }

    #[test]
    fn damaged_bodies_never_panic(
        which in 0..3_usize,
        edits in mutate::edits(&PIECES),
    ) {
        let mut parts = mutate::unpack(&bytes(GOLDEN[which]));
        parts.retain(|(name, _)| !name.contains("theme") && !name.contains("docProps"));
        let body = ["word/document.xml", "content.xml"];
        let part = parts.iter_mut().find(|(name, _)| body.contains(&name.as_str()));
        let (_, part) = part.expect("the body");
        *part = mutate::damaged(part, &edits);
        is_sound(read(&mutate::pack(&parts)));
    }

    #[test]
    fn pages_of_any_pieces_never_panic(pieces in prop::collection::vec((0..PIECES.len(), "[a-z ]{0,3}"), 0..60)) {
        let page: String = pieces.iter().map(|(at, text)| format!("{}{text}", PIECES[*at])).collect();
        is_sound(read(format!("<html>{page}").as_bytes()));
        let body = format!("<w:document><w:body>{page}");
        is_sound(read(&mutate::pack(&[("word/document.xml", body)])));
    }

    #[test]
    fn arbitrary_bytes_never_panic(rest in prop::collection::vec(any::<u8>(), 0..300), kind in 0..3_usize) {
        let start: &[u8] = [&b"PK\x03\x04word/document.xml"[..], b"<table>", b""][kind];
        is_sound(read(&[start, &rest].concat()));
    }
}
