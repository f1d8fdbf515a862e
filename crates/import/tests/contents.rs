//! What files hold beside their plain cells, the whole way from bytes to a plan: dates of books
//! that count from 1904, comments and notes, and
//! encodings.

use import::{Draft, Reading, read_file};
use plan::{Action, Sequence};

use crate::mutate;
use crate::mutate::pack;

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
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/>\
        <Relationship Id=\"p\" Type=\"/person\" Target=\"p.xml\"/></Relationships>";
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

/// The note of the plan, and that of its first action.
fn notes(draft: &Draft) -> [&str; 2] {
    [&draft.plan.header.internal_note, &draft.plan.actions[0].internal_note].map(String::as_str)
}

fn told<'a>(draft: &'a Draft, kind: &str) -> Vec<&'a str> {
    draft.findings.iter().filter(|it| it.kind.key() == kind).map(|it| it.read.as_str()).collect()
}

#[test]
fn comments_of_a_sheet_go_to_the_note_of_their_action() {
    let relations = "<Relationships><Relationship Id=\"1\" Type=\"x/comments\" Target=\"c.xml\"/>\
        <Relationship Id=\"2\" Type=\"x/threadedComment\" Target=\"../t.xml\"/></Relationships>";
    let comment = |place: &str, author: usize, text: &str| {
        format!("<comment ref=\"{place}\" authorId=\"{author}\"><text>{text}</text></comment>")
    };
    let comments = format!(
        "<comments><authors><author>Ana Ruiz</author><author>tc={{1}}</author></authors><commentList>{}{}{}{}</commentList></comments>",
        comment("C2", 0, "<r><rPr><b/></rPr><t>Ana Ruiz:</t></r><r><t>\nFalta el acta</t></r>"),
        comment("F1", 0, "<t>¿Mes o día?</t>"),
        comment("D2", 1, "<t>[Threaded comment] Lea aquí: Ya está</t>"),
        comment("A90", 0, "<t>Al margen</t>"),
    );
    let thread = "<ThreadedComments><threadedComment ref=\"D2\" personId=\"{p}\" id=\"{1}\"><text>Ya está</text></threadedComment>\
        <threadedComment ref=\"D2\" personId=\"{q}\" parentId=\"{1}\"><text>Gracias</text></threadedComment></ThreadedComments>";
    let people = "<personList><person displayName=\"Luis Paz\" id=\"{p}\"/></personList>";
    let mut parts = vec![("xl/_rels/s.xml.rels", relations), ("xl/c.xml", comments.as_str())];
    let check = |parts: &[(&str, &str)], expect: [&str; 2]| {
        let draft = draft(&excel("", "", parts));
        assert_eq!(notes(&draft), expect);
        assert_eq!(told(&draft, "comment_kept").len(), expect.join("\n").lines().count() - 1);
    };
    let around = "Ana Ruiz: ¿Mes o día?\nAna Ruiz: Al margen";
    check(&parts, [around, "Ana Ruiz:\nFalta el acta\n[Threaded comment] Lea aquí: Ya está"]);
    parts.extend([("t.xml", thread), ("xl/p.xml", people)]);
    check(&parts, [around, "Ana Ruiz:\nFalta el acta\nLuis Paz: Ya está\nGracias"]);
}

/// A document with the headings above a row, whose first cells say this.
fn word(rows: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let relation = |kind: &str| {
        format!("<Relationship Type=\"x/{kind}\" Target=\"{kind}.xml\" Id=\"{kind}\"/>")
    };
    let kinds = ["comments", "footnotes", "endnotes"].map(relation).concat();
    let relations = format!("<Relationships>{kinds}</Relationships>");
    let document = format!("<w:document><w:body>{rows}</w:body></w:document>");
    let mut parts = vec![
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", &relations),
    ];
    parts.extend_from_slice(more);
    pack(&parts)
}

fn word_row(cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn comments_and_notes_of_a_document_go_where_they_belong() {
    let note = |kind: &str, id: u8, with: &str, text: &str| {
        format!("<w:{kind} w:id=\"{id}\" {with}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>")
    };
    let comments = [
        note("comment", 1, "w:author=\"Ana Ruiz\"", "Falta el acta"),
        note("comment", 2, "", "<w:del>no</w:del>Sin lugar"),
        note("comment", 3, "w:author=\"Luis\"", "Título corto"),
    ];
    let feet = [
        note("footnote", 0, "w:type=\"separator\"", "raya"),
        note("footnote", 1, "", "Ley 176-07"),
        note("footnote", 4, "", "En la tabla de adentro"),
    ];
    let ends = note("endnote", 1, "", "Fuente: CAF");
    let comments = format!("<w:comments>{}</w:comments>", comments.concat());
    let feet = format!("<w:footnotes>{}</w:footnotes>", feet.concat());
    let ends = format!("<w:endnotes>{ends}</w:endnotes>");
    let inner = format!(
        "</w:t></w:r></w:p><w:tbl>{}</w:tbl><w:p><w:r><w:t>",
        word_row(&["a<w:footnoteReference w:id=\"4\"/>", "b"])
    );
    let row = [
        "1",
        "Faltan <w:commentRangeStart w:id=\"1\"/>aulas<w:commentReference w:id=\"1\"/>",
        "Abrir<w:footnoteReference w:id=\"1\"/> aulas<w:footnoteReference w:id=\"1\"/>",
        "Enseñar",
        &format!("Pintar{inner}"),
        "ene-26",
        "mar-26<w:endnoteReference w:id=\"1\"/>",
    ];
    let title = "<w:p><w:r><w:t>Plan de Mejora</w:t></w:r><w:r><w:commentReference w:id=\"3\"/></w:r></w:p>";
    let body = format!("{title}<w:tbl>{}{}</w:tbl>", word_row(&HEADINGS), word_row(&row));
    let parts = [
        ("word/comments.xml", comments.as_str()),
        ("word/footnotes.xml", &feet),
        ("word/endnotes.xml", &ends),
    ];
    let draft = draft(&word(&body, &parts));
    let expect = [
        "Luis: Título corto\nSin lugar",
        "Ana Ruiz: Falta el acta\nLey 176-07\nEn la tabla de adentro\nFuente: CAF",
    ];
    assert_eq!(notes(&draft), expect);
    assert_eq!(draft.plan.actions[0].action, "Abrir aulas");
    assert_eq!(told(&draft, "comment_kept").len(), 6);
}

#[test]
fn broken_letters_are_mended_and_said_once_a_column() {
    let last = ["SeÃ±alizar", "x", "Aprobado Â¿sÃ\u{ad}?"].map(text_cell).concat();
    let bytes = excel("", &last, &[]);
    let draft = draft(&bytes);
    assert_eq!(told(&draft, "text_recoded"), ["SeÃ±alizar", "Aprobado Â¿sÃ\u{ad}?"]);
    let text = format!("{:?}", draft.plan);
    assert!(text.contains("Señalizar") && text.contains("Aprobado ¿sí?"), "{text}");
    let csv = "No.;Ãrea de Mejora;AcciÃ³n de Mejora;Objetivo;Tareas;Inicio;Responsable\r\n\
        1;Falta seÃ±al;Crear la seÃ±al;Ordenar;1. Uno;mar-26;AlmacÃ©n\r\n2;Falta;Crear Ã¡rbol;Ordenar;1. Uno;mar-26;RRHH\r\n";
    let draft = self::draft(csv.replace("Ãrea", "Ã\u{81}rea").as_bytes());
    assert_eq!(draft.plan.actions[0].action, "Crear la señal");
    assert_eq!(draft.plan.actions[1].action, "Crear árbol");
    assert_eq!(draft.findings.iter().filter(|it| it.kind.key() == "text_recoded").count(), 3);
}

#[test]
fn the_line_of_the_separator_is_no_row() {
    let table = "No.;Área de Mejora;Acción de Mejora;Objetivo;Tareas, en orden;Inicio;Responsable\r\n\
        1;Falta, sobra;Crear;Ordenar;1. Uno;mar-26;RRHH\r\n";
    let check = |bytes: &[u8]| {
        let draft = draft(bytes);
        assert_eq!(draft.hints.separator, Some(';'));
        assert_eq!((draft.plan.actions.len(), draft.grid.line(1)), (1, 2));
        assert!(!draft.plan.header.internal_note.contains("sep"));
    };
    for first in ["sep=;", "\"sep=;\"", "SEP=;", "sep=;;;;;;;"] {
        let text = format!("{first}\r\n{table}");
        check(text.as_bytes());
        check(format!("\u{feff}{text}").as_bytes());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide);
        check(&[&[0xff, 0xfe][..], &wide].concat());
    }
    let other = format!("sep=^\r\n{}", table.replace(';', "^"));
    assert_eq!(draft(other.as_bytes()).hints.separator, Some('^'));
}

#[test]
fn parts_are_found_however_programs_write_their_names() {
    let last = text_cell("mar-26");
    let bytes = excel("", &last, &[]);
    let check = |rename: &dyn Fn(&str) -> String| {
        let mut parts = mutate::unpack(&bytes);
        parts.iter_mut().for_each(|(name, _)| *name = rename(name));
        let draft = draft(&pack(&parts));
        assert_eq!(dates(&draft.plan.actions[0]), ["mar-26", ""]);
    };
    check(&str::to_owned);
    check(&|name| name.replace('/', "\\"));
    check(&|name| format!("/{name}"));
    check(&|name| name.to_uppercase());
    check(&|name| name.replace("xl/", "XL\\").replace("_rels/", "_Rels\\"));
}

#[test]
fn documents_within_a_document_are_read_in_their_place() {
    let row = ["1", "Faltan aulas", "Abrir aulas", "Enseñar", "Pintar", "ene-26", "mar-26"];
    let html_row = |cells: &[&str]| format!("<tr><td>{}</tr>", cells.join("<td>"));
    let page = format!(
        "<html><body><table>{}{}</table></body></html>",
        html_row(&HEADINGS),
        html_row(&row)
    );
    let mail = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n{page}\r\n--x--"
    );
    let table = format!("<w:tbl>{}{}</w:tbl>", word_row(&HEADINGS), word_row(&row));
    let latin: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let document = format!(
        "<w:document><w:body>{}<w:altChunk r:id=\"t\"/><w:altChunk r:id=\"c\"/>{}</w:body></w:document>",
        paragraph("Ayuntamiento de Loma"),
        paragraph("Nota final")
    );
    let relations = "<Relationships><Relationship Type=\"x/aFChunk\" Target=\"/word/a.bin\" Id=\"c\"/>\
        <Relationship Type=\"x/aFChunk\" Target=\"t.txt\" Id=\"t\"/></Relationships>";
    let outer = |chunk: &[u8]| {
        pack(&[
            ("word/document.xml", document.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/a.bin", chunk),
            ("word/t.txt", "Texto de antes".as_bytes()),
        ])
    };
    let check = |chunk: &[u8]| {
        let draft = draft(&outer(chunk));
        assert_eq!(dates(&draft.plan.actions[0]), ["ene-26", "mar-26"]);
        assert_eq!(draft.plan.header.internal_note, "Texto de antes\nNota final");
        assert!(told(&draft, "source_cut").is_empty());
    };
    check(page.as_bytes());
    check(&latin);
    check(mail.as_bytes());
    check(&word(&table, &[]));
    // What cannot be read is said.
    let rest = format!("{document}{table}").replace("</w:body></w:document>", "")
        + "</w:body></w:document>";
    let bytes = pack(&[
        ("word/document.xml", rest.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/a.bin", b"{\\rtf1 x}"),
    ]);
    assert_eq!(told(&draft(&bytes), "source_cut").len(), 1);
}

#[test]
fn formulas_without_a_result_are_worked_out_or_said() {
    let formula = |more: &str, inside: &str| format!("<c {more}>{inside}</c>");
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"mmm\\-yy\"/></numFmts><fonts/>\
        <cellXfs><xf/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/>\
        <Relationship Id=\"s\" Type=\"/styles\" Target=\"styles.xml\"/></Relationships>";
    let check =
        |properties: &str, last: [&str; 2], expect: [&str; 2], computed: &[&str], only: &[&str]| {
            let parts =
                mutate::unpack(&excel(properties, &last.concat(), &[("xl/styles.xml", styles)]));
            let parts: Vec<_> = parts
                .into_iter()
                .map(|(name, part)| match name.as_str() {
                    "xl/_rels/workbook.xml.rels" => (name, relations.as_bytes().to_vec()),
                    _ => (name, part),
                })
                .collect();
            let draft = draft(&pack(&parts));
            assert_eq!(dates(&draft.plan.actions[0]), expect, "{last:?}");
            assert_eq!(told(&draft, "formula_computed"), computed, "{last:?}");
            assert_eq!(told(&draft, "formula_only"), only, "{last:?}");
        };
    let start = formula("r=\"F2\" s=\"1\"", "<f>DATE(2026,1+2,1)</f>");
    let end = formula("s=\"1\"", "<f>EDATE(F2,5)</f><v></v>");
    check("", [&start, &end], ["mar-26", "ago-26"], &["=DATE(2026,1+2,1)", "=EDATE(F2,5)"], &[]);
    // In a book of 1904 as well, and where a cell says no format of its own.
    let plain = formula("", "<f>F2+30</f>");
    let late = "<workbookPr date1904=\"1\"/>";
    check(late, [&start, &plain], ["mar-26", "mar-26"], &["=DATE(2026,1+2,1)", "=F2+30"], &[]);
    // A shared formula stands only in the first of its cells.
    let first = formula(
        "s=\"1\"",
        "<f t=\"shared\" si=\"0\" ref=\"F2:G2\">DATE(2026,$A2+COLUMNS,1)</f><v>46082</v>",
    );
    let next = formula("s=\"1\"", "<f t=\"shared\" si=\"0\"/>");
    check(
        "",
        [&first, &next],
        ["mar-26", "=DATE(2026,$A2+COLUMNS,1)"],
        &[],
        &["=DATE(2026,$A2+COLUMNS,1)"],
    );
    let first = formula("s=\"1\"", "<f t=\"shared\" si=\"0\">DATE(2026,$A2+2,1)</f><v>46082</v>");
    let next = formula("s=\"1\"", "<f t=\"shared\" si=\"0\"/>");
    check("", [&first, &next], ["mar-26", "mar-26"], &["=DATE(2026,$A2+2,1)"], &[]);
    // What depends on the day is never worked out; a stored result always wins.
    let today = formula("s=\"1\"", "<f>TODAY()</f>");
    let stored = formula("s=\"1\"", "<f>TODAY()</f><v>46082</v>");
    check("", [&today, &stored], ["=TODAY()", "mar-26"], &[], &["=TODAY()"]);
    // Some programs store a zero for each formula and ask for all to be worked out.
    let zero = formula("s=\"1\"", "<f>DATE(2026,3,1)</f><v>0</v>");
    let stale = "<calcPr fullCalcOnLoad=\"1\"/>";
    check(stale, [&zero, &stored], ["mar-26", "mar-26"], &["=DATE(2026,3,1)"], &[]);
}

#[test]
fn pictures_do_not_count_toward_what_is_unpacked() {
    use std::io::{Cursor, Write as _};
    use zip::write::SimpleFileOptions;
    let row = ["1", "Faltan aulas", "Abrir aulas", "Enseñar", "Pintar", "ene-26", "mar-26"];
    let table = format!("<w:tbl>{}{}</w:tbl>", word_row(&HEADINGS), word_row(&row));
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let photo = vec![7; 12_000_000];
    for (name, part) in mutate::unpack(&word(&table, &[])) {
        zip.start_file(name, stored).and_then(|()| Ok(zip.write_all(&part)?)).expect("a part");
    }
    for at in 0..3 {
        let name = format!("word/media/image{at}.jpeg");
        zip.start_file(name, stored).and_then(|()| Ok(zip.write_all(&photo)?)).expect("a photo");
    }
    let bytes = zip.finish().expect("a file").into_inner();
    assert!(bytes.len() > 36_000_000);
    assert_eq!(dates(&draft(&bytes).plan.actions[0]), ["ene-26", "mar-26"]);
}
