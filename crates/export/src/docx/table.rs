//! The form: thirteen columns under a heading of two rows that is repeated on every page.

use plan::{Action, Column};

use super::page::{CELL_MARGIN, DocxPage, POINT};
use super::styles::MAX_LISTS;
use super::xml::DocxXml;
use crate::markup::lines;
use crate::widths::{heading_lines, lines_of, widths};
use crate::writing::{ExportChoices, WriterInput};
use values::form::{self, FormWords};

struct FormTable<'a> {
    widths: [u32; 13],
    words: &'a FormWords,
    choices: &'a ExportChoices,
    size: u32,
    /// Higher rows may part between pages: half a page, in lines.
    most_lines: u32,
}

/// Whether a cell begins a merged one, goes on with it, or stands alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum VerticalMerge {
    Alone,
    Begins,
    GoesOn,
}

/// Writes the form. Where something must not stand alone on the next page, the last row goes
/// there with it.
pub(super) fn table(writing: &WriterInput, page: &DocxPage, keeps_last: bool, xml: &mut DocxXml) {
    let plan = &writing.document.plan;
    let size = u32::from(plan.header.print_size.get());
    let table = FormTable {
        widths: widths(plan, writing.words, page.room(), POINT, 2 * CELL_MARGIN),
        words: writing.words,
        choices: writing.choices,
        size,
        // Lines are about 1.22 times as high as their letters in Calibri.
        most_lines: page.free_height() * 100 / (size * POINT / 2 * 122) / 2,
    };
    xml.put("<w:tbl><w:tblPr><w:tblStyle w:val=\"MejoraTable\"/><w:tblW w:w=\"");
    xml.put(&page.room().to_string());
    xml.put(
        "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
    );
    xml.put("</w:tblPr><w:tblGrid>");
    for width in table.widths {
        xml.put(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    xml.put("</w:tblGrid>");
    table.head(xml);
    let last = plan.actions.len().wrapping_sub(1);
    let mut lists = 0;
    for (at, action) in plan.actions.iter().enumerate() {
        if !action.tasks.is_empty() {
            lists += 1;
        }
        let merge = table.merge(&plan.actions, at);
        table.row(action, at + 1, lists, merge, keeps_last && at == last, xml);
    }
    if plan.actions.is_empty() {
        table.blank_row(xml);
    }
    xml.put("</w:tbl>");
}

impl FormTable<'_> {
    fn head(&self, xml: &mut DocxXml) {
        // LibreOffice forgets the headings that go over both rows when it repeats them.
        let room = |at: usize| self.widths[at].saturating_sub(2 * CELL_MARGIN);
        let lines =
            (0..13).map(|at| heading_lines(self.words.columns[at], room(at), self.size, POINT));
        let lines = lines.max().unwrap_or(2).max(2);
        let height = (lines * self.size * POINT / 2 * 122 / 100 + 60) / 2;
        let row = format!(
            "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/>\
             <w:tblHeader/></w:trPr>"
        );
        xml.put(&row);
        for column in Column::ALL {
            match column {
                Column::Start => {
                    let width = self.width(column) + self.width(Column::End);
                    self.heading(width, "<w:gridSpan w:val=\"2\"/>", self.words.time, xml);
                }
                Column::End => {}
                _ => {
                    let words = self.words.columns[column.index()];
                    self.heading(self.width(column), "<w:vMerge w:val=\"restart\"/>", words, xml);
                }
            }
        }
        xml.put("</w:tr>");
        xml.put(&row);
        for column in Column::ALL {
            let (merge, words) = match column {
                Column::Start | Column::End => ("", self.words.columns[column.index()]),
                _ => ("<w:vMerge/>", ""),
            };
            self.heading(self.width(column), merge, words, xml);
        }
        xml.put("</w:tr>");
    }

    fn heading(&self, width: u32, merge: &str, words: &str, xml: &mut DocxXml) {
        xml.put(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{merge}\
             <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E3EAEC\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
        ));
        xml.paragraph("MejoraHeading", "", words);
        xml.put("</w:tc>");
    }

    fn width(&self, column: Column) -> u32 {
        self.widths[column.index()]
    }

    /// How the criterion of the action at `at` is joined with its neighbours.
    fn merge(&self, actions: &[std::sync::Arc<Action>], at: usize) -> VerticalMerge {
        let criterion = |at: usize| actions.get(at).and_then(|action| action.criterion);
        let here = criterion(at);
        if !self.choices.merge_criteria || here.is_none() {
            return VerticalMerge::Alone;
        }
        match (at.checked_sub(1).and_then(criterion) == here, criterion(at + 1) == here) {
            (true, _) => VerticalMerge::GoesOn,
            (false, true) => VerticalMerge::Begins,
            (false, false) => VerticalMerge::Alone,
        }
    }

    fn row(
        &self,
        action: &Action,
        number: usize,
        list: usize,
        merge: VerticalMerge,
        keep: bool,
        xml: &mut DocxXml,
    ) {
        let texts = Column::ALL.map(|column| form::cell(action, number, column, self.words));
        let height = Column::ALL.map(|column| {
            let width = self.width(column).saturating_sub(2 * CELL_MARGIN);
            lines_of(&texts[column.index()], width, self.size, POINT)
        });
        // LibreOffice shows of a row that may not part only as much as fits on a page.
        let whole = height.into_iter().max().unwrap_or(0) <= self.most_lines;
        let split = if whole { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
        let keep = if keep && whole { "<w:keepNext/>" } else { "" };
        xml.put(&format!("<w:tr>{split}"));
        for (column, text) in Column::ALL.into_iter().zip(&texts) {
            let merged = match (column, merge) {
                (Column::Criterion, VerticalMerge::Begins) => "<w:vMerge w:val=\"restart\"/>",
                (Column::Criterion, VerticalMerge::GoesOn) => "<w:vMerge/>",
                _ => "",
            };
            let width = self.width(column);
            xml.put(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{merged}</w:tcPr>"
            ));
            match column {
                Column::Number => {
                    xml.open_paragraph("MejoraCode", keep);
                    let name = format!("mejora_{}", action.id);
                    xml.bookmark(&name, |xml| xml.run("", text));
                    xml.put("</w:p>");
                }
                Column::Criterion if merge == VerticalMerge::GoesOn => {
                    xml.paragraph("MejoraCode", keep, "")
                }
                Column::Tasks if list <= MAX_LISTS => tasks(action, list, keep, xml),
                Column::Criterion | Column::Subcriterion | Column::Start | Column::End => {
                    paragraphs("MejoraCode", keep, text, xml);
                }
                _ => paragraphs("MejoraText", keep, text, xml),
            }
            xml.put("</w:tc>");
        }
        xml.put("</w:tr>");
    }

    /// What a plan without actions shows: a row to be filled in.
    fn blank_row(&self, xml: &mut DocxXml) {
        xml.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for width in self.widths {
            xml.put(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
            xml.paragraph("MejoraText", "", "");
            xml.put("</w:tc>");
        }
        xml.put("</w:tr>");
    }
}

/// A paragraph for each line.
fn paragraphs(style: &str, properties: &str, text: &str, xml: &mut DocxXml) {
    for line in lines(text) {
        xml.paragraph(style, properties, line.trim_end());
    }
}

/// The tasks as a numbered list of their own.
fn tasks(action: &Action, list: usize, keep: &str, xml: &mut DocxXml) {
    if action.tasks.is_empty() {
        xml.paragraph("MejoraText", keep, "");
    }
    let properties =
        format!("{keep}<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    for task in &action.tasks {
        xml.paragraph("MejoraTasks", &properties, &lines(&task.text).join("\n"));
    }
}
