//! What the oracle knows of each piece of text: who wrote it where, who had it in sight when they
//! replaced it, and on which screen it stood beside "saved".
//!
//! A piece is **accounted for** if it is shown, or held by a conflict, or if somebody who had it in
//! sight replaced it by something that is itself accounted for. A replacement that was lost in a
//! crash accounts for nothing: then what it replaced must still be there. A replacement by a session
//! counts no longer once that session shows the piece again.

use std::collections::{BTreeMap, BTreeSet};

use plan::Id;

use crate::numbered::TextPiece;
use crate::places::FieldPlace;

/// A replacement by somebody who had the piece in sight.
#[derive(Clone, Debug)]
struct Excuse {
    session: Id,
    at: u64,
    /// What stands there in its place; where it is nothing, the piece was removed.
    successors: Vec<TextPiece>,
}

/// What is known of a piece.
#[derive(Clone, Debug)]
pub struct LedgerEntry {
    /// Where it was written last.
    pub place: FieldPlace,
    /// Which plan it is in.
    pub plan: Id,
    /// When it was written last.
    pub at: u64,
    excuses: Vec<Excuse>,
    /// When each session last showed it as saved.
    sights: BTreeMap<Id, u64>,
    /// When each session last wrote it, while that is anywhere.
    writes: BTreeMap<Id, u64>,
    /// Whether it was ever shown as saved since it could have been lost.
    pub promised: bool,
    /// Whether it may be gone, because nobody had said that it is safe.
    pub may_be_lost: bool,
    /// Whether its plan was ever taken off the device since it was written.
    let_go: bool,
    /// Whether all values that held it were damaged, so that it accounts for what it replaced.
    destroyed: bool,
    /// Whether the database held it in a value alone that was damaged.
    spoilt: bool,
    /// Whether its plan was taken off the device: what shows it beside "saved" does not know yet.
    taken_off: bool,
}

/// All pieces that are, or were, in a plan.
#[derive(Default)]
pub struct Ledger {
    all: BTreeMap<TextPiece, LedgerEntry>,
    last: TextPiece,
}

/// An edit: who made it, when, and in which plan.
#[derive(Clone, Copy)]
pub struct Deed {
    /// The session.
    pub session: Id,
    /// The plan.
    pub plan: Id,
    /// Counts the deeds of a schedule.
    pub at: u64,
}

impl Ledger {
    /// A number that no piece has yet.
    pub fn next(&mut self) -> TextPiece {
        self.last += 1;
        self.last
    }

    /// How many pieces were ever in a plan.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether a piece was ever in a plan.
    pub fn knows(&self, piece: TextPiece) -> bool {
        self.all.contains_key(&piece)
    }

    /// Notes that a piece stands in a plan because of a deed.
    pub fn write(&mut self, deed: Deed, place: FieldPlace, piece: TextPiece) {
        let known = self.all.entry(piece).or_insert_with(|| LedgerEntry {
            place,
            plan: deed.plan,
            at: deed.at,
            excuses: Vec::new(),
            sights: BTreeMap::new(),
            writes: BTreeMap::new(),
            promised: false,
            may_be_lost: false,
            let_go: false,
            destroyed: false,
            spoilt: false,
            taken_off: false,
        });
        (known.place, known.at) = (place, deed.at);
        (known.may_be_lost, known.taken_off, known.destroyed) = (false, false, false);
        known.let_go = false;
        known.writes.insert(deed.session, deed.at);
    }

    /// Notes that a plan was taken off the device, or has come back.
    pub fn take_off(&mut self, plan: Id, gone: bool) {
        for known in self.all.values_mut().filter(|known| known.plan == plan) {
            known.taken_off = gone;
            known.let_go = true;
            if gone {
                (known.may_be_lost, known.promised) = (true, false);
            }
        }
    }

    /// Notes that these pieces, which were in sight, gave way to others.
    pub fn replace(&mut self, deed: Deed, gone: &BTreeSet<TextPiece>, successors: &[TextPiece]) {
        for piece in gone {
            if let Some(known) = self.all.get_mut(piece) {
                let successors = successors.to_vec();
                known.excuses.push(Excuse { session: deed.session, at: deed.at, successors });
            }
        }
    }

    /// Whether any of these pieces was in a damaged value alone.
    pub fn any_spoilt(&self, pieces: &BTreeSet<TextPiece>) -> bool {
        pieces.iter().any(|piece| self.all.get(piece).is_some_and(|known| known.spoilt))
    }

    /// Notes which pieces are no longer spoilt, or are from now on and may be lost by a crash.
    pub fn spoil(&mut self, pieces: &BTreeSet<TextPiece>, spoilt: bool) {
        for piece in pieces {
            if let Some(known) = self.all.get_mut(piece) {
                known.spoilt = spoilt;
                known.promised &= !spoilt;
            }
        }
    }

    /// Notes that a session shows these pieces beside "saved".
    pub fn promise(&mut self, deed: Deed, pieces: impl Iterator<Item = TextPiece>) {
        for piece in pieces {
            let known = self.all.get_mut(&piece);
            if let Some(known) = known.filter(|known| !known.taken_off && !known.spoilt) {
                known.promised = true;
                known.may_be_lost = false;
                known.sights.insert(deed.session, deed.at);
            }
        }
    }

    /// All pieces that were ever written at a place, or in a record.
    pub fn ever(&self, is_there: impl Fn(FieldPlace) -> bool) -> BTreeSet<TextPiece> {
        let there = self.all.iter().filter(|(_, known)| is_there(known.place));
        there.map(|(piece, _)| *piece).collect()
    }

    /// Lets those be lost that are nowhere any more and were never shown as saved.
    pub fn forgive(&mut self, there: &BTreeSet<TextPiece>, lives: impl Fn(Id) -> bool) {
        for (piece, known) in &mut self.all {
            known.writes.retain(|session, _| lives(*session));
            if !there.contains(piece) {
                known.may_be_lost |= !known.promised;
            }
        }
    }

    /// Lets these be lost whatever was said of them.
    pub fn forgive_all(&mut self, pieces: &BTreeSet<TextPiece>) {
        for piece in pieces {
            if let Some(known) = self.all.get_mut(piece) {
                (known.may_be_lost, known.promised, known.destroyed) = (true, false, true);
            }
        }
    }

    /// The pieces that are not accounted for; `is_there` says which are shown, or in question.
    pub fn missing(
        &self,
        is_there: impl Fn(TextPiece, &LedgerEntry) -> bool,
    ) -> Vec<(TextPiece, &LedgerEntry)> {
        let there = |piece: TextPiece| self.all.get(&piece).is_some_and(|it| is_there(piece, it));
        let missing = |(piece, known): &(&TextPiece, &LedgerEntry)| {
            !known.may_be_lost
                && !known.let_go
                && !self.accounted(**piece, &there, None, &mut BTreeSet::new())
        };
        self.all.iter().filter(missing).map(|(piece, known)| (*piece, known)).collect()
    }

    /// Of these pieces, which a session shows, those that are neither stored nor accounted for. What
    /// another session has written again is not the word of this one before it is saved there.
    pub fn unaccounted(
        &self,
        pieces: BTreeSet<TextPiece>,
        stored: &BTreeSet<TextPiece>,
        session: Id,
    ) -> BTreeSet<TextPiece> {
        let is_there = |piece: TextPiece| stored.contains(&piece);
        let missing =
            |it: &TextPiece| !self.accounted(*it, &is_there, Some(session), &mut BTreeSet::new());
        pieces.into_iter().filter(missing).collect()
    }

    /// Whether a piece is accounted for; where a session says so, what others have written counts
    /// only once they showed it as saved.
    fn accounted(
        &self,
        piece: TextPiece,
        there: &impl Fn(TextPiece) -> bool,
        says: Option<Id>,
        tried: &mut BTreeSet<TextPiece>,
    ) -> bool {
        if there(piece) {
            return true;
        }
        let Some(known) = self.all.get(&piece).filter(|_| tried.insert(piece)) else {
            return false;
        };
        if known.destroyed {
            return true;
        }
        known.excuses.iter().any(|excuse| {
            let last = |of: &BTreeMap<Id, u64>| of.get(&excuse.session).copied().unwrap_or(0);
            let written = says.is_none_or(|session| session == excuse.session);
            let written = if written { last(&known.writes) } else { 0 };
            let shown_again = last(&known.sights).max(written) > excuse.at;
            let mut successors = excuse.successors.iter();
            !shown_again
                && (excuse.successors.is_empty()
                    || successors.any(|next| self.accounted(*next, there, says, tried)))
        })
    }
}
