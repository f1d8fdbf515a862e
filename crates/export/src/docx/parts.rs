//! The parts around the text: header and footer, properties, relations, the document inside.

use plan::{Header, Id, format};

use super::drawing::{InlineDrawing, within};
use super::page::DocxPage;
use super::xml::{DocxXml, PROLOGUE};
use crate::logo::Logo;
use crate::markup::{escaped, json};
use crate::writing::WriterInput;
use values::form::{self, FormWords};

/// The most that a logo takes of a page: 5 cm by 1.2 cm, in twips.
const LOGO: (u32, u32) = (2835, 680);

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The relations of the package.
pub(super) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/>\
</Relationships>";

/// The relation of the document inside to its properties.
pub(super) const INNER_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps\" Target=\"itemProps1.xml\"/>\
</Relationships>";

/// The fonts, and what stands in for them where they are missing.
pub(super) const FONTS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:font w:name=\"Calibri\"><w:altName w:val=\"Arial\"/><w:panose1 w:val=\"020F0502020204030204\"/>\
<w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>";

pub(super) fn content_types(has_head: bool) -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut out = format!(
        "{PROLOGUE}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{WORD}.document.main+xml\"/>"
    );
    let parts = [
        ("styles", "styles", true),
        ("settings", "settings", true),
        ("fontTable", "fontTable", true),
        ("numbering", "numbering", true),
        ("header1", "header", has_head),
        ("footer1", "footer", true),
    ];
    for (part, kind, _) in parts.into_iter().filter(|(.., there)| *there) {
        out.push_str(&format!(
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"
        ));
    }
    out.push_str(
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
         <Override PartName=\"/customXml/itemProps1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>\
         </Types>",
    );
    out
}

fn relationships<'a>(of: impl IntoIterator<Item = (&'a str, &'a str, String)>) -> String {
    let mut out = format!(
        "{PROLOGUE}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (id, kind, target) in of {
        out.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>"
        ));
    }
    out.push_str("</Relationships>");
    out
}

pub(super) fn relations(has_head: bool, has_timeline: bool) -> String {
    let all = [
        ("rIdStyles", "styles", "styles.xml", true),
        ("rIdSettings", "settings", "settings.xml", true),
        ("rIdFonts", "fontTable", "fontTable.xml", true),
        ("rIdNumbering", "numbering", "numbering.xml", true),
        ("rIdHeader", "header", "header1.xml", has_head),
        ("rIdFooter", "footer", "footer1.xml", true),
        ("rIdTimeline", "image", "media/timeline.png", has_timeline),
        ("rIdPlan", "customXml", "../customXml/item1.xml", true),
    ];
    let there = all.into_iter().filter(|(.., there)| *there);
    relationships(there.map(|(id, kind, target, _)| (id, kind, target.to_owned())))
}

pub(super) fn header_relations(logo: Option<&Logo>) -> String {
    let logo = logo.map(|logo| ("rIdLogo", "image", format!("media/logo.{}", logo.ending)));
    relationships(logo)
}

/// The header of every page: the logo at the left, the official line in the middle.
pub(super) fn header(
    header: &Header,
    logo: Option<&Logo>,
    page: &DocxPage,
    xml: &mut DocxXml,
) -> String {
    xml.open_part("w:hdr");
    let motto = header.motto.trim();
    let line = |gap: &str, xml: &mut DocxXml| {
        xml.open_paragraph("Header", gap);
        if !motto.is_empty() {
            xml.bookmark("mejora_motto", |xml| xml.run("", motto));
        }
        xml.put("</w:p>");
    };
    let Some(logo) = logo else {
        line("<w:spacing w:after=\"120\"/>", xml);
        xml.put("</w:hdr>");
        return xml.take();
    };
    // Three cells, so that the line stands in the middle of the page whatever the logo's width.
    let middle = page.room() - 2 * LOGO.0;
    xml.put(&format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{side}\"/><w:gridCol w:w=\"{middle}\"/><w:gridCol w:w=\"{side}\"/></w:tblGrid><w:tr>",
        page.room(),
        side = LOGO.0,
    ));
    let cell = |width: u32, xml: &mut DocxXml| {
        xml.put(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
        ));
    };
    cell(LOGO.0, xml);
    xml.open_paragraph("Header", "<w:jc w:val=\"left\"/>");
    let size = within(logo.width, logo.height, LOGO);
    let words = header.institution.trim();
    InlineDrawing { relation: "rIdLogo", name: "Logo", words, size, cut: (0, 0) }.write(xml);
    xml.put("</w:p></w:tc>");
    cell(middle, xml);
    line("", xml);
    xml.put("</w:tc>");
    cell(LOGO.0, xml);
    xml.paragraph("Header", "", "");
    // What follows keeps its distance from the logo.
    xml.put("</w:tc></w:tr></w:tbl>");
    xml.paragraph(
        "MejoraEnd",
        "<w:spacing w:after=\"80\" w:line=\"20\" w:lineRule=\"exact\"/>",
        "",
    );
    xml.put("</w:hdr>");
    xml.take()
}

/// The footer of every page: where the plan stands, whose it is, the number of the page.
pub(super) fn footer(writing: &WriterInput, page: &DocxPage, xml: &mut DocxXml) -> String {
    let words = writing.words;
    xml.open_part("w:ftr");
    let (middle, right) = (page.room() / 2, page.room());
    xml.open_paragraph(
        "Footer",
        &format!(
            "<w:tabs><w:tab w:val=\"center\" w:pos=\"{middle}\"/><w:tab w:val=\"right\" w:pos=\"{right}\"/></w:tabs>"
        ),
    );
    let state = words.state_of(writing.document.plan.header.state);
    xml.bookmark("mejora_state", |xml| xml.run("<w:b/>", state));
    xml.run("", &format!("\t{}\t{} ", owner(writing), words.page[0]));
    field("PAGE", xml);
    xml.run("", &format!(" {} ", words.page[1]));
    field("NUMPAGES", xml);
    xml.put("</w:p></w:ftr>");
    xml.take()
}

/// A number that Word counts; the 1 is what programs show that do not.
fn field(name: &str, xml: &mut DocxXml) {
    xml.put(&format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    ));
}

pub(super) fn settings(words: &FormWords) -> String {
    let language = language(words);
    format!(
        "{PROLOGUE}<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/>\
         <w:autoHyphenation/><w:doNotHyphenateCaps/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat><w:themeFontLang w:val=\"{language}\"/>\
         <w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>"
    )
}

pub(super) fn core(writing: &WriterInput) -> String {
    let header = &writing.document.plan.header;
    let title = escaped(form::title(header, writing.words).trim());
    let creator = escaped(header.institution.trim());
    let (language, app) = (language(writing.words), escaped(writing.app));
    let subject = escaped(&owner(writing));
    let now = writing.now.format("%Y-%m-%dT%H:%M:%SZ");
    format!(
        "{PROLOGUE}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:subject>{subject}</dc:subject><dc:creator>{creator}</dc:creator>\
         <cp:lastModifiedBy>{app}</cp:lastModifiedBy>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{now}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{now}</dcterms:modified>\
         <dc:language>{language}</dc:language></cp:coreProperties>"
    )
}

pub(super) fn app(writing: &WriterInput) -> String {
    let company = escaped(writing.document.plan.header.institution.trim());
    let app = escaped(writing.app);
    format!(
        "{PROLOGUE}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{app}</Application><Company>{company}</Company></Properties>"
    )
}

/// The whole document.
pub(super) fn inner(writing: &WriterInput) -> String {
    let text = format::write_compact(writing.document, writing.app);
    format!("{PROLOGUE}<plan xmlns=\"urn:mejora:plan\">{}</plan>", escaped(&json(&text)))
}

/// What Word wants to know of the document inside, so that it keeps it: a name of its own, here
/// made from the plan's.
pub(super) fn inner_properties(plan: Id) -> String {
    let id = format!("{plan}").to_uppercase();
    format!(
        "{PROLOGUE}<ds:datastoreItem ds:itemID=\"{{{}-{}-{}-8000-4D656A6F7261}}\" \
         xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">\
         <ds:schemaRefs><ds:schemaRef ds:uri=\"urn:mejora:plan\"/></ds:schemaRefs></ds:datastoreItem>",
        &id[..8],
        &id[8..12],
        &id[12..],
    )
}

/// A description of the plan in a line: whose it is, and for when.
pub(super) fn owner(writing: &WriterInput) -> String {
    let header = &writing.document.plan.header;
    let institution = header.institution.trim();
    let period = header.period.map(|period| period.to_string());
    let institution = (!institution.is_empty()).then(|| institution.to_owned());
    institution.into_iter().chain(period).collect::<Vec<_>>().join(" · ")
}

/// The language of the texts in the file: Word knows regions, not languages alone.
pub(super) fn language(words: &FormWords) -> &'static str {
    if words.language == "en" { "en-US" } else { words.language }
}
