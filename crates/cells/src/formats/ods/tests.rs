//! OpenDocument spreadsheets, written by hand.

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;

use super::super::samples::{fills, remarks};
use super::*;
use crate::grid::{Grid, MergedCells, RemarkKind};

const STYLES: &str = r#"<o:automatic-styles>
<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Titulo"/>
<style:style style:name="Titulo" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style>
<number:date-style style:name="N2"><number:day/><number:month/><number:year/></number:date-style>
<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
</o:automatic-styles>"#;

fn document(tables: &str) -> String {
    format!(
        "<o:document-content>{STYLES}<o:body><o:spreadsheet>{tables}</o:spreadsheet></o:body></o:document-content>"
    )
}

fn grids(tables: &str) -> Vec<Grid> {
    read_flat(&document(tables), &mut |_| {}).map(|it| it.grids).unwrap_or_default()
}

fn first(rows: &str) -> Grid {
    grids(&format!("<table:table table:name=\"Plan\">{rows}</table:table>")).remove(0)
}

fn texts(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

#[test]
fn cells_of_every_type() {
    let grid = first(
        r#"<table:table-row><table:table-cell office:value-type="date" table:style-name="ce2" office:date-value="2026-03-01"><text:p>mar 26</text:p></table:table-cell>
        <table:table-cell office:value-type="date" table:style-name="ce3" office:date-value="2025-06-30T10:00:00"><text:p>30/06/25</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="0.1"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
        <table:table-cell office:value-type="string" office:string-value="sin párrafo"/></table:table-row>"#,
    );
    assert_eq!(texts(&grid), [["mar-26", "30/06/2025", "50%", "0.1", "VERDADERO", "sin párrafo"]]);
    assert_eq!(grid.rows[0][0].date, NaiveDate::from_ymd_opt(2026, 3, 1));
    assert_eq!(grid.rows[0][1].date, NaiveDate::from_ymd_opt(2025, 6, 30));
}

#[test]
fn paragraphs_are_lines_and_white_space_counts_once() {
    let grid = first(
        r#"<table:table-row><table:table-cell><office:annotation><text:p>nota</text:p></office:annotation><text:p>1. Uno
          <text:span>dos</text:span><text:s text:c="2"/>y<text:tab/>tres<text:line-break/>cuatro</text:p><text:p>2. <text:a>Fin</text:a></text:p></table:table-cell></table:table-row>"#,
    );
    assert_eq!(grid.text(0, 0), "1. Uno dos  y\ttres\ncuatro\n2. Fin");
}

#[test]
fn bold_comes_from_cells_columns_and_spans() {
    let grid = first(
        r#"<table:table-column/><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="ce1"/>
        <table:table-row><table:table-cell table:style-name="ce1"><text:p>a</text:p></table:table-cell>
        <table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell table:style-name="ce3"><text:p>c</text:p></table:table-cell>
        <table:table-cell><text:p><text:span text:style-name="T1">d</text:span> </text:p></table:table-cell>
        <table:table-cell><text:p><text:span text:style-name="T1">e</text:span>f</text:p></table:table-cell></table:table-row>"#,
    );
    let bold: Vec<bool> = grid.rows[0].iter().map(|cell| cell.bold).collect();
    assert_eq!(bold, [true, true, false, true, false]);
}

#[test]
fn repeats_and_spans_are_bounded() {
    let grid = first(
        r#"<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="1"/><table:table-cell table:number-columns-repeated="16382"><text:p>b</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell><text:p>lejos</text:p></table:table-cell></table:table-row>"#,
    );
    assert_eq!(grid.lines, [1, 2, 3, 4, 5, 6, 7, 1_048_007]);
    assert_eq!(grid.hidden, [3]);
    assert_eq!(grid.spans, [MergedCells { row: 3, column: 0, rows: 2, columns: 2 }]);
    assert_eq!((grid.rows[3].len(), grid.text(3, 63), grid.text(7, 63)), (64, "b", "lejos"));
    let full = r#"<table:table-row table:number-rows-repeated="4294967295"><table:table-cell table:number-columns-repeated="4294967295" table:number-rows-spanned="4294967295" table:number-columns-spanned="4294967295"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let grid = first(full);
    assert!(grid.cut && grid.rows.len() <= crate::grid::MAX_ROWS);
}

#[test]
fn hidden_sheets_are_last_and_foreign_ones_and_deleted_cells_are_none() {
    let row = |text| {
        format!(
            "<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
        )
    };
    let tables = format!(
        "<table:tracked-changes><table:table-cell><text:p>viejo</text:p></table:table-cell></table:tracked-changes>
        <table:table table:name=\"Listas\" table:style-name=\"ta2\">{}</table:table>
        <table:table table:name=\"'file:///x'#Hoja\"><table:table-source/>{}</table:table>
        <table:table table:name=\"Plan\"><table:table-header-rows>{}</table:table-header-rows><table:shapes><draw:frame><text:p>logo</text:p></draw:frame></table:shapes></table:table>",
        row("a"), row("b"), row("c")
    );
    let grids = grids(&tables);
    let names: Vec<_> = grids.iter().map(|grid| (grid.name.as_str(), texts(grid))).collect();
    assert_eq!(names, [("Plan", vec![vec!["c"]]), ("Listas", vec![vec!["a"]])]);
}

#[test]
fn what_is_broken_or_locked_is_said() {
    let damaged = Err(Unreadable::Damaged { kind: KIND });
    let whole = document("<table:table></table:table>");
    assert!(read_flat(&whole, &mut |_| {}).is_ok());
    assert_eq!(read_flat(&whole[..whole.len() - 30], &mut |_| {}), damaged);
    assert_eq!(read_flat(&document("<table:table><table:table-row>"), &mut |_| {}), damaged);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let _ = zip.start_file("META-INF/manifest.xml", options);
    let _ = zip
        .write_all(b"<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>");
    let bytes = zip.finish().map(Cursor::into_inner).unwrap_or_default();
    assert_eq!(read(&bytes, &mut |_| {}), Err(Unreadable::Encrypted { kind: KIND }));
}

#[test]
fn painted_cells_have_their_colour() {
    let styles = r##"<style:style style:name="am" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffff00"/></style:style>
        <style:style style:name="bl" style:family="table-cell" style:parent-style-name="am"><style:table-cell-properties fo:background-color="transparent"/></style:style>
        <style:style style:name="hi" style:family="table-cell" style:parent-style-name="am"/>"##;
    let table = r#"<table:table table:name="P"><table:table-column table:number-columns-repeated="9" table:default-cell-style-name="am"/>
        <table:table-row><table:table-cell table:style-name="bl"><text:p>a</text:p></table:table-cell><table:table-cell/><table:table-cell table:style-name="hi"/><table:table-cell table:style-name="bl" table:number-columns-repeated="16000"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
    let text = document(table).replacen(
        "<o:automatic-styles>",
        &format!("<o:automatic-styles>{styles}"),
        1,
    );
    let grids = read_flat(&text, &mut |_| {}).map(|it| it.grids).unwrap_or_default();
    assert_eq!(fills(&grids[0]), [[0, 0xff_ff00, 0xff_ff00]]);
}

#[test]
fn the_day_from_which_numbers_count_is_kept() {
    let check = |day, expect| {
        let settings = format!(
            "<table:calculation-settings><table:null-date table:date-value=\"{day}\"/></table:calculation-settings>"
        );
        let row = "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>";
        assert_eq!(grids(&format!("{settings}{row}"))[0].epoch, expect, "{day}");
    };
    check("1904-01-01", 1462);
    check("1899-12-30", 0);
    check("1900-01-01", 2);
    check("1800-01-01", 0);
    check("x", 0);
}

#[test]
fn annotations_are_remarks() {
    let grid = first(
        r#"<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><office:annotation><dc:creator>Ana</dc:creator><dc:date>2026-01-01</dc:date><text:p>Falta <text:span>el</text:span></text:p><text:p>acta</text:p></office:annotation><text:p>b</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><office:annotation><text:p>Al margen</text:p></office:annotation></table:table-cell></table:table-row>"#,
    );
    assert_eq!(texts(&grid), [["a", "b", "b"]]);
    assert_eq!(remarks(&grid), [(0, 1, "Ana: Falta el\nacta"), (1, 0, "Al margen")]);
}

#[test]
fn formulas_without_a_result_are_worked_out() {
    let formula = |formula: &str, more: &str| {
        format!("<table:table-cell table:formula=\"{formula}\" {more}/>")
    };
    let row = [
        "<table:table-cell><text:p>Almacén</text:p></table:table-cell>".to_owned(),
        r#"<table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>x</text:p></table:table-cell>"#.to_owned(),
        formula("of:=[.A1]&amp;&quot; y &quot;&amp;[$Plan.$A$1]", ""),
        formula("of:=EDATE([.B1];2)", ""),
        formula("of:=[.D1]+30", ""),
        formula("of:=SUM([.Z1:.Z9];2)", ""),
        formula("of:=TODAY()", ""),
        formula("of:=&quot;&quot;", r#"office:value-type="string" office:string-value="""#),
    ]
    .concat();
    let grid = first(&format!("<table:table-row>{row}</table:table-row>"));
    assert_eq!(
        texts(&grid),
        [[
            "Almacén",
            "01/03/2026",
            "Almacén y Almacén",
            "01/05/2026",
            "31/05/2026",
            "2",
            "=TODAY()"
        ]]
    );
    let kinds: Vec<_> = grid.remarks.iter().map(|it| (it.column, it.kind)).collect();
    let (computed, formula) = (RemarkKind::Computed, RemarkKind::Formula);
    assert_eq!(kinds, [(2, computed), (3, computed), (4, computed), (5, computed), (6, formula)]);
    assert_eq!(remarks(&grid)[0].2, "=A1&\" y \"&Plan!$A$1");
}
