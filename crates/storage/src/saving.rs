//! How an open plan gets into the stores: into local storage at once, then into the database, from
//! which it is read back before the light says that it is saved.
//!
//! ```text
//!                  ┌────────────── a later change waits as `next` ◄─────────────┐
//!   change ─250 ms─► local storage ─► database ─► read back ─► look at others ─► idle
//!                                        └──── refused ─► idle, again after 5 s
//! ```

use std::collections::BTreeSet;

use plan::Document;
use plan::snapshots::{Cause, emptied};

use crate::event::{Effect, Inspected, Light, StoreAnswer, StoreError, StoreQuery, Timer};
use crate::keys;
use crate::message::Message;
use crate::open_plan::OpenPlan;
use crate::sabotage::{SabotageRule, holds};
use crate::stored::{Fingerprint, fingerprint};
use crate::work::{AskPurpose, TabContext};

/// How long after a failure the stores are tried again, in milliseconds.
pub(crate) const TRY_AGAIN: u64 = 5_000;

/// How often it is looked at whether a version is due, in milliseconds.
const CHECK_EVERY: i64 = 60_000;

/// How far the plan is safe, and what is on its way.
pub(crate) struct SaveProgress {
    /// Whether something was changed that no value on its way holds.
    pub dirty: bool,
    pub light: Light,
    /// What is to be written to the database next.
    next: Option<Outgoing>,
    /// What is being written to the database, or read back, or has just been.
    current: Option<Outgoing>,
    /// Whether the last try failed, and is to be repeated.
    pub retrying: bool,
    /// Whether somebody waits to hear that it is safe.
    pub securing: bool,
}

impl Default for SaveProgress {
    fn default() -> Self {
        Self {
            dirty: false,
            light: Light::Writing,
            next: None,
            current: None,
            retrying: false,
            securing: false,
        }
    }
}

impl SaveProgress {
    /// Whether nothing is on its way, and nothing has to be.
    pub fn is_quiet(&self) -> bool {
        !self.dirty && self.next.is_none() && self.current.is_none() && !self.retrying
    }

    /// The values that are on their way into the database.
    pub fn outgoing(&self) -> impl Iterator<Item = &str> {
        [&self.current, &self.next].into_iter().flatten().map(|it| it.text.as_str())
    }

    fn is_behind(&self) -> bool {
        self.dirty || self.next.is_some()
    }
}

/// A value on its way.
#[derive(Clone)]
struct Outgoing {
    text: String,
    saved: i64,
    /// Whether local storage has it.
    local: Result<(), StoreError>,
    /// What of other sessions is in it.
    parts: Vec<Fingerprint>,
}

impl OpenPlan {
    /// Stores the plan now.
    pub fn save(&mut self, work: &mut TabContext) {
        if self.stopped.is_some() && holds(SabotageRule::RemovedIsNotStored) {
            return;
        }
        self.settle(work);
        self.show(work);
        let (saved, key) = (work.now, work.own_key(self.id));
        let text = work.codec.seal(&self.traced, saved);
        work.write_local(&key, &text, AskPurpose::SavedLocally(self.id));
        self.saving.dirty = false;
        let parts = self.parts.clone();
        self.saving.next = Some(Outgoing { text, saved, local: Err(StoreError::Blocked), parts });
        self.write_next(work);
    }

    /// Stores the plan now, if anything of it waits to be.
    pub fn flush(&mut self, work: &mut TabContext) {
        if self.saving.dirty {
            self.save(work);
        }
        if self.text.as_ref().is_some_and(|text| text.draft.is_some()) {
            self.store_draft(work);
        }
    }

    /// Writes what is to be written next, unless something is on its way or the database was not
    /// read yet: what stands there under the own key may be all that is left of an earlier opening.
    pub fn write_next(&mut self, work: &mut TabContext) {
        if self.stopped.is_some() && holds(SabotageRule::RemovedIsNotStored) {
            self.saving.next = None;
        }
        if self.opening || self.unread || self.saving.current.is_some() {
            return;
        }
        if let Some(next) = self.saving.next.take() {
            let key = work.own_key(self.id);
            work.write_database(&key, &next.text, AskPurpose::Saved(self.id));
            self.saving.current = Some(next);
        }
    }

    /// Local storage has answered; the value is the latest. Where the database cannot be read, that
    /// is all that can be done for now.
    pub fn saved_locally(&mut self, result: Result<(), StoreError>, work: &mut TabContext) {
        if let Some(latest) = self.saving.next.as_mut().or(self.saving.current.as_mut()) {
            latest.local = result;
        }
        if self.unread && !self.opening && self.saving.current.is_none() {
            self.saving.current = self.saving.next.take();
            self.failed(StoreError::Blocked, work);
        }
    }

    /// The transaction has ended.
    pub fn saved(&mut self, answer: StoreAnswer, work: &mut TabContext) {
        match answer {
            StoreAnswer::Written(Ok(())) if !holds(SabotageRule::ReadBackBeforeSaved) => {
                self.is_safe(work)
            }
            StoreAnswer::Written(Ok(())) => {
                let key = work.own_key(self.id);
                work.read_database(&key, AskPurpose::ReadBack(self.id));
            }
            StoreAnswer::Written(Err(why)) => self.failed(why, work),
            _ => self.failed(StoreError::Blocked, work),
        }
    }

    /// The database has given back what stands there.
    pub fn read_back(&mut self, answer: StoreAnswer, work: &mut TabContext) {
        let Some(current) = &self.saving.current else { return };
        match answer {
            StoreAnswer::Read(Ok(Some(text))) if text == current.text => self.is_safe(work),
            StoreAnswer::Read(Err(why)) => self.failed(why, work),
            _ => self.failed(StoreError::Blocked, work),
        }
    }

    fn is_safe(&mut self, work: &mut TabContext) {
        let Some(current) = &self.saving.current else { return };
        let (saved, parts) = (current.saved, current.parts.clone());
        self.saving.retrying = false;
        if !self.saving.is_behind() {
            self.set_light(Light::Saved(saved), work);
        }
        self.told(Message::Saved(self.id, work.session), work);
        self.look_for_version(work);
        self.secured(true, work);
        if parts.is_empty() {
            return self.done(work);
        }
        let keys = parts.iter().map(|(key, _)| key.clone()).collect();
        work.inspect(StoreQuery::Keys(keys), AskPurpose::Clearing(self.id, parts));
    }

    fn failed(&mut self, why: StoreError, work: &mut TabContext) {
        let Some(current) = self.saving.current.take() else { return };
        let light = match current.local {
            Ok(()) => Light::Weak(current.saved),
            Err(_) => Light::NotSaved(why.into()),
        };
        if !self.saving.is_behind() || matches!(light, Light::NotSaved(_)) {
            self.set_light(light, work);
        }
        self.told(Message::Weak(self.id, work.session), work);
        self.secured(current.local.is_ok(), work);
        if !holds(SabotageRule::VerifyBeforeClearing) {
            let keys = current.parts.iter().map(|(key, _)| key.clone()).collect();
            work.inspect(StoreQuery::Keys(keys), AskPurpose::Clearing(self.id, current.parts));
        }
        if !self.saving.retrying && holds(SabotageRule::RefusedIsTriedAgain) {
            self.saving.retrying = true;
            work.timer(Timer::Retry(self.id), TRY_AGAIN);
        }
        self.write_next(work);
    }

    /// Tries again what a store refused.
    pub fn retry(&mut self, work: &mut TabContext) {
        if std::mem::take(&mut self.saving.retrying) {
            self.save(work);
        }
    }

    fn told(&mut self, message: Message, work: &mut TabContext) {
        work.push(Effect::Post(message.to_string()));
        work.push(Effect::Stored { plan: self.id, changes: self.changes });
        work.push(Effect::ListChanged);
    }

    /// Deletes what dead sessions have stored of what the verified copy of this one holds: not what
    /// has come since that copy was made.
    pub fn clear(&mut self, parts: &[Fingerprint], seen: &Inspected, work: &mut TabContext) {
        let cleared = clear(parts, seen, work);
        self.parts.retain(|part| !cleared.contains(part));
        if !cleared.is_empty() {
            work.push(Effect::ListChanged);
        }
        self.done(work);
    }

    fn done(&mut self, work: &mut TabContext) {
        self.saving.current = None;
        self.write_next(work);
    }

    /// Tells whoever waits for it that the plan is safe, or cannot be made so.
    pub fn secured(&mut self, safe: bool, work: &mut TabContext) {
        if self.saving.securing && !self.saving.is_behind() {
            self.saving.securing = false;
            work.push(Effect::Secured { plan: self.id, safe });
        }
    }

    /// Makes sure of the plan, and tells when it is.
    pub fn secure(&mut self, work: &mut TabContext) {
        self.flush(work);
        let light = self.saving.light;
        let settled = self.saving.current.is_none() && !self.saving.is_behind();
        if self.stopped.is_some() || (settled && light != Light::Writing) {
            let safe = matches!(light, Light::Saved(_) | Light::Weak(_));
            work.push(Effect::Secured { plan: self.id, safe });
        } else {
            self.saving.securing = true;
            if settled && !self.opening {
                self.save(work);
            }
        }
    }

    /// Has a version kept each hour, and one of what was there when the plan is all but emptied.
    pub fn look_for_version(&mut self, work: &mut TabContext) {
        let plan = self.traced.plan();
        let emptied = emptied(&self.fullest, plan);
        let now = work.now;
        if !emptied && (now - self.checked).abs() < CHECK_EVERY {
            return;
        }
        self.checked = now;
        let fullest = std::mem::replace(&mut self.fullest, plan.clone());
        if emptied {
            let document = Document { plan: fullest, ..self.traced.document() };
            let (document, cause) = (Box::new(document), Cause::Emptied);
            work.push(Effect::KeepVersion { document, cause });
        } else {
            work.push(Effect::VersionDue { plan: self.id });
        }
    }
}

/// Deletes those of these values whose sessions live no longer, where the stores hold nothing else
/// under their keys; gives which.
pub(crate) fn clear(
    parts: &[Fingerprint],
    seen: &Inspected,
    work: &mut TabContext,
) -> Vec<Fingerprint> {
    let (Some(living), Ok(database)) = (&seen.living, &seen.database) else { return Vec::new() };
    let is_dead =
        |key: &str| !keys::is_of_one(living, key) || !holds(SabotageRule::OnlyTheDeadAreCleared);
    let mut cleared = Vec::new();
    let keys: BTreeSet<&String> = parts.iter().map(|(key, _)| key).collect();
    for key in keys.into_iter().filter(|key| is_dead(key)) {
        let of_key = |all: &'_ [(String, String)]| {
            all.iter().filter(|(it, _)| it == key).cloned().collect::<Vec<_>>()
        };
        let there = [of_key(&seen.local), of_key(database)].concat();
        let is_held = |(key, text): &(String, String)| parts.contains(&fingerprint(key, text));
        if there.iter().all(is_held) {
            cleared.extend(parts.iter().filter(|(it, _)| it == key).cloned());
        }
    }
    work.delete(&cleared);
    cleared
}
