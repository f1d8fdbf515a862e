//! Excel workbooks, written by hand.

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;

use super::super::samples::fills;
use super::*;
use crate::grid::{Grid, MergedCells, RowMark};

const RELS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

const WORKBOOK_RELS: &str = r#"<Relationships>
<Relationship Id="a" Type="x/worksheet" Target="worksheets/one.xml"/>
<Relationship Id="b" Type="x/worksheet" Target="/xl/worksheets/two.xml"/>
<Relationship Id="c" Type="x/sharedStrings" Target="strings.xml"/>
<Relationship Id="d" Type="x/styles" Target="styles.xml"/>
<Relationship Id="e" Type="x/chartsheet" Target="chart.xml"/></Relationships>"#;

const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-C0A]mmm\-yy;@"/></numFmts>
<fonts><font><sz val="11"/></font><font><b/></font></fonts>
<fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="9" fontId="1"/><xf fillId="2"/></cellXfs></styleSheet>"#;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let _ = zip.start_file(*name, zip::write::SimpleFileOptions::default());
        let _ = zip.write_all(text.as_bytes());
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn workbook(
    sheets: &str,
    first: &str,
    second: &str,
    strings: &str,
    more: &[(&str, &str)],
) -> Vec<u8> {
    let sheet = |inside| format!("<x:worksheet xmlns:x=\"m\"><x:sheetData>{inside}</x:worksheet>");
    let (first, second) = (sheet(first), sheet(second));
    let strings = format!("<sst>{strings}</sst>");
    let mut parts = vec![
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", sheets),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELS),
        ("xl/worksheets/one.xml", &first),
        ("xl/worksheets/two.xml", &second),
        ("xl/strings.xml", &strings),
        ("xl/styles.xml", STYLES),
    ];
    parts.extend(more);
    zipped(&parts)
}

const ONE: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Plan" sheetId="7" r:id="a"/></sheets></workbook>"#;

fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    read(bytes, &mut |_| {}).map(|source| source.grids)
}

fn first(sheet: &str, strings: &str) -> Grid {
    let sheet = format!("{sheet}</x:sheetData>");
    grids(&workbook(ONE, &sheet, "</x:sheetData>", strings, &[]))
        .map(|mut it| it.remove(0))
        .unwrap_or_default()
}

fn texts(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

#[test]
fn cells_of_every_type() {
    let grid = first(
        r#"<x:row r="2"><x:c r="B2" t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>99</x:v></x:c></x:row>
        <x:row><x:c t="inlineStr"><x:is><x:t>en línea</x:t></x:is></x:c><x:c t="str"><x:f>A1&amp;"x"</x:f><x:v>fórmula</x:v></x:c>
        <x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c s="3"><x:v>0.5</x:v></x:c>
        <x:c s="0"><x:f>SUM(1)</x:f><x:v>0.30000000000000004</x:v></x:c></x:row>
        <x:row r="7"><x:c s="1"><x:v>45838</x:v></x:c><x:c s="2"><x:v>46082</x:v></x:c><x:c t="d" s="2"><x:v>2026-03-01T00:00:00</x:v></x:c></x:row>"#,
        "<si><t>uno</t></si><si><r><t>d</t></r><r><t xml:space=\"preserve\">os </t></r></si>",
    );
    let expect: [&[&str]; 7] = [
        &[],
        &["", "dos ", "uno"],
        &["en línea", "fórmula", "VERDADERO", "#N/A", "50%", "0.3"],
        &[],
        &[],
        &[],
        &["30/06/2025", "mar-26", "mar-26"],
    ];
    assert_eq!(texts(&grid), expect);
    assert_eq!(grid.rows[6][1].date, NaiveDate::from_ymd_opt(2026, 3, 1));
    assert_eq!(grid.rows[6][2].date, grid.rows[6][1].date);
    assert!(grid.rows[2][4].bold && !grid.rows[2][5].bold);
    assert_eq!(grid.name, "Plan");
}

#[test]
fn merged_cells_hidden_rows_and_far_cells() {
    let grid = first(
        r#"<x:row r="1"><x:c r="A1" t="str"><x:v>a</x:v></x:c></x:row>
        <x:row r="2" hidden="1"><x:c r="A2" t="str"><x:v>b</x:v></x:c></x:row>
        <x:row r="1048576"><x:c r="XFD1048576" t="str"><x:v>lejos</x:v></x:c></x:row></x:sheetData>
        <x:mergeCells><x:mergeCell ref="A1:B2"/><x:mergeCell ref="mal"/></x:mergeCells><x:sheetData>"#,
        "",
    );
    assert_eq!(grid.lines, [1, 2, 3, 1_048_576]);
    assert_eq!(grid.text(3, 63), "lejos");
    assert_eq!(grid.hidden, [1]);
    assert_eq!(grid.spans, [MergedCells { row: 0, column: 0, rows: 2, columns: 2 }]);
}

#[test]
fn hidden_sheets_are_last_and_charts_are_none() {
    let sheets = r#"<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Lista" r:id="a" state="veryHidden"/>
        <sheet name="Gráfico" r:id="e"/><sheet name="Plan" r:id="b"/></sheets></workbook>"#;
    let cell = r#"<x:row><x:c s="1"><x:v>44620</x:v></x:c></x:row></x:sheetData>"#;
    let grids = grids(&workbook(sheets, cell, cell, "", &[])).unwrap_or_default();
    let names: Vec<_> = grids.iter().map(|grid| (grid.name.as_str(), grid.text(0, 0))).collect();
    assert_eq!(names, [("Plan", "01/03/2026"), ("Lista", "01/03/2026")]);
}

const OURS: &str = r#"<plan xmlns="urn:mejora:plan">{"schema":1}</plan>"#;
const IDS: &str = r#"<x:row><x:c r="B1" t="str"><x:v>Ayuntamiento</x:v></x:c></x:row>
    <x:row r="3"><x:c r="A3" t="str"><x:v>1</x:v></x:c><x:c r="N3" t="str"><x:v>00AA11bb22cc33dd</x:v></x:c></x:row>
    <x:row r="4"><x:c r="A4" t="str"><x:v>2</x:v></x:c><x:c r="N4" t="str"><x:v>nota</x:v></x:c></x:row></x:sheetData>"#;

fn mark(row: usize, name: &str) -> RowMark {
    RowMark { row, name: name.to_owned() }
}

#[test]
fn our_names_become_marks() {
    let sheets = r#"<workbook xmlns:r="r"><sheets><sheet name="D'Plan 1" r:id="a"/></sheets><definedNames>
        <definedName name="mejora_ids" hidden="1">'D''Plan 1'!$N$1:$N$60</definedName><definedName name="otro">Hoja!$A$1</definedName>
        <definedName name="mejora_institution">'D''Plan 1'!$B$1</definedName><definedName name="mejora_title">#REF!</definedName>
        </definedNames></workbook>"#;
    let bytes = workbook(sheets, IDS, "</x:sheetData>", "", &[("customXml/item1.xml", OURS)]);
    let source = read(&bytes, &mut |_| {}).unwrap_or_default();
    assert_eq!(source.inner.as_deref(), Some("{\"schema\":1}"));
    let grid = &source.grids[0];
    assert_eq!(grid.marks, [mark(0, "institution"), mark(2, "00aa11bb22cc33dd")]);
    assert_eq!((grid.rows[2].len(), grid.text(3, 13)), (13, "nota"));
}

#[test]
fn ids_are_known_without_names() {
    let cells = IDS.replace("nota", "0123456789abcdef");
    let inside = workbook(ONE, &cells, "</x:sheetData>", "", &[("customXml/item3.xml", OURS)]);
    let marks = [mark(2, "00aa11bb22cc33dd"), mark(3, "0123456789abcdef")];
    assert_eq!(grids(&inside).unwrap_or_default()[0].marks, marks);
    let bare = workbook(ONE, &cells, "</x:sheetData>", "", &[]);
    assert_eq!(grids(&bare).unwrap_or_default()[0].marks, marks);
    let said = workbook(ONE, IDS, "</x:sheetData>", "", &[]);
    assert_eq!(grids(&said).unwrap_or_default()[0].marks, []);
}

#[test]
fn what_is_broken_is_said() {
    let damaged = Err(Unreadable::Damaged { kind: KIND });
    let cut = "<x:row><x:c><x:v>1";
    assert_eq!(grids(&workbook(ONE, cut, "", "", &[])), damaged);
    assert_eq!(grids(&zipped(&[("xl/workbook.xml", "<workbook/>")])), damaged);
    assert_eq!(grids(&zipped(&[("a", "b")])), damaged);
    let whole = workbook(ONE, "</x:sheetData>", "", "", &[]);
    assert!(grids(&whole).is_ok());
    assert_eq!(grids(&whole[..whole.len() / 2]), damaged);
    let deep = "<x:a>".repeat(300);
    assert_eq!(grids(&workbook(ONE, &deep, "", "", &[])), Err(Unreadable::TooMuch { kind: KIND }));
}

#[test]
fn progress_is_told_every_tenth() {
    let row = "<x:row><x:c t=\"str\"><x:v>texto</x:v></x:c></x:row>";
    let sheet = row.repeat(500) + "</x:sheetData>";
    let mut told = vec![0];
    let strings = "<si><t>a</t></si>".repeat(100);
    let bytes = workbook(ONE, &sheet, "", &strings, &[]);
    let source = read(&bytes, &mut |percent| told.push(percent));
    assert_eq!(source.map(|it| it.grids[0].rows.len()), Ok(500));
    told.push(100);
    assert!(told.windows(2).all(|pair| (1..=10).contains(&(pair[1] - pair[0]))), "{told:?}");
}

#[test]
fn painted_cells_have_their_colour() {
    let styles = r#"<styleSheet><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.5"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor indexed="9"/></patternFill></fill>
        <fill><gradientFill><stop position="0"><color theme="0"/></stop><stop position="1"><color rgb="FF00FF00"/></stop></gradientFill></fill></fills>
        <dxfs><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf></dxfs>
        <cellXfs><xf/><xf fillId="1"/><xf fillId="2"/><xf fillId="3"/><xf fillId="4"/><xf fillId="5"/></cellXfs></styleSheet>"#;
    let parsed = styles::parse(styles).unwrap_or_default();
    let parsed: Vec<_> = parsed.iter().map(|style| style.fill.unwrap_or(0)).collect();
    assert_eq!(parsed, [0, 0x80_8080, 0xff_ff00, 0x80_8080, 0, 0xff00]);
    let blanks = r#"<c s="4"/><c/><c s="4"/>"#;
    let sheet = format!(
        r#"<row><c s="4" t="inlineStr"><is><t>a</t></is></c>{blanks}<c r="XFD1" s="4"/></row><row>{blanks}</row>"#
    );
    let yellow = 0xff_ff00;
    assert_eq!(fills(&first(&sheet, "")), [[yellow, yellow, 0, yellow]]);
}
