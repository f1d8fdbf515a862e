//! The years that a title names.

use std::ops::Range;

use plan::Period;

use super::tokens::{DateToken, DateTokenKind, tokens};

/// The most words and marks of a title; a longer line is prose.
const MOST: usize = 120;

/// The years of a plan in a title, as `2026-2027`, `2026 - 27`, `2026 al 2027` or `2026`, and
/// where they stand in it.
pub fn period(text: &str) -> Option<(Period, Range<usize>)> {
    let mut single = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let tokens = tokens(line, MOST).unwrap_or_default();
        for (index, token) in tokens.iter().enumerate() {
            let Some(first) = year(token, &tokens, index) else { continue };
            if let Some((last, end)) = following(&tokens[index + 1..], first) {
                let place = offset + token.at..offset + end;
                return Some((Period::new(first, last), place));
            }
            let place = offset + token.at..offset + token.end();
            single.get_or_insert((Period::new(first, first), place));
        }
        offset += line.len();
    }
    single
}

/// A year that stands alone: not a part of a longer number or of a day.
fn year(token: &DateToken<'_>, tokens: &[DateToken<'_>], index: usize) -> Option<i32> {
    let DateTokenKind::Number(value @ 1990..=2100, 4) = token.kind else { return None };
    let before = index.checked_sub(1).and_then(|at| tokens.get(at));
    let part = before.is_some_and(|mark| !token.spaced && mark.is_mark(&['/', '.', ',', '-']));
    let number = index.checked_sub(2).and_then(|at| tokens.get(at));
    let of_day = part
        && number
            .is_some_and(|n| matches!(n.kind, DateTokenKind::Number(_, digits) if digits != 4));
    (!of_day).then_some(value as i32)
}

/// The last year after a joining mark or word, and where it ends.
fn following(tokens: &[DateToken<'_>], first: i32) -> Option<(i32, usize)> {
    let [join, last, ..] = tokens else { return None };
    let joins = join.is_mark(&['-', '–', '—', '/', '‐', '‑', '−'])
        || join.is_word(&["a", "al", "y", "to", "hasta", "and"]);
    if !joins {
        return None;
    }
    let year = match last.kind {
        DateTokenKind::Number(value @ 1990..=2100, 4) => value as i32,
        DateTokenKind::Number(value, 2) => first / 100 * 100 + value as i32,
        _ => return None,
    };
    (year >= first && year - first <= 20).then(|| (year, last.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_titles() {
        let check = |input: &str, expect: &str| {
            let found = period(input).map(|(years, place)| format!("{years}|{}", &input[place]));
            assert_eq!(found.unwrap_or_default(), expect, "{input}");
        };
        check("PLAN DE MEJORA 2026 - 2027", "2026-2027|2026 - 2027");
        check("Plan 2025-2026", "2025-2026|2025-2026");
        check("Plan 2026-27 del cabildo", "2026-2027|2026-27");
        check("Plan 2026 al 2027", "2026-2027|2026 al 2027");
        check("Plan 2026/2028.", "2026-2028|2026/2028");
        check("Plan del año 2026", "2026|2026");
        check("Plan 2025, versión 2026–2027", "2026-2027|2026–2027");
        check("Fecha: 12/03/2026", "");
        check("Ley 176-07", "");
        check("Teléfono 809-555-2026-1", "");
        check("Plan", "");
        check("2027-2026", "2027|2027");
    }
}
