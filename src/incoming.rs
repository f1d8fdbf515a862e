//! What a person brings in: read, and put on the shelf at once or kept to be looked through.

use std::collections::BTreeSet;

use exchange::{Draft, NotAPlan, Reading};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::{Command, Document, HeaderChange, Id, Plan};

use crate::browser::clock;
use crate::browser::files::{Incoming, TooBig};
use crate::browser::random::Random;
use crate::editor;
use crate::parts;
use crate::ui::{Route, Ui, View};

/// What was brought in and waits for an answer.
#[derive(Clone)]
pub enum Opened {
    /// A table of actions as it was understood.
    Table(Box<Preview>),
    /// A plan file whose plan is here already, with other content.
    Known(Box<Document>),
}

/// A table of actions before it is kept.
#[derive(Clone)]
pub struct Preview {
    /// The name of the file; `None` for a pasted text.
    pub name: Option<String>,
    /// What was understood; its plan takes the person's corrections.
    pub draft: Draft,
    /// What the person will do with it.
    pub purpose: Purpose,
    /// Whether the dates go to the next year when it is the base of another plan.
    pub shift: bool,
    /// The findings, by their place among them, that the person has settled.
    pub settled: BTreeSet<usize>,
    /// The plan as it was read, without the corrections.
    pub read: Plan,
}

/// What a person does with a plan that comes from elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Goes on with it.
    Current,
    /// Makes the next plan of it.
    Base,
}

impl Preview {
    fn new(name: Option<String>, draft: Draft) -> Self {
        let this_year = chrono::Datelike::year(&clock::today());
        let past = draft.plan.header.period.is_some_and(|period| period.last() < this_year);
        let purpose = if past { Purpose::Base } else { Purpose::Current };
        let read = draft.plan.clone();
        Self { name, draft, purpose, shift: true, settled: BTreeSet::new(), read }
    }

    /// The plan to keep.
    pub fn result(&self) -> Plan {
        if self.purpose == Purpose::Base && self.shift {
            plan::template::shift_dates(&self.draft.plan, 12)
        } else {
            self.draft.plan.clone()
        }
    }
}

/// Puts a new sample plan on the shelf and opens it.
pub fn open_sample(ui: Ui) {
    spawn_local(async move {
        match parts::sample(ui).await {
            Ok(Some(document)) => {
                keep(ui, &document);
                ui.go(Route::Plan(document.plan.id, View::Table));
            }
            Ok(None) => {}
            Err(_) => ui.problem(ui.texts().shell().not_fetched),
        }
    });
}

/// Reads what was brought in and goes where it is shown.
///
/// # Errors
/// Where there is no plan in it: what is wrong and what to do. Nothing was changed.
pub fn receive(ui: Ui, incoming: Incoming) -> Result<(), String> {
    let Incoming { name, content } = incoming;
    let read = content
        .map_err(|TooBig(bytes)| NotAPlan::TooBig { bytes })
        .and_then(|bytes| exchange::read(&bytes, &mut Random));
    match read.map_err(|why| ui.language().not_a_plan(why))? {
        Reading::PlanFile(document) => open_document(ui, document),
        Reading::Tables(_) | Reading::Returned(_) | Reading::Guide(_) => todo!(),
        Reading::Table(draft) => {
            ui.opened.set(Some(Opened::Table(Box::new(Preview::new(name, *draft)))));
            ui.go(Route::Opening);
        }
    }
    Ok(())
}

fn open_document(ui: Ui, document: Document) {
    let id = document.plan.id;
    match ui.shelf.load(id) {
        None => {
            keep(ui, &document);
            ui.shelf.copied(id);
            ui.go(Route::Plan(id, View::Table));
        }
        Some(Ok(here)) if here == document => {
            ui.shelf.copied(id);
            ui.done(ui.texts().opening().identical);
            ui.go(Route::Plan(id, View::Table));
        }
        Some(_) => {
            ui.opened.set(Some(Opened::Known(Box::new(document))));
            ui.go(Route::Opening);
        }
    }
}

/// Puts a plan on the shelf. Where the browser does not store it, it stays in memory, and the
/// light of the open plan says so.
pub fn keep(ui: Ui, document: &Document) {
    let _ = ui.shelf.save(document, None);
}

/// A copy of a plan under new ids, named as a copy, so that a list tells the two apart.
pub fn copy_of(ui: Ui, plan: &Plan) -> Plan {
    let texts = ui.texts();
    let copy = plan::template::with_new_ids(plan, &mut Random);
    let institution = match copy.header.institution.trim() {
        "" => texts.common().untitled,
        institution => institution,
    };
    let change = HeaderChange::Institution((texts.library().copy_of)(institution));
    editor::adjust(&copy, Command::Header(change)).unwrap_or(copy)
}

/// Puts a plan on the shelf in place of the one with its id, and offers that one back.
pub fn replace(ui: Ui, document: &Document) {
    let id = document.plan.id;
    let language = ui.language();
    let texts = ui.texts();
    let before = ui.shelf.load(id);
    let removed = matches!(before, Some(Err(_))).then(|| ui.shelf.remove(id)).flatten();
    let name = match &before {
        Some(Ok(before)) => language.plan_name(&before.plan.header),
        _ => language.plan_name(&document.plan.header),
    };
    keep(ui, document);
    ui.shelf.copied(id);
    let said = (texts.opening().replaced)(&name);
    let take_back = move || {
        match (&before, &removed) {
            (Some(Ok(before)), _) => keep(ui, before),
            (_, Some(removed)) => drop(ui.shelf.put_back(removed)),
            _ => {}
        }
        ui.done((ui.texts().opening().restored)(&name));
    };
    ui.offer(said, texts.common().undo, move || once_closed(ui, id, take_back.clone()));
}

/// How long the screen of an open plan takes to go, and to save what it has, in milliseconds.
const CLOSED_AFTER: u64 = 100;

/// Does something to a plan on the shelf after it has been closed, if it is open.
fn once_closed(ui: Ui, id: Id, f: impl FnOnce() + 'static) {
    if matches!(ui.route.get_untracked(), Route::Plan(open, _) if open == id) {
        ui.go(Route::Library);
        clock::after(CLOSED_AFTER, f);
    } else {
        f();
    }
}
