//! What the heading of a column means.

use plan::Column;

use crate::shapes::months::Stretch;
use crate::words::{distance, fold, words};

/// What a column of a source holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// A column of the form.
    Column(Column),
    /// *Tiempo*: start and end, in one column or over two.
    Time,
    /// *Meta*: the target of the indicator.
    Target,
    /// *Actividades*: the actions, or their tasks where the actions have a column of their own.
    Activities,
    /// A column of a calendar, in which marks say when an action runs.
    Mark(Stretch),
    /// Not known.
    Other,
}

impl Role {
    /// Whether it is one of the form's, or one of its kin.
    pub const fn is_known(self) -> bool {
        !matches!(self, Self::Mark(_) | Self::Other)
    }
}

/// How surely a heading is one of the form's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Sure {
    /// A word that could stand for the column.
    Weak,
    /// A misspelling of the word.
    Guess,
    /// The word of the form, or its beginning.
    Exact,
}

/// What a heading says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Heading {
    pub role: Role,
    pub sure: Sure,
}

/// A word of headings. Those with `whole` must match whole; the others may be in the plural, be
/// cut off, or be misspelt.
struct Word {
    text: &'static str,
    role: Role,
    sure: Sure,
    whole: bool,
}

const fn word(text: &'static str, column: Column) -> Word {
    Word { text, role: Role::Column(column), sure: Sure::Exact, whole: false }
}

const fn whole(text: &'static str, column: Column) -> Word {
    Word { text, role: Role::Column(column), sure: Sure::Exact, whole: true }
}

const fn weak(text: &'static str, column: Column) -> Word {
    Word { text, role: Role::Column(column), sure: Sure::Weak, whole: false }
}

const fn other(text: &'static str, role: Role, whole: bool) -> Word {
    Word { text, role, sure: Sure::Exact, whole }
}

const WORDS: [Word; 84] = [
    word("subcriterio", Column::Subcriterion),
    word("subcriterion", Column::Subcriterion),
    word("criterio", Column::Criterion),
    word("criterion", Column::Criterion),
    word("criteria", Column::Criterion),
    word("responsable", Column::Responsible),
    word("responsible", Column::Responsible),
    weak("encargado", Column::Responsible),
    weak("owner", Column::Responsible),
    whole("inicio", Column::Start),
    whole("inicia", Column::Start),
    whole("inicial", Column::Start),
    whole("comienzo", Column::Start),
    whole("desde", Column::Start),
    whole("start", Column::Start),
    whole("begin", Column::Start),
    whole("from", Column::Start),
    whole("fin", Column::End),
    whole("final", Column::End),
    whole("finaliza", Column::End),
    whole("finalizacion", Column::End),
    whole("termino", Column::End),
    whole("termina", Column::End),
    whole("terminacion", Column::End),
    whole("culminacion", Column::End),
    whole("conclusion", Column::End),
    whole("cierre", Column::End),
    whole("vencimiento", Column::End),
    whole("limite", Column::End),
    whole("hasta", Column::End),
    whole("end", Column::End),
    whole("finish", Column::End),
    whole("due", Column::End),
    whole("until", Column::End),
    word("tarea", Column::Tasks),
    word("task", Column::Tasks),
    whole("pasos", Column::Tasks),
    whole("steps", Column::Tasks),
    other("actividad", Role::Activities, false),
    other("activities", Role::Activities, true),
    other("activity", Role::Activities, true),
    other("meta", Role::Target, true),
    other("metas", Role::Target, true),
    other("target", Role::Target, true),
    other("targets", Role::Target, true),
    word("indicador", Column::Indicator),
    word("indicator", Column::Indicator),
    whole("kpi", Column::Indicator),
    word("recurso", Column::Resources),
    word("resource", Column::Resources),
    weak("presupuesto", Column::Resources),
    weak("budget", Column::Resources),
    weak("insumo", Column::Resources),
    word("objetivo", Column::Objective),
    word("objective", Column::Objective),
    whole("goal", Column::Objective),
    whole("goals", Column::Objective),
    weak("proposito", Column::Objective),
    weak("finalidad", Column::Objective),
    word("comentario", Column::Comments),
    word("comment", Column::Comments),
    word("observacion", Column::Comments),
    word("remark", Column::Comments),
    weak("notas", Column::Comments),
    weak("notes", Column::Comments),
    word("accion", Column::Action),
    whole("action", Column::Action),
    whole("actions", Column::Action),
    whole("area", Column::Area),
    whole("areas", Column::Area),
    weak("oportunidad", Column::Area),
    weak("debilidad", Column::Area),
    weak("hallazgo", Column::Area),
    weak("brecha", Column::Area),
    weak("problema", Column::Area),
    weak("weakness", Column::Area),
    other("tiempo", Role::Time, false),
    other("plazo", Role::Time, true),
    other("periodo", Role::Time, true),
    other("cronograma", Role::Time, false),
    other("fecha", Role::Time, true),
    other("fechas", Role::Time, true),
    other("time", Role::Time, true),
    other("schedule", Role::Time, true),
];

const NUMBER: [&str; 9] = ["no", "n", "nro", "num", "numero", "item", "number", "orden", "nr"];

/// The most words and bytes of a heading. What is longer is a text.
const MOST_WORDS: usize = 9;
const MOST_BYTES: usize = 110;

/// What a heading means; `None` for an empty cell, or one that is no heading of the form.
pub(crate) fn heading(text: &str) -> Option<Heading> {
    if text.len() > MOST_BYTES {
        return None;
    }
    // A soft hyphen parts no word.
    let folded = fold(&crate::values::plain(text)).replace('\u{ad}', "");
    if folded.trim() == "#" {
        return Some(Heading { role: Role::Column(Column::Number), sure: Sure::Exact });
    }
    let mut found: Option<Heading> = None;
    let mut number = false;
    let mut sub = false;
    let mut count = 0;
    for (position, piece) in words(&folded).enumerate() {
        count += 1;
        if count > MOST_WORDS {
            return None;
        }
        if position == 0 && NUMBER.contains(&piece) {
            number = true;
            continue;
        }
        let Some(mut next) = lookup(piece) else {
            sub = piece == "sub";
            continue;
        };
        if sub && next.role == Role::Column(Column::Criterion) {
            next.role = Role::Column(Column::Subcriterion);
        }
        if found.is_none_or(|found| yields(found, next)) {
            found = Some(next);
        }
    }
    // "No. Criterio" is the criterion, "No. de acción" is the number of the action.
    let numbered = match found {
        None => true,
        Some(it) => {
            matches!(it.role, Role::Column(Column::Action | Column::Area) | Role::Activities)
        }
    };
    if number && numbered {
        return Some(Heading { role: Role::Column(Column::Number), sure: Sure::Exact });
    }
    found
}

/// Whether a heading means what its later word says: `Fecha de inicio` is the start, `Área
/// responsable` the responsible.
fn yields(first: Heading, next: Heading) -> bool {
    use Column as C;
    let (from, to) = (first.role, next.role);
    match from {
        Role::Time => matches!(to, Role::Column(C::Start | C::End)),
        Role::Column(C::Area) => matches!(to, Role::Column(C::Responsible)),
        _ => first.sure == Sure::Weak && next.sure == Sure::Exact,
    }
}

fn lookup(piece: &str) -> Option<Heading> {
    let exact = |word: &&Word| {
        piece == word.text
            || (!word.whole && (is_plural(piece, word.text) || is_cut(piece, word.text)))
    };
    if let Some(word) = WORDS.iter().find(exact) {
        return Some(Heading { role: word.role, sure: word.sure });
    }
    if piece.len() < 5 {
        return None;
    }
    let close = |word: &&Word| {
        let singular = piece.strip_suffix("es").or(piece.strip_suffix('s')).unwrap_or(piece);
        let near = |piece: &str| {
            let lengths = piece.len().abs_diff(word.text.len()) <= 2;
            if !lengths || piece.as_bytes().first() != word.text.as_bytes().first() {
                return false;
            }
            let far = distance(piece, word.text);
            far == 1 || (far == 2 && word.text.len() >= 9)
        };
        !word.whole
            && word.sure == Sure::Exact
            && word.text.len() >= 5
            && (near(piece) || near(singular))
    };
    let word = WORDS.iter().find(close)?;
    Some(Heading { role: word.role, sure: Sure::Guess })
}

fn is_plural(piece: &str, word: &str) -> bool {
    piece.strip_prefix(word).is_some_and(|ending| matches!(ending, "s" | "es"))
}

/// Whether a word was cut off, as headings in narrow columns are.
fn is_cut(piece: &str, word: &str) -> bool {
    piece.len() >= 5 && word.starts_with(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_the_form_and_their_kin() {
        let check = |text: &str, expect: &str| {
            let found = heading(text).map(|heading| match heading.role {
                Role::Column(column) => column.key(),
                Role::Time => "time",
                Role::Target => "target",
                Role::Activities => "activities",
                Role::Mark(_) | Role::Other => "other",
            });
            assert_eq!(found.unwrap_or("-"), expect, "{text}");
        };
        check("No.", "number");
        check("Nº", "number");
        check("N°", "number");
        check("#", "number");
        check("Núm.", "number");
        check("No. de acción", "number");
        check("Criterios No.", "criterion");
        check("No. Criterio", "criterion");
        check("Criteio", "criterion");
        check("Criterio(s) No.", "criterion");
        check("Subcriterio No.", "subcriterion");
        check("Sub-criterio", "subcriterion");
        check("SUB CRITERIO", "subcriterion");
        check("Subcrit", "subcriterion");
        check("Área de Mejora", "area");
        check("AREAS DE MEJORA", "area");
        check("Oportunidad de mejora", "area");
        check("Area for improvement", "area");
        check("Acción de Mejora", "action");
        check("Acciones de mejora", "action");
        check("Accion de mejroa", "action");
        check("Improvement action", "action");
        check("Actividades", "activities");
        check("Objetivo", "objective");
        check("Objetivos de la acción", "objective");
        check("Objetibo", "objective");
        check("Obje\u{ad}tivo", "objective");
        check("Tareas", "tasks");
        check("Tareas a realizar", "tasks");
        check("Tiempo", "time");
        check("Fecha", "time");
        check("Inicio", "start");
        check("Fecha de inicio", "start");
        check("Fecha inicio", "start");
        check("Tiempo (inicio)", "start");
        check("Fin", "end");
        check("Fecha fin", "end");
        check("Fecha de término", "end");
        check("Start date", "start");
        check("End", "end");
        check("Due date", "end");
        check("Recursos necesarios", "resources");
        check("Recursos nec", "resources");
        check("Indicador", "indicator");
        check("Indicadores de la tarea", "indicator");
        check("Meta", "target");
        check("Responsable de", "responsible");
        check("Responsable de seguimiento", "responsible");
        check("Responsables", "responsible");
        check("Respons.", "responsible");
        check("Área responsable", "responsible");
        check("Reponsable", "responsible");
        check("Comentarios", "comments");
        check("Comentarios del responsable", "comments");
        check("Observaciones", "comments");
        check("Finalidad", "objective");
        check("Estado", "-");
        check("Altamira", "-");
        check("", "-");
        check("2026", "-");
        check("Se revisa el objetivo de cada área con su encargado y se anota en el acta", "-");
    }
}
