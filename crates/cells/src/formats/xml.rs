//! XML as office documents use it: names without their prefixes, texts unescaped, nesting
//! bounded. No entity is ever defined or fetched: one that XML itself does not know stays as it
//! is written, so an entity bomb is just a text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits::{MAX_ATTRIBUTES, MAX_DEPTH};

/// A piece of XML.
#[derive(Debug)]
pub(crate) enum XmlEvent {
    /// An element begins. One that is empty ends at once, with an [`XmlEvent::End`] of its own.
    Start(Element),
    /// An element ends.
    End(String),
    /// A text, unescaped. Neighbouring texts may come in pieces.
    Text(String),
}

/// The beginning of an element.
#[derive(Debug)]
pub(crate) struct Element {
    /// Its name without a prefix.
    pub name: String,
    /// Its attributes: names without a prefix, values unescaped.
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of the first attribute with this local name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Why an XML part cannot be read to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum XmlError {
    /// It is no XML from here on.
    Malformed,
    /// It nests deeper than [`MAX_DEPTH`].
    TooDeep,
}

/// Gives the pieces of an XML text one after the other.
pub(crate) struct XmlReader<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    length: usize,
}

impl<'a> XmlReader<'a> {
    /// Begins at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Self { reader, depth: 0, length: text.len() }
    }

    /// How much has been read, in hundredths.
    pub fn percent(&self) -> u8 {
        // 32 bits do not hold a hundred times the length of a large part.
        let percent = self.reader.buffer_position() * 100 / self.length.max(1) as u64;
        u8::try_from(percent).unwrap_or(100).min(100)
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// [`XmlError`] where the XML is none or nests too deep.
    pub fn next(&mut self) -> Result<Option<XmlEvent>, XmlError> {
        loop {
            let piece = match self.reader.read_event().map_err(|_| XmlError::Malformed)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(XmlError::TooDeep);
                    }
                    XmlEvent::Start(element(&start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    XmlEvent::End(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => XmlEvent::Text(text.xml10_content().into_owned()),
                Event::CData(text) => XmlEvent::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => XmlEvent::Text(resolved(&name)),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(piece));
        }
    }
}

fn element(start: &BytesStart) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().take(MAX_ATTRIBUTES);
    let attributes = attributes.map(|attribute| {
        let name = attribute.key.local_name().as_ref().to_owned();
        (name, unescaped(&attribute.value))
    });
    let attributes = attributes.collect();
    Element { name: start.local_name().as_ref().to_owned(), attributes }
}

/// The longest name of a reference that stands for a character: `#x0010FFFF`.
const MAX_REFERENCE: usize = 10;

/// A text with its references resolved; one that is not known stays as it is written.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // No name is longer; a look at all of the text for each mark would take for ever.
        match after.bytes().take(MAX_REFERENCE + 1).position(|byte| byte == b';') {
            Some(end) => {
                out.push_str(&resolved(&after[..end]));
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

/// What a reference stands for (XML 1.0, 4.1 and 4.6).
fn resolved(name: &str) -> String {
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        },
        None => None,
    };
    let known = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => number.and_then(char::from_u32),
    };
    known.map_or_else(|| format!("&{name};"), String::from)
}

/// Passes over the element whose start has just been read.
pub(super) fn skip(xml: &mut XmlReader) -> Result<(), XmlError> {
    let mut depth = 1;
    while depth > 0 {
        match xml.next()?.ok_or(XmlError::Malformed)? {
            XmlEvent::Start(_) => depth += 1,
            XmlEvent::End(_) => depth -= 1,
            XmlEvent::Text(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn references_are_resolved_or_kept() {
        assert_eq!(unescaped("a &amp; b &#241;&#xF1; &lt;"), "a & b ññ <");
        assert_eq!(
            unescaped("&otra; & &; &ñandúes; &#xD800; &muy_larga_de_verdad;"),
            "&otra; & &; &ñandúes; &#xD800; &muy_larga_de_verdad;"
        );
        assert_eq!(unescaped(&"&".repeat(1_000_000)).len(), 1_000_000);
    }
}
