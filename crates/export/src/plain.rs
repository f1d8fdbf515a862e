//! Texts without what text formats cannot hold.

/// A text whose lines end in `\n`, without characters that XML 1.0 has not (section 2.2, *Char*):
/// no office program can hold them, and a table of text with them passes for no text at all.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            // Word's own line break, a page break, and the separators of Unicode.
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' | '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => {
                out.push(c);
            }
            _ => {}
        }
    }
    out
}

/// A text on one line, of at most `most` characters and the sign that it goes on.
pub(super) fn short(text: &str, most: usize) -> String {
    let text = plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(most) {
        None => text,
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_alike_and_controls_are_gone() {
        assert_eq!(plain("a\r\nb\rc\u{0}\u{b}d\u{fffe}\te\u{7f}"), "a\nb\nc\nd\te\u{7f}");
    }

    #[test]
    fn a_short_text_is_one_line() {
        assert_eq!(short(" uno\ndos  tres ", 20), "uno dos tres");
        assert_eq!(short("uno dos tres", 8), "uno dos…");
    }
}
