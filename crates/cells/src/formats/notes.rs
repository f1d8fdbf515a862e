//! Comments and notes at the foot of the page: the words that stand beside a document's own.

use super::xml::{XmlError, XmlEvent, XmlReader};

/// The words of a comment or note whose start has just been read, to its end, its paragraphs as
/// lines; and who wrote it, where an element `creator` says so. Text counts within the elements
/// that are named, and nowhere in what was deleted.
pub(crate) fn words(
    xml: &mut XmlReader,
    end: &str,
    within: &[&str],
) -> Result<(String, String), XmlError> {
    let (mut author, mut text) = (String::new(), String::new());
    let (mut depth, mut creator, mut skip) = (0_usize, false, 0_usize);
    loop {
        match xml.next()?.ok_or(XmlError::Malformed)? {
            XmlEvent::Start(_) if skip > 0 => skip += 1,
            XmlEvent::End(_) if skip > 0 => skip -= 1,
            XmlEvent::Start(element) => {
                match element.name.as_str() {
                    "p" | "h" | "br" | "line-break" => text.push('\n'),
                    "tab" | "s" => text.push(' '),
                    "creator" => creator = true,
                    "del" | "moveFrom" | "rPh" | "note-citation" => skip = 1,
                    _ => {}
                }
                depth += usize::from(within.contains(&element.name.as_str()));
            }
            XmlEvent::End(name) if name == end => break,
            XmlEvent::End(name) => {
                creator &= name != "creator";
                depth = depth.saturating_sub(usize::from(within.contains(&name.as_str())));
            }
            XmlEvent::Text(part) if creator => author.push_str(part.trim()),
            XmlEvent::Text(part) if depth > 0 && skip == 0 => text.push_str(&part),
            XmlEvent::Text(_) => {}
        }
    }
    Ok((author, text.trim().to_owned()))
}

/// A comment with who wrote it, whom Excel often puts into the text itself.
pub(crate) fn signed(author: &str, text: &str) -> String {
    match author.trim() {
        author if text.is_empty() || author.is_empty() || text.starts_with(author) => {
            text.to_owned()
        }
        author => format!("{author}: {text}"),
    }
}
