//! The *Tareas* of an action in a file: a list, numbered, bulleted, or one a line, which may go on in
//! the next. What a person types is read by [`super::typed_tasks`].

use words::squeeze;

use super::item::{BULLETS, ListMarker, MAX_ITEMS, delimiter, value};
use super::plain::plain;

/// The tasks of a cell, without their numbers and bullets. Only signs that ascend from the first
/// (`1.`, `a)`, `Tarea 1:`, `I.`, `3.1`), at places where an item can begin, part a text: neither
/// `1.5 millones` nor `Ley 176-07` does.
pub fn tasks(text: &str) -> Vec<String> {
    let text = plain(text).replace(['\u{b}', '\u{2028}', '\u{2029}', '\r'], "\n");
    if text.len() <= 60 && super::is_blank(&text) {
        return Vec::new();
    }
    let cuts = ListMarker::ALL.into_iter().find_map(|sign| numbered(&text, sign));
    let cuts = cuts.unwrap_or_else(|| bulleted(&text));
    let mut tasks = Vec::with_capacity(cuts.len() + 1);
    let first = cuts.first().map_or(text.len(), |cut| cut.0);
    // What stands before the first item introduces it.
    let mut begin = text[..first].to_owned();
    for (position, (_, from)) in cuts.iter().enumerate() {
        let to = cuts.get(position + 1).map_or(text.len(), |next| next.0);
        begin.push(' ');
        begin.push_str(&text[*from..to]);
        push(&mut tasks, &begin);
        begin.clear();
    }
    push(&mut tasks, &begin);
    tasks
}

fn push(tasks: &mut Vec<String>, text: &str) {
    let text = squeeze(text.trim_matches(|c: char| c.is_whitespace() || BULLETS.contains(&c)));
    if text.chars().any(char::is_alphanumeric) {
        tasks.push(text);
    }
}

/// A place where an item may begin.
#[derive(Clone, Copy)]
struct InlineMarker {
    at: usize,
    end: usize,
    number: u32,
    /// What is alike in all signs of a list besides the number, as the word before it.
    kind: u32,
    /// The sign is written as if it could be something else, as an initial.
    weak: bool,
    /// After the end of a sentence or at the beginning of a line.
    parted: bool,
    /// At the beginning of the text or of a line.
    line: bool,
    /// A capital follows.
    capital: bool,
}

/// Where the items of an ascending list begin, before and after their sign.
fn numbered(text: &str, sign: ListMarker) -> Option<Vec<(usize, usize)>> {
    let mut marks = marks(text, sign);
    let begins =
        |of: fn(&InlineMarker) -> bool| marks.iter().find(|mark| mark.number == 1 && of(mark));
    let within = || begins(|mark| mark.parted && mark.capital).filter(|_| sign != ListMarker::Word);
    let first = begins(|mark| mark.line).or_else(within);
    let InlineMarker { at: first, kind, .. } = *first?;
    marks.retain(|mark| mark.kind == kind && mark.at >= first);
    let mut cuts = vec![(marks[0].at, marks[0].end)];
    let mut from = 1;
    for number in 2..=MAX_ITEMS {
        let Some(next) = following(&marks[from..], number) else { break };
        let mark = marks[from + next];
        cuts.push((mark.at, mark.end));
        from += next + 1;
    }
    let lone = cuts.len() == 1;
    let leads = text[..cuts[0].0].trim().is_empty();
    (!lone || (leads && sign == ListMarker::Number)).then_some(cuts)
}

/// The next item: the first one after the end of a sentence, unless the list goes on from an
/// earlier one that lacks its final point.
fn following(marks: &[InlineMarker], number: u32) -> Option<usize> {
    let begins = |mark: &InlineMarker| mark.parted || (mark.capital && !mark.weak);
    let is = |mark: &InlineMarker| mark.number == number && begins(mark);
    let loose = marks.iter().position(is)?;
    let Some(parted) = marks.iter().position(|mark| is(mark) && mark.parted) else {
        return Some(loose);
    };
    let goes_on = |mark: &InlineMarker| mark.number == number + 1 && begins(mark);
    let earlier = loose < parted && marks[loose + 1..parted].iter().any(goes_on);
    Some(if earlier { loose } else { parted })
}

fn marks(text: &str, sign: ListMarker) -> Vec<InlineMarker> {
    let mut marks = Vec::new();
    // The last two characters that matter for where an item may begin.
    let mut before = '\n';
    let mut solid = '\n';
    let mut skip = 0;
    let mut line_start = 0;
    for (at, c) in text.char_indices() {
        let begins = before.is_whitespace() || "(•·▪●".contains(before);
        if at >= skip
            && begins
            && let Some((number, kind, length)) = value(&text[at..], sign)
            && let Some((used, weak)) = delimiter(&text[at + length..], sign)
        {
            let rest = &text[at + length + used..];
            let next = rest.trim_start().chars().next();
            let from = if before == '(' { at - 1 } else { at };
            let head = &text[line_start..from];
            let line = head.len() < 8 && !head.chars().any(char::is_alphanumeric);
            marks.push(InlineMarker {
                at: from,
                end: at + length + used,
                number,
                kind,
                weak,
                parted: line || ".;:,!?)]”\"»…".contains(solid),
                line,
                capital: next.is_some_and(|c| c.is_uppercase() || "¿¡\"“«".contains(c)),
            });
            skip = at + length + used;
        }
        before = c;
        if c == '\n' {
            line_start = at + 1;
        }
        if !c.is_whitespace() && c != '(' {
            solid = c;
        } else if c == '\n' {
            solid = '\n';
        }
    }
    marks
}

/// Where the items of a list with bullets, or with one item a line, begin.
fn bulleted(text: &str) -> Vec<(usize, usize)> {
    if text.matches(BULLETS).count() > 1 || text.trim_start().starts_with(BULLETS) {
        return text.match_indices(BULLETS).map(|(at, sign)| (at, at + sign.len())).collect();
    }
    let dashes = || lines(text).filter(|(_, line)| dashed(line).is_some());
    if dashes().count() > 1 || text.trim_start().starts_with("- ") {
        return dashes().map(|(at, line)| (at, at + dashed(line).unwrap_or(0))).collect();
    }
    // A line that begins with a capital or a digit is an item; any other goes on.
    let begins =
        |line: &str| line.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    lines(text).filter(|(_, line)| begins(line)).map(|(at, _)| (at, at)).collect()
}

/// The length of the dash that begins a line.
fn dashed(line: &str) -> Option<usize> {
    let sign = line.chars().next().filter(|c| "-–—*+>".contains(*c))?;
    Some(sign.len_utf8())
}

/// The lines that are not empty, and where their text begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let begin = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        (!line.trim().is_empty()).then(|| (begin, line.trim_start()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_all_kinds() {
        let check = |text: &str, expect: &[&str]| assert_eq!(tasks(text), expect, "{text}");
        check("", &[]);
        check(" N/A ", &[]);
        check("1.", &[]);
        check("Pintar la escuela", &["Pintar la escuela"]);
        check("1. Pintar la escuela.", &["Pintar la escuela."]);
        check("1. Medir. 2. Cortar. 3. Pegar", &["Medir.", "Cortar.", "Pegar"]);
        check("1.Medir. 2.Cortar.", &["Medir.", "Cortar."]);
        check("1) Medir 2) Cortar", &["Medir", "Cortar"]);
        check("1- Medir 2- Cortar", &["Medir", "Cortar"]);
        check("1.- Medir; 2.- cortar", &["Medir;", "cortar"]);
        check("(1) Medir (2) Cortar", &["Medir", "Cortar"]);
        check("1. Medir 2. Cortar 3. Pegar", &["Medir", "Cortar", "Pegar"]);
        check("1. Medir.\n2. Cortar\nbien.\n3. Pegar", &["Medir.", "Cortar bien.", "Pegar"]);
        check("Medir\nCortar\nPegar", &["Medir", "Cortar", "Pegar"]);
        check("Medir el\nterreno", &["Medir el terreno"]);
        check("• Medir\n• Cortar", &["Medir", "Cortar"]);
        check("• Medir • Cortar", &["Medir", "Cortar"]);
        check("- Medir\n- Cortar\n  y pegar", &["Medir", "Cortar y pegar"]);
        check("* Medir\n* Cortar", &["Medir", "Cortar"]);
        check("a) Medir b) Cortar c) Pegar", &["Medir", "Cortar", "Pegar"]);
        check("A) Medir\nB) Cortar", &["Medir", "Cortar"]);
        check("Se hará así: 1. Medir. 2. Cortar.", &["Se hará así: Medir.", "Cortar."]);
        check("Gastar 1.5 millones. Pedir 2. o 3", &["Gastar 1.5 millones. Pedir 2. o 3"]);
        check("Cumplir la Ley 63-17. 2. Medir", &["Cumplir la Ley 63-17. 2. Medir"]);
        check("1. Cumplir la Ley 63-17. 2. Medir", &["Cumplir la Ley 63-17.", "Medir"]);
        check("1. Ver el artículo 2. 2. Medir", &["Ver el artículo 2.", "Medir"]);
        check("1. Sembrar 2.5 tareas. 2. Regar", &["Sembrar 2.5 tareas.", "Regar"]);
        check("1. Dar 2 talleres. 2. Medir", &["Dar 2 talleres.", "Medir"]);
        check("1. Abrir a las 10:30. 2. Cerrar", &["Abrir a las 10:30.", "Cerrar"]);
        check("Fase 1. Medir. Fase 2. Cortar.", &["Fase 1. Medir. Fase 2. Cortar."]);
        check("1. Medir. 3. Pegar.", &["Medir. 3. Pegar."]);
        check("1. Medir.2. Cortar.", &["Medir.2. Cortar."]);
        check("<ol><li>Medir</li><li>Cortar</li></ol>", &["Medir", "Cortar"]);
        check("1. Medir<br>2. Cortar", &["Medir", "Cortar"]);
        check(
            "1. Uno 2. Dos 3. Tres 4. Cuatro 5. Cinco 6. Seis 7. Siete 8. Ocho 9. Nueve 10. Diez 11. Once",
            &[
                "Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis", "Siete", "Ocho", "Nueve", "Diez",
                "Once",
            ],
        );
        check(
            "1. Visitar a) parques b) playas. 2. Medir",
            &["Visitar a) parques b) playas.", "Medir"],
        );
        check("1 - Medir 2 - Cortar", &["Medir", "Cortar"]);
        check("1\u{fe0f}\u{20e3} Medir 2\u{fe0f}\u{20e3} Cortar", &["Medir", "Cortar"]);
        check("① Medir ② Cortar", &["Medir", "Cortar"]);
        check("Dar 1 - 2 talleres", &["Dar 1 - 2 talleres"]);
        check("Medir\u{b}Cortar", &["Medir", "Cortar"]);
    }

    #[test]
    fn lists_marked_with_words_and_letters() {
        let items =
            |text: &str| assert_eq!(tasks(text), ["Contar", "Etiquetar", "Archivar"], "{text}");
        items("Tarea 1: Contar Tarea 2: Etiquetar Tarea 3: Archivar");
        items("TAREA 1. Contar\nTAREA 2. Etiquetar\nTAREA 3. Archivar");
        items("Tarea 1 - Contar Tarea 2 - Etiquetar Tarea 3 - Archivar");
        items("Tarea 1 Contar Tarea 2 Etiquetar Tarea 3 Archivar");
        items("Tarea No. 1: Contar\nTarea No. 2: Etiquetar\nTarea No. 3: Archivar");
        items("Tarea #1: Contar Tarea #2: Etiquetar Tarea #3: Archivar");
        items("Actividad 1 – Contar\nActividad 2 – Etiquetar\nActividad 3 – Archivar");
        items("Act. 1: Contar Act. 2: Etiquetar Act. 3: Archivar");
        items("Paso I: Contar Paso II: Etiquetar Paso III: Archivar");
        items("T1. Contar T2. Etiquetar T3. Archivar");
        items("T-1 Contar T-2 Etiquetar T-3 Archivar");
        items("T.1) Contar T.2) Etiquetar T.3) Archivar");
        items("A1: Contar\nA2: Etiquetar\nA3: Archivar");
        items("Task 1: Contar Task 2: Etiquetar Task 3: Archivar");
        items("Step 1) Contar\nStep 2) Etiquetar\nStep 3) Archivar");
        items("• Tarea 1: Contar\n• Tarea 2: Etiquetar\n• Tarea 3: Archivar");
        items("I. Contar II. Etiquetar III. Archivar");
        items("I) Contar\nII) Etiquetar\nIII) Archivar");
        items("I.- Contar II.- Etiquetar III.- Archivar");
        items("i) Contar ii) Etiquetar iii) Archivar");
        items("I - Contar\nII - Etiquetar\nIII - Archivar");
        items("(i) Contar (ii) Etiquetar (iii) Archivar");
        items("a. Contar\nb. Etiquetar\nc. Archivar");
        items("A.- Contar\nB.- Etiquetar\nC.- Archivar");
        items("3.1 Contar 3.2 Etiquetar 3.3 Archivar");
        items("1.1. Contar\n1.2. Etiquetar\n1.3. Archivar");
        let whole = |text: &str| assert_eq!(tasks(text), [text], "{text}");
        whole("Hacer la tarea 1 y la tarea 2");
        whole("Tarea pendiente: contar");
        whole("A. Pérez y B. Gómez revisan");
        whole("I + D para todos");
        whole("3.1 millones para 3.2 obras");
        whole("T4 de 2026: contar");
        whole("Fase 1. Medir. Fase 2. Cortar.");
        whole("Visitar el Km. 1. y el Km. 2.");
        assert_eq!(tasks("Tarea 1: Contar"), ["Tarea 1: Contar"]);
        assert_eq!(
            tasks("1. Paso 1: Contar 2. Paso 2: Medir"),
            ["Paso 1: Contar", "Paso 2: Medir"]
        );
        assert_eq!(tasks("I. Contar"), ["I. Contar"]);
    }
}
