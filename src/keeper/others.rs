//! The other tabs: what they have saved is followed, and they are told what this one has.
//!
//! A message is `saved <plan> <session>`, or `weak <plan> <session>` where the database has no
//! part in it, or `gone <plan>`; `who <plan>` asks which tabs have a plan open, and each says
//! `here <plan> <session> <version>`. Storage events, and the return of a tab that slept, have the
//! stores themselves looked at, for messages that are lost or were never sent.
//!
//! What another tab shows beside *Guardado* must outlive a crash, and local storage is written
//! to the disk some time later: so a tab takes from another what the database holds, and stores
//! again whatever it had to take from local storage alone.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

use leptos::task::spawn_local;
use plan::Id;

use super::{gather, open, safety, shelf_deeds, stores};
use crate::app::VERSION;
use crate::browser::{clock, storage, tabs};
use crate::shelf::PLAN;
use crate::ui::Ui;

/// How long after a storage event it is looked what was saved, and how long until the next look,
/// in milliseconds: the message comes first, as a rule, and the database is written by then.
const LATER: u64 = 1_000;

/// How often it is looked before what only local storage has is taken.
const LOOKS: u32 = 10;

thread_local! {
    /// The keys that are being looked at.
    static LOOKING: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    static CHANNEL: OnceCell<Option<tabs::Channel>> = const { OnceCell::new() };
}

/// Lives from now on, and listens to the others.
pub fn join(ui: Ui) {
    tabs::live(&ui.shelf.session().to_string());
    CHANNEL.with(|channel| {
        channel.get_or_init(|| tabs::Channel::join(move |said| heard(ui, &said)));
    });
    let listener = storage::on_change_elsewhere(move |key| {
        if let Some((id, session)) = named(&key) {
            look(ui, id, session);
        }
    });
    // It listens for as long as the page lives.
    std::mem::forget(listener);
    tabs::on_back(move || look_at_all(ui));
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
            ui.shelf.changed();
            if let Some((id, key)) = open_here(id, session) {
                take_local(ui, id, &key);
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
    ui.shelf.changed();
    let Some((id, key)) = open_here(id, session) else { return };
    shelf_deeds::back(ui, id);
    spawn_local(async move {
        if let Some(source) = stores::safe(&key).await {
            open::follow(ui, id, &source);
        }
    });
}

/// The plan and the session in a key of local storage.
fn named(key: &str) -> Option<(&str, &str)> {
    key.strip_prefix(PLAN)?.split_once('/')
}

/// The plan that was saved, where it is open in this tab, and the key of what was saved.
fn open_here(id: &str, session: &str) -> Option<(Id, String)> {
    let id = id.parse::<Id>().ok()?;
    open::is_open(id).then(|| (id, gather::key(id, session)))
}

/// Looks at all that other sessions have stored of open plans: a tab that slept may have missed
/// messages and events.
fn look_at_all(ui: Ui) {
    let own = ui.shelf.session().to_string();
    for key in storage::keys(PLAN) {
        if let Some((id, session)) = named(&key).filter(|(_, session)| *session != own) {
            look(ui, id, session);
        }
    }
}

/// Looks what a session has stored until both stores say the same. Its message may be lost, or
/// its tab may have gone before the database had what local storage has.
fn look(ui: Ui, id: &str, session: &str) {
    let Some((id, key)) = open_here(id, session) else { return };
    if !LOOKING.with_borrow_mut(|all| all.insert(key.clone())) {
        return;
    }
    let session = session.to_owned();
    spawn_local(async move {
        for turn in 1..=LOOKS {
            clock::pause(LATER).await;
            if taken(ui, id, &key, &session, turn == LOOKS).await {
                break;
            }
        }
        LOOKING.with_borrow_mut(|all| all.remove(&key));
    });
}

/// Takes what stands under a key, unless its session may still bring it into the database; gives
/// whether it was taken.
async fn taken(ui: Ui, id: Id, key: &str, session: &str, is_last: bool) -> bool {
    let Ok(there) = stores::all(key).await else {
        take_local(ui, id, key);
        return true;
    };
    let agree = matches!(&*there, [one, other] if one.stored == other.stored);
    if !agree && !is_last {
        let living = tabs::living().await;
        if living.is_none_or(|all| all.iter().any(|it| it == session)) {
            return false;
        }
    }
    for source in &there {
        open::follow(ui, id, source);
    }
    if !agree && !there.is_empty() {
        // Nobody else stores what is shown here now.
        open::save(ui, id);
    }
    true
}

/// Takes what local storage has, where the database has no part in it.
fn take_local(ui: Ui, id: Id, key: &str) {
    if let Some(source) = stores::local(key) {
        open::follow(ui, id, &source);
    }
}
