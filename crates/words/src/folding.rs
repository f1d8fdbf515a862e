//! Words without their capitals and accents, so that what people type can be compared: once for the
//! search, suggestions, readers and names of units. By hand, for the letters of the languages of the
//! country and of its neighbours: the tables of all letters are far larger than what needs them.

/// A letter in small and without its accent: `Á` is `a`, `ñ` is `n`, `º` is `o`. Letters of other
/// alphabets stay as they are.
pub fn letter(c: char) -> char {
    match c {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'Á' | 'À' | 'Ä' | 'Â' | 'Ã' | 'ª' => 'a',
        'é' | 'è' | 'ë' | 'ê' | 'É' | 'È' | 'Ë' | 'Ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' | 'Í' | 'Ì' | 'Ï' | 'Î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'Ó' | 'Ò' | 'Ö' | 'Ô' | 'Õ' | 'º' => 'o',
        'ú' | 'ù' | 'ü' | 'û' | 'Ú' | 'Ù' | 'Ü' | 'Û' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        'ý' | 'Ý' => 'y',
        c => c.to_ascii_lowercase(),
    }
}

/// A text of folded letters, its words parted by single spaces. An accent that stands alone is gone.
pub fn folded(text: &str) -> String {
    joined(text.split_whitespace())
}

/// The folded words of a text, which are runs of letters and digits, parted by single spaces: what two
/// spellings of a name have in common.
pub fn key(text: &str) -> String {
    joined(text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()))
}

fn is_of_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_accent(c) }
}

/// An accent that is written as a character of its own (Unicode, *Combining Diacritical Marks*).
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().filter(|c| !is_accent(*c)).map(letter));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_spaces_are_gone() {
        assert_eq!(folded("  ÁREA  de\tGestión "), "area de gestion");
        assert_eq!(folded("informacio\u{301}n N.º 3"), "informacion n.o 3");
        assert_eq!(folded("Ελλάδα"), "Ελλάδα");
    }

    #[test]
    fn a_name_is_its_words() {
        assert_eq!(key("Compras y  Contrataciones."), "compras y contrataciones");
        assert_eq!(key("«Recursos\u{a0}Humanos» (RRHH)"), "recursos humanos rrhh");
        assert_eq!(key("***"), "");
    }
}
