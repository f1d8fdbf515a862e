//! OpenDocument texts (ODF 1.3, part 3), packed (ODT) and flat (FODT): paragraphs and tables as
//! one grid, with the numbers of lists written into the text.

mod styles;

use keyed::Map;

use super::flow::{Flow, running};
use super::notes::{signed, words};
use super::numbering::{Counters, LEVELS, ListLevel};
use super::package::Package;
use super::xml::{Element, XmlError, XmlEvent, XmlReader};
use crate::formats::source::{Source, Topics};
use crate::grid::Grid;
use crate::kind::FileKind;
use crate::meter::Meter;
use crate::meter::Progress;
use crate::{MAX_ROWS, Unreadable};
use styles::OdtStyles;

const KIND: FileKind = FileKind::OpenText;

/// Reads a packed document: page headers, body, page footers.
pub(crate) fn read(bytes: &[u8], topics: Topics, progress: Progress) -> Result<Source, Unreadable> {
    let mut package = Package::open(bytes, KIND)?;
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Unreadable::Encrypted { kind: KIND });
    }
    let styles = package.text("styles.xml")?.unwrap_or_default();
    let content = package.needed("content.xml")?;
    let mut reader = OdtReader::of(topics);
    // What can be read of broken styles is enough of them.
    let _ = reader.read(&styles, &mut |_| {});
    finish(reader, &content, progress)
}

/// Whether a text is a flat OpenDocument text.
pub(crate) fn is_flat(text: &str) -> bool {
    let head = text.get(..text.len().min(10_000)).unwrap_or(text);
    head.contains("<office:document") && head.contains("application/vnd.oasis.opendocument.text")
}

/// Reads a flat document.
pub(crate) fn read_flat(
    text: &str,
    topics: Topics,
    progress: Progress,
) -> Result<Source, Unreadable> {
    finish(OdtReader::of(topics), text, progress)
}

fn finish(mut reader: OdtReader, xml: &str, progress: Progress) -> Result<Source, Unreadable> {
    reader.read(xml, progress).map_err(|broken| match broken {
        XmlError::Malformed => Unreadable::Damaged { kind: KIND },
        XmlError::TooDeep => Unreadable::TooMuch { kind: KIND },
    })?;
    let mut flow = reader.flow;
    flow.absorb(running(reader.footers));
    Ok(Source { grids: vec![flow.finish()], ..Source::default() })
}

/// What is left out with all that is in it: what was deleted, the templates of indexes, what is no text, and the numbers that some programs write beside the list.
const LEFT_OUT: [&str; 8] = [
    "tracked-changes",
    "number",
    "placeholder",
    "ruby-text",
    "forms",
    "binary-data",
    "object",
    "table-of-content-source",
];

/// The most lists that others may continue.
const MOST_LISTS: usize = 20_000;

#[derive(Default)]
struct OdtReader {
    flow: Flow,
    styles: OdtStyles,
    headers: Vec<Grid>,
    footers: Vec<Grid>,
    /// What is read now.
    region: Region,
    /// The body while a page header or footer is read.
    body: Flow,
    /// The names of the elements that are open.
    open: Vec<String>,
    /// How many elements are to end before reading goes on.
    skip: usize,
    /// The number of each open paragraph: more than one where a text box stands in one.
    paragraphs: Vec<String>,
    /// Whether the text of the open paragraphs and spans is bold.
    bold: Vec<bool>,
    lists: OdtLists,
    /// The lists around the open cells and text boxes, and how many columns those cover.
    around: Vec<(OdtLists, usize)>,
    /// How many of the covered cells that follow are those of the last cell.
    covered: usize,
    counted: Counted,
}

impl OdtReader {
    fn of(topics: Topics) -> Self {
        Self { flow: Flow::new(topics), body: Flow::new(topics), ..Self::default() }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Region {
    #[default]
    Nothing,
    Body,
    Running,
}

/// The lists that are open around a paragraph.
#[derive(Default)]
struct OdtLists {
    /// The style of each, outermost first.
    styles: Vec<String>,
    /// Its own id, and that of the list that it continues.
    ids: Vec<String>,
    counters: Counters,
    /// The item whose first paragraph is still to come, with its own number if it has one.
    item: Option<Option<u32>>,
}

/// How far lists have counted that others may continue.
#[derive(Default)]
struct Counted {
    by_style: Map<String, Counters>,
    by_id: Map<String, Counters>,
    outline: Counters,
}

impl OdtReader {
    fn read(&mut self, xml: &str, progress: Progress) -> Result<(), XmlError> {
        let mut xml = XmlReader::new(xml);
        let mut meter = Meter::new(progress);
        meter.part(100);
        while let Some(piece) = xml.next()? {
            match piece {
                XmlEvent::Start(_) if self.skip > 0 => self.skip += 1,
                XmlEvent::End(_) if self.skip > 0 => self.skip -= 1,
                XmlEvent::Start(element) => {
                    if self.is_note(&element) {
                        let (author, text) = words(&mut xml, &element.name, &["p", "h"])?;
                        self.flow.comment(&signed(&author, &text));
                        continue;
                    }
                    if self.is_left_out(&element) {
                        self.skip = 1;
                        continue;
                    }
                    self.start(&element);
                    self.open.push(element.name);
                }
                XmlEvent::End(name) => {
                    self.open.pop();
                    self.end(&name);
                }
                XmlEvent::Text(text) if self.skip == 0 && !self.paragraphs.is_empty() => {
                    let bold = self.bold.last().is_some_and(|bold| *bold);
                    self.flow.collapsed(&text, bold);
                }
                XmlEvent::Text(_) => {}
            }
            meter.at(xml.percent());
            if self.flow.is_full() {
                break;
            }
        }
        Ok(())
    }

    fn is_note(&self, element: &Element) -> bool {
        self.region != Region::Nothing && matches!(element.name.as_str(), "annotation" | "note")
    }

    fn is_left_out(&self, element: &Element) -> bool {
        // Pictures have a title and a description; a field may be the title of the document.
        let in_text = self.open.last().is_some_and(|it| matches!(it.as_str(), "p" | "h" | "span"));
        match element.name.as_str() {
            "title" | "desc" => !in_text,
            name => self.region != Region::Nothing && LEFT_OUT.contains(&name),
        }
    }

    fn start(&mut self, element: &Element) {
        let name = element.name.as_str();
        if self.region == Region::Nothing {
            match name {
                "text" if self.open.last().is_some_and(|it| it == "body") => {
                    self.region = Region::Body;
                    let headers = running(std::mem::take(&mut self.headers));
                    self.flow.absorb(headers);
                }
                _ if is_running(name) => {
                    self.region = Region::Running;
                    self.body = std::mem::take(&mut self.flow);
                }
                _ => self.styles.start(element),
            }
            return;
        }
        match name {
            "p" | "h" => self.open_paragraph(element),
            "span" => {
                let around = self.bold.last().is_some_and(|bold| *bold);
                self.bold.push(self.styles.is_bold(style(element)).unwrap_or(around));
            }
            "s" => self.flow.text(&" ".repeat(count(element, "c").min(100)), true),
            "tab" => {
                let tab = if self.flow.in_table() { " " } else { "\t" };
                self.flow.text(tab, true);
            }
            "line-break" => self.flow.line_break(),
            "list" => self.open_list(element),
            "list-item" => {
                let start = element.get("start-value").and_then(|value| value.parse().ok());
                self.lists.item = Some(start);
            }
            "list-header" => self.lists.item = None,
            "table" => self.flow.open_table(),
            "table-row" => {
                self.flow.open_row();
                self.covered = 0;
            }
            "table-cell" => {
                let columns = count(element, "number-columns-spanned");
                self.flow.open_cell(columns, count(element, "number-rows-spanned").min(MAX_ROWS));
                self.flow.paint(self.styles.fill(style(element)));
                self.around.push((std::mem::take(&mut self.lists), columns));
            }
            "covered-table-cell" => {
                let columns = count(element, "number-columns-repeated");
                let its = columns.min(self.covered);
                self.covered -= its;
                self.flow.skip(columns - its);
            }
            "text-box" | "custom-shape" => {
                self.flow.open_box();
                self.around.push((std::mem::take(&mut self.lists), 1));
            }
            "bookmark" | "bookmark-start" => {
                let name = element.get("name").and_then(|name| name.strip_prefix("mejora_"));
                self.flow.mark(name.unwrap_or_default());
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.region == Region::Nothing {
            return;
        }
        match name {
            "p" | "h" => {
                self.bold.pop();
                let number = self.paragraphs.pop().unwrap_or_default();
                self.flow.end_paragraph(&number);
            }
            "span" => {
                self.bold.pop();
            }
            "list" => self.close_list(),
            "list-item" => self.lists.item = None,
            "table" => self.flow.close_table(),
            "table-row" => self.flow.close_row(),
            "table-cell" => {
                self.flow.close_cell();
                let (lists, columns) = self.around.pop().unwrap_or_default();
                (self.lists, self.covered) = (lists, columns.saturating_sub(1));
            }
            "text-box" | "custom-shape" => {
                self.flow.close_box();
                self.lists = self.around.pop().unwrap_or_default().0;
            }
            "text" if self.open.last().is_some_and(|it| it == "body") => {
                self.region = Region::Nothing;
            }
            _ if self.region == Region::Running && is_running(name) => {
                self.region = Region::Nothing;
                let flow = std::mem::replace(&mut self.flow, std::mem::take(&mut self.body));
                let above = name.starts_with("header");
                let grids = if above { &mut self.headers } else { &mut self.footers };
                grids.push(flow.finish());
            }
            _ => {}
        }
    }

    fn open_paragraph(&mut self, element: &Element) {
        let number = self.number(element);
        self.paragraphs.push(number);
        self.bold.push(self.styles.is_bold(style(element)).unwrap_or(false));
    }

    /// What stands before a paragraph that begins here.
    fn number(&mut self, element: &Element) -> String {
        let depth = self.lists.styles.len();
        if depth == 0 && element.name == "h" && element.get("is-list-header") != Some("true") {
            let level = count(element, "outline-level").clamp(1, LEVELS) - 1;
            return label(&mut self.counted.outline, level, self.styles.outline());
        }
        let (Some(own), Some(style)) = (self.lists.item.take(), self.lists.styles.last()) else {
            return String::new();
        };
        let level = depth.min(LEVELS) - 1;
        if let Some(own) = own {
            self.lists.counters.set(level, u32::checked_sub(own, 1));
        }
        label(&mut self.lists.counters, level, self.styles.list(style))
    }

    /// Begins a list. An outermost one counts anew, or goes on where another ended (19.780,
    /// 19.781).
    fn open_list(&mut self, element: &Element) {
        let around = self.lists.styles.last().cloned().unwrap_or_default();
        let style = element.get("style-name").map_or(around, str::to_owned);
        if self.lists.styles.is_empty() {
            let of_list = element.get("continue-list").and_then(|id| self.counted.by_id.get(id));
            let goes_on = element.get("continue-numbering") == Some("true");
            let of_style = || self.counted.by_style.get(&style).filter(|_| goes_on);
            self.lists.counters = of_list.or_else(of_style).cloned().unwrap_or_default();
            let ids = ["id", "continue-list"].into_iter().filter_map(|it| element.get(it));
            self.lists.ids = ids.map(str::to_owned).collect();
        }
        self.lists.styles.push(style);
        self.lists.item = None;
    }

    fn close_list(&mut self) {
        let Some(style) = self.lists.styles.pop() else { return };
        self.lists.item = None;
        if self.lists.styles.is_empty() {
            let counters = std::mem::take(&mut self.lists.counters);
            for id in std::mem::take(&mut self.lists.ids) {
                if self.counted.by_id.len() < MOST_LISTS {
                    self.counted.by_id.insert(id, counters.clone());
                }
            }
            self.counted.by_style.insert(style, counters);
        }
    }
}

fn label(counters: &mut Counters, level: usize, levels: &[ListLevel]) -> String {
    counters.count(level, levels);
    counters.label(level, levels)
}

/// Whether an element holds a page header or footer: that of all pages, of the first or of left
/// ones.
fn is_running(name: &str) -> bool {
    let kind = name.strip_prefix("header").or_else(|| name.strip_prefix("footer"));
    matches!(kind, Some("" | "-first" | "-left"))
}

fn style(element: &Element) -> &str {
    element.get("style-name").unwrap_or_default()
}

/// An attribute that counts; one where it is missing.
fn count(element: &Element, name: &str) -> usize {
    element.get(name).and_then(|value| value.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests;
