//! The words of dates besides the names of the months, folded.

use plan::Edge;
use words::{distance, fold};

pub(super) const OPEN: [&str; 16] = [
    "permanente",
    "permanentemente",
    "permanent",
    "continuo",
    "continua",
    "continuamente",
    "continuous",
    "ongoing",
    "indefinido",
    "indefinida",
    "indefinite",
    "siempre",
    "constante",
    "open",
    "permanentes",
    "continuos",
];

/// The parts of a year, each in its longest form: how many of its letters say it at least, and how
/// many months it has.
const PARTS: [(&str, usize, u32); 11] = [
    ("trimestres", 2, 3),
    ("quarters", 7, 3),
    ("qtrs", 3, 3),
    ("cuatrimestres", 4, 4),
    ("semestres", 3, 6),
    ("semesters", 3, 6),
    ("half", 4, 6),
    ("halves", 6, 6),
    ("mitad", 5, 6),
    ("bimestres", 3, 2),
    ("bimesters", 3, 2),
];

/// The months of the part of the year that a word names, and whether it is misspelt.
pub(super) fn part(word: &str) -> Option<(u32, bool)> {
    let word = fold(word);
    let says = |(name, least, _): &&(&str, usize, u32)| {
        word.len() >= *least && name.starts_with(word.as_str())
    };
    if let Some((.., months)) = PARTS.iter().find(says) {
        return Some((*months, false));
    }
    let close = |(name, ..): &&(&str, usize, u32)| {
        let singular = name.strip_suffix('s').unwrap_or(name);
        word.len() >= 7 && distance(&word, singular, 1) == 1
    };
    PARTS.iter().find(close).map(|(.., months)| (*months, true))
}

/// Words that join two dates where they stand between them.
pub(super) const JOINING: [&str; 8] =
    ["a", "al", "hasta", "to", "until", "till", "through", "thru"];

/// Words before "año" that make it a whole one.
pub(super) const ALL: [&str; 4] = ["todo", "all", "whole", "entire"];

/// Words that join two of anything.
pub(super) const AND: [&str; 3] = ["y", "e", "and"];

/// Words after which a date is a beginning whose end is not told.
pub(super) const SINCE: [&str; 6] = ["desde", "partir", "from", "since", "starting", "beginning"];

/// Words after which a date is an end whose beginning is not told.
pub(super) const UNTIL: [&str; 10] =
    ["hasta", "until", "till", "by", "antes", "tardar", "tarde", "before", "later", "through"];

/// Words that say that there is no end from then on.
pub(super) const ONWARD: [&str; 6] =
    ["adelante", "onward", "onwards", "forward", "forth", "sucesivo"];

/// Words that say so behind a mark or a word that joins two dates: `enero 2026 - presente`.
pub(super) const TODAY: [&str; 8] =
    ["actualidad", "actual", "presente", "fecha", "hoy", "present", "today", "now"];

/// Words that lead to one of [`ONWARD`].
pub(super) const LEADING: [&str; 9] = ["en", "lo", "de", "ahora", "hacia", "y", "hasta", "la", "a"];

/// Words that make a date of what is told a condition: when it comes true is not said.
pub(super) const CONDITIONS: [&str; 19] = [
    "cuando",
    "cuanto",
    "despues",
    "tras",
    "luego",
    "posterior",
    "posteriormente",
    "mientras",
    "segun",
    "sujeto",
    "condicionado",
    "dependiendo",
    "when",
    "once",
    "after",
    "following",
    "upon",
    "if",
    "depending",
];

/// Words before a stretch of time that mean a piece of it, and the edge of it that this is near.
pub(super) const PLACES: [(&str, Option<Edge>); 8] = [
    ("fines", Some(Edge::End)),
    ("finales", Some(Edge::End)),
    ("late", Some(Edge::End)),
    ("inicios", Some(Edge::Start)),
    ("principios", Some(Edge::Start)),
    ("comienzos", Some(Edge::Start)),
    ("mediados", None),
    ("mid", None),
];

/// Words that mean so only where the stretch follows at once: others name a column.
pub(super) const NEAR: [(&str, Option<Edge>); 5] = [
    ("fin", Some(Edge::End)),
    ("final", Some(Edge::End)),
    ("end", Some(Edge::End)),
    ("inicio", Some(Edge::Start)),
    ("beginning", Some(Edge::Start)),
];

pub(super) const ORDINALS: [(&str, u32); 18] = [
    ("primer", 1),
    ("primero", 1),
    ("primera", 1),
    ("first", 1),
    ("segundo", 2),
    ("segunda", 2),
    ("second", 2),
    ("tercer", 3),
    ("tercero", 3),
    ("tercera", 3),
    ("third", 3),
    ("cuarto", 4),
    ("cuarta", 4),
    ("fourth", 4),
    ("quinto", 5),
    ("sexto", 6),
    ("ultimo", 0),
    ("last", 0),
];

pub(super) const FILLERS: [&str; 78] = [
    "todo",
    "durante",
    "during",
    "de",
    "del",
    "d",
    "el",
    "la",
    "los",
    "las",
    "en",
    "mes",
    "ano",
    "a",
    "al",
    "desde",
    "hasta",
    "of",
    "the",
    "in",
    "year",
    "month",
    "dia",
    "fecha",
    "para",
    "por",
    "entre",
    "from",
    "until",
    "by",
    "partir",
    "fin",
    "fines",
    "final",
    "finales",
    "end",
    "inicio",
    "inicios",
    "principios",
    "mediados",
    "mid",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "am",
    "pm",
    "to",
    "between",
    "lo",
    "now",
    "ahora",
    "hoy",
    "on",
    "since",
    "starting",
    "beginning",
    "mas",
    "tardar",
    "till",
    "corriente",
    "presente",
    "hacia",
    "tarde",
    "later",
    "than",
    "all",
    "whole",
    "entire",
    "corrido",
];

pub(super) const WEEKS: [&str; 5] = ["semana", "semanas", "week", "weeks", "quincena"];

/// Plurals that make a length of time of a number.
pub(super) const LENGTHS: [&str; 9] =
    ["meses", "dias", "anos", "horas", "months", "days", "years", "hours", "veces"];
