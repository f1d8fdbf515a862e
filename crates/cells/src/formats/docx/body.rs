//! The text of a Word document, a page header or a page footer: its elements in their order.

use super::chunks::Chunks;
use super::lists::{DocxLists, Numbering, is_on, number};
use super::notes::Notes;
use crate::formats::flow::Flow;
use crate::formats::paint;
use crate::formats::xml::{Element, XmlError, XmlEvent, XmlReader};
use crate::meter::Meter;
use crate::meter::Progress;

/// What is left out with all that is in it: what was deleted or moved away, the instructions of
/// fields, former properties, tab stops.
const LEFT_OUT: [&str; 14] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "instrText",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "sectPr",
    "tblGridChange",
    "tabs",
];

/// The narrowest column, in twentieths of a point (1.8 mm). Where borders of cells were moved by
/// hand, Word leaves columns that nobody sees between them.
const NARROW: usize = 100;

/// Reads one part.
pub(super) struct DocxReader<'a> {
    flow: Flow,
    lists: &'a mut DocxLists,
    /// The open paragraphs: more than one where a text box stands in one.
    paragraphs: Vec<DocxParagraph>,
    tables: Vec<DocxTable>,
    /// The open content controls: whether each shows only what it asks for.
    asking: Vec<bool>,
    /// The open alternatives: whether one was taken.
    taken: Vec<bool>,
    /// How many elements are to end before reading goes on.
    skip: usize,
    in_text: bool,
    /// The comments and notes that are still to come.
    pub notes: Notes,
    /// The documents that this one takes in.
    pub chunks: Chunks,
}

#[derive(Default)]
struct DocxParagraph {
    style: Option<String>,
    numbering: Numbering,
    /// The properties of the paragraph itself are being read.
    in_properties: bool,
    /// Its end was deleted: the next paragraph goes on with it.
    goes_on: bool,
    run_style: Option<String>,
    run_bold: Option<bool>,
}

#[derive(Default)]
struct DocxTable {
    widths: Vec<usize>,
    /// The column at which each column of Word's grid begins.
    columns: Vec<usize>,
    /// The column of Word's grid at which the next cell begins.
    next: usize,
    /// The cell that has begun, with nothing in it yet.
    cell: Option<TableCellProperties>,
    in_row_properties: bool,
}

#[derive(Default)]
struct TableCellProperties {
    columns: usize,
    continues_above: bool,
    continues_left: bool,
    fill: Option<u32>,
}

impl<'a> DocxReader<'a> {
    /// Adds to `flow`.
    pub fn new(flow: Flow, lists: &'a mut DocxLists) -> Self {
        let topics = flow.topics();
        Self {
            flow,
            lists,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            asking: Vec::new(),
            taken: Vec::new(),
            skip: 0,
            in_text: false,
            notes: Notes::default(),
            chunks: Chunks::none(topics),
        }
    }

    /// All that was read.
    pub fn into_flow(mut self) -> Flow {
        self.notes.rest().for_each(|text| self.flow.comment(&text));
        self.flow
    }

    /// Reads a part to its end, or to the limit of the grid.
    ///
    /// # Errors
    /// [`XmlError`] as [`XmlReader::next`] says.
    pub fn read(&mut self, xml: &str, progress: Progress) -> Result<(), XmlError> {
        let mut xml = XmlReader::new(xml);
        let mut meter = Meter::new(progress);
        meter.part(100);
        while let Some(piece) = xml.next()? {
            match piece {
                XmlEvent::Start(_) if self.skip > 0 => self.skip += 1,
                XmlEvent::End(_) if self.skip > 0 => self.skip -= 1,
                XmlEvent::Start(element) => self.start(&element),
                XmlEvent::End(name) => self.end(&name),
                XmlEvent::Text(text) if self.in_text && self.skip == 0 => self.text(&text),
                XmlEvent::Text(_) => {}
            }
            meter.at(xml.percent());
            if self.flow.is_full() {
                break;
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.asking.contains(&true) {
            return;
        }
        let bold = self.is_bold();
        self.flow.text(text, bold);
    }

    fn is_bold(&self) -> bool {
        let Some(paragraph) = self.paragraphs.last() else { return false };
        let of_run = || self.lists.is_bold(paragraph.run_style.as_deref()?);
        let of_paragraph = || self.lists.is_bold(self.lists.style_of(paragraph.style.as_deref()));
        paragraph.run_bold.or_else(of_run).or_else(of_paragraph).unwrap_or(false)
    }

    fn start(&mut self, element: &Element) {
        let name = element.name.as_str();
        match name {
            "t" => self.in_text = true,
            "tab" | "ptab" if self.flow.in_table() => self.text(" "),
            "tab" | "ptab" => self.text("\t"),
            "br" | "cr" => self.line_break(element),
            "noBreakHyphen" => self.text("-"),
            "sym" => self.text(symbol(element.get("char").unwrap_or_default())),
            "p" => self.open_paragraph(),
            "tbl" => self.open_table(),
            "tr" => self.open_row(),
            "tc" => self.open_cell(),
            "txbxContent" => self.flow.open_box(),
            "commentReference" | "footnoteReference" | "endnoteReference" => {
                if let Some(text) = self.notes.take(name, element.get("id").unwrap_or_default()) {
                    self.flow.comment(&text);
                }
            }
            "altChunk" => self.take_in(element.get("id").unwrap_or_default()),
            "bookmarkStart" => self.bookmark(element),
            "sdt" => self.asking.push(false),
            "showingPlcHdr" => {
                if let Some(asking) = self.asking.last_mut() {
                    *asking = is_on(element);
                }
            }
            "AlternateContent" => self.taken.push(false),
            "Choice" | "Fallback" => self.choose(),
            _ if self.in_paragraph_properties() => self.paragraph_property(element),
            "del" | "moveFrom" if self.tables.last().is_some_and(|it| it.in_row_properties) => {
                // A deleted row says so in its properties: they and the row are still to end.
                self.flow.drop_row();
                self.skip = 3;
            }
            _ if LEFT_OUT.contains(&name) => self.skip = 1,
            _ => {
                self.run_property(element);
                self.table_property(element);
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.close_paragraph(),
            "pPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.in_properties = false;
                }
            }
            "tbl" => {
                self.tables.pop();
                self.flow.close_table();
            }
            "tr" => self.flow.close_row(),
            "tc" => {
                self.begin_cell();
                self.flow.close_cell();
            }
            "tcPr" => self.begin_cell(),
            "trPr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_row_properties = false;
                }
            }
            "tblGrid" => {
                if let Some(table) = self.tables.last_mut() {
                    table.settle_columns();
                }
            }
            "txbxContent" => self.flow.close_box(),
            "sdt" => {
                self.asking.pop();
            }
            "AlternateContent" => {
                self.taken.pop();
            }
            _ => {}
        }
    }

    /// A page or column break at the beginning of a paragraph breaks no line of it.
    fn line_break(&mut self, element: &Element) {
        let of_page = matches!(element.get("type"), Some("page" | "column"));
        if !(of_page && self.flow.is_blank()) {
            self.flow.line_break();
        }
    }

    /// Reads one of several alternatives, the first (ISO/IEC 29500-3, 10.2).
    fn choose(&mut self) {
        if let Some(taken) = self.taken.last_mut()
            && std::mem::replace(taken, true)
        {
            self.skip = 1;
        }
    }

    fn take_in(&mut self, id: &str) {
        self.begin_cell();
        let grids = self.chunks.take(id);
        if grids.is_empty() {
            self.flow.miss();
        }
        grids.into_iter().for_each(|grid| self.flow.absorb(grid));
    }

    fn bookmark(&mut self, element: &Element) {
        if let Some(name) = element.get("name").and_then(|name| name.strip_prefix("mejora_")) {
            self.begin_cell();
            self.flow.mark(name);
        }
    }

    fn open_paragraph(&mut self) {
        self.begin_cell();
        self.paragraphs.push(DocxParagraph::default());
    }

    fn in_paragraph_properties(&self) -> bool {
        self.paragraphs.last().is_some_and(|it| it.in_properties)
    }

    fn paragraph_property(&mut self, element: &Element) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match element.name.as_str() {
            "pStyle" => paragraph.style = element.get("val").map(str::to_owned),
            "numId" => paragraph.numbering.list = element.get("val").map(str::to_owned),
            "ilvl" => paragraph.numbering.level = number(element),
            "del" | "moveFrom" => paragraph.goes_on = true,
            name if LEFT_OUT.contains(&name) => self.skip = 1,
            _ => {}
        }
    }

    fn run_property(&mut self, element: &Element) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match element.name.as_str() {
            "pPr" => paragraph.in_properties = true,
            "r" => (paragraph.run_style, paragraph.run_bold) = (None, None),
            "rStyle" => paragraph.run_style = element.get("val").map(str::to_owned),
            "b" => paragraph.run_bold = Some(is_on(element)),
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if paragraph.goes_on {
            return;
        }
        let style = self.lists.style_of(paragraph.style.as_deref()).to_owned();
        let number = self.lists.next(&style, &paragraph.numbering);
        self.flow.end_paragraph(&number);
    }

    fn open_table(&mut self) {
        self.begin_cell();
        self.flow.open_table();
        self.tables.push(DocxTable::default());
    }

    fn open_row(&mut self) {
        self.flow.open_row();
        if let Some(table) = self.tables.last_mut() {
            table.next = 0;
            table.cell = None;
        }
    }

    fn open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some(TableCellProperties { columns: 1, ..TableCellProperties::default() });
        }
    }

    fn table_property(&mut self, element: &Element) {
        let Some(table) = self.tables.last_mut() else { return };
        let goes_on = || element.get("val").unwrap_or("continue") == "continue";
        match (element.name.as_str(), &mut table.cell) {
            ("gridCol", _) if table.widths.len() < 1000 => {
                let width = element.get("w").and_then(|width| width.parse().ok());
                table.widths.push(width.unwrap_or(0));
            }
            ("trPr", _) => table.in_row_properties = true,
            ("gridBefore", _) => table.next += number(element).unwrap_or(0).min(1000),
            ("gridSpan", Some(cell)) => {
                cell.columns = number(element).unwrap_or(1).clamp(1, 1000);
            }
            ("vMerge" | "vmerge", Some(cell)) => cell.continues_above = goes_on(),
            ("shd", Some(cell)) => cell.fill = shade(element),
            ("hMerge" | "hmerge", Some(cell)) => cell.continues_left = goes_on(),
            _ => {}
        }
    }

    /// Begins the cell whose properties are now known.
    fn begin_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(cell) = table.cell.take() else { return };
        let first = table.column(table.next);
        table.next += cell.columns;
        let end = table.column(table.next);
        let at = self.flow.column();
        if at < first {
            self.flow.skip(first - at);
        }
        let columns = end.saturating_sub(at.max(first)).max(1);
        if cell.continues_above {
            self.flow.open_continued(columns);
        } else if cell.continues_left {
            self.flow.widen(columns);
        } else {
            self.flow.open_cell(columns, 1);
        }
        self.flow.paint(cell.fill);
    }
}

impl DocxTable {
    /// Leaves out the columns that nobody sees. Some programs write no widths: then all count.
    fn settle_columns(&mut self) {
        let narrow = self.widths.iter().filter(|width| **width < NARROW).count();
        if narrow * 2 >= self.widths.len() {
            return;
        }
        let mut column = 0;
        self.columns = vec![0];
        for width in &self.widths {
            column += usize::from(*width >= NARROW);
            self.columns.push(column);
        }
    }

    /// The column at which one of Word's grid begins.
    fn column(&self, of_grid: usize) -> usize {
        let last = self.columns.len().saturating_sub(1);
        match self.columns.get(of_grid) {
            Some(column) => *column,
            None => self.columns.last().copied().unwrap_or(0) + of_grid - last,
        }
    }
}

/// The colour of a cell: its ground, or from afar that of a pattern on it (17.18.78).
fn shade(element: &Element) -> Option<u32> {
    let get = |name| element.get(name).unwrap_or_default();
    match get("val") {
        "nil" => None,
        "clear" | "" => paint::hex(get("fill")),
        _ => Some(paint::hex(get("color")).unwrap_or(0x80_8080)),
    }
}

/// What a symbol of Word's picture fonts says: those that people answer forms with.
fn symbol(code: &str) -> &'static str {
    match u32::from_str_radix(code, 16).unwrap_or(0) & 0xff {
        0xfc | 0x50 => "✓",
        0xfb | 0x4f => "✗",
        0xfe | 0x52 => "☑",
        0xfd | 0x54 => "☒",
        0x6f | 0xa8 | 0x71 | 0x72 => "☐",
        0xb7 | 0x6c | 0x9f | 0xa7 | 0x6e => "•",
        0xe0 | 0xe8 | 0xd8 => "→",
        _ => "",
    }
}
