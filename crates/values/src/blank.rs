//! The ways of writing that there is nothing to write.

use words::{fold_char, words};

/// Whether a text says that there is nothing: `N/A`, `NA`, `-`, `Ninguno`, or no word at all.
pub fn is_blank(text: &str) -> bool {
    const BLANK: [&str; 14] = [
        "na",
        "nd",
        "ninguno",
        "ninguna",
        "ningun",
        "nada",
        "none",
        "noaplica",
        "nohay",
        "sincomentario",
        "sincomentarios",
        "notapplicable",
        "sinobservaciones",
        "vacio",
    ];
    if text.len() > 60 {
        return !text.chars().any(char::is_alphanumeric);
    }
    let mut joined = String::with_capacity(text.len());
    joined.extend(words(text).flat_map(str::chars).map(fold_char));
    joined.is_empty() || BLANK.contains(&joined.as_str())
}

/// Whether `N/A` stands at the beginning or the end of a text that says more.
pub fn holds_blank_word(text: &str) -> bool {
    let mark = |word: &str| {
        let word = word.trim_matches(|c: char| c != '/' && !c.is_alphanumeric());
        word.eq_ignore_ascii_case("n/a")
    };
    let mut words = text.split_whitespace();
    words.next().is_some_and(mark) || words.next_back().is_some_and(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_words() {
        for text in [
            "",
            " ",
            "-",
            "--",
            "N/A",
            "n/a.",
            "NA",
            "N / A",
            "Ninguno",
            "ninguna.",
            "No aplica",
            "—",
            "…",
            "None",
            "n.d.",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in ["Nadie", "1", "N", "No", "libr la e N/A", "Sin comentarios por ahora"] {
            assert!(!is_blank(text), "{text}");
        }
        assert!(holds_blank_word("resto de otra N/A"));
        assert!(holds_blank_word("N/A por ahora"));
        assert!(!holds_blank_word("según la norma NA-7"));
    }
}
