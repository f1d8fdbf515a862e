//! `cargo xtask tidy`: the invariants of the design, checked over every source file.

mod browser_support;
mod crates;
mod debug_format;
mod layers;
mod mask;
mod modules;
mod pages;
mod rooms;
mod texts;

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use self::mask::Masked;
use crate::schema;
use crate::shell::files_below;
use crate::workshop::Workshop;

/// Folders that hold nothing written by hand.
const SKIPPED: [&str; 6] =
    ["target", "dist", "node_modules", "test-results", "playwright-report", "fixtures"];
/// What is read; everything else is no source.
const ENDINGS: [&str; 9] =
    [".rs", ".css", ".js", ".mjs", ".ts", ".html", ".toml", ".svg", ".webmanifest"];

/// One file of the repository.
struct SourceFile {
    /// Its path below the root, with `/` between folders.
    path: String,
    text: String,
    /// The text without comments and, apart from it, without the inside of string literals.
    masked: Masked,
}

impl SourceFile {
    fn new(path: &str, text: &str) -> Self {
        let masked = if path.ends_with(".rs") { mask::rust(text) } else { mask::script(text) };
        Self { path: path.to_owned(), text: text.to_owned(), masked }
    }

    fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    fn finding(&self, line: usize, sentence: impl Into<String>) -> TidyFinding {
        TidyFinding { path: self.path.clone(), line, sentence: sentence.into() }
    }

    /// One finding for each line of `text` that `wrong` objects to; lines are counted from 1.
    fn lines(&self, text: &str, mut wrong: impl FnMut(&str) -> Option<String>) -> Vec<TidyFinding> {
        text.lines()
            .enumerate()
            .filter_map(|(index, line)| Some(self.finding(index + 1, wrong(line)?)))
            .collect()
    }
}

/// One place that breaks a rule, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
struct TidyFinding {
    path: String,
    line: usize,
    sentence: String,
}

impl fmt::Display for TidyFinding {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}:{}: {}", self.path, self.line, self.sentence)
    }
}

type TidyRule = fn(&SourceFile) -> Vec<TidyFinding>;

const RULES: [TidyRule; 17] = [
    crates::order,
    layers::dependencies,
    layers::browser_names,
    layers::outside_world,
    layers::plan_is_written_by_the_editor,
    layers::json_is_known_to_the_format,
    layers::unsafe_code_is_in_the_parts,
    pages::inline,
    pages::other_origins,
    texts::in_crates_text,
    modules::first_line,
    modules::length,
    modules::tests_run,
    modules::no_examples,
    debug_format::in_shipped_code,
    browser_support::styles,
    browser_support::scripts,
];

/// Prints every finding, and fails when there is one. With `--rooms` it prints first how the
/// rooms of the page hang together.
pub fn run(shop: &Workshop, rest: &[String]) -> Result<()> {
    if rest.iter().any(|it| it == "--rooms") {
        println!("{}", rooms::figures(&sources(&shop.root)?));
    }
    let findings = check(&shop.root)?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("tidy: nothing to mend");
            Ok(())
        }
        count => bail!("tidy: {count} to mend, listed above"),
    }
}

fn check(root: &Path) -> Result<Vec<TidyFinding>> {
    let sources = sources(root)?;
    let mut findings: Vec<TidyFinding> =
        sources.iter().flat_map(|source| RULES.iter().flat_map(|rule| rule(source))).collect();
    findings.extend(crates::circles(&sources));
    findings.extend(rooms::findings(&sources));
    findings.extend(schema_is_current(root));
    findings.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    Ok(findings)
}

fn sources(root: &Path) -> Result<Vec<SourceFile>> {
    let enter = |folder: &Path| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with('.') && !SKIPPED.contains(&name.as_ref())
    };
    let mut found = Vec::new();
    for file in files_below(root, &enter)? {
        let path = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        if ENDINGS.iter().any(|ending| path.ends_with(ending)) {
            found.push(SourceFile::new(&path, &fs::read_to_string(&file)?));
        }
    }
    Ok(found)
}

fn schema_is_current(root: &Path) -> Option<TidyFinding> {
    let kept = fs::read_to_string(root.join(schema::FILE)).unwrap_or_default();
    let sentence = "differs from the code: run `cargo xtask schema`".to_owned();
    (kept.trim_end() != schema::text().trim_end()).then(|| TidyFinding {
        path: schema::FILE.to_owned(),
        line: 1,
        sentence,
    })
}

/// The line, counted from 1, in which a place of a text stands.
fn line_of(text: &str, place: usize) -> usize {
    text[..place].matches('\n').count() + 1
}

/// Whether `name` stands in `line` as a whole word.
fn has_word(line: &str, name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(name).any(|(at, _)| {
        !line[..at].ends_with(is_part) && !line[at + name.len()..].starts_with(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_repository_is_tidy() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let findings: Vec<String> = check(root).unwrap().iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "\n{}", findings.join("\n"));
    }

    #[test]
    fn words_are_whole() {
        assert!(has_word("use plan::{apply, Plan};", "apply"));
        assert!(!has_word("fn apply_all() {}", "apply"));
    }
}
