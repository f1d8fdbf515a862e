//! Number formats of Excel (ECMA-376 part 1, 18.8.31): which numbers are dates, and how a number
//! is shown.

use chrono::{Days, NaiveDate};

use super::decimal::{Decimal, Places};
use crate::grid::Cell;

/// How the numbers of a cell are shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Format {
    /// For positive numbers, negative ones and zero, as far as they are told apart.
    sections: Vec<Section>,
}

/// One section of a format.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Section {
    /// All digits of the number, or a format that is none of these.
    General,
    /// A date with its day, or with no more than its year.
    Day,
    /// A date that shows a month but no day.
    Month,
    /// A time of day, or a length of time.
    Time { seconds: bool, elapsed: bool },
    /// Digits at places, with texts around them.
    Number { before: String, places: Places, percent: bool, after: String },
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

/// The short names of the months, as a date cell shows them in Spanish.
const MONTHS: [&str; 12] =
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"];

/// The codes of the formats that a file names by number only (ECMA-376 part 1, 18.8.30). Those of
/// East Asia differ by language; only whether they are dates is kept.
pub(crate) fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 | 41 => "#,##0",
        4 | 39 | 40 | 43 => "#,##0.00",
        42 => "\"$\"#,##0",
        44 => "\"$\"#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14..=16 | 22 | 27..=31 | 34..=36 | 50..=58 => "d/m/y",
        17 => "mmm-yy",
        18..=21 | 32 | 33 => "h:mm",
        45 | 47 => "mm:ss",
        46 => "[h]:mm:ss",
        _ => return None,
    })
}

/// The text of a date cell: `mar-26` where it shows months only, else `30/06/2025`.
pub(crate) fn date_text(day: NaiveDate, month_only: bool) -> String {
    use chrono::Datelike;
    let month = day.month0() as usize;
    if month_only {
        return format!("{}-{:02}", MONTHS[month], day.year().rem_euclid(100));
    }
    format!("{:02}/{:02}/{}", day.day(), month + 1, day.year())
}

impl Epoch {
    /// The day of a serial number, where there is one.
    fn day(self, serial: u32) -> Option<NaiveDate> {
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

impl Format {
    /// Reads a format's code. What is not understood shows all digits.
    pub fn new(code: &str) -> Self {
        Self { sections: sections(code).into_iter().take(3).map(Section::new).collect() }
    }

    /// A cell that holds `number`.
    pub fn cell(&self, number: Decimal, epoch: Epoch) -> Cell {
        let at = match self.sections.len() {
            3.. if number.is_zero() => 2,
            2.. if number.is_negative() => 1,
            _ => 0,
        };
        match self.sections.get(at).unwrap_or(&Section::General) {
            Section::General => Cell::new(number.general()),
            Section::Day => date(number, epoch, false),
            Section::Month => date(number, epoch, true),
            Section::Time { seconds, elapsed } => time(number, *seconds, *elapsed),
            Section::Number { before, places, percent, after } => {
                let shown = if *percent { number.percent() } else { number };
                let digits = shown.fixed(*places);
                let minus =
                    at == 0 && number.is_negative() && digits.contains(|c| matches!(c, '1'..='9'));
                let sign = if minus { "-" } else { "" };
                Cell::new(format!("{sign}{before}{digits}{after}").trim())
            }
        }
    }

    /// Whether it shows the months of dates, but no days.
    pub fn is_month(&self) -> bool {
        self.sections.first() == Some(&Section::Month)
    }

    /// Whether it shows dates.
    #[cfg(test)]
    fn is_date(&self) -> bool {
        matches!(self.sections.first(), Some(Section::Month | Section::Day))
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

/// Parts a code at the semicolons that are no texts.
fn sections(code: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut begin = 0;
    let mut chars = code.char_indices();
    let mut quoted = false;
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => drop(chars.next()),
            ';' if !quoted => {
                parts.push(&code[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&code[begin..]);
    parts
}

/// What has been read of a section.
#[derive(Default)]
struct Scan {
    before: String,
    after: String,
    places: Places,
    /// Digits have begun, and the decimal point came.
    digits: bool,
    point: bool,
    /// `#` stands in it, which no date has.
    number: bool,
    percent: bool,
    /// It holds what is neither a plain number nor a date.
    other: bool,
    /// The letters of a date, each run as one.
    date: Vec<char>,
    elapsed: bool,
}

impl Section {
    fn new(code: &str) -> Self {
        let mut scan = Scan::default();
        let mut rest = code;
        while let Some(c) = rest.chars().next() {
            rest = scan.take(c, &rest[c.len_utf8()..]);
        }
        scan.section()
    }
}

impl Scan {
    /// Takes in the character `c` and gives what is left of the code after it.
    fn take<'a>(&mut self, c: char, rest: &'a str) -> &'a str {
        match c {
            '"' => {
                let (text, rest) = rest.split_once('"').unwrap_or((rest, ""));
                self.literal(text);
                return rest;
            }
            '[' => {
                let (inside, rest) = rest.split_once(']').unwrap_or((rest, ""));
                self.bracket(inside);
                return rest;
            }
            '\\' => return self.escaped(rest, true),
            '_' | '*' => return self.escaped(rest, false),
            '0' | '#' | '?' => self.digit(c),
            '.' if self.digits || rest.starts_with(['0', '#', '?']) => self.point = true,
            ',' if self.digits => self.places.grouped |= rest.starts_with(['0', '#', '?']),
            '%' => {
                self.percent = true;
                self.literal("%");
            }
            'e' | 'E' if self.digits => self.other = true,
            'a' | 'A' if am_pm(rest) > 0 => {
                self.letter('h');
                return &rest[am_pm(rest)..];
            }
            'y' | 'Y' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'm' | 'M' | 'e' | 'E' => {
                self.letter(c.to_ascii_lowercase());
                return rest.trim_start_matches([c.to_ascii_lowercase(), c.to_ascii_uppercase()]);
            }
            'G' | 'g' => {
                self.other = true;
                return rest.strip_prefix("eneral").or(rest.strip_prefix("ENERAL")).unwrap_or(rest);
            }
            '@' => self.other = true,
            '/' if self.digits => self.other = true,
            _ => self.literal(c.encode_utf8(&mut [0; 4])),
        }
        rest
    }

    fn literal(&mut self, text: &str) {
        if self.digits { self.after.push_str(text) } else { self.before.push_str(text) }
    }

    fn escaped<'a>(&mut self, rest: &'a str, shown: bool) -> &'a str {
        let mut chars = rest.chars();
        if let Some(c) = chars.next().filter(|_| shown) {
            self.literal(c.encode_utf8(&mut [0; 4]));
        }
        chars.as_str()
    }

    /// A colour, a condition, a language, a currency `[$RD$-1C0A]` or a length of time `[h]`.
    fn bracket(&mut self, inside: &str) {
        if let Some(currency) = inside.strip_prefix('$') {
            self.literal(currency.split('-').next().unwrap_or_default());
            return;
        }
        let first = inside.chars().next().map(|c| c.to_ascii_lowercase());
        let is_time = |c: char| Some(c.to_ascii_lowercase()) == first;
        if let Some(unit @ ('h' | 'm' | 's')) = first
            && inside.chars().all(is_time)
        {
            self.elapsed = true;
            self.date.push(if unit == 's' { 's' } else { 'h' });
        }
    }

    fn digit(&mut self, c: char) {
        if !self.after.is_empty() && !self.date.contains(&'s') {
            // Digits in two places, as in `000-0000`, are no plain number.
            self.other |= self.after != "%";
        }
        self.digits = true;
        self.number |= c == '#';
        let needed = usize::from(c == '0');
        if self.point {
            self.places.most += 1;
            self.places.least += needed;
        } else {
            self.places.whole += needed;
        }
    }

    fn letter(&mut self, letter: char) {
        self.date.push(letter);
    }

    fn section(self) -> Section {
        if self.date.is_empty() || self.number {
            return match self.other || !self.digits {
                true => Section::General,
                false => Section::Number {
                    before: self.before,
                    places: self.places,
                    percent: self.percent,
                    after: self.after,
                },
            };
        }
        let has = |letter| self.date.contains(&letter);
        if has('d') {
            return Section::Day;
        }
        if self.has_month() {
            return Section::Month;
        }
        if has('y') || has('e') {
            return Section::Day;
        }
        Section::Time { seconds: has('s'), elapsed: self.elapsed }
    }

    /// An `m` is minutes after hours and before seconds, else months.
    fn has_month(&self) -> bool {
        let date = &self.date;
        let is_month = |at: usize| {
            let after_hours = at > 0 && date[at - 1] == 'h';
            date[at] == 'm' && !after_hours && date.get(at + 1) != Some(&'s')
        };
        (0..date.len()).any(is_month)
    }
}

/// How many bytes of `AM/PM` or `A/P` follow its first letter.
fn am_pm(rest: &str) -> usize {
    let is = |mark: &str| rest.get(..mark.len()).is_some_and(|it| it.eq_ignore_ascii_case(mark));
    ["m/pm", "/p"].into_iter().find(|mark| is(mark)).map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: &str) -> String {
        Decimal::parse(number)
            .map_or_else(String::new, |number| Format::new(code).cell(number, Epoch::Of1900).text)
    }

    #[test]
    fn dates_are_told_by_their_format() {
        let cases = [
            ("d/m/y", (false, true)),
            ("mmm-yy", (true, true)),
            ("[$-C0A]mmm\\-yy;@", (true, true)),
            ("MMMM\" de \"YYYY", (true, true)),
            ("[$-1C0A]d\\ \"de\"\\ mmmm\\ \"de\"\\ yyyy;@", (false, true)),
            ("yyyy", (false, true)),
            ("dd/mm/yyyy hh:mm", (false, true)),
            ("[Red]dd\\-mm", (false, true)),
            ("h:mm AM/PM", (false, false)),
            ("mm:ss.0", (false, false)),
            ("0\" días\"", (false, false)),
            ("0\\d", (false, false)),
            ("General", (false, false)),
            ("@", (false, false)),
            ("#,##0.00\\ \"RD$\";[Red]\\-#,##0.00", (false, false)),
            ("0.00E+00", (false, false)),
            ("", (false, false)),
        ];
        for (code, expect) in cases {
            let format = Format::new(code);
            assert_eq!((format.is_month(), format.is_date()), expect, "{code}");
        }
        let dates = (0..100).filter(|id| Format::new(built_in(*id).unwrap_or("")).is_date());
        let expect: Vec<u32> =
            [14..=17, 22..=22, 27..=31, 34..=36, 50..=58].into_iter().flatten().collect();
        assert_eq!(dates.collect::<Vec<_>>(), expect);
    }

    #[test]
    fn numbers_are_shown_as_their_cell_shows_them() {
        let cases = [
            ("0%", "0.5", "50%"),
            ("0.0%", "0.1254", "12.5%"),
            ("General", "0.1", "0.1"),
            ("#,##0.00", "150000", "150,000.00"),
            ("\"RD$\"#,##0.00;[Red]\\-\"RD$\"#,##0.00", "-1500.5", "-RD$1,500.50"),
            ("[$RD$-1C0A]#,##0", "2500", "RD$2,500"),
            ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-", "0", "0"),
            ("000", "7", "007"),
            ("0", "-3", "-3"),
            ("000\\-0000", "8095551", "8095551"),
            ("# ?/?", "0.5", "0.5"),
            ("0.00E+00", "12345", "12345"),
            ("mmm-yy", "46082", "mar-26"),
            ("dd/mm/yyyy", "45838", "30/06/2025"),
            ("dd/mm/yyyy", "45838.75", "30/06/2025"),
            ("mmm-yy", "46266", "sept-26"),
            ("h:mm", "0.5", "12:00"),
            ("h:mm:ss AM/PM", "0.75", "18:00:00"),
            ("[h]:mm", "1.5", "36:00"),
            ("d/m/y", "60", "29/02/1900"),
            ("d/m/y", "59", "28/02/1900"),
            ("d/m/y", "61", "01/03/1900"),
            ("d/m/y", "1", "01/01/1900"),
            ("d/m/y", "0", "0"),
            ("d/m/y", "-5", "-5"),
            ("d/m/y", "2958465", "31/12/9999"),
            ("d/m/y", "2958466", "2958466"),
        ];
        for (code, number, expect) in cases {
            assert_eq!(shown(code, number), expect, "{code} {number}");
        }
    }

    #[test]
    fn both_systems_count_days() {
        let number = Decimal::parse("44620").unwrap_or_default();
        let cell = Format::new("d/m/y").cell(number, Epoch::Of1904);
        assert_eq!(cell.date, NaiveDate::from_ymd_opt(2026, 3, 1));
        assert_eq!(cell.text, "01/03/2026");
    }
}
