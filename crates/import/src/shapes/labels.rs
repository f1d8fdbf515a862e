//! Which texts are labels: the heading of a value that stands beside, below or behind it.

use plan::Column;
use words::{key, words};

use crate::header::{ColumnRole, heading, is_filler};

/// Words that go with those of a heading, beside those that say no more than it does.
const FILL: [&str; 18] = [
    "s",
    "gestion",
    "detalle",
    "estrategico",
    "date",
    "quien",
    "quienes",
    "como",
    "cuando",
    "hara",
    "what",
    "who",
    "when",
    "how",
    "person",
    "emprender",
    "tomar",
    "exito",
];

/// The most words and bytes of a label.
const MOST_WORDS: usize = 7;
const MOST_BYTES: usize = 80;

/// What a label stands for: two labels of the same key mean the same field.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Key {
    /// A column of the form or one of its kin, as a number.
    Known(usize),
    /// A field that the form does not have, by its words.
    Other(String),
}

impl Key {
    pub fn known(&self) -> Option<usize> {
        match self {
            Self::Known(number) => Some(*number),
            Self::Other(_) => None,
        }
    }
}

/// The number of a role that the form knows.
fn number(role: ColumnRole) -> Option<usize> {
    match role {
        ColumnRole::Column(column) => Some(column.index()),
        ColumnRole::Time => Some(TIME),
        ColumnRole::Target => Some(14),
        ColumnRole::Activities => Some(ACTIVITIES),
        ColumnRole::Mark(_) | ColumnRole::Other => None,
    }
}

pub(super) const TIME: usize = 13;
pub(super) const ACTIVITIES: usize = 15;
pub(super) const NUMBER: usize = Column::Number.index();
pub(super) const ACTION: usize = Column::Action.index();
pub(super) const TASKS: usize = Column::Tasks.index();

/// Whether one of these fields says what is to be done, without which there is no action.
pub(super) fn is_core(number: usize) -> bool {
    let core = [Column::Area, Column::Action, Column::Objective, Column::Tasks];
    number == ACTIVITIES || core.iter().any(|it| it.index() == number)
}

/// A label without its number, and the marks around it.
pub(super) fn bare(whole: &str) -> &str {
    let text = whole.trim_start_matches(|c: char| c.is_whitespace() || "-–•*#·▪".contains(c));
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < text.len() && rest.starts_with(['.', ')']);
    let text = if numbered { rest[1..].trim_start_matches([' ', '*']) } else { text };
    if !words::has_word(text) {
        return whole.trim();
    }
    text.trim_end().trim_end_matches([':', '.', '=', '-', '–', '—', '*', ' ', '…'])
}

/// What a text in the place of a label stands for, if the form knows it.
pub(super) fn known(text: &str) -> Option<usize> {
    let text = bare(text);
    // "N/A" is no number.
    let blank = values::is_blank(text) && words::has_word(text);
    if blank || text.len() > MOST_BYTES || words(text).count() > MOST_WORDS {
        return None;
    }
    number(heading(text)?.role)
}

/// What a text in the place of a label stands for.
pub(super) fn key_of(text: &str) -> Key {
    known(text).map_or_else(|| Key::Other(key(text)), Key::Known)
}

/// What a text stands for that is nothing but a label, wherever it stands: `Responsable de
/// seguimiento`, but not `Recursos humanos`. A number may follow, as in `Acción 2`.
pub(super) fn sure(text: &str) -> Option<usize> {
    let found = known(text)?;
    let text = bare(text);
    let says = |word: &str| {
        let word = key(word);
        FILL.contains(&word.as_str())
            || is_filler(&word)
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || heading(&word).is_some()
    };
    let begins =
        words(text).next().is_some_and(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    // "Criterio 2: Estrategia" is a heading between actions.
    let code = [Column::Criterion, Column::Subcriterion].iter().any(|it| it.index() == found);
    let section = code && text.contains(|c: char| c.is_ascii_digit());
    (begins && !section && words(text).all(says)).then_some(found)
}

/// A text that begins with a label, as `Objetivo: Saber cuánto hay`, parted there.
pub(super) fn inline(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    // A label is short: a long text is not searched whole.
    let near = text.char_indices().take_while(|it| it.0 <= MOST_BYTES).last();
    let near = &text[..near.map_or(0, |(at, c)| at + c.len_utf8())];
    let mut joints = [": ", ":", " – ", " — ", " - ", " = ", "\t"].iter().filter_map(|joint| {
        let at = near.find(joint)?;
        Some((at, at + joint.len()))
    });
    // A tab parts more surely than a mark within a sentence.
    let says = |at: usize, end: usize| match &text[at..end] {
        "\t" => known(&text[..at]).is_some(),
        _ => sure(&text[..at]).is_some(),
    };
    let (at, end) = joints.find(|(at, end)| says(*at, *end))?;
    let (label, value) = (&text[..at], text[end..].trim());
    let value = if label.contains('*') { value.trim_start_matches(['*', ' ']) } else { value };
    Some((label, value))
}

/// Whether a field is one of the plan rather than of an action: its institution, title or years.
pub(super) fn is_of_plan(label: &str) -> bool {
    const NAMES: [&str; 12] = [
        "institucion",
        "nombre de la institucion",
        "entidad",
        "organismo",
        "institution",
        "plan",
        "titulo",
        "titulo del plan",
        "nombre del plan",
        "vigencia",
        "ano",
        "ano del plan",
    ];
    NAMES.contains(&key(label).as_str())
}

/// Whether a label and its value name the years of the plan: `Período: 2026-2027`.
pub(super) fn is_period(label: &str, value: &str) -> bool {
    let label = key(label);
    let years = values::period(value).is_some_and(|(_, place)| place.len() == value.trim().len());
    years && (label.starts_with("periodo") || label.starts_with("period"))
}
