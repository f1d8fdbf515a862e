//! Plans on their way to the shelf: put there at once, or kept to be looked through.

use std::any::Any;

use exchange::guide::Guide;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::{Command, Document, HeaderChange, HeaderField, Id, Plan};

use crate::browser::random::Random;
use crate::editor;
use crate::parts::{self, Errand, Taken, Task, What};
use crate::preview::{Line, Previews};
use crate::storage;
use crate::ui::{Route, Ui, View};

/// Where what was brought in waits to be looked through.
///
/// The first wasm has the place only: what stands in it is known to the part that reads, and so
/// is the code that takes it apart.
#[derive(Clone, Copy, Default)]
pub struct Waiting(RwSignal<Option<Box<dyn Any + Send + Sync>>>);

impl Waiting {
    /// What `f` makes of it, tracked.
    pub fn with<T>(self, f: impl FnOnce(Option<&Opened>) -> T) -> T {
        self.0.with(|kept| f(kept.as_ref().and_then(|kept| kept.downcast_ref())))
    }

    /// Changes it.
    pub fn update(self, f: impl FnOnce(Option<&mut Opened>)) {
        self.0.update(|kept| f(kept.as_mut().and_then(|kept| kept.downcast_mut())));
    }

    /// Lets this wait in place of what was there.
    pub fn set(self, opened: Opened) {
        self.0.set(Some(Box::new(opened)));
    }

    /// Nothing waits any more.
    pub fn clear(self) {
        self.0.set(None);
    }
}

/// What was brought in and waits for an answer.
#[derive(Clone)]
pub enum Opened {
    /// A table of actions as it was understood, or several of which one is the plan.
    Table(Box<Previews>),
    /// A plan that is here already, with other content; over an open plan any plan that came whole.
    Known(Box<Known>),
    /// A self-assessment guide, of which the person chooses what becomes actions.
    Guide(Box<Guide>),
}

/// A plan that came as a copy of one that is here.
#[derive(Clone)]
pub struct Known {
    /// What was brought in.
    pub document: Document,
    /// The name of the file; `None` for a pasted text.
    pub name: Option<String>,
    /// What was edited in the file elsewhere, where the person has seen and accepted that.
    pub edits: Vec<Line>,
    /// The table, where the file has brought no plan along and only its rows say which it is.
    pub table: Option<Table>,
}

/// A table that seems to be a plan that is here.
#[derive(Clone)]
pub struct Table {
    /// How it was understood, for who says that it is another plan.
    pub previews: Previews,
    /// The plan as the table alone would have it.
    pub content: Plan,
    /// Whether its rows bear the ids of the plan; otherwise the two are only alike.
    pub is_known: bool,
}

impl Known {
    /// A plan that came whole.
    pub fn whole(document: Document, name: Option<String>, edits: Vec<Line>) -> Self {
        Self { document, name, edits, table: None }
    }

    /// The plan that takes the place of the one here, if that is what the person wants.
    pub fn content(self) -> Document {
        let content = self.table.map(|table| table.content);
        Document { plan: content.unwrap_or(self.document.plan), ..self.document }
    }
}

/// Puts a new sample plan on the shelf and opens it.
pub fn open_sample(ui: Ui) {
    spawn_local(async move {
        if let Err(why) = parts::reading(ui, Task::Sample).await {
            ui.problem(why);
        }
    });
}

/// Opens a plan that came whole: at once where it is new here or the same, after a question
/// where another version of it is here.
pub fn open_document(ui: Ui, known: Known) {
    let id = known.document.plan.id;
    match ui.shelf.load(id) {
        None => {
            keep(ui, &known.document);
            ui.shelf.copied(id);
            ui.shelf.came(id, known.name.as_deref());
            storage::unsigned::came_whole(&known.document, known.name.as_deref());
            ui.go(Route::Plan(id, View::Table));
            if !known.edits.is_empty() {
                ui.done((ui.texts().opening().edited_now)(known.edits.len()));
            }
        }
        Some(Ok(here)) if here == known.document => {
            ui.shelf.copied(id);
            ui.done(ui.texts().opening().identical);
            ui.go(Route::Plan(id, View::Table));
        }
        Some(_) => {
            ui.opened.set(Opened::Known(Box::new(known)));
            ui.go(Route::Opening);
        }
    }
}

/// Puts a plan on the shelf. Where the browser does not store it, it stays in memory, and the
/// light of the open plan says so.
pub fn keep(ui: Ui, document: &Document) {
    let _ = ui.shelf.save(document);
    parts::keep(ui, Errand::Keep(document.plan.id));
}

/// A copy of a plan under new ids, named as a copy, so that a list tells the two apart.
pub fn copy_of(ui: Ui, plan: &Plan) -> Plan {
    let texts = ui.texts();
    let copy = plan::template::with_new_ids(plan, &mut Random);
    let institution = match copy.header.institution.trim() {
        "" => texts.common().untitled,
        institution => institution,
    };
    let change =
        HeaderChange::Text(HeaderField::Institution, (texts.library().copy_of)(institution));
    editor::adjust(&copy, Command::Header(change)).unwrap_or(copy)
}

/// Opens the plan with the id of this one and gives it its content, which can be undone.
pub fn replace(ui: Ui, document: Document) {
    let id = document.plan.id;
    let Some(Ok(here)) = ui.shelf.load(id) else {
        // What cannot be read stays where it is: this session has a key of its own.
        keep(ui, &document);
        ui.shelf.copied(id);
        return ui.go(Route::Plan(id, View::Table));
    };
    let name = ui.language().plan_name(&here.plan.header);
    ui.shelf.copied(id);
    take(ui, id, What::Content(document.plan), (ui.texts().opening().replaced)(&name));
}

/// Opens a plan that is here and takes what came for it.
pub fn take(ui: Ui, id: Id, what: What, said: String) {
    parts::keep(ui, Errand::Take(Box::new(Taken { id, what, said })));
}
