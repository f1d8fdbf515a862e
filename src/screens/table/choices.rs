//! What a person can choose from while typing: the criteria and subcriteria for a code, and the
//! units of the plan for who answers.

use plan::folding::folded;
use plan::{Column, Plan, catalogue, rollup, suggest};
use text::Language;

/// The most units that are offered: more would hide the table.
const MOST: usize = 8;

/// A choice: the code that is written, and its title.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodeChoice {
    /// What is written: `4`, `1.4`, or the name of a unit.
    pub code: String,
    /// What a code is called.
    pub title: &'static str,
}

/// The choices for a column that begin with, or whose title contains, what was typed; of the units
/// only where some was, at the caret; none for other columns.
pub fn choices(
    column: Column,
    plan: &Plan,
    language: Language,
    typed: &str,
    caret: usize,
) -> Vec<CodeChoice> {
    let version = plan.header.catalogue;
    let all: Vec<CodeChoice> = match column {
        Column::Responsible => return units(plan, typed, caret),
        Column::Criterion => catalogue::criteria(version)
            .map(|criterion| CodeChoice {
                code: criterion.number().to_string(),
                title: language.criterion_title(version, criterion),
            })
            .collect(),
        Column::Subcriterion => catalogue::subcriteria(version)
            .map(|code| CodeChoice {
                code: code.to_string(),
                title: language.subcriterion_title(version, code),
            })
            .collect(),
        _ => Vec::new(),
    };
    let typed = folded(typed.split('(').next().unwrap_or_default());
    let fits = |choice: &CodeChoice| {
        choice.code.starts_with(&typed) || folded(choice.title).contains(&typed)
    };
    all.into_iter().filter(fits).collect()
}

fn units(plan: &Plan, typed: &str, caret: usize) -> Vec<CodeChoice> {
    if suggest::piece(typed, caret).is_empty() {
        return Vec::new();
    }
    let units = rollup::units(plan);
    let names = units.iter().map(|(unit, _)| unit.as_str());
    let found = suggest::offered(typed, caret, names).into_iter().take(MOST);
    found.map(|unit| CodeChoice { code: unit.to_owned(), title: "" }).collect()
}

/// The text after choosing `code`, and the caret in it: an example that was typed stays with its
/// subcriterion, and a unit completes the piece of its list that the caret stands in.
pub fn chosen(column: Column, code: &str, typed: &str, caret: usize) -> (String, usize) {
    let text = match typed.split_once('(') {
        _ if column == Column::Responsible => return suggest::completed(typed, caret, code),
        Some((before, example)) if before.trim() == code => format!("{code} ({example}"),
        _ => code.to_owned(),
    };
    let end = text.len();
    (text, end)
}
