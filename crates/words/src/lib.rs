//! How words are spelt and compared: letters without accents and capitals, runs of letters, white
//! space, the names of the months. It knows neither cells nor plans and uses no other crate of the
//! project: all that read, write or search a text stand on it.

pub mod dates;
pub mod folding;

pub use folding::{key, letter as fold_char};

/// The text in lower case and without accents.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// The runs of letters and digits in `text`.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether `text` holds a letter or a digit.
pub fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The number of letters to add, drop, change or swap with a neighbour to make `a` from `b`
/// (optimal string alignment), where it is at most `near`; more where it is more.
pub fn distance(a: &str, b: &str, near: u32) -> usize {
    const MOST: usize = 20;
    let (a, b) = (a.as_bytes(), b.as_bytes());
    // No step changes more than two letters of the set that a word has: most words end here.
    let letters = |word: &[u8]| word.iter().fold(0, |all, byte| all | 1_u64 << (byte & 63));
    let apart = (letters(a) ^ letters(b)).count_ones();
    if a.len() > MOST || b.len() > MOST || apart > 2 * near {
        return MOST;
    }
    let mut rows = [[0_u8; MOST + 1]; MOST + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i as u8;
    }
    for (j, first) in rows[0].iter_mut().enumerate() {
        *first = j as u8;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let cost = u8::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            best = best.min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    usize::from(rows[a.len()][b.len()])
}

/// The text with every run of white space made one space, and none at its ends.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

/// Whether the two texts differ in more than white space.
pub fn differ(a: &str, b: &str) -> bool {
    !a.split_whitespace().eq(b.split_whitespace())
}

/// The words that stay small inside a Spanish title.
const SMALL: [&str; 17] = [
    "de", "del", "la", "las", "los", "el", "y", "e", "en", "a", "al", "para", "por", "con", "o",
    "u", "su",
];

/// A text in capitals as a Spanish title: `AYUNTAMIENTO DE ALTAMIRA` is `Ayuntamiento de
/// Altamira`. A text that has small letters is left as it is.
pub fn title_case(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut after_de = false;
    for (position, word) in text.split(' ').enumerate() {
        if position > 0 {
            out.push(' ');
        }
        let small = word.to_lowercase();
        // "de el" is "del", but for names: "Junta de El Palmar".
        let named = after_de && small == "el";
        after_de = small == "de";
        if position > 0 && !named && SMALL.contains(&small.as_str()) {
            out.push_str(&small);
        } else if stays_capital(&small) {
            out.push_str(word);
        } else {
            let mut begun = false;
            for c in small.chars() {
                if begun || !c.is_alphanumeric() {
                    out.push(c);
                } else {
                    out.extend(c.to_uppercase());
                    begun = true;
                }
            }
        }
    }
    out
}

/// Whether a word in small letters is an abbreviation or a Roman number, which a title keeps in
/// capitals.
fn stays_capital(word: &str) -> bool {
    let vowel = |c| "aeiouy".contains(fold_char(c));
    if word.ends_with('.') {
        return false;
    }
    let roman = word.len() > 1 && word.chars().all(|c| "ivx".contains(c));
    roman || (word.chars().any(char::is_alphabetic) && !word.chars().any(vowel))
}

/// The Roman number from 1 to 29 that a word is, in letters of either size.
pub fn roman(word: &str) -> Option<u8> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let small = word.to_ascii_lowercase();
    let ones = small.trim_start_matches('x');
    // The x of "ix" is of the ones.
    let tens = small.len() - ones.len();
    let ones = ONES.iter().position(|it| *it == ones)?;
    (tens <= 2 && !word.is_empty()).then_some((tens * 10 + ones) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_keep_small_words_and_abbreviations() {
        let check = |input, expect: &str| assert_eq!(title_case(input), expect, "{input}");
        check("AYUNTAMIENTO DE ALTAMIRA", "Ayuntamiento de Altamira");
        check("JUNTA DEL DISTRITO DE LA CUEVA", "Junta del Distrito de la Cueva");
        check("LA VEGA", "La Vega");
        check("JUNTA DE EL PALMAR", "Junta de El Palmar");
        check("DR. PÉREZ", "Dr. Pérez");
        check("ÁREA DE RRHH", "Área de RRHH");
        check("LICEO JUAN XXIII", "Liceo Juan XXIII");
        check("Ayuntamiento De Azua", "Ayuntamiento De Azua");
        check("(MOCA)", "(Moca)");
        check("", "");
    }

    #[test]
    fn distances_count_swaps_once() {
        assert_eq!(distance("saptiembre", "septiembre", 1), 1);
        assert_eq!(distance("agosot", "agosto", 1), 1);
        assert_eq!(distance("", "abc", 2), 3);
        assert!(distance("compras", "indicador", 2) > 2);
        assert_eq!(distance("enero", "enero", 1), 0);
    }

    #[test]
    fn roman_numbers_are_read_in_either_size() {
        for (word, number) in [("I", 1), ("iv", 4), ("Ix", 9), ("x", 10), ("XIX", 19), ("xxix", 29)]
        {
            assert_eq!(super::roman(word), Some(number), "{word}");
        }
        for word in ["", "IIII", "vx", "xxx", "A", "1", "iñ"] {
            assert_eq!(super::roman(word), None, "{word}");
        }
    }
}
