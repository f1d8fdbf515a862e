//! The machine of one tab: events go to the parts that they concern, and answers to whoever asked.

use std::collections::BTreeMap;

use plan::lineage::{Conflict, Traced};
use plan::{Document, Id, IdSource, Plan};

use crate::codec::Codec;
use crate::event::{
    Ask, Effect, Event, Inspected, NotSaved, StoreAnswer, StoreError, StoreQuery, Timer,
};
use crate::following::Looks;
use crate::keys;
use crate::open_plan::OpenPlan;
use crate::sabotage::{SabotageRule, holds};
use crate::settling::shown;
use crate::work::{AskPurpose, PendingAsks, TabContext};

/// What the machine has of its surroundings at an event: time and chance come from outside.
pub struct Given<'a> {
    /// The wall clock, in milliseconds since 1970 UTC. It may be wrong, and may jump.
    pub now: i64,
    /// New ids.
    pub ids: &'a mut dyn IdSource,
    /// The name with which the person signs changes, if they gave one.
    pub person: Option<String>,
}

/// One load of the page in one tab.
pub struct Tab {
    session: Id,
    codec: Box<dyn Codec>,
    asked: PendingAsks,
    state: TabState,
}

/// What the tab knows, but for what is on its way.
pub(crate) struct TabState {
    /// The version of the app.
    pub version: String,
    /// The open plan, and those that were closed and are not at rest yet.
    pub plans: BTreeMap<Id, OpenPlan>,
    /// The keys of others at which it is looked.
    pub looking: BTreeMap<String, Looks>,
    /// Of each plan that is being settled, which reading is the last.
    pub settling: BTreeMap<Id, u64>,
    /// How often plans were read to be settled.
    pub settlings: u64,
    /// Whether the person looks at this tab.
    pub attended: bool,
}

impl Tab {
    /// A tab that has just been loaded. `session` is an id that no other load ever has, `version`
    /// that of the app.
    pub fn new(session: Id, version: &str, codec: Box<dyn Codec>) -> Self {
        let state = TabState {
            version: version.to_owned(),
            plans: BTreeMap::new(),
            looking: BTreeMap::new(),
            settling: BTreeMap::new(),
            settlings: 0,
            attended: true,
        };
        Self { session, codec, asked: PendingAsks::default(), state }
    }

    /// What the tab does about an event.
    pub fn handle(&mut self, event: Event, given: Given) -> Vec<Effect> {
        let mut out = Vec::new();
        self.within(given, &mut out, |state, work| state.handle(event, work));
        out
    }

    /// The open plan as it is now, with its lineage.
    pub fn document(&mut self, plan: Id, given: Given) -> (Option<Document>, Vec<Effect>) {
        self.traced(plan, given, Traced::document)
    }

    /// What `f` makes of the traces of the open plan, in which all is recorded that was changed on
    /// the screen.
    pub fn traced<T>(
        &mut self,
        plan: Id,
        given: Given,
        f: impl FnOnce(&Traced) -> T,
    ) -> (Option<T>, Vec<Effect>) {
        let mut out = Vec::new();
        let made = self.within(given, &mut out, |state, work| {
            let open = state.plans.get_mut(&plan)?;
            open.settle(work);
            Some(f(&open.traced))
        });
        (made, out)
    }

    /// The fields with two versions of the open plan that can be decided now.
    pub fn undecided(&self, plan: Id) -> Vec<Conflict> {
        self.state.plans.get(&plan).map(OpenPlan::undecided).unwrap_or_default()
    }

    /// Ends a conflict of the open plan by one of its versions; gives the plan as it is then, or
    /// nothing where the field has other versions by now. The caller shows it and makes it a step
    /// of the history; no [`Effect::Show`] comes for it.
    pub fn decide(
        &mut self,
        plan: Id,
        conflict: &Conflict,
        version: usize,
        given: Given,
    ) -> (Option<Plan>, Vec<Effect>) {
        let mut out = Vec::new();
        let made = self.within(given, &mut out, |state, work| {
            let attended = state.attended;
            let open = state.plans.get_mut(&plan)?;
            let decided = open.decide(conflict, version, work);
            open.tell_undecided(attended, work);
            decided
        });
        (made, out)
    }

    /// Joins a copy of the open plan that came from elsewhere; gives the traces before it and with
    /// it. The caller shows the plan and makes it a step of the history; no [`Effect::Show`] comes
    /// for it.
    pub fn join(
        &mut self,
        plan: Id,
        theirs: &Document,
        given: Given,
    ) -> (Option<(Traced, Traced)>, Vec<Effect>) {
        let mut out = Vec::new();
        let made = self.within(given, &mut out, |state, work| {
            let open = state.plans.get_mut(&plan)?;
            let joined = open.join(theirs, work);
            open.tell_undecided(false, work);
            Some(joined)
        });
        (made, out)
    }

    fn within<T>(
        &mut self,
        given: Given,
        out: &mut Vec<Effect>,
        f: impl FnOnce(&mut TabState, &mut TabContext) -> T,
    ) -> T {
        let mut work = TabContext {
            session: self.session,
            now: given.now,
            ids: &mut *given.ids,
            person: given.person,
            codec: &mut *self.codec,
            asked: &mut self.asked,
            out,
        };
        f(&mut self.state, &mut work)
    }
}

impl TabState {
    /// Whether a plan is open in this tab.
    pub fn is_open(&self, plan: Id) -> bool {
        self.plans.get(&plan).is_some_and(|open| !open.closed)
    }

    /// Whether a newer version of the app has saved the open plan of a key.
    fn is_frozen(&self, key: &str) -> bool {
        let open = keys::parse(key).and_then(|(plan, _)| self.plans.get(&plan));
        open.is_some_and(|open| open.stopped == Some(NotSaved::Older))
    }

    fn handle(&mut self, event: Event, work: &mut TabContext) {
        match event {
            Event::Opened { base, screen } => self.opened(&base, screen, work),
            Event::Settle { plan, memory } => self.settle(plan, memory, work),
            Event::Edited { screen } => {
                let id = screen.id;
                self.with(id, work, |open, _, work| open.edited(screen, work));
            }
            Event::TextBegun { plan, path } => {
                self.with(plan, work, |open, attended, work| open.text_begun(path, attended, work));
            }
            Event::TextTyped { plan, draft } => {
                self.with(plan, work, |open, attended, work| {
                    open.text_typed(draft, attended, work)
                });
            }
            Event::TextEnded { plan } => {
                self.with(plan, work, |open, attended, work| open.text_ended(attended, work));
            }
            Event::Named { plan, others } => {
                self.with(plan, work, |open, _, work| open.named(&others, work));
            }
            Event::Flush => self.each(work, |open, _, work| open.flush(work)),
            Event::Attended(attended) => {
                self.attended = attended;
                self.each(work, |open, attended, work| open.take_deferred(attended, work));
            }
            Event::Returned { keys } => keys.into_iter().for_each(|key| self.look(key, work)),
            Event::Closed { plan } => self.close(plan, work),
            Event::Secure { plan } => self.with(plan, work, |open, _, work| open.secure(work)),
            Event::Removed { plan, stored } => self.remove(plan, &stored, work),
            Event::PutBack { plan, stored } => self.put_back(plan, &stored, work),
            Event::Kept { plan } => self.keep(plan, work),
            Event::Heard(said) => {
                if let Ok(message) = said.parse() {
                    self.heard(message, work);
                }
            }
            Event::StorageChanged { key } => self.look(key, work),
            Event::Timer(timer) => self.timer(timer, work),
            Event::Answer(ask, answer) => self.answer(ask, answer, work),
        }
    }

    fn timer(&mut self, timer: Timer, work: &mut TabContext) {
        match timer {
            Timer::Save(plan) => self.with(plan, work, |open, _, work| open.flush(work)),
            Timer::Retry(plan) => self.with(plan, work, |open, _, work| {
                if open.unread {
                    // What failed stays to be tried again until the answer, so that the object of a
                    // plan that was closed is there to take it.
                    work.inspect(StoreQuery::Plan(open.id), AskPurpose::Opening(open.id));
                } else {
                    open.retry(work);
                }
            }),
            Timer::Draft(plan) => self.with(plan, work, |open, _, work| open.store_draft(work)),
            Timer::Look(key) => self.look_now(key, work),
            Timer::Unanswered(ask) => self.unanswered(ask, work),
        }
    }

    /// A question has waited too long: it has failed.
    fn unanswered(&mut self, ask: Ask, work: &mut TabContext) {
        let nothing =
            Inspected { living: None, local: Vec::new(), database: Err(StoreError::Blocked) };
        let answer = match work.asked.get(ask) {
            Some(
                AskPurpose::Opening(_)
                | AskPurpose::Clearing(..)
                | AskPurpose::Following(..)
                | AskPurpose::Looking(_)
                | AskPurpose::Settling(..)
                | AskPurpose::TogetherClearing(_),
            ) => StoreAnswer::Inspected(nothing),
            Some(AskPurpose::ReadBack(_) | AskPurpose::TogetherRead(_)) => {
                StoreAnswer::Read(Err(StoreError::Blocked))
            }
            Some(_) => StoreAnswer::Written(Err(StoreError::Blocked)),
            None => return,
        };
        self.answer(ask, answer, work);
    }

    fn answer(&mut self, ask: Ask, answer: StoreAnswer, work: &mut TabContext) {
        let Some(waiting) = work.asked.take(ask) else { return };
        match (waiting, answer) {
            (AskPurpose::Opening(plan), StoreAnswer::Inspected(seen)) => {
                self.gathered(plan, seen, work)
            }
            (AskPurpose::SavedLocally(plan), StoreAnswer::Written(result)) => {
                self.with(plan, work, |open, _, work| open.saved_locally(result, work));
            }
            (AskPurpose::Draft(plan), StoreAnswer::Written(Err(_))) => {
                self.with(plan, work, |open, _, work| open.draft_refused(work));
            }
            (AskPurpose::Saved(plan), answer) => {
                self.with(plan, work, |open, _, work| open.saved(answer, work));
            }
            (AskPurpose::ReadBack(plan), answer) => {
                self.with(plan, work, |open, _, work| open.read_back(answer, work));
            }
            (AskPurpose::Clearing(plan, parts), StoreAnswer::Inspected(seen)) => {
                self.with(plan, work, |open, _, work| open.clear(&parts, &seen, work));
            }
            (AskPurpose::Following(it), StoreAnswer::Inspected(seen)) => {
                self.follow(it, seen, work)
            }
            (AskPurpose::Looking(key), StoreAnswer::Inspected(seen)) => {
                self.looked(key, seen, work)
            }
            (AskPurpose::Settling(plan, turn), StoreAnswer::Inspected(seen)) => {
                self.settled(plan, turn, seen, work);
            }
            (AskPurpose::Together(it), answer) => self.together_written(it, &answer, work),
            (AskPurpose::TogetherRead(it), answer) => self.together_read(it, &answer, work),
            (AskPurpose::TogetherClearing(it), StoreAnswer::Inspected(seen)) => {
                self.together_clearing(&it, &seen, work);
            }
            (AskPurpose::SetAside(sound), StoreAnswer::Written(Ok(())))
                if !self.is_frozen(&sound.key) =>
            {
                work.write_local(&sound.key, &sound.text, AskPurpose::Nothing);
                work.write_database(&sound.key, &sound.text, AskPurpose::Nothing);
            }
            (AskPurpose::Shown(document, saved), StoreAnswer::Written(result)) => {
                shown(document, saved, result, work);
            }
            _ => {}
        }
    }

    /// Lets an object of a plan do something; then forgets it where it is closed and at rest.
    fn with(
        &mut self,
        plan: Id,
        work: &mut TabContext,
        f: impl FnOnce(&mut OpenPlan, bool, &mut TabContext),
    ) {
        if let Some(open) = self.plans.get_mut(&plan) {
            f(open, self.attended, work);
            open.tell_undecided(self.attended, work);
        }
        self.plans.retain(|_, open| !(open.closed && is_at_rest(open)));
    }

    fn each(&mut self, work: &mut TabContext, f: impl Fn(&mut OpenPlan, bool, &mut TabContext)) {
        let plans: Vec<Id> = self.plans.keys().copied().collect();
        for plan in plans {
            self.with(plan, work, &f);
        }
    }

    /// A plan is closed: what of it waits is stored now, and its object goes when that has ended.
    fn close(&mut self, plan: Id, work: &mut TabContext) {
        self.with(plan, work, |open, attended, work| {
            // Nobody looks at it any more.
            open.closed = true;
            open.text_ended(attended, work);
            open.flush(work);
        });
    }
}

fn is_at_rest(open: &OpenPlan) -> bool {
    let quiet = open.saving.is_quiet() && !open.opening;
    quiet || open.stopped.is_some() || !holds(SabotageRule::ClosedPlansEndTheirWrites)
}
