//! Plans on their way to the list of plans: put there at once, or kept to be looked through.

use import::guide::Guide;
use leptos::prelude::*;
use plan::{Document, Plan, backup};

use crate::import::preview::{EditLine, Previews};
use crate::session::plan_list::PlanRecord;
use crate::session::{Route, Ui, View, ui};
use crate::storage::{self, What, keep};

/// What was brought in and waits to be looked through, as [`Ui::opened`] keeps it.
#[derive(Clone, Copy)]
pub struct WaitingImport(ui::ImportSlot);

/// What waits to be looked through.
pub fn waiting(ui: Ui) -> WaitingImport {
    WaitingImport(ui.opened)
}

impl WaitingImport {
    /// What `f` makes of it, tracked.
    pub fn with<T>(self, f: impl FnOnce(Option<&Opened>) -> T) -> T {
        self.0.kept().with(|kept| f(kept.as_ref().and_then(|kept| kept.downcast_ref())))
    }

    /// Changes it.
    pub fn update(self, f: impl FnOnce(Option<&mut Opened>)) {
        self.0.kept().update(|kept| f(kept.as_mut().and_then(|kept| kept.downcast_mut())));
    }

    /// Lets this wait in place of what was there.
    pub fn set(self, opened: Opened) {
        self.0.kept().set(Some(Box::new(opened)));
    }

    /// Nothing waits any more.
    pub fn clear(self) {
        self.0.clear();
    }
}

/// What was brought in and waits for an answer.
#[derive(Clone)]
pub enum Opened {
    /// A table of actions as it was understood, or several of which one is the plan.
    Table(Box<Previews>),
    /// A plan that is here already, with other content; over an open plan any plan that came whole.
    Known(Box<IncomingCopy>),
    /// A self-assessment guide, of which the person chooses what becomes actions.
    Guide(Box<Guide>),
}

/// A plan that came as a copy of one that is here.
#[derive(Clone)]
pub struct IncomingCopy {
    /// What was brought in.
    pub document: Document,
    /// The name of the file; `None` for a pasted text.
    pub name: Option<String>,
    /// What was edited in the file elsewhere, where the person has seen and accepted that.
    pub edits: Vec<EditLine>,
    /// The table, where the file has brought no plan along and only its rows say which it is.
    pub table: Option<IncomingTable>,
}

/// A table that seems to be a plan that is here.
#[derive(Clone)]
pub struct IncomingTable {
    /// How it was understood, for who says that it is another plan.
    pub previews: Previews,
    /// The plan as the table alone would have it.
    pub content: Plan,
    /// Whether its rows bear the ids of the plan; otherwise the two are only alike.
    pub is_known: bool,
}

impl IncomingCopy {
    /// A plan that came whole.
    pub fn whole(document: Document, name: Option<String>, edits: Vec<EditLine>) -> Self {
        Self { document, name, edits, table: None }
    }

    /// The plan that takes the place of the one here, if that is what the person wants.
    pub fn content(self) -> Document {
        let content = self.table.map(|table| table.content);
        Document { plan: content.unwrap_or(self.document.plan), ..self.document }
    }
}

/// Opens a plan that came whole: at once where it is new here or the same, after a question
/// where another version of it is here.
pub fn open_document(ui: Ui, known: IncomingCopy) {
    let id = known.document.plan.id;
    match ui.plans.load(id) {
        None => {
            keep(ui, &known.document);
            ui.plans.copied(id);
            ui.plans.came(id, known.name.as_deref());
            storage::unsigned::came_whole(&known.document, known.name.as_deref());
            ui.go(Route::Plan(id, View::Table));
            if !known.edits.is_empty() {
                ui.done((ui.texts().preview().edited_now)(known.edits.len()));
            }
        }
        Some(Ok(here)) if here == known.document => {
            ui.plans.copied(id);
            ui.done(ui.texts().preview().identical);
            ui.go(Route::Plan(id, View::Table));
        }
        Some(_) => {
            waiting(ui).set(Opened::Known(Box::new(known)));
            ui.go(Route::Preview);
        }
    }
}

/// Opens the plan with the id of this one and gives it its content, which can be undone.
pub fn replace(ui: Ui, document: Document) {
    let id = document.plan.id;
    let Some(Ok(here)) = ui.plans.load(id) else {
        // What cannot be read stays where it is: this session has a key of its own.
        keep(ui, &document);
        ui.plans.copied(id);
        return ui.go(Route::Plan(id, View::Table));
    };
    let name = ui.language().plan_name(&here.plan.header);
    ui.plans.copied(id);
    storage::take(ui, id, What::Content(document.plan), (ui.texts().preview().replaced)(&name));
}

/// Puts a plan in the list that was brought in from a file of another kind: nothing outside
/// holds it as it is here.
pub fn brought_in(ui: Ui, document: &Document, file: Option<&str>) {
    ui.plans.came(document.plan.id, file);
    ui.plans.note(document.plan.id, PlanRecord { changes: backup::MANY, ..Default::default() });
    keep(ui, document);
}

/// Goes on from this screen, which has then nothing to come back to.
pub fn leave(ui: Ui, to: Route) {
    ui.opened.clear();
    ui.go_instead(to);
}
