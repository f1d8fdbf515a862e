//! Several examples in one cell: a line each, or one after the other on the same line.

use words::{fold, has_word};

use super::headings::{NumberedText, numbered};

/// An example of a cell: its number, and its text.
pub(super) type NumberedExample<'a> = (NumberedText<'a>, String);

/// Words before a number that is no example's: `según el Art. 2. De …`.
const REFERENCES: [&str; 18] = [
    "art",
    "arts",
    "articulo",
    "articulos",
    "no",
    "nos",
    "nro",
    "num",
    "numero",
    "numeral",
    "literal",
    "parrafo",
    "capitulo",
    "cap",
    "anexo",
    "fase",
    "etapa",
    "nivel",
];

/// The examples of one cell: lines whose numbers rise, or a single line in which they count on.
/// Empty where there are none. `next` is the number in the row below: a cell whose numbers reach
/// it holds one example with a list of its own.
pub(super) fn split(text: &str, next: Option<u32>) -> Vec<NumberedExample<'_>> {
    let parts = lines(text);
    if parts.len() != 1 {
        return parts;
    }
    let found = inline(text, |number, last| number == last + 1);
    let own = found.iter().skip(1).any(|part| part.0.value() == next);
    if found.len() < 2 || next.is_some() && own { parts } else { found }
}

/// The answers of one cell to the examples of another, whose numbers may skip some.
pub(super) fn answers(text: &str) -> Vec<NumberedExample<'_>> {
    let parts = lines(text);
    if parts.len() != 1 {
        return parts;
    }
    let found = inline(text, |number, last| number > last);
    if found.is_empty() { parts } else { found }
}

fn lines(text: &str) -> Vec<NumberedExample<'_>> {
    let mut parts: Vec<NumberedExample<'_>> = Vec::new();
    for line in text.lines().filter(|line| has_word(line)) {
        let found = numbered(line, true).filter(|it| it.value().is_some());
        match (found, parts.last_mut()) {
            (Some(found), None) => parts.push((found.clone(), found.rest.to_owned())),
            (Some(found), Some((last, _))) if found.value() > last.value() => {
                parts.push((found.clone(), found.rest.to_owned()));
            }
            (Some(_), Some(_)) => return Vec::new(),
            (None, Some((_, text))) => {
                text.push('\n');
                text.push_str(line);
            }
            (None, None) => return Vec::new(),
        }
    }
    parts
}

/// The parts of a text that begin with numbers written alike, as `follows` wants them. Empty
/// where the first number comes again: the text then holds a list of its own.
fn inline(text: &str, follows: impl Fn(u32, u32) -> bool) -> Vec<NumberedExample<'_>> {
    let marks = marks(text);
    let Some(&first) = marks.first().filter(|it| !has_word(&text[..it.at])) else {
        return Vec::new();
    };
    let alike: Vec<NumberMark> = marks.into_iter().filter(|it| it.style == first.style).collect();
    if alike.iter().skip(1).any(|it| it.number == first.number) {
        return Vec::new();
    }
    let mut taken = vec![first];
    for mark in alike.into_iter().skip(1) {
        if taken.last().is_some_and(|last| follows(mark.number, last.number)) {
            taken.push(mark);
        }
    }
    let ends = taken.iter().skip(1).map(|it| it.at).chain([text.len()]);
    let part = |(mark, end): (&NumberMark, usize)| {
        let found = numbered(text[mark.at..end].trim(), false)?;
        let rest = found.rest.to_owned();
        Some((found, rest))
    };
    // A number without a text is no example.
    let parts: Option<Vec<_>> = taken.iter().zip(ends).map(part).collect();
    parts.filter(|parts| parts.iter().all(|it| has_word(&it.1))).unwrap_or_default()
}

/// A number that may begin an example.
#[derive(Clone, Copy)]
struct NumberMark {
    at: usize,
    number: u32,
    /// What stands around the number: an opening bracket, and what closes it.
    style: (bool, char),
}

/// The numbers with a mark and a blank behind them, at the start of the text or of a sentence.
fn marks(text: &str) -> Vec<NumberMark> {
    let mut marks = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let digits = text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at);
        from = at + digits;
        let after = &text[from..];
        let Some(mark) = after.chars().next().filter(|it| matches!(it, ')' | '.' | '-')) else {
            continue;
        };
        let behind = after.trim_start_matches([')', '.', '-']);
        let Ok(number @ 1..=99) = text[at..from].parse::<u32>() else { continue };
        let opened = text[..at].ends_with('(');
        let before = if opened { &text[..at - 1] } else { &text[..at] };
        if behind.starts_with(char::is_whitespace) && begins(before, behind) {
            let at = before.len();
            marks.push(NumberMark { at, number, style: (opened, mark) });
        }
    }
    marks
}

/// Whether an item can begin between two texts.
fn begins(before: &str, behind: &str) -> bool {
    let said = before.trim_end();
    if said.is_empty() {
        return true;
    }
    let apart = said.len() < before.len();
    let ended = said.ends_with(['.', ';', ':', ',', ')']);
    let capital = behind.trim_start().starts_with(char::is_uppercase);
    let word = said.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = &word[word.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + 1)..];
    apart && (ended || capital) && !REFERENCES.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(parts: &[NumberedExample<'_>]) -> String {
        let part = |(number, text): &NumberedExample<'_>| format!("{}={text}", number.number);
        parts.iter().map(part).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn examples_on_one_line_count_on() {
        let check =
            |text: &str, expect: &str| assert_eq!(shown(&split(text, None)), expect, "{text}");
        check("1) Formular. 2) Comunicar. 3) Revisar.", "1=Formular.|2=Comunicar.|3=Revisar.");
        check("4. Formular 5. Comunicar", "4=Formular|5=Comunicar");
        check("1.- Formular; 2.- comunicar", "1=Formular;|2=comunicar");
        check("(1) Formular. (2) Comunicar", "1=Formular.|2=Comunicar");
        check("1) Uno.\u{a0}2) Dos", "1=Uno.|2=Dos");
        check("1. Uno.\n2. Dos", "1=Uno.|2=Dos");
    }

    #[test]
    fn numbers_that_do_not_count_on_are_of_the_text() {
        let check =
            |text: &str, expect: &str| assert_eq!(shown(&split(text, None)), expect, "{text}");
        check("1) Formular. 3) Revisar.", "1=Formular. 3) Revisar.");
        check("4. Gestionar: 1. Comprar. 2. Pagar", "4=Gestionar: 1. Comprar. 2. Pagar");
        check("1. Gestionar: 1. Comprar. 2. Pagar", "1=Gestionar: 1. Comprar. 2. Pagar");
        check("1. Gestionar: 1) Comprar. 2) Pagar", "1=Gestionar: 1) Comprar. 2) Pagar");
        check("1. Cumplir el Art. 2. De compras", "1=Cumplir el Art. 2. De compras");
        check("1. Subir de 1.5 a 2.5 puntos", "1=Subir de 1.5 a 2.5 puntos");
        check("1. Pasar del nivel 1 al 2. o más", "1=Pasar del nivel 1 al 2. o más");
        check("1. Uno 2. ", "1=Uno 2. ");
        check("Formular. 1) Uno. 2) Dos", "");
        check("", "");
    }

    #[test]
    fn a_list_that_runs_into_the_next_row_is_of_its_example() {
        let text = "1. Ordenar: 2. Limpiar. 3. Guardar";
        assert_eq!(shown(&split(text, Some(2))), "1=Ordenar: 2. Limpiar. 3. Guardar");
        assert_eq!(split(text, Some(4)).len(), 3);
    }

    #[test]
    fn answers_may_skip_numbers() {
        assert_eq!(shown(&answers("2) No hay. 5) Falta.")), "2=No hay.|5=Falta.");
        assert_eq!(shown(&answers("1) No hay.\n3) Falta.")), "1=No hay.|3=Falta.");
        assert_eq!(shown(&answers("No hay nada")), "");
    }
}
