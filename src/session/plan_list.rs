//! The plans on this device, as far as the page sees them at once: what is in local storage, and
//! in memory what is not there. [`crate::storage`] puts the same into the browser's
//! database and brings together what several sessions have saved. Here each stored text is checked
//! to be whole before it is believed (`storage::envelope`).
//!
//! No key is shared: a session, which is one load of the page, writes only keys of its own, so
//! that nothing another tab has saved is ever written over.

use std::str::FromStr as _;

use ::storage::NotSaved;
use ::storage::envelope;
use ::storage::keys::{self, OUTLINE, PLAN};
use ::storage::outline::{Outlines, PlanOutline};
use leptos::prelude::*;
use plan::format::{self, NotAPlanFile};
use plan::{Document, Id};
use serde::{Deserialize, Serialize};

use crate::browser::clock;
use crate::browser::random::{self, BrowserRandom};
use crate::browser::storage::{self, NotStored};
use crate::session::VERSION;

const ABOUT: &str = "mejora/about/";

const ORIGIN: &str = "mejora/origin/";

/// When a plan was last saved, and when a copy last left the browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PlanRecord {
    /// Milliseconds since 1970 UTC.
    #[serde(default)]
    pub saved: i64,
    /// Milliseconds since 1970 UTC of the last download.
    #[serde(default)]
    pub copied: Option<i64>,
    /// Milliseconds since 1970 UTC of when the first copy was asked for.
    #[serde(default)]
    pub asked: Option<i64>,
    /// The changes since then.
    #[serde(default)]
    pub changes: i64,
}

/// Where a plan came from, to tell it from one of the same name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// Milliseconds since 1970 UTC.
    pub at: i64,
    /// The file that it came in, if it came in one that has a name.
    pub file: Option<String>,
}

/// A plan as *Mis planes* lists it.
#[derive(Clone, PartialEq, Eq)]
pub struct PlanEntry {
    /// The plan's id.
    pub id: Id,
    /// When it was saved and copied.
    pub record: PlanRecord,
    /// What is shown of the plan, or why its stored text could not be read.
    pub outline: Result<PlanOutline, NotAPlanFile>,
}

impl From<NotStored> for NotSaved {
    fn from(why: NotStored) -> Self {
        match why {
            NotStored::Blocked => Self::Blocked,
            NotStored::Full => Self::Full,
        }
    }
}

/// What one session has stored of a plan.
pub struct StoredCopy {
    /// Where it is stored.
    pub key: String,
    /// Milliseconds since 1970 UTC; 0 where that cannot be read.
    pub saved: i64,
    /// What is stored, as it is.
    pub stored: String,
    /// Whether it is what was stored once: length and checksum agree.
    pub sound: bool,
}

impl StoredCopy {
    /// What stands under `key`. A text without an envelope is a plan file of an earlier version of
    /// the app, which was saved at `otherwise`.
    pub fn new(key: String, stored: String, otherwise: i64) -> Self {
        let (saved, sound) = match envelope::open(&stored) {
            Ok((saved, _)) => (saved, true),
            Err(_) => (otherwise, is_bare(&key)),
        };
        Self { key, saved, stored, sound }
    }

    /// The plan.
    ///
    /// # Errors
    /// Where it was damaged, or is of a newer version of the app.
    pub fn read(&self) -> Result<Document, NotAPlanFile> {
        if !self.sound {
            return Err(NotAPlanFile::NotAPlan);
        }
        let text = envelope::open(&self.stored).map_or(&*self.stored, |(_, text)| text);
        format::read(text, &mut BrowserRandom)
    }

    /// What is shown of the plan in a list.
    fn outline(&self, id: Id, outlines: &mut Outlines) -> Result<PlanOutline, NotAPlanFile> {
        let read = || self.read().map(|document| PlanOutline::of(&document.plan));
        if self.sound { outlines.of(id, &self.stored, read) } else { read() }
    }
}

/// What the latest of these gives that can be read; `None` where there are none.
fn latest<T>(
    sources: &[StoredCopy],
    mut read: impl FnMut(&StoredCopy) -> Result<T, NotAPlanFile>,
) -> Option<Result<T, NotAPlanFile>> {
    let mut unread = None;
    for source in sources {
        match read(source) {
            Ok(found) => return Some(Ok(found)),
            Err(why) => unread = unread.or(Some(Err(why))),
        }
    }
    unread
}

/// The envelope in which a plan is stored.
pub fn sealed(document: &Document, saved: i64) -> String {
    envelope::seal(&format::write_compact(document, VERSION), saved)
}

/// Whether a key names no session, as those of the version before did.
fn is_bare(key: &str) -> bool {
    !key[PLAN.len()..].contains('/')
}

/// All plans on this device.
#[derive(Clone, Copy)]
pub struct PlanList {
    session: Id,
    /// The plans that local storage does not hold, and when they were saved: seldom any.
    memory: StoredValue<Vec<(i64, Document)>>,
    /// The outlines of what this session has sealed last of each plan, until it is stored.
    sealed: StoredValue<Vec<(Id, String)>>,
    /// Counts every change of the list.
    changes: RwSignal<u32>,
    /// Whether what the database holds is in the list too.
    pub complete: RwSignal<bool>,
    /// What the person is to know of this browser, where it keeps less than it should.
    pub warning: RwSignal<Option<&'static str>>,
}

impl PlanList {
    /// Opens the list of plans and listens for what other tabs do to it.
    pub fn open() -> Self {
        let changes = RwSignal::new(0);
        let listener = storage::on_change_elsewhere(move |key| {
            if key.starts_with(PLAN) || key.starts_with(ABOUT) {
                changes.update(|n| *n += 1);
            }
        });
        on_cleanup(move || listener.remove());
        let (complete, warning) = (RwSignal::new(false), RwSignal::new(None));
        let (memory, sealed) = (StoredValue::default(), StoredValue::default());
        Self { session: random::id(), memory, sealed, changes, complete, warning }
    }

    /// Whether the browser keeps anything for this page.
    pub fn is_kept(self) -> bool {
        storage::probe()
    }

    /// The name of this load of the page.
    pub fn session(self) -> Id {
        self.session
    }

    /// The key under which this session stores a plan.
    pub fn own_key(self, id: Id) -> String {
        keys::of_plan(id, self.session)
    }

    /// Hears of every change of the list.
    pub fn track(self) {
        self.changes.track();
    }

    /// All plans, the latest saved first. Tracked.
    pub fn list(self) -> Vec<PlanEntry> {
        self.track();
        let stored = storage::keys(OUTLINE).into_iter();
        let stored = stored.filter_map(|key| storage::text(&key).map(|text| (key, text)));
        let mut outlines = Outlines::new(self.session, stored);
        let mut entries: Vec<PlanEntry> = Vec::new();
        for entry in self.ids().into_iter().filter_map(|id| self.entry(id, &mut outlines)) {
            let later = |other: &PlanEntry| {
                (other.record.saved, entry.id) >= (entry.record.saved, other.id)
            };
            entries.insert(entries.partition_point(later), entry);
        }
        let (made, unused) = outlines.changes();
        for (key, outline) in made {
            let _ = storage::set_text(&key, &outline);
        }
        unused.iter().for_each(|key| storage::remove(key));
        entries
    }

    /// All plans that can be read, the latest saved first: each is read for it.
    pub fn documents(self) -> Vec<Document> {
        let all = untrack(|| self.list()).into_iter();
        all.filter_map(|entry| self.load(entry.id)?.ok()).collect()
    }

    /// The plans that are here.
    pub fn ids(self) -> Vec<Id> {
        let stored = storage::keys(PLAN);
        let named = |key: &String| key[PLAN.len()..].split('/').next().map(Id::from_str);
        let mut ids: Vec<Id> = stored.iter().filter_map(named).flatten().collect();
        self.memory.with_value(|memory| ids.extend(memory.iter().map(|(_, it)| it.plan.id)));
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// What stands under a key. A plan of the version before says elsewhere when it was saved.
    pub fn source(self, key: String, stored: String) -> StoredCopy {
        let otherwise = match keys::parse(&key) {
            Some((plan, None)) => self.noted(plan).saved,
            _ => 0,
        };
        StoredCopy::new(key, stored, otherwise)
    }

    /// What local storage holds of a plan, the latest saved first.
    pub fn sources(self, id: Id) -> Vec<StoredCopy> {
        let bare = format!("{PLAN}{id}");
        let mut sources: Vec<StoredCopy> = Vec::new();
        for key in storage::keys(&bare) {
            if let Some(stored) = storage::text(&key) {
                let source = self.source(key, stored);
                let at = sources.partition_point(|other| other.saved >= source.saved);
                sources.insert(at, source);
            }
        }
        sources
    }

    /// Takes a plan out of memory.
    pub fn forget(self, id: Id) {
        self.memory.update_value(|memory| memory.retain(|(_, it)| it.plan.id != id));
    }

    /// Keeps a plan in memory, in place of the one with its id.
    pub fn remember(self, document: Document, saved: i64) {
        self.forget(document.plan.id);
        self.memory.update_value(|memory| memory.push((saved, document)));
        self.changed();
    }

    /// A plan that local storage does not hold, and when it was to be saved.
    pub fn in_memory(self, id: Id) -> Option<(i64, Document)> {
        self.remembered(id, Clone::clone)
    }

    fn remembered<T>(self, id: Id, f: impl FnOnce(&(i64, Document)) -> T) -> Option<T> {
        self.memory.with_value(|memory| memory.iter().find(|(_, it)| it.plan.id == id).map(f))
    }

    fn entry(self, id: Id, outlines: &mut Outlines) -> Option<PlanEntry> {
        let remembered = |(saved, it): &(i64, Document)| (*saved, Ok(PlanOutline::of(&it.plan)));
        let (saved, outline) = match self.remembered(id, remembered) {
            Some(found) => found,
            None => {
                let sources = self.sources(id);
                let outline = |source: &StoredCopy| source.outline(id, outlines);
                (sources.first()?.saved, latest(&sources, outline)?)
            }
        };
        Some(PlanEntry { id, record: PlanRecord { saved, ..self.noted(id) }, outline })
    }

    /// When this plan was saved and copied.
    pub fn record(self, id: Id) -> PlanRecord {
        let remembered = self.remembered(id, |(saved, _)| *saved);
        let saved = remembered.or_else(|| Some(self.sources(id).first()?.saved)).unwrap_or(0);
        PlanRecord { saved, ..self.noted(id) }
    }

    /// What is noted of the copies of a plan.
    pub fn noted(self, id: Id) -> PlanRecord {
        storage::get(&format!("{ABOUT}{id}")).unwrap_or_default()
    }

    /// The plan with this id; `None` where there is none, an error where it cannot be read.
    /// Where several sessions have stored it, the latest that can be read.
    pub fn load(self, id: Id) -> Option<Result<Document, NotAPlanFile>> {
        if let Some(document) = self.remembered(id, |(_, document)| document.clone()) {
            return Some(Ok(document));
        }
        latest(&self.sources(id), StoredCopy::read)
    }

    /// The stored text of a plan that cannot be read, as it is.
    pub fn raw(self, id: Id) -> Option<String> {
        self.sources(id).into_iter().next().map(|source| source.stored)
    }

    /// Stores a plan under the key of this session; gives when.
    ///
    /// # Errors
    /// The plan is then kept in memory, and what is stored stays as it was.
    pub fn save(self, document: &Document) -> Result<i64, NotSaved> {
        let saved = clock::now();
        let stored = self.put(document, &sealed(document, saved), saved);
        self.changed();
        stored.map(|()| saved)
    }

    /// Puts the envelope of a plan under the key of this session, where others need not hear of it
    /// yet.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn put(self, document: &Document, envelope: &str, saved: i64) -> Result<(), NotSaved> {
        self.seals(document, envelope);
        let stored = self.store(document.plan.id, envelope);
        if stored.is_err() {
            self.remember(document.clone(), saved);
        }
        stored.map_err(NotSaved::from)
    }

    /// Notes the outline of an envelope that this session is about to store.
    pub fn seals(self, document: &Document, envelope: &str) {
        let id = document.plan.id;
        let outline = PlanOutline::of(&document.plan).write(envelope);
        self.sealed.update_value(|all| {
            all.retain(|(other, _)| *other != id);
            all.push((id, outline));
        });
    }

    /// Stores an envelope under the key of this session, with its outline, and takes the plan out of
    /// memory. The outline comes first, so that another tab that hears of the envelope finds it.
    ///
    /// # Errors
    /// Where local storage does not take the envelope.
    pub fn store(self, id: Id, envelope: &str) -> Result<(), NotStored> {
        let taken = self.sealed.try_update_value(|all| {
            let at = all.iter().position(|(other, _)| *other == id)?;
            Some(all.swap_remove(at).1)
        });
        let outline = taken.flatten().filter(|it| PlanOutline::read(it, envelope).is_some());
        let (key, beside) = (self.own_key(id), keys::of_outline(id, self.session));
        if let Some(outline) = outline {
            let _ = storage::set_text(&beside, &outline);
        }
        // The envelope must not want for the room that its outline has taken.
        let stored = storage::set_text(&key, envelope).or_else(|_| {
            storage::remove(&beside);
            storage::set_text(&key, envelope)
        });
        if stored.is_ok() {
            self.forget(id);
        }
        stored
    }

    /// Forgets the outlines of a plan that is taken off this device.
    pub fn forget_outlines(self, id: Id) {
        for key in storage::keys(&format!("{OUTLINE}{id}/")) {
            storage::remove(&key);
        }
    }

    /// Notes that a plan has just come to this device.
    pub fn came(self, id: Id, file: Option<&str>) {
        let stored = format!("{} {}", clock::now(), file.unwrap_or_default());
        let _ = storage::set_text(&format!("{ORIGIN}{id}"), &stored);
    }

    /// Where a plan came from, if that was noted.
    pub fn origin(self, id: Id) -> Option<Origin> {
        let stored = storage::text(&format!("{ORIGIN}{id}"))?;
        let (at, file) = stored.split_once(' ')?;
        let file = (!file.is_empty()).then(|| file.to_owned());
        Some(Origin { at: at.parse().ok()?, file })
    }

    /// Notes that a copy of the plan has just left the browser.
    pub fn copied(self, id: Id) {
        self.note(id, PlanRecord { copied: Some(clock::now()), changes: 0, ..self.noted(id) });
    }

    /// Notes again what was known of a plan that is put back.
    pub fn note(self, id: Id, record: PlanRecord) {
        let _ = storage::set(&format!("{ABOUT}{id}"), &record);
        self.changed();
    }

    /// Forgets when the plan was copied.
    pub fn forget_about(self, id: Id) {
        storage::remove(&format!("{ABOUT}{id}"));
    }

    /// Has the list read again.
    pub fn changed(self) {
        self.changes.update(|n| *n += 1);
    }
}
