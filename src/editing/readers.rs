//! The readers of what a person types into a field. They are no part of what loads first: the keeper,
//! which is loaded right after the first screen, brings them, and so does every part that needs them.
//! What is written before is kept as it was typed, and read as soon as they are there.

use std::cell::RefCell;
use std::sync::OnceLock;

use leptos::prelude::*;
use plan::folding::folded;
use plan::rollup::unit_key;
use plan::{CatalogueVersion, Criterion, Edge, Id, Subcriterion, When};
use text::Language;
use values::FindingKind;
use values::{self, DateContext, ReadWhen};
use view_model::steps;

use crate::editing::Editor;
use crate::editing::fields::Field;

/// Reads single values.
pub trait Readers: Sync {
    /// The criterion that a text names; `None` where the text says more than that.
    fn criterion(&self, text: &str, version: CatalogueVersion) -> Option<Criterion>;
    /// The subcriterion that a text names, with its example; `None` where the text says more than that.
    fn subcriterion(&self, text: &str, version: CatalogueVersion)
    -> Option<(Subcriterion, String)>;
    /// The date that a text means.
    fn when(&self, text: &str, edge: Edge, context: DateContext) -> ReadWhen;
    /// The tasks of a text with one a line; `is_task` tells the lines that are tasks already.
    fn tasks(&self, text: &str, is_task: &dyn Fn(&str) -> bool) -> Vec<String>;
    /// The units of a text; those of the plan are not taken apart.
    fn responsibles(&self, text: &str, units: &[&str]) -> Vec<String>;
    /// A date some months later; see [`steps::stepped`].
    fn stepped(&self, when: Option<&When>, edge: Edge, months: i32) -> Option<When>;
}

static READERS: OnceLock<&'static dyn Readers> = OnceLock::new();

thread_local! {
    /// What was written before there were readers.
    static UNREAD: RefCell<Vec<(Editor, Id, Field)>> = const { RefCell::new(Vec::new()) };
}

/// The readers, once they are there.
pub fn readers() -> Option<&'static dyn Readers> {
    #[cfg(not(feature = "split"))]
    bring();
    READERS.get().copied()
}

/// Brings the readers. It is called by the parts alone, for whoever names it has them, too.
pub fn bring() {
    if READERS.set(&All).is_err() {
        return;
    }
    for (editor, id, field) in UNREAD.take() {
        let Some(plan) = editor.plan().try_get_untracked() else { continue };
        if let Some(change) = plan.action(id).and_then(|action| field.read_again(action, &plan)) {
            editor.commit(change);
        }
    }
}

/// Notes that a text was written as it was typed, where there are no readers yet.
pub fn unread(editor: Editor, id: Id, field: Field) {
    if READERS.get().is_none() {
        UNREAD.with_borrow_mut(|all| all.push((editor, id, field)));
    }
}

/// The languages in which a title may stand behind its code.
const LANGUAGES: [Language; 2] = [Language::Spanish, Language::English];

/// The words that may stand around a code.
const LABELS: [&str; 11] = [
    "criterio",
    "criterion",
    "subcriterio",
    "subcriterion",
    "sub",
    "sc",
    "ejemplo",
    "example",
    "ej",
    "num",
    "nro",
];

/// Whether a text with a code has words beside those that name the code: they would be lost.
fn says_more(text: &str, titles: [&str; 2]) -> bool {
    let titles = titles.map(folded);
    let known = |word: &str| {
        LABELS.contains(&word) || titles.iter().any(|title| words(title).any(|it| it == word))
    };
    words(&folded(text)).any(|word| word.chars().nth(1).is_some() && !known(word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// All readers.
struct All;

impl Readers for All {
    fn criterion(&self, text: &str, version: CatalogueVersion) -> Option<Criterion> {
        let read = values::criterion(text);
        let several = read.doubts.contains(&FindingKind::CriterionSeveral);
        let code =
            text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).count() > 1;
        let titles = |criterion| LANGUAGES.map(|it| it.criterion_title(version, criterion));
        let tidied = read.doubts.contains(&FindingKind::CriterionTidied);
        let whole = |it: &Criterion| !(several || code || tidied && says_more(text, titles(*it)));
        read.value.filter(whole)
    }

    fn subcriterion(
        &self,
        text: &str,
        version: CatalogueVersion,
    ) -> Option<(Subcriterion, String)> {
        let read = values::subcriterion(text);
        let several = read.doubts.contains(&FindingKind::SubcriterionSeveral);
        let titles = |code| LANGUAGES.map(|it| it.subcriterion_title(version, code));
        let tidied = read.doubts.contains(&FindingKind::SubcriterionTidied);
        let whole = |it: &Subcriterion| !(several || tidied && says_more(text, titles(*it)));
        Some((read.value.filter(whole)?, read.example))
    }

    fn when(&self, text: &str, edge: Edge, context: DateContext) -> ReadWhen {
        values::when(text, edge, context)
    }

    fn tasks(&self, text: &str, is_task: &dyn Fn(&str) -> bool) -> Vec<String> {
        values::typed_tasks(text, is_task)
    }

    fn responsibles(&self, text: &str, units: &[&str]) -> Vec<String> {
        let known: Vec<String> = units.iter().map(|unit| unit_key(unit)).collect();
        values::responsibles(text, &known).units
    }

    fn stepped(&self, when: Option<&When>, edge: Edge, months: i32) -> Option<When> {
        steps::stepped(when, edge, months, None)
    }
}
