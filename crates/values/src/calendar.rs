//! The headings of a calendar: a month, a quarter, a week over the marks of a timeline.

use super::date_words::{ORDINALS, WEEKS, part};
use super::months::{MonthMatch, month};
use super::single::ordinal;
use super::tokens::{DateTokenKind, tokens};

/// What a heading of a calendar stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CalendarUnit {
    /// So many months, from 1 to 12.
    Months(u8),
    /// A week of a month, or of the year.
    Week,
    /// A month counted from the beginning, whenever that is: `Mes 3`.
    Step,
}

/// A heading of a calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CalendarLabel {
    /// What it stands for.
    pub unit: CalendarUnit,
    /// Which one it is, from 1; that of the year where its unit is a year.
    pub number: u8,
    /// The year that it says.
    pub year: Option<i32>,
}

/// The longest heading of a calendar, in bytes and in words and marks.
const MOST_BYTES: usize = 40;
const MOST_PIECES: usize = 10;

/// What a text over numbered columns says that they are: `Trimestre`, `Semestres 2026`, `Meses`,
/// `Semanas`.
pub fn named_unit(text: &str) -> Option<CalendarUnit> {
    let tokens = tokens(text, MOST_PIECES)?;
    let words = tokens.iter().filter(|it| it.kind == DateTokenKind::Word && it.text.len() > 2);
    let mut units = words.filter_map(|word| match part(word.text) {
        Some((months, _)) => Some(CalendarUnit::Months(months as u8)),
        None if word.is_word(&["mes", "meses", "month", "months"]) => Some(CalendarUnit::Step),
        None => word.is_word(&WEEKS).then_some(CalendarUnit::Week),
    });
    units.next()
}

/// The place that a number or an ordinal alone names, as far as a year has weeks: `1`, `1º`, `2do`,
/// `3.er`, `Cuarto`.
pub fn rank(text: &str) -> Option<u8> {
    let tokens = tokens(text.trim().trim_end_matches('.'), MOST_PIECES)?;
    let (first, rest) = tokens.split_first()?;
    let value = match first.kind {
        DateTokenKind::Number(value, 1..=2) => value,
        DateTokenKind::Word => ORDINALS.iter().find(|it| first.is_word(&[it.0]))?.1,
        _ => return None,
    };
    let ends = rest.is_empty() || ordinal(rest).1 == rest.len();
    (ends && (1..=53).contains(&value)).then_some(value as u8)
}

/// Reads `Ene`, `ene-27`, `Marzo 2026`, `01/2026`, `T1`, `1er trimestre`, `I Sem.`, `Semana 2`, `Mes
/// 3` or `Año 2026`; `None` for a text that says anything else.
pub fn calendar(text: &str) -> Option<CalendarLabel> {
    const FILL: [&str; 17] = [
        "de", "del", "the", "er", "ro", "do", "ra", "da", "to", "ta", "st", "nd", "rd", "th", "of",
        "ano", "year",
    ];
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut unit = None;
    let mut named = None;
    let mut last = None;
    let mut nth = None;
    let mut year = None;
    let mut figures: Vec<(u32, u8)> = Vec::new();
    for token in tokens(text.trim(), MOST_PIECES)? {
        match token.kind {
            DateTokenKind::Number(value @ 1990..=2100, 4) => year = Some(value as i32),
            DateTokenKind::Number(value, digits @ 1..=2) => figures.push((value, digits)),
            DateTokenKind::Mark(
                '.' | '-' | '/' | '\'' | '’' | '(' | ')' | 'º' | '°' | 'ª' | '–',
            ) => {}
            DateTokenKind::Number(..) | DateTokenKind::Mark(_) => return None,
            DateTokenKind::Word => {
                if let MonthMatch::Month(number) = month(token.text) {
                    if named.is_none() {
                        named = Some(number);
                    } else {
                        last.replace(number).is_none().then_some(())?;
                    }
                } else if token.is_word(&["t", "q"]) {
                    unit = Some(CalendarUnit::Months(3));
                } else if token.is_word(&["s"]) {
                    unit = Some(CalendarUnit::Months(6));
                } else if token.is_word(&["mes", "month", "m"]) {
                    unit = unit.or(Some(CalendarUnit::Step));
                } else if token.is_word(&WEEKS) || token.is_word(&["w"]) {
                    unit = Some(CalendarUnit::Week);
                } else if let Some((months, false)) = part(token.text) {
                    unit = Some(CalendarUnit::Months(months as u8));
                } else if let Some(order) = ORDINALS.iter().find(|it| token.is_word(&[it.0])) {
                    nth = Some(order.1);
                } else if let Some(at) =
                    ["I", "II", "III", "IV", "V", "VI"].iter().position(|it| *it == token.text)
                {
                    nth = Some(at as u32 + 1);
                } else if !token.is_word(&FILL) {
                    return None;
                }
            }
        }
    }
    let short =
        |figure: (u32, u8)| (figure.1 == 2 && figure.0 > 12).then_some(2000 + figure.0 as i32);
    // "Ene-Mar", and "T1 (Ene-Mar)".
    if let Some((first, last)) = named.take_if(|_| last.is_some()).zip(last) {
        let months = (last + 1).checked_sub(first).filter(|it| matches!(it, 3 | 4 | 6))?;
        (first % months == 1).then_some(())?;
        let number = first / months + 1;
        let agrees = match unit {
            None | Some(CalendarUnit::Step) => true,
            Some(unit) => unit == CalendarUnit::Months(months as u8),
        };
        agrees.then_some(())?;
        if unit.is_none_or(|it| it == CalendarUnit::Step) || nth.is_none() && figures.is_empty() {
            nth = Some(number);
        }
        unit = Some(CalendarUnit::Months(months as u8));
    }
    let (unit, number) = match (named, unit) {
        (Some(number), None | Some(CalendarUnit::Step)) => {
            if let [figure] = figures[..] {
                year.is_none().then_some(())?;
                year = Some(short(figure)?);
            } else if !figures.is_empty() {
                return None;
            }
            (CalendarUnit::Months(1), number)
        }
        (None, Some(unit)) => {
            let mut figures = figures.into_iter();
            let number = nth.or_else(|| figures.next().map(|it| it.0))?;
            if let Some(figure) = figures.next() {
                year.is_none().then_some(())?;
                year = Some(short(figure)?);
            }
            // Weeks are cut short like semesters, but there are more of them.
            let unit = if unit == CalendarUnit::Months(6) && number > 2 {
                CalendarUnit::Week
            } else {
                unit
            };
            let most =
                if let CalendarUnit::Months(months) = unit { 12 / u32::from(months) } else { 60 };
            (1..=most).contains(&number).then_some(())?;
            (unit, number)
        }
        (None, None) if nth.is_none() => match (&figures[..], year) {
            ([], Some(year)) => (CalendarUnit::Months(12), year.rem_euclid(100) as u32),
            ([(number @ 1..=12, _)], Some(_)) => (CalendarUnit::Months(1), *number),
            ([(1, _), (number @ 1..=12, _)], Some(_)) => (CalendarUnit::Months(1), *number),
            _ => return None,
        },
        _ => return None,
    };
    Some(CalendarLabel { unit, number: number as u8, year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_calendars() {
        let check = |text: &str, expect: &str| {
            let found = calendar(text).map(|it| {
                let unit = match it.unit {
                    CalendarUnit::Months(months) => months.to_string(),
                    CalendarUnit::Week => "w".into(),
                    CalendarUnit::Step => "s".into(),
                };
                format!("{unit}/{}/{}", it.number, it.year.unwrap_or(0))
            });
            assert_eq!(found.unwrap_or_default(), expect, "{text}");
        };
        check("Ene", "1/1/0");
        check("ENERO", "1/1/0");
        check("Sept.", "1/9/0");
        check("ene-27", "1/1/2027");
        check("Ene. 27", "1/1/2027");
        check("feb'26", "1/2/2026");
        check("Marzo 2026", "1/3/2026");
        check("March 2026", "1/3/2026");
        check("Marzo de 2026", "1/3/2026");
        check("2026-04", "1/4/2026");
        check("04/2026", "1/4/2026");
        check("01/04/2026", "1/4/2026");
        check("T1", "3/1/0");
        check("1T", "3/1/0");
        check("T-4", "3/4/0");
        check("Q2 2026", "3/2/2026");
        check("Trim. III", "3/3/0");
        check("1er trimestre", "3/1/0");
        check("Primer Trimestre 2026", "3/1/2026");
        check("2do cuatrimestre", "4/2/0");
        check("Semestre I", "6/1/0");
        check("S2", "6/2/0");
        check("S3", "w/3/0");
        check("Semana 2", "w/2/0");
        check("Mes 3", "s/3/0");
        check("M11", "s/11/0");
        check("Mes de marzo", "1/3/0");
        check("2026", "12/26/2026");
        check("Año 2026", "12/26/2026");
        check("T5", "");
        check("15/04/2026", "");
        check("Mar y sol", "");
        check("Ene-Mar", "3/1/0");
        check("Julio - Septiembre 2026", "3/3/2026");
        check("Sep-Dic", "4/3/0");
        check("JUL-DIC", "6/2/0");
        check("T2 (Abr-Jun)", "3/2/0");
        check("4to trimestre (octubre-diciembre)", "3/4/0");
        check("Feb-Abr", "");
        check("Dic-Ene", "");
        check("Marzo-abril", "");
        check("Cronograma 2026", "");
        check("3", "");
        check("X", "");
        check("Meta", "");
        check("", "");
    }

    #[test]
    fn places_that_ordinals_name() {
        for text in ["2", "2º", "2.º", "2°", "2do", "2do.", "2.da", "Segundo", "SEGUNDA", "2nd"]
        {
            assert_eq!(rank(text), Some(2), "{text}");
        }
        for text in ["", "0", "54", "2026", "2 de 3", "T2", "Último", "2 do mes", "II", "º"] {
            assert_eq!(rank(text), None, "{text}");
        }
    }
}
