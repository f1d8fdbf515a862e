//! The workbook as a package: its parts besides the sheets, and the whole plan as one of them
//! (ECMA-376 part 1, 15.2.4 and 22.5; part 2, 6).

use std::io::{Cursor, Write as _};

use chrono::{Datelike, NaiveDateTime, Timelike};
use plan::{Document, Id};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::sheet::{SharedStringsPart, Worksheet};
use super::style::WorkbookStyles;
use super::text::{MAIN, XML};
use crate::markup::{escaped, json};
use crate::plain::short;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A name for cells, hidden from the list of names that Excel shows.
pub(super) struct HiddenName {
    pub name: &'static str,
    /// The place of the sheet in the workbook.
    pub sheet: usize,
    /// The cells, as `$A$1`.
    pub cells: String,
}

/// What a workbook says of itself.
pub(super) struct WorkbookProperties<'a> {
    pub title: String,
    pub author: String,
    pub app: &'a str,
    pub now: NaiveDateTime,
}

/// The bytes of a workbook.
pub(super) fn packed(
    sheets: &[Worksheet],
    names: &[HiddenName],
    properties: &WorkbookProperties<'_>,
    document: &Document,
) -> Vec<u8> {
    let (mut strings, mut styles) = (SharedStringsPart::default(), WorkbookStyles::new());
    let mut parts = vec![
        (String::from("[Content_Types].xml"), content_types(sheets.len())),
        (String::from("_rels/.rels"), relations(&package_relations())),
        (String::from("xl/workbook.xml"), workbook(sheets, names)),
        (String::from("xl/_rels/workbook.xml.rels"), relations(&book_relations(sheets.len()))),
    ];
    for (at, sheet) in sheets.iter().enumerate() {
        let part = sheet.part(at == 0, &mut strings, &mut styles);
        parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), part));
    }
    parts.push((String::from("xl/styles.xml"), styles.part()));
    parts.push((String::from("xl/sharedStrings.xml"), strings.part()));
    parts.push((String::from("docProps/core.xml"), core(properties)));
    parts.push((String::from("docProps/app.xml"), app(properties)));
    parts.push((String::from("customXml/item1.xml"), inner(document, properties.app)));
    parts.push((String::from("customXml/itemProps1.xml"), inner_properties(document.plan.id)));
    let inner = [(format!("{OFFICE}/relationships/customXmlProps"), "itemProps1.xml".to_owned())];
    parts.push((String::from("customXml/_rels/item1.xml.rels"), relations(&inner)));
    zipped(&parts)
}

/// Why packing cannot fail: it writes to memory, under names that are short and differ.
const PACKABLE: &str = "parts in memory can be packed";

/// The parts as a ZIP file. All bear the first time that ZIP knows, so that equal parts make
/// equal bytes.
fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name.as_str(), options).expect(PACKABLE);
        zip.write_all(part.as_bytes()).expect(PACKABLE);
    }
    zip.finish().expect(PACKABLE).into_inner()
}

fn content_types(sheets: usize) -> String {
    let mut types = vec![
        ("/xl/workbook.xml".to_owned(), format!("{SHEET_TYPE}.sheet.main+xml")),
        ("/xl/styles.xml".to_owned(), format!("{SHEET_TYPE}.styles+xml")),
        ("/xl/sharedStrings.xml".to_owned(), format!("{SHEET_TYPE}.sharedStrings+xml")),
    ];
    let sheet = |at| format!("/xl/worksheets/sheet{at}.xml");
    types.extend((1..=sheets).map(|at| (sheet(at), format!("{SHEET_TYPE}.worksheet+xml"))));
    let other = |part: &str, kind: &str| (part.to_owned(), format!("application/vnd.{kind}+xml"));
    types.push(other("/docProps/core.xml", "openxmlformats-package.core-properties"));
    types.push(other("/docProps/app.xml", "openxmlformats-officedocument.extended-properties"));
    let inner = "openxmlformats-officedocument.customXmlProperties";
    types.push(other("/customXml/itemProps1.xml", inner));
    let types = types.iter();
    let types =
        types.map(|(part, kind)| format!("<Override PartName=\"{part}\" ContentType=\"{kind}\"/>"));
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
         Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        types.collect::<String>()
    )
}

/// Relationships: their types and targets. They are numbered from `rId1`.
fn relations(list: &[(String, String)]) -> String {
    let list = list.iter().enumerate();
    let list = list.map(|(at, (kind, target))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{target}\"/>", at + 1)
    });
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>",
        list.collect::<String>()
    )
}

fn package_relations() -> [(String, String); 3] {
    [
        (format!("{OFFICE}/relationships/officeDocument"), "xl/workbook.xml".to_owned()),
        (
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml".to_owned(),
        ),
        (format!("{OFFICE}/relationships/extended-properties"), "docProps/app.xml".to_owned()),
    ]
}

/// The relationships of the workbook, its sheets first.
fn book_relations(sheets: usize) -> Vec<(String, String)> {
    let sheet =
        |at| (format!("{OFFICE}/relationships/worksheet"), format!("worksheets/sheet{at}.xml"));
    let mut list: Vec<_> = (1..=sheets).map(sheet).collect();
    for (kind, target) in [
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("customXml", "../customXml/item1.xml"),
    ] {
        list.push((format!("{OFFICE}/relationships/{kind}"), target.to_owned()));
    }
    list
}

fn workbook(sheets: &[Worksheet], names: &[HiddenName]) -> String {
    let list = sheets.iter().enumerate().map(|(at, sheet)| {
        let (name, at) = (escaped(&sheet.name), at + 1);
        format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>")
    });
    let titles = sheets.iter().enumerate().map(|(at, sheet)| {
        let ((first, last), name) = (sheet.print.repeated, escaped(&sheet.name));
        format!(
            "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">\
             '{name}'!${}:${}</definedName>",
            first + 1,
            last + 1
        )
    });
    let own = names.iter().map(|name| {
        let (sheet, cells) = (escaped(&sheets[name.sheet].name), &name.cells);
        format!("<definedName name=\"{}\" hidden=\"1\">'{sheet}'!{cells}</definedName>", name.name)
    });
    format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}/relationships\"><bookViews>\
         <workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"24000\" windowHeight=\"12000\"/>\
         </bookViews><sheets>{}</sheets><definedNames>{}{}</definedNames>\
         <calcPr calcId=\"191029\"/></workbook>",
        list.collect::<String>(),
        titles.collect::<String>(),
        own.collect::<String>()
    )
}

fn core(properties: &WorkbookProperties<'_>) -> String {
    let (day, time) = (properties.now.date(), properties.now.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    let (year, month, day) = (day.year(), day.month(), day.day());
    let time = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    let (title, author) = (escaped(&properties.title), escaped(&properties.author));
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:modified>\
         </cp:coreProperties>"
    )
}

fn app(properties: &WorkbookProperties<'_>) -> String {
    format!(
        "{XML}<Properties xmlns=\"{OFFICE}/extended-properties\"><Application>{}</Application>\
         <Company>{}</Company></Properties>",
        escaped(&short(properties.app, 100)),
        escaped(&properties.author)
    )
}

/// The whole plan.
fn inner(document: &Document, app: &str) -> String {
    let text = plan::format::write_compact(document, app);
    format!("{XML}<plan xmlns=\"urn:mejora:plan\">{}</plan>", escaped(&json(&text)))
}

/// What Excel wants to know of the part that holds the plan. Its id is made from that of the
/// plan: Excel asks for one that is unique within the workbook.
fn inner_properties(id: Id) -> String {
    let digits = format!("{:016X}", id.bits());
    let (a, b, c) = (&digits[..8], &digits[8..12], &digits[12..]);
    format!(
        "{XML}<ds:datastoreItem ds:itemID=\"{{{a}-{b}-{c}-8D4A-4D454A4F5241}}\" \
         xmlns:ds=\"{OFFICE}/customXml\"><ds:schemaRefs><ds:schemaRef \
         ds:uri=\"urn:mejora:plan\"/></ds:schemaRefs></ds:datastoreItem>"
    )
}
