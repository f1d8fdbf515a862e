//! What files hold beside their plain cells, the whole way from bytes to a plan: dates of books
//! that count from 1904.
#![cfg(feature = "readers")]

#[path = "common/mutate.rs"]
mod mutate;

use exchange::{Draft, Reading, read_file};
use mutate::pack;
use plan::{Action, Sequence};

/// The draft of a file with one table.
fn draft(bytes: &[u8]) -> Draft {
    match read_file(bytes, &mut Sequence::new(7), &mut |_| {}) {
        Ok(Reading::Table(draft)) => *draft,
        Ok(Reading::Tables(mut tables)) => tables.remove(0).draft,
        other => panic!("no table: {other:?}"),
    }
}

const HEADINGS: [&str; 7] =
    ["No.", "Área de mejora", "Acción de mejora", "Objetivo", "Tareas", "Inicio", "Fin"];

fn text_cell(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A workbook with the headings above one row that ends with these cells, and more parts.
fn excel(properties: &str, last: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let headings: String = HEADINGS.iter().map(|it| text_cell(it)).collect();
    let row: String =
        ["1", "Faltan aulas", "Abrir aulas", "Enseñar", "Pintar"].map(text_cell).concat();
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\">{headings}</row><row r=\"2\">{row}{last}</row></sheetData></worksheet>"
    );
    let book = format!(
        "<workbook>{properties}<sheets><sheet name=\"Plan\" r:id=\"a\"/></sheets></workbook>"
    );
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/></Relationships>";
    let mut parts = vec![
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/s.xml", sheet.as_str()),
    ];
    parts.extend_from_slice(more);
    pack(&parts)
}

fn dates(action: &Action) -> [&str; 2] {
    [&action.start, &action.end].map(|it| it.as_ref().map_or("", |it| &it.written))
}

#[test]
fn plain_numbers_are_days_as_their_book_counts() {
    let check = |properties: &str, numbers: [&str; 2], expect: [&str; 2]| {
        let last = numbers.map(|it| format!("<c><v>{it}</v></c>")).concat();
        let draft = draft(&excel(properties, &last, &[]));
        assert_eq!(dates(&draft.plan.actions[0]), expect, "{properties}");
        // What the cell said is told as it is.
        let told = draft.findings.iter().find(|it| it.kind.key() == "date_serial");
        assert_eq!(told.map(|it| it.read.as_str()), Some(numbers[0]));
    };
    check("", ["46082", "46265"], ["mar-26", "31/08/2026"]);
    check("<workbookPr date1904=\"1\"/>", ["44620", "44803"], ["mar-26", "31/08/2026"]);
    check("<workbookPr date1904=\"true\"/>", ["44620.25", "44803"], ["mar-26", "31/08/2026"]);
    check("<workbookPr date1904=\"0\"/>", ["46082", "46265"], ["mar-26", "31/08/2026"]);
}
