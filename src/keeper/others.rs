//! The other tabs: what they have saved is followed, and they are told what this one has.
//!
//! A message is `saved <plan> <session>`, or `weak <plan> <session>` where the database has no
//! part in it, or `gone <plan>`; `who <plan>` asks which tabs have a plan open, and each says
//! `here <plan> <session> <version>`. Storage events say a little later that something was saved,
//! for browsers that lose messages of tabs that sleep.
//!
//! What another tab shows beside *Guardado* must outlive a crash, and local storage is written
//! to the disk some time later: so a tab takes from another only what the database holds.

use std::cell::OnceCell;

use leptos::task::spawn_local;
use plan::Id;

use super::{gather, open, safety, shelf_deeds, stores};
use crate::app::VERSION;
use crate::browser::{clock, storage, tabs};
use crate::shelf::PLAN;
use crate::ui::Ui;

/// How long after a storage event it is looked what was saved, in milliseconds: the message comes
/// first, as a rule, and the database is written by then.
const LATER: u64 = 1_000;

thread_local! {
    static CHANNEL: OnceCell<Option<tabs::Channel>> = const { OnceCell::new() };
}

/// Lives from now on, and listens to the others.
pub fn join(ui: Ui) {
    tabs::live(&ui.shelf.session().to_string());
    CHANNEL.with(|channel| {
        channel.get_or_init(|| tabs::Channel::join(move |said| heard(ui, &said)));
    });
    let listener = storage::on_change_elsewhere(move |key| {
        let session = key.strip_prefix(PLAN).and_then(|name| name.split_once('/'));
        if let Some((id, session)) = session {
            let (id, session) = (id.to_owned(), session.to_owned());
            clock::after(LATER, move || saved(ui, &id, &session));
        }
    });
    // It listens for as long as the page lives.
    std::mem::forget(listener);
}

fn say(message: &str) {
    CHANNEL.with(|channel| {
        if let Some(Some(channel)) = channel.get() {
            channel.say(message);
        }
    });
}

/// Tells the others that this session has saved a plan safely.
pub fn tell_saved(ui: Ui, id: Id) {
    say(&format!("saved {id} {}", ui.shelf.session()));
}

/// Tells the others that this session has saved a plan where only local storage took it.
pub fn tell_weak(ui: Ui, id: Id) {
    say(&format!("weak {id} {}", ui.shelf.session()));
}

/// Tells the others that a plan was taken off this device.
pub fn tell_gone(id: Id) {
    say(&format!("gone {id}"));
}

/// Asks the other tabs which of them have a plan open.
pub fn ask_who(id: Id) {
    say(&format!("who {id}"));
}

fn heard(ui: Ui, message: &str) {
    let words: Vec<&str> = message.split(' ').collect();
    match words.as_slice() {
        ["saved", id, session] => saved(ui, id, session),
        ["weak", id, session] => {
            if let Some((id, key)) = open_here(ui, id, session)
                && let Some(source) = stores::local(&key)
            {
                open::follow(ui, id, &source);
            }
        }
        ["gone", id] => {
            if let Ok(id) = id.parse() {
                shelf_deeds::gone(ui, id);
            }
        }
        ["who", id] if id.parse().is_ok_and(open::is_open) => {
            say(&format!("here {id} {} {VERSION}", ui.shelf.session()));
        }
        ["here", id, session, version @ ..] => {
            if let Ok(id) = id.parse() {
                safety::is_here(ui, id, session, &version.join(" "));
            }
        }
        _ => {}
    }
}

fn saved(ui: Ui, id: &str, session: &str) {
    let Some((id, key)) = open_here(ui, id, session) else { return };
    spawn_local(async move {
        if let Some(source) = stores::safe(&key).await {
            open::follow(ui, id, &source);
        }
    });
}

/// The plan that was saved, where it is open in this tab, and the key of what was saved.
fn open_here(ui: Ui, id: &str, session: &str) -> Option<(Id, String)> {
    let id = id.parse::<Id>().ok()?;
    ui.shelf.changed();
    open::is_open(id).then(|| (id, gather::key(id, session)))
}
