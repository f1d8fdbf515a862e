//! Takes markup that leaked into a text out of it.

use std::borrow::Cow;

/// The tags that word processors and web pages leave in copied text.
const TAGS: [&str; 30] = [
    "a",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "i",
    "li",
    "mark",
    "o:p",
    "ol",
    "p",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "td",
    "tr",
    "u",
    "ul",
];

const ENTITIES: [(&str, &str); 30] = [
    ("nbsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("aacute", "á"),
    ("eacute", "é"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("Aacute", "Á"),
    ("Eacute", "É"),
    ("Iacute", "Í"),
    ("Oacute", "Ó"),
    ("Uacute", "Ú"),
    ("ntilde", "ñ"),
    ("Ntilde", "Ñ"),
    ("uuml", "ü"),
    ("Uuml", "Ü"),
    ("iquest", "¿"),
    ("iexcl", "¡"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
];

/// The text without leaked markup: `<b>…</b>` falls away, `<br>` breaks the line, `&nbsp;` is a
/// space. What only looks like markup (`5 < 7`, `<correo@…>`) stays. Borrowed where there was none.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = if rest.starts_with('<') { tag(rest) } else { entity(rest) };
        match found {
            Some((used, piece)) => {
                changed = true;
                match piece {
                    MarkupText::Text(text) => out.push_str(text),
                    MarkupText::Letter(letter) => out.push(letter),
                }
                rest = &rest[used..];
            }
            None => {
                out.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    if !changed {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

enum MarkupText {
    Text(&'static str),
    Letter(char),
}

/// The longest tag, with its attributes, that is looked for.
const MAX_TAG: usize = 400;

fn tag(text: &str) -> Option<(usize, MarkupText)> {
    let bytes = text.as_bytes();
    let close = bytes.iter().take(MAX_TAG).skip(1).position(|b| matches!(b, b'>' | b'<'))? + 1;
    if bytes[close] != b'>' {
        return None;
    }
    let inner = text[1..close].trim_start_matches('/').trim_end_matches('/').trim_end();
    let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let name = TAGS.iter().find(|tag| tag.eq_ignore_ascii_case(&inner[..end]))?;
    let closing = text.starts_with("</");
    let piece = match *name {
        "br" => "\n",
        "li" if !closing => "\n• ",
        "p" | "div" | "li" | "tr" | "h1" | "h2" | "h3" | "h4" if closing => "\n",
        "td" => " ",
        _ => "",
    };
    Some((close + 1, MarkupText::Text(piece)))
}

fn entity(text: &str) -> Option<(usize, MarkupText)> {
    let bytes = text.as_bytes();
    let end = bytes.iter().take(10).position(|byte| *byte == b';')?;
    let name = text.get(1..end)?;
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            let letter = char::from_u32(code.ok()?).filter(|c| !c.is_control())?;
            MarkupText::Letter(if letter == '\u{a0}' { ' ' } else { letter })
        }
        None => MarkupText::Text(ENTITIES.iter().find(|(key, _)| *key == name)?.1),
    };
    Some((end + 1, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_falls_away() {
        let check = |input, expect: &str| assert_eq!(plain(input), expect, "{input}");
        check("<b>No hay buzón</b>", "No hay buzón");
        check("<B>Uno</B> y <i>dos</i>", "Uno y dos");
        check("<span style=\"color:red\">rojo</span>", "rojo");
        check("uno<br>dos<br/>tres<BR />cuatro", "uno\ndos\ntres\ncuatro");
        check("Pozos&nbsp;y&nbsp;r&iacute;os &amp; m&aacute;s", "Pozos y ríos & más");
        check("&#225;rea &#xE1;rea&#160;x", "área área x");
        check("5 < 7 y 9 > 8", "5 < 7 y 9 > 8");
        check("<correo@sitio.do>", "<correo@sitio.do>");
        check("P&D; y &lt;b&gt;", "P&D; y <b>");
        check("<b sin cierre", "<b sin cierre");
        check("<ul><li>uno</li><li>dos</li></ul>", "\n• uno\n\n• dos\n");
        check("a &", "a &");
        check("<o:p></o:p>x", "x");
        check("<<b>>", "<>");
        check("&á;", "&á;");
        assert!(matches!(plain("sin nada"), Cow::Borrowed(_)));
        assert!(matches!(plain("5 < 7"), Cow::Borrowed(_)));
    }
}
