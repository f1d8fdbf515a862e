//! Character references of web pages: numbers, and the names of HTML 4.

use std::borrow::Cow;

/// The names of U+00A0 to U+00FF in their order (HTML 4.01, 24.2).
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
    "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro",
    "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute",
    "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute",
    "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
    "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
    "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
    "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc",
    "uuml", "yacute", "thorn", "yuml",
];

/// Signs of typography and of markup with their names (HTML 4.01, 24.3 and 24.4).
const OTHERS: [(&str, char); 43] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("hellip", '…'),
    ("euro", '€'),
    ("trade", '™'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("permil", '‰'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("harr", '↔'),
    ("minus", '−'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("asymp", '≈'),
    ("infin", '∞'),
    ("radic", '√'),
    ("sum", '∑'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("circ", 'ˆ'),
    ("tilde", '˜'),
    ("check", '✓'),
];

/// The spaces that have names; they are spaces like others here.
const SPACES: [&str; 4] = ["ensp", "emsp", "thinsp", "Tab"];

/// A text with its references resolved; those that are not known stay as they are written.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '#');
        let name = &after[..after.find(ends).unwrap_or(after.len())];
        match resolved(name) {
            Some(c) => {
                out.extend(c);
                rest = &after[name.len()..];
                rest = rest.strip_prefix(';').unwrap_or(rest);
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What a reference stands for: a character, or nothing for one that is not seen.
fn resolved(name: &str) -> Option<Option<char>> {
    if let Some(digits) = name.strip_prefix('#') {
        let number = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => digits.parse(),
        };
        return number.ok().and_then(numbered).map(Some);
    }
    if let Some(at) = LATIN_1.iter().position(|it| *it == name) {
        let c = char::from(u8::try_from(at).ok()?.checked_add(0xa0)?);
        return Some(Some(c).filter(|c| *c != '\u{ad}'));
    }
    if ["zwnj", "zwj", "lrm", "rlm"].contains(&name) {
        return Some(None);
    }
    if SPACES.contains(&name) {
        return Some(Some(' '));
    }
    OTHERS.iter().find(|(its, _)| *its == name).map(|(_, c)| Some(*c))
}

/// The character of a number. Those that Unicode does not use mean Windows-1252 (HTML, 13.2.5.84).
fn numbered(number: u32) -> Option<char> {
    match number {
        0 => None,
        0x80..=0x9f => u8::try_from(number)
            .ok()
            .and_then(|it| crate::encoding::windows_1252(&[it]).chars().next()),
        _ => char::from_u32(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved() {
        let check = |text, expect| assert_eq!(decoded(text), expect, "{text}");
        check("a &amp; b &lt;b&gt; &quot;c&quot;", "a & b <b> \"c\"");
        check("A&ntilde;o gesti&oacute;n &yuml;&nbsp;&times;", "Año gestión ÿ\u{a0}×");
        check("&#225;&#xE9;&#150;&#x2022;&#0;&#xD800;", "áé–•&#0;&#xD800;");
        check("&ndash;&ldquo;x&rdquo;&hellip;&shy;&zwj;", "–“x”…");
        check("R&D &copy 2026 &amp;lt; &otra; &", "R&D © 2026 &lt; &otra; &");
        check("&#99999999999;", "&#99999999999;");
    }
}
