//! Word documents made of a few elements.

use super::super::samples::{fills, lines, marks, package, spans, topics};
use super::*;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document with this body, and more parts beside it.
fn source_with(body: &str, more: &[(&str, &str)]) -> Source {
    let relations = format!(
        r#"<Relationships><Relationship Id="1" Type="{TYPES}/officeDocument" Target="word/document.xml"/></Relationships>"#
    );
    let kinds = [("styles", "styles.xml"), ("numbering", "/word/numbering.xml")];
    let kinds = kinds.into_iter().chain([
        ("header", "header2.xml"),
        ("header", "header1.xml"),
        ("footer", "./footer1.xml"),
    ]);
    let of_main: String = kinds
        .map(|(kind, target)| format!(r#"<Relationship Type="{TYPES}/{kind}" Target="{target}"/>"#))
        .collect();
    let of_main = format!("<Relationships>{of_main}</Relationships>");
    let body = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let mut parts = vec![
        ("_rels/.rels", relations.as_str()),
        ("word/_rels/document.xml.rels", &of_main),
        ("word/document.xml", &body),
    ];
    parts.extend_from_slice(more);
    read(&package(&parts), topics, &mut |_| {}).expect("a sound document")
}

fn grid(body: &str) -> Grid {
    source_with(body, &[]).grids.remove(0)
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn tr(cells: &[(&str, &str)]) -> String {
    let cells: String = cells.iter().map(|(properties, text)| tc(properties, text)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn item(list: &str, level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[test]
fn paragraphs_are_rows_and_empty_ones_only_count() {
    let grid = grid(&format!("{}<w:p/>{}{}", p("PLAN"), p("dos &amp; tres"), p(" ")));
    assert_eq!(lines(&grid), ["PLAN", "dos & tres"]);
    assert_eq!(grid.lines, [1, 3]);
}

#[test]
fn pieces_of_a_paragraph_are_read_in_their_order() {
    let body = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>
        <w:r><w:br w:type="page"/><w:t xml:space="preserve">uno </w:t></w:r>
        <w:ins><w:r><w:t>dos</w:t></w:r></w:ins><w:del><w:r><w:delText>NO</w:delText></w:r></w:del>
        <w:moveFrom><w:r><w:t>NO</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> tres</w:t></w:r></w:moveTo>
        <w:r><w:br/><w:t>auto</w:t><w:noBreakHyphen/><w:t>eva</w:t><w:softHyphen/><w:t>luación</w:t><w:tab/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \@ "d"</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t> oculto</w:t></w:r></w:hyperlink>
        <w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent><w:r><w:t> campo</w:t></w:r></w:sdtContent></w:sdt>
        <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Elija un elemento.</w:t></w:r></w:sdtContent></w:sdt></w:p>"#;
    assert_eq!(lines(&grid(body)), ["uno dos tres/auto-evaluación\t☑5 oculto campo"]);
}

#[test]
fn a_deleted_end_of_a_paragraph_joins_it_with_the_next() {
    let deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>uno</w:t></w:r></w:p>";
    assert_eq!(lines(&grid(&format!("{deleted}{}", p(" dos")))), ["uno dos"]);
}

#[test]
fn only_one_of_several_alternatives_is_read_and_text_boxes_follow() {
    let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>antes</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> después</w:t></w:r></w:p>",
        text_box("caja"),
        text_box("caja")
    );
    assert_eq!(lines(&grid(&body)), ["antes después", "caja"]);
    let in_cell = format!("<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>");
    assert_eq!(lines(&grid(&in_cell)), ["antes después/caja"]);
}

#[test]
fn merged_cells_keep_every_column_in_its_place() {
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        tr(&[("", "No."), (r#"<w:gridSpan w:val="2"/>"#, "Tiempo"), ("", "Fin")]),
        tr(&[(r#"<w:vMerge w:val="restart"/>"#, "1"), ("", "a"), ("", "b"), ("", "c")]),
        tr(&[("<w:vMerge/>", ""), ("", "d"), ("", "e"), ("", "f")]),
        r#"<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>g</w:t></w:r></w:p></w:tc></w:tr>"#,
    );
    let grid = grid(&body);
    assert_eq!(lines(&grid), ["No.¦Tiempo¦¦Fin", "1¦a¦b¦c", "¦d¦e¦f", "¦¦¦g"]);
    assert_eq!(spans(&grid), [[0, 1, 1, 2], [1, 0, 2, 1]]);
}

#[test]
fn a_continued_cell_gives_its_text_to_the_first() {
    let restart = r#"<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>"#;
    let next = r#"<w:vMerge w:val="continue"/><w:gridSpan w:val="2"/>"#;
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        tr(&[(restart, "uno"), ("", "a")]),
        tr(&[(next, "dos"), ("", "b")]),
        tr(&[(next, "uno/dos"), ("", "c")]),
        tr(&[(r#"<w:hMerge w:val="restart"/>"#, "x"), (r#"<w:hMerge/>"#, "y"), ("", "z")]),
    );
    let grid = grid(&body);
    assert_eq!(lines(&grid), ["uno/dos/uno/dos¦¦a", "¦¦b", "¦¦c", "x y¦¦z"]);
    assert_eq!(spans(&grid), [[0, 0, 3, 2], [3, 0, 1, 2]]);
}

#[test]
fn columns_that_nobody_sees_are_left_out() {
    let widths = [500, 20, 480, 510, 15, 500];
    let columns: String = widths.map(|it| format!(r#"<w:gridCol w:w="{it}"/>"#)).concat();
    let two = r#"<w:gridSpan w:val="2"/>"#;
    let body = format!(
        "<w:tbl><w:tblGrid>{columns}</w:tblGrid>{}{}</w:tbl>",
        tr(&[("", "a"), (two, "b"), (two, "c"), ("", "d")]),
        tr(&[(two, "e"), ("", "f"), ("", "g"), (two, "h")]),
    );
    let grid = grid(&body);
    assert_eq!(lines(&grid), ["a¦b¦c¦d", "e¦f¦g¦h"]);
    assert!(grid.spans.is_empty());
}

#[test]
fn a_nested_table_stays_in_its_cell() {
    let nested = format!("<w:tbl>{}{}</w:tbl>", tr(&[("", "1"), ("", "dos")]), tr(&[("", "x")]));
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{nested}{}</w:tc>{}</w:tr></w:tbl>{}",
        p("Tareas"),
        p(""),
        tc("", "b"),
        p("fin")
    );
    let grid = grid(&body);
    assert_eq!(lines(&grid), ["Tareas/1 | dos/x¦b", "fin"]);
    assert_eq!(grid.lines, [1, 2]);
}

#[test]
fn deleted_rows_are_left_out() {
    let deleted = tr(&[("", "no")]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>");
    let body = format!("<w:tbl>{}{deleted}{}</w:tbl>", tr(&[("", "a")]), tr(&[("", "b")]));
    assert_eq!(lines(&grid(&body)), ["a", "b"]);
}

#[test]
fn a_cell_is_bold_when_all_its_text_is() {
    let styles = r#"<w:styles><w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Titulo"><w:basedOn w:val="Base"/></w:style>
        <w:style w:type="table" w:styleId="T"><w:tblStylePr><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style></w:styles>"#;
    let styled = |text: &str, run: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="Titulo"/></w:pPr><w:r><w:t>{text}</w:t></w:r><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = format!(
        "{}{}<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>c</w:t></w:r><w:r><w:t> </w:t></w:r></w:p>{}",
        styled("a", ""),
        styled("b", r#"<w:b w:val="0"/>"#),
        p("d")
    );
    let source = source_with(&body, &[("word/styles.xml", styles)]);
    assert_eq!(lines(&source.grids[0]), ["*aa*", "bb", "*c *", "d"]);
}

const NUMBERING: &str = r#"<w:numbering>
    <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="2">
        <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Criterio"/><w:lvlText w:val="CRITERIO %1:"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="Sub"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Lista"/></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>
    <w:num w:numId="6"><w:abstractNumId w:val="3"/></w:num>
    <w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride></w:num>
</w:numbering>"#;

#[test]
fn automatic_numbers_are_counted_as_word_counts_them() {
    let items = [("1", 0), ("1", 1), ("1", 1), ("2", 0), ("3", 0), ("3", 0), ("3", 1)];
    let more = [("4", 0), ("7", 0), ("6", 0), ("0", 0), ("9", 0)];
    let body: String =
        items.iter().chain(&more).map(|(list, level)| item(list, *level, "x")).collect();
    let styles = r#"<w:styles><w:style w:type="numbering" w:styleId="Lista"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let more = [("word/numbering.xml", NUMBERING), ("word/styles.xml", styles)];
    let source = source_with(&body, &more);
    let expect = [
        "1. x",
        "1.a) x",
        "1.b) x",
        "2. x",
        "1. x",
        "2. x",
        "2.a) x",
        "• x",
        "(03) x",
        "CRITERIO IV: x",
        "x",
        "x",
    ];
    assert_eq!(lines(&source.grids[0]), expect);
}

#[test]
fn numbers_of_cells_go_on_down_a_column() {
    let row =
        |text: &str| format!("<w:tr><w:tc>{}</w:tc>{}</w:tr>", item("1", 0, text), tc("", "b"));
    let body = format!("<w:tbl>{}{}{}</w:tbl>{}", row(""), row("x"), row(""), item("1", 0, ""));
    let source = source_with(&body, &[("word/numbering.xml", NUMBERING)]);
    assert_eq!(lines(&source.grids[0]), ["1.¦b", "2. x¦b", "3.¦b"]);
}

#[test]
fn styles_number_their_paragraphs() {
    let styles = r#"<w:styles>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
        <w:style w:type="paragraph" w:styleId="Criterio"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Como"><w:basedOn w:val="Criterio"/></w:style></w:styles>"#;
    let styled = |style: &str, more: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#
        )
    };
    let none = r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#;
    let body = [
        styled("Criterio", ""),
        styled("Sub", ""),
        styled("Criterio", none),
        styled("Como", ""),
        styled("Normal", ""),
    ];
    let more = [("word/numbering.xml", NUMBERING), ("word/styles.xml", styles)];
    let source = source_with(&body.concat(), &more);
    let expect = ["CRITERIO IV: x", "4.1 x", "x", "CRITERIO V: x", "x"];
    assert_eq!(lines(&source.grids[0]), expect);
}

#[test]
fn page_headers_stand_before_and_footers_after() {
    let header =
        |text: &str| format!("<w:hdr>{}{}</w:hdr>", p("Ayuntamiento de Loma Alta"), p(text));
    let (one, two) = (header("PLAN 2026"), header("Portada"));
    let footer = r#"<w:ftr><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Página 1</w:t></w:r></w:p></w:ftr>"#;
    let more =
        [("word/header1.xml", &*one), ("word/header2.xml", &two), ("word/footer1.xml", footer)];
    let source = source_with(&p("cuerpo"), &more);
    let expect = ["Ayuntamiento de Loma Alta", "PLAN 2026", "Portada", "cuerpo", "Página 1"];
    assert_eq!(lines(&source.grids[0]), expect);
}

#[test]
fn what_our_writer_left_is_found() {
    let bookmark = |name: &str| format!(r#"<w:bookmarkStart w:id="1" w:name="{name}"/>"#);
    let row = |name: &str| {
        format!("<w:tr><w:tc><w:p>{}<w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>", bookmark(name))
    };
    let body = format!(
        "<w:p>{}</w:p><w:p>{}<w:r><w:t>Loma Alta</w:t></w:r></w:p><w:tbl>{}{}{}</w:tbl>",
        bookmark("mejora_motto"),
        bookmark("mejora_institution"),
        row("_Toc1"),
        row("mejora_00ff00ff00ff00ff"),
        row("mejora_otra"),
    );
    let inner = r#"<?xml version="1.0"?><plan xmlns="urn:mejora:plan">{"a":"b &amp; c"}</plan>"#;
    let other = r#"<b:Sources xmlns:b="x"/>"#;
    let props = r#"<ds:datastoreItem><ds:schemaRef ds:uri="urn:mejora:plan"/></ds:datastoreItem>"#;
    let more = [
        ("customXml/item1.xml", other),
        ("customXml/itemProps2.xml", props),
        ("customXml/item2.xml", inner),
    ];
    let source = source_with(&body, &more);
    assert_eq!(marks(&source.grids[0]), [(0, "institution"), (2, "00ff00ff00ff00ff")]);
    assert_eq!(source.inner.as_deref(), Some(r#"{"a":"b & c"}"#));
}

#[test]
fn bad_documents_are_refused() {
    let check =
        |bytes: &[u8], expect| assert_eq!(read(bytes, topics, &mut |_| {}).err(), Some(expect));
    let damaged = Unreadable::Damaged { kind: FileKind::Word };
    check(&package(&[("word/styles.xml", "")]), damaged);
    let sound = package(&[("word/document.xml", &p("a").repeat(500))]);
    assert!(read(&sound, topics, &mut |_| {}).is_ok());
    check(&sound[..sound.len() / 2], damaged);
    check(&package(&[("word/document.xml", "<w:p><w:r")]), damaged);
    let deep = "<w:tbl><w:tr><w:tc>".repeat(200);
    check(&package(&[("word/document.xml", &deep)]), Unreadable::TooMuch { kind: FileKind::Word });
}

#[test]
fn an_endless_document_ends() {
    let rows = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(crate::MAX_ROWS + 5);
    let grid = grid(&rows);
    assert!(grid.cut);
    assert_eq!(grid.rows.len(), crate::MAX_ROWS);
    let wide = format!("<w:tr>{}</w:tr>", tc("", "y").repeat(101));
    let wide = self::grid(&format!("<w:tbl>{wide}</w:tbl>"));
    assert_eq!(wide.rows[0].len(), crate::MAX_CELLS);
    assert_eq!(wide.rows[0][crate::MAX_CELLS - 1].text.matches('y').count(), 38);
}

#[test]
fn progress_is_told_at_least_every_tenth() {
    let rows = p("una fila").repeat(2000);
    let bytes = package(&[("word/document.xml", &rows)]);
    let mut told = vec![0];
    read(&bytes, topics, &mut |percent| told.push(percent)).expect("a sound document");
    assert!(told.windows(2).all(|pair| pair[1] > pair[0] && pair[1] - pair[0] <= 10), "{told:?}");
    assert!(told.last() >= Some(&95));
}

/// A guide of some 150 pages: 28 headings, below each a table of twelve examples, which a list
/// numbers anew, with long texts in runs as Word cuts them.
fn guide() -> (String, String) {
    let run = |text: &str| {
        format!(
            r#"<w:r w:rsidR="00A77B3E"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="es-DO"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#
        )
    };
    let sentence = "La organización revisa lo que hace, lo compara y lo anota cada año. ";
    let text = run(sentence).repeat(8);
    let cell = |text: &str| {
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p>{text}</w:p></w:tc>"#
        )
    };
    let mut body = String::new();
    let mut lists = String::new();
    for part in 0..28 {
        let list = 100 + part;
        lists.push_str(&format!(
            r#"<w:num w:numId="{list}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#
        ));
        let rows: String = (0..12)
            .map(|_| {
                let example = item(&list.to_string(), 0, sentence);
                format!("<w:tr><w:tc>{example}</w:tc>{}{}</w:tr>", cell(&text), cell(&text))
            })
            .collect();
        body.push_str(&format!("{}<w:tbl>{rows}</w:tbl>", p("SUBCRITERIO")));
    }
    (body, NUMBERING.replace("</w:numbering>", &format!("{lists}</w:numbering>")))
}

#[test]
fn a_guide_of_150_pages_is_read() {
    let (body, numbering) = guide();
    let source = source_with(&body, &[("word/numbering.xml", &numbering)]);
    let grid = &source.grids[0];
    assert_eq!(grid.rows.len(), 28 * 13);
    assert!(grid.text(13 * 27 + 12, 0).starts_with("12. La organización"));
    let text: usize = grid.rows.iter().flatten().map(|cell| cell.text.len()).sum();
    assert!(text > 350_000, "{text}");
}

#[test]
fn painted_cells_have_their_colour() {
    let shade = |fill| format!(r#"<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>"#);
    let (yellow, white, auto) = (shade("FFFF00"), shade("FFFFFF"), shade("auto"));
    let wide = format!(r#"<w:gridSpan w:val="2"/>{yellow}"#);
    let pattern = r#"<w:shd w:val="pct50" w:color="auto" w:fill="auto"/>"#;
    let cells = [(yellow.as_str(), ""), (&white, "a"), (&auto, "b"), (&wide, "c"), (pattern, "")];
    let grid = grid(&format!("<w:tbl>{}{}</w:tbl>", tr(&cells), tr(&[("", "d")])));
    assert_eq!(fills(&grid), [vec![0xff_ff00, 0, 0, 0xff_ff00, 0xff_ff00, 0x80_8080], vec![0]]);
}
