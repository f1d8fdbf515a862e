//! Values that stand in the stores, and what both stores together hold of a plan.

use std::collections::BTreeSet;

use plan::lineage::Traced;
use plan::{Document, Id};

use crate::codec::{Codec, UnreadablePlan};
use crate::envelope::checksum;
use crate::event::Inspected;
use crate::keys;
use crate::sabotage::{SabotageRule, holds};

/// What tells a stored value from anything else that stood under its key: key and checksum.
pub type Fingerprint = (String, u64);

/// A value under its key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredCopy {
    /// Where it stands.
    pub key: String,
    /// What stands there.
    pub text: String,
    /// When it was saved, in milliseconds since 1970 UTC; `None` where it is damaged.
    pub saved: Option<i64>,
}

impl StoredCopy {
    /// What stands under a key.
    pub fn new(codec: &dyn Codec, key: String, text: String) -> Self {
        let saved = codec.saved(&key, &text);
        Self { key, text, saved }
    }

    /// Its fingerprint.
    pub fn fingerprint(&self) -> Fingerprint {
        fingerprint(&self.key, &self.text)
    }
}

/// The fingerprint of a value.
pub fn fingerprint(key: &str, text: &str) -> Fingerprint {
    (key.to_owned(), checksum(text))
}

/// What both stores hold of a plan: each value once, the latest saved first.
pub struct Gathered {
    /// What can be trusted.
    pub sound: Vec<StoredCopy>,
    /// What is damaged, also where a sound value has taken its place.
    pub damaged: Vec<StoredCopy>,
    /// The keys that local storage lacks.
    pub not_local: Vec<String>,
    /// The keys that the database lacks.
    pub not_kept: Vec<String>,
    /// Whether the database could be read.
    pub trusted: bool,
    /// The sessions that lived before anything was read.
    pub living: Option<Vec<Id>>,
}

impl Gathered {
    /// Brings together what was read.
    pub fn of(codec: &dyn Codec, inspected: Inspected) -> Self {
        let plans = |all: Vec<(String, String)>| {
            let all = all.into_iter().filter(|(key, _)| key.starts_with(keys::PLAN));
            all.map(|(key, text)| StoredCopy::new(codec, key, text)).collect::<Vec<_>>()
        };
        let local = plans(inspected.local);
        let read = inspected.database.is_ok();
        let trusted = read || !holds(SabotageRule::FailedReadIsNotEmpty);
        let kept = plans(inspected.database.unwrap_or_default());
        let has = |all: &[StoredCopy], key: &str| all.iter().any(|it| it.key == key);
        let lacks = |from: &[StoredCopy], all: &[StoredCopy]| {
            let lacking = from.iter().filter(|it| !has(all, &it.key));
            lacking.map(|it| it.key.clone()).collect::<Vec<_>>()
        };
        let not_local = lacks(&kept, &local);
        let not_kept = if read { lacks(&local, &kept) } else { Vec::new() };
        let mut all = kept;
        for copy in local {
            if !all.contains(&copy) {
                all.push(copy);
            }
        }
        let (mut sound, damaged): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|it| it.saved.is_some());
        sound.sort_by_key(|it| std::cmp::Reverse(it.saved));
        Self { sound, damaged, not_local, not_kept, trusted, living: inspected.living }
    }

    /// Whether the session of a key lives no longer, as far as the browser can tell.
    pub fn is_dead(&self, key: &str) -> bool {
        self.living.as_ref().is_some_and(|living| !keys::is_of_one(living, key))
    }

    /// The sound value under a key that was saved last.
    pub fn of_key(&self, key: &str) -> Option<&StoredCopy> {
        self.sound.iter().find(|it| it.key == key)
    }

    /// All that is sound as one; see [`MergedCopies`].
    pub fn join(
        &self,
        codec: &mut dyn Codec,
        skip: &dyn Fn(&StoredCopy, &Document) -> bool,
    ) -> MergedCopies {
        let mut joined = MergedCopies { traced: None, parts: Vec::new(), newer: false };
        let mut texts = BTreeSet::new();
        for copy in &self.sound {
            match codec.read(&copy.key, &copy.text) {
                Ok(document) if skip(copy, &document) => {}
                Ok(document) => {
                    if texts.insert(checksum(&copy.text)) {
                        let next = codec.trace(&document);
                        joined.traced = Some(match joined.traced.take() {
                            Some(all) => all.merge(&next),
                            None => next,
                        });
                    }
                    joined.parts.push(copy.fingerprint());
                }
                Err(UnreadablePlan::Newer) => joined.newer = true,
                Err(UnreadablePlan::Damaged) => {}
            }
        }
        joined
    }
}

/// Several stored values brought together.
pub struct MergedCopies {
    /// The plan with its traces, where anything could be read.
    pub traced: Option<Traced>,
    /// What is in it.
    pub parts: Vec<Fingerprint>,
    /// Whether a newer version of the app has saved something that this one cannot read.
    pub newer: bool,
}
