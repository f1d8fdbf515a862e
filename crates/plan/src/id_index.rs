//! Where each identity stands in a list.

use crate::id::Id;

/// The places of the ids of a list, found by binary search.
///
/// One type for every kind of row: what the rows are stays in their list, so the sorting and the
/// search are compiled once. Of an id that stands twice, the last place counts.
pub(crate) struct IdIndex(Vec<(Id, usize)>);

impl IdIndex {
    /// The places of these ids.
    pub fn of(ids: impl Iterator<Item = Id>) -> Self {
        Self::sorted(ids.zip(0..).collect())
    }

    fn sorted(mut places: Vec<(Id, usize)>) -> Self {
        places.sort_unstable();
        Self(places)
    }

    /// Where this id stands.
    pub fn get(&self, id: Id) -> Option<usize> {
        let behind = self.0.partition_point(|(there, _)| *there <= id);
        let (there, place) = self.0.get(behind.checked_sub(1)?)?;
        (*there == id).then_some(*place)
    }

    /// Whether this id stands in the list.
    pub fn contains(&self, id: Id) -> bool {
        self.get(id).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(ids: &[u64]) -> IdIndex {
        IdIndex::of(ids.iter().map(|id| Id::from_bits(*id)))
    }

    #[test]
    fn every_id_is_found_at_its_place() {
        let places = places(&[7, 3, 9]);
        let found = [3, 7, 9, 8].map(|id| places.get(Id::from_bits(id)));
        assert_eq!(found, [Some(1), Some(0), Some(2), None]);
    }

    #[test]
    fn of_twins_the_last_counts() {
        let places = places(&[7, 3, 7]);
        assert_eq!(places.get(Id::from_bits(7)), Some(2));
    }
}
