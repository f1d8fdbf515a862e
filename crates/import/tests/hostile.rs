//! Files that are damaged, locked, oddly encoded or made to do harm, the whole way: a plan with
//! findings or one clear sentence, within the memory that a worker has.
//!
//! One test reads them all, one after the other, because the allocator counts for the whole
//! program. What the cells of such spreadsheets are is in `bad_sheets`.

#[path = "../../cells/tests/mutate.rs"]
mod mutate;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use cells::FileKind;
use import::{Columns, Draft, NotAPlan, Reading, read_file, sentence};
use mutate::pack;
use peak_alloc::PeakAlloc;
use plan::Sequence;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// What a worker has, in bytes: its linker bounds it to this.
const MOST_MEMORY: usize = 256 << 20;

/// What must come of a file.
enum Expected {
    /// A plan with this many actions, the first of which does this.
    Plan(usize, &'static str),
    /// A guide with at least one example.
    Guide,
    /// No plan, for this reason.
    Nothing(NotAPlan),
}

use Expected::{Guide, Nothing, Plan};

const HEADER: [&str; 8] = [
    "No.",
    "Subcriterio",
    "Área de Mejora",
    "Acción de Mejora",
    "Objetivo",
    "Tareas",
    "Inicio",
    "Responsable",
];
const ROW: [&str; 8] = [
    "1",
    "1.2 (4)",
    "No existe un registro",
    "Crear la señalización",
    "Ordenar",
    "1. Uno. 2. Dos.",
    "mar-26",
    "RRHH",
];
const ACTION: &str = "Crear la señalización";

fn lines(rows: &[[&str; 8]], joint: &str) -> String {
    rows.iter().map(|row| row.join(joint) + "\r\n").collect()
}

fn csv() -> String {
    lines(&[HEADER, ROW], ";")
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

/// Text in Windows-1252; every letter of these tests is one of Latin-1.
fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a letter of Latin-1")).collect()
}

fn word_table(rows: &[[&str; 8]]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row =
        |row: &[&str; 8]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// The text of a Word document with these words before its root.
fn document(before: &str, body: &str) -> String {
    format!("{before}<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")
}

fn word(part: impl AsRef<[u8]>) -> Vec<u8> {
    pack(&[("word/document.xml", part.as_ref())])
}

fn sheet_rows(rows: &[[&str; 8]]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    rows.iter()
        .map(|row| format!("<row>{}</row>", row.iter().map(cell).collect::<String>()))
        .collect()
}

const WORKBOOK: &str = "<workbook><sheets><sheet name=\"Plan\" r:id=\"a\"/></sheets></workbook>";
const RELATIONS: &str =
    "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/></Relationships>";

fn excel(rows: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    pack(&[
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/s.xml", &sheet),
    ])
}

fn open_document(kind: &str, content: &str, manifest: &str) -> Vec<u8> {
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    let manifest = format!("<manifest:manifest>{manifest}</manifest:manifest>");
    pack(&[
        ("mimetype", kind.as_str()),
        ("META-INF/manifest.xml", &manifest),
        ("content.xml", content),
    ])
}

fn open_text(body: &str) -> Vec<u8> {
    open_document("text", &format!("<office:text>{body}</office:text>"), "")
}

fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    file.create_stream(name).and_then(|mut it| it.write_all(stream)).expect("a stream");
    file.into_inner().into_inner()
}

/// A packed file whose parts all say that they are encrypted (APPNOTE 4.4.4, bit 0).
fn with_password(mut bytes: Vec<u8>) -> Vec<u8> {
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(mark)).collect();
        places.into_iter().for_each(|at| bytes[at + flags] |= 1);
    }
    bytes
}

/// Entities that stand for ten of the one before, nine deep.
fn entities() -> String {
    let mut text = "<!DOCTYPE x [<!ENTITY b0 \"mejora\">".to_owned();
    for at in 1..=9 {
        let _ = write!(text, "<!ENTITY b{at} \"{}\">", format!("&b{};", at - 1).repeat(10));
    }
    text + "]>"
}

fn locked() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let encrypted = |kind| Nothing(NotAPlan::Encrypted { kind });
    let list = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let file_pass = [&[9, 8, 8, 0, 0, 6, 5, 0, 0, 0, 0, 0, 0x2f, 0, 6, 0][..], &[1; 6]].concat();
    vec![
        ("OOXML", container("/EncryptedPackage", &[7; 5000]), encrypted(FileKind::OldOffice)),
        ("ODT", open_document("text", "\u{1}\u{2}", list), encrypted(FileKind::OpenText)),
        ("ODS", open_document("spreadsheet", "\u{1}", list), encrypted(FileKind::OpenSheet)),
        ("XLS", container("/Workbook", &file_pass), encrypted(FileKind::OldOffice)),
        ("ZIP", with_password(word(document("", ""))), encrypted(FileKind::Word)),
    ]
}

fn damaged() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let table = word_table(&[HEADER, ROW]);
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let damaged = |kind| Nothing(NotAPlan::Damaged { kind });
    let picture = Nothing(NotAPlan::NotText { kind: FileKind::Picture });
    vec![
        ("half a DOCX", half(word(document("", &table))), damaged(FileKind::Word)),
        ("half an ODT", half(open_text(&table)), damaged(FileKind::OpenText)),
        ("half an XLS", half(container("/Workbook", &[7; 9000])), damaged(FileKind::OldOffice)),
        (
            "the beginning of a DOCX",
            word(document("", &table))[..20].to_vec(),
            damaged(FileKind::Zip),
        ),
        ("a JPEG named .docx", [&b"\xff\xd8\xff\xe0\0\x10JFIF\0"[..], &[0; 999]].concat(), picture),
        ("zeros", vec![0; 100_000], Nothing(NotAPlan::NotText { kind: FileKind::Other })),
    ]
}

/// Macros are parts like others, which nobody reads.
fn macros() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let types = |name: &str, kind: &str| {
        format!(
            "<Types><Override PartName=\"/{name}\" ContentType=\"application/vnd.{kind}.macroEnabled.main+xml\"/></Types>"
        )
    };
    let program = String::from_utf8_lossy(b"\xd0\xcf\x11\xe0Sub AutoOpen()").into_owned();
    let text = document("", &word_table(&[HEADER, ROW]));
    let document = [
        ("[Content_Types].xml", types("word/document.xml", "ms-word.document")),
        ("word/document.xml", text),
        ("word/vbaProject.bin", program.clone()),
    ];
    let sheet =
        format!("<worksheet><sheetData>{}</sheetData></worksheet>", sheet_rows(&[HEADER, ROW]));
    let workbook = [
        ("[Content_Types].xml", types("xl/workbook.xml", "ms-excel.sheet")),
        ("xl/workbook.xml", WORKBOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.to_owned()),
        ("xl/s.xml", sheet),
        ("xl/vbaProject.bin", program),
    ];
    vec![("DOCM", pack(&document), Plan(1, ACTION)), ("XLSM", pack(&workbook), Plan(1, ACTION))]
}

fn bombs() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let much = |kind| Nothing(NotAPlan::TooMuch { kind });
    let unpacks = |kind, most| Nothing(NotAPlan::Unpacks { kind, bytes: 0, most });
    let blank = " ".repeat(60_000_000);
    let inside = word(document("", &blank));
    let nested = pack(&[("a.zip", &inside), ("b.zip", &inside)]);
    let styles = " ".repeat(40_000_000);
    let relations: String = ["styles", "numbering", "header", "footer"]
        .iter()
        .map(|it| format!("<Relationship Type=\"/{it}\" Target=\"{it}.xml\"/>"))
        .collect();
    let parts = [
        ("word/_rels/document.xml.rels", format!("<Relationships>{relations}</Relationships>")),
        ("word/document.xml", document("", &word_table(&[HEADER, ROW]))),
        ("word/styles.xml", styles.clone()),
        ("word/numbering.xml", styles.clone()),
        ("word/header.xml", styles.clone()),
        ("word/footer.xml", styles),
    ];
    let many: Vec<_> = (0..20_000).map(|at| (format!("word/document{at}"), "")).collect();
    let texts = document(&entities(), &word_table(&[HEADER, ROW.map(|_| "&b9;")]));
    vec![
        ("a part of 60 MB", inside, unpacks(FileKind::Word, 48_000_000)),
        ("the same in ODT", open_text(&blank), unpacks(FileKind::OpenText, 48_000_000)),
        ("four parts of 40 MB", pack(&parts), unpacks(FileKind::Word, 96_000_000)),
        ("bombs in a packed file", nested, Nothing(NotAPlan::NotText { kind: FileKind::Zip })),
        ("20,000 parts", pack(&many), much(FileKind::Word)),
        ("entities in DOCX", word(texts), Plan(1, "&b9;")),
    ]
}

fn large() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let rows = |count: usize| [&[HEADER][..], &vec![ROW; count]].concat();
    let short = ROW.map(|cell| &cell[..cell.len().min(4)]);
    let short = [&[HEADER][..], &vec![short; 100_000]].concat();
    let page = format!("<html>{}", "<p>Una carta sin tabla.".repeat(1_690_000));
    let web = format!(
        "<!doctype html><table><tr><td>{}</table>",
        lines(&short, "<td>").replace("\r\n", "<tr><td>")
    );
    let cells = ROW.map(|it| format!("<table:table-cell><text:p>{it}</text:p></table:table-cell>"));
    let header =
        HEADER.map(|it| format!("<table:table-cell><text:p>{it}</text:p></table:table-cell>"));
    let repeated = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table><table:table-row>{}</table:table-row><table:table-row table:number-rows-repeated=\"1048575\">{}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
        header.concat(),
        cells.concat()
    );
    let far =
        sheet_rows(&[HEADER, ROW]) + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>";
    vec![
        ("one cell at XFD1048576", excel(&far), Plan(1, ACTION)),
        (
            "30,000 rows of DOCX",
            word(document("", &word_table(&rows(30_000)))),
            Plan(5_000, ACTION),
        ),
        ("a million rows of ODS", open_document("spreadsheet", &repeated, ""), Plan(5_000, ACTION)),
        ("100,000 rows of CSV", lines(&short, ";").into_bytes(), Plan(5_000, "Crea")),
        (
            "a page of 39 MB",
            page.into_bytes(),
            Nothing(NotAPlan::NoTable { found: Columns::default() }),
        ),
        ("100,000 rows of HTML", web.into_bytes(), Plan(5_000, "Crea")),
    ]
}

fn deep() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let much = |kind| Nothing(NotAPlan::TooMuch { kind });
    let after = |start: &str| start.to_owned() + &word_table(&[HEADER, ROW]);
    let tables = "<table><tr><td>".repeat(200_000);
    let json = Nothing(NotAPlan::NotJson { line: 1, column: 0 });
    let word_tables = after(&"<w:tbl><w:tr><w:tc>".repeat(100_000));
    let sections = "<text:section>".repeat(100_000);
    vec![
        ("tables in DOCX", word(document("", &word_tables)), much(FileKind::Word)),
        ("sections in ODT", open_text(&sections), much(FileKind::OpenText)),
        (
            "tables in HTML",
            format!("<html>{tables}").into_bytes(),
            Nothing(NotAPlan::NoTable { found: Columns::default() }),
        ),
        ("objects in JSON", "{\"a\":".repeat(500_000).into_bytes(), json),
        (
            "lists in JSON",
            "[".repeat(2_000_000).into_bytes(),
            Nothing(NotAPlan::NoTable { found: Columns::default() }),
        ),
    ]
}

fn encoded() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let text = csv();
    let table = word_table(&[HEADER, ROW]);
    let xml = |encoding: &str| format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>");
    let wide = |text: &str| [&[0xff, 0xfe][..], &utf16(text, u16::to_le_bytes)].concat();
    let page = format!(
        "<html><table><tr><td>{}</table>",
        csv().replace("\r\n", "<tr><td>").replace(';', "<td>")
    );
    let mixed = [&b"\xef\xbb\xbf"[..], &latin1(&text)].concat();
    let plan = || Plan(1, ACTION);
    vec![
        ("CSV in Windows-1252", latin1(&text), plan()),
        ("CSV in Windows-1252 that says UTF-8", mixed, plan()),
        ("CSV in UTF-16", wide(&text), plan()),
        ("CSV in UTF-16, no mark", utf16(&text, u16::to_le_bytes), plan()),
        ("CSV in UTF-16, big end first, no mark", utf16(&text, u16::to_be_bytes), plan()),
        ("HTML in Windows-1252", latin1(&page), plan()),
        ("HTML in UTF-16", wide(&page), plan()),
        ("DOCX in UTF-16", word(wide(&document(&xml("UTF-16"), &table))), plan()),
        ("DOCX in UTF-8 that says UTF-16", word(document(&xml("UTF-16"), &table)), plan()),
        (
            "DOCX in Latin-1 that says so",
            word(latin1(&document(&xml("ISO-8859-1"), &table))),
            plan(),
        ),
        (
            "DOCX in Latin-1 that says UTF-8",
            word(latin1(&document(&xml("UTF-8"), &table))),
            Plan(1, ""),
        ),
    ]
}

/// Headers of a guide without end.
fn guides() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let mut page = "<html>".to_owned();
    for at in 0..6_000 {
        let _ = write!(
            page,
            "<p>SUBCRITERIO {}.1. Uno</p><table><tr><td>Ejemplos<td>Puntos fuertes<td>Áreas de mejora<tr><td>1. El ayuntamiento publica sus indicadores de ciudadanía {at}<td><td>No se evidencia</table>",
            at % 9 + 1
        );
    }
    vec![("6,000 headers", page.into_bytes(), Guide)]
}

fn draft(reading: &Reading) -> Option<&Draft> {
    match reading {
        Reading::Table(draft) => Some(draft),
        Reading::Tables(tables) => tables.first().map(|it| &it.draft),
        _ => None,
    }
}

/// Says what is not as it must be.
fn wrong(reading: &Result<Reading, NotAPlan>, expected: &Expected) -> Option<String> {
    match (reading, expected) {
        (Ok(Reading::Guide(_)), Guide) => None,
        // Where exactly a text breaks off is for the tests of JSON.
        (Err(NotAPlan::NotJson { .. }), Nothing(NotAPlan::NotJson { .. })) => None,
        // How much more than the limit it is, is for the tests of each format.
        (
            Err(NotAPlan::Unpacks { kind, bytes, most }),
            Nothing(NotAPlan::Unpacks { kind: its, most: limit, .. }),
        ) => {
            let said = sentence(NotAPlan::Unpacks { kind: *kind, bytes: *bytes, most: *most });
            let right = kind == its && most == limit && bytes > most && said.len() < 200;
            (!right).then_some(said)
        }
        (Err(found), Nothing(error)) if found == error => {
            let said = sentence(*found);
            let clear = said.ends_with('.') && !said.contains('\n') && said.len() < 200;
            (!clear).then_some(said)
        }
        (Ok(reading), Plan(count, action)) => {
            let Some(draft) = draft(reading) else { return Some(format!("{reading:?}")) };
            let actions = &draft.plan.actions;
            let first = actions.first().map(|it| it.action.as_str());
            let bounded = actions.len() == *count && first == Some(action);
            (!bounded).then(|| format!("{} actions, the first: {first:?}", actions.len()))
        }
        (Ok(_), _) => Some("something was read".into()),
        (Err(error), _) => Some(format!("{error:?}")),
    }
}

#[test]
fn bad_files_end_as_a_plan_or_as_one_sentence_within_the_memory() {
    type Files = fn() -> Vec<(&'static str, Vec<u8>, Expected)>;
    let kinds: [(&str, Files); 8] = [
        ("locked", locked),
        ("damaged", damaged),
        ("macros", macros),
        ("bomb", bombs),
        ("large", large),
        ("deep", deep),
        ("encoding", encoded),
        ("guide", guides),
    ];
    let mut failures = Vec::new();
    for (kind, files) in kinds {
        for (name, bytes, expected) in files() {
            HEAP.reset_peak_usage();
            let before = HEAP.current_usage();
            let reading = read_file(&bytes, &mut Sequence::new(1), &mut |_| ());
            // The worker holds the file as well.
            let peak = HEAP.peak_usage() - before + bytes.len();
            println!("{kind}: {name}: {} kB", peak / 1000);
            if let Some(what) = wrong(&reading, &expected) {
                failures.push(format!("{kind}: {name}: {what}"));
            }
            if peak > MOST_MEMORY {
                failures.push(format!("{kind}: {name}: {} MB", peak >> 20));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
