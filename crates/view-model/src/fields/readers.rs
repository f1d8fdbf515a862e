//! The readers of what a person types into a field. They may come late: until they are installed a
//! text is kept as it was typed.

use std::sync::OnceLock;

use plan::folding::folded;
use plan::rollup::unit_key;
use plan::{CatalogueVersion, Criterion, Edge, Subcriterion, When};
use text::Language;
use values::FindingKind;
use values::{self, DateContext, ReadWhen};

use crate::steps;

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

/// The readers, once they are there.
pub fn readers() -> Option<&'static dyn Readers> {
    #[cfg(not(feature = "split"))]
    install();
    READERS.get().copied()
}

/// Makes the readers be there; gives whether they were not yet. Only what is loaded later may name
/// it, for whoever does has them, too.
pub fn install() -> bool {
    READERS.set(&All).is_ok()
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
