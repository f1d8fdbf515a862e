//! The end of a schedule: everything calms down, and the oracle looks at what is left.

use std::collections::BTreeSet;

use plan::Id;
use plan::lineage::{About, Traced};
use storage::Light;

use crate::numbered::{self, TextPiece};
use crate::places;
use crate::world::{SLOTS, World};

/// How long it may take until nothing happens any more, in milliseconds.
const CALM: u64 = 15 * 60_000;

/// The tab in which the oracle opens the plan.
const NEWCOMER: usize = SLOTS - 1;

/// How often the plan is opened to have unfinished texts offered.
const OPENINGS: usize = 6;

impl World {
    /// All is well again, people finish what they do, and the oracle looks.
    pub fn calm_down(&mut self) {
        self.well();
        self.run_until(self.now + 50);
        for slot in 0..SLOTS {
            self.finish(slot);
        }
        // A question may be on its way still.
        for _ in 0..SLOTS {
            (0..SLOTS).for_each(|slot| self.answer(slot));
            self.become_quiet();
        }
        self.tabs_are_equal();
        let plans = self.plans.clone();
        for plan in plans {
            self.a_newcomer_shows_the_same(plan);
        }
    }

    fn become_quiet(&mut self) {
        if !self.run_dry(CALM) {
            self.fail("it becomes quiet", || "something still happens".into());
        }
    }

    /// Whoever is asked whether a plan that was taken off the device is to be kept says so.
    fn answer(&mut self, slot: usize) {
        let asked = |world: &Self| {
            let shown = world.pages[slot].as_ref().and_then(|page| page.open.as_ref());
            shown.is_some_and(|shown| shown.asked)
        };
        if asked(self) {
            if self.late(12, slot, 1) == 1 { self.keep(slot) } else { self.close(slot) }
        }
    }

    /// The tabs that have a plan open, and nothing that keeps it from being stored.
    fn open_in(&self, plan: Id) -> Vec<usize> {
        let open = |slot: &usize| {
            let shown = self.pages[*slot].as_ref().and_then(|page| page.open.as_ref());
            shown.is_some_and(|it| it.screen.id == plan && !it.frozen && !it.asked)
        };
        (0..SLOTS).filter(open).collect()
    }

    fn traced(&mut self, slot: usize, plan: Id) -> Option<Traced> {
        let (traced, effects) =
            self.with_tab(slot, |tab, given| tab.traced(plan, given, Traced::clone))?;
        if !effects.is_empty() {
            self.fail("what is recorded is shown", || format!("{slot}: {effects:?}"));
        }
        traced
    }

    /// All tabs that have the plan open show the same, know the same, and say that it is saved.
    fn tabs_are_equal(&mut self) {
        for plan in self.plans.clone() {
            let mut first: Option<(usize, Traced)> = None;
            for slot in self.open_in(plan) {
                if self.newer {
                    continue;
                }
                let Some(traced) = self.traced(slot, plan) else {
                    self.fail("an open plan is known", || format!("{slot}"));
                    return;
                };
                let shown = self.pages[slot].as_ref().and_then(|page| page.open.as_ref());
                let Some(shown) = shown else { continue };
                let light = shown.light;
                if shown.screen != *traced.plan() {
                    self.fail("what is recorded is shown", || format!("{slot}"));
                }
                if !matches!(light, Some(Light::Saved(_))) {
                    self.fail("at the end all is saved", || format!("{slot}: {light:?}"));
                }
                match &first {
                    Some((other, there)) if *there != traced && !self.torn && !self.untold => {
                        self.fail("tabs end equal", || format!("{other} and {slot}"));
                    }
                    Some(_) => {}
                    None => first = Some((slot, traced)),
                }
            }
            if let Some((slot, traced)) = first {
                self.both_stores_hold(slot, plan, &traced);
            }
        }
    }

    fn both_stores_hold(&mut self, slot: usize, plan: Id, traced: &Traced) {
        let prefix = format!("{}{plan}", storage::keys::PLAN);
        for (name, in_database) in [("local storage", false), ("the database", true)] {
            let values = if in_database { &self.database.values } else { &self.local.values };
            let values: Vec<String> = values
                .range(prefix.clone()..)
                .take_while(|(key, _)| key.starts_with(&prefix))
                .map(|(_, value)| value.clone())
                .collect();
            if self.was_taken_off
                || self.counts.damaged > 0
                || (!in_database && self.local.refused_at.is_some())
            {
                // What local storage did not take once, it gets with the next change; what was
                // damaged beside an open plan is mended when it is opened again.
                continue;
            }
            let codec = &mut self.codec;
            let all = values.iter().filter_map(|value| codec.traced(value));
            let all = all.reduce(|one, other| one.merge(&other));
            if !all.is_some_and(|all| all.holds(traced)) {
                return self.fail("both stores hold the plan", || format!("{name}, tab {slot}"));
            }
        }
    }

    /// Who opens the plan now sees the same, also after the browser was killed; and is offered what
    /// was not finished.
    fn a_newcomer_shows_the_same(&mut self, plan: Id) {
        if self.fault.is_some() {
            return;
        }
        let open = self.open_in(plan);
        let before = match open.first() {
            Some(slot) if !self.newer && !self.torn && !self.untold && !self.was_taken_off => {
                self.traced(*slot, plan)
            }
            _ => None,
        };
        if plan == self.plans[0] && self.late(13, 0, 1) == 1 {
            self.crash();
        }
        if self.taken_off == Some(plan) && self.is_buried(plan) {
            return self.nothing_comes_back(plan);
        }
        // What somebody was typing is offered once it is known that they are gone.
        let free = self.locks.values().flatten().max().copied().unwrap_or(0);
        self.run_until(free.max(self.now) + 1);
        let mut offered = self.counts.offered;
        for turn in 0..OPENINGS {
            self.pages[NEWCOMER].is_some().then(|| self.leave(NEWCOMER));
            self.come(NEWCOMER, plan, false);
            self.become_quiet();
            self.look_for(NEWCOMER, plan);
            self.become_quiet();
            if self.fault.is_some() {
                return;
            }
            let offers = self.counts.offered - std::mem::replace(&mut offered, self.counts.offered);
            if turn == 0 && offers == 0 && before.is_some() && self.traced(NEWCOMER, plan) != before
            {
                self.fail("a tab that is opened shows the same", || format!("{plan}"));
            }
            if offers == 0 {
                break;
            }
        }
        self.tabs_are_equal();
        self.texts_are_kept(plan);
    }

    /// A plan that was taken off the device, with nobody who had it open, is in no list once the
    /// app has looked.
    fn nothing_comes_back(&mut self, plan: Id) {
        let other = self.plans[1];
        self.come(NEWCOMER, other, false);
        self.become_quiet();
        if self.load(NEWCOMER, plan).is_some() {
            self.fail("what was taken off the device stays away", || format!("{plan}"));
        }
        self.leave(NEWCOMER);
    }

    /// Every piece of a plan is accounted for.
    fn texts_are_kept(&mut self, plan: Id) {
        if self.torn && self.counts.crashes > 0 {
            // What took the place of a damaged value may have been lost with the browser.
            return;
        }
        let Some(there) = self.found(plan) else { return };
        let FinalContent { pieces, in_question } = there;
        let missing = self.ledger.missing(|piece, known| {
            known.plan != plan
                || pieces.contains(&piece)
                || in_question.contains(&known.place.row)
                || in_question.contains(&known.place.record)
        });
        let missing: Vec<(TextPiece, bool)> =
            missing.iter().map(|(piece, known)| (*piece, known.promised)).collect();
        if let Some((piece, promised)) = missing.first() {
            let rule =
                if *promised { "what was shown as saved is there" } else { "no text is lost" };
            let piece = *piece;
            self.fail(rule, || format!("{} {missing:?}", numbered::write(piece)));
        }
        let due = std::mem::take(&mut self.offers.due);
        let is_open = self.open_in(plan).contains(&NEWCOMER);
        let offered = is_open && !self.was_taken_off && !self.newer;
        for unfinished in due.iter().filter(|it| it.plan == plan) {
            let piece = unfinished.piece;
            if offered && !self.offers.made.contains(&piece) && !pieces.contains(&piece) {
                self.fail("what was being typed is offered", || numbered::write(piece));
            }
        }
        self.offers.due = due;
    }

    /// What is found of a plan at the end; nothing where none can be.
    fn found(&mut self, plan: Id) -> Option<FinalContent> {
        if self.newer && plan == self.plans[0] {
            // Only a newer version of the app can bring it together.
            self.forgive();
            return Some(FinalContent { pieces: self.remains(), in_question: BTreeSet::new() });
        }
        let shown = self.pages[NEWCOMER].as_ref().and_then(|page| page.open.as_ref());
        let shown = shown.filter(|it| it.screen.id == plan);
        let Some(shown) = shown else {
            return Some(FinalContent { pieces: BTreeSet::new(), in_question: BTreeSet::new() });
        };
        let mut pieces = places::shown(&shown.screen);
        let shown_only = pieces.len();
        let mut in_question = BTreeSet::new();
        for conflict in self.traced(NEWCOMER, plan)?.conflicts() {
            self.counts.conflicts += 1;
            if conflict.about == About::Presence {
                self.counts.presence += 1;
                in_question.insert(conflict.record);
            } else if let Some((_, held)) = places::of_conflict(plan, &conflict) {
                pieces.extend(held);
            }
        }
        self.counts.second += (pieces.len() - shown_only) as u64;
        Some(FinalContent { pieces, in_question })
    }
}

/// What is found of a plan at the end.
struct FinalContent {
    pieces: BTreeSet<TextPiece>,
    in_question: BTreeSet<Id>,
}
