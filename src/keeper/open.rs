//! The open plan: every change of it is recorded in its lineage, stored, and verified.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::lineage::{Stamp, Traced};
use plan::{Document, Id, Plan, format};

use super::gather::{Joined, gather, join};
use super::{copies, others, outside, settle, shelf_deeds, stores};
use crate::app::VERSION;
use crate::browser::{clock, random, storage};
use crate::editor::{Editor, Light};
use crate::frame;
use crate::shelf::{Mark, NotSaved, Source};
use crate::ui::Ui;

/// How long after a failure the stores are tried again, in milliseconds.
const TRY_AGAIN: u64 = 5_000;

/// What the keeper knows of an open plan.
struct Kept {
    editor: Editor,
    /// The plan as it was last recorded, with its traces.
    traced: Traced,
    /// This editing, drawn at its first change: no store that was rolled back and no copied
    /// profile can make one stamp mean two changes.
    replica: Option<Id>,
    /// The number of the last recorded change.
    n: u64,
    /// What other sessions have stored and is in `traced`.
    parts: Vec<Mark>,
    /// The last frame, on its way to the database.
    latest: Option<Outgoing>,
    /// Whether the database is being written.
    writing: bool,
}

/// A frame on its way.
#[derive(Clone)]
struct Outgoing {
    frame: String,
    saved: i64,
    /// Whether local storage has it.
    local: Result<(), NotSaved>,
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
pub async fn attach(ui: Ui, editor: Editor) {
    let Some(opened) = editor.stored() else { return };
    let id = opened.plan.id;
    let gathered = gather(ui, id).await;
    // What was stored meanwhile, without the lineage, is what later changes build on.
    let Some(base) = editor.stored() else { return };
    let before = base.clone();
    let Some(Joined { traced, parts, newer }) = join(Some(base), &gathered.sound) else { return };
    let kept = Kept {
        editor,
        traced: Traced::of(&before),
        replica: None,
        n: 0,
        parts: Vec::new(),
        latest: None,
        writing: false,
    };
    OPEN.with_borrow_mut(|open| open.insert(id, kept));
    editor.entrust(std::sync::Arc::new(move || save(ui, id)));
    receive(ui, id, &traced, parts);
    if newer {
        freeze(ui, id);
        return;
    }
    let settled = gathered.not_local.is_empty() && gathered.not_kept.is_empty();
    if !settled || gathered.sound.len() > 1 || editor.light().get_untracked() == Light::Writing {
        save(ui, id);
    }
    copies::follow(ui, editor);
    shelf_deeds::opened(ui, id, editor);
}

impl Kept {
    /// Records what was changed on the screen since the last time.
    fn record(&mut self) -> Option<()> {
        let plan = self.editor.current()?;
        if plan != *self.traced.plan() {
            let replica = *self.replica.get_or_insert_with(random::id);
            self.n += 1;
            self.traced.record(&plan, Stamp { replica, n: self.n });
        }
        Some(())
    }
}

/// Brings what came from elsewhere together with the open plan, and shows it.
pub fn receive(ui: Ui, id: Id, other: &Traced, parts: Vec<Mark>) {
    let own = ui.shelf.own_key(id);
    let shown = with(id, |kept| {
        kept.record()?;
        for part in parts.into_iter().filter(|(key, _)| *key != own) {
            kept.parts.retain(|(key, _)| *key != part.0);
            kept.parts.push(part);
        }
        let merged = kept.traced.merge(other);
        let changed = merged.plan() != kept.traced.plan();
        kept.traced = merged;
        changed.then(|| (kept.editor, kept.traced.plan().clone()))
    });
    if let Some(Some((editor, plan))) = shown {
        editor.receive(plan);
        outside::fresh_soon(id);
    }
}

/// An open plan, or one that was open, as it was last recorded.
pub fn document(id: Id) -> Option<Document> {
    with(id, |kept| kept.traced.document())
}

/// Stores the open plan now: in local storage at once, then in the database.
pub fn save(ui: Ui, id: Id) {
    let stored = with(id, |kept| {
        kept.record()?;
        Some((kept.editor, kept.traced.document()))
    });
    let Some((editor, document)) = stored.flatten() else { return };
    let saved = clock::now();
    let frame = frame::seal(&format::write_compact(&document, VERSION), saved);
    let local = storage::set_text(&ui.shelf.own_key(id), &frame).map_err(NotSaved::from);
    match local {
        Ok(()) => ui.shelf.forget(id),
        Err(_) => ui.shelf.remember(document.clone(), saved),
    }
    editor.note_stored(document);
    others::tell_saved(ui, id);
    let waits = with(id, |kept| {
        kept.latest = Some(Outgoing { frame, saved, local });
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
            if !behind || matches!(light, Light::NotSaved(_)) {
                kept.editor.set_light(light);
            }
        });
        if let Some((editor, changes)) = with(id, |kept| (kept.editor, kept.n)) {
            copies::saved(ui, editor, changes);
        }
        if kept.is_ok() {
            if next.local.is_err() {
                others::tell_saved(ui, id);
            }
            tidy(ui, id).await;
        } else {
            clock::after(TRY_AGAIN, move || save(ui, id));
        }
    }
    with(id, |kept| kept.writing = false);
}

/// Deletes what dead sessions have stored and the verified copy of this one holds.
async fn tidy(ui: Ui, id: Id) {
    let parts = with(id, |kept| std::mem::take(&mut kept.parts)).unwrap_or_default();
    let left = settle::clear(parts).await;
    ui.shelf.changed();
    with(id, |kept| kept.parts.extend(left));
}

/// Lets nothing be changed any more: a newer version of the app has saved the plan.
pub fn freeze(ui: Ui, id: Id) {
    with(id, |kept| kept.editor.set_light(Light::NotSaved(NotSaved::Older)));
    ui.problem(ui.texts().shell().older);
}

/// Says that another tab has taken the plan off this device; nothing is stored until the person
/// wants the plan back.
pub fn removed_elsewhere(id: Id) -> bool {
    with(id, |kept| kept.editor.set_light(Light::NotSaved(NotSaved::Removed))).is_some()
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
        let before = kept.traced.plan().clone();
        kept.traced = kept.traced.merge(&Traced::of(theirs));
        Some((kept.editor, before, kept.traced.plan().clone()))
    });
    let (editor, before, after) = taken.flatten()?;
    editor.take(after.clone(), plan::Label::Merge);
    save(ui, id);
    let rows = |plan: &Plan| plan.actions.len();
    Some((ui.texts().keeper().joined)(rows(&before).abs_diff(rows(&after))))
}
