//! A schedule is carried out, step by step.

use std::sync::Arc;

use plan::lineage::Traced;
use plan::{Action, Document, Id, Plan, Task};
use storage::{Codec as _, StoreError, keys};

use crate::counts::EventCounts;
use crate::numbered;
use crate::places;
use crate::step::{Start, Step};
use crate::world::{Fault, Happening, SLOTS, Weather, World};

/// Runs a schedule to its end, and gives what came to pass.
///
/// # Errors
/// Which rule of the oracle did not hold.
pub fn run(start: Start, steps: &[Step]) -> Result<EventCounts, Fault> {
    let mut world = World::new(start);
    carry_out(&mut world, steps);
    let World { fault, mut counts, .. } = world;
    (counts.schedules, counts.steps) = (1, steps.len() as u64);
    fault.map_or(Ok(counts), Err)
}

/// Everything that happens in a schedule, a line each.
pub fn log(start: Start, steps: &[Step]) -> Vec<String> {
    let mut world = World::new(start);
    world.log = Some(Vec::new());
    carry_out(&mut world, steps);
    world.log.unwrap_or_default()
}

fn carry_out(world: &mut World, steps: &[Step]) {
    world.set_up();
    for step in steps {
        world.say(|| format!("{step:?}"));
        world.take(*step);
        if world.fault.is_some() {
            break;
        }
    }
    world.calm_down();
}

impl World {
    /// Two plans were stored long ago, and the tabs open the first.
    fn set_up(&mut self) {
        let dead = self.id();
        for number in 0..2 {
            let plan = self.first_plan(number);
            self.plans.push(plan.id);
            let deed = self.deed(dead, plan.id);
            for (place, pieces) in places::of_plan(&plan) {
                for piece in pieces {
                    self.ledger.write(deed, place, piece);
                }
            }
            let shown: Vec<u32> = places::shown(&plan).into_iter().collect();
            self.ledger.promise(deed, shown.into_iter());
            let key = keys::of_plan(plan.id, dead);
            let traced = Traced::of(&Document::new(plan));
            let value = self.codec.seal(&traced, self.wall() - 86_400_000);
            self.written.insert((key.clone(), value.clone()));
            for values in [&mut self.local.values, &mut self.local.disk, &mut self.database.values]
            {
                values.insert(key.clone(), value.clone());
            }
        }
        for slot in 0..usize::from(self.start.tabs).min(SLOTS - 1) {
            self.come(slot, self.plans[0], false);
        }
        self.run_until(self.now + 300);
    }

    fn first_plan(&mut self, number: u8) -> Plan {
        let mut plan = Plan::new(self.id());
        Arc::make_mut(&mut plan.header).title = numbered::write(self.ledger.next());
        let rows = if number == 0 { self.start.rows } else { 1 };
        for _ in 0..rows.min(4) {
            let mut action = Action::new(self.id());
            action.area = numbered::write(self.ledger.next());
            for _ in 0..self.start.tasks.min(3) {
                action.tasks.push(Task::new(self.id(), numbered::write(self.ledger.next())));
            }
            plan.actions.push(Arc::new(action));
        }
        plan
    }

    /// Where a step has a tab, the number of it.
    fn slot(tab: u8) -> usize {
        usize::from(tab) % (SLOTS - 1)
    }

    /// A tab in which somebody does something, if it is there; it does not sleep any more.
    fn awake(&mut self, tab: u8) -> Option<usize> {
        let slot = Self::slot(tab);
        self.pages[slot].is_some().then(|| self.wake(slot))?;
        Some(slot)
    }

    /// Takes one step.
    pub fn take(&mut self, step: Step) {
        self.run_until(self.now);
        match step {
            Step::Wait(ms) => self.run_until(self.now + u64::from(ms)),
            Step::WriteElsewhere { row, field } => self.edit_elsewhere(row, Some(field)),
            Step::RemoveElsewhere { row } => self.edit_elsewhere(row, None),
            Step::Open { tab, plan } => self.open(Self::slot(tab), plan),
            Step::Leave { tab } => self.leave(Self::slot(tab)),
            Step::Come { tab, quick } => self.come(Self::slot(tab), self.plans[0], quick),
            Step::Kill { tab } => self.kill(Self::slot(tab)),
            Step::Sleep { tab } => {
                if let Some(page) = self.pages[Self::slot(tab)].as_mut() {
                    page.asleep.get_or_insert_default();
                }
            }
            Step::Wake { tab } => self.wake(Self::slot(tab)),
            Step::Crash => self.crash(),
            Step::Jump { minutes } => self.off += i64::from(minutes) * 60_000,
            Step::Newer => self.newer_saves(),
            Step::Damage { store, which, cut } => self.damage(store, which, cut),
            _ => {
                self.take_gesture(step);
                self.take_weather(step);
            }
        }
    }

    /// Somebody does something in a tab.
    fn take_gesture(&mut self, step: Step) {
        let tab = match step {
            Step::Write { tab, .. }
            | Step::Choose { tab, .. }
            | Step::Begin { tab, .. }
            | Step::Type { tab }
            | Step::Finish { tab }
            | Step::GiveUp { tab }
            | Step::Add { tab }
            | Step::Remove { tab, .. }
            | Step::Move { tab, .. }
            | Step::Undo { tab }
            | Step::Redo { tab }
            | Step::Note { tab }
            | Step::Restore { tab }
            | Step::Decide { tab, .. }
            | Step::Send { tab }
            | Step::Join { tab }
            | Step::Look { tab }
            | Step::Hide { tab }
            | Step::Show { tab }
            | Step::Close { tab }
            | Step::Secure { tab }
            | Step::TakeOff { tab }
            | Step::PutBack { tab }
            | Step::Keep { tab } => tab,
            _ => return,
        };
        let Some(slot) = self.awake(tab) else { return };
        let Some(whom) = self.whom(slot) else { return };
        match step {
            Step::Write { row, field, .. } => self.write(slot, row, field),
            Step::Choose { row, field, .. } => self.choose(slot, row, field),
            Step::Begin { row, field, append, .. } => self.begin_text(slot, row, field, append),
            Step::Type { .. } => self.type_on(slot),
            Step::Finish { .. } => self.finish(slot),
            Step::GiveUp { .. } => self.give_up(slot),
            Step::Add { .. } => self.add(slot),
            Step::Remove { row, .. } => self.arrange(slot, row, None),
            Step::Move { row, to, .. } => self.arrange(slot, row, Some(to)),
            Step::Undo { .. } => self.step(slot, true),
            Step::Redo { .. } => self.step(slot, false),
            Step::Note { .. } => self.version(slot, false),
            Step::Restore { .. } => self.version(slot, true),
            Step::Decide { conflict, version, .. } => self.decide(whom, conflict, version),
            Step::Send { .. } => self.send_copy(slot),
            Step::Join { .. } => self.join(whom),
            Step::Look { .. } => self.look(slot),
            Step::Hide { .. } => self.hide(slot),
            Step::Show { .. } => self.attend(slot),
            Step::Close { .. } => self.close(slot),
            Step::Secure { .. } => self.secure(slot),
            Step::TakeOff { .. } => self.take_off(slot),
            Step::PutBack { .. } => self.put_back(slot),
            Step::Keep { .. } => self.keep(slot),
            _ => {}
        }
    }

    /// The browser, or the machine that it runs on, becomes otherwise.
    fn take_weather(&mut self, step: Step) {
        let weather = &mut self.weather;
        match step {
            Step::SlowMessages { tab, ms } => weather.messages[Self::slot(tab)] = ms,
            Step::SlowEvents { tab, ms } => weather.events[Self::slot(tab)] = ms,
            Step::SlowDatabase { tab, ms } => weather.database[Self::slot(tab)] = ms,
            Step::SlowDisk { ms } => weather.disk = ms,
            Step::SlowReads { ms } => weather.reads = ms,
            Step::SlowLocks { ms } => weather.locks = ms,
            Step::LocksUnknown => weather.locks_unknown = true,
            Step::LocksKnown => weather.locks_unknown = false,
            Step::LocalFull => self.local.refuses = Some(StoreError::Full),
            Step::LocalBlocked => self.local.refuses = Some(StoreError::Blocked),
            Step::LocalWorks => self.local.refuses = None,
            Step::DatabaseFull => self.database.refuses = Some(StoreError::Full),
            Step::DatabaseFails => self.database.refuses = Some(StoreError::Blocked),
            Step::DatabaseHangs { tab } => drop(self.hanging.insert(Self::slot(tab))),
            Step::DatabaseLoses { tab } => drop(self.losing.insert(Self::slot(tab))),
            Step::DatabaseWorks => self.database_works(),
            _ => {}
        }
    }

    /// The database works, and does what it was asked for, in that order.
    pub fn database_works(&mut self) {
        self.database.refuses = None;
        self.hanging.clear();
        self.losing.clear();
        let now = self.now;
        for (whom, what) in std::mem::take(&mut self.parked) {
            // What a tab asks for later ends later.
            if let Some(page) = self.page(whom) {
                page.busy_until = page.busy_until.max(now);
            }
            self.at(now, Some(whom), what);
        }
        self.run_until(now);
    }

    /// All is well again.
    pub fn well(&mut self) {
        self.weather = Weather::CALM;
        self.local.refuses = None;
        self.database_works();
        (0..SLOTS).for_each(|slot| self.wake(slot));
    }

    fn secure(&mut self, slot: usize) {
        self.checkpoint(slot);
        let shown = self.pages[slot].as_ref().and_then(|page| page.open.as_ref());
        if let Some(plan) = shown.map(|shown| shown.screen.id) {
            // Whoever sends a plan on its way is asked for a name before.
            self.send(slot, storage::Event::Named { plan, others: Vec::new() });
            self.send(slot, storage::Event::Secure { plan });
        }
    }

    /// A plan that a tab wants is looked for once more.
    pub fn look_for(&mut self, slot: usize, plan: Id) {
        if let Some(whom) = self.whom(slot) {
            let memory = self.pages[slot].as_ref().and_then(|page| page.memory.get(&plan));
            let memory = memory.map(|(at, document)| (*at, Box::new(document.clone())));
            let event = storage::Event::Settle { plan, memory };
            self.at(self.now, Some(whom), Happening::Arrives(event));
        }
    }
}
