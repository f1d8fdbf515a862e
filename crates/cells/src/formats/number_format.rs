//! Number formats of Excel (ECMA-376 part 1, 18.8.31): which numbers are dates, and how a number
//! is shown.

mod code;
mod fraction;

use std::rc::Rc;

use chrono::{Days, NaiveDate};
use keyed::Map;
use words::dates::MONTHS_SHORT;

use self::code::sections;
use super::decimal::{Decimal, Places};
use crate::grid::Cell;

/// How the numbers of a cell are shown.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct NumberFormat {
    /// For positive numbers, negative ones, zero and texts, as far as they are told apart; or for
    /// those that their conditions name.
    sections: Vec<(Option<Condition>, FormatSection)>,
}

/// Which numbers a section is for: those that compare so with a number.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Condition {
    /// Whether a number may be less, equal or greater.
    less: bool,
    equal: bool,
    greater: bool,
    than: f64,
}

impl Condition {
    fn holds(self, number: f64) -> bool {
        (self.less && number < self.than)
            || (self.equal && number == self.than)
            || (self.greater && number > self.than)
    }
}

/// One section of a format.
#[derive(Clone, PartialEq, Eq, Debug)]
enum FormatSection {
    /// All digits of the number, or the text itself, between texts; also a format that is none of
    /// these.
    General { before: String, after: String, of_text: bool },
    /// Words in place of the number.
    Words(String),
    /// A date with its day, or with no more than its year.
    Day,
    /// A date that shows a month but no day.
    Month,
    /// A time of day, or a length of time.
    Time { seconds: bool, elapsed: bool },
    /// Digits at places, with texts around them.
    /// The number shown is as many powers of ten larger than that of the cell.
    Number { before: String, places: Places, power: i32, after: String },
    /// A fraction of whole numbers.
    Fraction(fraction::Fraction),
    /// Digits among other characters, as in a telephone number: a `0` is one that is always there.
    Pattern(String),
}

/// The formats of a workbook by their numbers.
#[derive(Default)]
pub(crate) struct Formats {
    known: Map<u32, Rc<NumberFormat>>,
}

/// How the cells of a style read.
#[derive(Clone, Default)]
pub(crate) struct CellStyle {
    pub format: Rc<NumberFormat>,
    pub bold: bool,
    pub fill: Option<u32>,
}

/// The most styles, fonts and formats that a workbook can have in Excel, each for itself.
pub(crate) const MAX_STYLES: usize = 65_536;

/// The longest code that Excel takes, in characters.
const MAX_CODE: usize = 255;

impl Formats {
    /// Adds a format of the workbook's own.
    pub fn add(&mut self, id: u32, code: &str) {
        if self.known.len() < MAX_STYLES {
            self.known.insert(id, Rc::new(NumberFormat::new(code)));
        }
    }

    /// The format with a number: one of the workbook's own, or one that every workbook has.
    pub fn get(&mut self, id: u32) -> Rc<NumberFormat> {
        let known = || Rc::new(built_in(id).map(NumberFormat::new).unwrap_or_default());
        Rc::clone(self.known.or_insert_with(id, known))
    }
}

/// The day from which a workbook counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Epoch {
    /// 1 is 1 January 1900, and 60 is 29 February 1900, a day that there never was.
    #[default]
    Of1900,
    /// 0 is 1 January 1904.
    Of1904,
}

/// 31 December 9999, from where the systems stop counting.
const LAST_DAY: u32 = 2_958_465;

/// The codes of the formats that a file names by number only (ECMA-376 part 1, 18.8.30). Those of
/// East Asia differ by language; only whether they are dates is kept.
fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 | 41 => "#,##0",
        4 | 39 | 40 | 43 => "#,##0.00",
        42 => "\"$\"#,##0",
        44 => "\"$\"#,##0.00",
        9 => "0%",
        10 => "0.00%",
        12 => "# ?/?",
        13 => "# ??/??",
        14..=16 | 22 | 27..=31 | 34..=36 | 50..=58 => "d/m/y",
        17 => "mmm-yy",
        18..=21 | 32 | 33 => "h:mm",
        45 | 47 => "mm:ss",
        46 => "[h]:mm:ss",
        _ => return None,
    })
}

/// The text of a date cell: `mar-26` where it shows months only, with a year of four digits where
/// two would be taken for another one; else `30/06/2025`.
pub(crate) fn date_text(day: NaiveDate, month_only: bool) -> String {
    use chrono::Datelike;
    let month = day.month0() as usize;
    if month_only {
        return match day.year() {
            year @ 2000..=2099 => format!("{}-{:02}", MONTHS_SHORT[month], year - 2000),
            year => format!("{}-{year}", MONTHS_SHORT[month]),
        };
    }
    format!("{:02}/{:02}/{}", day.day(), month + 1, day.year())
}

impl Epoch {
    /// What [`crate::grid::Grid::epoch`] says of it.
    pub fn days(self) -> u16 {
        if self == Self::Of1904 { 1462 } else { 0 }
    }

    /// The day of a serial number, where there is one.
    pub fn day(self, serial: u32) -> Option<NaiveDate> {
        let (first, days) = match (self, serial) {
            (_, serial) if serial > LAST_DAY => return None,
            (Self::Of1900, 0 | 60) => return None,
            (Self::Of1900, 1..60) => (NaiveDate::from_ymd_opt(1899, 12, 31)?, serial),
            (Self::Of1900, _) => (NaiveDate::from_ymd_opt(1899, 12, 30)?, serial),
            (Self::Of1904, _) => (NaiveDate::from_ymd_opt(1904, 1, 1)?, serial),
        };
        first.checked_add_days(Days::new(days.into()))
    }
}

impl Epoch {
    /// The serial number of a day from March 1900 on.
    pub fn serial(self, day: NaiveDate) -> Option<u32> {
        let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
        let days = (day - first).num_days() - i64::from(self.days());
        u32::try_from(days).ok().filter(|days| (61..=LAST_DAY).contains(days))
    }
}

impl NumberFormat {
    /// Reads a format's code. What is not understood shows all digits.
    pub fn new(code: &str) -> Self {
        let end = code.char_indices().nth(MAX_CODE).map_or(code.len(), |(at, _)| at);
        let code = &code[..end];
        Self { sections: sections(code).into_iter().take(4).map(FormatSection::new).collect() }
    }

    /// A cell that holds `number`.
    pub fn cell(&self, number: Decimal, epoch: Epoch) -> Cell {
        let (section, unsigned) = self.section(number);
        // A section for negative numbers alone writes its own sign.
        let signed = |shown: &str| {
            let digits = shown.contains(|c| matches!(c, '1'..='9'));
            if number.is_negative() && !unsigned && digits { "-" } else { "" }
        };
        match section {
            FormatSection::General { before, after, .. } => {
                let digits = number.general();
                let digits = if unsigned { digits.trim_start_matches('-') } else { &digits };
                Cell::new(format!("{before}{digits}{after}").trim())
            }
            FormatSection::Words(words) => Cell::new(words.trim()),
            FormatSection::Day => date(number, epoch, false),
            FormatSection::Month => date(number, epoch, true),
            FormatSection::Time { seconds, elapsed } => time(number, *seconds, *elapsed),
            FormatSection::Number { before, places, power, after } => {
                let digits = number.times_ten(*power).fixed(*places);
                Cell::new(format!("{}{before}{digits}{after}", signed(&digits)).trim())
            }
            FormatSection::Fraction(fraction) => {
                let shown = fraction.show(number.value().abs());
                Cell::new(format!("{}{}", signed(&shown), shown.trim()))
            }
            FormatSection::Pattern(pattern) => {
                let shown = fraction::patterned(pattern, &number.fixed(Places::default()));
                Cell::new(format!("{}{}", signed(&shown), shown.trim()))
            }
        }
    }

    /// The section for a number, and whether it is for negative ones alone.
    fn section(&self, number: Decimal) -> (&FormatSection, bool) {
        const GENERAL: &FormatSection =
            &FormatSection::General { before: String::new(), after: String::new(), of_text: false };
        let count = self.sections.len().min(3);
        if self.sections.iter().any(|(condition, _)| condition.is_some()) {
            let value = number.value();
            let usual = |at: usize| match at {
                0 => value > 0.0,
                1 if count > 2 => value < 0.0,
                _ => true,
            };
            let mut each = self.sections[..count].iter().enumerate();
            let found = each.find(|(at, (condition, _))| match condition {
                Some(condition) => condition.holds(value),
                None => usual(*at),
            });
            let Some((_, (condition, section))) = found else { return (GENERAL, false) };
            let unsigned = condition.is_some_and(|it| !it.greater && it.less && it.than <= 0.0);
            return (section, unsigned);
        }
        let at = match count {
            3.. if number.is_zero() => 2,
            2.. if number.is_negative() => 1,
            _ => 0,
        };
        (self.sections.get(at).map_or(GENERAL, |(_, section)| section), at == 1)
    }

    /// A text as its cell shows it: the fourth section, or the only one, may put words around it.
    pub fn text(&self, text: String) -> String {
        let section = match self.sections.as_slice() {
            [only] => Some(only),
            sections => sections.get(3),
        };
        match section {
            Some((_, FormatSection::General { before, after, of_text: true }))
                if !text.is_empty() =>
            {
                format!("{before}{text}{after}").trim().to_owned()
            }
            _ => text,
        }
    }

    /// Whether it shows numbers as they are.
    pub fn is_general(&self) -> bool {
        match self.sections.first() {
            None => true,
            Some((_, FormatSection::General { before, after, .. })) => {
                before.is_empty() && after.is_empty()
            }
            Some(_) => false,
        }
    }

    /// Whether it shows the months of dates, but no days.
    pub fn is_month(&self) -> bool {
        matches!(self.sections.first(), Some((_, FormatSection::Month)))
    }

    /// Whether it shows dates.
    #[cfg(test)]
    fn is_date(&self) -> bool {
        matches!(self.sections.first(), Some((_, FormatSection::Month | FormatSection::Day)))
    }
}

fn date(number: Decimal, epoch: Epoch, month_only: bool) -> Cell {
    let Some((serial, _)) = number.days() else { return Cell::new(number.general()) };
    match epoch.day(serial) {
        Some(day) => Cell { date: Some(day), ..Cell::new(date_text(day, month_only)) },
        None if serial == 60 => Cell::new("29/02/1900"),
        None => Cell::new(number.general()),
    }
}

fn time(number: Decimal, show_seconds: bool, elapsed: bool) -> Cell {
    let Some((days, seconds)) = number.days() else { return Cell::new(number.general()) };
    let hours = seconds / 3600 + if elapsed { days * 24 } else { 0 };
    let mut text = format!("{hours:02}:{:02}", seconds / 60 % 60);
    if show_seconds {
        text.push_str(&format!(":{:02}", seconds % 60));
    }
    Cell::new(text)
}

#[cfg(test)]
mod tests;
