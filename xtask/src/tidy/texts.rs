//! Every text that a person reads is in `crates/text`.

use super::{SourceFile, TidyFinding};

/// Where a sentence is for the developer.
const FOR_DEVELOPERS: [&str; 9] = [
    "expect(",
    "panic!",
    "unreachable!",
    "assert",
    "todo!",
    "log!",
    "reason =",
    "debug_assert",
    "console",
];

/// Finds literals in the app that read like words for a person: with an accent, or a phrase that
/// begins with a capital letter.
pub fn in_crates_text(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") || !source.is_in(&["src/"]) {
        return Vec::new();
    }
    // Tests stand at the end of a module and may quote what they look for.
    let text = &source.masked.with_strings;
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    source.lines(text, |line| {
        if FOR_DEVELOPERS.iter().any(|word| line.contains(word)) {
            return None;
        }
        let literal = literals(line).find(|literal| is_for_a_person(literal))?;
        Some(format!("\"{literal}\" is for a person to read: put it in crates/text"))
    })
}

fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

fn is_for_a_person(literal: &str) -> bool {
    let accented = literal.chars().any(|c| "áéíóúñüÁÉÍÓÚÑ¿¡".contains(c));
    accented || is_phrase(literal)
}

/// Two words, the first with a capital letter; the path of a drawing has figures in its first.
fn is_phrase(literal: &str) -> bool {
    let Some((first, rest)) = literal.split_once(' ') else { return false };
    first.starts_with(|c: char| c.is_ascii_uppercase())
        && first.chars().all(char::is_alphabetic)
        && rest.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<usize> {
        let source = SourceFile::new("src/screens/table.rs", text);
        in_crates_text(&source).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn words_for_people_are_found() {
        assert_eq!(found("view! { <p>\"Guardar copia\"</p> }\n<b>\"acción\"</b>"), [1, 2]);
    }

    #[test]
    fn keys_classes_and_words_for_developers_are_not() {
        let fine = "\"ArrowDown\" => x,\n<p class=\"cell is-open\">\nx.expect(\"The page has one\");\n\
                    \"M10 3v10m0 0-4-4\",\n// \"Guardar copia\"\n#[cfg(test)]\nmod tests { \"Plan de mejora\" }";
        assert!(found(fine).is_empty());
    }
}
