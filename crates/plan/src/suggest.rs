//! What a person may mean who has typed a part of it. Case and accents make no difference; what is
//! typed is a piece of a list, the last one.

/// What parts the pieces of a list.
const BETWEEN: [char; 3] = [',', ';', '\n'];

/// The piece of a list that is being typed: what stands behind the last comma.
pub fn piece(text: &str) -> &str {
    text[begin(text)..].trim_end()
}

/// Where the last piece begins.
fn begin(text: &str) -> usize {
    let after = text.rfind(BETWEEN).map_or(0, |at| at + 1);
    text.len() - text[after..].trim_start().len()
}

/// A text with its last piece completed to `whole`, where it is the beginning of it; otherwise with
/// `whole` behind it.
pub fn completed(text: &str, whole: &str) -> String {
    let piece = piece(text);
    if piece.is_empty() || begins(piece, whole) {
        return format!("{}{whole}", &text[..begin(text)]);
    }
    format!("{}, {whole}", text.trim_end())
}

/// Those of `all` that a typed piece begins, before those of which it begins a later word; none
/// where it says one of them already.
pub fn matching<'a>(piece: &str, all: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
    let folded_piece = folded(piece);
    if all.clone().any(|whole| folded(whole) == folded_piece) {
        return Vec::new();
    }
    let first = |whole: &&str| folded(whole).starts_with(&folded_piece);
    let later = all.clone().filter(|whole| !first(whole) && begins(piece, whole));
    all.clone().filter(first).chain(later).collect()
}

/// Whether a piece is the beginning of a name, or of a word in it.
pub fn begins(piece: &str, whole: &str) -> bool {
    let (piece, whole) = (folded(piece), folded(whole));
    let at_word = |at: usize| whole[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    whole.match_indices(&piece).any(|(at, _)| at_word(at))
}

/// A text in small letters, without the accents of the languages of the country, its words parted by
/// single spaces.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(fold));
    }
    folded
}

/// By hand: the tables of all letters are far larger than what needs them.
fn fold(c: char) -> char {
    match c {
        'á' | 'à' | 'Á' | 'À' => 'a',
        'é' | 'è' | 'É' | 'È' => 'e',
        'í' | 'ì' | 'Í' | 'Ì' => 'i',
        'ó' | 'ò' | 'Ó' | 'Ò' => 'o',
        'ú' | 'ù' | 'ü' | 'Ú' | 'Ù' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        c => c.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_completed() {
        let check = |text: &str, whole: &str, expect: &str| {
            assert_eq!(completed(text, whole), expect, "{text}");
        };
        check("Tec", "Tecnología", "Tecnología");
        check("tecnologia", "Tecnología", "Tecnología");
        check("", "Tecnología", "Tecnología");
        check("RRHH, tec", "Tecnología", "RRHH, Tecnología");
        check("RRHH,", "Tecnología", "RRHH,Tecnología");
        check("RRHH, ", "Tecnología", "RRHH, Tecnología");
        check("RRHH\ntec ", "Tecnología", "RRHH\nTecnología");
        check("RRHH", "Tecnología", "RRHH, Tecnología");
        check("urb", "Planeamiento Urbano", "Planeamiento Urbano");
        check("ología", "Tecnología", "ología, Tecnología");
    }

    #[test]
    fn suggestions_narrow_while_one_types() {
        let units = ["Planeamiento Urbano", "Prensa", "Tecnología", "Gestión de Prensa", "RRHH"];
        let check = |text: &str, expect: &[&str]| {
            assert_eq!(matching(piece(text), units.into_iter()), expect, "{text}");
        };
        check("", &units);
        check("P", &["Planeamiento Urbano", "Prensa", "Gestión de Prensa"]);
        check("RRHH, pre", &["Prensa", "Gestión de Prensa"]);
        check("GESTION", &["Gestión de Prensa"]);
        check("tecnología", &[]);
        check("xyz", &[]);
    }
}
