//! The open plan: one object, made when it is opened and dropped when it is closed and stored.
//!
//! `traced` is the plan as it is recorded, `screen` the plan as it is shown. They differ only by
//! what was changed here since the last recording; whatever changes `traced` otherwise shows it.

use plan::lineage::{Conflict, Traced};
use plan::{Document, FieldPath, Id, Lineage, Plan};

use crate::event::{Effect, Light, NotSaved, Timer};
use crate::keys;
use crate::sabotage::{SabotageRule, holds};
use crate::saving::{SaveProgress, TRY_AGAIN};
use crate::stored::Fingerprint;
use crate::text::{self, Branch, OpenText};
use crate::work::{AskPurpose, TabContext};

/// How long after a change the plan is saved, in milliseconds.
const SAVE_AFTER: u64 = 250;

/// How long after a key a text is stored that is being typed, in milliseconds.
const DRAFT_AFTER: u64 = 1_000;

/// An open plan.
pub(crate) struct OpenPlan {
    pub id: Id,
    pub traced: Traced,
    pub screen: Plan,
    /// This editing, drawn at its first change: no store that was rolled back and no copied
    /// profile can make one stamp mean two changes.
    pub replica: Option<Id>,
    pub text: Option<OpenText>,
    /// What came and would take away the record in which a text is being typed.
    deferred: Option<(Traced, Vec<Fingerprint>)>,
    /// What other sessions have stored and is in `traced`.
    pub parts: Vec<Fingerprint>,
    pub saving: SaveProgress,
    /// Whether the stores are being read, before which the database is not written.
    pub opening: bool,
    /// Whether the database could not be read when the plan was opened, and is to be.
    pub unread: bool,
    /// The lineage as it was read, where the plan was changed before this object was there.
    pub changed_before: Option<Lineage>,
    /// Whether it was taken off this device and kept: what others have stored of it may still be
    /// on its way out, so that whatever comes from there is stored again.
    pub kept: bool,
    /// How often others have taken it off this device.
    pub removals: u32,
    /// Why nothing may be stored.
    pub stopped: Option<NotSaved>,
    pub closed: bool,
    /// How many changes were recorded since it was opened.
    pub changes: u64,
    /// The plan as it was when that was last looked at; were it emptied, this is kept.
    pub fullest: Plan,
    /// When it was last looked at whether a version is due, in milliseconds since 1970 UTC.
    pub checked: i64,
    /// The fields with two versions, as they were last shown; `None` before the first time.
    undecided: Option<Vec<Conflict>>,
    /// Whether `undecided` may be out of date.
    asks_anew: bool,
    /// What was last stored of the text that is being typed, and whether more is to be.
    draft_stored: Option<String>,
    draft_waits: bool,
}

impl OpenPlan {
    pub fn new(traced: Traced, screen: Plan) -> Self {
        Self {
            id: screen.id,
            fullest: traced.plan().clone(),
            traced,
            screen,
            replica: None,
            text: None,
            deferred: None,
            parts: Vec::new(),
            saving: SaveProgress::default(),
            opening: true,
            unread: false,
            changed_before: None,
            kept: false,
            removals: 0,
            stopped: None,
            closed: false,
            changes: 0,
            checked: 0,
            undecided: None,
            asks_anew: true,
            draft_stored: None,
            draft_waits: false,
        }
    }

    /// The plan is opened again, in the middle of its last save: `shown` is what was read of it,
    /// `screen` what is on the screen.
    pub fn reopen(&mut self, shown: &Traced, screen: Plan) {
        let merged = self.traced.merge(shown);
        // What is on its way does not hold what others have stored since.
        self.saving.dirty |= merged != self.traced;
        self.traced = merged;
        self.screen = screen;
        self.closed = false;
        self.saving.light = Light::Writing;
        self.undecided = None;
        self.asks_anew = true;
    }

    /// The plan on the screen was changed here.
    pub fn edited(&mut self, screen: Plan, work: &mut TabContext) {
        self.screen = screen;
        if self.text.as_ref().is_some_and(|text| text.branch.is_some()) {
            self.settle(work);
        }
        self.save_soon(work);
    }

    /// Has what was changed stored soon.
    pub fn save_soon(&mut self, work: &mut TabContext) {
        self.set_light(Light::Writing, work);
        if !self.saving.dirty {
            self.saving.dirty = true;
            work.timer(Timer::Save(self.id), SAVE_AFTER);
        }
    }

    /// Records what was changed on the screen since the last time. The screen may then show less
    /// than is recorded, or another version of a field, until [`Self::show`].
    fn record(&mut self, work: &mut TabContext) {
        if self.screen == *self.traced.plan() {
            return;
        }
        let person = work.person.as_deref();
        let branch = self.text.as_mut().and_then(|text| Some((text.path, text.branch.as_mut()?)));
        let (own, known) = match branch {
            Some((path, branch)) => {
                let own = branch.record(path, &self.screen, self.traced.plan(), person);
                (own, Some(branch.known()))
            }
            None => (self.screen.clone(), None),
        };
        if own != *self.traced.plan() {
            let replica = *self.replica.get_or_insert_with(|| work.ids.next_id());
            let stamp = self.traced.next_stamp(replica);
            self.traced.record(&own, stamp);
            if let Some(name) = person {
                self.traced.sign(replica, name);
            }
        }
        if let Some(known) = known {
            self.traced = self.traced.merge(known);
        }
        self.changes += 1;
        self.asks_anew = true;
    }

    /// Records what was changed on the screen, and shows what came of it.
    pub fn settle(&mut self, work: &mut TabContext) {
        self.record(work);
        if holds(SabotageRule::ScreenShowsTheRecord) {
            self.show(work);
        }
    }

    /// Shows what is recorded, where the screen says something else.
    pub fn show(&mut self, work: &mut TabContext) {
        if self.screen != *self.traced.plan() {
            self.screen = self.traced.plan().clone();
            if !self.closed {
                work.push(Effect::Show(self.screen.clone()));
            }
        }
    }

    /// A box is open from now on.
    pub fn text_begun(&mut self, path: FieldPath, attended: bool, work: &mut TabContext) {
        self.text_ended(attended, work);
        self.text = Some(OpenText::new(path));
    }

    /// The box says something else.
    pub fn text_typed(&mut self, draft: Option<String>, attended: bool, work: &mut TabContext) {
        let Some(text) = &mut self.text else { return };
        text.draft = draft;
        if !std::mem::replace(&mut self.draft_waits, true) {
            work.timer(Timer::Draft(self.id), DRAFT_AFTER);
        }
        self.take_deferred(attended, work);
    }

    /// The box is gone.
    pub fn text_ended(&mut self, attended: bool, work: &mut TabContext) {
        if self.text.is_none() {
            return;
        }
        self.settle(work);
        self.text = None;
        self.store_draft(work);
        self.take_deferred(attended, work);
    }

    /// Stores what is being typed, or takes away what was stored of it.
    pub fn store_draft(&mut self, work: &mut TabContext) {
        self.draft_waits = false;
        let draft = self.text.as_ref().and_then(|text| text.draft.clone());
        if draft == self.draft_stored {
            return;
        }
        let key = keys::of_draft(self.id, work.session);
        match &draft {
            Some(draft) => work.write_local(&key, draft, AskPurpose::Draft(self.id)),
            None => work.push(Effect::DeleteLocal { key }),
        }
        self.draft_stored = draft;
    }

    /// Local storage did not take the text that is being typed: it is tried again.
    pub fn draft_refused(&mut self, work: &mut TabContext) {
        self.draft_stored = None;
        if self.text.is_some() && !std::mem::replace(&mut self.draft_waits, true) {
            work.timer(Timer::Draft(self.id), TRY_AGAIN);
        }
    }

    /// Brings what came from elsewhere together with the plan, and shows it; later, where it would
    /// take away the record in which a text is being typed. Gives whether it brought anything.
    pub fn arrive(
        &mut self,
        other: &Traced,
        parts: Vec<Fingerprint>,
        attended: bool,
        work: &mut TabContext,
    ) -> bool {
        self.record(work);
        let (other, parts) = match self.deferred.take() {
            Some((waiting, mut all)) => {
                all.extend(parts);
                (waiting.merge(other), all)
            }
            None => (other.clone(), parts),
        };
        let merged = self.traced.merge(&other);
        if self.must_wait(&merged, attended) {
            if !holds(SabotageRule::NotedOnlyWhenMerged) {
                parts.iter().cloned().for_each(|part| self.note(part));
            }
            self.deferred = Some((other, parts));
            self.show(work);
            return false;
        }
        let own = work.own_key(self.id);
        parts.into_iter().filter(|(key, _)| *key != own).for_each(|part| self.note(part));
        let brought = merged != self.traced;
        self.absorb(merged, work);
        brought
    }

    /// Takes what is merged as what is recorded. A text that is being typed goes on from the plan
    /// as its typist knows it.
    pub fn absorb(&mut self, merged: Traced, work: &mut TabContext) {
        if let Some(text) = &mut self.text
            && text.branch.is_none()
            && holds(SabotageRule::TypedTextsBranch)
            && !text::agree(text.path, &self.traced, &merged)
        {
            text.branch = Some(Branch::new(self.traced.clone(), work.ids.next_id()));
        }
        let changed = merged.plan() != self.traced.plan();
        self.traced = merged;
        self.asks_anew = true;
        if changed || holds(SabotageRule::ScreenShowsTheRecord) {
            self.show(work);
        }
    }

    /// Whether what came would take away the record that is typed in. A box that nobody looks at
    /// and that says what the plan says keeps nothing from coming.
    fn must_wait(&self, merged: &Traced, attended: bool) -> bool {
        self.text.as_ref().is_some_and(|text| {
            (attended || text.draft.is_some())
                && text.path.is_lost(self.traced.plan(), merged.plan())
                && holds(SabotageRule::RemovalsWaitForTexts)
        })
    }

    /// Brings in what waited, unless it must wait longer.
    pub fn take_deferred(&mut self, attended: bool, work: &mut TabContext) {
        if let Some((other, parts)) = self.deferred.take()
            && self.arrive(&other, parts, attended, work)
        {
            // It may have come from where nobody else stores it.
            self.save_soon(work);
        }
    }

    /// Notes what is in the plan now. A key has something of its own in each store, so its last
    /// two values count.
    fn note(&mut self, part: Fingerprint) {
        if self.parts.contains(&part) {
            return;
        }
        let of_key = |other: &Fingerprint| other.0 == part.0;
        if self.parts.iter().filter(|it| of_key(it)).count() > 1
            && let Some(oldest) = self.parts.iter().position(of_key)
        {
            self.parts.remove(oldest);
        }
        self.parts.push(part);
    }

    /// Whether a stored value is in the plan already, or waits to be.
    pub fn holds_part(&self, part: &Fingerprint) -> bool {
        let waits = |(_, parts): &(Traced, Vec<Fingerprint>)| parts.contains(part);
        self.parts.contains(part) || self.deferred.as_ref().is_some_and(waits)
    }

    /// Ends a conflict by one of its versions, unless the field has others by now; gives the plan
    /// as it is then.
    pub fn decide(
        &mut self,
        conflict: &Conflict,
        version: usize,
        work: &mut TabContext,
    ) -> Option<Plan> {
        self.settle(work);
        let replica = *self.replica.get_or_insert_with(|| work.ids.next_id());
        let stamp = self.traced.next_stamp(replica);
        let decided = self.traced.decide(conflict, version, stamp);
        decided.then(|| {
            self.screen = self.traced.plan().clone();
            self.changes += 1;
            self.asks_anew = true;
            self.set_light(Light::Writing, work);
            self.save(work);
            self.screen.clone()
        })
    }

    /// Joins a copy that came from elsewhere; gives the traces before it and with it.
    pub fn join(&mut self, theirs: &Document, work: &mut TabContext) -> (Traced, Traced) {
        self.settle(work);
        let before = self.traced.clone();
        let theirs = work.codec.trace(theirs);
        let merged = before.merge(&theirs);
        self.screen = merged.plan().clone();
        self.absorb(merged, work);
        self.set_light(Light::Writing, work);
        self.save(work);
        (before, theirs)
    }

    /// Signs what nobody has signed, but for what `others` wrote.
    pub fn named(&mut self, others: &[Id], work: &mut TabContext) {
        let Some(name) = work.person.clone() else { return };
        self.settle(work);
        if self.traced.sign_all(&name, others) {
            self.asks_anew = true;
            self.save_soon(work);
        }
    }

    /// Tells the fields with two versions, where they are others than before, and asks for those
    /// that are new. What is undecided when the plan is opened is shown and not asked.
    pub fn tell_undecided(&mut self, ask: bool, work: &mut TabContext) {
        if self.closed || !std::mem::take(&mut self.asks_anew) {
            return;
        }
        let all = self.undecided();
        let before = self.undecided.replace(all.clone());
        if *before.as_deref().unwrap_or_default() == *all {
            return;
        }
        let told = |it: &&Conflict| {
            let same = |was: &Conflict| (was.record, &was.field) == (it.record, &it.field);
            !ask || before.as_ref().is_none_or(|all| all.iter().any(same))
        };
        let ask = all.iter().filter(|it| !told(it)).cloned().collect();
        work.push(Effect::Undecided { plan: self.id, all, ask });
    }

    /// The fields with two versions that can be decided now: those of a record that is itself in
    /// question follow when it stays.
    pub fn undecided(&self) -> Vec<Conflict> {
        let all = self.traced.conflicts().into_iter();
        all.filter(|conflict| conflict.matters(self.traced.plan())).collect()
    }

    /// Lets nothing be stored any more. A newer version of the app is a reason that stays.
    pub fn stop(&mut self, why: NotSaved, work: &mut TabContext) {
        let why = if self.stopped == Some(NotSaved::Older) { NotSaved::Older } else { why };
        self.stopped = Some(why);
        self.set_light(Light::NotSaved(why), work);
    }

    /// Goes on with a plan that was taken off this device.
    pub fn keep(&mut self, work: &mut TabContext) {
        self.stopped = None;
        self.kept = true;
        self.save(work);
    }

    /// Sets the light, unless it tells of something that a mere change does not mend.
    pub fn set_light(&mut self, light: Light, work: &mut TabContext) {
        let keeps = light == Light::Writing && matches!(self.saving.light, Light::NotSaved(_));
        let light = match self.stopped {
            Some(why) => Light::NotSaved(why),
            None => light,
        };
        if !keeps && self.saving.light != light {
            self.saving.light = light;
            if !self.closed {
                work.push(Effect::Light { plan: self.id, light });
            }
        }
    }
}
