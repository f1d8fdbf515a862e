//! Taking a change back out of a list of rows with identities: actions, tasks.

use crate::id::Id;
use crate::id_index::IdIndex;

/// A row with an identity.
pub(crate) trait Keyed: Clone + PartialEq {
    /// Which row it is.
    fn id(&self) -> Id;
}

/// What was not taken back, because the list was changed there since.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotReverted {
    /// A row that was added, and changed since.
    Added(Id),
    /// A row that was changed, and removed since.
    Gone(Id),
    /// The order of the rows.
    Order,
}

/// The list `now` without the change from `before` to `after`.
///
/// Added rows go, unless they were changed since; removed rows come back at their place; the
/// order is put back if it still is the one of `after`; `revert` takes the change out of one
/// row. When `now` equals `after`, the result equals `before`.
pub(crate) fn revert_rows<T: Keyed>(
    [before, after, now]: [&[T]; 3],
    mut revert: impl FnMut(&T, &T, &T) -> T,
    left: &mut Vec<NotReverted>,
) -> Vec<T> {
    if before == after {
        return now.to_vec();
    }
    let [was, is, there] = [before, after, now].map(|rows| IdIndex::of(rows.iter().map(T::id)));
    let mut rows = Vec::with_capacity(now.len());
    for row in now {
        let (old, new) = (was.get(row.id()), is.get(row.id()));
        match (old.map(|at| &before[at]), new.map(|at| &after[at])) {
            (None, Some(added)) if added == row => continue,
            (None, Some(_)) => left.push(NotReverted::Added(row.id())),
            (Some(old), Some(new)) if old != new => {
                rows.push(revert(old, new, row));
                continue;
            }
            _ => {}
        }
        rows.push(row.clone());
    }
    let gone = |row: &&T| {
        !there.contains(row.id()) && is.get(row.id()).is_some_and(|at| after[at] != **row)
    };
    left.extend(before.iter().filter(gone).map(|row| NotReverted::Gone(row.id())));
    let removed = |row: &&T| !is.contains(row.id()) && !there.contains(row.id());
    let mut back: Vec<T> = before.iter().filter(removed).cloned().collect();
    let common = |id: &Id| was.contains(*id) && is.contains(*id) && there.contains(*id);
    let order = |rows: &[T]| -> Vec<Id> { rows.iter().map(T::id).filter(common).collect() };
    let (old, new, current) = (order(before), order(after), order(now));
    if old != new && new == current {
        let moved = IdIndex::of(moved(&old, &new).into_iter());
        back.extend(rows.extract_if(.., |row| moved.contains(row.id())));
    } else if old != new && old != current {
        left.push(NotReverted::Order);
    }
    bring_back(before, back, &mut rows);
    rows
}

/// The fewest ids that explain how the order `old` became `new`: all but a longest sequence
/// that both have.
pub(crate) fn moved(old: &[Id], new: &[Id]) -> Vec<Id> {
    let places = IdIndex::of(new.iter().copied());
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(old.len());
    let place = |index: usize| places.get(old[index]);
    for index in 0..old.len() {
        let length = ends.partition_point(|end| place(*end) < place(index));
        previous.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() { ends.push(index) } else { ends[length] = index }
    }
    let mut stays = vec![false; old.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        stays[index] = true;
        next = previous[index];
    }
    old.iter().zip(stays).filter(|(_, stays)| !stays).map(|(id, _)| *id).collect()
}

/// Puts rows of `before` behind the row that they stood behind there.
fn bring_back<T: Keyed>(before: &[T], back: Vec<T>, rows: &mut Vec<T>) {
    let places = IdIndex::of(back.iter().map(T::id));
    for (position, row) in before.iter().enumerate() {
        let Some(place) = places.get(row.id()) else { continue };
        let row = back[place].clone();
        let find = |row: &T| rows.iter().position(|there| there.id() == row.id());
        let behind = before[..position].iter().rev().find_map(find);
        let ahead = || before[position..].iter().find_map(find);
        let place = behind.map(|place| place + 1).or_else(ahead).unwrap_or(rows.len());
        rows.insert(place, row);
    }
}
