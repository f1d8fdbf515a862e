//! Changes that nobody has signed. What came in a file is called after the file; all else was
//! written in this browser, and is signed as soon as the person gives a name.

use std::collections::BTreeMap;

use ::storage::Event;
use plan::lineage::Traced;
use plan::{Document, Id};

use super::{host, person};
use crate::browser::storage;
use crate::session::Ui;

/// Which editing sessions have written unsigned what came with files, and with which.
const CAME: &str = "mejora/unsigned/";

type UnsignedFiles = BTreeMap<String, String>;

fn files(id: Id) -> UnsignedFiles {
    storage::get(&format!("{CAME}{id}")).unwrap_or_default()
}

/// Notes that these sessions' changes came in a file. What is signed needs no other name.
pub fn came(id: Id, theirs: &Traced, sessions: &[Id], file: Option<&str>) {
    let mut all = files(id);
    let known = all.len();
    for session in sessions.iter().filter(|it| theirs.person(**it).is_none()) {
        all.entry(session.to_string()).or_insert_with(|| file.unwrap_or_default().to_owned());
    }
    if all.len() > known {
        let _ = storage::set(&format!("{CAME}{id}"), &all);
    }
}

/// Notes that a plan came whole in a file.
pub fn came_whole(document: &Document, file: Option<&str>) {
    let traced = Traced::of(document);
    came(document.plan.id, &traced, &traced.unsigned(), file);
}

/// Forgets it all of a plan that is taken off this device; gives what was known.
pub fn forget(id: Id) -> Option<String> {
    let key = format!("{CAME}{id}");
    let known = storage::text(&key);
    storage::remove(&key);
    known
}

/// Knows again what was forgotten of a plan that is put back.
pub fn put_back(id: Id, known: Option<String>) {
    if let Some(known) = known {
        let _ = storage::set_text(&format!("{CAME}{id}"), &known);
    }
}

/// The file in which the unsigned changes of a session came.
pub fn file_of(id: Id, session: Id) -> Option<String> {
    files(id).remove(&session.to_string()).filter(|file| !file.is_empty())
}

/// The sessions of others.
fn others(id: Id) -> Vec<Id> {
    files(id).keys().filter_map(|session| session.parse().ok()).collect()
}

/// Signs what this browser has written unsigned in an open plan, once the person has given a name.
pub fn sign(ui: Ui, id: Id) {
    if person(ui).is_some() {
        host::event(Event::Named { plan: id, others: others(id) });
    }
}

/// The same in a plan that is not open; `None` where there was nothing to sign.
pub fn signed(ui: Ui, document: &Document) -> Option<Document> {
    let name = person(ui)?;
    let mut traced = Traced::of(document);
    traced.sign_all(&name, &others(document.plan.id)).then(|| traced.document())
}
