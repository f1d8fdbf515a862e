//! The lineage over random histories: editing sessions that change, undo, merge, reload, roll back
//! and copy a plan, that send parts of it, and whose files others edit by hand.

use std::collections::BTreeSet;
use std::sync::Arc;

use plan::lineage::Conflict;
use plan::{Document, History, Id, IdSource, Plan, Sequence, Task, Traced, apply, format};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::common;
use crate::common::{Step, assert_sound, step};

fn history(most: usize) -> impl Strategy<Value = (Plan, usize, Vec<Step>)> {
    (common::plan(), 2..=5usize, vec(step(), 4..most))
}

/// An editing session: one load of the page.
struct Session {
    replica: Id,
    traced: Traced,
    undo: History,
    /// What it was before, for stores that are rolled back.
    past: Vec<Traced>,
}

struct World {
    ids: Sequence,
    sessions: Vec<Session>,
}

fn read(text: &str) -> Document {
    format::read(text, &mut Sequence::new(1)).unwrap()
}

/// The file of a session, read by another program of the same version.
fn through_a_file(traced: &Traced, pretty: bool) -> Document {
    let document = traced.document();
    let text = match pretty {
        true => format::write(&document, "test"),
        false => format::write_compact(&document, "test"),
    };
    let read = read(&text);
    assert_eq!(read, document, "{text}");
    read
}

/// A part of a plan: its header, and the actions whose place `picks` picks.
fn packet(traced: &Traced, picks: usize) -> Traced {
    let mut document = traced.document();
    let mut place = 0;
    document.plan.actions.retain(|_| {
        place += 1;
        picks >> (place % 16) & 1 == 1
    });
    let plan = &document.plan;
    let mut kept: BTreeSet<Id> = plan.header.areas.iter().map(|area| area.id).collect();
    kept.insert(plan.id);
    for action in &plan.actions {
        kept.insert(action.id);
        kept.extend(action.tasks.iter().map(|task| task.id));
    }
    let Some(Value::Array(lines)) = document.lineage.kept.get_mut("records") else {
        panic!("no records");
    };
    lines.retain(|line| {
        let line = line.as_str().or_else(|| line[0].as_str()).unwrap();
        kept.contains(&line[..16].parse().unwrap())
    });
    let packet = Traced::of(&document);
    assert!(traced.holds(&packet), "a packet is part of what it was made of");
    packet
}

impl World {
    fn new(plan: Plan, count: usize) -> Self {
        let traced = Traced::of(&Document::new(plan));
        let mut world = Self { ids: Sequence::new(99), sessions: Vec::new() };
        (0..count).for_each(|_| world.begin(traced.clone()));
        world
    }

    fn begin(&mut self, traced: Traced) {
        let session = self.session(traced);
        self.sessions.push(session);
    }

    fn session(&mut self, traced: Traced) -> Session {
        Session { replica: self.ids.next_id(), traced, undo: History::default(), past: Vec::new() }
    }

    /// The plan that a command makes of `plan`; also a task moved to another action.
    fn changed(&mut self, plan: &Plan, step: &Step) -> Plan {
        if step.kind & 0x70 == 0x70 && plan.actions.len() > 1 {
            return move_task(plan, step.other);
        }
        let command = step.seed.clone().command(plan, &mut self.ids);
        apply(plan, command).unwrap_or_else(|_| plan.clone())
    }

    fn run(&mut self, step: &Step) {
        let count = self.sessions.len();
        let (who, other) = (step.who % count, step.other % count);
        let before = self.sessions[who].traced.clone();
        match step.kind % 16 {
            0..=5 => {
                let after = self.changed(before.plan(), step);
                let session = &mut self.sessions[who];
                let label = plan::Label::Header;
                session.undo.record(before.plan(), &after, label, None);
                session.commit(&after);
            }
            6 => {
                let undone = self.sessions[who].undo.undo(before.plan());
                undone.into_iter().for_each(|it| self.sessions[who].commit(&it.plan));
            }
            7 => {
                let redone = self.sessions[who].undo.redo(before.plan());
                redone.into_iter().for_each(|it| self.sessions[who].commit(&it.plan));
            }
            8 | 9 => self.take(who, &self.sessions[other].traced.clone()),
            10 => {
                let packet = packet(&self.sessions[other].traced, step.other >> 8);
                self.take(who, &packet);
            }
            11 => {
                let document = through_a_file(&before, step.other & 64 == 0);
                let again = Traced::of(&document);
                assert_eq!(again, before, "reading stamps nothing");
                self.sessions[who] = self.session(again);
            }
            12 => {
                let past = &self.sessions[other].past;
                let old = past.get(step.other / 64 % past.len().max(1)).cloned();
                self.sessions[who] = self.session(old.unwrap_or(before.clone()));
            }
            13 => {
                // The readable part of a file edited by hand, read on two machines.
                let mut document = before.document();
                document.plan = self.changed(&document.plan, step);
                let [one, two] =
                    [Traced::of(&document), Traced::of(&read(&format::write(&document, "a")))];
                assert_eq!(one, two, "one and the same change");
                self.take(who, &one);
                self.take(other, &two);
            }
            14 => {
                // An office file edited elsewhere, opened on two machines.
                let inner = before.document();
                let after = self.changed(before.plan(), step);
                let [mut one, mut two] = [Traced::of(&inner), before.clone()];
                one.record_derived(&after);
                two.record_derived(&after);
                assert_eq!(one, two, "one and the same change");
                self.take(who, &one);
                self.take(other, &two);
            }
            _ => {
                let conflicts = before.conflicts();
                let Some(conflict) = conflicts.get(step.other % conflicts.len().max(1)) else {
                    return;
                };
                self.sessions[who].decide(conflict, step.other / 8 % conflict.versions.len());
            }
        }
        let session = &mut self.sessions[who];
        assert_sound(session.traced.plan());
        session.past.push(before);
    }

    fn take(&mut self, who: usize, other: &Traced) {
        let mine = &self.sessions[who].traced;
        let merged = mine.merge(other);
        assert_eq!(merged, other.merge(mine), "commutative");
        assert_eq!(merged.merge(other), merged, "idempotent");
        assert_eq!(merged.merge(mine), merged, "idempotent");
        assert_eq!(merged == *mine, mine.holds(other));
        for action in &merged.plan().actions {
            if let Some(old) = mine.plan().action(action.id).filter(|old| *old == action) {
                assert!(Arc::ptr_eq(old, action), "an equal row is the same row");
            }
        }
        self.sessions[who].traced = merged;
    }
}

impl Session {
    fn commit(&mut self, after: &Plan) {
        let before = self.traced.clone();
        let stamp = self.traced.next_stamp(self.replica);
        self.traced.record(after, stamp);
        if before.plan() == after {
            assert_eq!(self.traced, before, "nothing changed, nothing stamped");
        }
        let now = self.traced.plan();
        let order: Vec<Id> = after.actions.iter().map(|action| action.id).collect();
        assert_eq!(now.actions.iter().map(|action| action.id).collect::<Vec<_>>(), order);
        for (action, now) in after.actions.iter().zip(&now.actions) {
            let back = before.plan().action(action.id).is_none();
            assert!(back || action == now, "the plan is what was recorded");
        }
    }

    fn decide(&mut self, conflict: &Conflict, version: usize) {
        let stamp = self.traced.next_stamp(self.replica);
        assert!(self.traced.decide(conflict, version, stamp));
        assert!(!self.traced.conflicts().iter().any(|left| is_same(left, conflict)));
    }
}

fn is_same(one: &Conflict, other: &Conflict) -> bool {
    (one.record, &one.field) == (other.record, &other.field)
}

/// The first task of an action becomes the last of another one.
fn move_task(plan: &Plan, seed: usize) -> Plan {
    let mut plan = plan.clone();
    let count = plan.actions.len();
    let (from, to) = (seed % count, seed / 8 % count);
    let tasks: Vec<Task> = plan.actions[from].tasks.clone();
    if let ([first, ..], true) = (tasks.as_slice(), from != to) {
        Arc::make_mut(&mut plan.actions[from]).tasks.remove(0);
        Arc::make_mut(&mut plan.actions[to]).tasks.push(first.clone());
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn copies_that_know_the_same_are_the_same((plan, count, steps) in history(40)) {
        let mut world = World::new(plan, count);
        steps.iter().for_each(|step| world.run(step));
        let all: Vec<Traced> = world.sessions.into_iter().map(|session| session.traced).collect();
        let forth = all.iter().cloned().reduce(|one, other| one.merge(&other)).unwrap();
        let back = all.iter().rev().cloned().reduce(|one, other| one.merge(&other)).unwrap();
        prop_assert_eq!(&forth, &back, "any order");
        prop_assert_eq!(forth.conflicts(), back.conflicts());
        let [a, b, .., c] = [&all[0], &all[1], &forth, &all[all.len() - 1]];
        prop_assert_eq!(a.merge(b).merge(c), a.merge(&b.merge(c)), "associative");
        // Everything merged once more, through files, in another order, brings nothing.
        for (at, one) in all.iter().enumerate() {
            let again = Traced::of(&through_a_file(one, at % 2 == 0));
            prop_assert_eq!(&again, one, "reading stamps nothing");
            prop_assert_eq!(&again.merge(&forth), &forth, "again");
            prop_assert!(forth.holds(&again));
        }
        assert_sound(forth.plan());
        prop_assert_eq!(Traced::of(&through_a_file(&forth, true)), forth, "reading stamps nothing");
    }

    #[test]
    fn a_decision_sticks_everywhere((plan, count, steps) in history(30), version: usize) {
        let mut world = World::new(plan, count);
        steps.iter().for_each(|step| world.run(step));
        let all: Vec<Traced> = world.sessions.iter().map(|session| session.traced.clone()).collect();
        let mut merged = all.iter().cloned().reduce(|one, other| one.merge(&other)).unwrap();
        let replica = Id::from_bits(7);
        while let Some(conflict) = merged.conflicts().first() {
            let stamp = merged.next_stamp(replica);
            prop_assert!(merged.decide(conflict, version % conflict.versions.len(), stamp));
        }
        for one in &all {
            prop_assert_eq!(&merged.merge(one), &merged);
            prop_assert_eq!(&one.merge(&merged), &merged);
        }
        prop_assert_eq!(Traced::of(&through_a_file(&merged, false)), merged);
    }

    #[test]
    fn the_stamps_of_a_hostile_file_do_no_harm(document in common::document(), lineage in common::json()) {
        let mut document = document;
        document.lineage.kept.insert("records".to_owned(), lineage.clone());
        document.lineage.kept.insert("replicas".to_owned(), lineage);
        let traced = Traced::of(&document);
        prop_assert_eq!(traced.plan(), &document.plan);
        prop_assert_eq!(Traced::of(&traced.document()), traced);
    }
}
