//! The earlier versions of the plans, in the browser's database: taken, listed, read, and
//! thinned as `plan::snapshots` says.
//!
//! The key of a version is `<plan>/<moment>/<id>`, the moment in milliseconds since 1970 UTC with
//! 15 digits. Its value is a line of JSON about it, and then the plan file, as
//! [`envelope`] seals it. A version is written once and never changed.

use std::str::FromStr as _;

use ::storage::envelope;
use plan::format::{self, NotAPlanFile};
use plan::snapshots::{self as rules, Cause, Meta};
use plan::{Document, Id};
use serde::{Deserialize, Serialize};
use text::Language;

use crate::browser::clock;
use crate::browser::indexed_db::{Database, Store};
use crate::browser::random::{self, BrowserRandom};
use crate::browser::storage::{self, NotStored};
use crate::session::VERSION;

/// The digits of a moment in a key: keys then stand in the order of time until the year 33658.
const DIGITS: usize = 15;

/// What the first line of a stored version says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Head {
    taken: i64,
    cause: String,
    name: String,
    actions: usize,
    tasks: usize,
}

/// A version of a plan, without its content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// Its key in the database.
    pub key: String,
    /// The plan.
    pub plan: Id,
    /// When and why it was taken, and how large it is.
    pub meta: Meta,
    /// Institution and period, as they were.
    pub name: String,
    /// How many actions the plan had.
    pub actions: usize,
    /// How many tasks they had.
    pub tasks: usize,
}

/// The content of a version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VersionContent {
    /// The plan.
    Plan(Box<Document>),
    /// It cannot be read: its bytes, as they are stored, and whether a newer version of the app
    /// could.
    Unreadable {
        /// What is stored.
        text: String,
        /// Whether only the app is too old for it.
        newer: bool,
    },
}

/// All versions on this device.
#[derive(Clone)]
pub struct Snapshots(Database);

type SnapshotResult<T> = Result<T, NotStored>;

impl Snapshots {
    /// The versions in a database that is open.
    pub fn of(database: Database) -> Self {
        Self(database)
    }

    /// Opens the database for them.
    ///
    /// # Errors
    /// Where the browser has none for this page.
    pub async fn open() -> SnapshotResult<Self> {
        Database::shared().await.map(Self)
    }

    /// Keeps a plan as it is now, and thins its versions. One that says exactly what the newest
    /// one says is not kept twice, unless it stays longer than that.
    ///
    /// # Errors
    /// Nothing was kept, and none of the others is lost.
    pub async fn take(&self, document: &Document, cause: Cause) -> SnapshotResult<()> {
        let id = document.plan.id;
        let text = format::write_compact(document, VERSION);
        let before = self.list(id).await?;
        if let Some(newest) = before.first()
            && cause != Cause::Deletion
            && (cause.is_regular() || cause == newest.meta.cause)
            && self.0.get(Store::Snapshots, &newest.key).await?.as_deref().and_then(plan_file)
                == Some(&text)
        {
            return Ok(());
        }
        let now = clock::now().max(0);
        let key = format!("{id}/{now:0DIGITS$}/{}", random::id());
        let value = format!("{}\n{}", head(document, now, cause), envelope::seal(&text, now));
        self.0.put(Store::Snapshots, &key, &value).await?;
        // What is too much is still there should this fail, and goes the next time.
        let _ = self.thin(id).await;
        Ok(())
    }

    /// Keeps a plan that is being edited, once an hour; the first time of a day with that cause.
    /// Gives whether a version was due.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub async fn take_if_due(&self, document: &Document) -> SnapshotResult<bool> {
        let keys = self.keys(&format!("{}/", document.plan.id)).await?;
        match rules::due(keys.iter().map(|(_, taken, _)| *taken), clock::now()) {
            Some(cause) => self.take(document, cause).await.map(|()| true),
            None => Ok(false),
        }
    }

    /// The versions of a plan, the newest first.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn list(&self, plan: Id) -> SnapshotResult<Vec<Snapshot>> {
        let mut all = Vec::new();
        for (plan, taken, key) in self.keys(&format!("{plan}/")).await?.into_iter().rev() {
            if let Some(value) = self.0.get(Store::Snapshots, &key).await? {
                all.push(snapshot(key, plan, taken, &value));
            }
        }
        Ok(all)
    }

    /// The versions of all plans, those of a plan together, its newest first.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn list_all(&self) -> SnapshotResult<Vec<Snapshot>> {
        let mut all = Vec::new();
        for plan in self.plans().await? {
            all.extend(self.list(plan).await?);
        }
        Ok(all)
    }

    /// Of each plan that is no longer here and can be restored, the version to restore: the one
    /// taken when it was removed, or else its newest; the last one removed first. What is past its
    /// time is forgotten.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn removed(&self, is_here: impl Fn(Id) -> bool) -> SnapshotResult<Vec<Snapshot>> {
        let now = clock::now();
        let mut removed = Vec::new();
        for plan in self.plans().await?.into_iter().filter(|plan| !is_here(*plan)) {
            let all = self.list(plan).await?;
            let deletion = all.iter().find(|it| it.meta.cause == Cause::Deletion);
            let Some(last) = deletion.or(all.first()) else { continue };
            if rules::is_past(last.meta.taken, now) {
                for version in &all {
                    let _ = self.0.delete(Store::Snapshots, &version.key).await;
                }
            } else {
                removed.push(last.clone());
            }
        }
        removed.sort_by_key(|version| std::cmp::Reverse(version.meta.taken));
        Ok(removed)
    }

    /// The newest version of a plan that can be read.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn newest(&self, plan: Id) -> SnapshotResult<Option<Snapshot>> {
        for (plan, taken, key) in self.keys(&format!("{plan}/")).await?.into_iter().rev() {
            if let Some(value) = self.0.get(Store::Snapshots, &key).await?
                && matches!(content(&value), VersionContent::Plan(_))
            {
                return Ok(Some(snapshot(key, plan, taken, &value)));
            }
        }
        Ok(None)
    }

    /// The content of the version with this key; `None` where there is none any more.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn read(&self, key: &str) -> SnapshotResult<Option<VersionContent>> {
        let value = self.0.get(Store::Snapshots, key).await?;
        Ok(value.map(|value| content(&value)))
    }

    /// Deletes the versions of a plan that need not stay.
    ///
    /// # Errors
    /// What could not be deleted is there still.
    pub async fn thin(&self, plan: Id) -> SnapshotResult<()> {
        let all = self.list(plan).await?;
        let metas: Vec<Meta> = all.iter().map(|version| version.meta).collect();
        for at in rules::thinned(&metas, clock::now()) {
            self.0.delete(Store::Snapshots, &all[at].key).await?;
        }
        Ok(())
    }

    /// The plans that have versions, each once.
    async fn plans(&self) -> SnapshotResult<Vec<Id>> {
        let mut plans: Vec<Id> = self.keys("").await?.into_iter().map(|(plan, ..)| plan).collect();
        plans.dedup();
        Ok(plans)
    }

    /// The keys that begin so, in order, with the plan and the moment that they name.
    async fn keys(&self, prefix: &str) -> SnapshotResult<Vec<(Id, i64, String)>> {
        let keys = self.0.keys(Store::Snapshots, prefix).await?;
        Ok(keys.into_iter().filter_map(named).collect())
    }
}

fn named(key: String) -> Option<(Id, i64, String)> {
    let mut parts = key.split('/');
    let plan = Id::from_str(parts.next()?).ok()?;
    let taken = parts.next()?.parse().ok()?;
    Some((plan, taken, key))
}

fn head(document: &Document, taken: i64, cause: Cause) -> String {
    let plan = &document.plan;
    storage::encoded(&Head {
        taken,
        cause: cause.key().to_owned(),
        name: Language::default().plan_name(&plan.header),
        actions: plan.actions.len(),
        tasks: plan.actions.iter().map(|action| action.tasks.len()).sum(),
    })
}

/// A version whose line about it cannot be read is listed all the same, and not thinned as if it
/// were a regular one: its content may be whole.
fn snapshot(key: String, plan: Id, taken: i64, value: &str) -> Snapshot {
    let line = value.split('\n').next().unwrap_or_default();
    let head: Option<Head> = storage::decoded(line);
    let (cause, name, actions, tasks) = match head {
        Some(head) => (Cause::from_key(&head.cause), head.name, head.actions, head.tasks),
        None => (None, String::new(), 0, 0),
    };
    let meta = Meta { taken, cause: cause.unwrap_or(Cause::Update), bytes: value.len() };
    Snapshot { key, plan, meta, name, actions, tasks }
}

/// The plan file in a stored version; `None` where it was damaged.
fn plan_file(value: &str) -> Option<&str> {
    let (_, sealed) = value.split_once('\n')?;
    envelope::open(sealed).ok().map(|(_, text)| text)
}

fn content(value: &str) -> VersionContent {
    let unreadable = |newer| VersionContent::Unreadable { text: value.to_owned(), newer };
    let Some(text) = plan_file(value) else { return unreadable(false) };
    match format::read(text, &mut BrowserRandom) {
        Ok(document) => VersionContent::Plan(Box::new(document)),
        Err(why) => unreadable(matches!(why, NotAPlanFile::NewerSchema { .. })),
    }
}
