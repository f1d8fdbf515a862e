//! What is left of a plan that was taken off this device.

use crate::stored::{Fingerprint, StoredCopy};

/// What is left of a plan that was taken off this device, so that no other session brings it
/// back unasked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tombstone {
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// What was deleted.
    pub deleted: Vec<Fingerprint>,
}

impl Tombstone {
    /// As it is stored: `{"at":…,"deleted":[[key,checksum],…]}`. The version before wrote only `at`.
    pub fn write(&self) -> String {
        let deleted: Vec<_> = self
            .deleted
            .iter()
            .map(|(key, sum)| serde_json::json!([key, sum.to_string()]))
            .collect();
        serde_json::json!({ "at": self.at, "deleted": deleted }).to_string()
    }

    /// Reads what stands under the key of a tombstone; anything there is one.
    pub fn read(text: &str) -> Self {
        let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
        let pair = |it: &serde_json::Value| {
            Some((it.get(0)?.as_str()?.to_owned(), it.get(1)?.as_str()?.parse().ok()?))
        };
        let deleted = value["deleted"].as_array();
        let deleted = deleted.into_iter().flatten().filter_map(pair).collect();
        Self { at: value["at"].as_i64().unwrap_or(0), deleted }
    }

    /// Whether a stored value is what was deleted, or older. What was saved in the same millisecond
    /// may be somebody's who did not know.
    pub fn covers(&self, copy: &StoredCopy) -> bool {
        self.deleted.contains(&copy.fingerprint()) || copy.saved.unwrap_or(0) < self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tombstone_is_read_as_it_was_written() {
        let deleted = vec![("mejora/plan/a/b".to_owned(), u64::MAX)];
        let stone = Tombstone { at: 1_700_000_000_000, deleted };
        assert_eq!(Tombstone::read(&stone.write()), stone);
        let before = Tombstone::read("{\"at\":5}");
        assert_eq!(before, Tombstone { at: 5, deleted: Vec::new() });
        assert_eq!(Tombstone::read("no es json").at, 0);
    }
}
