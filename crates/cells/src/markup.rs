//! How a text stands in XML and in web pages, for all that is written.

/// A text as it stands between tags or in an attribute, in XML 1.0 and HTML alike, without the
/// characters that XML cannot hold.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // They part words, and XML cannot hold them.
            '\u{b}' | '\u{c}' => out.push(' '),
            c if allowed(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether XML 1.0 has this character (section 2.2, *Char*).
fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text_and_what_xml_forbids_is_gone() {
        assert_eq!(
            escaped("<b a='1'>\"&\u{0}\u{b}\u{1f}\u{fffe}ñ"),
            "&lt;b a=&#39;1&#39;&gt;&quot;&amp; ñ"
        );
    }
}
