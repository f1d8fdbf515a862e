//! The names of the months in Spanish and English, whole, cut short and misspelt.

use words::{distance, fold_char};

const NAMES: [(&str, u32); 25] = [
    ("enero", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9),
    ("setiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];

/// Names cut short in the middle.
const SHORT: [(&str, u32); 9] = [
    ("mzo", 3),
    ("agt", 8),
    ("agto", 8),
    ("sbre", 9),
    ("octbre", 10),
    ("nbre", 11),
    ("novbre", 11),
    ("dbre", 12),
    ("dicbre", 12),
];

/// What a word says about a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum MonthMatch {
    /// The name of this month, or its first three letters or more.
    Month(u32),
    /// Close to the name of this month, and to no other.
    Misspelt(u32),
    /// No month, or as close to one as to another.
    No,
}

/// The month that `word` names.
pub(super) fn month(word: &str) -> MonthMatch {
    if !(3..=16).contains(&word.chars().count()) {
        return MonthMatch::No;
    }
    let word: String = word.chars().map(fold_char).collect();
    let short = SHORT.iter().find(|(name, _)| *name == word);
    if let Some((_, month)) = short.or_else(|| NAMES.iter().find(|it| it.0.starts_with(&word))) {
        return MonthMatch::Month(*month);
    }
    if word.len() < 4 {
        return MonthMatch::No;
    }
    let mut best = (usize::MAX, 0, false);
    for (name, month) in NAMES {
        if word.len().abs_diff(name.len()) > 3 {
            continue;
        }
        let far = distance(&word, name, 3);
        if far < best.0 {
            best = (far, month, allowed(&word, name, far));
        } else if far == best.0 && month != best.1 {
            best.2 = false;
        }
    }
    if best.2 { MonthMatch::Misspelt(best.1) } else { MonthMatch::No }
}

/// Whether a word may be a misspelling of a name that is `far` letters away.
fn allowed(word: &str, name: &str, far: usize) -> bool {
    let common = word.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
    match far {
        0 | 1 => true,
        2 => word.len() >= 6 && common >= 1,
        3 => word.len() >= 6 && common >= 4,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_months() {
        use MonthMatch::{Misspelt, Month, No};
        let check = |word, expect| assert_eq!(month(word), expect, "{word}");
        check("ene", Month(1));
        check("Enero", Month(1));
        check("SEPT", Month(9));
        check("set", Month(9));
        check("sep", Month(9));
        check("mar", Month(3));
        check("march", Month(3));
        check("may", Month(5));
        check("Aug", Month(8));
        check("Mzo", Month(3));
        check("Agto", Month(8));
        check("dicbre", Month(12));
        check("alto", No);
        check("saptiembre", Misspelt(9));
        check("setienbre", Misspelt(9));
        check("nobiembre", Misspelt(11));
        check("novienbre", Misspelt(11));
        check("disiembre", Misspelt(12));
        check("henero", Misspelt(1));
        check("febreo", Misspelt(2));
        check("agosot", Misspelt(8));
        check("juno", Misspelt(6));
        check("juio", No);
        check("mazo", No);
        check("junta", No);
        check("en", No);
        check("meses", No);
        check("taller", No);
        check("permanente", No);
    }
}
