//! Spreadsheets that are damaged, or made to do harm: each ends in time as cells or as one clear
//! error, and stays within the limits.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use cells::{FileKind, MAX_CELLS, MAX_GRID_TEXT, MAX_ROWS, Source, Unreadable};
use proptest::prelude::*;

use crate::cells;
use crate::mutate;
use crate::mutate::{damaged, damaged_inside, edits, pack};

const GOLDEN: [&str; 6] = [
    "plan-openpyxl.xlsx",
    "plan-libreoffice.xlsx",
    "plan.ods",
    "plan-sheetjs.ods",
    "plan.xls",
    "plan-sheetjs.xls",
];

const PACKED: [&str; 4] =
    ["plan-openpyxl.xlsx", "plan-libreoffice.xlsx", "plan.ods", "plan-sheetjs.ods"];

/// What means something in a spreadsheet's XML.
const PIECES: [&str; 24] = [
    "<c",
    "</c>",
    "<row r=\"1048576\">",
    "<row>",
    "</row>",
    "<v>",
    "</v>",
    "99999999999",
    "-1",
    "1E+308",
    " r=\"XFD1048576\"",
    " t=\"s\"",
    " t=\"inlineStr\"",
    "<is><t>x</t></is>",
    " s=\"65535\"",
    "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
    " hidden=\"1\"",
    "&#0;&lol;",
    " table:number-rows-repeated=\"1048576\"",
    " table:number-columns-repeated=\"16384\"",
    " table:number-rows-spanned=\"4294967295\"",
    "<text:s text:c=\"4294967295\"/>",
    "<table:table>",
    "\"",
];

/// What means something in a workbook of before 2007: records, and the longest of lengths.
const RECORDS: [&str; 6] = [
    "\u{3c}\0\u{1}\0\u{1}",
    "\u{a}\0\0\0",
    "\u{7f}\u{7f}",
    "\0\0\0\0",
    "\u{9}\u{8}\u{4}\0",
    "\u{7}\u{2}\u{3}\0\u{9}\0\0",
];

/// How a spreadsheet begins that was not packed.
const FLAT: &[u8] = b"<?xml?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><table:table><table:table-row>";

fn golden(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/sheets");
    std::fs::read(folder.join(name)).expect("the golden file")
}

fn read(bytes: &[u8]) -> Result<Source, Unreadable> {
    cells(bytes, &mut |_| {})
}

/// Says what is not as [`cells::Grid`] promises it, or beyond a limit.
fn broken_promise(source: &Source) -> Option<String> {
    let mut text = 0;
    for grid in &source.grids {
        let rows = grid.rows.len();
        let ascending = |numbers: &[usize]| numbers.windows(2).all(|pair| pair[0] < pair[1]);
        let fits = |span: &cells::MergedCells| {
            let (end, right) = (span.row + span.rows, span.column + span.columns);
            span.rows * span.columns > 1
                && grid
                    .rows
                    .get(span.row..end)
                    .is_some_and(|rows| rows.iter().all(|row| row.len() >= right))
        };
        text += grid.rows.iter().flatten().map(|cell| cell.text.len()).sum::<usize>();
        let holds = [
            ("rows", rows <= MAX_ROWS && grid.lines.len() == rows),
            ("lines", ascending(&grid.lines)),
            ("cells", grid.rows.iter().all(|row| row.len() <= MAX_CELLS)),
            ("spans", grid.spans.iter().all(fits)),
            ("hidden", ascending(&grid.hidden) && grid.hidden.iter().all(|row| *row < rows)),
            ("marks", grid.marks.iter().all(|mark| mark.row < rows)),
            ("text", text <= MAX_GRID_TEXT),
        ];
        if let Some((what, _)) = holds.into_iter().find(|(_, holds)| !holds) {
            return Some(what.to_owned());
        }
    }
    None
}

fn check(bytes: &[u8]) {
    if let Ok(source) = read(bytes) {
        assert_eq!(broken_promise(&source), None);
    }
}

/// The workbook's stream of a golden file of before 2007, in a container that is sound.
fn damaged_stream(edits: &[mutate::Edit]) -> Vec<u8> {
    let mut stream = Vec::new();
    let mut file = cfb::CompoundFile::open(Cursor::new(golden("plan.xls"))).expect("a container");
    let mut workbook = file.open_stream("/Workbook").expect("a workbook");
    workbook.read_to_end(&mut stream).expect("its bytes");
    container("/Workbook", &damaged(&stream, edits))
}

fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    file.create_stream(name).and_then(|mut it| it.write_all(stream)).expect("a stream");
    file.into_inner().into_inner()
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(start in 0..4_usize, bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        let magic: [&[u8]; 4] = [b"PK\x03\x04xl/workbook.xml", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FLAT];
        check(&[magic[start], &bytes].concat());
        let stream = [&[9, 8, 8, 0, 0, 6, 5, 0, 0, 0, 0, 0][..], &bytes].concat();
        check(&container("/Workbook", &stream));
    }

    #[test]
    fn damaged_files_never_panic(which in 0..6_usize, edits in edits(&RECORDS)) {
        check(&damaged(&golden(GOLDEN[which]), &edits));
    }

    #[test]
    fn damaged_streams_never_panic(edits in edits(&RECORDS)) {
        check(&damaged_stream(&edits));
    }

    #[test]
    fn damaged_parts_never_panic(which in 0..4_usize, part in 0..20_usize, edits in edits(&PIECES)) {
        check(&damaged_inside(&golden(PACKED[which]), part, &edits));
    }
}

#[test]
fn a_file_that_was_cut_off_is_damaged() {
    for name in GOLDEN {
        let whole = golden(name);
        for part in [3, 5, 9] {
            let cut = &whole[..whole.len() * part / 10];
            let error = read(cut).map(|_| ());
            assert!(matches!(error, Err(Unreadable::Damaged { .. })), "{name} {part}: {error:?}");
        }
    }
}

#[test]
fn what_is_no_spreadsheet_is_named() {
    let picture = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 400]].concat();
    assert_eq!(read(&picture), Err(Unreadable::NotText { kind: FileKind::Picture }));
    let locked = container("/EncryptedPackage", &[7; 5000]);
    assert_eq!(read(&locked), Err(Unreadable::Encrypted { kind: FileKind::OldOffice }));
    let document = container("/WordDocument", &[7; 5000]);
    assert_eq!(read(&document), Err(Unreadable::NotText { kind: FileKind::OldOffice }));
}

/// A workbook whose one sheet is this part.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    pack(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"Plan\" r:id=\"a\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/>\
            <Relationship Id=\"b\" Type=\"/sharedStrings\" Target=\"t.xml\"/></Relationships>",
        ),
        ("xl/s.xml", sheet),
        ("xl/t.xml", &format!("<sst>{strings}</sst>")),
    ])
}

fn sheet(rows: &str) -> String {
    format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
    )
}

#[test]
fn a_bomb_ends_at_the_limit() {
    let bomb = workbook(&" ".repeat(50_000_000), "");
    assert!(bomb.len() < 100_000);
    assert!(matches!(
        read(&bomb),
        Err(Unreadable::Unpacks { kind: FileKind::Excel, bytes: 50_000_000.., most: 48_000_000 })
    ));
    let many: Vec<_> = (0..20_000).map(|at| (format!("xl/workbook.xml{at}"), "")).collect();
    assert_eq!(read(&pack(&many)), Err(Unreadable::TooMuch { kind: FileKind::Excel }));
}

#[test]
fn one_text_in_a_million_cells_ends_at_the_limit() {
    let rows =
        "<row>".to_owned() + &"<c r=\"XFD1\" t=\"s\"><v>0</v></c>".repeat(100_000) + "</row>";
    let source = read(&workbook(&sheet(&rows), &format!("<si><t>{}</t></si>", "x".repeat(30_000))));
    let source = source.expect("cells");
    assert_eq!(broken_promise(&source), None);
    assert!(source.grids[0].cut);
}

#[test]
fn a_workbook_is_known_by_its_content_types() {
    let types = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    let parts = [
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"/officeDocument\" Target=\"libro.xml\"/></Relationships>",
        ),
        ("libro.xml", "<workbook><sheets><sheet name=\"Uno\" r:id=\"b\"/></sheets></workbook>"),
        (
            "_rels/libro.xml.rels",
            "<Relationships><Relationship Id=\"b\" Type=\"/worksheet\" Target=\"hoja.xml\"/></Relationships>",
        ),
        ("hoja.xml", &sheet("<row><c><v>3</v></c></row>")),
    ];
    let source = read(&pack(&parts)).expect("cells");
    assert_eq!((source.grids[0].name.as_str(), source.grids[0].text(0, 0)), ("Uno", "3"));
    assert_eq!(read(&pack(&parts[1..])), Err(Unreadable::NotText { kind: FileKind::Zip }));
}

#[test]
fn the_last_cell_of_a_sheet_is_one_row() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let grid = read(&workbook(&sheet(rows), "")).expect("cells").grids.remove(0);
    assert_eq!(grid.lines, [1, 2, 1_048_576]);
    assert_eq!((grid.text(0, 0), grid.text(2, MAX_CELLS - 1)), ("1", "2"));
}

#[test]
fn a_hundred_thousand_rows_are_cut() {
    let cell = "<c t=\"inlineStr\"><is><t>Revisar la misión</t></is></c>";
    let rows = format!("<row>{}</row>", cell.repeat(6)).repeat(100_000);
    let mut told = 0;
    let bytes = workbook(&sheet(&rows), "");
    let source = cells(&bytes, &mut |percent| told = percent).expect("cells");
    assert_eq!((source.grids[0].rows.len(), source.grids[0].cut), (MAX_ROWS, true));
    assert!(told > 0);
}

#[test]
fn merged_ranges_without_end_are_bounded() {
    let row = "<row><c><v>1</v></c></row>".repeat(20_000);
    let merges = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(300_000);
    let part = format!(
        "<worksheet><sheetData>{row}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    );
    let source = read(&workbook(&part, "")).expect("cells");
    assert_eq!(broken_promise(&source), None);
}

#[test]
fn entities_are_never_expanded() {
    let bomb = "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>";
    let rows = "<row><c t=\"str\"><v>&b;</v></c></row>";
    let grid =
        read(&workbook(&format!("{bomb}{}", sheet(rows)), "")).expect("cells").grids.remove(0);
    assert_eq!(grid.text(0, 0), "&b;");
}

#[test]
fn nesting_without_end_is_too_much() {
    let deep = sheet(&"<row><c>".repeat(100_000));
    assert_eq!(read(&workbook(&deep, "")), Err(Unreadable::TooMuch { kind: FileKind::Excel }));
}

#[test]
fn texts_that_are_not_there_are_empty() {
    let rows = "<row><c t=\"s\"><v>4294967295</v></c><c t=\"s\"><v>-1</v></c><c s=\"999\"><v>5</v></c></row>";
    let grid = read(&workbook(&sheet(rows), "<si><t>uno</t></si>")).expect("cells").grids.remove(0);
    assert_eq!((grid.text(0, 0), grid.text(0, 1), grid.text(0, 2)), ("", "", "5"));
}
