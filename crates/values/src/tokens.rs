//! A cell of a date cut into words, numbers and marks, in place.

use words::fold_char;

/// A piece of a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct DateToken<'a> {
    pub kind: DateTokenKind,
    /// The piece as it was written.
    pub text: &'a str,
    /// Where it stands in the text.
    pub at: usize,
    /// Whether white space, or the beginning of the text, stands before it.
    pub spaced: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DateTokenKind {
    /// Letters.
    Word,
    /// Digits: their value and how many there are.
    Number(u32, u8),
    /// Anything else but white space.
    Mark(char),
}

impl DateToken<'_> {
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    pub fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.kind, DateTokenKind::Mark(mark) if marks.contains(&mark))
    }

    /// Whether this is one of these folded words.
    pub fn is_word(&self, words: &[&str]) -> bool {
        self.kind == DateTokenKind::Word && words.iter().any(|word| same(self.text, word))
    }
}

/// Whether `text`, folded, is `folded`.
pub(super) fn same(text: &str, folded: &str) -> bool {
    text.chars().map(fold_char).eq(folded.chars())
}

/// The pieces of `text`; `None` where there are more than `most`.
pub(super) fn tokens(text: &str, most: usize) -> Option<Vec<DateToken<'_>>> {
    let mut tokens = Vec::with_capacity(8);
    let mut rest = text;
    let mut spaced = true;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        let (kind, length) = if first.is_ascii_digit() {
            let length = run(rest, |c| c.is_ascii_digit());
            let value = rest[..length].parse().unwrap_or(u32::MAX);
            (DateTokenKind::Number(value, length.min(9) as u8), length)
        } else if is_letter(first) {
            (DateTokenKind::Word, run(rest, is_letter))
        } else if first.is_whitespace() {
            rest = &rest[first.len_utf8()..];
            spaced = true;
            continue;
        } else {
            (DateTokenKind::Mark(first), first.len_utf8())
        };
        if tokens.len() == most {
            return None;
        }
        tokens.push(DateToken { kind, text: &rest[..length], at, spaced });
        spaced = false;
        rest = &rest[length..];
    }
    Some(tokens)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'º' | 'ª')
}

fn run(text: &str, holds: impl Fn(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}
