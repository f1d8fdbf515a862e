//! What stands below the form: the committee, and places for the signatures, which are never
//! alone on a page.

use plan::{Member, Signatory};
use values::form::FormWords;

use super::page::DocxPage;
use super::xml::DocxXml;
use crate::writing::WriterInput;

/// The most signatures beside each other.
const BESIDE: usize = 4;

/// The committee and the signatures, as far as they were chosen and there are any.
pub(super) struct Closing<'a> {
    members: &'a [Member],
    signatories: &'a [Signatory],
}

impl<'a> Closing<'a> {
    pub fn of(writing: &WriterInput<'a>) -> Option<Self> {
        let header = &writing.document.plan.header;
        let members = if writing.choices.committee { &header.committee[..] } else { &[] };
        let signatories = if writing.choices.signatures { &header.signatories[..] } else { &[] };
        let any = !members.is_empty() || !signatories.is_empty();
        any.then_some(Self { members, signatories })
    }

    pub fn write(&self, words: &FormWords, page: &DocxPage, xml: &mut DocxXml) {
        if !self.members.is_empty() {
            self.committee(words, page, xml);
        }
        if !self.signatories.is_empty() {
            // Room for the pen; it also parts two tables, which Word would join.
            xml.paragraph(
                "MejoraText",
                "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"0\"/>",
                "",
            );
            self.signatures(words, page, xml);
        }
        xml.put("<w:p><w:pPr><w:pStyle w:val=\"MejoraEnd\"/></w:pPr></w:p>");
    }

    fn committee(&self, words: &FormWords, page: &DocxPage, xml: &mut DocxXml) {
        xml.paragraph("Heading1", "", words.committee);
        let half = page.room() * 3 / 10;
        open("MejoraTable", "left", &[half, half], xml);
        let cell = |style: &str, keep: &str, shade: &str, text: &str, xml: &mut DocxXml| {
            xml.put(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{half}\" w:type=\"dxa\"/>{shade}</w:tcPr>"
            ));
            xml.paragraph(style, keep, text.trim());
            xml.put("</w:tc>");
        };
        const SHADE: &str = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E3EAEC\"/>";
        xml.put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for heading in [words.name, words.post] {
            cell("MejoraHeading", "<w:keepNext/>", SHADE, heading, xml);
        }
        xml.put("</w:tr>");
        let last = self.members.len() - 1;
        for (at, member) in self.members.iter().enumerate() {
            // The first member stays with the heading, the last with the signatures.
            let keep = at == last && !self.signatories.is_empty();
            let keep = if keep { "<w:keepNext/>" } else { "" };
            xml.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            cell("MejoraText", keep, "", &member.name, xml);
            cell("MejoraText", keep, "", &member.post, xml);
            xml.put("</w:tr>");
        }
        xml.put("</w:tbl>");
    }

    fn signatures(&self, words: &FormWords, page: &DocxPage, xml: &mut DocxXml) {
        let columns = self.signatories.len().min(BESIDE);
        let width = (page.room() / columns as u32).min(page.room() / 3);
        // No lines but those to sign on, and wide gaps between them.
        open("MejoraSignatures", "center", &vec![width; columns], xml);
        let rows = self.signatories.chunks(BESIDE);
        let count = rows.len();
        for (at, row) in rows.enumerate() {
            let keep = if at + 1 < count { "<w:keepNext/>" } else { "" };
            xml.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for place in 0..columns {
                xml.put(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
                match row.get(place) {
                    Some(signatory) => signature(signatory, words, keep, xml),
                    None => xml.paragraph("MejoraText", keep, ""),
                }
                xml.put("</w:tc>");
            }
            xml.put("</w:tr>");
        }
        xml.put("</w:tbl>");
    }
}

/// What is signed as, room for signature and stamp, a line, name and post.
fn signature(signatory: &Signatory, words: &FormWords, keep: &str, xml: &mut DocxXml) {
    const LINE: &str = "<w:keepNext/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"2\" \
         w:color=\"auto\"/></w:pBdr><w:spacing w:before=\"960\" w:after=\"0\"/>";
    let role = words.role_of(signatory.role);
    xml.paragraph("MejoraSignature", "<w:keepNext/>", role);
    xml.open_paragraph("MejoraSignature", LINE);
    xml.run("<w:b/>", signatory.name.trim());
    xml.put("</w:p>");
    xml.paragraph("MejoraSignature", keep, signatory.post.trim());
}

/// The beginning of a table.
fn open(style: &str, align: &str, columns: &[u32], xml: &mut DocxXml) {
    let width: u32 = columns.iter().sum();
    xml.put(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:jc w:val=\"{align}\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    ));
    for column in columns {
        xml.put(&format!("<w:gridCol w:w=\"{column}\"/>"));
    }
    xml.put("</w:tblGrid>");
}
