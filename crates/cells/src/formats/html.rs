//! Web pages, and the HTML that Word, Excel, LibreOffice and Google put on the clipboard, as one
//! grid. No parser of the standard: pages are read for their lines and tables, whatever is left
//! open or closed twice.

mod entities;
mod style;
mod tokens;

use super::flow::{BULLET, Flow};
use super::limits::MAX_DEPTH;
use super::numbering::CounterStyle;
use crate::Grid;
use crate::MAX_ROWS;
use crate::formats::source::{Source, Topics};
use crate::meter::Meter;
use crate::meter::Progress;
pub use entities::decoded;
use style::{Classes, css, list_format};
pub use tokens::{HtmlToken, StartTag, Tokens};

/// The lines and tables of a page, where nobody knows which table is that of a plan: one that is
/// nested in another is lines of its cell.
pub fn grid(text: &str) -> Grid {
    read(text, |_| 0, &mut |_| {}).grids.pop().unwrap_or_default()
}

/// Reads a page. It cannot fail: what is no markup is text.
pub(crate) fn read(text: &str, topics: Topics, progress: Progress) -> Source {
    let page = without_offsets(text);
    let mut tokens = Tokens::new(page);
    let mut reader =
        HtmlReader { flow: Flow::new(topics), classes: Classes::of(page), ..HtmlReader::default() };
    let mut meter = Meter::new(progress);
    meter.part(100);
    while let Some(token) = tokens.next() {
        match token {
            HtmlToken::Text(text) => reader.text(text),
            HtmlToken::Open(tag) => reader.open(&tag),
            HtmlToken::Close(name) => reader.close(&name),
        }
        meter.at(tokens.percent());
        if reader.flow.is_full() {
            break;
        }
    }
    reader.pop_to(0);
    reader.end_line();
    Source { grids: vec![reader.flow.finish()], inner: reader.inner, encoding: None }
}

/// The page behind the header of offsets that the clipboard of Windows puts before it (the format
/// "HTML Format").
pub fn without_offsets(text: &str) -> &str {
    match text.trim_start().starts_with("Version:") {
        true => text.find('<').map_or("", |at| &text[at..]),
        false => text,
    }
}

#[derive(Default)]
struct HtmlReader {
    flow: Flow,
    classes: Classes,
    /// The colour of the open row.
    row_fill: Option<u32>,
    open: Vec<OpenElement>,
    /// How many of them are paragraphs, so that nobody looks for one in vain.
    paragraphs: usize,
    /// The number or bullet of a list item whose text is still to come.
    number: String,
    inner: Option<String>,
}

/// An element that is open.
#[derive(Clone, Default)]
struct OpenElement {
    name: String,
    bold: bool,
    /// White space counts.
    pre: bool,
    /// It is not read.
    out: bool,
    list: Option<HtmlList>,
    /// Where in its paragraph the number of a list item begins that Word wrote as text.
    marker: Option<usize>,
    is_field: bool,
}

#[derive(Clone, Copy)]
struct HtmlList {
    next: u32,
    format: CounterStyle,
}

/// The elements that begin and end a line.
const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The elements that have no end.
const VOID: [&str; 12] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Whether an element keeps ends of elements outside of it from those inside.
fn is_wall(name: &str) -> bool {
    matches!(name, "table" | "td" | "th" | "caption")
}

impl HtmlReader {
    fn text(&mut self, text: &str) {
        let (bold, pre) = match self.open.last() {
            Some(open) if open.out => return,
            Some(open) => (open.bold, open.pre),
            None => (false, false),
        };
        let text = decoded(text);
        if !pre {
            self.flow.collapsed(&text, bold);
            return;
        }
        for (at, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
            if at > 0 {
                self.flow.line_break();
            }
            self.flow.text(&line.replace(['\u{a0}', '\t'], " "), bold);
        }
    }

    /// Ends the line, if it says something.
    fn end_line(&mut self) {
        if self.flow.is_blank() {
            return;
        }
        // The last break of a block breaks nothing.
        let text = self.flow.paragraph();
        if text.ends_with('\n') {
            text.pop();
        }
        self.flow.end_paragraph(&std::mem::take(&mut self.number));
    }

    fn open(&mut self, tag: &StartTag) {
        let name = tag.name.as_str();
        let out = self.open.last().is_some_and(|open| open.out);
        if BLOCKS.contains(&name) {
            self.close_implied(name);
            self.end_line();
        }
        match name {
            "br" if !out => self.flow.line_break(),
            "data" if tag.get("id") == Some("mejora-plan") => {
                self.inner = tag.get("value").map(|value| decoded(value).into_owned());
            }
            _ => {}
        }
        let is_void = VOID.contains(&name) || (tag.is_closed && name.contains(':'));
        if is_void || self.open.len() >= MAX_DEPTH {
            return;
        }
        let open = self.element(tag);
        match name {
            _ if open.out => {}
            "table" => self.flow.open_table(),
            "tr" => self.open_row(tag),
            "td" | "th" => self.open_cell(tag),
            "li" => self.open_item(tag),
            _ => {}
        }
        for mark in ["data-id", "data-field"].iter().filter_map(|it| tag.get(it)) {
            self.flow.mark(mark);
        }
        self.paragraphs += usize::from(name == "p");
        self.open.push(open);
    }

    /// What an element says of the text in it.
    fn element(&mut self, tag: &StartTag) -> OpenElement {
        let name = tag.name.as_str();
        let style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
        let around = self.open.last();
        let mut open = OpenElement {
            name: name.to_owned(),
            bold: around.is_some_and(|it| it.bold),
            pre: around.is_some_and(|it| it.pre) || name == "pre",
            out: around.is_some_and(|it| it.out) || name == "del",
            is_field: tag.get("data-field").is_some(),
            ..OpenElement::default()
        };
        open.bold |=
            matches!(name, "b" | "strong" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        if let Some(weight) = css(&style, "font-weight") {
            let number = weight.parse::<u32>();
            open.bold = number.map_or(weight.starts_with("bold"), |number| number >= 600);
        }
        if let Some(space) = css(&style, "white-space") {
            open.pre = space.starts_with("pre") || space == "break-spaces";
        }
        // What our own pages say beside the form, they make of it.
        open.out |= matches!(tag.get("data-part"), Some("summary" | "timeline" | "note"));
        open.out |= css(&style, "mso-element").is_some_and(|it| it.starts_with("comment"));
        if css(&style, "mso-list") == Some("ignore") {
            open.marker = Some(self.flow.paragraph().len());
        }
        if matches!(name, "ol" | "ul" | "menu") {
            let next = tag.get("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
            let usual = if name == "ol" { CounterStyle::Decimal } else { CounterStyle::Bullet };
            open.list = Some(HtmlList { next, format: list_format(tag, &style).unwrap_or(usual) });
        }
        open
    }

    fn open_row(&mut self, tag: &StartTag) {
        self.ensure_table();
        self.flow.open_row();
        self.row_fill = self.classes.fill(tag).flatten();
        let style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
        if tag.get("hidden").is_some() || css(&style, "display") == Some("none") {
            self.flow.hide_row();
        }
    }

    fn open_cell(&mut self, tag: &StartTag) {
        self.ensure_table();
        let count = |name| {
            let count = tag.get(name).map_or("", str::trim);
            let digits = count.find(|c: char| !c.is_ascii_digit()).unwrap_or(count.len());
            count[..digits].parse::<usize>().ok()
        };
        // No rows mean all that follow (HTML, 4.9.11).
        let rows = count("rowspan").map_or(1, |rows| if rows == 0 { MAX_ROWS } else { rows });
        self.flow.close_cell();
        self.flow.need_row();
        self.flow.skip_covered();
        self.flow.open_cell(count("colspan").unwrap_or(1), rows);
        self.flow.paint(self.classes.fill(tag).unwrap_or(self.row_fill));
    }

    /// Rows and cells on their own are those of a table.
    fn ensure_table(&mut self) {
        if !self.open.iter().any(|open| open.name == "table") {
            self.flow.open_table();
            self.open.push(OpenElement { name: "table".to_owned(), ..OpenElement::default() });
        }
    }

    fn open_item(&mut self, tag: &StartTag) {
        let style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
        let open = self.open.iter_mut().rev().take_while(|open| !is_wall(&open.name));
        let list = open.filter_map(|open| open.list.as_mut()).next();
        let mut own = HtmlList { next: 1, format: CounterStyle::Bullet };
        let list = list.unwrap_or(&mut own);
        if let Some(value) = tag.get("value").and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        let format = list_format(tag, &style).unwrap_or(list.format);
        self.number = match format {
            CounterStyle::Bullet => BULLET.to_owned(),
            CounterStyle::Nothing => String::new(),
            _ => format!("{}. ", format.write(list.next)),
        };
        list.next = list.next.saturating_add(1);
    }

    /// Ends what the beginning of `name` ends without saying so (HTML, 13.1.2.4).
    fn close_implied(&mut self, name: &str) {
        let ends: &[&str] = match name {
            "td" | "th" => &["td", "th", "caption"],
            "tr" => &["tr", "caption"],
            "tbody" | "thead" | "tfoot" => &["tbody", "thead", "tfoot", "tr", "caption"],
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "option" => &["option"],
            _ if self.paragraphs == 0 => return,
            _ => &["p"],
        };
        let in_rows = matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot");
        let mut found = None;
        for (at, open) in self.open.iter().enumerate().rev() {
            let its = open.name.as_str();
            if ends.contains(&its) {
                found = Some(at);
            }
            let stops = match name {
                "li" => matches!(its, "ol" | "ul" | "menu") || is_wall(its),
                _ if in_rows => its == "table" || (found.is_some() && its != "tr"),
                _ => found.is_some() || is_wall(its),
            };
            if stops {
                break;
            }
        }
        if let Some(at) = found {
            self.pop_to(at);
        }
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.end_line();
        }
        let in_rows = matches!(name, "table" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot");
        for at in (0..self.open.len()).rev() {
            let its = self.open[at].name.as_str();
            if its == name {
                return self.pop_to(at);
            }
            if if in_rows { its == "table" } else { is_wall(its) } {
                return;
            }
        }
    }

    /// Ends all elements from this one on.
    fn pop_to(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { return };
            self.paragraphs -= usize::from(open.name == "p");
            if let Some(from) = open.marker {
                self.settle_marker(from);
            }
            if BLOCKS.contains(&open.name.as_str()) {
                self.end_line();
            }
            match open.name.as_str() {
                _ if open.out => {}
                "table" => self.flow.close_table(),
                "tr" => {
                    self.flow.skip_covered();
                    self.flow.close_row();
                }
                "td" | "th" => self.flow.close_cell(),
                "li" => self.close_item(),
                // A field without text leaves no mark on the row after it.
                _ if open.is_field && self.flow.is_blank() && !self.flow.in_table() => {
                    self.flow.end_paragraph("");
                }
                _ => {}
            }
        }
    }

    /// An item without text in a table may be the number of its row.
    fn close_item(&mut self) {
        let number = std::mem::take(&mut self.number);
        if self.flow.in_table() && !number.is_empty() && number != BULLET {
            self.flow.end_paragraph(&number);
        }
    }

    /// Word writes bullets as letters of its picture fonts.
    fn settle_marker(&mut self, from: usize) {
        let text = self.flow.paragraph();
        let Some(marker) = text.get(from..) else { return };
        let mut its = marker.trim().chars();
        let bullet = its.next().is_some_and(|c| !c.is_ascii_digit()) && its.next().is_none();
        if bullet {
            text.truncate(from);
            text.push_str(BULLET.trim_end());
            self.flow.collapsed(" ", true);
        }
    }
}

#[cfg(all(test, feature = "readers"))]
mod tests;
