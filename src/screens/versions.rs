//! *Versiones anteriores*: how the plan was, what has changed since, and the ways back to it.

mod copy;
mod detail;
mod list;
mod look;
mod operations;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::diff::{Changes, changes};
use plan::{Document, Plan};

use self::copy::CopyDialog;
use self::detail::Detail;
use self::list::List;
use self::look::Look;
use crate::browser::storage::NotStored;
use crate::browser::{clock, dom};
use crate::editing::Workspace;
use crate::erased::{effect, either, memo, piece};
use crate::session::Ui;
use crate::storage::snapshots::{Snapshot, Snapshots, VersionContent};
use crate::widgets::chunks::view_in_part;

/// What was found of the versions of the plan.
#[derive(Clone, PartialEq, Eq)]
enum FoundVersions {
    Looking,
    Failed,
    All(Arc<Vec<Snapshot>>),
}

/// The chosen version, once it has been read.
#[derive(Clone, PartialEq, Eq)]
enum ReadVersion {
    /// It is on its way.
    Reading,
    /// It is there.
    Plan(Arc<Document>),
    /// It cannot be read: what is stored, and whether only the app is too old.
    Unreadable(Arc<String>, bool),
    /// It is no longer there.
    Gone,
}

/// What the parts of this screen share.
#[derive(Clone, Copy)]
struct VersionsState {
    workspace: Workspace,
    found: RwSignal<FoundVersions>,
    /// What happened after each version, in a few words; by key.
    after: RwSignal<BTreeMap<String, String>>,
    chosen: RwSignal<Option<Snapshot>>,
    read: RwSignal<ReadVersion>,
    looking: RwSignal<bool>,
    copying: RwSignal<bool>,
}

impl VersionsState {
    fn ui(self) -> Ui {
        self.workspace.ui
    }

    /// Chooses a version and reads it.
    fn choose(self, version: Snapshot) {
        let key = version.key.clone();
        self.read.set(ReadVersion::Reading);
        self.chosen.set(Some(version));
        spawn_local(async move {
            let read = read(&key).await;
            let still = self.chosen.try_with_untracked(|it| it.as_ref().map(|it| it.key == key));
            if still.flatten() == Some(true) {
                self.read.set(read);
            }
        });
    }

    /// The chosen version, tracked.
    fn document(self) -> Option<Arc<Document>> {
        match self.read.get() {
            ReadVersion::Plan(document) => Some(document),
            _ => None,
        }
    }

    /// What has changed since the chosen version.
    fn since(self) -> Memo<Option<Arc<Changes>>> {
        let plan = self.workspace.editor.plan();
        memo(move || {
            let document = self.document()?;
            Some(Arc::new(plan.with(|plan| changes(&document.plan, plan))))
        })
    }

    /// The name of a version: "Versión de hoy, 10:42 a. m."
    fn name(self, version: &Snapshot) -> String {
        let taken = version.meta.taken;
        let (day, time) = (clock::day_of(taken), clock::time_of(taken));
        self.ui().language().version_name(day, clock::today(), time)
    }

    /// Looks for the versions, and tells of each what happened after it.
    fn look_up(self) {
        let plan = self.workspace.editor.id();
        let now = self.workspace.editor.now();
        spawn_local(async move {
            let found = match Snapshots::open().await {
                Ok(all) => all.list(plan).await.map(|list| (all, Arc::new(list))),
                Err(why) => Err(why),
            };
            let Ok((all, list)) = found else {
                self.found.try_set(FoundVersions::Failed);
                return;
            };
            if self.found.try_set(FoundVersions::All(Arc::clone(&list))).is_some() {
                return;
            }
            if !self.ui().narrow.get_untracked()
                && let Some(newest) = list.first()
            {
                self.choose(newest.clone());
            }
            let _ = self.tell(&all, &list, &now).await;
        });
    }

    async fn tell(self, all: &Snapshots, list: &[Snapshot], now: &Plan) -> Result<(), NotStored> {
        let mut next = Some(now.clone());
        for version in list {
            let Some(VersionContent::Plan(document)) = all.read(&version.key).await? else {
                next = None;
                continue;
            };
            if let Some(next) = &next {
                let short = self.ui().language().in_short(&changes(&document.plan, next));
                let told = self.after.try_update(|after| after.insert(version.key.clone(), short));
                if told.is_none() {
                    return Ok(());
                }
            }
            next = Some(document.plan);
        }
        Ok(())
    }
}

async fn read(key: &str) -> ReadVersion {
    let stored = match Snapshots::open().await {
        Ok(all) => all.read(key).await,
        Err(why) => Err(why),
    };
    match stored {
        Ok(Some(VersionContent::Plan(document))) => ReadVersion::Plan(Arc::new(*document)),
        Ok(Some(VersionContent::Unreadable { text, newer })) => {
            ReadVersion::Unreadable(Arc::new(text), newer)
        }
        Ok(None) | Err(_) => ReadVersion::Gone,
    }
}

view_in_part! {
    /// The screen, as soon as its part is there.
    rest, load, make:
    pub fn versions(workspace: Workspace) { view! { <Versions workspace /> }.into_any() }
}

/// The screen.
#[component]
pub fn Versions(workspace: Workspace) -> impl IntoView {
    let state = VersionsState {
        workspace,
        found: RwSignal::new(FoundVersions::Looking),
        after: RwSignal::new(BTreeMap::new()),
        chosen: RwSignal::new(None),
        read: RwSignal::new(ReadVersion::Reading),
        looking: RwSignal::new(false),
        copying: RwSignal::new(false),
    };
    // The first version of a plan may be taken while the list is being looked at.
    effect(move || {
        workspace.ui.plans.track();
        let some =
            |found: &FoundVersions| matches!(found, FoundVersions::All(list) if !list.is_empty());
        if !state.found.with_untracked(some) {
            state.look_up();
        }
    });
    let texts = workspace.ui.texts().versions();
    let chosen = memo(move || state.chosen.with(Option::is_some));
    view! {
        <main class="versions" data-screen="versions" class:has-chosen=move || chosen.get()>
            <div class="vs-list">
                <h2 class="vs-title">{texts.title}</h2>
                <p class="hint">{texts.intro}</p>
                {piece(move || match state.found.get() {
                    FoundVersions::Looking => view! { <p class="hint" role="status">{texts.looking}</p> }.into_any(),
                    FoundVersions::Failed => view! { <p class="vs-trouble" role="status">{texts.blocked}</p> }.into_any(),
                    FoundVersions::All(all) if all.is_empty() => nothing(state).into_any(),
                    FoundVersions::All(all) => view! { <List state all /> }.into_any(),
                })}
                <details class="vs-rule">
                    <summary>{texts.rule_title}</summary>
                    <p>{texts.rule}</p>
                </details>
            </div>
            <section class="vs-detail" aria-labelledby="vs-name" tabindex="-1">
                {either(move || chosen.get(), move || view! { <Detail state /> }, move || {
                    let some = state.found.with(|it| matches!(it, FoundVersions::All(all) if !all.is_empty()));
                    some.then(|| view! { <p class="vs-none hint">{texts.choose}</p> })
                })}
            </section>
        </main>
        {either(move || state.looking.get(), move || view! { <Look state /> }, || ())}
        <CopyDialog state />
    }
}

fn nothing(state: VersionsState) -> impl IntoView {
    let texts = state.ui().texts().versions();
    view! {
        <div class="vs-empty" role="status">
            <p><b>{texts.none}</b></p>
            <p class="hint">{texts.none_hint}</p>
        </div>
    }
}

/// Gives up the chosen version and goes back to the list, where both do not fit beside each other.
fn back_to_list(state: VersionsState) {
    let key = state.chosen.with_untracked(|it| it.as_ref().map(|it| it.key.clone()));
    state.chosen.set(None);
    if let Some(key) = key {
        dom::focus_soon(format!("[data-version='{key}']"));
    }
}
