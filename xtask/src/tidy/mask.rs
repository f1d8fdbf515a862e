//! Blanks out comments and string literals, so that a rule looks at code alone.
//!
//! Every masked text has the lines of the original, so line numbers stay right.

/// Two views of a source text.
#[derive(Debug)]
pub struct Masked {
    /// Without comments and without the inside of string literals.
    pub code: String,
    /// Without comments.
    pub with_strings: String,
}

#[derive(Clone, Copy)]
enum LexicalClass {
    Code,
    Literal,
    Comment,
}

/// Masks Rust.
pub fn rust(text: &str) -> Masked {
    mask(text, |rest, before| {
        if rest.starts_with("//") {
            return Some((LexicalClass::Comment, line_end(rest)));
        }
        if rest.starts_with("/*") {
            return Some((LexicalClass::Comment, nested_comment(rest)));
        }
        if let Some(length) = raw_string(rest, before) {
            return Some((LexicalClass::Literal, length));
        }
        if rest.starts_with('"') {
            return Some((LexicalClass::Literal, quoted(rest, '"')));
        }
        char_literal(rest).map(|length| (LexicalClass::Literal, length))
    })
}

/// Masks CSS, JavaScript and what looks like them.
pub fn script(text: &str) -> Masked {
    mask(text, |rest, before| {
        // In an address, two slashes are no comment.
        if rest.starts_with("//") && before != Some(':') {
            return Some((LexicalClass::Comment, line_end(rest)));
        }
        if rest.starts_with("/*") {
            return Some((
                LexicalClass::Comment,
                rest.find("*/").map_or(rest.len(), |end| end + 2),
            ));
        }
        match rest.chars().next() {
            Some(quote @ ('"' | '\'' | '`')) => Some((LexicalClass::Literal, quoted(rest, quote))),
            _ => None,
        }
    })
}

fn mask(text: &str, next: impl Fn(&str, Option<char>) -> Option<(LexicalClass, usize)>) -> Masked {
    let mut masked = Masked { code: String::new(), with_strings: String::new() };
    let mut before = None;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (part, length) = next(rest, before).unwrap_or((LexicalClass::Code, letter.len_utf8()));
        let (piece, after) = rest.split_at(length);
        match part {
            LexicalClass::Code => {
                masked.code.push_str(piece);
                masked.with_strings.push_str(piece);
            }
            LexicalClass::Comment => {
                masked.code.push_str(&blank(piece));
                masked.with_strings.push_str(&blank(piece));
            }
            LexicalClass::Literal => {
                masked.code.push_str(&hollow(piece));
                masked.with_strings.push_str(piece);
            }
        }
        before = piece.chars().next_back();
        rest = after;
    }
    masked
}

fn blank(text: &str) -> String {
    text.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect()
}

/// Keeps the quotes of a literal and blanks what is between them.
fn hollow(literal: &str) -> String {
    let (first, last) = (literal.find(['"', '\'', '`']), literal.rfind(['"', '\'', '`']));
    match (first, last) {
        (Some(first), Some(last)) if last > first => format!(
            "{}{}{}",
            &literal[..=first],
            blank(&literal[first + 1..last]),
            &literal[last..]
        ),
        _ => blank(literal),
    }
}

fn line_end(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

fn nested_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + letter.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
        return None;
    }
    let body = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let inner = body[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inner.find(&end).map_or(inner.len(), |at| at + end.len());
    Some(rest.len() - inner.len() + length)
}

/// A character in quotes; a lifetime has no second quote.
fn char_literal(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if inner.starts_with('\\') {
        return Some(quoted(rest, '\''));
    }
    let letter = inner.chars().next()?;
    inner[letter.len_utf8()..].starts_with('\'').then(|| 2 + letter.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_comments_and_strings_are_blanked() {
        let source =
            "let a = \"web_sys\"; // web_sys\nlet b: &'a str = r#\"x\"y\"#; /* a /* b */ */ c";
        let masked = rust(source);
        assert!(!masked.code.contains("web_sys"));
        assert!(masked.with_strings.contains("\"web_sys\""));
        assert_eq!(masked.code.lines().count(), 2);
        assert!(masked.code.ends_with(" c"));
        assert!(masked.code.contains("&'a str"));
    }

    #[test]
    fn quotes_as_characters_open_no_string() {
        let masked = rust(r#"match c { '"' => 1, '\'' => 2, _ => web_sys }"#);
        assert!(masked.code.contains("web_sys"));
    }

    #[test]
    fn an_address_in_a_style_is_no_comment() {
        assert!(script("a{b:url(http://x)}").code.contains("//x"));
        assert!(!script("a{} /* @scope */").code.contains("@scope"));
    }
}
