//! What a machine does is looked at before it is done: rules that hold at every moment.

use std::collections::{BTreeMap, BTreeSet};

use plan::Id;
use storage::{Codec as _, Effect, UnreadablePlan, keys};

use crate::world::{Whom, World};

impl World {
    /// Looks at one effect.
    pub fn examine(&mut self, whom: Whom, effect: &Effect) {
        match effect {
            Effect::WriteLocal { key, text, .. } | Effect::WriteDatabase { key, text, .. } => {
                self.examine_write(whom, key, text);
            }
            Effect::DeleteLocal { key } | Effect::Delete { key, .. } => {
                self.examine_deletion(whom, key);
            }
            Effect::Undecided { all, ask, .. } if ask.iter().any(|it| !all.contains(it)) => {
                self.fail("it asks only of what is undecided", || format!("{whom:?}"));
            }
            _ => {}
        }
    }

    /// A session writes its own keys only. Under the key of another that lives no longer it may put
    /// what stood there, and what is put back unread under one that nobody has.
    fn examine_write(&mut self, whom: Whom, key: &str, text: &str) {
        let Some((plan, session)) = keys::parse(key) else { return };
        if session == Some(whom.session) {
            let shown = self.pages[whom.slot].as_ref().and_then(|page| page.open.as_ref());
            let shown = shown.filter(|shown| shown.screen.id == plan);
            // Of what was taken off again since it was asked, a tab may not know yet.
            let knows = |at: u64| self.stones.get(&plan).is_none_or(|written| *written <= at);
            let stopped = shown.is_some_and(|it| {
                it.frozen || (it.asked && self.is_buried(plan) && knows(it.asked_at))
            });
            if stopped {
                self.fail("nothing is stored of a plan that was taken away", || key.to_owned());
            }
            return;
        }
        let is_free =
            |values: &BTreeMap<String, String>| values.get(key).is_none_or(|it| it == text);
        let is_put_back = self.put_back.iter().any(|it| it.1 == text);
        if is_put_back && is_free(&self.local.values) && is_free(&self.database.values) {
            return;
        }
        if !self.written.contains(&(key.to_owned(), text.to_owned())) {
            self.fail("no session writes under the key of another", || key.to_owned());
        }
        if session.is_some_and(|session| self.lives(session)) {
            self.fail("a session that lives is left its key", || key.to_owned());
        }
    }

    /// What another has stored is deleted only where it lives no longer, and a copy of one's own
    /// that is on the disk holds all of it.
    fn examine_deletion(&mut self, whom: Whom, key: &str) {
        if key.starts_with(keys::DRAFT) {
            if !keys::is_of_one(&[whom.session], key) {
                self.fail("an unfinished text of another is not deleted", || key.to_owned());
            }
            return;
        }
        let Some((plan, session)) = keys::parse(key) else { return };
        if self.is_buried(plan) || self.removing == Some(plan) {
            return;
        }
        if session == Some(whom.session) {
            return self.fail("a session keeps what it has stored", || key.to_owned());
        }
        if session.is_some_and(|session| self.lives(session)) {
            return self.fail("what a living session has stored stays", || key.to_owned());
        }
        self.counts.cleared += 1;
        let own = self.database.values.get(&keys::of_plan(plan, whom.session)).cloned();
        let own = own.and_then(|value| self.codec.traced(&value));
        let there = [self.local.values.get(key), self.database.values.get(key)];
        let there: Vec<String> = there.into_iter().flatten().cloned().collect();
        for value in there {
            match self.codec.read(key, &value) {
                Ok(document) => {
                    let traced = self.codec.trace(&document);
                    let was_damaged =
                        own.is_none() && (self.damaged_at.is_some() || self.was_taken_off);
                    if !was_damaged && !own.as_ref().is_some_and(|own| own.holds(&traced)) {
                        self.fail("a verified copy holds what is deleted", || key.to_owned());
                    }
                }
                Err(UnreadablePlan::Newer) => {
                    self.fail("what a newer version has stored stays", || key.to_owned());
                }
                Err(UnreadablePlan::Damaged) => {
                    // What is damaged after it was looked at cannot be known.
                    if !self.just_damaged()
                        && !self.database.aside.contains(&(key.to_owned(), value))
                    {
                        self.fail("what is damaged is set aside first", || key.to_owned());
                    }
                }
            }
        }
    }

    /// Whether a value was damaged so lately that somebody may have read it before.
    pub fn just_damaged(&self) -> bool {
        self.damaged_at.is_some_and(|at| at + 15_000 > self.now)
    }

    /// Where the light says "saved", the database holds what is on the screen: under the key of the
    /// tab, or under that of the tab from which it came; or what somebody who had it in sight wrote
    /// in its place.
    pub fn is_on_disk(&mut self, whom: Whom, plan: Id) {
        if self.is_buried(plan) || self.was_taken_off {
            // Whoever took it off the device has told it, but that is on its way.
            return;
        }
        let shown = self.with_open(whom, plan, |shown| crate::places::shown(&shown.screen));
        let on_disk = self.in_database();
        let mut pieces = self.ledger.unaccounted(shown.unwrap_or_default(), &on_disk, whom.session);
        if self.just_damaged() {
            // It may have been read before.
            pieces.retain(|piece| !self.ledger.any_spoilt(&BTreeSet::from([*piece])));
        }
        if !pieces.is_empty() {
            self.fail("what is shown as saved is on the disk", || format!("{whom:?} {pieces:?}"));
        }
    }

    /// A plan that was secured is stored.
    pub fn secured(&mut self, whom: Whom, plan: Id) {
        let shown = self.with_open(whom, plan, |shown| crate::places::shown(&shown.screen));
        let stored = self.stored();
        let pieces = self.ledger.unaccounted(shown.unwrap_or_default(), &stored, whom.session);
        if !pieces.is_empty() && !self.torn && !self.was_taken_off {
            self.fail("what is said to be safe is stored", || format!("{whom:?}"));
        }
    }
}
