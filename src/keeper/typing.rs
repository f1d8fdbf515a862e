//! A text that is still being typed is work: while it is, it is stored each second under a key of
//! this session, and a session that ends before the text does leaves it to be offered again.

use plan::{Id, Plan};
use serde::{Deserialize, Serialize};

use crate::actions::Desk;
use crate::browser::typing::{OpenText, open_text};
use crate::browser::{clock, storage, tabs};
use crate::drafts::Place;
use crate::fields::Field;

const DRAFT: &str = "mejora/draft/";

/// How often the open text is stored, in milliseconds.
const EVERY: u64 = 1_000;

/// How much of a text is quoted, in characters.
const QUOTED: usize = 60;

/// A text that is, or was, being typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    action: String,
    field: String,
    task: Option<String>,
    text: String,
}

impl Unfinished {
    /// The text in the box in which the keyboard is.
    pub fn now() -> Option<Self> {
        let OpenText { action, field, task, text } = open_text()?;
        Some(Self { action, field, task, text })
    }

    /// The action that it belongs to, and the task where it is that of one.
    pub fn record(&self) -> Option<(Id, Option<Id>)> {
        let task = self.task.as_ref().and_then(|task| task.parse().ok());
        Some((self.action.parse().ok()?, task))
    }

    /// Whether the plan does not say it.
    pub fn is_unsaid(&self, plan: &Plan) -> bool {
        self.said(plan).is_some_and(|said| said.trim_end() != self.text.trim_end())
    }

    /// What the plan says in its place; a task that is not there yet says nothing.
    fn said(&self, plan: &Plan) -> Option<String> {
        let (action, _) = self.record()?;
        let action = plan.action(action)?;
        match &self.task {
            Some(task) => {
                let task = action.tasks.iter().find(|it| it.id.to_string() == *task);
                Some(task.map_or_else(String::new, |task| task.text.clone()))
            }
            None => Some(Field::from_key(&self.field)?.text(action)),
        }
    }
}

/// Stores what is being typed while the plan is open, and offers what an earlier session left.
pub fn watch(desk: Desk, id: Id) {
    let key = format!("{DRAFT}{id}/{}", desk.ui.shelf.session());
    again(desk, key, None);
    leptos::task::spawn_local(offer(desk, id));
}

fn again(desk: Desk, key: String, stored: Option<Unfinished>) {
    clock::after(EVERY, move || {
        if desk.editor.current().is_none() {
            storage::remove(&key);
            return;
        }
        let open = unfinished(desk);
        if open != stored {
            match &open {
                Some(open) => drop(storage::set(&key, open)),
                None => storage::remove(&key),
            }
        }
        again(desk, key, open);
    });
}

/// The text that is being typed, where the plan does not say it yet.
fn unfinished(desk: Desk) -> Option<Unfinished> {
    let open = Unfinished::now()?;
    open.is_unsaid(&desk.editor.current()?).then_some(open)
}

/// Offers what a session that lives no longer was typing.
async fn offer(desk: Desk, id: Id) {
    let own = desk.ui.shelf.session().to_string();
    let living = tabs::living().await.unwrap_or_default();
    for key in storage::keys(&format!("{DRAFT}{id}/")) {
        let session = key.rsplit('/').next().unwrap_or_default();
        if session == own || living.iter().any(|alive| alive == session) {
            continue;
        }
        let open = storage::get::<Unfinished>(&key);
        let plan = desk.editor.current();
        let open = open.filter(|open| plan.as_ref().is_some_and(|plan| open.is_unsaid(plan)));
        let Some(open) = open else {
            storage::remove(&key);
            continue;
        };
        let texts = desk.ui.texts().keeper();
        let quoted: String = open.text.trim().chars().take(QUOTED).collect();
        let (taken, left) = (key.clone(), key);
        desk.ui.ask((texts.unfinished)(&quoted), texts.go_on, texts.discard, move |go_on| {
            if go_on {
                go(desk, &open);
            }
            storage::remove(if go_on { &taken } else { &left });
        });
        return;
    }
}

/// Writes the text where it was being typed, which can be undone, and opens the form there. What
/// the field does not take is offered in it.
fn go(desk: Desk, open: &Unfinished) {
    let Ok(id) = open.action.parse::<Id>() else { return };
    let Some(field) = Field::from_key(&open.field) else { return };
    let Some(plan) = desk.editor.current() else { return };
    let Some(action) = plan.action(id) else { return };
    let record = open.task.as_ref().and_then(|task| task.parse().ok()).unwrap_or(id);
    let place: Place = (record, field);
    let change = if open.task.is_some() { None } else { field.change(action, &plan, &open.text) };
    let written = change.is_some_and(|change| desk.editor.commit(change));
    if !written {
        desk.given_up.keep(place, open.text.clone());
    }
    desk.open_ficha(id);
}
