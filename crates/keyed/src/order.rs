//! The order of entries that are kept elsewhere, without their types.

use std::cmp::Ordering;

/// The most entries of a run: as many are moved at most by an insertion.
const MOST: usize = 512;

/// Where an entry stands: its run, and its place there.
#[derive(Clone, Copy)]
pub(super) struct RunPosition(pub usize, pub usize);

/// The order of entries that are kept elsewhere by their numbers, in runs none of which is empty.
#[derive(Clone, Default)]
pub(super) struct RunOrder {
    runs: Vec<Vec<u32>>,
}

impl RunOrder {
    /// The order of no entries.
    pub const fn new() -> Self {
        Self { runs: Vec::new() }
    }

    /// The place of an entry, or else where it would stand. `compare` says how an entry stands to
    /// what is looked for.
    pub fn find(&self, compare: &dyn Fn(usize) -> Ordering) -> Result<RunPosition, RunPosition> {
        let is_before = |run: &Vec<u32>| compare(run[0] as usize) != Ordering::Greater;
        let run = self.runs.partition_point(is_before).saturating_sub(1);
        let Some(entries) = self.runs.get(run) else { return Err(RunPosition(0, 0)) };
        let at = entries.binary_search_by(|entry| compare(*entry as usize));
        at.map(|at| RunPosition(run, at)).map_err(|at| RunPosition(run, at))
    }

    /// The entry at a place.
    pub fn at(&self, place: RunPosition) -> Option<usize> {
        Some(*self.runs.get(place.0)?.get(place.1)? as usize)
    }

    /// Puts an entry to a place.
    pub fn insert(&mut self, place: RunPosition, entry: usize) {
        if self.runs.is_empty() {
            self.runs.push(Vec::new());
        }
        let run = &mut self.runs[place.0];
        run.insert(place.1, entry as u32);
        if run.len() > MOST {
            // What comes in order fills each run.
            let half = if place.1 == MOST { MOST } else { MOST / 2 };
            let rest = run.split_off(half);
            self.runs.insert(place.0 + 1, rest);
        }
    }

    /// Puts another entry to a place.
    pub fn replace(&mut self, place: RunPosition, entry: usize) {
        self.runs[place.0][place.1] = entry as u32;
    }

    /// Takes the entry away that stands at a place.
    pub fn remove(&mut self, place: RunPosition) {
        self.runs[place.0].remove(place.1);
        if self.runs[place.0].is_empty() {
            self.runs.remove(place.0);
        }
    }

    /// The entries from this place on.
    pub fn from(&self, place: RunPosition) -> Entries<'_> {
        Entries { order: self, place }
    }

    /// The entry before this place.
    pub fn before(&self, place: RunPosition) -> Option<usize> {
        match place.1.checked_sub(1) {
            Some(at) => self.at(RunPosition(place.0, at)),
            None => Some(*self.runs.get(place.0.checked_sub(1)?)?.last()? as usize),
        }
    }
}

/// Walks through an order.
#[derive(Clone)]
pub(super) struct Entries<'a> {
    order: &'a RunOrder,
    place: RunPosition,
}

impl Iterator for Entries<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let run = self.order.runs.get(self.place.0)?;
        if let Some(entry) = run.get(self.place.1) {
            self.place.1 += 1;
            return Some(*entry as usize);
        }
        self.place = RunPosition(self.place.0 + 1, 1);
        self.order.at(RunPosition(self.place.0, 0))
    }
}
