//! Taking a change back out of a list of rows with identities: actions, tasks.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::Id;

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

type Index<'a, T> = BTreeMap<Id, &'a T>;

fn index<T: Keyed>(rows: &[T]) -> Index<'_, T> {
    rows.iter().map(|row| (row.id(), row)).collect()
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
    let (was, is, there) = (index(before), index(after), index(now));
    let mut rows = Vec::with_capacity(now.len());
    for row in now {
        match (was.get(&row.id()), is.get(&row.id())) {
            (None, Some(added)) if *added == row => continue,
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
        !there.contains_key(&row.id()) && is.get(&row.id()).is_some_and(|new| new != row)
    };
    left.extend(before.iter().filter(gone).map(|row| NotReverted::Gone(row.id())));
    let removed = |row: &&T| !is.contains_key(&row.id()) && !there.contains_key(&row.id());
    let mut back: Vec<T> = before.iter().filter(removed).cloned().collect();
    let common = |id: &Id| was.contains_key(id) && is.contains_key(id) && there.contains_key(id);
    let order = |rows: &[T]| -> Vec<Id> { rows.iter().map(T::id).filter(common).collect() };
    let (old, new, current) = (order(before), order(after), order(now));
    if old != new && new == current {
        let moved = moved(&old, &new);
        back.extend(rows.extract_if(.., |row| moved.contains(&row.id())));
    } else if old != new && old != current {
        left.push(NotReverted::Order);
    }
    bring_back(before, back, &mut rows);
    rows
}

/// The fewest ids that explain how the order `old` became `new`: all but a longest sequence
/// that both have.
fn moved(old: &[Id], new: &[Id]) -> BTreeSet<Id> {
    let places: BTreeMap<Id, usize> = new.iter().zip(0..).map(|(id, place)| (*id, place)).collect();
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(old.len());
    let place = |index: usize| places.get(&old[index]);
    for index in 0..old.len() {
        let length = ends.partition_point(|end| place(*end) < place(index));
        previous.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() { ends.push(index) } else { ends[length] = index }
    }
    let mut moved: BTreeSet<Id> = old.iter().copied().collect();
    let mut stays = ends.last().copied();
    while let Some(index) = stays {
        moved.remove(&old[index]);
        stays = previous[index];
    }
    moved
}

/// Puts rows of `before` behind the row that they stood behind there.
fn bring_back<T: Keyed>(before: &[T], back: Vec<T>, rows: &mut Vec<T>) {
    let mut back: BTreeMap<Id, T> = back.into_iter().map(|row| (row.id(), row)).collect();
    for (position, row) in before.iter().enumerate() {
        let Some(row) = back.remove(&row.id()) else { continue };
        let find = |row: &T| rows.iter().position(|there| there.id() == row.id());
        let behind = before[..position].iter().rev().find_map(find);
        let ahead = || before[position..].iter().find_map(find);
        let place = behind.map(|place| place + 1).or_else(ahead).unwrap_or(rows.len());
        rows.insert(place, row);
    }
}
