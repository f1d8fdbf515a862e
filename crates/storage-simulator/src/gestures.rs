//! What people do in a tab: each gesture is a change of the plan on the screen, told to the machine
//! and noted by the oracle.

use std::collections::BTreeSet;

use plan::history::Undone;
use plan::lineage::{About, Conflict};
use plan::{Action, ActionField, Command, FieldPath, Id, Label, Plan, Task};
use storage::Event;

use crate::draft;
use crate::fields::{command, path, said};
use crate::ledger::Deed;
use crate::numbered;
use crate::page::{ShownPlan, SimulatedBox};
use crate::places::{self, FieldPlace, PiecesByPlace};
use crate::world::{Whom, World};

/// The most actions that a plan is let grow to.
const MOST_ROWS: usize = 5;

/// What somebody had in sight at a box while they typed.
pub struct Sight {
    path: FieldPath,
    pieces: PiecesByPlace,
    marks: Vec<Conflict>,
}

impl World {
    fn shown(&mut self, slot: usize) -> Option<&mut ShownPlan> {
        self.pages[slot].as_mut()?.open.as_mut()
    }

    /// The open plan of a tab in which something can be done.
    fn changeable(&mut self, slot: usize) -> Option<&mut ShownPlan> {
        self.shown(slot).filter(|shown| !shown.frozen)
    }

    /// Makes a change in a tab. Gives whether the plan took it.
    pub fn commit(&mut self, slot: usize, command: Command, sight: Option<&Sight>) -> bool {
        let Some(shown) = self.changeable(slot) else { return false };
        let before = shown.screen.clone();
        let (label, merge) = (command.label(&before), command.merge_key());
        let Ok(after) = plan::apply(&before, command) else { return false };
        if after != before {
            shown.history.record(&before, &after, label, merge);
            shown.history.seal();
            self.change(slot, after, sight);
        }
        true
    }

    /// The plan on a screen is changed by its person.
    fn change(&mut self, slot: usize, after: Plan, sight: Option<&Sight>) {
        self.put(slot, after.clone(), sight);
        self.send(slot, Event::Edited { screen: after });
    }

    /// A person has changed the plan on a screen, of which the machine knows already.
    pub fn put(&mut self, slot: usize, after: Plan, sight: Option<&Sight>) {
        let Some(whom) = self.whom(slot) else { return };
        let Some(shown) = self.shown(slot) else { return };
        let before = std::mem::replace(&mut shown.screen, after.clone());
        let marks = shown.marks.clone();
        let asked = shown.asked;
        self.counts.edits += 1;
        let deed = self.deed(whom.session, after.id);
        self.note(deed, &before, &after, &marks, sight);
        if asked {
            // Nothing is stored until the person keeps the plan.
            let new = places::shown(&after);
            let old = places::shown(&before);
            self.ledger.forgive_all(&new.difference(&old).copied().collect());
        }
    }

    /// Notes what came and what went with a change. What was in sight is what the screen showed
    /// before, or at a box what it showed when it was opened; and what conflicts were marked there.
    fn note(
        &mut self,
        deed: Deed,
        before: &Plan,
        after: &Plan,
        marks: &[Conflict],
        sight: Option<&Sight>,
    ) {
        for (place, was, is) in places::changed(before, after) {
            let boxed = sight.filter(|sight| places::is_in(sight.path, deed.plan, place));
            let marks = boxed.map_or(marks, |sight| &sight.marks);
            let mut gone: BTreeSet<u32> = match boxed {
                Some(sight) => sight.pieces.get(&place).cloned().unwrap_or_default(),
                None => was.clone(),
            }
            .into_iter()
            .collect();
            gone.extend(self.marked(deed.plan, marks, place));
            gone.retain(|piece| !is.contains(piece));
            // What was in the box from the start is not written by who leaves it there.
            let kept = boxed.and_then(|sight| sight.pieces.get(&place)).unwrap_or(&was);
            let is_new = |piece: &u32| !was.contains(piece) && !kept.contains(piece);
            let new: Vec<u32> = is.into_iter().filter(is_new).collect();
            for piece in &new {
                self.ledger.write(deed, place, *piece);
            }
            self.ledger.replace(deed, &gone, &new);
        }
        if let Some(sight) = sight {
            self.note_hidden(deed, after, sight);
        }
        for mark in marks {
            let row = mark.action.filter(|row| before.action(*row).is_some());
            if row.is_some_and(|row| after.action(row).is_none()) {
                // Whoever removes an action removes what is in question in it.
                let held = places::of_conflict(deed.plan, mark).map(|(_, held)| held);
                let held = held
                    .unwrap_or_else(|| self.ledger.ever(|place| places::questions(mark, place)));
                self.ledger.replace(deed, &held, &[]);
            }
        }
        self.counts.texts = self.ledger.len() as u64;
    }

    /// What a box had in sight gives way to what was typed in it, also where the screen has ceased
    /// to show it meanwhile.
    fn note_hidden(&mut self, deed: Deed, after: &Plan, sight: &Sight) {
        let is = places::of_plan(after);
        let of_box = |place: &FieldPlace| places::is_in(sight.path, deed.plan, *place);
        let typed: Vec<u32> =
            is.iter().filter(|it| of_box(it.0)).flat_map(|it| it.1.clone()).collect();
        let hidden = sight.pieces.iter().filter(|it| !is.contains_key(it.0)).flat_map(|it| it.1);
        let gone = hidden.filter(|piece| !typed.contains(piece)).copied().collect();
        self.ledger.replace(deed, &gone, &typed);
    }

    /// What the marks at a place hold: where it is in question whether the place is there, all that
    /// was ever written in it.
    pub fn marked(&self, plan: Id, marks: &[Conflict], place: FieldPlace) -> BTreeSet<u32> {
        let mut held = BTreeSet::new();
        for mark in marks {
            if places::questions(mark, place) {
                held.extend(self.ledger.ever(|it| it == place));
            }
            if let Some((_, pieces)) =
                places::of_conflict(plan, mark).filter(|(marked, _)| *marked == place)
            {
                held.extend(pieces);
            }
        }
        held
    }

    /// A new text, as a box that holds `text` takes it.
    fn typed(&mut self, text: &mut String, append: bool, path: FieldPath) -> u32 {
        let piece = self.ledger.next();
        let tasks = matches!(path, FieldPath::Action(_, ActionField::Tasks));
        if !append {
            text.clear();
        }
        if !text.is_empty() {
            text.push(if tasks { '\n' } else { ' ' });
        }
        text.push_str(&numbered::write(piece));
        piece
    }

    /// Writes a text without a box.
    pub fn choose(&mut self, slot: usize, row: u8, field: u8) {
        let Some(shown) = self.changeable(slot) else { return };
        let path = path(&shown.screen, row, field);
        self.finish(slot);
        let Some(shown) = self.changeable(slot) else { return };
        let mut text = said(&shown.screen, path).unwrap_or_default();
        self.typed(&mut text, field % 6 == 3, path);
        self.write_at(slot, path, &text, None);
    }

    fn write_at(
        &mut self,
        slot: usize,
        path: FieldPath,
        text: &str,
        sight: Option<&Sight>,
    ) -> bool {
        let Some(shown) = self.changeable(slot) else { return false };
        let screen = shown.screen.clone();
        let opened = shown.text.as_ref().map_or_else(|| screen.clone(), |it| it.opened.clone());
        let command = command(&screen, &opened, path, text, &mut || self.id());
        command.is_some_and(|command| self.commit(slot, command, sight))
    }

    /// Opens a box.
    pub fn begin_text(&mut self, slot: usize, row: u8, field: u8, append: bool) {
        self.finish(slot);
        let Some(shown) = self.changeable(slot) else { return };
        let path = path(&shown.screen, row, field);
        let plan = shown.screen.id;
        let mut sight = places::of_plan(&shown.screen);
        sight.retain(|place, _| places::is_in(path, plan, *place));
        shown.text = Some(SimulatedBox {
            path,
            opened: shown.screen.clone(),
            sight,
            marks: shown.marks.clone(),
            text: said(&shown.screen, path).unwrap_or_default(),
            append: append || field % 6 == 3,
            typed: Vec::new(),
            touched: false,
        });
        self.send(slot, Event::TextBegun { plan, path });
    }

    /// Types a piece in the open box.
    pub fn type_on(&mut self, slot: usize) {
        let now = self.now;
        let Some(shown) = self.changeable(slot) else { return };
        let plan = shown.screen.id;
        let Some(mut text) = shown.text.take() else { return };
        let append = text.append || text.touched;
        let piece = self.typed(&mut text.text, append, text.path);
        text.touched = true;
        text.typed.push((piece, now));
        let draft = Some(draft::write(text.path, &text.text));
        if let Some(shown) = self.shown(slot) {
            shown.text = Some(text);
        }
        self.send(slot, Event::TextTyped { plan, draft });
    }

    /// Makes what is in the open box a change of the plan, and leaves the box as it is.
    pub fn checkpoint(&mut self, slot: usize) {
        let Some(shown) = self.shown(slot) else { return };
        let (plan, Some(text)) = (shown.screen.id, &shown.text) else { return };
        if text.typed.is_empty() {
            return;
        }
        let (path, typed) = (text.path, text.text.clone());
        let sight = Sight { path, pieces: text.sight.clone(), marks: text.marks.clone() };
        if !self.write_at(slot, path, &typed, Some(&sight)) {
            return;
        }
        let Some(shown) = self.shown(slot) else { return };
        let screen = shown.screen.clone();
        if let Some(text) = &mut shown.text {
            text.typed.clear();
            let is_said = said(&screen, path).as_ref() == Some(&text.text);
            let draft = (!is_said).then(|| draft::write(path, &text.text));
            self.send(slot, Event::TextTyped { plan, draft });
        }
    }

    /// Finishes the text in the open box.
    pub fn finish(&mut self, slot: usize) {
        let Some(shown) = self.shown(slot) else { return };
        let plan = shown.screen.id;
        let Some(text) = &shown.text else { return };
        self.counts.slow += u64::from(text.touched);
        self.checkpoint(slot);
        self.end_text(slot, plan);
    }

    /// Gives up what is in the open box.
    pub fn give_up(&mut self, slot: usize) {
        if let Some(plan) = self.shown(slot).filter(|it| it.text.is_some()).map(|it| it.screen.id) {
            self.end_text(slot, plan);
        }
    }

    fn end_text(&mut self, slot: usize, plan: Id) {
        if let Some(shown) = self.shown(slot) {
            shown.text = None;
            self.send(slot, Event::TextEnded { plan });
        }
    }

    /// Opens a box, writes a text and finishes it.
    pub fn write(&mut self, slot: usize, row: u8, field: u8) {
        self.begin_text(slot, row, field, false);
        self.type_on(slot);
        self.finish(slot);
    }

    /// Adds an action.
    pub fn add(&mut self, slot: usize) {
        self.finish(slot);
        let Some(shown) = self.changeable(slot) else { return };
        if shown.screen.actions.len() >= MOST_ROWS {
            return;
        }
        let (id, task) = (self.id(), self.id());
        let mut action = Action::new(id);
        action.area = numbered::write(self.ledger.next());
        action.tasks = vec![Task::new(task, numbered::write(self.ledger.next()))];
        let actions = vec![action];
        let insert = Command::Insert { actions, before: None, duplicate: false, areas: None };
        self.commit(slot, insert, None);
    }

    /// Removes an action, or moves it before another.
    pub fn arrange(&mut self, slot: usize, row: u8, to: Option<u8>) {
        self.finish(slot);
        let Some(shown) = self.changeable(slot) else { return };
        let actions = &shown.screen.actions;
        let at = |row: u8| usize::from(row).checked_rem(actions.len()).map(|at| actions[at].id);
        let Some(id) = at(row) else { return };
        let command = match to {
            None => Command::Remove { id },
            Some(to) => Command::Move { id, before: at(to).filter(|before| *before != id) },
        };
        self.commit(slot, command, None);
    }

    /// Takes a step back, or does it again.
    pub fn step(&mut self, slot: usize, back: bool) {
        self.finish(slot);
        let Some(shown) = self.changeable(slot) else { return };
        let now = shown.screen.clone();
        let gone = if back { shown.history.undo(&now) } else { shown.history.redo(&now) };
        if let Some(Undone { plan, .. }) = gone.filter(|gone| gone.plan != now) {
            self.change(slot, plan, None);
        }
    }

    /// Notes the plan as it is, or restores what was noted.
    pub fn version(&mut self, slot: usize, restore: bool) {
        self.finish(slot);
        let Some(shown) = self.changeable(slot) else { return };
        if !restore {
            shown.noted = Some(shown.screen.clone());
        } else if let Some(plan) = shown.noted.clone() {
            self.commit(slot, Command::Replace { plan, version: None }, None);
        }
    }

    /// Decides one of the conflicts that are marked.
    pub fn decide(&mut self, whom: Whom, conflict: u8, version: u8) {
        let slot = whom.slot;
        self.finish(slot);
        let Some(shown) = self.changeable(slot) else { return };
        let plan = shown.screen.id;
        let Some(at) = usize::from(conflict).checked_rem(shown.marks.len()) else { return };
        let conflict = shown.marks[at].clone();
        let version = usize::from(version) % conflict.versions.len();
        let before = shown.screen.clone();
        let decided = self.with_tab(slot, |tab, given| tab.decide(plan, &conflict, version, given));
        let Some((decided, effects)) = decided else { return };
        if let Some(after) = decided {
            self.counts.decided += 1;
            if let Some(shown) = self.shown(slot) {
                shown.history.record(&before, &after, Label::Header, None);
            }
            self.note_decision(whom, plan, &conflict, version);
            self.put(slot, after, None);
        }
        self.carry_out(slot, effects);
    }

    /// All versions of a conflict were in sight of who decides it; one of them stays.
    fn note_decision(&mut self, whom: Whom, plan: Id, conflict: &Conflict, version: usize) {
        let deed = self.deed(whom.session, plan);
        let chosen = &conflict.versions[version];
        if conflict.about == About::Presence {
            let stays = chosen.value.as_ref().and_then(|it| it.as_bool()) == Some(true);
            let there = |place: FieldPlace| places::questions(conflict, place);
            if !stays {
                let gone = self.ledger.ever(there);
                self.ledger.replace(deed, &gone, &[]);
            }
        } else if let Some((place, mut gone)) = places::of_conflict(plan, conflict) {
            let stays: Vec<u32> = numbered::read(&chosen.text()).collect();
            gone.retain(|piece| !stays.contains(piece));
            self.ledger.replace(deed, &gone, &stays);
            for piece in stays {
                self.ledger.write(deed, place, piece);
            }
        }
    }

    /// Looks at the traces of the open plan, as a dialog does.
    pub fn look(&mut self, slot: usize) {
        let Some(plan) = self.shown(slot).map(|it| it.screen.id) else { return };
        if let Some((_, effects)) = self.with_tab(slot, |tab, given| tab.document(plan, given)) {
            self.carry_out(slot, effects);
        }
    }

    /// Answers the offer of an unfinished text by writing it.
    pub fn answer_offer(&mut self, whom: Whom, plan: Id, key: &str, offered: &str) {
        let Some(shown) = self.shown(whom.slot).filter(|it| it.screen.id == plan && !it.frozen)
        else {
            return;
        };
        let Some((path, text)) = draft::read(offered) else { return };
        let is_said = said(&shown.screen, path).is_none_or(|it| it == text);
        self.offers.made.extend(numbered::read(text));
        if !is_said {
            self.finish(whom.slot);
            self.write_at(whom.slot, path, text, None);
        }
        let _ = self.write_local(whom, key.to_owned(), None);
    }
}
