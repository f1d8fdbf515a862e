//! Copies of the plan that go by mail, and plans that are taken off the device and put back.

use std::collections::BTreeSet;

use plan::lineage::Traced;
use storage::{Codec as _, Event, keys};

use crate::fields;
use crate::numbered;
use crate::page::PageLoad;
use crate::places;
use crate::world::{Elsewhere, Whom, World};

impl World {
    /// Sends a copy of the plan to another device.
    pub fn send_copy(&mut self, slot: usize) {
        let Some(plan) = self.pages[slot].as_ref().and_then(|it| it.open.as_ref()) else { return };
        let plan = plan.screen.id;
        let Some((document, effects)) = self.with_tab(slot, |tab, given| tab.document(plan, given))
        else {
            return;
        };
        if let Some(document) = document {
            let replica = self.id();
            let traced = Traced::of(&document);
            self.elsewhere = Some(Elsewhere { traced, replica, deeds: Vec::new() });
        }
        self.carry_out(slot, effects);
    }

    /// Writes a text into the copy elsewhere, or removes an action there.
    pub fn edit_elsewhere(&mut self, row: u8, field: Option<u8>) {
        let Some(mut there) = self.elsewhere.take() else { return };
        let before = there.traced.plan().clone();
        let command = match field {
            Some(field) => {
                let path = fields::path(&before, row, field);
                let text = numbered::write(self.ledger.next());
                fields::command(&before, &before, path, &text, &mut || self.id())
            }
            None => usize::from(row)
                .checked_rem(before.actions.len())
                .map(|at| plan::Command::Remove { id: before.actions[at].id }),
        };
        if let Some(after) = command.and_then(|it| plan::apply(&before, it).ok()) {
            let marks = there.traced.conflicts();
            for (place, was, is) in places::changed(&before, &after) {
                let mut gone: BTreeSet<u32> = was.iter().copied().collect();
                gone.extend(self.marked(before.id, &marks, place));
                gone.retain(|piece| !is.contains(piece));
                let new = is.into_iter().filter(|it| !was.contains(it)).collect();
                there.deeds.push((place, gone, new));
            }
            let stamp = there.traced.next_stamp(there.replica);
            there.traced.record(&after, stamp);
        }
        self.elsewhere = Some(there);
    }

    /// Joins the copy that came from elsewhere.
    pub fn join(&mut self, whom: Whom) {
        let slot = whom.slot;
        self.finish(slot);
        let Some(shown) = self.pages[slot].as_ref().and_then(|page| page.open.as_ref()) else {
            return;
        };
        let plan = shown.screen.id;
        let Some(there) = self.elsewhere.as_ref() else { return };
        if there.traced.plan().id != plan || shown.frozen || shown.asked {
            return;
        }
        let theirs = there.traced.document();
        let mut brought = places::of_plan(&theirs.plan);
        for conflict in there.traced.conflicts() {
            if let Some((place, pieces)) = places::of_conflict(plan, &conflict) {
                brought.entry(place).or_default().extend(pieces);
            }
        }
        let deeds = there.deeds.clone();
        let replica = there.replica;
        let joined = self.with_tab(slot, |tab, given| tab.join(plan, &theirs, given));
        let Some((joined, effects)) = joined else { return };
        if let Some((before, _)) = joined {
            self.counts.joined += 1;
            let deed = self.deed(whom.session, plan);
            for (place, pieces) in brought {
                for piece in pieces {
                    if !self.ledger.knows(piece) {
                        self.ledger.write(deed, place, piece);
                    }
                }
            }
            let elsewhere = self.deed(replica, plan);
            for (place, gone, new) in deeds {
                for piece in &new {
                    if !self.ledger.knows(*piece) {
                        self.ledger.write(elsewhere, place, *piece);
                    }
                }
                self.ledger.replace(elsewhere, &gone, &new);
            }
            let after = before.merge(&Traced::of(&theirs)).plan().clone();
            if let Some(shown) = self.pages[slot].as_mut().and_then(|page| page.open.as_mut()) {
                let label = plan::Label::Merge;
                shown.history.record(before.plan(), &after, label, None);
                shown.screen = after;
            }
        }
        self.carry_out(slot, effects);
    }

    /// Takes the plan off the device, from the list of plans.
    pub fn take_off(&mut self, slot: usize) {
        self.close(slot);
        let plan = self.plans[0];
        let Some(page) = self.pages[slot].as_mut() else { return };
        page.memory.remove(&plan);
        let prefix = format!("{}{plan}", keys::PLAN);
        let read = self.database.unreadable().is_none();
        let mut stored: Vec<(String, String)> = [&self.local.values, &self.database.values]
            .into_iter()
            .take(1 + usize::from(read))
            .flat_map(|values| values.range(prefix.clone()..))
            .filter(|(key, _)| key.starts_with(&prefix))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        stored.sort_by_key(|(key, text)| std::cmp::Reverse(self.codec.saved(key, text)));
        stored.dedup();
        if stored.is_empty() {
            return;
        }
        self.counts.taken_off += 1;
        self.was_taken_off = true;
        let is_open = |page: &PageLoad| page.open.as_ref().is_some_and(|it| it.screen.id == plan);
        let elsewhere =
            self.pages.iter().flatten().any(|it| is_open(it) || it.wanted == Some(plan));
        // A second tombstone names other values, and cannot tell what was saved in its millisecond.
        let twice = self.is_buried(plan) && self.stones.get(&plan) == Some(&self.now);
        self.taken_off = (!elsewhere && !twice).then_some(plan);
        self.ledger.take_off(plan, true);
        if let Some(page) = self.pages[slot].as_mut() {
            page.taken_off = Some((plan, stored.clone()));
        }
        self.removing = Some(plan);
        self.send(slot, Event::Removed { plan, stored });
        self.removing = None;
    }

    /// Puts back the plan that was taken off the device in this tab.
    pub fn put_back(&mut self, slot: usize) {
        let taken = self.pages[slot].as_mut().and_then(|page| page.taken_off.take());
        if let Some((plan, stored)) = taken {
            self.taken_off = None;
            self.ledger.take_off(plan, false);
            self.put_back.extend(stored.iter().cloned());
            self.send(slot, Event::PutBack { plan, stored });
        }
    }

    /// Keeps the plan that another tab has taken off the device.
    pub fn keep(&mut self, slot: usize) {
        let Some(shown) = self.pages[slot].as_mut().and_then(|page| page.open.as_mut()) else {
            return;
        };
        if std::mem::take(&mut shown.asked) {
            let plan = shown.screen.id;
            self.taken_off = None;
            self.ledger.take_off(plan, false);
            self.send(slot, Event::Kept { plan });
        }
    }
}
