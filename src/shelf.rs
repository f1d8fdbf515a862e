//! The plans on this device. Each has a key of its own in local storage that holds its plan
//! file, and beside it when and by which tab it was last saved. What the browser does not
//! store is kept in memory, so that a blocked store or a full one never stops the work.

use std::str::FromStr as _;

use leptos::prelude::*;
use plan::format::{self, NotAPlanFile};
use plan::{Document, Id};
use serde::{Deserialize, Serialize};

use crate::browser::clock;
use crate::browser::random::{self, Random};
use crate::browser::storage::{self, NotStored};

const PLAN: &str = "mejora/plan/";
const ABOUT: &str = "mejora/about/";

/// When and by which tab a plan was last saved, and when a copy last left the browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct About {
    /// Milliseconds since 1970 UTC.
    pub saved: i64,
    /// The tab that saved it.
    pub by: u64,
    /// Milliseconds since 1970 UTC of the last download.
    #[serde(default)]
    pub copied: Option<i64>,
}

/// A plan as *Mis planes* lists it.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The plan's id.
    pub id: Id,
    /// When it was saved and copied.
    pub about: About,
    /// The plan, or why its stored text could not be read.
    pub document: Result<Document, NotAPlanFile>,
}

/// Why a plan was not saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotSaved {
    /// The browser keeps nothing for this page.
    Blocked,
    /// There is no room left.
    Full,
    /// Another tab has saved the plan since this one last read or saved it.
    Elsewhere,
}

/// A plan taken off the shelf, to be put back by undo.
#[derive(Clone)]
pub struct Removed {
    id: Id,
    text: String,
    about: About,
}

/// All plans on this device.
#[derive(Clone, Copy)]
pub struct Shelf {
    tab: u64,
    /// The plans that the browser does not store: seldom any, so a list serves.
    memory: StoredValue<Vec<Document>>,
    /// Counts every change of the list.
    changes: RwSignal<u32>,
}

impl Shelf {
    /// Opens the shelf and listens for what other tabs do to it.
    pub fn open() -> Self {
        let changes = RwSignal::new(0);
        let listener = storage::on_change_elsewhere(move |key| {
            if key.starts_with(ABOUT) {
                changes.update(|n| *n += 1);
            }
        });
        on_cleanup(move || listener.remove());
        Self { tab: random::id().bits() >> 11, memory: StoredValue::default(), changes }
    }

    /// Whether the browser keeps anything for this page.
    pub fn is_kept(self) -> bool {
        storage::probe()
    }

    /// Hears of every change of the list.
    pub fn track(self) {
        self.changes.track();
    }

    /// All plans, the latest saved first. Tracked.
    pub fn list(self) -> Vec<Entry> {
        self.track();
        let mut entries: Vec<Entry> = Vec::new();
        for entry in self.ids().into_iter().filter_map(|id| self.entry(id)) {
            let later =
                |other: &Entry| (other.about.saved, entry.id) >= (entry.about.saved, other.id);
            entries.insert(entries.partition_point(later), entry);
        }
        entries
    }

    fn ids(self) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        for key in storage::keys(PLAN) {
            ids.extend(Id::from_str(&key[PLAN.len()..]));
        }
        self.memory.with_value(|memory| {
            for document in memory {
                if !ids.contains(&document.plan.id) {
                    ids.push(document.plan.id);
                }
            }
        });
        ids
    }

    /// Takes a plan out of memory.
    fn forget(self, id: Id) -> Option<Document> {
        self.memory
            .try_update_value(|memory| {
                let at = memory.iter().position(|it| it.plan.id == id)?;
                Some(memory.swap_remove(at))
            })
            .flatten()
    }

    /// Keeps a plan in memory, in place of the one with its id.
    fn remember(self, document: Document) {
        drop(self.forget(document.plan.id));
        self.memory.update_value(|memory| memory.push(document));
    }

    fn remembered(self, id: Id) -> Option<Document> {
        self.memory.with_value(|memory| memory.iter().find(|it| it.plan.id == id).cloned())
    }

    fn entry(self, id: Id) -> Option<Entry> {
        let document = self.load(id)?;
        Some(Entry { id, about: self.about(id), document })
    }

    /// Whether a plan with this id is here.
    pub fn has(self, id: Id) -> bool {
        self.remembered(id).is_some() || stored_text(id).is_some()
    }

    /// When this plan was saved and copied.
    pub fn about(self, id: Id) -> About {
        storage::get(&key(ABOUT, id)).unwrap_or_default()
    }

    /// The plan with this id; `None` where there is none, an error where it cannot be read.
    pub fn load(self, id: Id) -> Option<Result<Document, NotAPlanFile>> {
        if let Some(document) = self.remembered(id) {
            return Some(Ok(document));
        }
        let text = stored_text(id)?;
        Some(format::read(&text, &mut Random))
    }

    /// The stored text of a plan, as it is: a plan file, or what could not be read as one.
    pub fn raw(self, id: Id) -> Option<String> {
        stored_text(id)
    }

    /// Saves a plan. `seen` is what [`Shelf::about`] said when the plan was last read or saved
    /// here; `None` saves over anything.
    ///
    /// # Errors
    /// The plan is then kept in memory, and what is stored stays as it was.
    pub fn save(self, document: &Document, seen: Option<About>) -> Result<About, NotSaved> {
        let id = document.plan.id;
        let before = self.about(id);
        let stored = match seen {
            Some(seen) if (seen.saved, seen.by) != (before.saved, before.by) => {
                Err(NotSaved::Elsewhere)
            }
            _ => {
                storage::set(&key(PLAN, id), &format::Compact(document)).map_err(|why| match why {
                    NotStored::Blocked => NotSaved::Blocked,
                    NotStored::Full => NotSaved::Full,
                })
            }
        };
        let about = About { saved: clock::now(), by: self.tab, copied: before.copied };
        // The plan is written first: a plan without its note is listed all the same.
        let stored =
            stored.and_then(|()| storage::set(&key(ABOUT, id), &about).map_err(|_| NotSaved::Full));
        match stored {
            Ok(()) => drop(self.forget(id)),
            Err(_) => self.remember(document.clone()),
        }
        self.changes.update(|n| *n += 1);
        stored.map(|()| about)
    }

    /// Notes that a copy of the plan has just left the browser.
    pub fn copied(self, id: Id) {
        let about = About { copied: Some(clock::now()), ..self.about(id) };
        let _ = storage::set(&key(ABOUT, id), &about);
        self.changes.update(|n| *n += 1);
    }

    /// Takes a plan off this device. What it gives back restores it.
    pub fn remove(self, id: Id) -> Option<Removed> {
        let kept = self.forget(id);
        let text = stored_text(id).or_else(|| {
            kept.map(|document| format::write_compact(&document, crate::app::VERSION))
        })?;
        let about = self.about(id);
        storage::remove(&key(PLAN, id));
        storage::remove(&key(ABOUT, id));
        self.changes.update(|n| *n += 1);
        Some(Removed { id, text, about })
    }

    /// Puts a removed plan back as it was.
    ///
    /// # Errors
    /// Where the browser does not store it; a readable plan is then kept in memory.
    pub fn put_back(self, removed: &Removed) -> Result<(), NotSaved> {
        let stored = storage::set_text(&key(PLAN, removed.id), &removed.text)
            .and_then(|()| storage::set(&key(ABOUT, removed.id), &removed.about));
        if stored.is_err()
            && let Ok(document) = format::read(&removed.text, &mut Random)
        {
            self.remember(document);
        }
        self.changes.update(|n| *n += 1);
        stored.map_err(|_| NotSaved::Full)
    }

    /// Calls `f` whenever another tab has saved or removed the plan with this id.
    pub fn on_saved_elsewhere(self, id: Id, f: impl Fn() + 'static) {
        let about = key(ABOUT, id);
        let listener = storage::on_change_elsewhere(move |key| {
            if key == about {
                f();
            }
        });
        on_cleanup(move || listener.remove());
    }
}

fn key(prefix: &str, id: Id) -> String {
    format!("{prefix}{id}")
}

fn stored_text(id: Id) -> Option<String> {
    storage::text(&key(PLAN, id))
}
