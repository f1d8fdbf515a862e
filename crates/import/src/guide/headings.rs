//! Headings of criteria and subcriteria, and the numbers that examples begin with.

use plan::{CatalogueVersion, Criterion, Subcriterion, catalogue};
use values::{code_at, criterion_titled, plain};
use words::{fold, key, squeeze};

/// What a heading announces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum GuideHeading {
    Criterion(Criterion),
    Subcriterion(Subcriterion),
}

/// The longest heading, in bytes.
const MOST_BYTES: usize = 320;

const MARKS: &[char] = &['.', ':', '-', '–', '—', ')', '(', ' ', '#', 'º', '°', ',', '"', '“'];

/// Reads a line as a heading: `CRITERIO 1: LIDERAZGO`, `Criterio II`, `SUBCRITERIO 1.1. Dirigir
/// …`, `1.1 Dirigir …`. A sentence that only begins with these words is none.
pub(super) fn heading(line: &str) -> Option<GuideHeading> {
    if line.len() > MOST_BYTES {
        return None;
    }
    let line = squeeze(&plain(line));
    let line = line.trim_start_matches(['•', '*', '"', '“', ' ']);
    let end = line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len());
    let rest = line[end..].trim_start_matches(MARKS);
    match fold(&line[..end]).as_str() {
        "subcriterio" | "subcriterion" => coded(unnumbered(rest)),
        "sub" => {
            let word = rest.split(' ').next().unwrap_or_default();
            let sub = matches!(fold(word).as_str(), "criterio" | "criterion");
            sub.then(|| coded(unnumbered(&rest[word.len()..])))?
        }
        "criterio" | "criterion" => {
            let rest = unnumbered(rest);
            coded(rest).or_else(|| criterion(rest))
        }
        "" => bare(line),
        _ => None,
    }
}

/// The text without a leading `No.`.
fn unnumbered(text: &str) -> &str {
    let text = text.trim_start_matches(MARKS);
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    match fold(&text[..end]).as_str() {
        "no" | "nro" | "n" | "num" | "numero" => text[end..].trim_start_matches(MARKS),
        _ => text,
    }
}

fn coded(text: &str) -> Option<GuideHeading> {
    let (code, 0, end) = code_at(text, 0)? else { return None };
    is_title(&text[end..]).then_some(GuideHeading::Subcriterion(code))
}

fn criterion(text: &str) -> Option<GuideHeading> {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    const ROMAN: [&str; 9] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let word = fold(&text[..end]);
    let number = match ROMAN.iter().position(|roman| *roman == word) {
        Some(at) => at as u8 + 1,
        None => word.parse().ok()?,
    };
    let criterion = Criterion::new(number)?;
    is_title(&text[end..]).then_some(GuideHeading::Criterion(criterion))
}

/// Whether what follows a number can be the title of a heading: nothing, or words after a mark or
/// with a capital, which no sentence has there.
fn is_title(rest: &str) -> bool {
    let title = rest.trim_start_matches(MARKS);
    let marked = rest.trim_start().starts_with([':', '-', '–', '—', '.', ')']);
    match title.chars().next() {
        None => true,
        Some(first) => first.is_uppercase() || first.is_lowercase() && marked,
    }
}

/// `1.1 Dirigir …`, or `1. Liderazgo`.
fn bare(line: &str) -> Option<GuideHeading> {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if !digit(0) {
        return None;
    }
    let title = line[1..].trim_start_matches(MARKS);
    if let (Some(titled), Ok(number)) = (criterion_titled(&key(title)), line[..1].parse::<u8>()) {
        return (titled.number() == number).then_some(GuideHeading::Criterion(titled));
    }
    if bytes.get(1) != Some(&b'.') || !digit(2) {
        return None;
    }
    let (code, 0, end) = code_at(line, 0)? else { return None };
    let rest = line[end..].trim_start_matches(['.', ':', '-', '–', '—', ')', ' ']);
    let deeper = rest.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    let known = catalogue::SPANISH.subcriterion(CatalogueVersion::Caf2020, code);
    match rest.chars().next() {
        _ if deeper => None,
        None => known.map(|_| GuideHeading::Subcriterion(code)),
        Some(first) => first.is_uppercase().then_some(GuideHeading::Subcriterion(code)),
    }
}

/// A text that begins with the number of an example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct NumberedText<'a> {
    /// The subcriterion that stands before the number, as in `1.1.3`.
    pub code: Option<Subcriterion>,
    /// The number from 1 to 99, or a small letter.
    pub number: String,
    /// What follows.
    pub rest: &'a str,
    /// The word *Ejemplo* stands before it.
    pub labelled: bool,
}

impl NumberedText<'_> {
    /// The number as such; `None` for a letter.
    pub fn value(&self) -> Option<u32> {
        self.number.parse().ok()
    }
}

/// Reads the number at the beginning of a text: `1)`, `1.`, `1.-`, `1-`, `(1)`, `a)`, `Ejemplo 1:`,
/// `1.1.3`, `1.1 (3)`. A bare `1 Formular` counts where `cell` says that a cell begins with it.
pub(super) fn numbered(text: &str, cell: bool) -> Option<NumberedText<'_>> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "•·*▪■".contains(c));
    let (rest, labelled) = unlabelled(text);
    if !labelled && let Some(found) = with_code(text) {
        return Some(found);
    }
    let opened = rest.starts_with(['(', '[']);
    let inner = rest.trim_start_matches(['(', '[']);
    let end = inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len());
    let (number, after) = match inner[..end].parse::<u8>() {
        Ok(number @ 1..=99) if end <= 2 => (number.to_string(), &inner[end..]),
        _ => {
            let letter = inner.chars().next().filter(char::is_ascii_alphabetic)?;
            let after = &inner[1..];
            let marked = after.starts_with([')', ']']) || after.starts_with(".-");
            let dotted = after.starts_with(". ") && !cell;
            if !(marked || dotted || labelled) {
                return None;
            }
            if after.starts_with(char::is_alphanumeric) {
                return None;
            }
            (letter.to_ascii_lowercase().to_string(), after)
        }
    };
    let tail = after.trim_start_matches([')', ']', '.', '-', '–', '—', ':', 'º', '°', 'ª', ' ']);
    let tail = tail.trim_start();
    let mark = &after[..after.len() - tail.len()];
    let marked = mark.contains([')', ']', '.', '-', '–', '—', ':', 'º', '°']) || opened;
    // "3.5 millones" and "2024-2028" begin with no number of an example, "3 a 5 años" neither.
    let number_goes_on = tail.starts_with(|c: char| c.is_ascii_digit() || c == '%' || c == '/')
        && !mark.contains(' ');
    let alone = cell && mark.contains([' ', '\n', '\t']) && tail.starts_with(char::is_uppercase);
    let whole = tail.is_empty() && (cell || labelled || marked);
    if number_goes_on || !(marked || labelled || alone || whole) {
        return None;
    }
    Some(NumberedText { code: None, number, rest: tail, labelled })
}

/// The text behind `Ejemplo`, `Ej. no.` and the like, and whether such a word stood there.
fn unlabelled(text: &str) -> (&str, bool) {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    match fold(&text[..end]).as_str() {
        "ejemplo" | "ejem" | "ej" | "example" => (unnumbered(&text[end..]), true),
        _ => (text, false),
    }
}

fn with_code(text: &str) -> Option<NumberedText<'_>> {
    let bytes = text.as_bytes();
    if bytes.get(1) != Some(&b'.') || !bytes.get(2).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let (code, 0, end) = code_at(text, 0)? else { return None };
    let rest = &text[end..];
    let inner = rest.trim_start().strip_prefix(['(', '.', '-', '–'])?.trim_start();
    let stop = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let word = &inner[..stop];
    let digit = word.parse::<u8>().is_ok_and(|number| (1..=99).contains(&number));
    let letter = word.len() == 1 && inner[stop..].starts_with([')', '.']);
    if !digit && !letter {
        return None;
    }
    let number = word.trim_start_matches('0').to_ascii_lowercase();
    let rest = inner[stop..].trim_start_matches([')', ']', '.', '-', '–', ':', ' ']);
    Some(NumberedText { code: Some(code), number, rest, labelled: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_all_forms() {
        let check = |line: &str, expect: &str| {
            let found = match heading(line) {
                None => String::new(),
                Some(GuideHeading::Criterion(it)) => it.number().to_string(),
                Some(GuideHeading::Subcriterion(it)) => it.to_string(),
            };
            assert_eq!(found, expect, "{line}");
        };
        check("CRITERIO 1: LIDERAZGO", "1");
        check("CRITERIO 4. ALIANZAS Y RECURSOS", "4");
        check("Criterio I", "1");
        check("CRITERIO VIII - RESULTADOS EN LA SOCIEDAD", "8");
        check("Criterio No. 3", "3");
        check("3. Personas", "3");
        check("SUBCRITERIO 1.1. Dirigir a la entidad con una misión.", "1.1");
        check("Subcriterio 1.1", "1.1");
        check("Sub-criterio No. 2.3: comunicar los planes", "2.3");
        check("Sub criterio 2.3 Comunicar", "2.3");
        check("Criterio 4.2 Cuidar los vínculos", "4.2");
        check("1.1 Dirigir la casa", "1.1");
        check("1.1. Dirigir la casa", "1.1");
        check("6.2", "6.2");
        check("3.5", "");
        check("1.5 millones de pesos", "");
        check("1.1.3 Formular la misión", "");
        check("Criterio 1 fue evaluado en marzo", "");
        check("Los criterios 1 y 2", "");
        check("Criterios de evaluación: 3 niveles", "");
        check("2. Pintar la escuela", "");
        check("", "");
    }

    #[test]
    fn numbers_of_examples() {
        let check = |text: &str, expect: &str| {
            let found = numbered(text, true).map(|it| {
                let code = it.code.map(|code| format!("{code} ")).unwrap_or_default();
                format!("{code}{}|{}", it.number, it.rest)
            });
            assert_eq!(found.unwrap_or_default(), expect, "{text}");
        };
        check("1) Formular", "1|Formular");
        check("1. Formular", "1|Formular");
        check("1.Formular", "1|Formular");
        check("12.- Formular", "12|Formular");
        check("1- Formular", "1|Formular");
        check("03. Formular", "3|Formular");
        check("(4) formular", "4|formular");
        check("a) Formular", "a|Formular");
        check("B) Formular", "b|Formular");
        check("4 Formular", "4|Formular");
        check("4.", "4|");
        check("4", "4|");
        check("Ejemplo 3.", "3|");
        check("Ejemplo No. 3: Formular", "3|Formular");
        check("Ej. 3 formular", "3|formular");
        check("1.1.3 Formular", "1.1 3|Formular");
        check("1.1 (3) Formular", "1.1 3|Formular");
        check("3.5 millones", "");
        check("2024-2028 en curso", "");
        check("3-4 reuniones", "");
        check("100. Formular", "");
        check("3 reuniones al año", "");
        check("A los munícipes", "");
        check("Formular", "");
        check("", "");
    }
}
