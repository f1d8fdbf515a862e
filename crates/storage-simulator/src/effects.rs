//! What a machine does is done.

use std::collections::BTreeSet;

use plan::Id;
use storage::envelope::checksum;
use storage::{Ask, Effect, Event, Light, StoreAnswer, StoreError, Timer, keys};

use crate::page::ShownPlan;
use crate::places::{FieldPlace, of_plan, questions};
use crate::world::{Happening, Transaction, Whom, World};

/// The answers of local storage, which come before any other event.
pub type Answers = Vec<(Ask, StoreAnswer)>;

/// How long a person takes to answer an offer, in milliseconds.
const THINKS: u64 = 700;

impl World {
    /// Does one thing.
    pub fn carry_out_one(&mut self, whom: Whom, effect: Effect, answers: &mut Answers) {
        self.examine(whom, &effect);
        match effect {
            Effect::WriteLocal { ask, key, text } => {
                let written = self.write_local(whom, key, Some(text));
                answers.push((ask, StoreAnswer::Written(written)));
            }
            Effect::DeleteLocal { key } => drop(self.write_local(whom, key, None)),
            Effect::WriteDatabase { ask, key, text } => {
                self.begin(whom, Transaction::Write(ask, key, text));
            }
            Effect::ReadDatabase { ask, key } => self.begin(whom, Transaction::Read(ask, key)),
            Effect::Delete { key, sums } => {
                if self.local.values.get(&key).is_some_and(|it| sums.contains(&checksum(it))) {
                    let _ = self.write_local(whom, key.clone(), None);
                }
                self.begin(whom, Transaction::Delete(key, sums));
            }
            Effect::SetAside { ask, key, text } => {
                self.begin(whom, Transaction::SetAside(ask, key, text));
            }
            Effect::Inspect { ask, wanted } => self.begin_to_look(whom, ask, wanted),
            Effect::Post(said) => self.post(whom, &said),
            Effect::Timer { timer, after } => self.set_timer(whom, timer, after),
            Effect::Light { plan, light } => self.shine(whom, plan, light),
            Effect::Show(plan) => self.show(whom, plan),
            Effect::Undecided { plan, all, .. } => {
                self.with_open(whom, plan, |shown| shown.marks = all);
            }
            Effect::AskToKeep { plan } => {
                let now = self.now;
                self.with_open(whom, plan, |shown| (shown.asked, shown.asked_at) = (true, now));
            }
            Effect::Frozen { plan } => {
                self.with_open(whom, plan, |shown| shown.frozen = true);
            }
            Effect::OfferDraft { plan, key, draft } => {
                self.counts.offered += 1;
                let offered = Happening::Offered { plan, key, draft };
                self.at(self.now + THINKS, Some(whom), offered);
            }
            Effect::Remember { document, saved } => {
                if let Some(page) = self.page(whom) {
                    page.memory.insert(document.plan.id, (saved, *document));
                }
                self.at(self.now, Some(whom), Happening::Opens);
            }
            Effect::Settled { .. } | Effect::ListChanged => {
                if self.page(whom).is_some_and(|page| page.wanted.is_some()) {
                    self.at(self.now, Some(whom), Happening::Opens);
                }
            }
            Effect::Secured { plan, safe: true } => self.secured(whom, plan),
            Effect::Secured { .. }
            | Effect::Stored { .. }
            | Effect::VersionDue { .. }
            | Effect::KeepVersion { .. }
            | Effect::Gathered { .. }
            | Effect::TabHere { .. } => {}
        }
    }

    /// Does something with an open plan.
    pub fn with_open<T>(
        &mut self,
        whom: Whom,
        plan: Id,
        f: impl FnOnce(&mut ShownPlan) -> T,
    ) -> Option<T> {
        let shown = self.page(whom)?.open.as_mut()?;
        (shown.screen.id == plan).then(|| f(shown))
    }

    /// Changes local storage; all others hear of it.
    pub fn write_local(
        &mut self,
        whom: Whom,
        key: String,
        text: Option<String>,
    ) -> Result<(), StoreError> {
        if let Some(why) = self.local.refuses.filter(|_| text.is_some()) {
            self.local.refused_at = Some(self.now);
            self.counts.refused += 1;
            self.remember(whom, &key);
            return Err(why);
        }
        if self.local.values.get(&key) == text.as_ref() {
            return Ok(());
        }
        if let (Some((plan, _)), Some(page)) = (keys::parse(&key), self.page(whom)) {
            page.memory.remove(&plan);
        }
        for plan in self.plans.iter().filter(|it| keys::of_tombstone(**it) == key) {
            self.stones.insert(*plan, self.now);
        }
        if let Some(text) = &text {
            self.written.insert((key.clone(), text.clone()));
        }
        let change = (key.clone(), text);
        self.local.change(change.clone());
        let late = self.late(1, 0, self.weather.disk);
        self.reach_disk(late, change);
        for other in self.others(whom.slot) {
            let late = self.late(2, whom.slot, self.weather.events[whom.slot]);
            let event = Event::StorageChanged { key: key.clone() };
            self.in_order(2, whom.session, other, late, event);
        }
        Ok(())
    }

    /// The app keeps in memory what local storage does not take.
    fn remember(&mut self, whom: Whom, key: &str) {
        let Some((plan, Some(session))) = keys::parse(key) else { return };
        if session != whom.session {
            return;
        }
        let made = self.with_tab(whom.slot, |tab, given| tab.document(plan, given));
        let Some((Some(document), effects)) = made else { return };
        let saved = self.wall();
        if let Some(page) = self.page(whom) {
            page.memory.insert(plan, (saved, document));
        }
        self.carry_out(whom.slot, effects);
    }

    fn post(&mut self, whom: Whom, said: &str) {
        for other in self.others(whom.slot) {
            let late = self.late(3, whom.slot, self.weather.messages[whom.slot]);
            self.in_order(3, whom.session, other, late, Event::Heard(said.to_owned()));
        }
    }

    fn set_timer(&mut self, whom: Whom, timer: Timer, after: u64) {
        if self.page(whom).is_some() {
            let number = self.at(self.now + after, Some(whom), Happening::RunsOut(timer.clone()));
            if let Some(page) = self.page(whom) {
                page.timers.insert(timer, number);
            }
        }
    }

    /// A tab begins a transaction, which ends after those that it began before.
    fn begin(&mut self, whom: Whom, transaction: Transaction) {
        let late = self.late(4, whom.slot, self.weather.database[whom.slot]);
        let now = self.now;
        let Some(page) = self.page(whom) else { return };
        page.busy_until = page.busy_until.max(now) + late;
        let time = page.busy_until;
        self.at(time, Some(whom), Happening::Ends(transaction));
    }

    /// A transaction ends. What it wrote is on the disk, and its tab hears of it a moment later.
    pub fn end(&mut self, whom: Whom, transaction: Transaction) {
        if self.page(whom).is_none() {
            // What a tab had begun that has gone may still have come to its end.
            if self.gone.get(&whom.session).is_none_or(|until| *until < self.now) {
                return;
            }
            self.untold = true;
        } else if self.hanging.contains(&whom.slot) {
            self.counts.unanswered += 1;
            self.parked.push((whom, Happening::Ends(transaction)));
            return;
        }
        let refuses = self.database.refuses;
        if refuses.is_some() {
            self.counts.refused += 1;
        }
        let (ask, answer) = match transaction {
            Transaction::Delete(key, sums) => return self.delete(&key, &sums),
            Transaction::Write(ask, key, text) => {
                if refuses.is_none() && !self.losing.remove(&whom.slot) {
                    self.written.insert((key.clone(), text.clone()));
                    self.database.values.insert(key, text);
                }
                (ask, StoreAnswer::Written(refuses.map_or(Ok(()), Err)))
            }
            Transaction::SetAside(ask, key, text) => {
                if refuses.is_none() {
                    self.database.aside.insert((key, text));
                }
                (ask, StoreAnswer::Written(refuses.map_or(Ok(()), Err)))
            }
            Transaction::Read(ask, key) => {
                let read = self.database.values.get(&key).cloned();
                (ask, StoreAnswer::Read(self.database.unreadable().map_or(Ok(read), Err)))
            }
        };
        let late = self.late(8, whom.slot, 3);
        self.in_order(8, whom.session, whom, late, Event::Answer(ask, answer));
    }

    fn delete(&mut self, key: &str, sums: &[u64]) {
        let there = self.database.values.get(key);
        if self.database.unreadable().is_some()
            || there.is_none_or(|it| !sums.contains(&checksum(it)))
        {
            return;
        }
        let Some(gone) = self.database.values.remove(key).filter(|_| self.just_damaged()) else {
            return;
        };
        // The copy that held what was to be deleted was damaged while the deletion was on its way.
        let gone: BTreeSet<u32> = self.codec.pieces(&gone).iter().copied().collect();
        let left = self.stored();
        self.ledger.forgive_all(&gone.difference(&left).copied().collect());
    }

    fn shine(&mut self, whom: Whom, plan: Id, light: Light) {
        self.with_open(whom, plan, |shown| shown.light = Some(light));
        if matches!(light, Light::Saved(_)) {
            self.counts.saved += 1;
            self.is_on_disk(whom, plan);
        }
    }

    fn show(&mut self, whom: Whom, plan: plan::Plan) {
        let id = plan.id;
        let mut beneath = false;
        let lost = self.with_open(whom, id, |shown| {
            let text = shown.text.as_ref();
            beneath = text.is_some();
            let typed = text.filter(|text| !text.typed.is_empty());
            let lost = typed.is_some_and(|text| text.path.is_lost(&shown.screen, &plan));
            shown.screen = plan;
            lost
        });
        self.counts.beneath += u64::from(beneath);
        match lost {
            None => self.fail("only the open plan is shown", || format!("{whom:?}")),
            Some(true) => {
                self.fail("the record that is typed in stays", || format!("{whom:?}"));
            }
            Some(false) => {}
        }
    }

    /// What stands on a screen beside "saved" is promised.
    pub fn promise(&mut self, whom: Whom) {
        let Some(shown) = self.page(whom).and_then(|page| page.open.as_ref()) else { return };
        if !matches!(shown.light, Some(Light::Saved(_))) {
            return;
        }
        let plan = shown.screen.id;
        // Of what is in question the mark says that it may go.
        let in_question = |place: &FieldPlace| shown.marks.iter().any(|it| questions(it, *place));
        let all = of_plan(&shown.screen).into_iter().filter(|(place, _)| !in_question(place));
        let pieces: BTreeSet<u32> = all.flat_map(|(_, pieces)| pieces).collect();
        self.counts.promised += pieces.len() as u64;
        if self.ledger.any_spoilt(&pieces) {
            let on_disk = self.in_database();
            self.ledger.spoil(&on_disk, false);
        }
        let deed = self.deed(whom.session, plan);
        self.ledger.promise(deed, pieces.into_iter());
    }

    /// Has a change of local storage reach the disk, after those before it.
    fn reach_disk(&mut self, late: u64, change: crate::stores::Change) {
        self.disk_at = self.disk_at.max(self.now + late);
        self.at(self.disk_at, None, Happening::Disk(change));
    }

    /// Whether a plan lies under a tombstone.
    pub fn is_buried(&self, plan: Id) -> bool {
        self.local.values.contains_key(&keys::of_tombstone(plan))
    }
}
