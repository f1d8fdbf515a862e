//! Plans that are not open: each stands in both stores, and under one key all of it, so that the
//! list shows each plan once and whole.

use plan::{Document, Id};

use crate::codec::Codec;
use crate::event::{Effect, Inspected, StoreAnswer, StoreError, StoreQuery};
use crate::keys;
use crate::message::Message;
use crate::saving::clear;
use crate::stored::{Gathered, StoredCopy, fingerprint};
use crate::tab::TabState;
use crate::tombstone::Tombstone;
use crate::work::{AskPurpose, TabContext, Together};

impl TabState {
    /// Reads what the stores hold of a plan. An open plan is left to its own object.
    pub fn settle(&mut self, id: Id, memory: Option<(i64, Box<Document>)>, work: &mut TabContext) {
        if self.plans.contains_key(&id) {
            return work.push(Effect::Settled { plan: id });
        }
        if let Some((saved, document)) = memory {
            let traced = work.codec.trace(&document);
            let text = work.codec.seal(&traced, saved);
            let key = work.own_key(id);
            work.write_database(&key, &text, AskPurpose::Nothing);
        }
        self.settlings += 1;
        self.settling.insert(id, self.settlings);
        work.inspect(StoreQuery::Plan(id), AskPurpose::Settling(id, self.settlings));
    }

    /// The stores were read. Only the last reading counts: an earlier one may not know what was
    /// written since.
    pub fn settled(&mut self, id: Id, turn: u64, mut seen: Inspected, work: &mut TabContext) {
        if self.settling.get(&id) != Some(&turn) {
            return self.open_after_together(id, work);
        }
        self.settling.remove(&id);
        if !self.plans.contains_key(&id) && !bury(id, &mut seen, work) {
            let sound = |(key, text): &(String, String)| {
                key.starts_with(keys::PLAN) && work.codec.saved(key, text).is_some()
            };
            let readable = seen.local.iter().any(sound);
            let gathered = Gathered::of(work.codec, seen);
            spread(&gathered, readable, work);
            gathered.mend(work);
            self.bring_together(id, &gathered, work);
        }
        work.push(Effect::ListChanged);
        work.push(Effect::Settled { plan: id });
        self.open_after_together(id, work);
    }

    /// Stores all of a plan as one under the key of this session, where two dead sessions or more
    /// have left something of it, or one that is this or dead has something else in each store. A
    /// session that lives stores again what it has.
    fn bring_together(&mut self, plan: Id, gathered: &Gathered, work: &mut TabContext) {
        let sound = &gathered.sound;
        let dead = sound.iter().filter(|it| gathered.is_dead(&it.key)).count();
        let is_torn = |it: &StoredCopy| {
            let of_key = sound.iter().filter(|other| other.key == it.key).count();
            of_key > 1 && gathered.may_write(&it.key, work)
        };
        if !gathered.trusted || (dead < 2 && !sound.iter().any(is_torn)) {
            return;
        }
        let joined = gathered.join(work.codec, &|_, _| false);
        let (Some(traced), false) = (joined.traced, joined.newer) else { return };
        let saved = gathered.sound.iter().filter_map(|it| it.saved).max();
        let text = work.codec.seal(&traced, saved.unwrap_or(work.now));
        let own = work.own_key(plan);
        let parts = joined.parts.into_iter().filter(|(key, _)| *key != own).collect();
        work.write_local(&own, &text, AskPurpose::Nothing);
        let together = Together { plan, text: text.clone(), parts };
        work.write_database(&own, &text, AskPurpose::Together(together));
    }

    /// The database was written with all of a plan.
    pub fn together_written(
        &mut self,
        together: Together,
        answer: &StoreAnswer,
        work: &mut TabContext,
    ) {
        if *answer == StoreAnswer::Written(Ok(())) {
            let key = work.own_key(together.plan);
            work.read_database(&key, AskPurpose::TogetherRead(together));
        } else {
            self.open_after_together(together.plan, work);
        }
    }

    /// It was read back.
    pub fn together_read(
        &mut self,
        together: Together,
        answer: &StoreAnswer,
        work: &mut TabContext,
    ) {
        let plan = together.plan;
        if *answer == StoreAnswer::Read(Ok(Some(together.text.clone()))) {
            work.push(Effect::Post(Message::Saved(plan, work.session).to_string()));
            let keys = together.parts.iter().map(|(key, _)| key.clone()).collect();
            work.inspect(StoreQuery::Keys(keys), AskPurpose::TogetherClearing(together));
        } else {
            self.open_after_together(plan, work);
        }
    }

    /// It was looked which of the others can go.
    pub fn together_clearing(
        &mut self,
        together: &Together,
        seen: &Inspected,
        work: &mut TabContext,
    ) {
        clear(&together.parts, seen, work);
        work.push(Effect::ListChanged);
        self.open_after_together(together.plan, work);
    }
}

/// What is left of a plan that was taken off this device, if it was.
fn tombstone(id: Id, seen: &Inspected) -> Option<Tombstone> {
    let stone = keys::of_tombstone(id);
    seen.local.iter().find(|(key, _)| *key == stone).map(|(_, text)| Tombstone::read(text))
}

/// Whether a stored value of a plan is what was taken off this device.
fn is_covered(tombstone: &Tombstone, (key, text): &(String, String), codec: &dyn Codec) -> bool {
    let copy = StoredCopy::new(codec, key.clone(), text.clone());
    key.starts_with(keys::PLAN) && tombstone.covers(&copy)
}

/// Whether a plan was taken off this device and nobody has saved it since.
pub(crate) fn is_buried(id: Id, seen: &Inspected, work: &TabContext) -> bool {
    tombstone(id, seen).is_some_and(|tombstone| {
        let database = seen.database.as_deref().unwrap_or_default();
        let plans = seen.local.iter().chain(database).filter(|it| it.0.starts_with(keys::PLAN));
        plans.into_iter().all(|it| is_covered(&tombstone, it, work.codec))
    })
}

/// Forgets what is still stored of a plan that was taken off this device; gives whether that is
/// all there is. What was saved later, by somebody who did not know, brings the plan back.
fn bury(id: Id, seen: &mut Inspected, work: &mut TabContext) -> bool {
    let Some(tombstone) = tombstone(id, seen) else { return false };
    let mut old = Vec::new();
    let mut left = false;
    for all in [Some(&mut seen.local), seen.database.as_mut().ok()].into_iter().flatten() {
        all.retain(|it| {
            let gone = is_covered(&tombstone, it, work.codec);
            if gone {
                old.push(fingerprint(&it.0, &it.1));
            }
            left |= !gone && it.0.starts_with(keys::PLAN);
            !gone
        });
    }
    // A key under which something newer stands is left alone: its session brings it in order.
    let has = |all: &[(String, String)], key: &str| all.iter().any(|(other, _)| other == key);
    old.retain(|(key, _)| {
        !has(&seen.local, key) && !seen.database.as_ref().is_ok_and(|all| has(all, key))
    });
    work.delete(&old);
    if left {
        work.push(Effect::DeleteLocal { key: keys::of_tombstone(id) });
    }
    !left
}

/// Puts into each store what only the other one holds. The key of a session that lives is left to
/// it; where local storage holds nothing else that is `readable`, the plan is shown from memory.
fn spread(gathered: &Gathered, mut readable: bool, work: &mut TabContext) {
    for key in &gathered.not_kept {
        if let Some(copy) = gathered.of_key(key)
            && gathered.may_write(key, work)
        {
            work.write_database(key, &copy.text, AskPurpose::Nothing);
        }
    }
    for key in &gathered.not_local {
        if let Some(copy) = gathered.of_key(key)
            && gathered.may_write(key, work)
        {
            // What only a newer version of the app reads is listed as such.
            let shown = match work.codec.read(key, &copy.text) {
                Ok(it) => AskPurpose::Shown(Box::new(it), copy.saved.unwrap_or(0)),
                Err(_) => AskPurpose::Nothing,
            };
            readable |= shown != AskPurpose::Nothing;
            work.write_local(key, &copy.text, shown);
        }
    }
    if let Some(copy) = gathered.sound.first().filter(|_| !readable)
        && let Ok(document) = work.codec.read(&copy.key, &copy.text)
    {
        let (document, saved) = (Box::new(document), copy.saved.unwrap_or(0));
        work.push(Effect::Remember { document, saved });
    }
    if gathered.sound.is_empty() {
        // The list is made from local storage: what only the database has is shown there, too.
        let shown =
            |it: &&StoredCopy| gathered.not_local.contains(&it.key) && gathered.is_dead(&it.key);
        for copy in gathered.damaged.iter().filter(shown) {
            work.write_local(&copy.key, &copy.text, AskPurpose::Nothing);
        }
    }
}

/// Local storage was asked to show what only the database holds.
pub(crate) fn shown(
    document: Box<Document>,
    saved: i64,
    result: Result<(), StoreError>,
    work: &mut TabContext,
) {
    if result.is_err() {
        work.push(Effect::Remember { document, saved });
    }
    work.push(Effect::ListChanged);
}
