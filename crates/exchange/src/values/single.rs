//! One date of a cell, from its pieces.

use super::date_words::{FILLERS, LENGTHS, OPEN, ORDINALS, PARTS, WEEKS};
use super::months::{self, Named};
use super::tokens::{Kind, Token};

/// What one date says, before a year is looked for elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Single {
    pub day: Option<u32>,
    pub month: Option<u32>,
    pub year: Option<i32>,
    /// Where the year stands in the text.
    pub year_at: Option<(usize, usize)>,
    /// A part of a year: how many months it has, and which it is, from 1.
    pub part: Option<(u32, u32)>,
    /// "Permanente".
    pub open: bool,
    /// A number alone, which only another date beside it can explain.
    pub bare: Option<u32>,
    /// Two short numbers and nothing else, as `3/26`.
    pub short: bool,
    pub misspelt: bool,
    /// A month before its day.
    pub swapped: bool,
    /// Words beside the date.
    pub extra: bool,
    /// A time of day, as a spreadsheet writes after a date.
    pub time: bool,
}

/// A number of a date.
#[derive(Clone, Copy)]
struct Figure {
    value: u32,
    digits: u8,
    /// Stands after the name of the month.
    after: bool,
    at: (usize, usize),
}

/// The one date that these pieces say; `None` where they say none or more than one.
pub(super) fn single(tokens: &[Token<'_>]) -> Option<Single> {
    let mut found = Single::default();
    let mut figures: Vec<Figure> = Vec::with_capacity(4);
    let mut nth = None;
    let mut unknown = 0;
    let mut week = false;
    let mut marks = 0;
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        index += 1;
        match token.kind {
            Kind::Mark(':') => {
                // Hours and minutes are no part of the day.
                if figures.pop_if(|last| last.digits <= 2 && last.value < 24).is_none() {
                    continue;
                }
                found.time = true;
                while tokens.get(index).is_some_and(|next| !matches!(next.kind, Kind::Word)) {
                    index += 1;
                }
            }
            Kind::Mark(mark) => marks += usize::from(matches!(mark, '-' | '/' | '–' | '—')),
            Kind::Number(value, digits) => {
                let next = tokens.get(index).filter(|next| !next.spaced);
                if let Some(next) = next
                    && next.kind == Kind::Word
                    && digits == 1
                    && let Some(months) = letter_part(next.text)
                {
                    found.part.is_none().then_some(())?;
                    found.part = Some((months, value));
                    index += 1;
                    continue;
                }
                let ordinal = |next: &&Token<'_>| {
                    next.is_mark(&['º', '°', 'ª'])
                        || next.is_word(&[
                            "er", "ro", "do", "ra", "da", "to", "ta", "st", "nd", "rd", "th",
                        ])
                };
                if next.filter(ordinal).is_some() {
                    index += 1;
                    nth.get_or_insert(value);
                }
                let after = found.month.is_some();
                figures.push(Figure { value, digits, after, at: (token.at, token.end()) });
            }
            Kind::Word => {
                if let Some(next) = tokens.get(index).filter(|next| !next.spaced)
                    && let Kind::Number(value @ 1..=6, 1) = next.kind
                    && let Some(months) = letter_part(token.text)
                {
                    found.part.is_none().then_some(())?;
                    found.part = Some((months, value));
                    index += 1;
                } else if token.is_word(&OPEN) {
                    found.open = true;
                } else if token.is_word(&LENGTHS) {
                    return None;
                } else if token.is_word(&WEEKS) {
                    week = true;
                } else if let Some((_, months)) =
                    PARTS.iter().find(|(name, _)| token.is_word(&[name]))
                {
                    found.part.is_none().then_some(())?;
                    found.part = Some((*months, 0));
                } else if let Some((_, value)) =
                    ORDINALS.iter().find(|(name, _)| token.is_word(&[name]))
                {
                    nth.get_or_insert(*value);
                } else if let Some(value) = roman(token.text) {
                    nth.get_or_insert(value);
                } else if !token.is_word(&FILLERS) {
                    match months::month(token.text) {
                        Named::Month(_) | Named::Misspelt(_) if found.month.is_some() => {
                            return None;
                        }
                        Named::Month(month) => found.month = Some(month),
                        Named::Misspelt(month) => {
                            found.month = Some(month);
                            found.misspelt = true;
                        }
                        Named::No => unknown += 1,
                    }
                }
            }
        }
    }
    found.extra = unknown > 0 || week;
    if unknown > 6 || (unknown > 0 && found.misspelt) {
        return None;
    }
    if week {
        figures.retain(|figure| figure.digits == 4 || figure.after);
        nth = None;
    }
    settle(found, &figures, nth, marks, unknown)
}

fn settle(
    mut found: Single,
    figures: &[Figure],
    nth: Option<u32>,
    marks: usize,
    unknown: usize,
) -> Option<Single> {
    if found.open {
        return (found.month.is_none() && figures.is_empty()).then_some(found);
    }
    if let Some((months, which)) = found.part {
        return part(found, months, which, figures, nth);
    }
    if found.month.is_some() {
        return with_month(found, figures);
    }
    match *figures {
        [a, b, c] => {
            let (year, month, day) = if a.digits == 4 { (a, b, c) } else { (c, b, a) };
            found.set_year(year)?;
            let swap = month.value > 12 && day.value <= 12;
            found.swapped = swap;
            (found.month, found.day) = if swap {
                (Some(day.value), Some(month.value))
            } else {
                (Some(month.value), Some(day.value))
            };
            Some(found)
        }
        [a, b] if a.digits == 4 && b.value <= 12 && b.digits <= 2 => {
            found.set_year(a)?;
            found.month = Some(b.value);
            Some(found)
        }
        [a, b] if a.digits <= 2 && b.digits == 4 => {
            found.set_year(b)?;
            found.month = Some(a.value);
            Some(found)
        }
        [a, b] if a.digits <= 2 && b.digits == 2 && b.value > 12 && a.value <= 12 => {
            (marks > 0 && unknown == 0).then_some(())?;
            found.set_year(b)?;
            found.month = Some(a.value);
            found.short = true;
            Some(found)
        }
        [a, b] if a.digits <= 2 && b.digits <= 2 => {
            (marks > 0 && unknown == 0).then_some(())?;
            (found.day, found.month) = (Some(a.value), Some(b.value));
            found.short = true;
            Some(found)
        }
        [a] if a.digits == 4 && unknown == 0 => {
            found.set_year(a)?;
            Some(found)
        }
        [a] if a.digits <= 2 && unknown == 0 => {
            found.bare = Some(a.value);
            Some(found)
        }
        [] if unknown == 0 && nth.is_some() => {
            found.bare = nth;
            Some(found)
        }
        _ => None,
    }
}

fn part(
    mut found: Single,
    months: u32,
    which: u32,
    figures: &[Figure],
    nth: Option<u32>,
) -> Option<Single> {
    let mut which = (which > 0).then_some(which).or(nth);
    // A number that an ordinal ending made the rank is no year.
    let mut ranked = which.is_none() || nth.is_none();
    for figure in figures {
        if figure.digits == 4 {
            found.set_year(*figure)?;
        } else if !ranked && Some(figure.value) == which {
            ranked = true;
        } else if which.is_none() && figure.digits == 1 {
            which = Some(figure.value);
        } else if figure.digits == 2 && found.year.is_none() {
            found.set_year(*figure)?;
        } else {
            return None;
        }
    }
    let last = 12 / months;
    let which = which.map(|which| if which == 0 { last } else { which })?;
    (1..=last).contains(&which).then_some(())?;
    found.part = Some((months, which));
    Some(found)
}

fn with_month(mut found: Single, figures: &[Figure]) -> Option<Single> {
    let whole = figures.iter().position(|figure| figure.digits == 4);
    if let Some(at) = whole {
        found.set_year(figures[at])?;
    }
    let mut small = figures.iter().enumerate().filter(|(at, _)| Some(*at) != whole);
    let (first, second) = (small.next().map(|it| *it.1), small.next().map(|it| *it.1));
    if small.next().is_some()
        || figures.iter().any(|figure| figure.digits > 4 || figure.digits == 3)
    {
        return None;
    }
    match (first, second) {
        (None, None) => {}
        (Some(one), None) if whole.is_some() || !one.after || one.digits == 1 => {
            found.day = Some(one.value);
        }
        (Some(one), None) => found.set_year(one)?,
        (Some(day), Some(year)) if whole.is_none() && year.after && year.digits == 2 => {
            found.day = Some(day.value);
            found.set_year(year)?;
        }
        _ => return None,
    }
    Some(found)
}

impl Single {
    fn set_year(&mut self, figure: Figure) -> Option<()> {
        let year = match figure.digits {
            2 => 2000 + figure.value as i32,
            4 => figure.value as i32,
            _ => return None,
        };
        let valid = (1900..2200).contains(&year) && self.year.is_none();
        valid.then(|| {
            self.year = Some(year);
            self.year_at = Some(figure.at);
        })
    }
}

/// The months of a part of the year that is written with a letter: `T1`, `Q1`, `S1`.
fn letter_part(text: &str) -> Option<u32> {
    match text {
        "T" | "t" | "Q" | "q" => Some(3),
        "S" | "s" => Some(6),
        _ => None,
    }
}

fn roman(text: &str) -> Option<u32> {
    const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
    ROMAN.iter().position(|roman| *roman == text).map(|at| at as u32 + 1)
}
