//! The open plan: every change of it is recorded in its lineage, stored, and verified.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::GetUntracked as _;
use leptos::task::spawn_local;
use plan::changes::changes;
use plan::lineage::{Conflict, Traced};
use plan::snapshots::{Cause, emptied};
use plan::{Document, Id, Plan, format};

use super::forked::Forked;
use super::gather::{Joined, gather, join};
use super::late::{self, Again, Late};
use super::person::person;
use super::snapshots::Snapshots;
use super::{conflicts, copies, others, outside, settle, shelf_deeds, stores, typing};
use crate::actions::Desk;
use crate::browser::{clock, random};
use crate::editor::{Editor, Light};
use crate::shelf::{Mark, NotSaved, Source, sealed};
use crate::ui::{Route, Ui, View};

/// How long after a failure the stores are tried again, in milliseconds.
const TRY_AGAIN: u64 = 5_000;

/// How soon what has to wait for a text is tried again, in milliseconds.
const TRY_LATER: u64 = 300;

/// How often it is looked at whether a version is due, in milliseconds.
const CHECK_EVERY: i64 = 60_000;

/// What the keeper knows of an open plan.
struct Kept {
    ui: Ui,
    editor: Editor,
    /// The plan as it was last recorded, with its traces.
    traced: Traced,
    /// This editing, drawn at its first change: no store that was rolled back and no copied
    /// profile can make one stamp mean two changes.
    replica: Option<Id>,
    /// A text that was being typed when something else came for its field.
    forked: Option<Forked>,
    /// What came and has to wait until a text is finished.
    late: Late,
    /// What other sessions have stored and is in `traced`.
    parts: Vec<Mark>,
    /// The last frame, on its way to the database.
    latest: Option<Outgoing>,
    /// Whether the database is being written.
    writing: bool,
    /// Whether a failed write waits to be tried again.
    trying_again: bool,
    /// Whether nothing may be stored: a newer version of the app has saved the plan, or another
    /// tab has taken it off this device.
    stopped: bool,
    /// How many changes were recorded since it was opened.
    changes: u64,
    /// The plan as it was when that was last looked at; were it emptied, this is kept.
    fullest: Plan,
    /// When it was last looked at whether a version is due, in milliseconds since 1970 UTC.
    checked: i64,
}

/// A frame on its way.
#[derive(Clone)]
struct Outgoing {
    frame: String,
    saved: i64,
    /// Whether local storage has it.
    local: Result<(), NotSaved>,
    /// What of other sessions is in it.
    parts: Vec<Mark>,
}

thread_local! {
    static OPEN: RefCell<BTreeMap<Id, Kept>> = const { RefCell::new(BTreeMap::new()) };
}

fn with<T>(id: Id, f: impl FnOnce(&mut Kept) -> T) -> Option<T> {
    OPEN.with_borrow_mut(|open| open.get_mut(&id).map(f))
}

/// Whether the plan is open in this tab.
pub fn is_open(id: Id) -> bool {
    with(id, |kept| kept.editor.stored().is_some()).unwrap_or(false)
}

/// Takes over the saving of a plan that has just been opened, after what the stores hold of it
/// has come together.
pub async fn attach(desk: Desk) {
    let Desk { ui, editor, .. } = desk;
    let Some(opened) = editor.stored() else { return };
    let id = opened.plan.id;
    let mut gathered = gather(ui, id).await;
    // What this session has stored itself is on the screen, and may have been changed since.
    let own = ui.shelf.own_key(id);
    let Some(base) = editor.stored() else { return };
    let edited = editor.current().is_some_and(|now| now != base.plan) || editor.has_unsaved();
    if edited {
        gathered.sound.retain(|source| source.key != own);
    }
    let (fullest, before) = (base.plan.clone(), Traced::of(&base));
    let joined = join(Some((base, before.clone())), &gathered.sound);
    let Some(Joined { traced, parts, newer }) = joined else { return };
    let kept = Kept {
        ui,
        editor,
        traced: before,
        replica: None,
        forked: None,
        late: Late::default(),
        parts: Vec::new(),
        latest: None,
        writing: false,
        trying_again: false,
        stopped: false,
        changes: 0,
        fullest,
        checked: 0,
    };
    OPEN.with_borrow_mut(|open| open.insert(id, kept));
    conflicts::watch(desk, id);
    editor.entrust(std::sync::Arc::new(move || save(ui, id)));
    receive(ui, id, &traced, parts);
    if newer {
        freeze(ui, id);
        return;
    }
    let settled = gathered.not_local.is_empty() && gathered.not_kept.is_empty();
    if edited || !settled || gathered.sound.len() != 1 {
        save(ui, id);
    } else if let Some(source) = gathered.sound.first() {
        let saved = source.saved;
        editor.set_light(if gathered.trusted { Light::Saved(saved) } else { Light::Weak(saved) });
    }
    copies::follow(ui, editor);
    // A version of the day is the plan as it was before the day's first change.
    spawn_local(keep_version(ui, id));
    shelf_deeds::opened(ui, id, editor);
    typing::watch(desk, id);
}

impl Kept {
    /// Notes what is in the plan now. A key has something of its own in each store, so its last
    /// two marks count.
    fn note(&mut self, part: Mark) {
        if self.parts.contains(&part) {
            return;
        }
        let of_key = |other: &Mark| other.0 == part.0;
        if self.parts.iter().filter(|it| of_key(it)).count() > 1
            && let Some(oldest) = self.parts.iter().position(of_key)
        {
            self.parts.remove(oldest);
        }
        self.parts.push(part);
    }

    /// Records what was changed on the screen since the last time.
    fn record(&mut self) -> Option<()> {
        let plan = self.editor.current()?;
        let plan = match self.forked.take() {
            Some(forked) if forked.is_typing() => {
                self.forked = Some(forked);
                plan
            }
            Some(forked) => forked.settle(&mut self.traced, plan),
            None => plan,
        };
        if plan != *self.traced.plan() {
            let replica = *self.replica.get_or_insert_with(random::id);
            let stamp = self.traced.next_stamp(replica);
            self.traced.record(&plan, stamp);
            if let Some(name) = person(self.ui) {
                self.traced.sign(replica, &name);
            }
            self.changes += 1;
        }
        Some(())
    }
}

/// Brings what came from elsewhere together with the open plan, and shows it; later, where it
/// would take away the record in which a text is being typed.
pub fn receive(ui: Ui, id: Id, other: &Traced, parts: Vec<Mark>) {
    let own = ui.shelf.own_key(id);
    let mut try_later = false;
    let shown = with(id, |kept| {
        kept.record()?;
        let (other, parts) = kept.late.with(other, parts);
        let merged = kept.traced.merge(&other);
        if let Some(place) = late::lost_place(kept.traced.plan(), merged.plan()) {
            try_later = kept.late.wait((other, parts), place);
            return None;
        }
        parts.into_iter().filter(|(key, _)| *key != own).for_each(|part| kept.note(part));
        let changed = merged.plan() != kept.traced.plan();
        if changed && kept.forked.is_none() {
            kept.forked = Forked::of(&kept.traced, &merged);
        }
        kept.traced = merged;
        changed.then(|| (kept.editor, kept.traced.plan().clone()))
    });
    if try_later {
        receive_later(ui, id);
    }
    if let Some(Some((editor, plan))) = shown {
        editor.receive(plan);
        outside::fresh_soon(id);
    }
    conflicts::look(ui, id);
}

fn receive_later(ui: Ui, id: Id) {
    clock::after(TRY_LATER, move || {
        let again = with(id, |kept| Some(kept.late.again(&kept.editor.current()?))).flatten();
        match again {
            Some(Again::Now((other, parts))) => receive(ui, id, &other, parts),
            Some(Again::Later) => receive_later(ui, id),
            Some(Again::Never) | None => {}
        }
    });
}

/// What `f` makes of the traces of an open plan, with what is on the screen.
pub fn traced<T>(id: Id, f: impl FnOnce(&Traced) -> T) -> Option<T> {
    with(id, |kept| {
        kept.record()?;
        Some(f(&kept.traced))
    })
    .flatten()
}

/// Ends a conflict of an open plan; gives the plan that is then to be shown. `None` where the
/// field has other versions by now.
pub fn decide(id: Id, conflict: &Conflict, version: usize) -> Option<(Editor, Plan)> {
    with(id, |kept| {
        kept.record()?;
        let replica = *kept.replica.get_or_insert_with(random::id);
        let stamp = kept.traced.next_stamp(replica);
        let decided = kept.traced.decide(conflict, version, stamp);
        decided.then(|| (kept.editor, kept.traced.plan().clone()))
    })
    .flatten()
}

/// An open plan, or one that was open, as it was last recorded.
pub fn document(id: Id) -> Option<Document> {
    with(id, |kept| kept.traced.document())
}

/// Stores the open plan now: in local storage at once, then in the database.
pub fn save(ui: Ui, id: Id) {
    let stored = with(id, |kept| {
        if kept.stopped {
            return None;
        }
        kept.record()?;
        Some((kept.editor, kept.traced.document(), kept.parts.clone()))
    });
    let Some((editor, document, parts)) = stored.flatten() else { return };
    if editor.current().is_some_and(|plan| plan != document.plan) {
        // Of two texts for one field the other may be the one that is shown.
        editor.receive(document.plan.clone());
    }
    let saved = clock::now();
    let frame = sealed(&document, saved);
    let local = ui.shelf.put(&document, &frame, saved);
    editor.note_stored(document);
    conflicts::look(ui, id);
    let waits = with(id, |kept| {
        kept.latest = Some(Outgoing { frame, saved, local, parts });
        std::mem::replace(&mut kept.writing, true)
    });
    if waits == Some(false) {
        spawn_local(write(ui, id));
    }
}

/// Writes the latest frame to the database, and again while there is a later one.
async fn write(ui: Ui, id: Id) {
    while let Some(next) = with(id, |kept| kept.latest.take()).flatten() {
        let kept = stores::keep(&ui.shelf.own_key(id), &next.frame).await;
        let light = match (kept, next.local) {
            (Ok(()), _) => Light::Saved(next.saved),
            (Err(_), Ok(())) => Light::Weak(next.saved),
            (Err(why), Err(_)) => Light::NotSaved(why.into()),
        };
        with(id, |kept| {
            let behind = kept.latest.is_some() || kept.editor.has_unsaved();
            if !kept.stopped && (!behind || matches!(light, Light::NotSaved(_))) {
                kept.editor.set_light(light);
            }
        });
        if let Some((editor, changes)) = with(id, |kept| (kept.editor, kept.changes)) {
            copies::saved(ui, editor, changes);
        }
        if kept.is_ok() {
            others::tell_saved(ui, id);
            tidy(ui, id, next.parts).await;
            keep_version(ui, id).await;
        } else {
            others::tell_weak(ui, id);
            try_again(ui, id);
        }
    }
    with(id, |kept| kept.writing = false);
}

/// Keeps a version each hour, and one of what was there when the plan is all but emptied.
async fn keep_version(ui: Ui, id: Id) {
    let now = clock::now();
    let checked = with(id, |kept| {
        let plan = kept.traced.plan();
        let emptied = emptied(&kept.fullest, plan);
        if !emptied && (now - kept.checked).abs() < CHECK_EVERY {
            return None;
        }
        kept.checked = now;
        let document = kept.traced.document();
        let fullest = std::mem::replace(&mut kept.fullest, plan.clone());
        Some((document, emptied.then_some(fullest)))
    });
    let Some((document, fullest)) = checked.flatten() else { return };
    let Ok(all) = Snapshots::open().await else { return };
    let Some(plan) = fullest else {
        if all.take_if_due(&document).await == Ok(true) {
            ui.shelf.changed();
        }
        return;
    };
    if all.take(&Document { plan, ..document }, Cause::Emptied).await.is_ok() {
        let texts = ui.texts().keeper();
        ui.offer(texts.emptied, texts.versions, move || ui.go(Route::Plan(id, View::Versions)));
    }
}

/// Deletes what dead sessions have stored of what the verified copy of this one holds: not what
/// has come since that copy was made.
async fn tidy(ui: Ui, id: Id, parts: Vec<Mark>) {
    let left = settle::clear(parts.clone()).await;
    ui.shelf.changed();
    let is_cleared = |part: &Mark| parts.contains(part) && !left.contains(part);
    with(id, |kept| kept.parts.retain(|part| !is_cleared(part)));
}

/// Lets nothing be changed any more: a newer version of the app has saved the plan.
pub fn freeze(ui: Ui, id: Id) {
    stop(id, NotSaved::Older);
    ui.problem(ui.texts().shell().older);
}

/// Says that another tab has taken the plan off this device; nothing is stored until the person
/// wants the plan back.
pub fn removed_elsewhere(id: Id) -> bool {
    stop(id, NotSaved::Removed)
}

/// Stores again what another tab has taken off this device.
pub fn go_on(ui: Ui, id: Id) {
    with(id, |kept| kept.stopped = false);
    save(ui, id);
}

/// Whether nothing is stored because another tab has taken the plan off this device.
pub fn was_removed(id: Id) -> bool {
    let light = with(id, |kept| kept.editor.light().try_get_untracked()).flatten();
    light == Some(Light::NotSaved(NotSaved::Removed))
}

fn stop(id: Id, why: NotSaved) -> bool {
    let stop = |kept: &mut Kept| {
        kept.stopped = true;
        kept.editor.set_light(Light::NotSaved(why));
    };
    with(id, stop).is_some()
}

fn try_again(ui: Ui, id: Id) {
    let waits = with(id, |kept| std::mem::replace(&mut kept.trying_again, true));
    if waits == Some(false) {
        clock::after(TRY_AGAIN, move || {
            with(id, |kept| kept.trying_again = false);
            save(ui, id);
        });
    }
}

/// What another session has stored, for an open plan.
pub fn follow(ui: Ui, id: Id, source: &Source) {
    let mark = source.mark();
    if with(id, |kept| kept.parts.contains(&mark)) == Some(true) {
        return;
    }
    match source.read() {
        Ok(document) => receive(ui, id, &Traced::of(&document), vec![mark]),
        Err(format::NotAPlanFile::NewerSchema { .. }) => freeze(ui, id),
        Err(_) => {}
    }
}

/// Joins a copy that came back to the open plan, as one step that can be undone; gives what is
/// said of it.
pub fn take(ui: Ui, id: Id, theirs: &Document) -> Option<String> {
    let taken = with(id, |kept| {
        kept.record()?;
        let before = kept.traced.clone();
        let theirs = Traced::of(theirs);
        kept.traced = before.merge(&theirs);
        Some((kept.editor, before, theirs, kept.traced.plan().clone()))
    });
    let (editor, before, theirs, after) = taken.flatten()?;
    editor.take(after, plan::Label::Merge);
    let (who, open) = conflicts::took(ui, id, &before, &theirs);
    save(ui, id);
    let came = changes(before.plan(), &before.without_questions(&theirs)).count();
    Some((ui.texts().joining().joined)(came, &who, open))
}

/// The plans that are open in this tab.
pub fn editors() -> Vec<Editor> {
    let all = OPEN.with_borrow(|open| open.values().map(|kept| kept.editor).collect::<Vec<_>>());
    all.into_iter().filter(|editor| editor.current().is_some()).collect()
}
