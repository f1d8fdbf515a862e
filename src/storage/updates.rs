//! The app kept in this browser, so that it opens without a connection, and its newer versions:
//! one is fetched whole in the background, offered, and taken only when the person agrees and
//! all is safe; then every tab loads it.
//!
//! A page and all that it fetches are of one version: the service worker (`xtask/src/site/worker`)
//! answers from what it keeps, and keeps the files of each version that a tab still runs.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::installing;
use crate::browser::files::Incoming;
use crate::browser::offline::{self, Registration};
use crate::browser::{clock, page, storage};
use crate::session::Ui;

/// Where it is noted that the person does not want the app to be kept.
const UNWANTED: &str = "mejora/not-kept";

/// Where it is noted that the person was told that the app is kept.
const TOLD: &str = "mejora/kept-told";

/// How often a tab that stays open looks for a newer version, in milliseconds.
const LOOK_EVERY: i64 = 60 * 60 * 1_000;

/// How long a newer version may take to take over before that is called a failure, in
/// milliseconds.
const PATIENCE: u64 = 15_000;

/// How long a notice waits for another that is shown, in milliseconds.
const TURN: u64 = 3_000;

/// Saves all that this tab has open, its open text as well, and keeps a version of it; gives
/// whether all of it is safe.
type Secure = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = bool>>>>;

thread_local! {
    static SECURE: RefCell<Option<Secure>> = const { RefCell::new(None) };
    static OFFERED: Cell<bool> = const { Cell::new(false) };
    /// Whether the browser, or the host, has refused to keep the app.
    static REFUSED: Cell<bool> = const { Cell::new(false) };
    /// Whether this tab has just made sure that all is safe.
    static SAFE: Cell<bool> = const { Cell::new(false) };
}

/// How the app is kept in this browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfflineCopy {
    /// The browser cannot.
    Impossible,
    /// The person does not want it.
    No,
    /// Its files are on their way, or will be when all else is there.
    Coming,
    /// It opens without a connection.
    Yes,
    /// It does, and a newer version waits.
    NewerWaits,
}

/// Begins to keep the app, takes what the system hands to it, and offers newer versions.
/// `before_update` saves and keeps a version of all that this tab has open, and gives whether all
/// of it is safe: without that, no newer version is loaded. `take` receives the files that another
/// app hands over.
pub fn start(ui: Ui, before_update: impl AsyncFn() -> bool + 'static, take: fn(Ui, Incoming)) {
    let before_update = Rc::new(before_update);
    let save_before_reload: Secure = Rc::new(move || {
        let before_update = Rc::clone(&before_update);
        Box::pin(async move { before_update().await })
    });
    SECURE.set(Some(save_before_reload));
    installing::start(ui);
    offline::on_taken_over(move || spawn_local(load_newer(ui)));
    offline::on_opened_file(cells::MAX_PACKED_BYTES, move |incoming| take(ui, incoming));
    spawn_local(async move {
        if let Some(incoming) = offline::shared(cells::MAX_PACKED_BYTES).await {
            take(ui, incoming);
        }
        if storage::text(UNWANTED).is_none() {
            keep(ui).await;
        }
    });
}

async fn keep(ui: Ui) {
    let made = Registration::make().await;
    REFUSED.set(made.is_none());
    let Some(registration) = made else { return };
    let told = Cell::new(registration.is_kept() || storage::text(TOLD).is_some());
    let known = registration.clone();
    let step = Rc::new(move || {
        if known.is_newer_waiting() {
            offer(ui);
        } else if known.is_kept() && !told.replace(true) {
            in_turn(ui, move || {
                // Where this cannot be noted, it is told again at the next visit.
                let _ = storage::set_text(TOLD, "1");
                ui.done(ui.texts().updates().ready);
            });
        }
    });
    step();
    registration.on_step({
        let step = Rc::clone(&step);
        move || step()
    });
    let looked = Cell::new(clock::now());
    offline::on_return(move || {
        let now = clock::now();
        if now - looked.get() > LOOK_EVERY {
            looked.set(now);
            registration.look();
        }
    });
}

/// Says something as soon as nothing else is said, since there is one notice at a time, and the
/// person sees this tab.
pub(super) fn in_turn(ui: Ui, say: impl FnOnce() + 'static) {
    if offline::is_seen() && ui.notice.with_untracked(Option::is_none) {
        say();
    } else {
        clock::after(TURN, move || in_turn(ui, say));
    }
}

/// Offers the newer version, once for each load of the page: it is taken anyway when the last
/// tab is closed, and *Ajustes* has it as well.
fn offer(ui: Ui) {
    if OFFERED.replace(true) {
        return;
    }
    in_turn(ui, move || {
        let texts = ui.texts().updates();
        ui.offer(texts.newer, texts.update, move || spawn_local(update(ui)));
    });
}

/// How the app is kept at this moment.
pub async fn kept() -> OfflineCopy {
    if !offline::is_possible() {
        return OfflineCopy::Impossible;
    }
    match Registration::present().await {
        None if storage::text(UNWANTED).is_some() => OfflineCopy::No,
        None if REFUSED.get() => OfflineCopy::Impossible,
        Some(present) if present.is_newer_waiting() => OfflineCopy::NewerWaits,
        Some(present) if present.is_kept() => OfflineCopy::Yes,
        _ => OfflineCopy::Coming,
    }
}

/// Begins to keep the app or takes it out of this browser, and remembers the choice. Plans are
/// not touched.
pub async fn choose(ui: Ui, wanted: bool) {
    if wanted {
        storage::remove(UNWANTED);
        keep(ui).await;
    } else {
        // A browser that does not store the choice has no worker either.
        let _ = storage::set_text(UNWANTED, "1");
        offline::remove().await;
    }
}

/// Makes sure that all is safe and lets the newer version take over, which loads every tab anew.
pub async fn update(ui: Ui) {
    let present = Registration::present().await.filter(Registration::is_newer_waiting);
    let Some(registration) = present else { return page::reload() };
    if save_before_reload(ui).await {
        SAFE.set(true);
        registration.take_over();
        clock::after(PATIENCE, move || ui.problem(ui.texts().updates().not_updated));
    }
}

/// Loads the version that has taken over.
async fn load_newer(ui: Ui) {
    if SAFE.get() || save_before_reload(ui).await {
        page::reload();
    }
}

async fn save_before_reload(ui: Ui) -> bool {
    let Some(save_before_reload) = SECURE.with_borrow(Clone::clone) else { return false };
    let is_safe = save_before_reload().await;
    if !is_safe {
        ui.problem(ui.texts().updates().not_safe);
    }
    is_safe
}
