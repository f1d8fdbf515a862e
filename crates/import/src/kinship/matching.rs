//! Which row of a file is which action of the plan inside.

use std::hash::{DefaultHasher, Hash, Hasher};

use plan::keyed::Map;
use plan::{Action, Column, Id, Plan};
use words::words;

use super::alike::written;
use crate::draft::{Draft, RowSource};

/// How alike a row without a mark must be to an action to be taken for it: the part of their
/// words that both have.
pub(super) const LEAST_ALIKE: f64 = 0.6;

/// The most pairs of rows and actions that are compared word by word. A plan of 700 actions all
/// of whose marks were lost has that many; further rows are new ones.
const MOST_COMPARED: usize = 500_000;

/// For each action of the draft the place of the one inside that it is; none twice.
pub(crate) fn rows(inner: &Plan, draft: &Draft) -> Vec<Option<usize>> {
    let places: Map<Id, usize> =
        inner.actions.iter().enumerate().map(|(at, action)| (action.id, at)).collect();
    let marks = draft.grid.marks.iter().filter_map(|it| Some((it.row, it.name.parse().ok()?)));
    let marks: Map<usize, Id> = marks.collect();
    let marked = |source: &RowSource| {
        source.rows.iter().find_map(|row| places.get(marks.get(row)?)).copied()
    };
    let mut claims: Map<usize, Vec<usize>> = Map::new();
    for (row, source) in draft.sources.iter().enumerate() {
        if let Some(place) = marked(source) {
            claims.or_default(place).push(row);
        }
    }
    let mut rows = vec![None; draft.sources.len()];
    for (place, claims) in claims {
        // A copied row brings its id along: the more alike keeps it, the first of two equals.
        let row = match claims.as_slice() {
            [row] => *row,
            several => {
                let inside = inside(&inner.actions[place]);
                let alike = |row: &&usize| likeness(&shown(&draft.sources[**row]), &inside);
                let best = several.iter().rev().max_by(|a, b| alike(a).total_cmp(&alike(b)));
                best.copied().unwrap_or(several[0])
            }
        };
        rows[row] = Some(place);
    }
    alike(inner, draft, &mut rows);
    rows
}

/// Finds the actions of rows that bear no mark of their own.
fn alike(inner: &Plan, draft: &Draft, rows: &mut [Option<usize>]) {
    let mut left: Vec<(usize, Vec<u64>)> = (0..inner.actions.len())
        .filter(|place| !rows.contains(&Some(*place)))
        .map(|place| (place, inside(&inner.actions[place])))
        .collect();
    if left.is_empty() {
        return;
    }
    let mut equal: Map<Vec<u64>, Vec<usize>> = Map::new();
    for (place, words) in left.iter().rev() {
        equal.or_default(words.clone()).push(*place);
    }
    let mut open = Vec::new();
    for row in (0..rows.len()).filter(|row| rows[*row].is_none()).collect::<Vec<_>>() {
        let words = shown(&draft.sources[row]);
        match equal.get_mut(&words).and_then(Vec::pop) {
            Some(place) => {
                rows[row] = Some(place);
                left.retain(|it| it.0 != place);
            }
            None => open.push((row, words)),
        }
    }
    let mut compared = 0;
    for (row, words) in open {
        compared += left.len();
        if compared > MOST_COMPARED {
            return;
        }
        let best = (0..left.len()).rev().map(|at| (likeness(&words, &left[at].1), at));
        let best = best.max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, at)) = best.filter(|it| it.0 >= LEAST_ALIKE) {
            rows[row] = Some(left.remove(at).0);
        }
    }
}

/// What a row says, as sorted words.
pub(super) fn shown(source: &RowSource) -> Vec<u64> {
    sorted(source.cells.iter().filter(|it| *it.0 != Column::Number).map(|it| it.1.as_str()))
}

/// What the form says of an action, as sorted words.
pub(super) fn inside(action: &Action) -> Vec<u64> {
    let texts: Vec<String> = Column::ALL[1..].iter().map(|it| written(action, *it)).collect();
    sorted(texts.iter().map(String::as_str))
}

fn sorted<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u64> {
    let hash = |word: &str| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    };
    let mut all: Vec<u64> = texts.flat_map(words).map(hash).collect();
    all.sort_unstable();
    all
}

/// The part of the words of two rows that both have, from 0 to 1 (Dice's coefficient).
pub(super) fn likeness(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    match a.len() + b.len() {
        0 => 1.0,
        all => 2.0 * f64::from(both) / all as f64,
    }
}
