//! The criteria and subcriteria that a person can choose from while typing a code.

use plan::{CatalogueVersion, Column, catalogue};
use text::Language;

/// A choice: the code that is written, and its title.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// `4` or `1.4`.
    pub code: String,
    /// What it is called.
    pub title: &'static str,
}

/// The choices for a column that begin with, or whose title contains, what was typed; none for
/// other columns.
pub fn choices(
    column: Column,
    version: CatalogueVersion,
    language: Language,
    typed: &str,
) -> Vec<Choice> {
    let all: Vec<Choice> = match column {
        Column::Criterion => catalogue::criteria(version)
            .map(|criterion| Choice {
                code: criterion.number().to_string(),
                title: language.criterion_title(version, criterion),
            })
            .collect(),
        Column::Subcriterion => catalogue::subcriteria(version)
            .map(|code| Choice {
                code: code.to_string(),
                title: language.subcriterion_title(version, code),
            })
            .collect(),
        _ => Vec::new(),
    };
    let typed = typed.split('(').next().unwrap_or_default().trim().to_lowercase();
    let fits = |choice: &Choice| {
        choice.code.starts_with(&typed) || choice.title.to_lowercase().contains(&typed)
    };
    all.into_iter().filter(fits).collect()
}

/// The text after choosing `code`: an example that was typed stays with its subcriterion.
pub fn chosen(code: &str, typed: &str) -> String {
    match typed.split_once('(') {
        Some((before, example)) if before.trim() == code => format!("{code} ({example}"),
        _ => code.to_owned(),
    }
}
