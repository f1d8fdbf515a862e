//! Keeps every plan safe: carries out what the machine of `crates/storage` decides, and follows the
//! copies outside the browser. It is loaded right after the first screen; until then a change waits
//! in local storage.
//!
//! May use `browser`, the open plan and the texts. Decides nothing about when and where a plan is
//! stored: that is the machine's business, and its invariants stand there.

pub mod conflicts;
mod copies;
mod drafts;
mod effects;
mod frames;
mod here;
mod host;
mod installing;
pub mod marks;
mod outside;
mod person;
mod plan_operations;
mod safety;
mod secure;
pub mod snapshots;
mod stores;
pub mod unsigned;
pub mod updates;
mod warning;

pub use person::person;
pub use plan_operations::remove;
pub use safety::Safety;

use std::sync::Arc;

use ::storage::Event;
use leptos::task::spawn_local;

use plan::Document;
use plan::copies::Mend;

pub use self::secure::secure;
use crate::browser::{page, persistence};
use crate::download;
use crate::editor::Editor;
use crate::incoming;
use crate::parts::{self, Errand};
use crate::readers;
use crate::screens::library::deeds;
use crate::ui::Ui;

/// Does what the keeper is asked to do.
pub fn run(ui: Ui, errand: Errand) {
    host::start(ui);
    readers::bring();
    match errand {
        Errand::Start => spawn_local(async move {
            warning::look(ui).await;
            host::settle_all(ui).await;
        }),
        Errand::Open(desk) => host::open(*desk),
        Errand::Keep(id) => host::settle(ui, id),
        Errand::Step(editor, step) => conflicts::step(ui, editor, step),
        Errand::Download(document) => {
            person::ask(ui, Arc::new(move || download_signed(ui, &document)));
        }
        Errand::Deed(deed, id, room) => deeds::run(ui, room, deed, id),
        Errand::Take(taken) => plan_operations::take(ui, *taken),
        Errand::Look(editor, at) => safety::look(ui, editor, at),
        Errand::Mend(editor, mend) => self::mend(ui, editor, mend),
        Errand::Leave(run) => person::ask(ui, run),
    }
}

/// Downloads a plan that may not be open. What is signed in the file is signed here, too.
fn download_signed(ui: Ui, document: &Document) {
    let signed = unsigned::signed(ui, document);
    if let Some(signed) = &signed
        && host::here(signed.plan.id, |_| ()).is_none()
    {
        incoming::keep(ui, signed);
    }
    download::at_once(ui, signed.as_ref().unwrap_or(document));
}

/// Makes an open plan safer.
fn mend(ui: Ui, editor: Editor, mend: Mend) {
    let Some(plan) = editor.current() else { return };
    match mend {
        Mend::Reload => page::reload(),
        Mend::Restore => host::event(Event::Kept { plan: plan.id }),
        Mend::Download => download::at_once(ui, &editor.document()),
        Mend::Join => spawn_local(outside::join(ui, editor)),
        Mend::Allow => spawn_local(outside::allow(ui, editor)),
        Mend::Copy => parts::leave(ui, move || spawn_local(outside::choose(ui, editor))),
        Mend::Keep => spawn_local(async move {
            let _ = persistence::ask_promise().await;
            safety::refresh(ui);
        }),
    }
}
