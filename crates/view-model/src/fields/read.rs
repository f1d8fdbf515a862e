//! What a typed text means in an action of the plan.

use plan::{Action, Edge, IdSource, Moment, Plan, Task, When};
use values::{DateContext, ReadWhen};

use super::readers::readers;

pub(super) fn responsible(plan: &Plan, text: &str) -> Vec<String> {
    let units = plan::rollup::units(plan);
    let known: Vec<&str> = units.iter().map(|(unit, _)| unit.as_str()).collect();
    match readers() {
        Some(readers) => readers.responsibles(text, &known),
        None => pieces(text, ','),
    }
}

/// An action whose dates are read again where they were not understood: the plan may have another
/// period by now.
pub fn dated(action: &Action, plan: &Plan) -> Action {
    let is_unclear =
        |when: &Option<When>| when.as_ref().is_some_and(|it| it.moment == Moment::Unclear);
    let mut made = action.clone();
    if is_unclear(&action.start) {
        made.start = when(&made, plan, &written(&action.start), Edge::Start);
    }
    if is_unclear(&action.end) {
        made.end = when(&made, plan, &written(&action.end), Edge::End);
    }
    made
}

fn written(when: &Option<When>) -> String {
    when.as_ref().map_or_else(String::new, |when| when.written.clone())
}

/// The date that a text means; one without a year takes it from the other end, or from the
/// plan.
pub fn when(action: &Action, plan: &Plan, text: &str, edge: Edge) -> Option<When> {
    read(action, plan, text, edge).value
}

pub(super) fn read(action: &Action, plan: &Plan, text: &str, edge: Edge) -> ReadWhen {
    let start = action.start.as_ref().and_then(|start| start.month(Edge::Start));
    let end = action.end.as_ref().and_then(|end| end.month(Edge::End));
    let context = DateContext::of_period(plan.header.period);
    let context = match edge {
        Edge::Start => context.before(end),
        Edge::End => context.after(start),
    };
    let mut read = read_date(text, edge, context);
    let text = text.trim();
    if read.value.is_none() && !text.is_empty() {
        // What a file says in place of nothing is what a person wants to say.
        read.value = Some(When { moment: Moment::Unclear, written: text.to_owned() });
    }
    read
}

pub(super) fn read_date(text: &str, edge: Edge, context: DateContext) -> ReadWhen {
    readers().map_or_else(ReadWhen::default, |it| it.when(text, edge, context))
}

/// The pieces of a text as they were typed.
fn pieces(text: &str, between: char) -> Vec<String> {
    text.split(between).map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// The tasks of a text with one a line. A line that was a task before keeps its identity, and
/// otherwise the task at the same place does, so that a corrected word is no new task.
pub(super) fn tasks(action: &Action, text: &str, ids: &mut dyn IdSource) -> Vec<Task> {
    let is_task = |line: &str| action.tasks.iter().any(|it| it.text == line);
    let lines = readers().map_or_else(|| pieces(text, '\n'), |it| it.tasks(text, &is_task));
    let mut old: Vec<Option<&Task>> = action.tasks.iter().map(Some).collect();
    let same: Vec<Option<Task>> = lines
        .iter()
        .map(|line| {
            let at = old.iter().position(|task| task.is_some_and(|task| task.text == *line))?;
            old[at].take().cloned()
        })
        .collect();
    let mut place = |at: usize, line: String, old: &mut [Option<&Task>]| match old
        .get_mut(at)
        .and_then(Option::take)
    {
        Some(task) => Task { text: line, ..task.clone() },
        None => Task::new(ids.next_id(), line),
    };
    let lines = lines.into_iter().zip(same).enumerate();
    lines.map(|(at, (line, same))| same.unwrap_or_else(|| place(at, line, &mut old))).collect()
}
