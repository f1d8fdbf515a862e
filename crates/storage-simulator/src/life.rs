//! Tabs come and go, in order or not; plans are opened, closed, sent and taken off the device.

use std::collections::{BTreeMap, BTreeSet};

use plan::{Document, Id, Sequence};
use storage::{Codec as _, Event, Message, Tab, keys};

use crate::chance::mixed;
use crate::codec::VERSION;
use crate::fields;
use crate::numbered;
use crate::page::{PageLoad, ShownPlan, UnfinishedPiece};
use crate::places;
use crate::world::{Happening, Whom, World};

/// How long after a key a text must be safe from a kill of its tab, in milliseconds: a second, and
/// a moment for the timer.
const DRAFTED: u64 = 1_100;

/// How soon after its start the app settles the plans, in milliseconds.
const SETTLES_AFTER: u64 = 15;

impl World {
    /// A page is loaded in an empty tab, and opens a plan as soon as it can.
    pub fn come(&mut self, slot: usize, plan: Id, quick: bool) {
        if self.pages[slot].is_some() {
            return;
        }
        let session = self.id();
        let page = PageLoad {
            session,
            tab: Tab::new(session, VERSION, Box::new(self.codec.clone())),
            ids: Sequence::new(mixed(&[session.bits()])),
            open: None,
            wanted: Some(plan),
            memory: BTreeMap::new(),
            timers: BTreeMap::new(),
            busy_until: 0,
            asleep: None,
            taken_off: None,
        };
        self.pages[slot] = Some(page);
        self.locks.insert(session, None);
        self.open_now(slot, quick);
        let whom = Whom { slot, session };
        for plan in self.stored_plans() {
            let event = Event::Settle { plan, memory: None };
            self.at(self.now + SETTLES_AFTER, Some(whom), Happening::Arrives(event));
        }
    }

    /// The plans of which either store holds something.
    fn stored_plans(&self) -> BTreeSet<Id> {
        let all = [self.local.keys(keys::PLAN), self.database.keys(keys::PLAN)].concat();
        all.iter().filter_map(|key| keys::parse(key)).map(|(plan, _)| plan).collect()
    }

    /// The plan that a tab wants is opened if it can be read by now.
    pub fn try_to_open(&mut self, slot: usize) {
        self.open_now(slot, false);
    }

    fn open_now(&mut self, slot: usize, quick: bool) {
        let Some(page) = self.pages[slot].as_ref() else { return };
        let (Some(plan), true) = (page.wanted, page.open.is_none()) else { return };
        let Some(base) = self.load(slot, plan) else { return };
        let Some(page) = self.pages[slot].as_mut() else { return };
        page.wanted = None;
        if self.taken_off == Some(plan) {
            // A crash has brought its values back, and somebody opens it.
            self.taken_off = None;
        }
        page.open = Some(ShownPlan::new(base.plan.clone()));
        let mut screen = base.plan.clone();
        if quick {
            // Somebody writes before the machine is there. What was in question when the plan was
            // stored was told then.
            let marks = self.codec.trace(&base).conflicts();
            if let Some(shown) = self.pages[slot].as_mut().and_then(|page| page.open.as_mut()) {
                shown.marks = marks;
            }
            let path = fields::path(&screen, 0, 0);
            let text = numbered::write(self.ledger.next());
            let command = fields::command(&screen, &screen, path, &text, &mut || self.id());
            if let Some(after) = command.and_then(|it| plan::apply(&screen, it).ok()) {
                screen = after.clone();
                self.put(slot, after, None);
            }
        }
        self.send(slot, Event::Opened { base: Box::new(base), screen });
    }

    /// The plan as the app reads it at once: from memory, or the latest sound value in local
    /// storage.
    pub fn load(&mut self, slot: usize, plan: Id) -> Option<Document> {
        let memory = self.pages[slot].as_ref().and_then(|page| page.memory.get(&plan));
        if let Some((_, document)) = memory {
            return Some(document.clone());
        }
        let mut all: Vec<(i64, String)> = Vec::new();
        for key in self.local.keys(&format!("{}{plan}", keys::PLAN)) {
            let value = &self.local.values[&key];
            all.push((self.codec.saved(&key, value).unwrap_or(0), key));
        }
        all.sort_by_key(|(saved, _)| std::cmp::Reverse(*saved));
        all.into_iter().find_map(|(_, key)| {
            let value = self.local.values[&key].clone();
            self.codec.read(&key, &value).ok()
        })
    }

    /// Opens a plan in a tab that has none open.
    pub fn open(&mut self, slot: usize, plan: u8) {
        let plan = self.plans[usize::from(plan) % self.plans.len()];
        let Some(page) = self.pages[slot].as_mut() else { return };
        if page.open.is_some() {
            return;
        }
        page.wanted = Some(plan);
        let memory = page.memory.get(&plan).map(|(at, document)| (*at, Box::new(document.clone())));
        self.open_now(slot, false);
        if self.pages[slot].as_ref().is_some_and(|page| page.open.is_none()) {
            self.send(slot, Event::Settle { plan, memory });
        }
    }

    /// Closes the plan in a tab.
    pub fn close(&mut self, slot: usize) {
        self.finish(slot);
        let Some(page) = self.pages[slot].as_mut() else { return };
        page.wanted = None;
        let Some(shown) = page.open.take() else { return };
        self.counts.closed += 1;
        let plan = shown.screen.id;
        self.send(slot, Event::Closed { plan });
        if shown.asked {
            // The person has not wanted it back.
            self.forgive();
        }
    }

    /// Closes a tab in order.
    pub fn leave(&mut self, slot: usize) {
        if self.pages[slot].is_none() {
            return;
        }
        self.wake(slot);
        self.checkpoint(slot);
        self.send(slot, Event::Flush);
        self.close(slot);
        self.vanish(slot);
    }

    /// Kills a tab.
    pub fn kill(&mut self, slot: usize) {
        if self.pages[slot].is_some() {
            self.counts.kills += 1;
            self.note_unfinished(slot, false);
            self.vanish(slot);
        }
    }

    fn vanish(&mut self, slot: usize) {
        let Some(page) = self.pages[slot].take() else { return };
        let late = self.late(9, slot, self.weather.locks);
        self.locks.insert(page.session, Some(self.now + late));
        // Of what the tab had begun in the database, some may still come to its end.
        let still = self.late(10, slot, 1) * self.late(11, slot, 20);
        self.gone.insert(page.session, self.now + still);
        self.untold |= self.hanging.remove(&slot) || self.local.refuses.is_some();
        self.parked.retain(|(whom, _)| whom.session != page.session);
        self.forgive();
    }

    /// Kills the browser.
    pub fn crash(&mut self) {
        self.counts.crashes += 1;
        for slot in 0..self.pages.len() {
            self.note_unfinished(slot, true);
            self.pages[slot] = None;
        }
        self.local.values = self.local.disk.clone();
        let drafts = self.local.values.range(keys::DRAFT.to_owned()..);
        let drafts = drafts.take_while(|(key, _)| key.starts_with(keys::DRAFT));
        let left: BTreeSet<u32> = drafts.flat_map(|(_, text)| numbered::read(text)).collect();
        self.offers.due.retain(|it| left.contains(&it.piece));
        self.disk_at = self.now;
        self.forget_all();
        self.locks.clear();
        self.hanging.clear();
        self.forgive();
    }

    /// What was being typed must be offered again, if it was typed long enough ago.
    fn note_unfinished(&mut self, slot: usize, crash: bool) {
        let now = self.now;
        let Some(page) = self.pages[slot].as_ref() else { return };
        let Some(shown) = page.open.as_ref().filter(|it| !it.frozen && !it.asked) else { return };
        let (plan, Some(text)) = (shown.screen.id, &shown.text) else { return };
        let on_disk = self.local.disk.get(&keys::of_draft(plan, page.session));
        let refused = self.local.refused_at.is_some_and(|at| at + 6_500 > now);
        for (piece, at) in &text.typed {
            let stored = on_disk.is_some_and(|it| numbered::read(it).any(|it| it == *piece));
            let old = page.asleep.is_none() && at + DRAFTED <= now && !refused;
            if (crash && stored) || (!crash && old) {
                self.offers.due.push(UnfinishedPiece { plan, piece: *piece });
            }
        }
    }

    /// What was in memory alone is gone, and may be.
    pub fn forgive(&mut self) {
        let there = self.remains();
        let live: BTreeSet<Id> = self.pages.iter().flatten().map(|page| page.session).collect();
        self.ledger.forgive(&there, |session| live.contains(&session));
    }

    /// All pieces that are still somewhere: on a screen, or in a value that can be read.
    pub fn remains(&mut self) -> BTreeSet<u32> {
        let mut there = self.stored();
        for page in self.pages.iter().flatten() {
            let Some(shown) = &page.open else { continue };
            there.extend(places::shown(&shown.screen));
            for mark in &shown.marks {
                there.extend(
                    places::of_conflict(shown.screen.id, mark).into_iter().flat_map(|it| it.1),
                );
            }
        }
        there
    }

    /// All pieces in values of the database.
    pub fn in_database(&mut self) -> BTreeSet<u32> {
        let mut there = BTreeSet::new();
        for value in self.database.values.values() {
            there.extend(self.codec.pieces(value).iter().copied());
        }
        there
    }

    /// All pieces in values of the stores.
    pub fn stored(&mut self) -> BTreeSet<u32> {
        let mut there = BTreeSet::new();
        let values: BTreeSet<&String> = [&self.local.values, &self.database.values]
            .into_iter()
            .flat_map(|values| values.range(keys::PLAN.to_owned()..))
            .filter(|(key, _)| key.starts_with(keys::PLAN))
            .map(|(_, value)| value)
            .collect();
        for value in values {
            there.extend(self.codec.pieces(value).iter().copied());
        }
        there
    }

    /// Nobody looks at the tab: what is typed is stored.
    pub fn hide(&mut self, slot: usize) {
        self.checkpoint(slot);
        if self.pages[slot].is_some() {
            self.send(slot, Event::Flush);
            self.send(slot, Event::Attended(false));
        }
    }

    /// Somebody looks at the tab.
    pub fn attend(&mut self, slot: usize) {
        if self.pages[slot].is_some() {
            self.wake(slot);
            self.send(slot, Event::Attended(true));
            self.send_returned(slot);
        }
    }

    fn send_returned(&mut self, slot: usize) {
        let keys = self.local.keys(keys::PLAN);
        self.send(slot, Event::Returned { keys });
    }

    /// The tab goes on, and hears of what it missed.
    pub fn wake(&mut self, slot: usize) {
        let Some(missed) = self.pages[slot].as_mut().and_then(|page| page.asleep.take()) else {
            return;
        };
        for event in missed {
            self.send(slot, event);
        }
        self.send_returned(slot);
    }

    /// A newer version of the app saves the plan in a tab of its own.
    pub fn newer_saves(&mut self) {
        let (plan, session) = (self.plans[0], self.id());
        let (key, value) = (keys::of_plan(plan, session), self.codec.newer(self.wall()));
        self.newer = true;
        self.counts.frozen += 1;
        self.local.change((key.clone(), Some(value.clone())));
        self.local.disk.insert(key.clone(), value.clone());
        self.written.insert((key.clone(), value.clone()));
        self.database.values.insert(key, value);
        let said = Message::Saved(plan, session).to_string();
        for other in self.others(usize::MAX) {
            self.in_order(3, session, other, 20, Event::Heard(said.clone()));
        }
    }

    /// A value is damaged. What stood in it alone may be lost.
    pub fn damage(&mut self, store: u8, which: u8, cut: bool) {
        let all = [self.local.keys(keys::PLAN), self.database.keys(keys::PLAN)].concat();
        let keys: BTreeSet<&String> = all.iter().collect();
        let Some(at) = usize::from(which).checked_rem(keys.len()) else { return };
        let key = keys.into_iter().nth(at).cloned().unwrap_or_default();
        let before = self.stored();
        let damaged = |text: &String| {
            if cut { text[..text.len() - 1].to_owned() } else { text.replacen(' ', "_", 1) }
        };
        let (local, database) = (store != 1, store != 0);
        // What both stores hold equal, also after a crash, can be mended where one is damaged.
        let kept = self.database.values.get(&key);
        let both = self.local.values.get(&key) == kept && self.local.disk.get(&key) == kept;
        self.torn |= !both || (local && database);
        for (is_meant, values) in [
            (local, &mut self.local.values),
            (local, &mut self.local.disk),
            (database, &mut self.database.values),
        ] {
            if let Some(value) = values.get_mut(&key).filter(|_| is_meant) {
                *value = damaged(value);
                self.written.insert((key.clone(), value.clone()));
            }
        }
        self.counts.damaged += 1;
        self.damaged_at = Some(self.now);
        let after = self.stored();
        let on_disk = self.in_database();
        self.ledger.spoil(&before.difference(&on_disk).copied().collect(), true);
        self.ledger.forgive_all(&before.difference(&after).copied().collect());
    }
}
