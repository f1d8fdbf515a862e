//! What is done with several whole actions.

use plan::{Action, Column, Command, Criterion, Id, IdSource, Label, Plan};

use super::{Grid, RangeEdit, RangeNote, RangeOperation};

/// Removes the actions; `None` where there are none.
pub fn removed(grid: &Grid<'_>, rows: &[Id]) -> Option<RangeEdit> {
    let rows = grid.shown(rows);
    let label = match rows.as_slice() {
        [id] => Label::Remove { number: number(grid.plan, *id) },
        _ => Label::RemoveSeveral { count: rows.len() },
    };
    let commands = rows.iter().map(|id| Command::Remove { id: *id }).collect();
    edit(grid, &rows, Vec::new(), commands, label, RangeNote::of(RangeOperation::Removed))
}

/// Copies the actions, those that follow each other in the plan below the last of them; `None`
/// where there are none.
pub fn duplicated(grid: &Grid<'_>, rows: &[Id], ids: &mut dyn IdSource) -> Option<RangeEdit> {
    let rows = grid.shown(rows);
    let mut places: Vec<usize> = rows.iter().filter_map(|id| grid.plan.position(*id)).collect();
    places.sort_unstable();
    let mut copies = Vec::new();
    let mut commands = Vec::new();
    for run in places.chunk_by(|one, next| one + 1 == *next) {
        let actions = run.iter().filter_map(|at| grid.plan.actions.get(*at));
        let actions: Vec<Action> = actions.map(|action| copy(action, ids)).collect();
        copies.extend(actions.iter().map(|action| action.id));
        let before = run.last().and_then(|at| grid.plan.actions.get(at + 1)).map(|it| it.id);
        commands.push(Command::Insert { actions, before, duplicate: true, areas: None });
    }
    let label = match rows.as_slice() {
        [id] => Label::Duplicate { number: number(grid.plan, *id) },
        _ => Label::DuplicateSeveral { count: rows.len() },
    };
    edit(grid, &rows, copies, commands, label, RangeNote::of(RangeOperation::Duplicated))
}

fn copy(action: &Action, ids: &mut dyn IdSource) -> Action {
    let mut copy = Action { id: ids.next_id(), ..action.clone() };
    copy.tasks.iter_mut().for_each(|task| task.id = ids.next_id());
    copy
}

/// Moves the actions, in the order in which they are shown, before another one or to the end;
/// `None` where they stand there. Where the rows are grouped, those of another criterion than the
/// other one stay in their group, which is told.
pub fn moved(grid: &Grid<'_>, rows: &[Id], before: Option<Id>) -> Option<RangeEdit> {
    let rows = grid.shown(rows);
    let order: Vec<Id> = grid.plan.actions.iter().map(|action| action.id).collect();
    let from = before.map_or(Some(order.len()), |id| order.iter().position(|it| *it == id))?;
    let behind = order.iter().skip(from).copied();
    let next = behind.into_iter().find(|id| !rows.contains(id));

    let mut commands = Vec::new();
    let mut now = order.clone();
    for id in &rows {
        commands.push(move_in(&mut now, *id, next));
    }
    if now == order {
        return None;
    }
    let target = before.filter(|_| grid.grouped).map(|id| criterion(grid, id));
    let elsewhere = |id: &&Id| target.is_some_and(|target| criterion(grid, **id) != target);
    let in_their_group = rows.iter().filter(elsewhere).count();
    let note = RangeNote { in_their_group, ..RangeNote::of(RangeOperation::Moved) };
    edit(grid, &rows, rows.clone(), commands, move_label(grid, &rows), note)
}

/// Moves the actions past the shown one above or below them, where the rows are grouped within their
/// group; `None` where all of them are at its edge.
pub fn shifted(grid: &Grid<'_>, rows: &[Id], up: bool) -> Option<RangeEdit> {
    let rows = grid.shown(rows);
    let shown: Vec<(Id, Option<Criterion>)> =
        grid.rows.iter().map(|id| (*id, group(grid, *id))).collect();
    let place = |id: &Id| grid.rows.iter().position(|other| other == id);
    let places: Vec<usize> = rows.iter().filter_map(place).collect();
    let runs = places.chunk_by(|one, next| {
        one + 1 == *next && shown.get(*one).map(|it| it.1) == shown.get(*next).map(|it| it.1)
    });
    let mut runs: Vec<&[usize]> = runs.collect();
    if !up {
        // What is below moves out of the way first.
        runs.reverse();
    }

    let mut commands = Vec::new();
    let mut now: Vec<Id> = grid.plan.actions.iter().map(|action| action.id).collect();
    for run in runs {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let beside = if up { first.checked_sub(1) } else { Some(last + 1) };
        let Some((past, criterion)) = beside.and_then(|at| shown.get(at)) else { continue };
        let own = shown.get(*first).map(|it| it.1);
        if own != Some(*criterion) || rows.contains(past) {
            continue;
        }
        let before = match up {
            true => Some(*past),
            false => now.iter().position(|id| id == past).and_then(|at| now.get(at + 1)).copied(),
        };
        for (id, _) in run.iter().filter_map(|at| shown.get(*at)) {
            commands.push(move_in(&mut now, *id, before));
        }
    }
    let note = RangeNote::of(RangeOperation::Moved);
    edit(grid, &rows, rows.clone(), commands, move_label(grid, &rows), note)
}

/// The command that moves an action, which is moved in the order, too.
fn move_in(order: &mut Vec<Id>, id: Id, before: Option<Id>) -> Command {
    order.retain(|other| *other != id);
    let at = before.and_then(|before| order.iter().position(|other| *other == before));
    order.insert(at.unwrap_or(order.len()), id);
    Command::Move { id, before }
}

fn move_label(grid: &Grid<'_>, rows: &[Id]) -> Label {
    match rows {
        [id] => Label::Move { number: number(grid.plan, *id) },
        _ => Label::MoveSeveral { count: rows.len() },
    }
}

fn criterion(grid: &Grid<'_>, id: Id) -> Option<Criterion> {
    grid.action(id).and_then(|action| action.criterion)
}

/// What an action stands under; the same for all where the rows are not grouped.
fn group(grid: &Grid<'_>, id: Id) -> Option<Criterion> {
    if grid.grouped { criterion(grid, id) } else { None }
}

fn number(plan: &Plan, id: Id) -> usize {
    plan.position(id).map_or(0, |at| at + 1)
}

/// What these commands do with `rows`; `after` are selected afterwards, in all their columns.
fn edit(
    grid: &Grid<'_>,
    rows: &[Id],
    after: Vec<Id>,
    commands: Vec<Command>,
    label: Label,
    note: RangeNote,
) -> Option<RangeEdit> {
    let unseen_actions = grid.unseen_actions(rows);
    let note = RangeNote { actions: rows.len(), unseen_actions, ..note };
    let columns: Vec<Column> = grid.columns.to_vec();
    super::edit((after, columns), commands, label, note)
}
