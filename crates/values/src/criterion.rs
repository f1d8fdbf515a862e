//! The *Criterio No.* of an action.

use plan::Criterion;
use words::{key, roman, words};

use super::plain::plain;
use super::subcriterion::codes;
use crate::finding::FindingKind;

/// What the text of a criterion cell says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadCriterion {
    /// The criterion; `None` for an empty cell, or with a doubt.
    pub value: Option<Criterion>,
    /// What is to be said about the reading.
    pub doubts: Vec<FindingKind>,
}

/// Reads a criterion: `1`, `I`, `Criterio 1`, `1. Liderazgo`, `Liderazgo`, or the code of a
/// subcriterion, of which it takes the first digit.
pub fn criterion(text: &str) -> ReadCriterion {
    let text = plain(text);
    if super::is_blank(&text) {
        return ReadCriterion::default();
    }
    let mut numbers = codes(&text).map(|code| code.criterion().number()).collect::<Vec<_>>();
    let mut roman = false;
    let mut others = 0;
    if numbers.is_empty() {
        for word in words(&text).take(40) {
            if let Some(number) = number(word) {
                numbers.push(number);
            } else if let Some(number) = word.strip_prefix(['C', 'c']).and_then(number) {
                numbers.push(number);
            } else if let Some(number) = roman_number(word) {
                roman = true;
                numbers.push(number);
            } else if !is_label(word) {
                others += 1;
            }
        }
    } else {
        others = 1;
    }
    // "Criterio 4: Alianzas y 2 recursos" names one criterion: what begins the text counts.
    let wordy = others > 1;
    if wordy {
        numbers.truncate(1);
    }
    numbers.dedup();
    let titled = || criterion_titled(&key(&text)).map(Criterion::number);
    let Some(value) = numbers.first().copied().or_else(titled).and_then(Criterion::new) else {
        return ReadCriterion { value: None, doubts: vec![FindingKind::CriterionUnclear] };
    };
    let mut doubts = Vec::new();
    if numbers.len() > 1 {
        doubts.push(FindingKind::CriterionSeveral);
    } else if others > 0 || numbers.is_empty() {
        doubts.push(FindingKind::CriterionTidied);
    } else if roman {
        doubts.push(FindingKind::CriterionRoman);
    }
    ReadCriterion { value: Some(value), doubts }
}

/// The numbers 1 to 9, also as `01`.
fn number(word: &str) -> Option<u8> {
    let digits = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|number| digits && (1..=9).contains(number))
}

/// A Roman number from 1 to 9. The small `i` and `v` of Spanish words are none within a text.
fn roman_number(word: &str) -> Option<u8> {
    roman(word).filter(|number| *number <= 9)
}

/// Words that only say what the number is.
fn is_label(word: &str) -> bool {
    const LABELS: [&str; 9] =
        ["criterio", "criterios", "criterion", "crit", "no", "nro", "num", "c", "y"];
    let word = key(word);
    LABELS.contains(&word.as_str())
}

/// The titles of the criteria, folded.
const TITLES: [(&str, u8); 26] = [
    ("liderazgo", 1),
    ("estrategia y planificacion", 2),
    ("planificacion y estrategia", 2),
    ("personas", 3),
    ("gestion de las personas", 3),
    ("alianzas y recursos", 4),
    ("procesos", 5),
    ("resultados orientados a los ciudadanos clientes", 6),
    ("resultados orientados a los ciudadanos", 6),
    ("resultados en los ciudadanos clientes", 6),
    ("resultados en las personas", 7),
    ("resultados de responsabilidad social", 8),
    ("responsabilidad social", 8),
    ("resultados en la sociedad", 8),
    ("resultados clave del rendimiento", 9),
    ("resultados clave de rendimiento", 9),
    ("leadership", 1),
    ("strategy and planning", 2),
    ("people", 3),
    ("partnerships and resources", 4),
    ("processes", 5),
    ("citizen customer oriented results", 6),
    ("people results", 7),
    ("social responsibility results", 8),
    ("key performance results", 9),
    ("alianza y recursos", 4),
];

/// The criterion whose title this folded text is.
pub fn criterion_titled(key: &str) -> Option<Criterion> {
    let found = TITLES.iter().find(|(title, _)| *title == key)?;
    Criterion::new(found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_in_all_forms() {
        use FindingKind as F;
        let check = |text: &str, expect: u8, doubts: &[FindingKind]| {
            let read = criterion(text);
            assert_eq!(read.value.map_or(0, Criterion::number), expect, "{text}");
            assert_eq!(read.doubts, doubts, "{text}");
        };
        check("", 0, &[]);
        check(" - ", 0, &[]);
        check("N/A", 0, &[]);
        check("1", 1, &[]);
        check("9.", 9, &[]);
        check("04", 4, &[]);
        check("I", 1, &[F::CriterionRoman]);
        check("iv", 4, &[F::CriterionRoman]);
        check("IX.", 9, &[F::CriterionRoman]);
        check("<b>2</b>", 2, &[]);
        check("Criterio 1", 1, &[]);
        check("Criterio No. 3", 3, &[]);
        check("Criterio II", 2, &[F::CriterionRoman]);
        check("C5", 5, &[]);
        check("Criterio 1: Liderazgo", 1, &[F::CriterionTidied]);
        check("1. LIDERAZGO", 1, &[F::CriterionTidied]);
        check("Liderazgo", 1, &[F::CriterionTidied]);
        check("Estrategia y Planificación", 2, &[F::CriterionTidied]);
        check("Alianzas y recursos", 4, &[F::CriterionTidied]);
        check("1 y 2", 1, &[F::CriterionSeveral]);
        check("3, 4", 3, &[F::CriterionSeveral]);
        check("2 2", 2, &[]);
        check("1.4", 1, &[F::CriterionTidied]);
        check("3.1 (7)", 3, &[F::CriterionTidied]);
        check("0", 0, &[F::CriterionUnclear]);
        check("10", 0, &[F::CriterionUnclear]);
        check("X", 0, &[F::CriterionUnclear]);
        check("por definir", 0, &[F::CriterionUnclear]);
    }
}
