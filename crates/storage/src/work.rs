//! What every part of the machine works with while an event is handled: what the event brought,
//! the effects so far, and the questions that are open.

use std::collections::{BTreeMap, BTreeSet};

use plan::{Document, Id, IdSource};

use crate::codec::Codec;
use crate::event::{Ask, Effect, StoreQuery, Timer};
use crate::keys;
use crate::stored::{Fingerprint, StoredCopy};

/// How long a question to the database may stay without an answer, in milliseconds.
const PATIENCE: u64 = 10_000;

/// What an answer is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum AskPurpose {
    /// The stores were read for a plan that is being opened.
    Opening(Id),
    /// Local storage was written by the save of an open plan.
    SavedLocally(Id),
    /// The text that is being typed in an open plan was written into local storage.
    Draft(Id),
    /// The database was written by the save of an open plan.
    Saved(Id),
    /// What was written was read back.
    ReadBack(Id),
    /// It was looked which of these values of others can go, which an open plan holds.
    Clearing(Id, Vec<Fingerprint>),
    /// What another session has said that it stored, safely or not, was read.
    Following(Following),
    /// It was looked what another session has stored.
    Looking(String),
    /// The stores were read for a plan that is not open, and which reading of this tab it is.
    Settling(Id, u64),
    /// What was brought together of a plan that is not open was written, and is to be read back.
    Together(Together),
    /// The same was read back.
    TogetherRead(Together),
    /// It was looked which of the values that were brought together can go.
    TogetherClearing(Together),
    /// Damaged bytes were set aside, and this is to take their place.
    SetAside(StoredCopy),
    /// Only the database holds this plan, and local storage is to show it.
    Shown(Box<Document>, i64),
    /// Nothing depends on it.
    Nothing,
}

impl AskPurpose {
    /// Whether the answer is for the object or the stored values of this plan, and nobody waits for
    /// it once that is taken off.
    pub fn is_of(&self, plan: Id) -> bool {
        match self {
            Self::Opening(id)
            | Self::SavedLocally(id)
            | Self::Draft(id)
            | Self::Saved(id)
            | Self::ReadBack(id)
            | Self::Clearing(id, _)
            | Self::Settling(id, _) => *id == plan,
            Self::Together(it) | Self::TogetherRead(it) | Self::TogetherClearing(it) => {
                it.plan == plan
            }
            Self::SetAside(copy) => keys::parse(&copy.key).is_some_and(|(of, _)| of == plan),
            Self::Following(_) | Self::Looking(_) | Self::Shown(..) | Self::Nothing => false,
        }
    }
}

/// What a session has said that it stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Following {
    /// The plan.
    pub plan: Id,
    /// The session.
    pub session: Id,
    /// Whether the database has it.
    pub safely: bool,
    /// Which removal the plan lay under when the stores were to be read, if it was known to be taken
    /// off this device.
    pub removal: Option<u32>,
}

/// Several values of a plan that is not open, brought together under the key of this session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Together {
    /// The plan.
    pub plan: Id,
    /// What is written.
    pub text: String,
    /// What of others is in it.
    pub parts: Vec<Fingerprint>,
}

/// The questions that have no answer yet.
#[derive(Default)]
pub(crate) struct PendingAsks {
    last: u64,
    open: BTreeMap<Ask, AskPurpose>,
}

impl PendingAsks {
    /// Takes what an answer is for; nothing for a late one that nobody waits for any more.
    pub fn take(&mut self, ask: Ask) -> Option<AskPurpose> {
        self.open.remove(&ask)
    }

    /// What the answer will be for.
    pub fn get(&self, ask: Ask) -> Option<&AskPurpose> {
        self.open.get(&ask)
    }

    /// Waits no longer for the answers that are for this.
    pub fn forget(&mut self, is_it: impl Fn(&AskPurpose) -> bool) {
        self.open.retain(|_, waiting| !is_it(waiting));
    }

    /// Whether something of this kind is on its way.
    pub fn any(&self, is_it: impl Fn(&AskPurpose) -> bool) -> bool {
        self.open.values().any(is_it)
    }
}

/// The surroundings of a part of the machine.
pub(crate) struct TabContext<'a> {
    pub session: Id,
    pub now: i64,
    pub ids: &'a mut dyn IdSource,
    pub person: Option<String>,
    pub codec: &'a mut dyn Codec,
    pub asked: &'a mut PendingAsks,
    pub out: &'a mut Vec<Effect>,
}

impl TabContext<'_> {
    /// Does something that is not answered.
    pub fn push(&mut self, effect: Effect) {
        self.out.push(effect);
    }

    /// A new id.
    pub fn id(&mut self) -> Id {
        self.ids.next_id()
    }

    /// The key under which this session stores a plan.
    pub fn own_key(&self, plan: Id) -> String {
        keys::of_plan(plan, self.session)
    }

    pub fn timer(&mut self, timer: Timer, after: u64) {
        self.push(Effect::Timer { timer, after });
    }

    fn ask(&mut self, waiting: AskPurpose) -> Ask {
        self.asked.last += 1;
        let ask = Ask(self.asked.last);
        self.asked.open.insert(ask, waiting);
        ask
    }

    fn ask_patiently(&mut self, waiting: AskPurpose) -> Ask {
        let ask = self.ask(waiting);
        self.timer(Timer::Unanswered(ask), PATIENCE);
        ask
    }

    /// Writes into local storage; the answer comes at once.
    pub fn write_local(&mut self, key: &str, text: &str, waiting: AskPurpose) {
        let ask = self.ask(waiting);
        self.push(Effect::WriteLocal { ask, key: key.to_owned(), text: text.to_owned() });
    }

    /// Writes into the database.
    pub fn write_database(&mut self, key: &str, text: &str, waiting: AskPurpose) {
        let ask = self.ask_patiently(waiting);
        self.push(Effect::WriteDatabase { ask, key: key.to_owned(), text: text.to_owned() });
    }

    /// Reads from the database.
    pub fn read_database(&mut self, key: &str, waiting: AskPurpose) {
        let ask = self.ask_patiently(waiting);
        self.push(Effect::ReadDatabase { ask, key: key.to_owned() });
    }

    /// Reads values of both stores.
    pub fn inspect(&mut self, wanted: StoreQuery, waiting: AskPurpose) {
        let ask = self.ask_patiently(waiting);
        self.push(Effect::Inspect { ask, wanted });
    }

    /// Keeps damaged bytes, and then puts what is sound in their place.
    pub fn set_aside(&mut self, damaged: &StoredCopy, sound: &StoredCopy) {
        let ask = self.ask_patiently(AskPurpose::SetAside(sound.clone()));
        let (key, text) = (damaged.key.clone(), damaged.text.clone());
        self.push(Effect::SetAside { ask, key, text });
    }

    /// Deletes these values from both stores.
    pub fn delete(&mut self, values: &[Fingerprint]) {
        let keys: BTreeSet<&String> = values.iter().map(|(key, _)| key).collect();
        for key in keys {
            let of_key = values.iter().filter(|(it, _)| it == key);
            let sums = of_key.map(|(_, sum)| *sum).collect();
            self.push(Effect::Delete { key: key.clone(), sums });
        }
    }
}
