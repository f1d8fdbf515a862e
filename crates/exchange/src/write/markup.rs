//! Texts as they stand in XML and in web pages.

use super::plain::plain;

/// A text as it stands between tags or in an attribute, in XML 1.0 and HTML alike, without the
/// characters that XML cannot hold.
pub(super) fn escaped(text: &str) -> String {
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

/// The JSON of a plan file as a text that XML can hold whole: its only characters that XML
/// forbids stand in strings of JSON, which have another way to write them.
pub(super) fn json(text: &str) -> String {
    text.replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff")
}

/// The lines of a text, without blank ones before and after it.
pub(super) fn lines(text: &str) -> Vec<String> {
    plain(text.trim()).split('\n').map(str::to_owned).collect()
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

    #[test]
    fn json_keeps_what_xml_forbids() {
        let name = "a\u{0}\u{fffe}\u{ffff}\n";
        let mut ids = plan::Sequence::new(1);
        let mut document = plan::Document::new(plan::Plan::new(plan::IdSource::next_id(&mut ids)));
        document.plan.header =
            std::sync::Arc::new(plan::Header { institution: name.into(), ..Default::default() });
        let text = plan::format::write_compact(&document, "");
        let kept = escaped(&json(&text)).replace("&quot;", "\"");
        assert_eq!(plan::format::read(&kept, &mut ids), Ok(document));
    }

    #[test]
    fn every_kind_of_line_ends() {
        assert_eq!(lines("\n a\r\nb\rc\u{b}d\n\ne \n"), ["a", "b", "c", "d", "", "e"]);
        assert_eq!(lines(" "), [""]);
    }
}
