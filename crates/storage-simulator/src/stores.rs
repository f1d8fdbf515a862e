//! The two stores of the browser: what all tabs see, and what a crash leaves of it.

use std::collections::{BTreeMap, BTreeSet};

use storage::StoreError;

/// Keys and values.
pub type StoreValues = BTreeMap<String, String>;

/// Local storage: seen by all tabs at once, on the disk some time later, in the order of writing.
#[derive(Default)]
pub struct Local {
    /// What the tabs see.
    pub values: StoreValues,
    /// What is on the disk.
    pub disk: StoreValues,
    /// Why it takes nothing now.
    pub refuses: Option<StoreError>,
    /// When it last refused something.
    pub refused_at: Option<u64>,
}

/// A change on its way to the disk; `None` deletes.
pub type Change = (String, Option<String>);

impl Local {
    /// Puts a value in place, or takes one away.
    pub fn change(&mut self, (key, value): Change) {
        apply(&mut self.values, key, value);
    }

    /// What was changed reaches the disk.
    pub fn reach_disk(&mut self, (key, value): Change) {
        apply(&mut self.disk, key, value);
    }

    /// The keys that begin so.
    pub fn keys(&self, prefix: &str) -> Vec<String> {
        keys(&self.values, prefix)
    }
}

fn apply(values: &mut StoreValues, key: String, value: Option<String>) {
    match value {
        Some(value) => drop(values.insert(key, value)),
        None => drop(values.remove(&key)),
    }
}

fn keys(values: &StoreValues, prefix: &str) -> Vec<String> {
    let from = values.range(prefix.to_owned()..);
    from.map(|(key, _)| key).take_while(|key| key.starts_with(prefix)).cloned().collect()
}

/// The database: what a transaction has written is on the disk when it ends.
#[derive(Default)]
pub struct SimulatedDatabase {
    /// What is on the disk.
    pub values: StoreValues,
    /// Damaged bytes that were set aside, with the keys under which they stood.
    pub aside: BTreeSet<(String, String)>,
    /// Why it takes nothing now.
    pub refuses: Option<StoreError>,
}

impl SimulatedDatabase {
    /// The keys that begin so.
    pub fn keys(&self, prefix: &str) -> Vec<String> {
        keys(&self.values, prefix)
    }

    /// Why nothing can be read now: what is full can be.
    pub fn unreadable(&self) -> Option<StoreError> {
        self.refuses.filter(|why| *why == StoreError::Blocked)
    }
}
