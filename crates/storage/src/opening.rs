//! Opening a plan: what both stores hold of it comes together before the database is written, and
//! what a session that lives no longer was typing is offered.

use plan::{Document, Id, Plan};

use crate::event::{Effect, Inspected, Light, NotSaved, StoreQuery, Timer};
use crate::keys;
use crate::open_plan::OpenPlan;
use crate::saving::TRY_AGAIN;
use crate::settling;
use crate::stored::{Gathered, StoredCopy};
use crate::tab::TabState;
use crate::work::{AskPurpose, TabContext};

impl TabState {
    /// A plan was opened. One that was closed and has not come to rest goes on, so that no older
    /// value is ever written after a newer one.
    pub fn opened(&mut self, base: &Document, screen: Plan, work: &mut TabContext) {
        let id = base.plan.id;
        let mut shown = work.codec.trace(base);
        let changed = screen != base.plan;
        let mut replica = None;
        if changed {
            let drawn = work.id();
            let stamp = shown.next_stamp(drawn);
            shown.record(&screen, stamp);
            if let Some(name) = &work.person {
                shown.sign(drawn, name);
            }
            replica = Some(drawn);
        }
        let mut open = match self.plans.remove(&id) {
            Some(mut before) => {
                before.reopen(&shown, screen);
                before
            }
            None => OpenPlan::new(shown, screen),
        };
        open.replica = replica.or(open.replica);
        open.opening = true;
        open.changed_before = changed.then(|| base.lineage.clone());
        open.saving.dirty |= changed;
        open.show(work);
        open.tell_undecided(false, work);
        self.plans.insert(id, open);
        if !work.asked.any(|it| is_together(it, id)) {
            work.inspect(StoreQuery::Plan(id), AskPurpose::Opening(id));
        }
    }

    /// What was brought together while the plan was not open stands in the stores now: the plan
    /// that was opened meanwhile can be read.
    pub fn open_after_together(&mut self, id: Id, work: &mut TabContext) {
        let waits = self.plans.get(&id).is_some_and(|open| open.opening);
        let asked = |it: &AskPurpose| *it == AskPurpose::Opening(id) || is_together(it, id);
        if waits && !work.asked.any(asked) {
            work.inspect(StoreQuery::Plan(id), AskPurpose::Opening(id));
        }
    }

    /// The stores were read, as far as they answer.
    pub fn gathered(&mut self, id: Id, seen: Inspected, work: &mut TabContext) {
        let attended = self.attended;
        let Some(open) = self.plans.get_mut(&id) else { return };
        let drafts = left_drafts(id, &seen, work.session);
        let buried = settling::is_buried(id, &seen, work);
        let gathered = Gathered::of(work.codec, seen);
        let own = work.own_key(id);
        // What was stored before this object was there is on the screen, and was recorded from
        // there; it bears the lineage of what was read, and would seem to be somebody else's.
        let before = open.changed_before.take();
        let is_screen = |copy: &StoredCopy, document: &Document| {
            copy.key == own && before.as_ref() == Some(&document.lineage)
        };
        let joined = gathered.join(work.codec, &is_screen);
        let as_stored = joined.traced.clone();
        let first = std::mem::take(&mut open.opening);
        let failed = std::mem::take(&mut open.saving.retrying);
        open.unread = !gathered.trusted;
        if open.unread {
            work.timer(Timer::Retry(id), TRY_AGAIN);
        }
        if let Some(traced) = &joined.traced {
            open.arrive(traced, joined.parts, attended, work);
        }
        if joined.newer {
            open.stop(NotSaved::Older, work);
            work.push(Effect::Frozen { plan: id });
            return;
        }
        if buried {
            // Somebody took it off this device, and somebody opens it: it comes back if they say so.
            open.stop(NotSaved::Removed, work);
            work.push(Effect::AskToKeep { plan: id });
            work.push(Effect::Gathered { plan: id });
            return;
        }
        gathered.mend(work);
        open.settle(work);
        let settled = gathered.not_local.is_empty()
            && gathered.not_kept.is_empty()
            && gathered.damaged.is_empty();
        let saved = match &*gathered.sound {
            [only] if settled && as_stored.as_ref() == Some(&open.traced) => only.saved,
            _ => None,
        };
        match saved.filter(|_| gathered.trusted) {
            Some(saved) if !failed && open.saving.is_quiet() => {
                open.set_light(Light::Saved(saved), work);
                open.secured(true, work);
            }
            _ => open.save(work),
        }
        open.tell_undecided(false, work);
        if first {
            open.look_for_version(work);
            work.push(Effect::Gathered { plan: id });
        }
        for (key, draft) in drafts.into_iter().filter(|_| first) {
            work.push(Effect::OfferDraft { plan: id, key, draft });
        }
    }
}

fn is_together(waiting: &AskPurpose, id: Id) -> bool {
    match waiting {
        AskPurpose::Together(it)
        | AskPurpose::TogetherRead(it)
        | AskPurpose::TogetherClearing(it) => it.plan == id,
        AskPurpose::Settling(plan, _) => *plan == id,
        _ => false,
    }
}

/// The unfinished texts of sessions that live no longer. Where the browser cannot tell which live,
/// all others are taken for dead: nothing is lost by an offer.
fn left_drafts(id: Id, seen: &Inspected, own: Id) -> Vec<(String, String)> {
    let mut living = seen.living.clone().unwrap_or_default();
    living.push(own);
    let prefix = format!("{}{id}/", keys::DRAFT);
    let is_left =
        |(key, _): &&(String, String)| key.starts_with(&prefix) && !keys::is_of_one(&living, key);
    seen.local.iter().filter(is_left).cloned().collect()
}

impl Gathered {
    /// Puts what is sound in place of what is damaged in the other store, once the damaged bytes
    /// are kept. The key of a session that lives is left to it.
    pub(crate) fn mend(&self, work: &mut TabContext) {
        for damaged in &self.damaged {
            if let Some(sound) = self.of_key(&damaged.key)
                && self.may_write(&damaged.key, work)
            {
                work.set_aside(damaged, sound);
            }
        }
    }

    /// Whether nobody else writes this key: it is this session's, or its session is dead.
    pub(crate) fn may_write(&self, key: &str, work: &TabContext) -> bool {
        self.is_dead(key) || keys::is_of_one(&[work.session], key)
    }
}
