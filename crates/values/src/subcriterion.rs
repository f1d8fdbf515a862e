//! The *Subcriterio No.* of an action, with the example of the guide beside it.

use plan::{Criterion, Subcriterion};
use words::{fold, squeeze};

use super::months::{self, MonthMatch};
use super::plain::plain;
use crate::finding::FindingKind;

/// What the text of a subcriterion cell says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadSubcriterion {
    /// The subcriterion; `None` for an empty cell, or with a doubt.
    pub value: Option<Subcriterion>,
    /// The number or letter of the guide's example; may be empty.
    pub example: String,
    /// What is to be said about the reading.
    pub doubts: Vec<FindingKind>,
}

/// Reads a subcriterion with its example: `1.4 (7)`, `1.4.7`, `1.4 ej. 7`, `SC 1.4`, `1,4`, or
/// `4-ene`, which a spreadsheet had made of 4.1.
pub fn subcriterion(text: &str) -> ReadSubcriterion {
    let text = squeeze(&plain(text));
    if super::is_blank(&text) {
        return ReadSubcriterion::default();
    }
    let Some((value, at, end)) = code_at(&text, 0) else {
        return match from_date(&text) {
            Some(value) => ReadSubcriterion {
                value: Some(value),
                example: String::new(),
                doubts: vec![FindingKind::SubcriterionGuessed],
            },
            None => ReadSubcriterion {
                doubts: vec![FindingKind::SubcriterionUnclear],
                ..ReadSubcriterion::default()
            },
        };
    };
    let (example, rest) = example(&text[end..]);
    let mut doubts = Vec::new();
    if code_at(rest, 0).is_some() || several_examples(rest, &example) {
        doubts.push(FindingKind::SubcriterionSeveral);
    } else if has_text(&text[..at]) || has_text(rest) {
        doubts.push(FindingKind::SubcriterionTidied);
    }
    ReadSubcriterion { value: Some(value), example, doubts }
}

/// The codes of subcriteria that stand in a text.
pub(super) fn codes(text: &str) -> impl Iterator<Item = Subcriterion> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (code, _, end) = code_at(text, from)?;
        from = end;
        Some(code)
    })
}

/// The first code from `from` on, and where it begins and ends: a digit from 1 to 9, a mark, and
/// one or two digits.
pub fn code_at(text: &str, from: usize) -> Option<(Subcriterion, usize, usize)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).copied().filter(u8::is_ascii_digit).map(|b| b - b'0');
    let spaces = |mut at: usize| {
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        at
    };
    for at in from..bytes.len() {
        let Some(first @ 1..=9) = digit(at) else { continue };
        let alone = at == 0
            || !(digit(at - 1).is_some()
                || matches!(bytes[at - 1], b'.' | b',') && at > 1 && digit(at - 2).is_some());
        let mark = spaces(at + 1);
        if !alone || !matches!(bytes.get(mark), Some(b'.' | b',' | b'-')) {
            continue;
        }
        let second = spaces(mark + 1);
        let loose = second > mark + 1;
        let Some(number) = digit(second) else { continue };
        let (number, end) = match digit(second + 1) {
            Some(unit) => (number * 10 + unit, second + 2),
            None => (number, second + 1),
        };
        // "1, 2" is a list of two numbers.
        if digit(end).is_some() || (loose && bytes[mark] != b'.') {
            continue;
        }
        let code = Criterion::new(first).and_then(|it| Subcriterion::new(it, number));
        if let Some(code) = code {
            return Some((code, at, end));
        }
    }
    None
}

/// The example at the beginning of what follows a code, and what stands after it.
fn example(text: &str) -> (String, &str) {
    let opening = |c: char| c.is_whitespace() || "()[].-–—:,;/#°º".contains(c);
    let bracketed = text.trim_start().starts_with(['(', '[', '.', '-', '–']);
    let mut rest = text.trim_start_matches(opening);
    let mut labelled = bracketed;
    for label in ["ejemplos", "ejemplo", "ejem", "ej", "example", "ex", "no", "punto", "num"] {
        let end = rest.char_indices().nth(label.len()).map_or(rest.len(), |(at, _)| at);
        let next = rest[end..].chars().next();
        if fold(&rest[..end]) == label && next.is_none_or(|c| !c.is_alphabetic()) {
            rest = rest[end..].trim_start_matches(opening);
            labelled = true;
        }
    }
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..end];
    let number = word.parse().is_ok_and(|number: u8| (1..=99).contains(&number));
    let letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    // A letter alone is an example only where something says so: "1.1 a los munícipes" is prose.
    let last = !has_text(&rest[end..]);
    if number && (labelled || last) {
        (word.trim_start_matches('0').to_owned(), &rest[end..])
    } else if letter && (last || bracketed && rest[end..].starts_with([')', ']'])) {
        (word.to_lowercase(), &rest[end..])
    } else {
        (String::new(), text)
    }
}

fn has_text(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn several_examples(rest: &str, example: &str) -> bool {
    let next = rest.trim_start_matches(|c: char| c.is_whitespace() || "(),;/-–".contains(c));
    let next = next.strip_prefix("y ").or_else(|| next.strip_prefix("and ")).unwrap_or(next);
    let after = next.trim_start_matches('(');
    !example.is_empty() && after.starts_with(|c: char| c.is_ascii_digit())
}

/// `4-ene` is what a spreadsheet makes of `4.1`.
fn from_date(text: &str) -> Option<Subcriterion> {
    let digit = text.chars().next()?.to_digit(10)? as u8;
    let rest = text[1..].trim_start_matches(['-', '/', ' ', '.']);
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let MonthMatch::Month(month) = months::month(&rest[..end]) else { return None };
    if has_text(&rest[end..]) {
        return None;
    }
    Subcriterion::new(Criterion::new(digit)?, month as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subcriteria_in_all_forms() {
        use FindingKind as F;
        let check = |text: &str, expect: &str, doubts: &[FindingKind]| {
            let read = subcriterion(text);
            let code = read.value.map(|code| code.to_string()).unwrap_or_default();
            assert_eq!(format!("{code}|{}", read.example), expect, "{text}");
            assert_eq!(read.doubts, doubts, "{text}");
        };
        check("", "|", &[]);
        check("-", "|", &[]);
        check("1.1", "1.1|", &[]);
        check("1.1 (3)", "1.1|3", &[]);
        check("3.3 (11)", "3.3|11", &[]);
        check("3.3(11)", "3.3|11", &[]);
        check("<b>2.4</b> ( 5 )", "2.4|5", &[]);
        check("1.1.3", "1.1|3", &[]);
        check("1.1-3", "1.1|3", &[]);
        check("1.1 - 3", "1.1|3", &[]);
        check("1.1 3", "1.1|3", &[]);
        check("1.1 ej. 3", "1.1|3", &[]);
        check("1.1 Ejemplo 3", "1.1|3", &[]);
        check("1.1, ejemplo no. 3", "1.1|3", &[]);
        check("4.2 (a)", "4.2|a", &[]);
        check("4.2 B", "4.2|b", &[]);
        check("4.2b", "4.2|b", &[]);
        check("SC 1.1", "1.1|", &[F::SubcriterionTidied]);
        check("Subcriterio 1.1", "1.1|", &[F::SubcriterionTidied]);
        check("1,1", "1.1|", &[]);
        check("1-1", "1.1|", &[]);
        check("1 . 1", "1.1|", &[]);
        check("1.1.", "1.1|", &[]);
        check("1. 3 (2)", "1.3|2", &[]);
        check("4.6 Gestionar los edificios", "4.6|", &[F::SubcriterionTidied]);
        check("4.6 a los vecinos", "4.6|", &[F::SubcriterionTidied]);
        check("1.1 (3, 5)", "1.1|3", &[F::SubcriterionSeveral]);
        check("1.1 (3) (5)", "1.1|3", &[F::SubcriterionSeveral]);
        check("1.1 (3) y 1.2 (4)", "1.1|3", &[F::SubcriterionSeveral]);
        check("1.1 y 1.2", "1.1|", &[F::SubcriterionSeveral]);
        check("9.7 (45)", "9.7|45", &[]);
        check("1-ene", "1.1|", &[F::SubcriterionGuessed]);
        check("04-may", "|", &[F::SubcriterionUnclear]);
        check("4-may", "4.5|", &[F::SubcriterionGuessed]);
        check("11", "|", &[F::SubcriterionUnclear]);
        check("10.2", "|", &[F::SubcriterionUnclear]);
        check("0.3", "|", &[F::SubcriterionUnclear]);
        check("3", "|", &[F::SubcriterionUnclear]);
        check("por ver", "|", &[F::SubcriterionUnclear]);
        check("1, 2", "|", &[F::SubcriterionUnclear]);
    }
}
