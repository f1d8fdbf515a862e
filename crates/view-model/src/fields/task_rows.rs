//! The boxes of the tasks as plain values: which there are, and which tasks they make.

use plan::{Action, ActionChange, Command, Id, Task};

/// The boxes that there ought to be: the `saved` tasks in their order; new boxes with a text, or
/// with the person in them, below those that they stood below; one empty box at the end.
pub fn arranged(
    rows: &[Id],
    saved: &[Id],
    has_text: impl Fn(Id) -> bool,
    current: Option<Id>,
    new_id: impl FnOnce() -> Id,
) -> Vec<Id> {
    let mut arranged = saved.to_vec();
    for (at, row) in rows.iter().enumerate() {
        if saved.contains(row) || !(has_text(*row) || current == Some(*row)) {
            continue;
        }
        let above = rows[..at].iter().rev();
        let above = above.filter_map(|row| arranged.iter().position(|other| other == row)).next();
        arranged.insert(above.map_or(0, |above| above + 1), *row);
    }
    let spare = |row: &Id| !saved.contains(row) && !has_text(*row);
    if !arranged.last().is_some_and(spare) {
        let old = rows.last().filter(|row| spare(row) && !arranged.contains(row));
        arranged.push(old.copied().unwrap_or_else(new_id));
    }
    arranged
}

/// The change that the boxes make of an action, all at once; `None` where it says so already.
/// `typed` tells those in which something was typed.
pub fn change(
    action: &Action,
    lines: Vec<(Id, String)>,
    typed: impl Fn(&Id) -> bool,
) -> Option<Command> {
    let tasks = tasks_of(&action.tasks, without_numbers(lines, typed));
    let is_new = tasks != action.tasks;
    is_new.then_some(Command::Edit { id: action.id, change: ActionChange::Tasks(tasks) })
}

/// The texts of the boxes without the numbers that a person typed before tasks.
fn without_numbers(lines: Vec<(Id, String)>, typed: impl Fn(&Id) -> bool) -> Vec<(Id, String)> {
    let (rows, mut texts): (Vec<Id>, Vec<String>) =
        lines.into_iter().map(|(row, text)| (row, text.trim().to_owned())).unzip();
    values::take_numbers_off(&mut texts, |at| typed(&rows[at]));
    rows.into_iter().zip(texts).collect()
}

/// The tasks that the boxes make: the `old` ones with their new texts, and new ones. An empty
/// box makes none.
fn tasks_of(old: &[Task], lines: Vec<(Id, String)>) -> Vec<Task> {
    let task = |(row, text): (Id, String)| match old.iter().find(|task| task.id == row) {
        Some(task) => Task { text, ..task.clone() },
        None => Task::new(row, text),
    };
    lines.into_iter().filter(|(_, text)| !text.is_empty()).map(task).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(numbers: &[u64]) -> Vec<Id> {
        numbers.iter().map(|number| Id::from_bits(*number)).collect()
    }

    #[test]
    fn boxes_follow_the_plan() {
        let check = |rows: &[u64], saved: &[u64], text: &[u64], current: u64, expect: &[u64]| {
            let found = arranged(
                &ids(rows),
                &ids(saved),
                |id| text.contains(&id.bits()),
                Some(Id::from_bits(current)),
                || Id::from_bits(99),
            );
            assert_eq!(found, ids(expect), "{rows:?} {saved:?} {text:?}");
        };
        check(&[], &[], &[], 0, &[99]);
        check(&[], &[1, 2], &[], 0, &[1, 2, 99]);
        check(&[1, 2, 9], &[1, 2], &[], 0, &[1, 2, 9]);
        check(&[1, 2, 9], &[1, 2], &[9], 9, &[1, 2, 9, 99]);
        check(&[1, 5, 2, 9], &[1, 2], &[], 5, &[1, 5, 2, 9]);
        check(&[1, 5, 2, 9], &[1, 2], &[], 0, &[1, 2, 9]);
        check(&[5, 1, 9], &[1], &[5], 5, &[5, 1, 9]);
        check(&[1, 2, 9], &[2, 1, 3], &[], 0, &[2, 1, 3, 9]);
        check(&[1, 9], &[1, 9], &[], 9, &[1, 9, 99]);
        check(&[1, 9], &[], &[], 9, &[9]);
    }

    #[test]
    fn a_number_of_its_own_is_dropped() {
        let line = |id, text: &str| (Id::from_bits(id), text.to_owned());
        let lines = vec![
            line(1, "1. Revisar"),
            line(2, ""),
            line(3, "2) Elaborar"),
            line(4, "15. aniversario"),
            line(5, "4.5 millones"),
        ];
        let texts = without_numbers(lines.clone(), |_| true).into_iter().map(|(_, text)| text);
        let expect = ["Revisar", "", "Elaborar", "15. aniversario", "4.5 millones"];
        assert_eq!(texts.collect::<Vec<_>>(), expect);
        assert_eq!(without_numbers(lines, |_| false)[0].1, "1. Revisar");
    }

    #[test]
    fn empty_boxes_make_no_task() {
        let old = [Task::new(Id::from_bits(1), "uno"), Task::new(Id::from_bits(2), "dos")];
        let lines = vec![
            (Id::from_bits(2), "dos, bien".to_owned()),
            (Id::from_bits(1), String::new()),
            (Id::from_bits(3), "tres".to_owned()),
        ];
        let tasks = tasks_of(&old, lines);
        let found: Vec<_> = tasks.iter().map(|task| (task.id.bits(), task.text.as_str())).collect();
        assert_eq!(found, [(2, "dos, bien"), (3, "tres")]);
    }
}
