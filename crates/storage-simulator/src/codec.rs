//! How plans are written as values here: mostly by a number, which is quick, and in some schedules
//! as the app does it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use plan::lineage::Traced;
use plan::{Document, Sequence, format};
use storage::{Codec, UnreadablePlan, envelope};

use crate::chance::mixed;
use crate::numbered::{self, TextPiece};

/// The version of the app that all tabs have.
pub const VERSION: &str = "0.1.0";

/// A plan that was stored.
struct CachedPlan {
    traced: Traced,
    document: Option<Document>,
    pieces: Option<Rc<BTreeSet<TextPiece>>>,
}

/// The plans that were stored in this schedule, shared by all tabs.
#[derive(Clone)]
pub struct Shared {
    kept: Rc<RefCell<Vec<CachedPlan>>>,
    /// The numbers of those that were read last.
    last: [usize; 4],
    real: bool,
}

impl Shared {
    /// Plans are stored as the app does it, or by a number.
    pub fn new(real: bool) -> Self {
        Self { kept: Rc::default(), last: [0; 4], real }
    }

    /// A value that only a newer version of the app reads.
    pub fn newer(&self, saved: i64) -> String {
        if self.real {
            return envelope::seal("{\"format\":\"mejora-plan\",\"schema\":999}", saved);
        }
        sealed(saved, usize::MAX)
    }

    /// All pieces in a value, also those that are not shown; none where it cannot be read.
    pub fn pieces(&mut self, stored: &str) -> Rc<BTreeSet<TextPiece>> {
        let text = |document: &Document| {
            Rc::new(numbered::read(&format::write_compact(document, VERSION)).collect())
        };
        if self.real {
            return self.read("", stored).map(|it| text(&it)).unwrap_or_default();
        }
        let Some((_, number)) = opened(stored) else { return Rc::default() };
        let mut kept = self.kept.borrow_mut();
        let Some(it) = kept.get_mut(number) else { return Rc::default() };
        if it.pieces.is_none() {
            it.pieces = Some(text(&it.traced.document()));
        }
        it.pieces.clone().unwrap_or_default()
    }

    /// The traces in a value.
    pub fn traced(&mut self, stored: &str) -> Option<Traced> {
        if self.real {
            return self.read("", stored).ok().map(|document| Traced::of(&document));
        }
        Some(self.kept.borrow().get(opened(stored)?.1)?.traced.clone())
    }
}

fn sealed(saved: i64, number: usize) -> String {
    format!("v {saved} {number} {:016x}", sum(saved, number))
}

fn sum(saved: i64, number: usize) -> u64 {
    mixed(&[saved.cast_unsigned(), number as u64, 77])
}

fn opened(stored: &str) -> Option<(i64, usize)> {
    let mut parts = stored.strip_prefix("v ")?.split(' ');
    let (saved, number) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let same = u64::from_str_radix(parts.next()?, 16).ok()? == sum(saved, number);
    (same && stored.len() == sealed(saved, number).len()).then_some((saved, number))
}

impl Codec for Shared {
    fn seal(&mut self, traced: &Traced, saved: i64) -> String {
        if self.real {
            return envelope::seal(&format::write_compact(&traced.document(), VERSION), saved);
        }
        let mut kept = self.kept.borrow_mut();
        kept.push(CachedPlan { traced: traced.clone(), document: None, pieces: None });
        sealed(saved, kept.len() - 1)
    }

    fn saved(&self, _: &str, stored: &str) -> Option<i64> {
        if self.real {
            return envelope::open(stored).ok().map(|(saved, _)| saved);
        }
        opened(stored).map(|(saved, _)| saved)
    }

    fn read(&mut self, _: &str, stored: &str) -> Result<Document, UnreadablePlan> {
        if self.real {
            let (_, text) = envelope::open(stored).map_err(|_| UnreadablePlan::Damaged)?;
            return format::read(text, &mut Sequence::new(1)).map_err(|why| match why {
                format::NotAPlanFile::NewerSchema { .. } => UnreadablePlan::Newer,
                _ => UnreadablePlan::Damaged,
            });
        }
        let (_, number) = opened(stored).ok_or(UnreadablePlan::Damaged)?;
        let mut kept = self.kept.borrow_mut();
        let it = kept.get_mut(number).ok_or(UnreadablePlan::Newer)?;
        self.last.rotate_right(1);
        self.last[0] = number;
        Ok(it.document.get_or_insert_with(|| it.traced.document()).clone())
    }

    fn trace(&mut self, document: &Document) -> Traced {
        let kept = self.kept.borrow();
        let is_it = |it: &&CachedPlan| it.document.as_ref() == Some(document);
        let known = self.last.iter().filter_map(|number| kept.get(*number)).find(is_it);
        known.map_or_else(|| Traced::of(document), |it| it.traced.clone())
    }
}

#[cfg(test)]
mod tests {
    use plan::{Id, Plan};

    use super::*;

    #[test]
    fn both_ways_of_storing_give_back_what_was_stored() {
        let mut traced = Traced::of(&Document::new(Plan::new(Id::from_bits(1))));
        let mut plan = traced.plan().clone();
        std::sync::Arc::make_mut(&mut plan.header).title = numbered::write(5);
        let stamp = traced.next_stamp(Id::from_bits(9));
        traced.record(&plan, stamp);
        for real in [false, true] {
            let mut codec = Shared::new(real);
            let value = codec.seal(&traced, -7);
            assert_eq!(codec.saved("", &value), Some(-7));
            let document = codec.read("", &value).unwrap();
            assert_eq!((document.plan == plan, codec.trace(&document) == traced), (true, true));
            assert_eq!(codec.traced(&value), Some(traced.clone()));
            assert_eq!(*codec.pieces(&value), BTreeSet::from([5]));
            let newer = codec.newer(3);
            assert_eq!(codec.read("", &newer), Err(UnreadablePlan::Newer));
            for end in (0..value.len()).filter(|end| value.is_char_boundary(*end)) {
                assert_eq!(codec.saved("", &value[..end]), None, "cut at {end}");
                assert_eq!(codec.read("", &value[..end]), Err(UnreadablePlan::Damaged));
            }
        }
    }
}
