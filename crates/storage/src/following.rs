//! The other tabs. Each tells what it has stored; a tab that has the same plan open takes it, and
//! so all come to show the same. It takes what the database holds, and stores again whatever it had
//! to take from local storage alone.

use plan::Id;

use crate::codec::UnreadablePlan;
use crate::event::{Effect, Inspected, Light, NotSaved, StoreQuery, Timer};
use crate::keys;
use crate::message::Message;
use crate::sabotage::{SabotageRule, holds};
use crate::stored::{Gathered, StoredCopy, fingerprint};
use crate::tab::TabState;
use crate::tombstone::Tombstone;
use crate::work::{AskPurpose, Following, TabContext};

/// How long after a storage event it is looked what was saved, and how long until the next look,
/// in milliseconds: the message comes first, as a rule, and the database is written by then.
const LATER: u64 = 1_000;

/// How long after the database did not answer it is looked again, in milliseconds.
const AGAIN: u64 = 5_000;

/// How often it is looked before what only local storage has is taken.
const LOOKS: u32 = 10;

/// How it is looked what a session has stored.
#[derive(Clone, Copy, Default)]
pub(crate) struct Looks {
    /// How often it was looked.
    turn: u32,
    /// Whether the stores are being read.
    asked: bool,
    /// Whether something was written meanwhile.
    again: bool,
}

impl TabState {
    /// Another tab has said something.
    pub fn heard(&mut self, message: Message, work: &mut TabContext) {
        match message {
            Message::Saved(plan, session) => self.has_stored(plan, session, true, work),
            Message::Weak(plan, session) => self.has_stored(plan, session, false, work),
            Message::Gone(plan) => self.gone(plan, work),
            Message::Who(plan) => {
                if self.is_open(plan) {
                    let here = Message::Here(plan, work.session, self.version.clone());
                    work.push(Effect::Post(here.to_string()));
                }
            }
            Message::Here(plan, session, version) => {
                work.push(Effect::TabHere { plan, session, version });
            }
        }
    }

    fn has_stored(&mut self, plan: Id, session: Id, safely: bool, work: &mut TabContext) {
        work.push(Effect::ListChanged);
        if self.is_open(plan) {
            let wanted = vec![keys::of_plan(plan, session), keys::of_tombstone(plan)];
            let open = self.plans.get(&plan);
            let removed = open.filter(|it| it.stopped == Some(NotSaved::Removed));
            let removal = removed.map(|it| it.removals);
            let following = Following { plan, session, safely, removal };
            work.inspect(StoreQuery::Keys(wanted), AskPurpose::Following(following));
        }
    }

    /// What another session said that it stored was read.
    pub fn follow(&mut self, it: Following, seen: Inspected, work: &mut TabContext) {
        let Following { plan, session, safely, removal } = it;
        let stone = keys::of_tombstone(plan);
        let buried = seen.local.iter().any(|(key, _)| *key == stone);
        let Some(open) = self.plans.get_mut(&plan) else { return };
        let is_kept = seen.database.is_ok();
        let own = keys::of_plan(plan, session);
        let has = |all: &[(String, String)]| all.iter().any(|(key, _)| *key == own);
        let is_there = has(&seen.local) || has(seen.database.as_deref().unwrap_or_default());
        let is_back = removal == Some(open.removals) && !buried && is_kept && is_there;
        if open.stopped == Some(NotSaved::Removed) && is_back {
            // Another tab had taken the plan off this device and has put it back.
            open.keep(work);
        }
        for value in seen.database.unwrap_or_default() {
            self.take(plan, value, work);
        }
        if !safely || !is_kept {
            // Nobody else stores it where it is safe.
            let local = seen.local.into_iter().filter(|(key, _)| *key != stone);
            local.for_each(|value| self.take_local(plan, value, work));
        }
        if !is_kept {
            self.look(keys::of_plan(plan, session), work);
        }
    }

    /// Another tab has changed a value, or may have.
    pub fn look(&mut self, key: String, work: &mut TabContext) {
        let Some((plan, Some(session))) = keys::parse(&key) else { return };
        if session == work.session || !self.is_open(plan) {
            return;
        }
        match self.looking.get_mut(&key) {
            Some(looks) => looks.again = looks.asked,
            None => self.look_later(key, Looks::default(), LATER, work),
        }
    }

    fn look_later(&mut self, key: String, looks: Looks, after: u64, work: &mut TabContext) {
        self.looking.insert(key.clone(), Looks { asked: false, again: false, ..looks });
        work.timer(Timer::Look(key), after);
    }

    /// It is time to look what stands under a key.
    pub fn look_now(&mut self, key: String, work: &mut TabContext) {
        if let Some(looks) = self.looking.get_mut(&key) {
            looks.turn += 1;
            looks.asked = true;
            work.inspect(StoreQuery::Keys(vec![key.clone()]), AskPurpose::Looking(key));
        }
    }

    /// It was looked what a session has stored. It is looked again until both stores say the same:
    /// its message may be lost, or its tab may have gone before the database had what local storage
    /// has.
    pub fn looked(&mut self, key: String, seen: Inspected, work: &mut TabContext) {
        let Some(looks) = self.looking.remove(&key) else { return };
        let Some((plan, _)) = keys::parse(&key).filter(|(plan, _)| self.is_open(*plan)) else {
            return;
        };
        let value = |all: &[(String, String)]| {
            all.iter().find(|(it, _)| *it == key).map(|(_, text)| text.clone())
        };
        let local = value(&seen.local);
        let database = seen.database.as_ref().ok().and_then(|all| value(all));
        if let Some(text) = &database {
            self.take(plan, (key.clone(), text.clone()), work);
        }
        if seen.database.is_err() {
            if let Some(text) = local {
                self.take_local(plan, (key.clone(), text), work);
            }
            // What the database holds is not known yet.
            return self.look_later(key, looks, AGAIN, work);
        }
        if looks.again {
            // Something was written there after it was read.
            return self.look_later(key, Looks::default(), LATER, work);
        }
        if local == database {
            return;
        }
        let lives = seen.living.as_ref().is_none_or(|all| keys::is_of_one(all, &key));
        if lives && looks.turn < LOOKS {
            // The session may still bring it into the database.
            self.look_later(key, looks, LATER, work);
        } else if let Some(text) = local {
            self.take_local(plan, (key, text), work);
        }
    }

    /// Takes a value that is safe where it stands; gives whether it brought anything.
    fn take(&mut self, plan: Id, value: (String, String), work: &mut TabContext) -> bool {
        let attended = self.attended;
        let Some(open) = self.plans.get_mut(&plan) else { return false };
        let copy = StoredCopy::new(work.codec, value.0, value.1);
        if open.holds_part(&copy.fingerprint()) {
            return false;
        }
        match work.codec.read(&copy.key, &copy.text) {
            Ok(document) => {
                let traced = work.codec.trace(&document);
                let brought = open.arrive(&traced, vec![copy.fingerprint()], attended, work);
                if brought && open.kept {
                    open.save_soon(work);
                }
                open.tell_undecided(attended, work);
                brought
            }
            Err(UnreadablePlan::Newer) => {
                open.stop(NotSaved::Older, work);
                work.push(Effect::Frozen { plan });
                false
            }
            Err(UnreadablePlan::Damaged) => false,
        }
    }

    /// Takes a value that only local storage holds, and stores the plan again: nobody else stores
    /// what is shown here now.
    fn take_local(&mut self, plan: Id, value: (String, String), work: &mut TabContext) {
        if self.take(plan, value, work)
            && holds(SabotageRule::StoreWhatOnlyLocalHolds)
            && let Some(open) = self.plans.get_mut(&plan)
        {
            open.set_light(Light::Writing, work);
            open.save(work);
        }
    }

    /// Another tab has taken a plan off this device: a tab that has it open stores nothing more,
    /// and asks.
    fn gone(&mut self, plan: Id, work: &mut TabContext) {
        work.push(Effect::ListChanged);
        if let Some(open) = self.plans.get_mut(&plan) {
            open.removals += 1;
            open.stop(NotSaved::Removed, work);
            if open.closed {
                self.plans.remove(&plan);
            } else {
                work.push(Effect::AskToKeep { plan });
            }
        }
    }

    /// A plan is taken off this device.
    pub fn remove(&mut self, plan: Id, stored: &[(String, String)], work: &mut TabContext) {
        let own = work.own_key(plan);
        let open = self.plans.remove(&plan);
        // What was asked before is answered no longer: the answer may come to an object that did not
        // ask.
        self.settling.remove(&plan);
        work.asked.forget(|waiting| waiting.is_of(plan));
        // What is on its way from here is there before it is deleted.
        let outgoing = open.iter().flat_map(|open| open.saving.outgoing());
        let outgoing = outgoing.map(|text| fingerprint(&own, text));
        let read = stored.iter().map(|(key, text)| fingerprint(key, text));
        let deleted = read.chain(outgoing).collect();
        let stone = Tombstone { at: work.now, deleted };
        work.write_local(&keys::of_tombstone(plan), &stone.write(), AskPurpose::Nothing);
        work.delete(&stone.deleted);
        work.push(Effect::Post(Message::Gone(plan).to_string()));
        work.push(Effect::ListChanged);
    }

    /// A plan is put back.
    pub fn put_back(&mut self, plan: Id, stored: &[(String, String)], work: &mut TabContext) {
        work.push(Effect::DeleteLocal { key: keys::of_tombstone(plan) });
        let local = stored.to_vec();
        let seen = Inspected { living: None, local, database: Ok(Vec::new()) };
        let gathered = Gathered::of(work.codec, seen);
        let joined = gathered.join(work.codec, &|_, _| false);
        if let Some(traced) = joined.traced {
            // Under the key of this session: those of others may be theirs to write by now. It is a
            // millisecond younger, so that no deletion that is on its way means it.
            let saved = gathered.sound.first().and_then(|it| it.saved);
            let saved = saved.map_or(work.now, |saved| saved.saturating_add(1));
            let (key, text) = (work.own_key(plan), work.codec.seal(&traced, saved));
            work.write_local(&key, &text, AskPurpose::Shown(Box::new(traced.document()), saved));
            work.write_database(&key, &text, AskPurpose::Nothing);
        }
        // What cannot be read cannot be joined: each text has a key of its own from now on.
        for (at, (key, text)) in stored.iter().enumerate() {
            let twice = stored[..at].iter().any(|(_, earlier)| earlier == text);
            if twice || work.codec.read(key, text).is_ok() {
                continue;
            }
            let key = keys::of_plan(plan, work.id());
            work.write_local(&key, text, AskPurpose::Nothing);
            work.write_database(&key, text, AskPurpose::Nothing);
        }
        if self.settling.contains_key(&plan) {
            // What is being read was there before, under the tombstone.
            self.settle(plan, None, work);
        }
        work.push(Effect::Post(Message::Saved(plan, work.session).to_string()));
        work.push(Effect::ListChanged);
    }

    /// The person keeps a plan that another tab has taken off this device.
    pub fn keep(&mut self, plan: Id, work: &mut TabContext) {
        work.push(Effect::DeleteLocal { key: keys::of_tombstone(plan) });
        if let Some(open) = self.plans.get_mut(&plan)
            && open.stopped == Some(NotSaved::Removed)
        {
            open.keep(work);
        }
    }
}
