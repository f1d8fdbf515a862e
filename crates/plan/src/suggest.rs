//! What a person may mean who has typed a part of it. Case and accents make no difference; what is
//! typed is a piece of a list: the one that the caret stands in. A caret is counted in UTF-16 units, as
//! browsers count; one behind the end stands at the end.

use std::ops::Range;

use crate::typed;
use words::folding::folded;

/// What parts the pieces of a list.
const BETWEEN: [char; 3] = [',', ';', '\n'];

/// What may part two of them.
const AND: &str = " y ";

/// The piece of a list that is being typed: what stands between the commas around the caret.
pub fn piece(text: &str, caret: usize) -> &str {
    &text[span(text, caret)]
}

/// Where the piece around the caret begins and ends, without the blanks around it.
fn span(text: &str, caret: usize) -> Range<usize> {
    let at = typed::place(text, caret);
    let from = text[..at].rfind(BETWEEN).map_or(0, |comma| comma + 1);
    let to = text[at..].find(BETWEEN).map_or(text.len(), |comma| at + comma);
    let part = &text[from..to];
    let begin = to - part.trim_start().len();
    begin..begin + part.trim().len()
}

/// The piece around the caret, and what stands behind each *y* in it: that parts two names, or is a
/// word of one.
fn spans(text: &str, caret: usize) -> impl Iterator<Item = Range<usize>> {
    let span = span(text, caret);
    let (from, to) = (span.start, span.end);
    let and = text[span].match_indices(AND).map(move |(at, _)| from + at + AND.len()..to);
    std::iter::once(from..to).chain(and)
}

/// Whether what is typed at the caret is the beginning of `whole`, or of a word in it.
pub fn is_part(text: &str, caret: usize, whole: &str) -> bool {
    part(text, caret, whole).is_some()
}

fn part(text: &str, caret: usize, whole: &str) -> Option<Range<usize>> {
    spans(text, caret).find(|span| !span.is_empty() && begins(&text[span.clone()], whole))
}

/// A text with the piece at the caret completed to `whole`, where it is the beginning of it; otherwise
/// with `whole` behind that piece. And the caret behind `whole`.
pub fn completed(text: &str, caret: usize, whole: &str) -> (String, usize) {
    let piece = span(text, caret);
    let (span, comma) = match part(text, caret, whole) {
        Some(part) => (part, ""),
        None if piece.is_empty() => (piece, ""),
        None => (piece.end..piece.end, ", "),
    };
    let end = span.start;
    let before = format!("{}{comma}{whole}", &text[..end]);
    let rest = &text[span.end..];
    let rest = if rest.trim().is_empty() { "" } else { rest };
    let caret = before.encode_utf16().count();
    (before + rest, caret)
}

/// Those of `all` that what is typed at the caret may be the beginning of.
pub fn offered<'a>(
    text: &str,
    caret: usize,
    all: impl Iterator<Item = &'a str> + Clone,
) -> Vec<&'a str> {
    let mut found = spans(text, caret).map(|span| matching(&text[span], all.clone()));
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

/// Those of `all` that a typed piece begins, before those of which it begins a later word; none
/// where it says one of them already.
fn matching<'a>(piece: &str, all: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_completed() {
        let check = |text: &str, whole: &str, expect: &str| {
            assert_eq!(completed(text, usize::MAX, whole).0, expect, "{text}");
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
    fn the_piece_at_the_caret_is_completed_and_the_others_stay() {
        let check = |marked: &str, whole: &str, expect: &str| {
            let at = marked.find('|').unwrap();
            let caret = marked[..at].encode_utf16().count();
            let text = marked.replace('|', "");
            let (mut completed, caret) = completed(&text, caret, whole);
            let units: Vec<u16> = completed.encode_utf16().take(caret).collect();
            completed.insert(String::from_utf16(&units).unwrap().len(), '|');
            assert_eq!(completed, expect, "{marked}");
        };
        check("Tec|, RRHH", "Tecnología", "Tecnología|, RRHH");
        check("|tec, RRHH", "Tecnología", "Tecnología|, RRHH");
        check("RRHH, te|c; Prensa", "Tecnología", "RRHH, Tecnología|; Prensa");
        check("Año 👍, te|c, Prensa", "Tecnología", "Año 👍, Tecnología|, Prensa");
        check("RRHH|, Prensa", "Tecnología", "RRHH, Tecnología|, Prensa");
        check("RRHH, |, Prensa", "Tecnología", "RRHH, Tecnología|, Prensa");
        check("RRHH, tec|", "Tecnología", "RRHH, Tecnología|");
        check("RRHH y tec|", "Tecnología", "RRHH y Tecnología|");
        check("Compras y con|", "Compras y Contrataciones", "Compras y Contrataciones|");
    }

    #[test]
    fn suggestions_narrow_while_one_types() {
        let units = ["Planeamiento Urbano", "Prensa", "Tecnología", "Gestión de Prensa", "RRHH"];
        let check = |text: &str, expect: &[&str]| {
            assert_eq!(offered(text, usize::MAX, units.into_iter()), expect, "{text}");
        };
        check("", &units);
        check("P", &["Planeamiento Urbano", "Prensa", "Gestión de Prensa"]);
        check("RRHH, pre", &["Prensa", "Gestión de Prensa"]);
        check("RRHH y pre", &["Prensa", "Gestión de Prensa"]);
        check("RRHH y Tecnología", &[]);
        check("GESTION", &["Gestión de Prensa"]);
        check("tecnología", &[]);
        check("xyz", &[]);
    }
}
