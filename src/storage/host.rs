//! The tab's machine in the browser: what happens is handed to it, what it does is carried out.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use ::storage::keys::PLAN;
use ::storage::{Effect, Event, Given, Tab, Timer};
use leptos::prelude::*;
use plan::lineage::{Conflict, Traced};
use plan::{Document, Id, Plan};

use super::envelopes::Envelopes;
use super::here::{FieldKey, OpenHere, Taken};
use super::person::person;
use super::{backup_file, drafts, effects, stores, unsigned};
use crate::browser::random::BrowserRandom;
use crate::browser::{caret, clock, storage, tabs};
use crate::editing::open_text::{PlanStorage, TextPlace};
use crate::editing::{Editor, Workspace};
use crate::session::{Ui, VERSION, failure};

/// The machine, and what the page has beside it.
struct Host {
    ui: Ui,
    tab: Tab,
    channel: Option<tabs::Channel>,
    timers: BTreeMap<Timer, TimeoutHandle>,
    /// The open plan, as the page sees it; another only while one screen takes the place of another.
    open: Vec<OpenHere>,
    /// The plans that are being settled since the start, until all are.
    starting: Option<BTreeSet<Id>>,
    /// What came for plans that are about to be opened.
    coming: Vec<Taken>,
    /// The fields with two versions that came with the last copy of plans that were closed.
    left: BTreeMap<Id, Vec<FieldKey>>,
}

thread_local! {
    /// One load of the page has one machine.
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Nothing is done after a failure of the app, whose memory is not to be trusted.
fn with<T>(f: impl FnOnce(&mut Host) -> T) -> Option<T> {
    if failure::happened() {
        return None;
    }
    HOST.with_borrow_mut(|host| host.as_mut().map(f))
}

/// Lives from now on, and listens to the others. An app that is mounted anew is a session of its
/// own, and hears what the one before it would have heard.
pub fn start(ui: Ui) {
    let session = ui.plans.session();
    if with(|host| host.ui.plans.session() == session) == Some(true) {
        return;
    }
    tabs::live(&session.to_string());
    let before = HOST.take();
    let listens = before.is_some();
    let channel = before.and_then(|host| {
        host.timers.into_values().for_each(|timer| timer.clear());
        host.channel
    });
    let channel = channel.or_else(|| tabs::Channel::join(|said| event(Event::Heard(said))));
    let host = Host {
        ui,
        tab: Tab::new(session, VERSION, Box::new(Envelopes(ui.plans))),
        channel,
        timers: BTreeMap::new(),
        open: Vec::new(),
        starting: None,
        coming: Vec::new(),
        left: BTreeMap::new(),
    };
    HOST.set(Some(host));
    event(Event::Attended(tabs::is_seen()));
    if listens {
        return;
    }
    let listener = storage::on_change_elsewhere(|key| event(Event::StorageChanged { key }));
    // They listen for as long as the page lives.
    std::mem::forget(listener);
    tabs::on_back(|| event(Event::Returned { keys: storage::keys(PLAN) }));
    tabs::on_attention(|attended| event(Event::Attended(attended)));
    // A text that is being typed is stored with its caret.
    caret::on_moved(|| {
        let open =
            with(|host| host.open.iter().map(|here| here.workspace.editor).collect::<Vec<_>>());
        open.into_iter().flatten().for_each(Editor::tell_text);
    });
}

/// Hands the machine what has happened, and carries out what it does about it.
pub fn event(event: Event) {
    carry_out(handle(event));
}

/// Has the machine do something that it answers at once, and carries out what it does besides.
fn ask<T: Default>(f: impl FnOnce(&mut Tab, Given) -> (T, Vec<Effect>)) -> T {
    let (answer, effects) = on_tab(f);
    carry_out(effects);
    answer
}

/// Carries out effects, and what follows from their answers.
fn carry_out(effects: Vec<Effect>) {
    let mut answers: VecDeque<Event> = effects.into_iter().filter_map(effects::carry_out).collect();
    while let Some(answer) = answers.pop_front() {
        answers.extend(handle(answer).into_iter().filter_map(effects::carry_out));
    }
}

fn handle(event: Event) -> Vec<Effect> {
    on_tab(|tab, given| ((), tab.handle(event, given))).1
}

fn on_tab<T: Default>(f: impl FnOnce(&mut Tab, Given) -> (T, Vec<Effect>)) -> (T, Vec<Effect>) {
    with(|host| {
        let mut ids = BrowserRandom;
        let given = Given { now: clock::now(), ids: &mut ids, person: person(host.ui) };
        f(&mut host.tab, given)
    })
    .unwrap_or_default()
}

/// A plan was opened: it is kept from now on.
pub fn open(workspace: Workspace) {
    let Some(base) = workspace.editor.base() else { return };
    let Some(screen) = workspace.editor.current() else { return };
    let id = base.plan.id;
    with(|host| {
        let taken = host.left.remove(&id).unwrap_or_default();
        host.open.push(OpenHere { taken, ..OpenHere::new(workspace, id) });
    });
    event(Event::Opened { base: Box::new(base), screen });
    workspace.editor.entrust(Arc::new(HostedPlan(id)));
}

/// What the page has of an open plan.
pub fn here<T>(plan: Id, f: impl FnOnce(&mut OpenHere) -> T) -> Option<T> {
    with(|host| host.open.iter_mut().find(|here| here.id == plan).map(f)).flatten()
}

/// The plans that are open in this tab.
pub fn desks() -> Vec<Workspace> {
    with(|host| host.open.iter().map(|here| here.workspace).collect()).unwrap_or_default()
}

/// An open plan, or one that was closed and is still being stored.
pub fn document(plan: Id) -> Option<Document> {
    ask(|tab, given| tab.document(plan, given))
}

/// What `f` makes of the traces of an open plan.
pub fn traced<T>(plan: Id, f: impl FnOnce(&Traced) -> T) -> Option<T> {
    ask(|tab, given| tab.traced(plan, given, f))
}

/// The fields with two versions of an open plan that can be decided now.
pub fn undecided(plan: Id) -> Vec<Conflict> {
    with(|host| host.tab.undecided(plan)).unwrap_or_default()
}

/// Ends a conflict; gives the plan that is then to be shown.
pub fn decide(plan: Id, conflict: &Conflict, version: usize) -> Option<Plan> {
    ask(|tab, given| tab.decide(plan, conflict, version, given))
}

/// Joins a copy to an open plan; gives the traces before it, and its own.
pub fn join(plan: Id, theirs: &Document) -> Option<(Traced, Traced)> {
    ask(|tab, given| tab.join(plan, theirs, given))
}

/// Settles every plan that either store holds, and then says that the list is complete.
pub async fn consolidate_all(ui: Ui) {
    let mut ids = ui.plans.ids();
    ids.extend(stores::kept_plans().await);
    ids.sort_unstable();
    ids.dedup();
    with(|host| host.starting = Some(ids.iter().copied().collect()));
    for id in ids {
        consolidate(ui, id);
    }
    settled(None);
}

/// Sees to it that both stores hold a plan, and that one key holds all of it.
pub fn consolidate(ui: Ui, plan: Id) {
    let memory = ui.plans.in_memory(plan).map(|(saved, document)| (saved, Box::new(document)));
    event(Event::Settle { plan, memory });
}

/// A plan is settled; when all are, the list is complete.
pub fn settled(plan: Option<Id>) {
    let complete = with(|host| {
        let starting = host.starting.as_mut()?;
        if let Some(plan) = plan {
            starting.remove(&plan);
        }
        starting.is_empty().then(|| {
            host.starting = None;
            host.ui
        })
    });
    if let Some(ui) = complete.flatten() {
        ui.plans.changed();
        ui.plans.complete.set(true);
    }
}

/// Notes what is to be given to a plan as soon as it is open.
pub fn bring(taken: Taken) {
    with(|host| {
        host.coming.retain(|other| other.id != taken.id);
        host.coming.push(taken);
    });
}

/// What came for a plan that is open now.
pub fn brought(plan: Id) -> Option<Taken> {
    with(|host| {
        let at = host.coming.iter().position(|taken| taken.id == plan)?;
        Some(host.coming.swap_remove(at))
    })
    .flatten()
}

/// The storage of an open plan, as its editor knows it.
struct HostedPlan(Id);

impl PlanStorage for HostedPlan {
    fn edited(&self, screen: Plan) {
        event(Event::Edited { screen });
    }

    fn flush(&self) {
        event(Event::Flush);
    }

    fn document(&self) -> Option<Document> {
        if let Some(ui) = with(|host| host.ui) {
            unsigned::sign(ui, self.0);
        }
        document(self.0)
    }

    fn text_begun(&self, place: TextPlace) {
        event(Event::TextBegun { plan: self.0, path: place.path() });
    }

    fn text_typed(&self, place: TextPlace, text: &str) {
        let plan = here(self.0, |here| here.workspace.editor.now());
        let draft = plan.and_then(|plan| drafts::written(place, text, &plan));
        event(Event::TextTyped { plan: self.0, draft });
    }

    fn text_ended(&self) {
        event(Event::TextEnded { plan: self.0 });
    }

    fn closed(&self) {
        backup_file::closing(self.0);
        event(Event::Closed { plan: self.0 });
        let gone = with(|host| {
            let at = host.open.iter().position(|here| here.id == self.0)?;
            let mut gone = host.open.remove(at);
            host.left.insert(self.0, std::mem::take(&mut gone.taken));
            Some(gone)
        });
        // What it holds is dropped when nothing is borrowed any more.
        drop(gone);
    }
}

/// What the effects need of the page, apart from the open plan.
pub(super) mod page {
    use super::*;

    /// Says something to the other tabs.
    pub fn post(said: &str) {
        with(|host| {
            if let Some(channel) = &host.channel {
                channel.say(said);
            }
        });
    }

    /// Sets a timer in place of one of its name that still runs.
    pub fn set_timer(timer: Timer, after: u64) {
        let due = timer.clone();
        let handle = clock::after(after, move || {
            with(|host| host.timers.remove(&due));
            event(Event::Timer(due));
        });
        let before = with(|host| match handle {
            Some(handle) => host.timers.insert(timer, handle),
            None => host.timers.remove(&timer),
        });
        if let Some(before) = before.flatten() {
            before.clear();
        }
    }

    /// The app.
    pub fn ui() -> Option<Ui> {
        with(|host| host.ui)
    }
}
