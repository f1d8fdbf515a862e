//! One date of a cell, from its pieces.

use super::date::{Single, is_dash};
use super::date_words::{
    ALL, CONDITIONS, FILLERS, JOINING, LENGTHS, NEAR, ONWARD, OPEN, ORDINALS, PLACES, SINCE, TODAY,
    UNTIL, WEEKS, part as part_word,
};
use super::figures::{Figure, settle};
use super::months::{self, MonthMatch};
use super::order::DateOrder;
use super::tokens::{DateToken, DateTokenKind};

/// A date being gathered from its pieces.
#[derive(Default)]
struct Gathering {
    found: Single,
    figures: Vec<Figure>,
    nth: Option<u32>,
    unknown: usize,
    week: bool,
    /// "Todo".
    all: bool,
    /// "Primero", the first day of a month.
    first: bool,
    marks: usize,
    /// The last mark since the figure before.
    mark: Option<char>,
    /// A word stood here that joins two dates.
    joined: bool,
}

/// The one date that these pieces say; `None` where they say none or more than one.
pub(super) fn single(tokens: &[DateToken<'_>], order: DateOrder) -> Option<Single> {
    let mut all = Gathering::default();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        index += 1;
        match token.kind {
            DateTokenKind::Mark(':') => {
                // Hours and minutes are no part of the day.
                if all.figures.pop_if(|last| last.digits <= 2 && last.value < 24).is_none() {
                    continue;
                }
                all.found.time = true;
                let of_time = |next: &DateToken<'_>| {
                    let figures = matches!(next.kind, DateTokenKind::Number(..));
                    !next.spaced && (figures || next.is_mark(&[':', '.', '+']))
                };
                while tokens.get(index).is_some_and(of_time) {
                    index += 1;
                }
            }
            DateTokenKind::Mark(mark) => {
                all.marks += usize::from(is_dash(mark) || mark == '/');
                all.mark = Some(mark);
            }
            DateTokenKind::Number(value, digits) => {
                all.begin()?;
                let (ordinal, length) = ordinal(&tokens[index..]);
                index += length;
                if ordinal {
                    (all.nth.replace(value).is_none_or(|nth| nth == value)).then_some(())?;
                }
                let after = all.found.month.is_some();
                let (at, mark) = ((token.at, token.end()), all.mark.take());
                all.figures.push(Figure { value, digits, after, at, mark });
            }
            DateTokenKind::Word => all.word(tokens, index - 1)?,
        }
    }
    all.end(order)
}

impl Gathering {
    /// Whether a date has begun.
    fn has_begun(&self) -> bool {
        let of = &self.found;
        !self.figures.is_empty() || of.month.is_some() || of.part.is_some() || self.nth.is_some()
    }

    /// A piece of a date: one after a joining word is of another date.
    fn begin(&self) -> Option<()> {
        (!self.joined).then_some(())
    }

    fn word(&mut self, tokens: &[DateToken<'_>], at: usize) -> Option<()> {
        let token = &tokens[at];
        let said = |words: &[&str]| token.is_word(words);
        // "2026-03-01T00:00:00Z"
        let time = match tokens.get(at + 1..at + 3) {
            Some([hour, colon]) => !hour.spaced && colon.is_mark(&[':']),
            _ => token.text == "Z" && self.found.time,
        };
        if time && !token.spaced && matches!(token.text, "T" | "Z") {
            return Some(());
        }
        if said(&OPEN) {
            self.found.open = true;
        } else if said(&LENGTHS) {
            return None;
        } else if said(&WEEKS) {
            // "Semana del 15 al 20" is told by its days.
            // "6 semanas" is a length of time.
            let counts = |it: &DateToken<'_>| matches!(it.kind, DateTokenKind::Number(..));
            if token.is_word(&["semanas", "weeks"]) && at > 0 && counts(&tokens[at - 1]) {
                return None;
            }
            let dated = matches!(tokens.get(at + 1..at + 3), Some([of, day])
                if of.is_word(&["del", "of"]) && matches!(day.kind, DateTokenKind::Number(_, 1..=2)));
            self.week |= !dated;
            self.found.extra |= dated;
        } else if said(&ONWARD) || said(&TODAY) && self.ends_now(tokens, at) {
            self.found.onward = Some(at);
        } else if let Some(months) = letter_part(token.text) {
            self.part(months)?;
        } else if let Some((months, misspelt)) = part_word(token.text) {
            self.part(months)?;
            self.found.misspelt |= misspelt;
        } else if let Some((name, value)) = ORDINALS.iter().find(|(name, _)| said(&[name])) {
            self.rank(*value)?;
            self.first |= *name == "primero";
        } else if said(&CONDITIONS) {
            // "no después de marzo" is until then.
            let denied = at > 0 && tokens[at - 1].is_word(&["no", "not"]);
            (denied && !self.has_begun()).then_some(())?;
            self.found.only = Some(plan::Edge::End);
        } else if let Some(value) = roman(tokens, at) {
            self.rank(value)?;
            self.found.roman = true;
        } else {
            self.small_word(tokens, at)?;
        }
        Some(())
    }

    /// Whether the last word, behind a date and what joins it, says that it goes on to this day.
    fn ends_now(&self, tokens: &[DateToken<'_>], at: usize) -> bool {
        at + 1 == tokens.len()
            && self.has_begun()
            && (self.joined || self.mark.is_some_and(is_dash))
    }

    /// A word that may join dates, say an edge, name a month, or say nothing here.
    fn small_word(&mut self, tokens: &[DateToken<'_>], at: usize) -> Option<()> {
        let token = &tokens[at];
        if token.is_word(&JOINING) && self.has_begun() {
            // "a las 10:30" joins nothing.
            let hour = matches!(tokens.get(at + 1..at + 3), Some([the, hour])
                if the.is_word(&["las", "la"]) && matches!(hour.kind, DateTokenKind::Number(..)));
            self.joined |= !hour;
        }
        let follows = tokens.get(at + 1).is_some_and(|next| {
            next.is_word(&["de", "del", "of"]) || matches!(next.kind, DateTokenKind::Number(_, 4))
        });
        let near = if follows { &NEAR[..] } else { &[] };
        if let Some((_, near)) = PLACES.iter().chain(near).find(|it| token.is_word(&[it.0])) {
            self.found.vague = true;
            self.found.near = *near;
        }
        if !self.has_begun() {
            let before = token.is_word(&["antes", "before"]);
            let denied = at > 0 && tokens[at - 1].is_word(&["no", "not"]);
            self.found.around |= before && !denied || token.is_word(&["hacia"]);
            let edge = if token.is_word(&UNTIL) && !(before && denied) {
                Some(plan::Edge::End)
            } else {
                (before || token.is_word(&SINCE)).then_some(plan::Edge::Start)
            };
            self.found.only = edge.or(self.found.only);
        }
        self.all |= token.is_word(&ALL);
        self.found.whole_year |= self.all && token.is_word(&["ano", "year"]);
        // "En." is the first month, and "en" leads to any.
        let short = tokens.get(at + 1).is_some_and(|next| !next.spaced && next.is_mark(&['.']));
        let january = short && token.is_word(&["en"]);
        if token.is_word(&FILLERS) && !january {
            return Some(());
        }
        let (month, misspelt) = match months::month(token.text) {
            MonthMatch::Month(month) => (month, false),
            MonthMatch::Misspelt(month) => (month, true),
            MonthMatch::No if january => (1, false),
            MonthMatch::No => {
                self.unknown += 1;
                return Some(());
            }
        };
        self.begin()?;
        self.found.month.is_none().then_some(())?;
        self.found.month = Some(month);
        self.found.misspelt |= misspelt;
        self.mark = None;
        Some(())
    }

    /// A word or letter for a part of the year.
    fn part(&mut self, months: u32) -> Option<()> {
        self.begin()?;
        self.found.part.is_none().then_some(())?;
        self.found.part = Some((months, 0));
        Some(())
    }

    fn rank(&mut self, value: u32) -> Option<()> {
        self.begin()?;
        self.nth.is_none().then_some(())?;
        self.nth = Some(value);
        Some(())
    }

    fn end(mut self, order: DateOrder) -> Option<Single> {
        self.found.extra |= self.unknown > 0 || self.week;
        if self.unknown > 6 || (self.unknown > 0 && self.found.misspelt) {
            return None;
        }
        if self.week {
            self.figures.retain(|figure| figure.digits == 4 || figure.after);
            self.nth = None;
        } else if self.first && self.found.month.is_some() && self.found.part.is_none() {
            self.found.day = Some(1);
        }
        self.found.marked = self.marks > 0;
        let plain = self.unknown == 0;
        settle(self.found, &self.figures, self.nth, plain, order)
    }
}

/// Whether the pieces begin with the ending of an ordinal, as in `1er`, `2.º` and `4to`, and how
/// many pieces it has.
pub(super) fn ordinal(tokens: &[DateToken<'_>]) -> (bool, usize) {
    let ends = |token: &DateToken<'_>| {
        let words = [
            "er", "ro", "do", "ra", "da", "to", "ta", "st", "nd", "rd", "th", "ero", "era", "ndo",
            "nda", "o",
        ];
        !token.spaced && (token.is_mark(&['º', '°', 'ª']) || token.is_word(&words))
    };
    match tokens {
        [first, ..] if ends(first) => (true, 1),
        [point, next, ..] if !point.spaced && point.is_mark(&['.']) && ends(next) => (true, 2),
        _ => (false, 0),
    }
}

/// The months of a part of the year that is written with a letter: `T1`, `Q1`, `C1`, `B1`, `S1`, `H1`.
fn letter_part(text: &str) -> Option<u32> {
    match text {
        "T" | "t" | "Q" | "q" => Some(3),
        "C" => Some(4),
        "B" => Some(2),
        "S" | "s" | "H" | "h" => Some(6),
        _ => None,
    }
}

/// A Roman number; one small letter is one only beside a part of the year.
fn roman(tokens: &[DateToken<'_>], at: usize) -> Option<u32> {
    let text = tokens[at].text;
    let number = words::roman(text).filter(|number| *number <= 6)?;
    let near = tokens[at.saturating_sub(1)..].iter().take(3);
    let small = matches!(text, "i" | "v");
    let part = |it: &DateToken<'_>| it.kind == DateTokenKind::Word && part_word(it.text).is_some();
    (!small || near.into_iter().any(part)).then_some(u32::from(number))
}
