//! The codes of number formats: their sections, and what each of them shows.

use super::fraction::Fraction;
use super::fraction::{MAYBE, PLACE};
use super::{Condition, FormatSection};
use crate::formats::decimal::{Decimal, Places};

/// Parts a code at the semicolons that are no texts.
pub(super) fn sections(code: &str) -> Vec<&str> {
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
struct SectionScan {
    before: String,
    after: String,
    places: Places,
    /// Digits have begun, and the decimal point came.
    digits: bool,
    point: bool,
    /// `#` stands in it, which no date has.
    number: bool,
    /// The number is shown as so many powers of ten of itself: two more for a percentage, three
    /// less for a comma behind its digits.
    power: i32,
    condition: Option<Condition>,
    /// `General` or `@` stands in it.
    general: bool,
    of_text: bool,
    /// The denominator of a fraction: its number, or how many digits it may have.
    denominator: Option<(u32, usize)>,
    /// There is a place for whole numbers before the numerator.
    mixed: bool,
    /// Digits stand in several places; all of them, with what is between.
    apart: bool,
    pattern: String,
    /// It holds what is neither a plain number nor a date.
    other: bool,
    /// The letters of a date, each run as one.
    date: Vec<char>,
    elapsed: bool,
}

impl FormatSection {
    /// Reads the code of one section.
    pub(super) fn new(code: &str) -> (Option<Condition>, Self) {
        let mut scan = SectionScan::default();
        let mut rest = code;
        while let Some(c) = rest.chars().next() {
            rest = scan.take(c, &rest[c.len_utf8()..]);
        }
        (scan.condition, scan.section())
    }
}

impl SectionScan {
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
            ',' if self.digits && self.after.is_empty() => {
                match rest.starts_with(['0', '#', '?']) {
                    true => self.places.grouped = true,
                    false => self.power -= 3,
                }
            }
            '%' => {
                self.power += 2;
                self.literal("%");
            }
            '1'..='9' if self.denominator.is_some() => self.denominate(c),
            'e' | 'E' if self.digits => self.other = true,
            'a' | 'A' if am_pm(rest) > 0 => {
                self.letter('h');
                return &rest[am_pm(rest)..];
            }
            'y' | 'Y' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'm' | 'M' | 'e' | 'E' => {
                self.letter(c.to_ascii_lowercase());
                return rest.trim_start_matches([c.to_ascii_lowercase(), c.to_ascii_uppercase()]);
            }
            'G' | 'g' if is_general(rest) => {
                self.general = true;
                return &rest["eneral".len()..];
            }
            '@' => (self.general, self.of_text) = (true, true),
            '/' if self.digits && self.date.is_empty() => self.denominator = Some((0, 0)),
            _ => self.literal(c.encode_utf8(&mut [0; 4])),
        }
        rest
    }

    fn literal(&mut self, text: &str) {
        let behind = self.digits || self.general;
        if behind {
            self.after.push_str(text)
        } else {
            self.before.push_str(text)
        }
        self.pattern.push_str(text);
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
        if let Some(condition) = condition(inside) {
            self.condition = Some(condition);
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
        self.digits = true;
        self.number |= c == '#';
        if self.denominator.is_some() {
            return self.denominate(c);
        }
        // Digits in two places, as in `000-0000`, are no plain number.
        self.apart |= !self.after.is_empty();
        self.mixed |= self.after == " ";
        self.pattern.push(if c == '0' { PLACE } else { MAYBE });
        let needed = usize::from(c == '0');
        if self.point {
            self.places.most += 1;
            self.places.least += needed;
        } else {
            self.places.whole += needed;
        }
    }

    fn denominate(&mut self, c: char) {
        if let Some((number, digits)) = &mut self.denominator {
            *number = *number * u32::from(*number < 10_000) * 10 + c.to_digit(10).unwrap_or(0);
            *digits += 1;
        }
    }

    fn letter(&mut self, letter: char) {
        self.date.push(letter);
    }

    fn section(self) -> FormatSection {
        if self.date.is_empty() || self.number {
            return self.number();
        }
        let has = |letter| self.date.contains(&letter);
        if has('d') {
            return FormatSection::Day;
        }
        if self.has_month() {
            return FormatSection::Month;
        }
        if has('y') || has('e') {
            return FormatSection::Day;
        }
        FormatSection::Time { seconds: has('s'), elapsed: self.elapsed }
    }

    fn number(self) -> FormatSection {
        let Self { before, after, places, power, of_text, .. } = self;
        let words = !self.digits && !self.general && before.contains(char::is_alphanumeric);
        match self.denominator {
            _ if words => FormatSection::Words(before),
            _ if self.other || !self.digits => {
                let plain = self.other || !self.general;
                let [before, after] =
                    [before, after].map(|it| if plain { String::new() } else { it });
                FormatSection::General { before, after, of_text }
            }
            Some((number, digits)) => {
                FormatSection::Fraction(Fraction { before, mixed: self.mixed, number, digits })
            }
            None if self.apart => match self.point || power != 0 {
                true => {
                    FormatSection::General { before: String::new(), after: String::new(), of_text }
                }
                false => FormatSection::Pattern(self.pattern),
            },
            None => FormatSection::Number { before, places, power, after },
        }
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

/// What a condition between brackets says: `>=1000`.
fn condition(inside: &str) -> Option<Condition> {
    let end = inside.find(|c| !matches!(c, '<' | '=' | '>'))?;
    let (sign, number) = inside.split_at(end);
    let than = Decimal::parse(number).map(Decimal::value).filter(|_| end > 0)?;
    let other = sign == "<>";
    let has = |c| sign.contains(c) || (other && c != '=');
    Some(Condition { less: has('<'), equal: has('='), greater: has('>'), than })
}

/// Whether the word *General* goes on so after its first letter.
fn is_general(rest: &str) -> bool {
    rest.get(.."eneral".len()).is_some_and(|it| it.eq_ignore_ascii_case("eneral"))
}

/// How many bytes of `AM/PM` or `A/P` follow its first letter.
fn am_pm(rest: &str) -> usize {
    let is = |mark: &str| rest.get(..mark.len()).is_some_and(|it| it.eq_ignore_ascii_case(mark));
    ["m/pm", "/p"].into_iter().find(|mark| is(mark)).map_or(0, str::len)
}
