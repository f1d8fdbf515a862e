//! What the tests of round trips share: plans, files, and files without the plan inside.

pub mod carried;
pub mod people;

use std::io::{Cursor, Read as _, Write as _};

use chrono::{NaiveDate, NaiveDateTime};
use export::{ExportChoices, ExportFormat, Picture, WriterInput, write};
use import::{NotAPlan, Reading, read_file};
use plan::{Document, Sequence};
use text::Language;
use zip::write::SimpleFileOptions;

/// The formats that are written and read again.
pub const READ: [ExportFormat; 5] = [
    ExportFormat::Xlsx,
    ExportFormat::Docx,
    ExportFormat::Html,
    ExportFormat::CsvSemicolon,
    ExportFormat::CsvComma,
];

pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 5).and_then(|day| day.and_hms_opt(10, 42, 0)).expect("a time")
}

/// A file of a document.
pub fn file(
    format: ExportFormat,
    document: &Document,
    language: Language,
    choices: &ExportChoices,
) -> Vec<u8> {
    let svg = language.timeline_svg(&document.plan, now().date());
    let picture = Picture { png: vec![1, 2, 3], width: 1300, height: 400 };
    let picture = (!svg.is_empty()).then_some(&picture);
    let words = language.form_words();
    let (timeline, app, now) = (svg.as_str(), "Mejora 0", now());
    let writing = WriterInput { document, words: &words, timeline, app, now, choices, picture };
    write(format, &writing)
}

/// What is read of a file.
pub fn read(bytes: &[u8]) -> Result<Reading, NotAPlan> {
    read_file(bytes, &mut Sequence::new(5), &mut |_| {})
}

/// A package with the plan inside of another.
pub fn with_inner_of(from: &[u8], to: &[u8]) -> Vec<u8> {
    const INNER: &str = "customXml/item1.xml";
    let mut from = zip::ZipArchive::new(Cursor::new(from)).expect("a package");
    let mut inner = Vec::new();
    from.by_name(INNER).expect("the plan inside").read_to_end(&mut inner).expect("the part");
    let without = repacked(to, |name, bytes| (name != INNER).then_some(bytes));
    let mut to = zip::ZipWriter::new_append(Cursor::new(without)).expect("a package");
    to.start_file(INNER, SimpleFileOptions::default()).expect("room");
    to.write_all(&inner).expect("room");
    to.finish().expect("a package").into_inner()
}

/// A package with each part as `change` makes it; a part that becomes nothing is gone.
pub fn repacked(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("the part");
        if let Some(bytes) = change(&name, bytes) {
            new.start_file(name, SimpleFileOptions::default()).expect("room");
            new.write_all(&bytes).expect("room");
        }
    }
    new.finish().expect("a package").into_inner()
}

/// A package with the text of one part changed.
pub fn with_part(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    repacked(bytes, |name, bytes| {
        if name != part {
            return Some(bytes);
        }
        Some(change(String::from_utf8(bytes).expect("UTF-8")).into_bytes())
    })
}

/// A file without the plan inside; a text table has none.
pub fn stripped(format: ExportFormat, bytes: &[u8]) -> Vec<u8> {
    match format {
        ExportFormat::Xlsx | ExportFormat::Docx => {
            repacked(bytes, |name, bytes| (!name.starts_with("customXml/")).then_some(bytes))
        }
        ExportFormat::Html => {
            let page = String::from_utf8(bytes.to_vec()).expect("UTF-8");
            let from = page.find("<data id=\"mejora-plan\"").expect("the plan inside");
            let end = page[from..].find("</data>").expect("its end") + from;
            format!("{}{}", &page[..from], &page[end..]).into_bytes()
        }
        _ => bytes.to_vec(),
    }
}

/// The lines in which two values differ.
pub fn differences(one: &impl std::fmt::Debug, other: &impl std::fmt::Debug) -> String {
    let (one, other) = (format!("{one:#?}"), format!("{other:#?}"));
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (mut one, mut other) = (lines(&one), lines(&other));
    while !one.is_empty() && one.last() == other.last() {
        one.pop();
        other.pop();
    }
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    format!("{}\n--- instead of ---\n{}", one[same..].join("\n"), other[same..].join("\n"))
}
