//! The text of a part as it grows.

use crate::markup::escaped;
use crate::plain::plain;

/// How every part begins.
pub(super) const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespaces of the parts that hold text.
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// The parts that hold text, one after the other: no two bookmarks or pictures share a number.
#[derive(Default)]
pub(super) struct DocxXml {
    out: String,
    bookmarks: u32,
    pictures: u32,
}

impl DocxXml {
    /// Begins a part with this root.
    pub fn open_part(&mut self, root: &str) {
        self.out = format!("{PROLOGUE}<{root} {NAMESPACES}>");
    }

    /// The part that was written.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// Markup.
    pub fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// The number of the next picture.
    pub fn next_picture(&mut self) -> u32 {
        self.pictures += 1;
        self.pictures
    }

    /// What `content` writes, under a bookmark. The name is ours: letters, digits, `_`, at most
    /// 40 characters (Word's limit).
    pub fn bookmark(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        let id = self.bookmarks;
        self.bookmarks += 1;
        self.put(&format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>"));
        content(self);
        self.put(&format!("<w:bookmarkEnd w:id=\"{id}\"/>"));
    }

    /// A run of text with these properties; line breaks, tabs and soft hyphens as Word has them.
    pub fn run(&mut self, properties: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.put("<w:r>");
        if !properties.is_empty() {
            self.put(&format!("<w:rPr>{properties}</w:rPr>"));
        }
        let text = plain(text);
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let element = match c {
                '\n' => "<w:br/>",
                '\t' => "<w:tab/>",
                '\u{ad}' => "<w:softHyphen/>",
                _ => continue,
            };
            self.text(&text[from..at]);
            self.put(element);
            from = at + c.len_utf8();
        }
        self.text(&text[from..]);
        self.put("</w:r>");
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            let text = escaped(text);
            self.put(&format!("<w:t xml:space=\"preserve\">{text}</w:t>"));
        }
    }

    /// A paragraph of one run. `properties` stand behind the style in its `w:pPr`.
    pub fn paragraph(&mut self, style: &str, properties: &str, text: &str) {
        self.open_paragraph(style, properties);
        self.run("", text);
        self.put("</w:p>");
    }

    /// The beginning of a paragraph.
    pub fn open_paragraph(&mut self, style: &str, properties: &str) {
        self.put(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>"));
    }
}
