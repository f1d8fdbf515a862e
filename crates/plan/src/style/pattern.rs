//! A written date taken apart into what changes with the date and what stays.

use chrono::{Datelike, NaiveDate};

use super::words::{self, Case, MONTHS, MONTHS_SHORT, ORDINALS, ROMANS};
use crate::month::Month;

/// A piece of a written date.
#[derive(Clone, PartialEq, Eq, Debug)]
enum PatternPart {
    /// Words and signs that stay.
    Text(String),
    Day {
        padded: bool,
    },
    MonthName {
        full: bool,
        case: Case,
    },
    MonthNumber {
        padded: bool,
    },
    Year {
        short: bool,
    },
    /// `1` in `T1`, `1er` or `trimestre 1`.
    QuarterDigit,
    /// `er` in `1er`.
    QuarterEnding(Case),
    /// One of four words, as in `primer trimestre` or `II trimestre`.
    QuarterWord {
        words: [&'static str; 4],
        case: Case,
    },
}

/// A written date with blanks for month, year, day and quarter, and what stood in the blanks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Pattern {
    parts: Vec<PatternPart>,
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

/// What the blanks of a pattern are filled with.
pub(super) struct Filling {
    month: Month,
    day: u32,
}

impl Filling {
    pub(super) fn month(month: Month) -> Self {
        Self { month, day: 1 }
    }

    pub(super) fn quarter(first: Month) -> Self {
        Self { month: first, day: 1 }
    }

    pub(super) fn day(day: NaiveDate) -> Self {
        Self { month: Month::of(day), day: day.day() }
    }
}

/// `year` in full, or its last two digits where they mean this century.
pub(super) fn year(year: i32, short: bool) -> String {
    match short && (2000..2100).contains(&year) {
        true => format!("{:02}", year % 100),
        false => format!("{year}"),
    }
}

/// A run of letters, of digits, or of anything else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum PatternToken<'a> {
    Word(&'a str),
    Number(&'a str),
    Other(&'a str),
}

fn tokens(text: &str) -> Vec<PatternToken<'_>> {
    let kind = |c: char| (c.is_alphabetic(), c.is_ascii_digit());
    let mut rest = text;
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        let (token, tail) = rest.split_at(end);
        tokens.push(match kind(first) {
            (true, _) => PatternToken::Word(token),
            (_, true) => PatternToken::Number(token),
            _ => PatternToken::Other(token),
        });
        rest = tail;
    }
    tokens
}

impl Pattern {
    /// The pattern of a written date; `None` where it is not clear which part is which. Signs
    /// before and after it, as in `enero 26-`, do not belong to it.
    pub(super) fn of(written: &str) -> Option<Self> {
        let tokens = tokens(written.trim_matches(|c: char| !c.is_alphanumeric()));
        if tokens.len() > 12 {
            return None;
        }
        match quarter_tokens(&tokens) {
            Some(quarter) => Self::with_quarter(&tokens, quarter),
            None => Self::with_month(&tokens),
        }
    }

    pub(super) fn is_month(&self) -> bool {
        self.has_month() && !self.parts.iter().any(|it| matches!(it, PatternPart::Day { .. }))
    }

    pub(super) fn is_day(&self) -> bool {
        self.has_month() && self.parts.iter().any(|it| matches!(it, PatternPart::Day { .. }))
    }

    pub(super) fn is_quarter(&self) -> bool {
        !self.has_month()
    }

    fn has_month(&self) -> bool {
        let month = |it: &PatternPart| {
            matches!(it, PatternPart::MonthName { .. } | PatternPart::MonthNumber { .. })
        };
        self.parts.iter().any(month)
    }

    /// Whether nothing that was written contradicts `month`.
    pub(super) fn says(&self, month: Month) -> bool {
        let year =
            |year| if year < 100 { month.year() % 100 == year } else { month.year() == year };
        self.month.is_none_or(|number| number == month.number()) && self.year.is_none_or(year)
    }

    /// Whether the day that was written is `day`.
    pub(super) fn says_day(&self, day: u32) -> bool {
        self.day == Some(day)
    }

    fn with_month(tokens: &[PatternToken<'_>]) -> Option<Self> {
        let name = month_token(tokens)?;
        let numbers = numbers(tokens);
        let roles = roles(&numbers, name)?;
        let padded = padded(&numbers, name.is_some());
        let mut pattern = Self::default();
        let mut roles = roles.iter();
        for (position, token) in tokens.iter().enumerate() {
            match *token {
                PatternToken::Number(digits) => pattern.number(digits, *roles.next()?, padded)?,
                PatternToken::Word(word) if name == Some(position) => pattern.month_name(word),
                PatternToken::Word(text) | PatternToken::Other(text) => pattern.text(text),
            }
        }
        Some(pattern)
    }

    fn with_quarter(tokens: &[PatternToken<'_>], quarter: Quarter) -> Option<Self> {
        let mut pattern = Self::default();
        for (position, token) in tokens.iter().enumerate() {
            match *token {
                PatternToken::Number(_) if position == quarter.position => {
                    pattern.parts.push(PatternPart::QuarterDigit);
                }
                PatternToken::Word(word) if position == quarter.position => {
                    let words = quarter.words?;
                    pattern.parts.push(PatternPart::QuarterWord { words, case: Case::of(word) });
                }
                PatternToken::Word(word) if quarter.ending == Some(position) => {
                    pattern.parts.push(PatternPart::QuarterEnding(Case::of(word)));
                }
                PatternToken::Number(digits) => pattern.number(digits, DateField::Year, false)?,
                PatternToken::Word(text) | PatternToken::Other(text) => pattern.text(text),
            }
        }
        Some(pattern)
    }

    fn text(&mut self, text: &str) {
        self.parts.push(PatternPart::Text(text.to_owned()));
    }

    fn month_name(&mut self, word: &str) {
        let full = MONTHS.contains(&word.to_lowercase().as_str()) || word.chars().count() > 4;
        self.month = words::month_named(word);
        self.parts.push(PatternPart::MonthName { full, case: Case::of(word) });
    }

    fn number(&mut self, digits: &str, role: DateField, padded: bool) -> Option<()> {
        let value: u32 = digits.parse().ok()?;
        self.parts.push(match role {
            DateField::Day => {
                self.day = Some(value);
                PatternPart::Day { padded }
            }
            DateField::Month => {
                self.month = Some(value);
                PatternPart::MonthNumber { padded }
            }
            DateField::Year => {
                let one = self.year.replace(i32::try_from(value).ok()?).is_none();
                let fits = digits.len() == 2 || digits.len() == 4;
                (one && fits).then_some(PatternPart::Year { short: digits.len() == 2 })?
            }
        });
        Some(())
    }

    /// The date in this style. A style without a year gets one: away from its place, `marzo`
    /// alone would not say which.
    pub(super) fn write(&self, filling: &Filling) -> String {
        let mut written: String = self.parts.iter().map(|part| part.write(filling)).collect();
        if self.year.is_none() {
            let short = |it: &PatternPart| matches!(it, PatternPart::MonthName { full: false, .. });
            let short = self.is_month() && self.parts.iter().any(short);
            written.push(if short { '-' } else { ' ' });
            written.push_str(&year(filling.month.year(), short));
        }
        written
    }
}

impl PatternPart {
    fn write(&self, filling: &Filling) -> String {
        let month = filling.month.number();
        let quarter = filling.month.quarter() as usize - 1;
        match self {
            Self::Text(text) => text.clone(),
            Self::Day { padded } => number(filling.day, *padded),
            Self::MonthName { full: true, case } => case.write(MONTHS[month as usize - 1]),
            Self::MonthName { full: false, case } => case.write(MONTHS_SHORT[month as usize - 1]),
            Self::MonthNumber { padded } => number(month, *padded),
            Self::Year { short } => year(filling.month.year(), *short),
            Self::QuarterDigit => number(filling.month.quarter(), false),
            Self::QuarterEnding(case) => case.write(words::ORDINAL_ENDINGS[quarter]),
            Self::QuarterWord { words, case } => case.write(words[quarter]),
        }
    }
}

fn number(number: u32, padded: bool) -> String {
    if padded { format!("{number:02}") } else { format!("{number}") }
}

/// What a number in a date is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum DateField {
    Day,
    Month,
    Year,
}

/// A number of a date, and whether it stands behind the month's name.
struct Number<'a> {
    digits: &'a str,
    position: usize,
}

fn numbers<'a>(tokens: &[PatternToken<'a>]) -> Vec<Number<'a>> {
    let number = |(position, token): (usize, &PatternToken<'a>)| match *token {
        PatternToken::Number(digits) => Some(Number { digits, position }),
        _ => None,
    };
    tokens.iter().enumerate().filter_map(number).collect()
}

/// What the numbers of a date are, whose month's name is the token `name`, if it has one.
fn roles(numbers: &[Number<'_>], name: Option<usize>) -> Option<&'static [DateField]> {
    use DateField::{Day, Month, Year};
    let full_year = |number: &Number<'_>| number.digits.len() == 4;
    Some(match (numbers, name) {
        ([], Some(_)) => &[],
        ([only], Some(name)) if full_year(only) || only.position > name => &[Year],
        ([_], Some(_)) => &[Day],
        ([first, _], Some(_)) if full_year(first) => &[Year, Day],
        ([_, _], Some(_)) => &[Day, Year],
        ([first, _], None) if full_year(first) => &[Year, Month],
        ([_, _], None) => &[Month, Year],
        ([first, _, _], None) if full_year(first) => &[Year, Month, Day],
        ([_, _, _], None) => &[Day, Month, Year],
        _ => return None,
    })
}

/// Whether days and months are written with two digits: `03/2026`, `30/06/2025`. Beside a
/// month's name only a zero shows it.
fn padded(numbers: &[Number<'_>], named: bool) -> bool {
    let zero = numbers.iter().any(|it| it.digits.len() == 2 && it.digits.starts_with('0'));
    let single = numbers.iter().any(|it| it.digits.len() == 1);
    if named { zero && !single } else { !single }
}

/// The token that names the month: none at all (a date in numbers) or exactly one, otherwise
/// this is not a date of one month.
fn month_token(tokens: &[PatternToken<'_>]) -> Option<Option<usize>> {
    let positions = |is_month: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let named =
            |token: &PatternToken<'_>| matches!(token, PatternToken::Word(word) if is_month(word));
        (0..tokens.len()).filter(|&position| named(&tokens[position])).collect()
    };
    match positions(&|word| words::month_named(word).is_some())[..] {
        [only] => return Some(Some(only)),
        [] => {}
        _ => return None,
    }
    match positions(&words::resembles_month)[..] {
        [only] => Some(Some(only)),
        [] if tokens.iter().any(|token| matches!(token, PatternToken::Word(_))) => None,
        [] => Some(None),
        _ => None,
    }
}

/// Where the number of a quarter stands.
#[derive(Clone, Copy)]
struct Quarter {
    position: usize,
    ending: Option<usize>,
    words: Option<[&'static str; 4]>,
}

impl Quarter {
    fn digit(position: usize, ending: Option<usize>) -> Self {
        Self { position, ending, words: None }
    }
}

/// The quarter among the tokens: `T1`, `1T`, `Q1`, `1er trimestre`, `II trimestre`,
/// `trimestre 1`.
fn quarter_tokens(tokens: &[PatternToken<'_>]) -> Option<Quarter> {
    let quarter_mark =
        |token: &PatternToken<'_>| matches!(token, PatternToken::Word("T" | "t" | "Q" | "q"));
    if let Some(mark) = tokens.iter().position(quarter_mark) {
        let beside = [Some(mark + 1), mark.checked_sub(1)];
        return beside
            .into_iter()
            .flatten()
            .find(|&it| is_digit(tokens, it))
            .map(|position| Quarter::digit(position, None));
    }
    let trimester =
        |token: &PatternToken<'_>| matches!(token, PatternToken::Word(word) if is_trimester(word));
    let mark = tokens.iter().position(trimester)?;
    (0..mark).rev().chain(mark + 1..tokens.len()).find_map(|it| ordinal(tokens, it))
}

fn is_trimester(word: &str) -> bool {
    let word = word.to_lowercase();
    word.starts_with("trim") && "trimestres".starts_with(&word)
}

fn is_digit(tokens: &[PatternToken<'_>], position: usize) -> bool {
    matches!(tokens.get(position), Some(PatternToken::Number("1" | "2" | "3" | "4")))
}

/// The number of a quarter at this place.
fn ordinal(tokens: &[PatternToken<'_>], position: usize) -> Option<Quarter> {
    if is_digit(tokens, position) {
        let ending =
            matches!(tokens.get(position + 1), Some(PatternToken::Word(word)) if is_ending(word));
        return Some(Quarter::digit(position, ending.then_some(position + 1)));
    }
    let Some(PatternToken::Word(word)) = tokens.get(position) else { return None };
    let word = word.to_lowercase();
    let words = [ORDINALS, ROMANS].into_iter().find(|words| {
        words.iter().any(|it| word == *it || (*it).len() > 4 && word.strip_suffix('o') == Some(it))
    })?;
    Some(Quarter { position, ending: None, words: Some(words) })
}

fn is_ending(word: &str) -> bool {
    let word = word.to_lowercase();
    words::ORDINAL_ENDINGS.iter().chain(&words::OTHER_ENDINGS).any(|ending| word == *ending)
}
