//! Maps and sets in the order of their keys, for code that must be small: what finds a key is
//! compiled once for all of them, where each type of a `BTreeMap` costs some kilobytes of wasm.
//! It knows nothing else of the project, so that every crate may use it.

mod order;
mod set;

use std::borrow::Borrow;
use std::fmt;

use self::order::{Entries, EntryOrder, EntryPosition};
pub use self::set::Set;

/// A map in the order of its keys.
#[derive(Clone)]
pub struct Map<K, V> {
    order: EntryOrder,
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> Map<K, V> {
    /// A map without entries.
    pub const fn new() -> Self {
        Self { order: EntryOrder::new(), entries: Vec::new() }
    }

    /// How many keys it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries in order.
    pub fn iter(&self) -> Iter<'_, K, V> {
        self.walk(EntryPosition(0, 0))
    }

    /// All keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// All values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    fn walk(&self, place: EntryPosition) -> Iter<'_, K, V> {
        Iter { entries: &self.entries, order: self.order.from(place) }
    }
}

/// Walks through a map.
pub struct Iter<'a, K, V> {
    entries: &'a [(K, V)],
    order: Entries<'a>,
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Self { entries: self.entries, order: self.order.clone() }
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = &self.entries[self.order.next()?];
        Some((key, value))
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        let mut entries: Vec<_> = self.entries.into_iter().map(Some).collect();
        let sorted = self.order.from(EntryPosition(0, 0)).filter_map(|at| entries[at].take());
        sorted.collect::<Vec<_>>().into_iter()
    }
}

impl<K: Ord, V> Map<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<EntryPosition, EntryPosition>
    where
        K: Borrow<Q>,
    {
        self.order.find(&|at| self.entries[at].0.borrow().cmp(key))
    }

    fn found<Q: Ord + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().and_then(|place| self.order.at(place))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.found(key).map(|at| &self.entries[at].1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.found(key).map(|at| &mut self.entries[at].1)
    }

    /// Whether it has a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// The entries from a key on.
    pub fn from_key<Q: Ord + ?Sized>(&self, key: &Q) -> Iter<'_, K, V>
    where
        K: Borrow<Q>,
    {
        let (Ok(place) | Err(place)) = self.find(key);
        self.walk(place)
    }

    /// The last entry before a key.
    pub fn before<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let (Ok(place) | Err(place)) = self.find(key);
        self.order.before(place).map(|at| (&self.entries[at].0, &self.entries[at].1))
    }

    /// The value of a key, which is made where there is none.
    pub fn or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let at = match self.find(&key) {
            Ok(place) => self.order.at(place).unwrap_or_default(),
            Err(place) => self.put(place, key, make()),
        };
        &mut self.entries[at].1
    }

    /// The value of a key, which is the default where there was none.
    pub fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.or_insert_with(key, V::default)
    }

    /// Gives a key a value; what it had before comes back.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(place) => {
                let at = self.order.at(place)?;
                Some(std::mem::replace(&mut self.entries[at].1, value))
            }
            Err(place) => {
                self.put(place, key, value);
                None
            }
        }
    }

    /// Takes a key out, and gives its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key).ok()?;
        let at = self.order.at(place)?;
        self.order.remove(place);
        // The last entry takes the place that becomes free.
        let last = self.entries.len() - 1;
        if at < last
            && let Ok(place) = self.find(self.entries[last].0.borrow())
        {
            self.order.replace(place, at);
        }
        Some(self.entries.swap_remove(at).1)
    }

    fn put(&mut self, place: EntryPosition, key: K, value: V) -> usize {
        let at = self.entries.len();
        self.entries.push((key, value));
        self.order.insert(place, at);
        at
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

/// The value of a key that is there.
impl<K: Ord, V> std::ops::Index<&K> for Map<K, V> {
    type Output = V;

    fn index(&self, key: &K) -> &V {
        self.get(key).expect("the key is there")
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K: Eq, V: Eq> Eq for Map<K, V> {}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn a_map_is_what_the_larger_one_is() {
        let (mut own, mut other) = (Map::new(), BTreeMap::new());
        let mut random = 7_u32;
        for step in 0..60_000_u32 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = if step < 2_000 { step } else { (random >> 8) % 5_000 };
            match random >> 30 {
                0 => assert_eq!(own.remove(&key), other.remove(&key)),
                1 => *own.or_default(key) += 1,
                _ => assert_eq!(own.insert(key, step), other.insert(key, step)),
            }
            if random >> 30 == 1 {
                *other.entry(key).or_default() += 1;
            }
            assert_eq!((own.get(&key), own.len()), (other.get(&key), other.len()));
            assert_eq!(own.from_key(&key).next(), other.range(key..).next());
            assert_eq!(own.before(&key), other.range(..key).next_back());
        }
        assert!(own.iter().eq(other.iter()) && own.len() > 2_000);
        assert_eq!(own.clone().into_iter().collect::<Map<_, _>>(), own);
        assert!(own.into_iter().eq(other));
    }

    #[test]
    fn a_set_keeps_what_it_is_told_to() {
        let keys = [5, 1, 4, 1, 3];
        let mut own: Set<i32> = keys.into_iter().collect();
        own.retain(|key| *key != 4);
        assert!(own.insert(2) && !own.insert(5) && own.remove(&1) && !own.remove(&1));
        assert!(own.into_iter().eq(BTreeSet::from([2, 3, 5])));
    }
}
