//! Headings that ask: `¿Qué vamos a hacer?`, `¿Quién?`, `Para qué`, `What`, `How`.

use plan::Column as C;

use super::role::{ColumnHeading, ColumnRole, Sure};

/// What a heading asks for; `None` for one that is no question. `words` are those outside
/// brackets, folded; `marked` tells that it has question marks. Where it is [`Sure::Maybe`], its
/// other words may tell what the question leaves open.
pub(super) fn question(words: &[&str], marked: bool) -> Option<ColumnHeading> {
    let of = |role| Some(ColumnHeading { role, sure: Sure::Exact });
    // A word that asks begins sentences as well.
    if !marked && words.len() > 6 {
        return None;
    }
    match words {
        ["y" | "and", rest @ ..] => question(rest, marked),
        ["para" | "por", "que", ..] | ["why", ..] | ["what", "for", ..] => {
            of(ColumnRole::Column(C::Objective))
        }
        ["con" | "a", "quien" | "quienes", ..] | ["quien" | "quienes" | "who", ..] => {
            of(ColumnRole::Column(C::Responsible))
        }
        ["con", "que" | "cuanto" | "cuales", ..]
        | ["cuanto" | "cuanta", "cuesta" | "costara" | "dinero" | "vale", ..]
        | ["with", "what", ..]
        | ["how", "much", ..] => of(ColumnRole::Column(C::Resources)),
        ["cuando" | "when", ..] | ["desde" | "hasta" | "de", "cuando", ..] => of(ColumnRole::Time),
        ["como" | "how", rest @ ..] => {
            let measured = ["medi", "mide", "sab", "evalu", "comprob", "know", "measur"];
            let measured = any_begins(rest, &measured);
            of(if measured { ColumnRole::Column(C::Indicator) } else { ColumnRole::Activities })
        }
        ["que" | "what" | "cual" | "cuales" | "which", rest @ ..] => Some(what(rest)),
        _ => None,
    }
}

fn any_begins(words: &[&str], beginnings: &[&str]) -> bool {
    words.iter().any(|word| beginnings.iter().any(|it| word.starts_with(it)))
}

/// What a question with *qué* asks for, from the beginnings of its other words.
fn what(words: &[&str]) -> ColumnHeading {
    const KINDS: [(C, &[&str]); 5] = [
        (C::Action, &["hac", "har", "hag", "realiz", "ejecut", "do", "emprend", "propon"]),
        (
            C::Area,
            &[
                "mejor", "problem", "pasa", "falt", "fall", "debil", "improv", "wrong", "missing",
                "ocurr", "encontr", "detect",
            ],
        ),
        (C::Objective, &["logr", "alcanz", "quer", "quier", "busc", "achiev", "want"]),
        (C::Resources, &["necesit", "need"]),
        (C::Indicator, &["med", "mid", "measur"]),
    ];
    let kind = KINDS.iter().find(|(_, beginnings)| any_begins(words, beginnings));
    let (column, sure) =
        kind.map_or((C::Action, Sure::Maybe), |(column, _)| (*column, Sure::Exact));
    ColumnHeading { role: ColumnRole::Column(column), sure }
}
