//! How safe an open plan is: looked at from all sides for the details behind the light.

use std::cell::RefCell;
use std::collections::BTreeMap;

use ::storage::{Message, StoreQuery};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::Id;
use plan::backup::{self, Copies, Due, Health, Mend, Outside, Saving};

use super::{backup as copy, backup_file, host, stores};
use crate::browser::clock;
use crate::browser::persistence::{self, Quota};
use crate::editing::{Editor, Light, NotSaved};
use crate::session::{Ui, VERSION};

/// All that is known of the safety of an open plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Safety {
    /// What the light says.
    pub light: Light,
    /// Whether local storage holds what was saved last.
    pub local: bool,
    /// Whether the database does.
    pub database: bool,
    /// Whether the browser promises to keep it.
    pub promised: Option<bool>,
    /// How full the browser's storage is.
    pub room: Option<Quota>,
    /// The copies outside.
    pub copies: Copies,
    /// The file that is kept fresh.
    pub backup_file: Outside,
    /// Its name.
    pub file: Option<String>,
    /// Whether such a file can be chosen in this browser.
    pub can_choose: bool,
    /// How many other tabs have the plan open.
    pub tabs: usize,
    /// Whether one of them runs another version of the app.
    pub other_version: bool,
    /// What to mend first.
    pub worst: Option<Mend>,
}

/// Who looks at which plan.
type Looking = (Editor, RwSignal<Option<Safety>>);

thread_local! {
    static LOOKING: RefCell<Option<Looking>> = const { RefCell::new(None) };
    /// The other tabs that have the plan open that is looked at, with their versions.
    static TABS: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Tells how safe a plan is, now and whenever that changes.
pub fn look(ui: Ui, editor: Editor, at: RwSignal<Option<Safety>>) {
    LOOKING.set(Some((editor, at)));
    TABS.with_borrow_mut(BTreeMap::clear);
    host::page::post(&Message::Who(editor.id()).to_string());
    refresh(ui);
}

/// Another tab says that it has a plan open.
pub fn is_here(ui: Ui, id: Id, session: &str, version: &str) {
    if LOOKING.with_borrow(|looking| looking.is_some_and(|(editor, _)| is_open(editor, id))) {
        TABS.with_borrow_mut(|tabs| tabs.insert(session.to_owned(), version.to_owned()));
        refresh(ui);
    }
}

fn is_open(editor: Editor, id: Id) -> bool {
    editor.current().is_some_and(|plan| plan.id == id)
}

/// Looks again, where somebody does.
pub fn refresh(ui: Ui) {
    let Some((editor, at)) = LOOKING.with_borrow(|looking| *looking) else { return };
    if at.try_get_untracked().is_none() {
        return LOOKING.set(None);
    }
    spawn_local(async move {
        if let Some(safety) = examine(ui, editor).await {
            at.try_set(Some(safety));
        }
    });
}

async fn examine(ui: Ui, editor: Editor) -> Option<Safety> {
    let id = editor.current()?.id;
    let light = editor.light().try_get_untracked()?;
    let saved = match light {
        Light::Saved(at) | Light::Weak(at) => at,
        Light::Writing | Light::NotSaved(_) => ui.plans.record(id).saved,
    };
    let local = ui.plans.sources(id).iter().any(|source| source.sound && source.saved >= saved);
    let kept = stores::inspect(StoreQuery::Plan(id)).await.database.unwrap_or_default();
    let database = kept.into_iter().any(|(key, stored)| {
        let source = ui.plans.source(key, stored);
        source.sound && source.saved >= saved
    });
    let (promised, room) = (persistence::is_promised().await, persistence::room().await);
    let copies = copy::noted(ui, id);
    let due = backup::due(copies, backup::rows(&editor.current()?), clock::now());
    let backup_file = backup_file::state(id);
    let health = Health {
        saving: saving(light),
        backup_file,
        due: due == Due::Again,
        copied: copies.copied.is_some(),
        kept: promised,
    };
    let (tabs, other_version) =
        TABS.with_borrow(|tabs| (tabs.len(), tabs.values().any(|version| version != VERSION)));
    Some(Safety {
        light,
        local,
        database,
        promised,
        room,
        copies,
        backup_file,
        file: backup_file::name(id),
        can_choose: backup_file::can_be_kept(),
        tabs,
        other_version,
        worst: backup::worst(health),
    })
}

fn saving(light: Light) -> Saving {
    match light {
        Light::Writing | Light::Saved(_) => Saving::Sure,
        Light::Weak(_) => Saving::Unsure,
        Light::NotSaved(NotSaved::Older) => Saving::Older,
        Light::NotSaved(NotSaved::Removed) => Saving::Removed,
        Light::NotSaved(NotSaved::Blocked | NotSaved::Full) => Saving::Failing,
    }
}
