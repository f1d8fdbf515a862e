//! An unfinished text as the app gives it to the machine, which never looks into it.

use plan::{FieldPath, Id};

use crate::places::{FIELDS, HEADER};

/// A text and where it was being typed.
pub fn write(path: FieldPath, text: &str) -> String {
    let tasks = FIELDS.len();
    match path {
        FieldPath::Header(field) => {
            let at = HEADER.iter().position(|it| *it == field).unwrap_or(0);
            format!("header {at} 0|{text}")
        }
        FieldPath::Action(action, field) => {
            let at = FIELDS.iter().position(|it| *it == field).unwrap_or(tasks);
            format!("{action} {at} 0|{text}")
        }
        FieldPath::Task { action, task } => format!("{action} task {task}|{text}"),
    }
}

/// What [`write`] has written.
pub fn read(draft: &str) -> Option<(FieldPath, &str)> {
    let (place, text) = draft.split_once('|')?;
    let words: Vec<&str> = place.split(' ').collect();
    let [record, field, task] = words[..] else { return None };
    let path = match (record, field) {
        ("header", at) => FieldPath::Header(HEADER[at.parse::<usize>().ok()?]),
        (action, "task") => {
            FieldPath::Task { action: action.parse().ok()?, task: task.parse::<Id>().ok()? }
        }
        (action, at) => {
            let field = FIELDS.get(at.parse::<usize>().ok()?).copied();
            let field = field.unwrap_or(plan::ActionField::Tasks);
            FieldPath::Action(action.parse().ok()?, field)
        }
    };
    Some((path, text))
}

#[cfg(test)]
mod tests {
    use plan::{ActionField, HeaderField};

    use super::*;

    #[test]
    fn a_draft_is_read_as_it_was_written() {
        let (action, task) = (Id::from_bits(5), Id::from_bits(6));
        let paths = [
            FieldPath::Header(HeaderField::Institution),
            FieldPath::Action(action, ActionField::Tasks),
            FieldPath::Action(action, ActionField::Objective),
            FieldPath::Task { action, task },
        ];
        for path in paths {
            assert_eq!(read(&write(path, "§1.\n§2.")), Some((path, "§1.\n§2.")));
        }
    }
}
