//! What every module owes its reader: a first line that says what it is for, an end in sight, and
//! tests that run.

use super::{SourceFile, TidyFinding, has_word};

const MOST_LINES: usize = 600;
const WRITTEN_BY_HAND: [&str; 5] = [".rs", ".css", ".js", ".mjs", ".ts"];

/// A Rust module begins by saying what it is for.
pub fn first_line(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") || is_generated(source) || source.text.starts_with("//!") {
        return Vec::new();
    }
    vec![source.finding(1, "the first line must be `//!` and say what the module is for")]
}

/// A file that a person writes is short; catalogues are data.
pub fn length(source: &SourceFile) -> Vec<TidyFinding> {
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

/// The root package is compiled for the browser only, where a plain `#[test]` is passed over in
/// silence.
pub fn tests_run(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") || !source.is_in(&["src/", "tests/"]) {
        return Vec::new();
    }
    let mut by_the_browser = false;
    source.lines(&source.masked.code, |line| {
        let line = line.trim_start();
        if has_word(line, "mod") && line.ends_with('{') {
            by_the_browser = false;
        }
        by_the_browser |= line.starts_with("use ") && line.contains("wasm_bindgen_test as test");
        let plain = line.starts_with("#[test]") && !by_the_browser;
        plain.then(|| {
            "nothing runs a plain test here: move it with its logic to a crate, or test it in the \
             browser with `#[wasm_bindgen_test]`"
                .to_owned()
        })
    })
}

/// Examples in comments are programs that cargo compiles and runs one by one, which takes longer
/// than all other tests of a crate: `cargo xtask test` leaves them out, so there are none.
pub fn no_examples(source: &SourceFile) -> Vec<TidyFinding> {
    if !source.is(".rs") {
        return Vec::new();
    }
    let mut inside = false;
    source.lines(&source.text, |line| {
        let line = line.trim_start();
        let words = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?;
        let kind = words.trim_start().strip_prefix("```")?;
        inside = !inside;
        (inside && kind != "text").then(|| {
            "nothing runs an example in a comment: write a test, or say ```text where it is no Rust"
                .to_owned()
        })
    })
}

fn is_generated(source: &SourceFile) -> bool {
    source.text.lines().take(3).any(|line| line.contains("@generated"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_says_what_it_is_for() {
        assert_eq!(first_line(&SourceFile::new("src/a.rs", "use b;")).len(), 1);
        assert!(first_line(&SourceFile::new("src/a.rs", "//! Does a.\n")).is_empty());
    }

    #[test]
    fn a_test_that_nothing_runs_is_refused() {
        let plain = "//! Does a.\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn a() {}\n}\n";
        let found = |path: &str, text: &str| {
            tests_run(&SourceFile::new(path, text)).iter().map(|it| it.line).collect::<Vec<_>>()
        };
        assert_eq!(found("src/frame.rs", plain), [4]);
        assert_eq!(found("tests/frame.rs", "#[test] fn a() {}"), [1]);
        assert!(found("crates/plan/src/frame.rs", plain).is_empty());
        assert!(found("xtask/src/frame.rs", plain).is_empty());
        let run = plain.replace(
            "mod tests {\n",
            "mod tests {\n    use wasm_bindgen_test::wasm_bindgen_test as test;\n",
        );
        assert!(found("src/frame.rs", &run).is_empty());
        assert!(
            found("src/frame.rs", &plain.replace("#[test]", "#[wasm_bindgen_test]")).is_empty()
        );
        // What one module imports does not serve the next.
        assert_eq!(found("src/frame.rs", &format!("{run}{plain}")), [11]);
        assert!(found("src/frame.rs", "// #[test]\nconst A: &str = \"#[test]\";\n").is_empty());
    }

    #[test]
    fn an_example_that_nothing_runs_is_refused() {
        let found = |text: &str| {
            let found = no_examples(&SourceFile::new("crates/plan/src/lib.rs", text));
            found.iter().map(|it| it.line).collect::<Vec<_>>()
        };
        assert_eq!(found("//! A.\n//! ```\n//! a();\n//! ```\n/// ```rust\n/// ```\n"), [2, 5]);
        assert!(found("/// ```text\n/// a\n/// ```\nlet a = \"```\";\n").is_empty());
    }

    #[test]
    fn long_files_are_split_unless_they_are_data() {
        let long = "a\n".repeat(MOST_LINES + 1);
        assert_eq!(length(&SourceFile::new("style/table.css", &long)).len(), 1);
        assert!(length(&SourceFile::new("crates/plan/src/catalogue/y2020.rs", &long)).is_empty());
        assert!(length(&SourceFile::new("src/a.rs", &format!("// @generated\n{long}"))).is_empty());
        assert!(length(&SourceFile::new("src/a.rs", &"a\n".repeat(MOST_LINES))).is_empty());
    }
}
