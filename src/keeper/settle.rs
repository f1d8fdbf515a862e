//! Bringing together what several sessions have stored of plans that are not open, so that the
//! shelf shows each plan once and whole.

use plan::Id;

use super::gather::{gather, join};
use super::{open, shelf_deeds, stores};
use crate::browser::{clock, storage, tabs};
use crate::shelf::{Mark, Source, sealed};
use crate::ui::Ui;

/// Settles every plan that either store holds.
pub async fn all(ui: Ui) {
    let mut ids = ui.shelf.ids();
    ids.extend(stores::kept_plans().await.unwrap_or_default());
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        one(ui, id).await;
    }
    ui.shelf.changed();
}

/// Sees to it that both stores hold a plan, and that one key holds all of it. An open plan is
/// left to its editor.
pub async fn one(ui: Ui, id: Id) {
    if open::is_open(id) || shelf_deeds::clear_if_gone(ui, id).await {
        return;
    }
    if let Some((saved, document)) = ui.shelf.in_memory(id) {
        let _ = stores::keep(&ui.shelf.own_key(id), &sealed(&document, saved)).await;
    }
    let gathered = gather(ui, id).await;
    for key in &gathered.not_kept {
        if let Some(source) = gathered.sound.iter().find(|source| source.key == *key) {
            let _ = stores::keep(key, &source.stored).await;
        }
    }
    for key in &gathered.not_local {
        if let Some(source) = gathered.sound.iter().find(|source| source.key == *key) {
            show(ui, source);
        }
    }
    if gathered.sound.is_empty() {
        // The list is made from local storage: what only the database has is shown there, too.
        for source in gathered.damaged.iter().filter(|it| storage::text(&it.key).is_none()) {
            let _ = storage::set_text(&source.key, &source.stored);
        }
    }
    if gathered.sound.len() > 1 {
        bring_together(ui, id, &gathered.sound).await;
    }
}

/// Puts what only the database holds on the shelf: in local storage, or else in memory.
fn show(ui: Ui, source: &Source) {
    if storage::set_text(&source.key, &source.stored).is_err()
        && let Ok(document) = source.read()
    {
        ui.shelf.remember(document, source.saved);
    }
}

/// Stores all sources as one under the key of this session, and deletes those of the dead.
async fn bring_together(ui: Ui, id: Id, sources: &[Source]) {
    // A session that still lives stores again what it has; only what dead ones left is settled.
    let Some(living) = tabs::living().await else { return };
    let dead = |source: &&Source| !is_of_one(&living, &source.key);
    if sources.iter().filter(dead).count() < 2 {
        return;
    }
    let Some(joined) = join(None, sources).filter(|joined| !joined.newer) else { return };
    if open::is_open(id) {
        return;
    }
    let document = joined.traced.document();
    let saved = sources.iter().map(|source| source.saved).max().unwrap_or_else(clock::now);
    let (frame, key) = (sealed(&document, saved), ui.shelf.own_key(id));
    // Where local storage has no room, the plan is in memory and in the database.
    let _ = ui.shelf.put(&document, &frame, saved);
    if stores::keep(&key, &frame).await.is_ok() {
        let others = joined.parts.into_iter().filter(|(other, _)| *other != key);
        clear(others.collect()).await;
    }
}

/// Deletes those of these keys whose sessions live no longer and that hold nothing but what is
/// meant; gives the others. The two stores may each hold something of its own.
pub async fn clear(parts: Vec<Mark>) -> Vec<Mark> {
    if parts.is_empty() {
        return parts;
    }
    let Some(living) = tabs::living().await else { return parts };
    let lives = |part: &Mark| is_of_one(&living, &part.0);
    let (mut left, dead): (Vec<Mark>, Vec<Mark>) = parts.into_iter().partition(lives);
    for part in &dead {
        match stores::all(&part.0).await {
            Ok(there) if there.iter().all(|it| dead.contains(&it.mark())) => {
                stores::forget(&part.0).await;
            }
            _ => left.push(part.clone()),
        }
    }
    left
}

/// Whether a key is that of one of these sessions.
fn is_of_one(sessions: &[String], key: &str) -> bool {
    sessions.iter().any(|session| key.ends_with(session.as_str()))
}
