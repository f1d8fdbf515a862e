//! Where long words may break at the end of a line, for browsers that do not know it themselves.

use hypher::{Lang, hyphenate_bounded};

use crate::Language;

/// Says where a word may break; seen only where it does.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// Shorter words, in letters, fit any column and stay whole.
const LONG: usize = 8;

/// The fewest letters before and after a break.
const LEAST: usize = 3;

impl Language {
    /// The text with soft hyphens in its long words, wherever it had some before. For the screen
    /// and for paper alone: nothing that a person types in, copies or sends has them.
    pub fn with_breaks(self, text: &str) -> String {
        let language = match self {
            Self::Spanish => Lang::Spanish,
            Self::English => Lang::English,
        };
        let mut made = String::with_capacity(text.len() + text.len() / 4);
        let mut word = String::new();
        for letter in text.chars().filter(|letter| *letter != SOFT_HYPHEN) {
            if letter.is_alphabetic() {
                word.push(letter);
            } else {
                add(&mut made, &word, language);
                word.clear();
                made.push(letter);
            }
        }
        add(&mut made, &word, language);
        made
    }
}

fn add(made: &mut String, word: &str, language: Lang) {
    if word.chars().count() < LONG {
        return made.push_str(word);
    }
    for (at, part) in hyphenate_bounded(word, language, LEAST, LEAST).enumerate() {
        if at > 0 {
            made.push(SOFT_HYPHEN);
        }
        made.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spanish(text: &str) -> String {
        Language::Spanish.with_breaks(text).replace(SOFT_HYPHEN, "-")
    }

    #[test]
    fn long_words_break_at_their_syllables() {
        assert_eq!(
            spanish("Recursos Humanos, Planificación"),
            "Recur-sos Humanos, Pla-ni-fi-ca-ción"
        );
        assert_eq!(spanish("SEGUIMIENTO"), "SEGUI-MIENTO");
        assert_eq!(spanish("¿evaluación/2026?"), "¿eva-lua-ción/2026?");
        let english = Language::English.with_breaks("improvement").replace(SOFT_HYPHEN, "-");
        assert_eq!(english, "improve-ment");
    }

    #[test]
    fn a_text_that_has_breaks_comes_out_the_same() {
        let once = Language::Spanish.with_breaks("la institucionalización");
        assert_eq!(Language::Spanish.with_breaks(&once), once);
        assert_eq!(once.replace(SOFT_HYPHEN, ""), "la institucionalización");
    }

    #[test]
    fn no_word_is_too_long() {
        let word = "a".repeat(300);
        assert_eq!(spanish(&word).replace('-', ""), word);
        assert_eq!(spanish(""), "");
    }
}
