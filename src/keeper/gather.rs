//! What both stores hold of a plan, read and brought together.

use plan::format::NotAPlanFile;
use plan::lineage::Traced;
use plan::{Document, Id};

use super::stores;
use crate::browser::storage;
use crate::shelf::{Mark, PLAN, Source};
use crate::ui::Ui;

/// What the stores hold of a plan: each thing once, the latest saved first.
pub struct Gathered {
    /// What can be trusted.
    pub sound: Vec<Source>,
    /// What cannot, also where a sound one has taken its place.
    pub damaged: Vec<Source>,
    /// The keys that local storage lacks.
    pub not_local: Vec<String>,
    /// The keys that the database lacks.
    pub not_kept: Vec<String>,
    /// Whether the database could be read.
    pub trusted: bool,
}

/// Reads what both stores hold of a plan. What is damaged in one and sound in the other is set
/// aside and mended; what is damaged in both stays as it is.
pub async fn gather(ui: Ui, id: Id) -> Gathered {
    let local = ui.shelf.sources(id);
    let kept = stores::kept(id).await;
    let (mut not_local, mut not_kept) = (Vec::new(), Vec::new());
    let mut sound: Vec<Source> = Vec::new();
    let mut damaged = Vec::new();
    let trusted = kept.is_ok();
    if let Ok(kept) = kept {
        for source in &local {
            if !kept.iter().any(|other| other.key == source.key) {
                not_kept.push(source.key.clone());
            }
        }
        for source in kept {
            match local.iter().find(|other| other.key == source.key) {
                Some(same) if same.stored == source.stored => continue,
                Some(_) => {}
                None => not_local.push(source.key.clone()),
            }
            if source.sound { sound.push(source) } else { damaged.push(source) }
        }
    }
    for source in local {
        if source.sound { sound.push(source) } else { damaged.push(source) }
    }
    sound.sort_by_key(|source| std::cmp::Reverse(source.saved));
    for source in &damaged {
        if let Some(good) = sound.iter().find(|other| other.key == source.key)
            && stores::set_aside(&source.key, &source.stored).await
        {
            mend(good).await;
        }
    }
    Gathered { sound, damaged, not_local, not_kept, trusted }
}

/// Puts what is sound in place of what was damaged and has been set aside.
async fn mend(good: &Source) {
    let _ = storage::set_text(&good.key, &good.stored);
    let _ = stores::keep(&good.key, &good.stored).await;
}

/// A plan in which all that was gathered has come together.
pub struct Joined {
    /// The plan with its traces.
    pub traced: Traced,
    /// What is in it.
    pub parts: Vec<Mark>,
    /// Whether a newer version of the app has saved something that this one cannot read.
    pub newer: bool,
}

/// Brings together what was gathered, on top of a document and its traces where there is one.
pub fn join(base: Option<(Document, Traced)>, sources: &[Source]) -> Option<Joined> {
    let (base, mut traced) = base.unzip();
    let mut read: Vec<Document> = base.into_iter().collect();
    let mut parts = Vec::new();
    let mut newer = false;
    for source in sources {
        match source.read() {
            Ok(document) => {
                if !read.contains(&document) {
                    let next = Traced::of(&document);
                    traced = Some(match traced {
                        Some(all) => all.merge(&next),
                        None => next,
                    });
                    read.push(document);
                }
                parts.push(source.mark());
            }
            Err(NotAPlanFile::NewerSchema { .. }) => newer = true,
            Err(_) => {}
        }
    }
    Some(Joined { traced: traced?, parts, newer })
}

/// The key of a plan in both stores for a session.
pub fn key(id: Id, session: &str) -> String {
    format!("{PLAN}{id}/{session}")
}
