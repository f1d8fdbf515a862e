//! The other tabs: what they have saved is followed, and they are told what this one has.
//!
//! A message is `saved <plan> <session>`, `gone <plan>` or `back <plan>`; `who <plan>` asks which
//! tabs have a plan open, and each says `here <plan> <session> <version>`. Storage events say the
//! same of what local storage holds, for browsers that lose messages of tabs that sleep.

use std::cell::OnceCell;

use leptos::task::spawn_local;
use plan::Id;

use super::{gather, open, safety, shelf_deeds, stores};
use crate::app::VERSION;
use crate::browser::{storage, tabs};
use crate::shelf::PLAN;
use crate::ui::Ui;

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
            saved(ui, id, session);
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

/// Tells the others that this session has saved a plan.
pub fn tell_saved(ui: Ui, id: Id) {
    say(&format!("saved {id} {}", ui.shelf.session()));
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
    let (Ok(id), session) = (id.parse::<Id>(), session.to_owned()) else { return };
    ui.shelf.changed();
    if !open::is_open(id) {
        return;
    }
    spawn_local(async move {
        if let Some(source) = stores::find(&gather::key(id, &session)).await {
            open::follow(ui, id, &source);
        }
    });
}
