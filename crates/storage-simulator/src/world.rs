//! The browser in which the tabs live: what happens when, and to whom.

use std::collections::{BTreeMap, BTreeSet};

use plan::lineage::Traced;
use plan::{Id, IdSource as _, Sequence};
use storage::{Effect, Event, Given, Timer};

use crate::chance::mixed;
use crate::codec::Shared;
use crate::counts::EventCounts;
use crate::inspect::StoreInspection;
use crate::ledger::{Deed, Ledger};
use crate::numbered::TextPiece;
use crate::page::{Offers, PageLoad};
use crate::places::FieldPlace;
use crate::step::Start;
use crate::stores::{Change, Local, SimulatedDatabase};

/// The most tabs.
pub const SLOTS: usize = 5;

/// When a schedule begins, in milliseconds since 1970 UTC.
const EPOCH: i64 = 1_790_000_000_000;

/// More events than any schedule needs.
const MOST_EVENTS: u64 = 30_000;

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Which rule does not hold.
    pub rule: &'static str,
    /// Where.
    pub detail: String,
}

/// What a tab wants of the database.
pub enum Transaction {
    /// Writes a value.
    Write(storage::Ask, String, String),
    /// Reads a value.
    Read(storage::Ask, String),
    /// Deletes one of these values, by their checksums.
    Delete(String, Vec<u64>),
    /// Sets bytes aside.
    SetAside(storage::Ask, String, String),
}

/// Something that will happen.
pub enum Happening {
    /// A tab hears of something.
    Arrives(Event),
    /// A timer of a tab runs out.
    RunsOut(Timer),
    /// A transaction of a tab ends.
    Ends(Transaction),
    /// A tab looks at the next value of the stores.
    Looks(Box<StoreInspection>),
    /// The person answers the offer of an unfinished text.
    Offered { plan: Id, key: String, draft: String },
    /// The app looks again whether the plan that is wanted can be read.
    Opens,
    /// A change of local storage reaches the disk.
    Disk(Change),
}

/// To which load of which tab something happens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Whom {
    /// The tab.
    pub slot: usize,
    /// The load.
    pub session: Id,
}

/// How late things are, each up to so many milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Weather {
    pub messages: [u32; SLOTS],
    pub events: [u32; SLOTS],
    pub database: [u32; SLOTS],
    pub disk: u32,
    pub reads: u32,
    pub locks: u32,
    /// Whether the browser cannot tell which sessions live.
    pub locks_unknown: bool,
}

impl Weather {
    /// All works well.
    pub const CALM: Self = Self {
        messages: [20; SLOTS],
        events: [40; SLOTS],
        database: [30; SLOTS],
        disk: 3_000,
        reads: 4,
        locks: 0,
        locks_unknown: false,
    };
}

/// A copy of the plan on another device.
pub struct Elsewhere {
    /// As it is there.
    pub traced: Traced,
    /// Who works there.
    pub replica: Id,
    /// What gave way there to what, which counts once the copy is joined.
    pub deeds: Vec<(FieldPlace, BTreeSet<TextPiece>, Vec<TextPiece>)>,
}

/// Everything.
pub struct World {
    pub now: u64,
    /// How far the clock of the machine is off.
    pub off: i64,
    pub start: Start,
    pub weather: Weather,
    pub pages: [Option<PageLoad>; SLOTS],
    pub local: Local,
    pub database: SimulatedDatabase,
    /// The sessions whose locks are held, and until when, where they have gone.
    pub locks: BTreeMap<Id, Option<u64>>,
    pub hanging: BTreeSet<usize>,
    /// The tabs of which the database loses the next value.
    pub losing: BTreeSet<usize>,
    pub parked: Vec<(Whom, Happening)>,
    /// Sessions that have gone, and until when their transactions still end.
    pub gone: BTreeMap<Id, u64>,
    pub plans: Vec<Id>,
    pub codec: Shared,
    pub ids: Sequence,
    pub ledger: Ledger,
    pub offers: Offers,
    pub elsewhere: Option<Elsewhere>,
    /// Values under the keys of plans, as their owners wrote them.
    pub written: BTreeSet<(String, String)>,
    /// The plan that was taken off the device last, while nobody has brought it back.
    pub taken_off: Option<Id>,
    /// When the tombstone of each plan was written last.
    pub stones: BTreeMap<Id, u64>,
    /// The plan that is being taken off the device now.
    pub removing: Option<Id>,
    /// What was put back of plans that had been taken off the device.
    pub put_back: Vec<(String, String)>,
    /// Whether a plan was ever taken off the device.
    pub was_taken_off: bool,
    /// When a value was damaged last.
    pub damaged_at: Option<u64>,
    /// Whether a value was damaged that no store holds sound.
    pub torn: bool,
    /// Whether a transaction came to its end after its tab had gone, of which nobody was told.
    pub untold: bool,
    /// Whether a newer version of the app has saved the plan.
    pub newer: bool,
    pub counts: EventCounts,
    pub fault: Option<Fault>,
    /// All events and effects, where somebody wants to read them.
    pub log: Option<Vec<String>>,
    /// When the last change of local storage reaches the disk.
    pub disk_at: u64,
    deeds: u64,
    queue: BTreeMap<(u64, u64), (Option<Whom>, Happening)>,
    sequence: u64,
    drawn: BTreeMap<(u8, usize), u64>,
    last: BTreeMap<(u8, Id, Id), u64>,
}

impl World {
    /// A browser with nothing in it.
    pub fn new(start: Start) -> Self {
        Self {
            now: 0,
            off: 0,
            start,
            weather: Weather::CALM,
            pages: Default::default(),
            local: Local::default(),
            database: SimulatedDatabase::default(),
            locks: BTreeMap::new(),
            hanging: BTreeSet::new(),
            losing: BTreeSet::new(),
            parked: Vec::new(),
            gone: BTreeMap::new(),
            plans: Vec::new(),
            codec: Shared::new(start.real),
            ids: Sequence::new(mixed(&[u64::from(start.salt), 1])),
            ledger: Ledger::default(),
            offers: Offers::default(),
            elsewhere: None,
            written: BTreeSet::new(),
            taken_off: None,
            stones: BTreeMap::new(),
            removing: None,
            put_back: Vec::new(),
            was_taken_off: false,
            damaged_at: None,
            torn: false,
            untold: false,
            newer: false,
            counts: EventCounts::default(),
            fault: None,
            log: None,
            disk_at: 0,
            deeds: 0,
            queue: BTreeMap::new(),
            sequence: 0,
            drawn: BTreeMap::new(),
            last: BTreeMap::new(),
        }
    }

    /// What the clock of the machine says, in milliseconds since 1970 UTC.
    pub fn wall(&self) -> i64 {
        EPOCH + self.off + self.now.cast_signed()
    }

    /// A new id.
    pub fn id(&mut self) -> Id {
        self.ids.next_id()
    }

    /// Notes what is wrong, unless something was before.
    pub fn fail(&mut self, rule: &'static str, detail: impl FnOnce() -> String) {
        if self.fault.is_none() {
            self.fault = Some(Fault { rule, detail: detail() });
        }
    }

    /// A deed that is done now.
    pub fn deed(&mut self, session: Id, plan: Id) -> Deed {
        self.deeds += 1;
        Deed { session, plan, at: self.deeds }
    }

    /// How late something is this time, up to `most`.
    pub fn late(&mut self, kind: u8, slot: usize, most: u32) -> u64 {
        let drawn = self.drawn.entry((kind, slot)).or_default();
        *drawn += 1;
        let parts = [u64::from(self.start.salt), u64::from(kind), slot as u64, *drawn];
        mixed(&parts) % (u64::from(most) + 1)
    }

    /// Has something happen at a moment; gives the number of it.
    pub fn at(&mut self, time: u64, whom: Option<Whom>, what: Happening) -> u64 {
        self.sequence += 1;
        self.queue.insert((time, self.sequence), (whom, what));
        self.sequence
    }

    /// Has something happen later, after all of its kind between these two.
    pub fn in_order(&mut self, kind: u8, from: Id, whom: Whom, late: u64, event: Event) {
        let now = self.now;
        let last = self.last.entry((kind, from, whom.session)).or_default();
        *last = (now + late).max(*last);
        let time = *last;
        self.at(time, Some(whom), Happening::Arrives(event));
    }

    /// The load in a tab.
    pub fn whom(&self, slot: usize) -> Option<Whom> {
        let session = self.pages[slot].as_ref()?.session;
        Some(Whom { slot, session })
    }

    /// The loads of all tabs but one.
    pub fn others(&self, slot: usize) -> Vec<Whom> {
        (0..SLOTS).filter(|other| *other != slot).filter_map(|it| self.whom(it)).collect()
    }

    /// The page to which something happens, if it is there still.
    pub fn page(&mut self, whom: Whom) -> Option<&mut PageLoad> {
        self.pages[whom.slot].as_mut().filter(|page| page.session == whom.session)
    }

    /// Whether a session has a page.
    pub fn lives(&self, session: Id) -> bool {
        self.pages.iter().flatten().any(|page| page.session == session)
    }

    /// The machine of a tab handles an event, and what it does is done.
    pub fn send(&mut self, slot: usize, event: Event) {
        self.counts.events += 1;
        if self.counts.events > MOST_EVENTS {
            return self.fail("it becomes quiet", || "too many events".into());
        }
        self.say(|| match &event {
            Event::Edited { screen } => {
                format!("{slot} <- Edited {:?}", crate::places::shown(screen))
            }
            other => format!("{slot} <- {other:?}"),
        });
        let effects = self.with_tab(slot, |tab, given| tab.handle(event, given));
        self.carry_out(slot, effects.unwrap_or_default());
    }

    /// Writes a line into the log, where there is one.
    pub fn say(&mut self, line: impl FnOnce() -> String) {
        if let Some(log) = &mut self.log {
            log.push(format!("{:>7} {}", self.now, line()));
        }
    }

    /// What `f` makes of the machine of a tab.
    pub fn with_tab<T>(
        &mut self,
        slot: usize,
        f: impl FnOnce(&mut storage::Tab, Given) -> T,
    ) -> Option<T> {
        let now = self.wall();
        let page = self.pages[slot].as_mut()?;
        let person = (slot == 0).then(|| "Ana".to_owned());
        Some(f(&mut page.tab, Given { now, ids: &mut page.ids, person }))
    }

    /// Effects that came with a result.
    pub fn carry_out(&mut self, slot: usize, effects: Vec<Effect>) {
        let Some(whom) = self.whom(slot) else { return };
        let mut answers = Vec::new();
        let looks = |it: &Effect| matches!(it, Effect::Light { .. } | Effect::Show(_));
        let seen = effects.iter().any(looks);
        for effect in effects {
            self.say(|| match &effect {
                Effect::Show(plan) => format!("{slot} -> Show {:?}", crate::places::shown(plan)),
                other => format!("{slot} -> {other:?}"),
            });
            self.carry_out_one(whom, effect, &mut answers);
        }
        if seen {
            self.promise(whom);
        }
        // Local storage answers before anything else happens.
        for (ask, answer) in answers {
            if self.page(whom).is_some() && self.fault.is_none() {
                self.send(slot, Event::Answer(ask, answer));
            }
        }
    }

    /// Lets happen what is due by a moment, which is now then.
    pub fn run_until(&mut self, time: u64) {
        while self.fault.is_none() {
            let Some(first) = self.queue.first_entry().filter(|it| it.key().0 <= time) else {
                break;
            };
            let ((at, number), (whom, what)) = first.remove_entry();
            self.now = self.now.max(at);
            self.happen(whom, number, what);
        }
        self.now = self.now.max(time);
    }

    /// Lets happen all that is still to happen, at most for so long; gives whether nothing is left.
    pub fn run_dry(&mut self, most: u64) -> bool {
        let end = self.now + most;
        while self.fault.is_none() {
            let Some(next) = self.queue.first_key_value().map(|((time, _), _)| *time) else {
                return true;
            };
            if next > end {
                return false;
            }
            self.run_until(next);
        }
        true
    }

    fn happen(&mut self, whom: Option<Whom>, number: u64, what: Happening) {
        let Some(whom) = whom else {
            if let Happening::Disk(change) = what {
                self.local.reach_disk(change);
            }
            return;
        };
        match what {
            Happening::Ends(transaction) => return self.end(whom, transaction),
            _ if self.page(whom).is_none() => return,
            _ => {}
        }
        match what {
            Happening::Arrives(event) => self.arrive(whom, event),
            Happening::RunsOut(timer) => {
                let Some(page) = self.page(whom) else { return };
                if page.timers.get(&timer) == Some(&number) {
                    page.timers.remove(&timer);
                    self.arrive(whom, Event::Timer(timer));
                }
            }
            Happening::Looks(inspection) => self.look_on(whom, inspection),
            Happening::Offered { plan, key, draft } => self.answer_offer(whom, plan, &key, &draft),
            Happening::Opens => self.try_to_open(whom.slot),
            Happening::Ends(_) | Happening::Disk(_) => {}
        }
    }

    /// A tab hears of something, unless it sleeps.
    fn arrive(&mut self, whom: Whom, event: Event) {
        let Some(page) = self.page(whom) else { return };
        match &mut page.asleep {
            Some(missed) => missed.push(event),
            None => self.send(whom.slot, event),
        }
    }

    /// Forgets all that is still to happen, as a crash does.
    pub fn forget_all(&mut self) {
        self.queue.clear();
        self.parked.clear();
        self.last.clear();
    }
}
