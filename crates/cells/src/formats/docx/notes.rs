//! Comments and notes of a Word document, which stand in parts of their own (ISO/IEC 29500-1,
//! 17.11 and 17.13.4).

use keyed::Map;

use crate::formats::notes::{signed, words};
use crate::formats::xml::{XmlEvent, XmlReader};

/// The most comments and notes that are kept.
const MOST: usize = 20_000;

/// The words of comments and notes by the element that refers to them, and their number.
#[derive(Default)]
pub(super) struct Notes {
    texts: Map<(&'static str, String), String>,
}

impl Notes {
    /// Reads a part of this kind as far as it is sound, if it is one of notes.
    pub fn read(&mut self, kind: &str, part: &str) {
        let (end, reference) = match kind {
            "comments" => ("comment", "commentReference"),
            "footnotes" => ("footnote", "footnoteReference"),
            _ => ("endnote", "endnoteReference"),
        };
        let mut xml = XmlReader::new(part);
        while let Ok(Some(piece)) = xml.next() {
            let XmlEvent::Start(element) = piece else { continue };
            if element.name != end {
                continue;
            }
            let get = |name| element.get(name).unwrap_or_default().to_owned();
            let (id, author) = (get("id"), get("author"));
            // The lines between text and notes are notes, too.
            let is_line = element.get("type").is_some_and(|it| it != "normal");
            let Ok((_, text)) = words(&mut xml, end, &["t"]) else { return };
            if !is_line && self.texts.len() < MOST {
                self.texts.insert((reference, id), signed(&author, &text));
            }
        }
    }

    /// The note to which an element refers, once.
    pub fn take(&mut self, reference: &str, id: &str) -> Option<String> {
        let key = ["commentReference", "footnoteReference", "endnoteReference"]
            .into_iter()
            .find(|it| *it == reference)?;
        self.texts.remove(&(key, id.to_owned()))
    }

    /// The notes to which nothing has referred.
    pub fn rest(self) -> impl Iterator<Item = String> {
        self.texts.into_iter().map(|(_, text)| text)
    }
}
