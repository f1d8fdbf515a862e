//! The Spanish words of dates: months and ordinals.

pub use words::dates::{MONTHS, MONTHS_SHORT};

/// The endings of "1er", "2do", "3er", "4to".
pub(super) const ORDINAL_ENDINGS: [&str; 4] = ["er", "do", "er", "to"];

/// Other endings that people write there.
pub(super) const OTHER_ENDINGS: [&str; 3] = ["ro", "ero", "ndo"];

/// The quarters in words.
pub(super) const ORDINALS: [&str; 4] = ["primer", "segundo", "tercer", "cuarto"];

/// The quarters in Roman numerals.
pub(super) const ROMANS: [&str; 4] = ["i", "ii", "iii", "iv"];

/// The month, 1 to 12, that `word` names in full or shortened to three letters or more, in any
/// case; also `set` and `setiembre`.
pub fn month_named(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    if word.len() < 3 {
        return None;
    }
    if word == "set" || word == "setiembre" {
        return Some(9);
    }
    let position = MONTHS.iter().position(|name| name.starts_with(&word))?;
    Some(position as u32 + 1)
}

/// Whether `word` looks like a full month's name that is misspelt: it begins or ends like one.
pub(super) fn resembles_month(word: &str) -> bool {
    let word = word.to_lowercase();
    let count = word.chars().count();
    let alike =
        |name: &&str| word.starts_with(&name[..3]) || word.ends_with(&name[name.len() - 4..]);
    (5..=12).contains(&count) && MONTHS.iter().any(alike)
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    Lower,
    Title,
    Upper,
}

impl Case {
    /// The case of `word`.
    pub(super) fn of(word: &str) -> Self {
        let mut capitals = word.chars().map(char::is_uppercase);
        match (capitals.next(), capitals.next()) {
            (Some(true), Some(false)) => Self::Title,
            (Some(true), _) => Self::Upper,
            _ => Self::Lower,
        }
    }

    /// `word`, which is in lower case and begins with an ASCII letter, in this case.
    pub(super) fn write(self, word: &str) -> String {
        let mut written = word.to_owned();
        match self {
            Self::Lower => {}
            Self::Title => written[..1].make_ascii_uppercase(),
            Self::Upper => written.make_ascii_uppercase(),
        }
        written
    }
}
