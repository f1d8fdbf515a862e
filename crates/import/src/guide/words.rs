//! The words that a guide is recognised by: headings of its columns, labels, what says "none".

use cells::Cell;
use plan::Column as FormColumn;
use values::{is_blank, plain};
use words::{has_word, key, words};

use crate::header::{self, ColumnRole, Sure};

/// One of the three texts that a guide has of an example.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum GuideField {
    /// What the guide asks.
    Text,
    Strengths,
    Area,
}

/// What a column of a guide's table holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum GuideTableColumn {
    Field(GuideField),
    Number,
    Criterion,
    Subcriterion,
    /// A column that a guide does not have, such as a score.
    Other,
}

/// What a row of headings announces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum GuideHeader {
    /// A table of the guide, with what its columns hold.
    Guide(Vec<GuideTableColumn>),
    /// The table of a plan, which is none of the guide.
    Plan,
}

/// The beginnings of headings, folded, and how many words may follow them.
const TERMS: [(&str, GuideField, usize); 28] = [
    ("ejemplos", GuideField::Text, 8),
    ("ejemplo", GuideField::Text, 3),
    ("examples", GuideField::Text, 8),
    ("example", GuideField::Text, 3),
    ("aspectos a evaluar", GuideField::Text, 4),
    ("aspectos evaluados", GuideField::Text, 4),
    ("puntos fuertes", GuideField::Strengths, 8),
    ("punto fuerte", GuideField::Strengths, 4),
    ("fortalezas", GuideField::Strengths, 6),
    ("fortaleza", GuideField::Strengths, 3),
    ("evidencias", GuideField::Strengths, 2),
    ("evidencia", GuideField::Strengths, 1),
    ("strengths", GuideField::Strengths, 6),
    ("strong points", GuideField::Strengths, 4),
    ("evidence", GuideField::Strengths, 1),
    ("areas de mejora", GuideField::Area, 8),
    ("area de mejora", GuideField::Area, 8),
    ("areas de mejoras", GuideField::Area, 4),
    ("areas a mejorar", GuideField::Area, 4),
    ("aspectos a mejorar", GuideField::Area, 4),
    ("aspectos de mejora", GuideField::Area, 4),
    ("puntos de mejora", GuideField::Area, 4),
    ("oportunidades de mejora", GuideField::Area, 6),
    ("oportunidad de mejora", GuideField::Area, 4),
    ("debilidades", GuideField::Area, 4),
    ("puntos debiles", GuideField::Area, 4),
    ("areas for improvement", GuideField::Area, 4),
    ("weaknesses", GuideField::Area, 3),
];

/// The longest heading, in bytes. What is longer is a text.
const MOST_BYTES: usize = 140;

/// The field that a heading or a label names.
pub(super) fn field(text: &str) -> Option<GuideField> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let text = plain(text);
    let outside = text.split(['(', '[']).next().unwrap_or_default();
    let key = key(outside);
    let found = TERMS.iter().find(|(term, _, most)| {
        key.strip_prefix(term).is_some_and(|rest| {
            (rest.is_empty() || rest.starts_with(' ')) && words(rest).count() <= *most
        })
    });
    let whole = ["area", "areas", "debilidad", "oportunidades", "areas mejora", "improvements"];
    found.map(|it| it.1).or_else(|| whole.contains(&key.as_str()).then_some(GuideField::Area))
}

/// A line that begins with the name of a field, and what follows it: `Puntos fuertes: actas`.
pub(super) fn label(line: &str) -> Option<(GuideField, &str)> {
    let line = line.trim().trim_start_matches(['•', '-', '–', '*', '·', ' ']);
    if let Some((name, rest)) = line.split_once(':')
        && let Some(field) = field(name)
    {
        return Some((field, rest.trim()));
    }
    let short = words(line).count() <= 7 && !line.ends_with(',');
    field(line).filter(|_| short).map(|field| (field, ""))
}

fn column(text: &str) -> Option<GuideTableColumn> {
    if text.len() > MOST_BYTES {
        return None;
    }
    if let Some(field) = field(text) {
        return Some(GuideTableColumn::Field(field));
    }
    let key = key(text);
    let first = key.split(' ').next().unwrap_or_default();
    let few = words(&key).count() <= 4;
    match first {
        "subcriterio" | "subcriterios" | "subcriterion" if few => {
            Some(GuideTableColumn::Subcriterion)
        }
        "sub" if key.starts_with("sub criterio") && few => Some(GuideTableColumn::Subcriterion),
        "criterio" | "criterios" | "criterion" if few && !key.contains(char::is_numeric) => {
            Some(GuideTableColumn::Criterion)
        }
        "no" | "n" | "nro" | "num" | "numero" | "number" | "item" if few => {
            Some(GuideTableColumn::Number)
        }
        _ if text.trim() == "#" => Some(GuideTableColumn::Number),
        _ => None,
    }
}

/// Whether a heading is one that only plans have.
fn is_of_plan(text: &str) -> bool {
    use FormColumn as C;
    header::heading(text).filter(|it| it.sure == Sure::Exact).is_some_and(|heading| {
        matches!(
            heading.role,
            ColumnRole::Activities
                | ColumnRole::Time
                | ColumnRole::Column(
                    C::Action
                        | C::Objective
                        | C::Tasks
                        | C::Start
                        | C::End
                        | C::Resources
                        | C::Indicator
                        | C::Responsible
                )
        )
    })
}

/// Reads a row as headings; `None` where it holds none of a guide or a plan.
pub(super) fn header(cells: &[Cell]) -> Option<GuideHeader> {
    if cells.len() < 2 || cells.iter().any(|cell| cell.text.len() > 4 * MOST_BYTES) {
        return None;
    }
    let mut columns: Vec<Option<GuideTableColumn>> =
        cells.iter().map(|cell| column(&cell.text)).collect();
    let has = |columns: &[Option<GuideTableColumn>], it| {
        columns.contains(&Some(GuideTableColumn::Field(it)))
    };
    let (strengths, area) = (has(&columns, GuideField::Strengths), has(&columns, GuideField::Area));
    let wide = cells.iter().filter(|cell| has_word(&cell.text)).count() >= 5;
    if !strengths && (wide || area) {
        let pairs = columns.iter().zip(cells).filter(|(column, _)| column.is_none());
        let of_plan = pairs.filter(|(_, cell)| is_of_plan(&cell.text)).count();
        if of_plan >= 3 || of_plan > 0 && area {
            return Some(GuideHeader::Plan);
        }
    }
    let text = has(&columns, GuideField::Text);
    let coded = columns.contains(&Some(GuideTableColumn::Subcriterion));
    if !(text && (strengths || area) || strengths && area || coded && area) {
        return None;
    }
    // The first heading may be the subcriterion itself, with the examples below it.
    if !text && let Some(first) = columns.iter_mut().find(|column| column.is_none()) {
        *first = Some(GuideTableColumn::Field(GuideField::Text));
    }
    Some(GuideHeader::Guide(
        columns.into_iter().map(|it| it.unwrap_or(GuideTableColumn::Other)).collect(),
    ))
}

/// What an area says of there being none: nothing, `N/A`, or a phrase of a few words.
pub(super) fn is_no_area(text: &str) -> bool {
    if is_blank(text) {
        return true;
    }
    const STARTS: [&str; 4] = ["no se ", "no hay ", "sin ", "ninguna "];
    const FOUND: [&str; 5] = ["identific", "detect", "encontr", "observ", "evidenci"];
    const ENDS: [&str; 3] = ["areas de mejora", "area de mejora", "oportunidades de mejora"];
    let key = key(text);
    let starts = STARTS.iter().any(|it| key.starts_with(it));
    let found = !key.starts_with("no se") || FOUND.iter().any(|it| key.contains(it));
    let few = key.split(' ').count() <= 8 && !key.contains(" las ");
    starts && found && few && ENDS.iter().any(|it| key.ends_with(it))
}

/// Whether a row without a number is a score or a total.
pub(super) fn is_score(text: &str) -> bool {
    const FIRST: [&str; 8] = [
        "puntuacion",
        "puntaje",
        "calificacion",
        "valoracion",
        "total",
        "subtotal",
        "promedio",
        "score",
    ];
    let start: String = text.chars().take(40).collect();
    let key = key(&start);
    FIRST.contains(&key.split(' ').next().unwrap_or_default())
}

/// Whether a line says that something is missing, as areas do.
pub(super) fn is_negative(line: &str) -> bool {
    const STARTS: [&str; 12] = [
        "no ",
        "falta",
        "carec",
        "ausencia",
        "insuficien",
        "debil",
        "poca ",
        "poco ",
        "escas",
        "n a",
        "sin ",
        "there is no",
    ];
    let start: String = line.chars().take(60).collect();
    let key = key(&start);
    is_blank(line) || STARTS.iter().any(|it| key.starts_with(it))
}
