//! Word documents that are one XML text: packages of Word since 2007 ("Flat OPC"), and those of
//! Word 2003 ("WordprocessingML 2003"), whose body has the same elements by and large.

use super::body::DocxReader;
use super::lists::DocxLists;
use super::{KIND, MOST_RUNNING, Package, not_a_plan, parts, running, running_part};
use crate::formats::flow::Flow;
use crate::formats::source::{Source, Topics};
use crate::grid::Grid;
use crate::meter::Progress;
use crate::unreadable::Unreadable;

/// Whether a text is such a document.
pub(crate) fn is_xml(text: &str) -> bool {
    let start = text.trim_start();
    let head: String = start.chars().take(4000).collect();
    start.starts_with('<') && (head.contains("<pkg:package") || head.contains("wordDocument"))
}

/// Reads such a document.
///
/// # Errors
/// [`Unreadable::Damaged`] or [`Unreadable::TooMuch`].
pub(crate) fn read_xml(
    text: &str,
    topics: Topics,
    progress: Progress,
) -> Result<Source, Unreadable> {
    if text.contains("<pkg:package") {
        return parts(&mut Package::flat(text, KIND), topics, false, progress);
    }
    let mut lists = DocxLists::default();
    let mut flow = Flow::new(topics);
    flow.absorb(running_within(text, "hdr", topics, &mut lists));
    let mut reader = DocxReader::new(flow, &mut lists);
    reader.read(text, progress).map_err(not_a_plan)?;
    let mut flow = reader.into_flow();
    flow.absorb(running_within(text, "ftr", topics, &mut lists));
    Ok(Source { grids: vec![flow.finish()], ..Source::default() })
}

/// The page headers or footers, which stand within the properties of sections.
fn running_within(text: &str, name: &str, topics: Topics, lists: &mut DocxLists) -> Grid {
    let (begin, end) = (format!("<w:{name} "), format!("</w:{name}>"));
    let all = text.split(&*begin).skip(1).take(MOST_RUNNING);
    let inner = all.filter_map(|it| it.split_once('>')?.1.split_once(&*end).map(|(xml, _)| xml));
    running(inner.map(|xml| running_part(xml, topics, lists)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::samples::lines;

    const TABLE: &str = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Objetivo</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p><w:r><w:t>Tareas</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r>\
        <w:t>Atender mejor</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Abrir de tarde</w:t>\
        </w:r></w:p></w:tc></w:tr></w:tbl>";

    fn rows(text: &str) -> Vec<String> {
        assert!(is_xml(text));
        lines(&read_xml(text, |_| 0, &mut |_| {}).expect("a sound document").grids[0])
    }

    #[test]
    fn a_package_in_one_text_is_a_document() {
        let relation = |kind: &str, target: &str| {
            format!(
                "<Relationships><Relationship Id=\"r1\" Target=\"{target}\" Type=\"http://schemas.\
                 openxmlformats.org/officeDocument/2006/relationships/{kind}\"/></Relationships>"
            )
        };
        let part = |name: &str, xml: &str| {
            format!("<pkg:part pkg:name=\"{name}\"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>")
        };
        let text = [
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\
             <pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">",
            &part("/_rels/.rels", &relation("officeDocument", "word/document.xml")),
            &part("/word/_rels/document.xml.rels", &relation("header", "header1.xml")),
            &part(
                "/word/document.xml",
                &format!("<w:document><w:body>{TABLE}</w:body></w:document>"),
            ),
            "<pkg:part pkg:name=\"/word/media/image1.png\"><pkg:binaryData>aGVsbG8=</pkg:binaryData></pkg:part>",
            &part("/word/header1.xml", "<w:hdr><w:p><w:r><w:t>Alcaldía</w:t></w:r></w:p></w:hdr>"),
            "</pkg:package>",
        ];
        assert_eq!(
            rows(&text.concat()),
            ["Alcaldía", "Objetivo¦Tareas", "Atender mejor¦Abrir de tarde"]
        );
    }

    #[test]
    fn documents_of_word_2003_have_their_headers_in_the_section() {
        let text = format!(
            "<?xml version=\"1.0\"?><w:wordDocument \
             xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body><wx:sect>{TABLE}\
             <w:sectPr><w:hdr w:type=\"odd\"><w:p><w:r><w:t>Alcaldía</w:t></w:r></w:p></w:hdr>\
             <w:ftr w:type=\"odd\"><w:p><w:r><w:t>Hoja 1</w:t></w:r></w:p></w:ftr></w:sectPr>\
             </wx:sect></w:body></w:wordDocument>"
        );
        assert_eq!(
            rows(&text),
            ["Alcaldía", "Objetivo¦Tareas", "Atender mejor¦Abrir de tarde", "Hoja 1"]
        );
    }

    #[test]
    fn what_was_cut_off_is_damaged() {
        let text = "<w:wordDocument><w:body><w:p><w:r><w:t>Plan <";
        assert!(matches!(read_xml(text, |_| 0, &mut |_| {}), Err(Unreadable::Damaged { .. })));
    }
}
