//! A look at both stores. It is not of one moment: first it is asked which sessions live, then the
//! keys are listed, then each value is read by itself, and others act in between.

use plan::Id;
use storage::{Ask, Event, Inspected, StoreAnswer, StoreError, StoreQuery, keys};

use crate::world::{Happening, Whom, World};

/// A look that is under way.
pub struct StoreInspection {
    ask: Ask,
    wanted: StoreQuery,
    living: Option<Vec<Id>>,
    local: Vec<(String, String)>,
    database: Result<Vec<(String, String)>, StoreError>,
    /// What is still to be read, the next last.
    left: Option<Vec<(bool, String)>>,
    asked: bool,
}

impl StoreInspection {
    fn new(ask: Ask, wanted: StoreQuery) -> Self {
        let (local, database) = (Vec::new(), Ok(Vec::new()));
        Self { ask, wanted, living: None, local, database, left: None, asked: false }
    }
}

impl World {
    /// A tab begins to look.
    pub fn begin_to_look(&mut self, whom: Whom, ask: Ask, wanted: StoreQuery) {
        let late = self.late(5, whom.slot, 3);
        let inspection = Box::new(StoreInspection::new(ask, wanted));
        self.at(self.now + late, Some(whom), Happening::Looks(inspection));
    }

    /// A tab looks at the next thing.
    pub fn look_on(&mut self, whom: Whom, mut it: Box<StoreInspection>) {
        if !it.asked {
            it.asked = true;
            it.living = self.living();
        } else if let Some(left) = &mut it.left {
            let Some((in_database, key)) = left.pop() else {
                let StoreInspection { ask, living, local, database, .. } = *it;
                let inspected = Inspected { living, local, database };
                let event = Event::Answer(ask, StoreAnswer::Inspected(inspected));
                self.at(self.now, Some(whom), Happening::Arrives(event));
                return;
            };
            if in_database {
                if self.hanging.contains(&whom.slot) {
                    it.left.get_or_insert_default().push((true, key));
                    self.parked.push((whom, Happening::Looks(it)));
                    return;
                }
                let value = self.database.values.get(&key).cloned();
                match (self.database.unreadable(), &mut it.database) {
                    (Some(why), _) => it.database = Err(why),
                    (None, Ok(read)) => read.extend(value.map(|value| (key, value))),
                    (None, Err(_)) => {}
                }
            } else {
                let value = self.local.values.get(&key).cloned();
                it.local.extend(value.map(|value| (key, value)));
            }
        } else {
            it.left = Some(self.keys_to_look_at(&it.wanted, whom.slot));
            if let Some(why) = self.database.unreadable() {
                it.database = Err(why);
            }
        }
        let late = self.late(6, whom.slot, self.weather.reads);
        self.at(self.now + late, Some(whom), Happening::Looks(it));
    }

    fn keys_to_look_at(&mut self, wanted: &StoreQuery, slot: usize) -> Vec<(bool, String)> {
        let mut left: Vec<(bool, String)> = match wanted {
            StoreQuery::Keys(all) => {
                all.iter().flat_map(|it| [(false, it), (true, it)]).map(own).collect()
            }
            StoreQuery::Plan(plan) => {
                let plans = format!("{}{plan}", keys::PLAN);
                let drafts = format!("{}{plan}/", keys::DRAFT);
                let mut local = self.local.keys(&plans);
                local.extend(self.local.keys(&drafts));
                local.extend(self.local.keys(&keys::of_tombstone(*plan)));
                let local = local.into_iter().map(|key| (false, key));
                local.chain(self.database.keys(&plans).into_iter().map(|key| (true, key))).collect()
            }
        };
        // Both stores are read in any order, so that either may be the older.
        if self.late(7, slot, 1) == 1 {
            left.reverse();
        }
        left
    }

    /// The sessions that live, as the browser tells it.
    fn living(&self) -> Option<Vec<Id>> {
        let held = self.locks.iter().filter(|(_, until)| until.is_none_or(|it| it > self.now));
        (!self.weather.locks_unknown).then(|| held.map(|(session, _)| *session).collect())
    }
}

fn own((store, key): (bool, &String)) -> (bool, String) {
    (store, key.clone())
}
