//! Texts of cells, plain and rich: the shared ones and those that stand in their cell.

use super::workbook::is_true;
use crate::formats::strings::{SharedStrings, Weight};
use crate::formats::xml::{XmlError, XmlEvent, XmlReader};
use crate::meter::Meter;

/// The shared strings part.
pub(super) fn shared(text: &str, meter: &mut Meter) -> Result<SharedStrings, XmlError> {
    let mut strings = SharedStrings::default();
    let mut xml = XmlReader::new(text);
    let mut ended = false;
    while let Some(piece) = xml.next()? {
        match piece {
            XmlEvent::Start(element) if element.name == "si" => {
                let (text, weight) = rich(&mut xml, "si")?;
                strings.push(&text, weight);
                meter.at(xml.percent());
            }
            XmlEvent::End(name) => ended |= name == "sst",
            _ => {}
        }
        if strings.is_cut() {
            return Ok(strings);
        }
    }
    if ended { Ok(strings) } else { Err(XmlError::Malformed) }
}

/// The text of the element `end`, whose start has just been read: its runs joined, without the
/// phonetic ones.
pub(super) fn rich(xml: &mut XmlReader, end: &str) -> Result<(String, Weight), XmlError> {
    let mut text = String::new();
    let mut in_text = false;
    let mut phonetic = false;
    let mut run = Weight::OfCell;
    let mut whole: Option<Weight> = None;
    while let Some(piece) = xml.next()? {
        match piece {
            XmlEvent::Start(element) => match element.name.as_str() {
                "t" => in_text = true,
                "r" => run = Weight::OfCell,
                "rPr" => run = Weight::Plain,
                "b" if element.get("val").is_none_or(is_true) => run = Weight::Bold,
                "rPh" => phonetic = true,
                _ => {}
            },
            XmlEvent::End(name) => match name.as_str() {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                name if name == end => return Ok((clean(&text), whole.unwrap_or_default())),
                _ => {}
            },
            XmlEvent::Text(part) if in_text && !phonetic => {
                if !part.trim().is_empty() {
                    whole = Some(whole.map_or(run, |whole| whole.and(run)));
                }
                text.push_str(&part);
            }
            XmlEvent::Text(_) => {}
        }
    }
    Err(XmlError::Malformed)
}

/// A text with one kind of line break, and with the characters that XML does not allow written
/// as `_x000D_` (ECMA-376 part 1, 22.9.2.19) in their place.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        match escaped(&rest[at..]) {
            Some(c) => {
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    if out.contains('\r') {
        out = out.replace("\r\n", "\n").replace('\r', "\n");
    }
    out.retain(|c| matches!(c, '\t' | '\n') || !c.is_control());
    out
}

fn escaped(text: &str) -> Option<char> {
    let code = text.get(2..6).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    text[6..].strip_prefix('_')?;
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_breaks_are_resolved() {
        assert_eq!(clean("uno_x000D_\ndos"), "uno\ndos");
        assert_eq!(clean("uno\rdos\r\ntres"), "uno\ndos\ntres");
        assert_eq!(clean("a_x005F_x000D_"), "a_x000D_");
        assert_eq!(clean("a_x00_b_x_xñññ_"), "a_x00_b_x_xñññ_");
        assert_eq!(clean("a_xD800_b"), "a_xD800_b");
        assert_eq!(clean("a_x0007_b\u{b}"), "ab");
    }

    #[test]
    fn runs_are_joined_and_weighed() {
        let check = |inside: &str, text: &str, weight| {
            let part = format!("<si>{inside}</si>");
            let mut xml = XmlReader::new(&part);
            let _ = xml.next();
            assert_eq!(rich(&mut xml, "si"), Ok((text.to_owned(), weight)), "{inside}");
        };
        let bold =
            |text: &str| format!("<r><rPr><b/></rPr><t xml:space=\"preserve\">{text}</t></r>");
        check("<t>Hola &amp; adiós</t>", "Hola & adiós", Weight::OfCell);
        check(&format!("{}{}", bold("Área "), bold("de mejora")), "Área de mejora", Weight::Bold);
        check(&format!("{}<r><t>b</t></r>", bold("a")), "ab", Weight::OfCell);
        check(&format!("{}<r><rPr><i/></rPr><t>b</t></r>", bold("a")), "ab", Weight::Plain);
        check("<r><rPr><b val=\"0\"/></rPr><t>b</t></r>", "b", Weight::Plain);
        check("<t>課</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh><phoneticPr/>", "課", Weight::OfCell);
    }
}
