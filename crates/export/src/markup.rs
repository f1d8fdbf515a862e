//! Texts as they stand in XML and in web pages.

use super::plain::plain;
pub(super) use cells::markup::escaped;

/// The JSON of a plan file as a text that XML can hold whole: its only characters that XML
/// forbids stand in strings of JSON, which have another way to write them.
pub(super) fn json(text: &str) -> String {
    text.replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff")
}

/// The lines of a text, without blank ones before and after it.
pub(super) fn lines(text: &str) -> Vec<String> {
    plain(text.trim()).split('\n').map(str::to_owned).collect()
}

/// A text between two pieces of markup.
pub(super) fn put(out: &mut String, before: &str, text: &str, after: &str) {
    out.push_str(before);
    out.push_str(&escaped(text));
    out.push_str(after);
}

/// A text whose lines are parted by `<br/>`.
pub(super) fn put_lines(out: &mut String, text: &str) {
    for (at, line) in lines(text).iter().enumerate() {
        if at > 0 {
            out.push_str("<br/>");
        }
        out.push_str(&escaped(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
