//! The Word document of a plan (Office Open XML, ECMA-376, transitional): the form as a table
//! with real styles, the signatures, the timeline as a picture, and the whole document inside.
//!
//! It is written part by part over a ZIP archive, without a library: the parts are few, and what
//! makes the form the form (repeated headings, rows that stay whole, numbering that begins anew
//! in each cell, bookmarks that carry ids) needs control of every element.
//!
//! Tasks are a real numbered list and no typed numbers: whoever adds a task in Word gets the next
//! number by itself, long tasks hang behind their number, and a reader makes "1. " of it again.

mod closing;
mod drawing;
mod page;
mod parts;
mod styles;
mod table;
mod timeline;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::page::DocxPage;
use self::xml::DocxXml;
use super::logo::logo;
use crate::writing::WriterInput;
use values::form;

/// Why writing cannot fail: the archive stands in memory and its names are ours.
const WRITABLE: &str = "an archive in memory takes every part";

pub(crate) fn write(writing: &WriterInput) -> Vec<u8> {
    let header = &writing.document.plan.header;
    let logo = logo(&header.logo);
    let has_head = logo.is_some() || !header.motto.trim().is_empty();
    let picture =
        writing.picture.filter(|it| writing.choices.timeline && it.width > 0 && it.height > 0);
    let mut xml = DocxXml::default();
    let page = DocxPage::of(header);
    // The picture's parts share its relation; bookmarks of all parts are counted in one row.
    let body = body(writing, &page, picture, has_head, &mut xml);
    let head = has_head.then(|| parts::header(header, logo.as_ref(), &page, &mut xml));
    let foot = parts::footer(writing, &page, &mut xml);

    let mut archive = Archive::new();
    archive.add("[Content_Types].xml", &parts::content_types(has_head));
    archive.add("_rels/.rels", parts::RELATIONS);
    archive.add("docProps/core.xml", &parts::core(writing));
    archive.add("docProps/app.xml", &parts::app(writing));
    archive.add("word/document.xml", &body);
    archive.add("word/_rels/document.xml.rels", &parts::relations(has_head, picture.is_some()));
    archive.add("word/styles.xml", &styles::styles(header, writing.words));
    archive.add("word/settings.xml", &parts::settings(writing.words));
    archive.add("word/fontTable.xml", parts::FONTS);
    archive.add("word/numbering.xml", &styles::numbering(&writing.document.plan));
    if let Some(head) = head {
        archive.add("word/header1.xml", &head);
        archive.add("word/_rels/header1.xml.rels", &parts::header_relations(logo.as_ref()));
    }
    archive.add("word/footer1.xml", &foot);
    if let Some(logo) = &logo {
        archive.add_packed(&format!("word/media/logo.{}", logo.ending), &logo.bytes);
    }
    if let Some(picture) = picture {
        archive.add_packed("word/media/timeline.png", &picture.png);
    }
    archive.add("customXml/item1.xml", &parts::inner(writing));
    archive.add("customXml/itemProps1.xml", &parts::inner_properties(writing.document.plan.id));
    archive.add("customXml/_rels/item1.xml.rels", parts::INNER_RELATIONS);
    archive.bytes()
}

/// The text of the document: title, form, committee, signatures, timeline.
fn body(
    writing: &WriterInput,
    page: &DocxPage,
    picture: Option<&crate::writing::Picture>,
    has_head: bool,
    xml: &mut DocxXml,
) -> String {
    xml.open_part("w:document");
    xml.put("<w:body>");
    title(writing, xml);
    let closing = closing::Closing::of(writing);
    table::table(writing, page, closing.is_some(), xml);
    match closing {
        Some(closing) => closing.write(writing.words, page, xml),
        // A document ends with a paragraph; behind a table it is as small as can be.
        None => xml.put("<w:p><w:pPr><w:pStyle w:val=\"MejoraEnd\"/></w:pPr></w:p>"),
    }
    if let Some(picture) = picture {
        timeline::timeline(writing, page, picture, xml);
    }
    xml.put(&page.section(has_head));
    xml.put("</w:body></w:document>");
    xml.take()
}

/// Institution, title and period, each with the bookmark by which it is known again.
fn title(writing: &WriterInput, xml: &mut DocxXml) {
    let header = &writing.document.plan.header;
    let institution = header.institution.trim();
    if !institution.is_empty() {
        marked(xml, "Subtitle", "mejora_institution", institution);
    }
    marked(xml, "Title", "mejora_title", form::title(header, writing.words).trim());
    if let Some(period) = header.period {
        marked(xml, "Subtitle", "mejora_period", &period.to_string());
    }
}

fn marked(xml: &mut DocxXml, style: &str, name: &str, text: &str) {
    xml.put(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"));
    xml.bookmark(name, |xml| xml.run("", text));
    xml.put("</w:p>");
}

/// An archive whose bytes depend on nothing but its parts.
struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    fn add(&mut self, name: &str, text: &str) {
        self.part(name, text.as_bytes(), CompressionMethod::Deflated);
    }

    /// A part that is packed already.
    fn add_packed(&mut self, name: &str, bytes: &[u8]) {
        self.part(name, bytes, CompressionMethod::Stored);
    }

    fn part(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.zip.start_file(name, options).expect(WRITABLE);
        self.zip.write_all(bytes).expect(WRITABLE);
    }

    fn bytes(self) -> Vec<u8> {
        self.zip.finish().expect(WRITABLE).into_inner()
    }
}
