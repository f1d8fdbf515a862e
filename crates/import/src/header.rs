//! What the heading of a column means: [`heading`] for its text, [`says_more`] for words in it
//! beyond the name of the column.

mod questions;
mod role;
mod spaced;
mod vocabulary;

use plan::Column;
use words::{fold, words};

use questions::question;
pub(crate) use role::{ColumnHeading, ColumnRole, Stretch, Sure};
use spaced::unspaced;
pub(crate) use vocabulary::is_filler;
use vocabulary::{Beside, Meaning, is_aside, is_nearly_filler, meaning};

/// The most words of a heading without its brackets, and the most bytes. What is longer is a text.
const MOST_WORDS: usize = 9;
const MOST_BYTES: usize = 110;

/// The most words of a heading with its brackets.
const MOST_IN_ALL: usize = 16;

/// What a heading means; `None` for an empty cell, or one that is no heading of the form.
pub(crate) fn heading(text: &str) -> Option<ColumnHeading> {
    scan(text)?.heading()
}

/// The column of the form that a text names surely, where it says nothing else: what tells a row of
/// headings from one of values where only the two are known. *Tiempo* names two, and so none.
pub fn column_of_heading(text: &str) -> Option<Column> {
    let found = heading(text).filter(|it| it.sure >= Sure::Guess && !says_more(text))?;
    match found.role {
        ColumnRole::Column(column) => Some(column),
        _ => None,
    }
}

/// What a heading counts beside whose sign for a number this stands: the action of `Acción No.`,
/// the área of `No. conformidad`, whose sign may as well be a word.
pub(crate) fn counted(text: &str) -> Option<ColumnRole> {
    let scan = scan(text)?;
    let lacks = || fold(text.trim()).starts_with("no.");
    let role = scan.found?.role;
    let counts =
        matches!(role, ColumnRole::Column(Column::Action | Column::Area) | ColumnRole::Activities);
    (counts && (scan.number || lacks())).then_some(role)
}

/// Whether the dates below a heading are none of the plan's two: `Fecha de aprobación`.
pub(crate) fn is_other_date(text: &str) -> bool {
    let folded = fold(text);
    words(&folded).any(|word| vocabulary::is_other_date(word) || is_aside(word))
}

/// Whether a heading that is known says more than the name of its column: `Recursos (en miles de
/// RD$)`, `Responsable (Vicealcaldía)`. The year of a date says when, and is read as such.
pub(crate) fn says_more(text: &str) -> bool {
    // What is too long for a heading here was joined from the rows of one.
    let Some(scan) = scan(text) else { return true };
    let dated = scan.heading().is_some_and(|it| {
        matches!(it.role, ColumnRole::Time | ColumnRole::Column(Column::Start | Column::End))
    });
    scan.unknown.iter().any(|piece| {
        let digits = piece.bytes().all(|byte| byte.is_ascii_digit());
        let served = dated && digits && matches!(piece.len(), 1 | 4);
        !(served || is_nearly_filler(piece))
    })
}

/// The words of a heading, sorted.
struct HeadingScan {
    /// A sign for a number stands before or behind the words.
    number: bool,
    /// That sign is a word of its own meaning, which needs no point behind it.
    numeral: bool,
    found: Option<ColumnHeading>,
    /// The words that the vocabulary does not know.
    unknown: Vec<String>,
    /// How many of those stand outside brackets.
    outside: usize,
}

impl HeadingScan {
    fn heading(&self) -> Option<ColumnHeading> {
        use Column as C;
        let number = |sure| Some(ColumnHeading { role: ColumnRole::Column(C::Number), sure });
        let Some(found) = self.found.filter(|_| self.number) else {
            return match self.outside {
                _ if !self.number => self.found,
                0 => number(Sure::Exact),
                1 if !self.numeral => number(Sure::Weak),
                _ => None,
            };
        };
        match found.role {
            // "Acción No." is the number of the action, "No. Criterio" is the criterion.
            ColumnRole::Column(C::Action | C::Area) | ColumnRole::Activities => number(Sure::Weak),
            ColumnRole::Column(C::Criterion | C::Subcriterion) => self.found,
            _ => Some(ColumnHeading { sure: found.sure.min(Sure::Weak), ..found }),
        }
    }
}

/// Sorts the words of a heading; `None` where there are too many for one.
fn scan(text: &str) -> Option<HeadingScan> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let folded = fold(&values::plain(text)).replace('\u{ad}', "").replace("-\n", "");
    let folded = unspaced(&folded).unwrap_or(folded);
    let pieces = pieces(&folded);
    let outside: Vec<&str> = pieces.iter().filter(|it| !it.inside).map(|it| it.text).collect();
    if pieces.len() > MOST_IN_ALL || outside.len() > MOST_WORDS {
        return None;
    }
    let (sign, rest) = number_sign(&folded, &pieces);
    let asked = question(&outside, folded.contains(['?', '¿']));
    let mut reading =
        HeadingReader { asked: asked.is_some(), found: asked, ..HeadingReader::default() };
    for piece in rest {
        reading.take(*piece);
    }
    let column =
        |column| Some(ColumnHeading { role: ColumnRole::Column(column), sure: Sure::Exact });
    let found = match outside.as_slice() {
        ["del"] => column(Column::Start),
        ["al" | "to" | "by"] => column(Column::End),
        _ => reading.found(),
    };
    // "Inicio real" tells what was done, where another column says what is planned.
    let done = reading.unknown.iter().any(|it| matches!(it.text, "real" | "reales" | "actual"));
    Some(HeadingScan {
        number: sign.is_some(),
        numeral: sign == Some(NumberSign::Word),
        found: found.map(|it| {
            if done && is_edge(it) { ColumnHeading { sure: Sure::Weak, ..it } } else { it }
        }),
        outside: reading.unknown.iter().filter(|it| !it.inside).count(),
        unknown: reading.unknown.iter().map(|it| it.text.to_owned()).collect(),
    })
}

/// A word of a heading.
#[derive(Clone, Copy)]
struct HeadingWord<'a> {
    text: &'a str,
    /// It stands in brackets.
    inside: bool,
}

fn pieces(folded: &str) -> Vec<HeadingWord<'_>> {
    let mut inside = false;
    let mut pieces = Vec::new();
    for part in folded.split_inclusive(['(', ')', '[', ']']) {
        // "Criterio(s)" is a plural, and "N.ª" is none.
        let plural = inside && !part.contains('.');
        let ending = |text: &str| plural && matches!(text, "s" | "es" | "n" | "a" | "as");
        pieces
            .extend(words(part).filter(|it| !ending(it)).map(|text| HeadingWord { text, inside }));
        inside = part.ends_with(['(', '[']) || (inside && !part.ends_with([')', ']']));
    }
    pieces
}

/// What tells that a column numbers its rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NumberSign {
    /// A word: `Ítem`.
    Word,
    /// An abbreviation: `No.`.
    Short,
}

/// The sign for a number that a heading begins or ends with, and its other words.
fn number_sign<'a, 'b>(
    folded: &str,
    pieces: &'b [HeadingWord<'a>],
) -> (Option<NumberSign>, &'b [HeadingWord<'a>]) {
    const SIGN_WORDS: [&str; 8] =
        ["numero", "item", "items", "number", "orden", "order", "id", "ord"];
    const SHORT: [&str; 6] = ["no", "n", "nro", "num", "nr", "nos"];
    let text = folded.trim();
    if text.starts_with(['#', '№']) || text.ends_with(['#', '№']) {
        return (Some(NumberSign::Short), pieces);
    }
    let Some((first, rest)) = pieces.split_first() else { return (None, pieces) };
    if SIGN_WORDS.contains(&first.text) {
        return (Some(NumberSign::Word), rest);
    }
    if !SHORT.contains(&first.text) {
        // "Acción N.º"
        let raised = |it: &HeadingWord<'_>| matches!(it.text, "o" | "a" | "os" | "as");
        let (pieces, ordinal) = match pieces {
            [before @ .., sign, end] if raised(end) && SHORT.contains(&sign.text) => {
                (&pieces[..=before.len()], true)
            }
            _ => (pieces, false),
        };
        let (last, rest) = pieces.split_last().unwrap_or((first, rest));
        let named = matches!(last.text, "numero" | "number" | "na") || SHORT.contains(&last.text);
        // "Acción (No.)" numbers actions, but "Tareas (n)" and "Meta (número)" do not.
        let ends = named && (!last.inside || ordinal || matches!(last.text, "no" | "nro" | "na"));
        return if ends { (Some(NumberSign::Short), rest) } else { (None, pieces) };
    }
    let rest = match rest {
        // "N.º", and "N.ª"
        [next, rest @ ..] if first.text == "n" && matches!(next.text, "o" | "a") => rest,
        rest => rest,
    };
    let next = rest.first().map_or("", |it| it.text);
    let after = text.get(first.text.len()..).unwrap_or_default();
    let marked = first.text != "no" || after.starts_with(['.', '°', ':', ')', '-', '/']);
    let joined = matches!(next, "" | "de" | "del" | "la") || SIGN_WORDS.contains(&next);
    // "No" is a word in "No se cumple", and in "No conformidad" whatever mark stands behind it.
    if is_lack(first.text, next) || !(marked || joined || meaning(next).is_some()) {
        return (None, pieces);
    }
    match rest {
        [_, rest @ ..] if SIGN_WORDS.contains(&next) => (Some(NumberSign::Short), rest),
        rest => (Some(NumberSign::Short), rest),
    }
}

/// Whether two words are "No conformidad" or the like, as plans of quality call an *área*.
fn is_lack(no: &str, next: &str) -> bool {
    let lacks = ["conform", "cumpl"].iter().any(|it| next.starts_with(it)) || next == "conf";
    matches!(no, "no" | "non") && lacks
}

/// A heading being read, word by word.
#[derive(Default)]
struct HeadingReader<'a> {
    /// It is a question.
    asked: bool,
    found: Option<ColumnHeading>,
    /// What was found stands only where all words are known, and none names another column.
    only_known: bool,
    mixed: bool,
    unknown: Vec<HeadingWord<'a>>,
    /// It tells what the form has no place for.
    aside: bool,
    /// There was a word before.
    begun: bool,
    /// The word before.
    last: &'a str,
    /// A "de" joins the next word to those before.
    linked: bool,
}

impl<'a> HeadingReader<'a> {
    fn found(&self) -> Option<ColumnHeading> {
        let known = !self.mixed && self.unknown.iter().all(|it| it.inside);
        let alone = !self.only_known || known;
        self.found.filter(|_| !self.aside && alone)
    }

    fn take(&mut self, piece: HeadingWord<'a>) {
        let text = piece.text;
        let last = std::mem::replace(&mut self.last, text);
        let first = !std::mem::replace(&mut self.begun, true);
        self.aside |= !self.asked && ((first && is_aside(text)) || self.turns_aside(last, text));
        if let Some(found) = self.of_two(last, text) {
            self.found = Some(found);
            self.only_known = false;
        } else if let Some(mut next) = meaning(text) {
            if last == "sub" && next.role == ColumnRole::Column(Column::Criterion) {
                next.role = ColumnRole::Column(Column::Subcriterion);
            }
            self.find(next, piece);
        } else if !(is_filler(text)
            || matches!(text, "sub" | "no")
            || (self.asked && !piece.inside))
        {
            self.unknown.push(piece);
        }
        self.linked = match text {
            "de" | "del" | "of" => true,
            "la" | "el" | "los" | "las" | "the" | "cada" | "each" => self.linked,
            _ => false,
        };
    }

    /// Whether a word that is not the first tells that the column is none of the form's.
    fn turns_aside(&self, last: &str, text: &str) -> bool {
        match text {
            "verificacion" | "verification" => {
                self.found.is_none_or(|it| it.sure < Sure::Guess || it.role == ColumnRole::Time)
            }
            "date" | "fecha" => vocabulary::is_other_date(last),
            // "Unidad de medida"
            "medida" => self.linked && self.found == Some(UNIT),
            _ => {
                self.found.is_some_and(|it| it.role == ColumnRole::Time)
                    && vocabulary::is_other_date(text)
            }
        }
    }

    /// What two words say together and neither says alone.
    fn of_two(&self, last: &str, text: &str) -> Option<ColumnHeading> {
        let of = |column, sure| Some(ColumnHeading { role: ColumnRole::Column(column), sure });
        let is = |role| self.found.is_some_and(|it| it.role == role);
        let result =
            |text: &str| ["resultado", "result", "outcome"].iter().any(|it| text.starts_with(it));
        let expected =
            (result(last) && text.starts_with("esperad")) || (last == "expected" && result(text));
        let measures = ["exito", "evaluacion", "logro", "medicion", "aceptacion", "cumplimiento"];
        let measured =
            (is(ColumnRole::Column(Column::Criterion)) && self.linked && measures.contains(&text))
                || (last == "success" && text.starts_with("criteri"));
        let last_day = (is(ColumnRole::Target) && matches!(text, "date" | "fecha"))
            || (is(ColumnRole::Time) && matches!(text, "meta" | "compromiso" | "target"));
        match () {
            () if self.found.is_none() && is_lack(last, text) => of(Column::Area, Sure::Exact),
            () if self.found.is_none() && expected => of(Column::Objective, Sure::Maybe),
            () if measured => of(Column::Indicator, Sure::Weak),
            () if last_day => of(Column::End, Sure::Exact),
            () => None,
        }
    }

    /// Takes a word that the vocabulary knows.
    fn find(&mut self, next: Meaning, piece: HeadingWord<'a>) {
        let dated = self.found.is_some_and(|it| it.role == ColumnRole::Time);
        let apart = self.unknown.iter().any(|it| !it.inside);
        if next.beside == Beside::Later && apart && !piece.inside {
            return;
        }
        let heading = ColumnHeading { role: next.role, sure: next.sure };
        if self.found.is_none_or(|found| self.yields(found, heading, piece)) {
            self.only_known = next.beside == Beside::Known && !(dated && is_edge(heading));
            self.found = Some(heading);
        } else {
            let same = self.found.is_some_and(|it| it.role == heading.role);
            self.mixed |= heading.sure <= Sure::Weak && !same;
        }
    }

    /// Whether a heading means what its later word says: `Fecha de inicio` is the start, `Área
    /// responsable` the responsible.
    fn yields(&self, first: ColumnHeading, next: ColumnHeading, piece: HeadingWord<'_>) -> bool {
        use Column as C;
        if self.asked {
            return match first.role {
                ColumnRole::Time => is_edge(next),
                _ => next.sure > Sure::Weak && (piece.inside || first.sure == Sure::Maybe),
            };
        }
        let responsible = next.role == ColumnRole::Column(C::Responsible);
        match first.role {
            ColumnRole::Time => is_edge(next),
            ColumnRole::Column(C::Area) if responsible => true,
            // In English the last word is the head: "Action owner".
            ColumnRole::Column(C::Action | C::Tasks | C::Objective) | ColumnRole::Activities
                if matches!(piece.text, "owner" | "owners" | "lead" | "start" | "end" | "due") =>
            {
                responsible || is_edge(next)
            }
            _ => first.sure <= Sure::Weak && next.sure == Sure::Exact && !self.linked,
        }
    }
}

/// Whether a heading is that of the start or of the end.
fn is_edge(heading: ColumnHeading) -> bool {
    matches!(heading.role, ColumnRole::Column(Column::Start | Column::End))
}

/// What "Unidad" says, alone.
const UNIT: ColumnHeading =
    ColumnHeading { role: ColumnRole::Column(Column::Responsible), sure: Sure::Maybe };

#[cfg(test)]
mod tests;
