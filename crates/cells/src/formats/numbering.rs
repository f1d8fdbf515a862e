//! Automatic numbers of lists, as word processors count and write them. They are not in the text
//! of a file.

use super::flow::BULLET;

/// The most levels of a list (ISO/IEC 29500-1, 17.9.6 has nine, OpenDocument ten).
pub(crate) const LEVELS: usize = 10;

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum CounterStyle {
    #[default]
    Decimal,
    /// Decimal, with a zero before a single digit.
    Padded,
    Letter,
    UpperLetter,
    Roman,
    UpperRoman,
    Bullet,
    /// No number at all.
    Nothing,
}

impl CounterStyle {
    /// The format that OpenDocument and HTML name so.
    pub fn from_sign(sign: &str) -> Self {
        match sign {
            "a" => Self::Letter,
            "A" => Self::UpperLetter,
            "i" => Self::Roman,
            "I" => Self::UpperRoman,
            "" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// Writes a number.
    pub fn write(self, number: u32) -> String {
        match self {
            Self::Padded => format!("{number:02}"),
            Self::Letter => letters(number),
            Self::UpperLetter => letters(number).to_ascii_uppercase(),
            Self::Roman => roman(number),
            Self::UpperRoman => roman(number).to_ascii_uppercase(),
            Self::Bullet | Self::Nothing => String::new(),
            Self::Decimal => number.to_string(),
        }
    }
}

/// `a` … `z`, `aa` … `zz`, as Word counts on.
fn letters(number: u32) -> String {
    let Some(from) = number.checked_sub(1) else { return number.to_string() };
    let letter = char::from(b'a' + u8::try_from(from % 26).unwrap_or(0));
    let times = from / 26 + 1;
    if times > 8 { number.to_string() } else { (0..times).map(|_| letter).collect() }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 4999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// One level of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ListLevel {
    pub format: CounterStyle,
    /// Its first number.
    pub start: u32,
    /// What stands before a paragraph: `%1` … `%9` are the numbers of the levels (17.9.11).
    pub text: String,
    /// All numbers in `text` are decimal (17.9.4).
    pub legal: bool,
    /// The level, from 1, from which on a paragraph lets this one begin anew; 0 for never.
    pub restart: Option<usize>,
}

impl Default for ListLevel {
    fn default() -> Self {
        Self {
            format: CounterStyle::Decimal,
            start: 1,
            text: String::new(),
            legal: false,
            restart: None,
        }
    }
}

/// The numbers that a list has reached.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Counters([Option<u32>; LEVELS]);

impl Counters {
    /// Counts one paragraph on `level`, from 0.
    pub fn count(&mut self, level: usize, levels: &[ListLevel]) {
        let Some(counter) = self.0.get_mut(level) else { return };
        let start = levels.get(level).map_or(1, |it| it.start);
        *counter = Some(counter.map_or(start, |last| last.saturating_add(1)));
        for (deeper, counter) in self.0.iter_mut().enumerate().skip(level + 1) {
            let restart = levels.get(deeper).and_then(|it| it.restart).unwrap_or(deeper);
            if level < restart {
                *counter = None;
            }
        }
    }

    /// Takes `last` for the number that `level` has reached; without one it begins anew.
    pub fn set(&mut self, level: usize, last: Option<u32>) {
        if let Some(counter) = self.0.get_mut(level) {
            *counter = last;
        }
    }

    /// What stands before a paragraph on `level`, with the space after it; nothing where it has
    /// no number.
    pub fn label(&self, level: usize, levels: &[ListLevel]) -> String {
        let Some(its) = levels.get(level) else { return String::new() };
        if its.format == CounterStyle::Bullet {
            return BULLET.to_owned();
        }
        let mut label = String::new();
        let mut rest = its.text.chars().peekable();
        while let Some(c) = rest.next() {
            let place = rest.peek().and_then(|next| next.to_digit(10)).filter(|it| *it > 0);
            match place.filter(|_| c == '%') {
                Some(place) => {
                    rest.next();
                    label.push_str(&self.number(place as usize - 1, its.legal, levels));
                }
                None => label.push(c),
            }
        }
        let label = label.trim();
        if label.is_empty() { String::new() } else { format!("{label} ") }
    }

    fn number(&self, level: usize, legal: bool, levels: &[ListLevel]) -> String {
        let Some(its) = levels.get(level) else { return String::new() };
        let number = self.0.get(level).copied().flatten().unwrap_or(its.start);
        match its.format {
            CounterStyle::Nothing => String::new(),
            _ if legal => number.to_string(),
            format => format.write(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_does() {
        let check = |format: CounterStyle, expect: &str| {
            let numbers = [1, 4, 9, 26, 27, 53];
            let written = numbers.map(|number| format.write(number)).join(" ");
            assert_eq!(written, expect);
        };
        check(CounterStyle::Decimal, "1 4 9 26 27 53");
        check(CounterStyle::Padded, "01 04 09 26 27 53");
        check(CounterStyle::Letter, "a d i z aa aaa");
        check(CounterStyle::UpperRoman, "I IV IX XXVI XXVII LIII");
        assert_eq!(CounterStyle::Roman.write(0), "0");
        assert_eq!(CounterStyle::Letter.write(u32::MAX), u32::MAX.to_string());
    }

    #[test]
    fn deeper_levels_begin_anew() {
        let level =
            |text: &str, start| ListLevel { text: text.into(), start, ..Default::default() };
        let mut levels = vec![level("%1.", 1), level("%1.%2)", 3), level("%3", 1)];
        levels[2].format = CounterStyle::Letter;
        let mut counters = Counters::default();
        let mut next = |level: usize, levels: &[ListLevel]| {
            counters.count(level, levels);
            counters.label(level, levels)
        };
        let order = [0, 1, 1, 2, 0, 1, 2, 9, 50];
        let labels = order.map(|level| next(level, &levels));
        assert_eq!(labels, ["1. ", "1.3) ", "1.4) ", "a ", "2. ", "2.3) ", "a ", "", ""]);
        levels[1].restart = Some(0);
        assert_eq!([0, 1].map(|level| next(level, &levels)), ["3. ", "3.4) "]);
    }
}
