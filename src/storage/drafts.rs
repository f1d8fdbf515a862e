//! A text that is still being typed is work: while it is, it is stored under a key of this session,
//! and a session that ends before the text does leaves it to be offered again.

use plan::{Column, Command, HeaderField, Id, Plan};
use serde::{Deserialize, Serialize};

use super::host;
use crate::actions::Desk;
use crate::browser::storage;
use crate::drafts::Place;
use crate::fields::Field;
use crate::header_texts;
use crate::open_text::TextPlace;
use crate::ui::{Route, Ui, View};

/// How much of a text is quoted, in characters.
const QUOTED: usize = 60;

/// A text that was being typed, as it is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Unfinished {
    /// The id of the action; empty in *Datos del plan*.
    action: String,
    field: String,
    task: Option<String>,
    text: String,
}

impl Unfinished {
    fn place(&self) -> Option<TextPlace> {
        if self.action.is_empty() {
            return header_texts::from_key(&self.field).map(TextPlace::Header);
        }
        let action: Id = self.action.parse().ok()?;
        Some(match &self.task {
            Some(task) => TextPlace::Task { action, task: task.parse().ok()? },
            None => TextPlace::Action(action, Field::from_key(&self.field)?),
        })
    }
}

/// What is stored of a text that is being typed; `None` where the plan says it already, or has no
/// such place.
pub fn written(place: TextPlace, text: &str, plan: &Plan) -> Option<String> {
    let said = said(place, plan)?;
    if said.trim_end() == text.trim_end() {
        return None;
    }
    let (action, field, task) = match place {
        TextPlace::Action(action, field) => (action.to_string(), field.key(), None),
        TextPlace::Task { action, task } => (action.to_string(), "tasks", Some(task.to_string())),
        TextPlace::Header(field) => (String::new(), header_texts::key(field)?, None),
    };
    let unfinished = Unfinished { action, field: field.to_owned(), task, text: text.to_owned() };
    Some(storage::encoded(&unfinished))
}

/// What the plan says in a place; a task that is not there yet says nothing.
fn said(place: TextPlace, plan: &Plan) -> Option<String> {
    match place {
        TextPlace::Action(action, field) => Some(field.text(plan.action(action)?)),
        TextPlace::Task { action, task } => {
            let task = plan.action(action)?.tasks.iter().find(|it| it.id == task);
            Some(task.map_or_else(String::new, |task| task.text.clone()))
        }
        TextPlace::Header(field) => header_texts::text(field, &plan.header).cloned(),
    }
}

/// Offers what a session that lives no longer was typing, unless the plan says it by now.
pub fn offer(ui: Ui, plan: Id, key: String, draft: &str) {
    let Some(desk) = host::here(plan, |here| here.desk) else { return };
    let open = storage::decoded::<Unfinished>(draft);
    let open = open.and_then(|open| Some((open.place()?, open.text)));
    let unsaid = open.filter(|(place, text)| written(*place, text, &desk.editor.now()).is_some());
    let Some((place, text)) = unsaid else { return storage::remove(&key) };
    let texts = ui.texts().keeper();
    let quoted: String = text.trim().chars().take(QUOTED).collect();
    ui.ask((texts.unfinished)(&quoted), texts.go_on, texts.discard, move |go_on| {
        if go_on {
            go(desk, place, &text);
        }
        storage::remove(&key);
    });
}

/// Writes the text where it was being typed, which can be undone, and goes there. What the field
/// does not take is offered in it.
fn go(desk: Desk, place: TextPlace, text: &str) {
    let Some(plan) = desk.editor.current() else { return };
    match place {
        TextPlace::Header(field) => go_to_header(desk, field, text),
        TextPlace::Task { action, task } => {
            let place: Place = (task, Field::Column(Column::Tasks));
            desk.given_up.keep(place, text.to_owned());
            desk.open_ficha(action);
        }
        TextPlace::Action(id, field) => {
            let Some(action) = plan.action(id) else { return };
            let change = field.change(action, &plan, text);
            let written = change.is_some_and(|change| desk.editor.commit(change));
            if !written {
                let place: Place = (id, field);
                desk.given_up.keep(place, text.to_owned());
            }
            desk.open_ficha(id);
        }
    }
}

fn go_to_header(desk: Desk, field: HeaderField, text: &str) {
    if let Some(change) = header_texts::change(field, text.to_owned()) {
        desk.editor.commit(Command::Header(change));
    }
    desk.ui.go(Route::Plan(desk.editor.id(), View::Data));
}
