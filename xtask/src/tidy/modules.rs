//! What every module owes its reader: a first line that says what it is for, and an end in sight.

use super::{Finding, Source};

const MOST_LINES: usize = 450;
const WRITTEN_BY_HAND: [&str; 5] = [".rs", ".css", ".js", ".mjs", ".ts"];

/// A Rust module begins by saying what it is for.
pub fn first_line(source: &Source) -> Vec<Finding> {
    if !source.is(".rs") || is_generated(source) || source.text.starts_with("//!") {
        return Vec::new();
    }
    vec![source.finding(1, "the first line must be `//!` and say what the module is for")]
}

/// A file that a person writes is short; catalogues are data.
pub fn length(source: &Source) -> Vec<Finding> {
    let by_hand = WRITTEN_BY_HAND.iter().any(|ending| source.is(ending));
    if !by_hand || is_generated(source) || source.path.contains("catalogue") {
        return Vec::new();
    }
    let lines = source.text.lines().count();
    if lines <= MOST_LINES {
        return Vec::new();
    }
    let sentence = format!("{lines} lines are more than {MOST_LINES}: split the file by subject");
    vec![source.finding(MOST_LINES + 1, sentence)]
}

fn is_generated(source: &Source) -> bool {
    source.text.lines().take(3).any(|line| line.contains("@generated"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_says_what_it_is_for() {
        assert_eq!(first_line(&Source::new("src/a.rs", "use b;")).len(), 1);
        assert!(first_line(&Source::new("src/a.rs", "//! Does a.\n")).is_empty());
    }

    #[test]
    fn long_files_are_split_unless_they_are_data() {
        let long = "a\n".repeat(MOST_LINES + 1);
        assert_eq!(length(&Source::new("style/table.css", &long)).len(), 1);
        assert!(length(&Source::new("crates/plan/src/catalogue/y2020.rs", &long)).is_empty());
        assert!(length(&Source::new("src/a.rs", &format!("// @generated\n{long}"))).is_empty());
        assert!(length(&Source::new("src/a.rs", &"a\n".repeat(MOST_LINES))).is_empty());
    }
}
