//! Numbers as fractions (`# ?/?`), and digits among other characters (`000-0000`).

use crate::formats::decimal::{Decimal, Places};

/// The places of a digit that always stands there, and of one that may, in a pattern. No text has
/// these characters.
pub(super) const PLACE: char = '\u{1}';
pub(super) const MAYBE: char = '\u{2}';

/// How a fraction is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Fraction {
    pub before: String,
    /// The whole part stands before it.
    pub mixed: bool,
    /// Its denominator; zero where the best is taken that has so many digits.
    pub number: u32,
    pub digits: usize,
}

impl Fraction {
    /// A number that is not negative, as near as the denominators come.
    pub fn show(&self, number: f64) -> String {
        let whole = if self.mixed { number.trunc().min(1e15) } else { 0.0 };
        let part = number - whole;
        let most = 10_u32.pow(self.digits.clamp(1, 3) as u32) - 1;
        let denominators = if self.number > 0 { self.number..=self.number } else { 1..=most };
        let error = |of: u32| (part - (part * f64::from(of)).round() / f64::from(of)).abs();
        let best = denominators.min_by(|one, other| error(*one).total_cmp(&error(*other)));
        let of = best.unwrap_or(1);
        let count = (part * f64::from(of)).round();
        let before = &self.before;
        match (self.mixed, count) {
            (true, 0.0) => format!("{before}{}", digits(whole)),
            (true, _) if count == f64::from(of) => format!("{before}{}", digits(whole + 1.0)),
            (true, _) if whole > 0.0 => {
                format!("{before}{} {}/{of}", digits(whole), digits(count))
            }
            _ => format!("{before}{}/{of}", digits(count)),
        }
    }
}

/// A whole number.
fn digits(number: f64) -> String {
    let places = Places { whole: 1, ..Places::default() };
    Decimal::of(number).unwrap_or_default().fixed(places)
}

/// Digits put into the places of a pattern from its end on; those that are left stand before the
/// first. What stands between places that are empty falls away.
pub(super) fn patterned(pattern: &str, digits: &str) -> String {
    let mut digits = digits.chars().rev().peekable();
    let places = pattern.chars().filter(|c| matches!(*c, PLACE | MAYBE)).count();
    let mut seen = 0;
    let mut out = Vec::new();
    for c in pattern.chars().rev() {
        if !matches!(c, PLACE | MAYBE) {
            out.push(c);
            continue;
        }
        seen += 1;
        match digits.next() {
            Some(digit) => out.push(digit),
            None if c == PLACE => out.push('0'),
            None => {}
        }
        if seen == places {
            out.extend(digits.by_ref());
        }
    }
    out.iter().rev().collect()
}
