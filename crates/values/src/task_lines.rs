//! The *Tareas* of an action as a person types or pastes them: one a line, always.

use super::item::{BULLETS, ListMarker, delimiter, value};

/// The tasks of a typed text, one for each line with something in it, without what numbers them.
/// A line that `is_task` knows stays as it is.
pub fn typed_tasks(text: &str, is_task: impl Fn(&str) -> bool) -> Vec<String> {
    let breaks = ['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}'];
    let lines = text.split(breaks).map(str::trim).filter(|line| !line.is_empty());
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
    let known: Vec<bool> = lines.iter().map(|line| is_task(line)).collect();
    take_numbers_off(&mut lines, |at| !known[at]);
    lines.retain(|line| !line.is_empty());
    lines
}

/// Takes off the sign that each line begins with (`1.`, `a)`, `-`, `Tarea 1:`), but only where it
/// numbers: in a run in order, or where it is the number that the list shows at that place anyway.
/// Lines that are not `open` count, and stay as they are.
pub fn take_numbers_off(lines: &mut [String], open: impl Fn(usize) -> bool) {
    take_bullets_off(lines, &open);
    let mut done: Vec<bool> = (0..lines.len()).map(|at| !open(at)).collect();
    for sign in ListMarker::ALL {
        let marks = marks(lines, &done, sign);
        let mut from = 0;
        while from < marks.len() {
            let run = marks[from..].windows(2).take_while(|pair| pair[0].goes_on(&pair[1])).count();
            let run = &marks[from..from + run + 1];
            from += run.len();
            if run.len() > 1 || (sign == ListMarker::Number && run[0].is_at_its_place(lines)) {
                for mark in run {
                    lines[mark.line] = lines[mark.line][mark.length..].trim_start().to_owned();
                    done[mark.line] = true;
                }
            }
        }
    }
}

/// A sign at the beginning of a line.
struct LineMarker {
    line: usize,
    /// The number of the line among those with something in them, from 1.
    place: u32,
    number: u32,
    /// What is alike in all signs of a list besides the number.
    kind: u32,
    length: usize,
}

impl LineMarker {
    fn goes_on(&self, next: &Self) -> bool {
        next.kind == self.kind && next.number == self.number + 1
    }

    /// Whether it says the number of its place; not so where its line is a list in itself.
    fn is_at_its_place(&self, lines: &[String]) -> bool {
        let rest = &lines[self.line][self.length..];
        let next = format!(" {}", self.number + 1);
        let follows = |at: usize| {
            let after = &rest[at + next.len()..];
            delimiter(after, ListMarker::Number).is_some_and(|(length, _)| length > 0)
        };
        self.number == self.place && !rest.match_indices(&next).any(|(at, _)| follows(at))
    }
}

/// The signs of one sort that the lines begin with that are not `done`.
fn marks(lines: &[String], done: &[bool], sign: ListMarker) -> Vec<LineMarker> {
    let mut place = 0;
    let mut marks = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        place += u32::from(!line.trim().is_empty());
        let text = line.strip_prefix('(').unwrap_or(line);
        if done[at] {
            continue;
        }
        if let Some((number, kind, length)) = value(text, sign)
            && let Some((used, _)) = delimiter(&text[length..], sign)
        {
            let length = line.len() - text.len() + length + used;
            marks.push(LineMarker { line: at, place, number, kind, length });
        }
    }
    marks
}

/// Takes bullets off, and dashes where several lines or all of them begin with one.
fn take_bullets_off(lines: &mut [String], open: &impl Fn(usize) -> bool) {
    let dash = |line: &str| {
        let sign = line.chars().next().filter(|c| "-–—*+>".contains(*c))?;
        let rest = &line[sign.len_utf8()..];
        (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(sign.len_utf8())
    };
    let filled = || lines.iter().filter(|line| !line.trim().is_empty());
    let dashes = filled().filter(|line| dash(line).is_some()).count();
    let listed = dashes > 1 || dashes == filled().count();
    for (at, line) in lines.iter_mut().enumerate() {
        if !open(at) {
            continue;
        }
        let bullets = line.len() - line.trim_start_matches(BULLETS).len();
        let length = if bullets > 0 { bullets } else { dash(line).filter(|_| listed).unwrap_or(0) };
        if length > 0 {
            *line = line[length..].trim_start().to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<String> {
        typed_tasks(text, |_| false)
    }

    #[test]
    fn a_line_is_a_task() {
        let check = |text: &str, expect: &[&str]| assert_eq!(read(text), expect, "{text}");
        check("", &[]);
        check(" \n\n", &[]);
        check("Beta\nGamma", &["Beta", "Gamma"]);
        check("1. Alfa\nBeta\nGamma", &["Alfa", "Beta", "Gamma"]);
        check("medir el\nterreno", &["medir el", "terreno"]);
        check("N/A", &["N/A"]);
        check("Medir\r\nCortar\u{b}Pegar", &["Medir", "Cortar", "Pegar"]);
        check("1. Medir. 2. Cortar.", &["1. Medir. 2. Cortar."]);
        check("Visitar a) parques b) playas", &["Visitar a) parques b) playas"]);
        check("<Ley>", &["<Ley>"]);
    }

    #[test]
    fn a_number_goes_only_where_it_numbers() {
        let items = |text: &str| assert_eq!(read(text), ["Contar", "Archivar"], "{text}");
        items("1. Contar\n2. Archivar");
        items("1.\tContar\n2.\tArchivar");
        items("1) Contar\n\n2) Archivar");
        items("4. Contar\n5. Archivar");
        items("(1) Contar\n(2) Archivar");
        items("a) Contar\nb) Archivar");
        items("I. Contar\nII. Archivar");
        items("i) Contar\nii) Archivar");
        items("3.1 Contar\n3.2 Archivar");
        items("Tarea 1: Contar\nTarea 2: Archivar");
        items("- Contar\n- Archivar");
        items("• Contar\n•Archivar");
        items("• 1. Contar\n• 2. Archivar");
        items("Contar\n2. Archivar");
        items("- Contar\n- Archivar\n-");
        items("1. Contar\n2. Archivar\n3.");
        let whole = |text: &str| {
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(read(text), lines, "{text}");
        };
        whole("15. aniversario");
        whole("Medir\n15. aniversario");
        whole("2. Contar\n1. Archivar");
        whole("1.5 millones\n2.5 millones");
        whole("a) Contar");
        whole("I. Contar");
        whole("A. Pérez revisa");
        whole("Medir\n- 5 grados");
        whole("-5 grados\n-6 grados");
        whole("10:30 Abrir\n11:30 Cerrar");
        whole("Ley 1. Contar\nLey 2. Archivar");
    }

    #[test]
    fn what_was_a_task_before_stays_as_it_is() {
        let known = |line: &str| line == "2. aniversario";
        assert_eq!(typed_tasks("Medir\n2. aniversario", known), ["Medir", "2. aniversario"]);
        assert_eq!(
            typed_tasks("Medir\n2. aniversario\n3. Cortar", known),
            ["Medir", "2. aniversario", "Cortar"]
        );
    }

    #[test]
    fn a_long_list_keeps_its_length() {
        let lines: Vec<String> = (1..=120).map(|at| format!("{at}. Visitar la junta")).collect();
        let tasks = read(&lines.join("\n"));
        assert_eq!(tasks.len(), 120);
        assert!(tasks.iter().all(|task| task == "Visitar la junta"), "{:?}", tasks.last());
    }

    proptest! {
        #[test]
        fn no_line_is_lost_or_joined(lines in prop::collection::vec("[ -~áñ•\t]{0,12}", 0..9)) {
            let tasks = read(&lines.join("\n"));
            let mut left = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
            for task in &tasks {
                let line = left.find(|line| line.ends_with(task.as_str()));
                prop_assert!(line.is_some(), "{lines:?} {tasks:?}");
            }
            let worded = |line: &&String| line.chars().filter(|c| c.is_alphabetic()).count() > 6;
            prop_assert!(tasks.len() >= lines.iter().filter(worded).count());
        }

        #[test]
        fn lines_without_a_sign_stay(lines in prop::collection::vec("[A-Z][a-zñ]{2,9} [a-z0-9 ,.]{0,9}[a-z]", 0..9)) {
            prop_assert_eq!(read(&lines.join("\n")), lines);
        }

        #[test]
        fn a_numbered_list_gives_its_items(
            items in prop::collection::vec("[A-Z][a-z]{3,9}", 1..130),
            close in prop::sample::select(vec![". ", ") ", ".- ", " - ", ".\t"]),
        ) {
            let lines: Vec<_> =
                items.iter().enumerate().map(|(at, item)| format!("{}{close}{item}", at + 1)).collect();
            prop_assert_eq!(read(&lines.join("\n")), items);
        }
    }
}
