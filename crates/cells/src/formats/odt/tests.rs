//! OpenDocument texts made of a few elements.

use super::super::samples::{fills, lines, marks, package, remarks, spans, topics};
use super::*;

const STYLES: &str = r##"<style:style style:name="T.A1" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffff00"/></style:style>
    <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="Titulo" style:family="paragraph"><style:text-properties fo:font-weight="700"/></style:style>
    <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Titulo"/>
    <style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
    <text:list-style style:name="L1">
        <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"><style:list-level-properties/></text:list-level-style-number>
        <text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a" text:start-value="2" text:display-levels="2"/>
    </text:list-style>
    <text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="-"><style:text-properties fo:font-weight="bold"/></text:list-level-style-bullet></text:list-style>
    <text:list-style style:name="L3"><text:list-level-style-number text:level="1" loext:num-list-format="Meta %1%:" style:num-format="I"/></text:list-style>"##;

fn content(body: &str) -> String {
    format!(
        "<office:document-content><office:automatic-styles>{STYLES}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn grid(body: &str) -> Grid {
    let bytes = package(&[("mimetype", "x"), ("content.xml", &content(body))]);
    read(&bytes, topics, &mut |_| {}).expect("a sound document").grids.remove(0)
}

fn check(body: &str, expect: &[&str]) {
    assert_eq!(lines(&grid(body)), expect, "{body}");
}

#[test]
fn paragraphs_are_rows_and_white_space_is_as_written() {
    check(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>no</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:h>PLAN</text:h><text:p/>
        <text:section><text:p> uno
          <text:s text:c=\"2\"/>dos<text:line-break/>tres<text:tab/>x<text:soft-page-break/>
          <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>no</text:p></text:note-body></text:note>
          <office:annotation><text:p>no</text:p></office:annotation><text:span>y</text:span></text:p></text:section>",
        &["PLAN", "uno   dos/tres\tx y"],
    );
}

#[test]
fn a_cell_is_bold_when_all_its_text_is() {
    check(
        r#"<text:p text:style-name="P1">a</text:p><text:p text:style-name="P1">b<text:span text:style-name="N">c</text:span></text:p>
        <text:p><text:span text:style-name="B">d<text:span>e</text:span></text:span> </text:p>"#,
        &["*a*", "bc", "*de*"],
    );
}

#[test]
fn tables_keep_every_column_in_its_place() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let nested = format!(
        "<table:table><table:table-row>{}{}</table:table-row></table:table>",
        cell("", "1"),
        cell("", "2")
    );
    let body = format!(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>{}{}<table:covered-table-cell/></table:table-row></table:table-header-rows>\
        <table:table-row>{}{}<table:table-cell>{nested}<text:p>b<text:tab/>c</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:covered-table-cell/>{}</table:table-row></table:table><text:p>fin</text:p>",
        cell("", "No."),
        cell("table:number-columns-spanned=\"2\"", "Tiempo"),
        cell("table:number-rows-spanned=\"2\"", "1"),
        cell("", "a"),
        cell("", "d"),
    );
    let grid = grid(&body);
    assert_eq!(lines(&grid), ["No.¦Tiempo¦", "1¦a¦1 | 2/b c", "¦d", "fin"]);
    assert_eq!(spans(&grid), [[0, 1, 1, 2], [1, 0, 2, 1]]);
    assert_eq!(grid.lines, [1, 2, 3, 4]);
}

#[test]
fn lists_are_numbered() {
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let list =
        |attributes: &str, items: &str| format!("<text:list {attributes}>{items}</text:list>");
    let inner = format!(
        "<text:list-item><text:p>a</text:p><text:p>b</text:p>{}</text:list-item>",
        list("", &(item("c") + &item("d")))
    );
    let body = [
        list(r#"xml:id="x1" text:style-name="L1""#, &(inner + &item("e"))),
        list(r#"text:style-name="L2""#, &item("f")),
        list(r#"xml:id="x2" text:style-name="L1" text:continue-numbering="true""#, &item("g")),
        list(r#"text:style-name="L1""#, &item("h")),
        list(r#"text:continue-list="x2" text:style-name="L1""#, &item("i")),
        list(
            r#"text:style-name="L3""#,
            r#"<text:list-header><text:p>j</text:p></text:list-header><text:list-item text:start-value="4"><text:p>k</text:p></text:list-item>"#,
        ),
        list(r#"text:style-name="otra""#, &item("l")),
    ];
    let expect = [
        "1. a",
        "b",
        "(1.b) c",
        "(1.c) d",
        "2. e",
        "• f",
        "3. g",
        "1. h",
        "4. i",
        "j",
        "Meta IV: k",
        "l",
    ];
    check(&body.concat(), &expect);
}

#[test]
fn numbers_of_cells_go_on_down_a_column() {
    let row = |attribute: &str| {
        format!(
            "<table:table-row><table:table-cell><text:list text:style-name=\"L1\" {attribute}><text:list-item><text:p/></text:list-item></text:list></table:table-cell></table:table-row>"
        )
    };
    let next = row("text:continue-numbering=\"true\"");
    check(&format!("<table:table>{}{next}{next}</table:table>", row("")), &["1.", "2.", "3."]);
}

#[test]
fn text_boxes_follow_their_paragraph() {
    check(
        "<text:p>a<draw:frame><draw:text-box><text:p>caja</text:p></draw:text-box><svg:title>no</svg:title></draw:frame>b<text:title>c</text:title></text:p>",
        &["abc", "caja"],
    );
}

/// The styles part, whose page headers are read.
const PAGES: &str = r#"<office:document-styles><office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix=")"/></text:outline-style></office:styles>
    <office:master-styles><style:master-page><style:header><text:p>Loma Alta</text:p></style:header><style:header-first><text:p>Loma Alta</text:p></style:header-first>
    <style:footer><text:p>Página <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"#;

#[test]
fn page_headers_stand_before_and_footers_after() {
    let content = content(
        "<text:h text:outline-level=\"1\">a</text:h><text:p><text:bookmark text:name=\"mejora_title\"/>b</text:p>",
    );
    let bytes = package(&[("styles.xml", PAGES), ("content.xml", &content)]);
    let mut source = read(&bytes, topics, &mut |_| {}).expect("a sound document");
    let grid = source.grids.remove(0);
    assert_eq!(lines(&grid), ["Loma Alta", "1) a", "b", "Página 1"]);
    assert_eq!(marks(&grid), [(2, "title")]);
    let flat = format!(
        "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">{PAGES}{content}</office:document>"
    );
    assert!(is_flat(&flat));
    let source = read_flat(&flat, topics, &mut |_| {}).expect("a sound document");
    assert_eq!(source.grids, [grid]);
}

#[test]
fn bad_documents_are_refused() {
    let check =
        |bytes: &[u8], expect| assert_eq!(read(bytes, topics, &mut |_| {}).err(), Some(expect));
    let damaged = Unreadable::Damaged { kind: KIND };
    check(&package(&[("styles.xml", PAGES)]), damaged);
    check(&package(&[("content.xml", "<a><b")]), damaged);
    check(b"PK\x03\x04", damaged);
    let locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let locked = package(&[("META-INF/manifest.xml", locked), ("content.xml", "\u{1}")]);
    check(&locked, Unreadable::Encrypted { kind: KIND });
    let deep = content(&"<text:list><text:list-item>".repeat(200));
    check(&package(&[("content.xml", &deep)]), Unreadable::TooMuch { kind: KIND });
}

#[test]
fn progress_is_told_at_least_every_tenth() {
    let content = content(&"<text:p>una fila</text:p>".repeat(2000));
    let mut told = vec![0];
    let bytes = package(&[("content.xml", &content)]);
    read(&bytes, topics, &mut |percent| told.push(percent)).expect("a sound document");
    assert!(told.windows(2).all(|pair| pair[1] > pair[0] && pair[1] - pair[0] <= 10), "{told:?}");
}

#[test]
fn painted_cells_have_their_colour() {
    let grid = grid(
        r#"<table:table><table:table-row><table:table-cell table:style-name="T.A1"><text:p>a</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>"#,
    );
    assert_eq!(fills(&grid), [[0xff_ff00, 0]]);
}

#[test]
fn comments_and_notes_are_remarks() {
    let note = |text| {
        format!(
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
        )
    };
    let comment = "<office:annotation><dc:creator>Ana</dc:creator><dc:date>2026</dc:date><text:p>Falta</text:p></office:annotation>";
    let grid = grid(&format!(
        "<text:p>Título{}</text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>\
        <table:table-cell><text:p>b{comment}{}</text:p></table:table-cell></table:table-row></table:table>",
        note("uno"),
        note("dos")
    ));
    assert_eq!(lines(&grid), ["Título", "a¦b"]);
    assert_eq!(remarks(&grid), [(0, 0, "uno"), (1, 1, "Ana: Falta"), (1, 1, "dos")]);
}
