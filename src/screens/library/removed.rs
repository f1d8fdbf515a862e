//! The plans that can be restored from an earlier version: those that are no longer on this
//! device (*Quitados hace poco*), and those that are here and cannot be read.

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::snapshots::restorable_until;

use super::LibraryState;
use crate::browser::storage::NotStored;
use crate::browser::{clock, dom, files};
use crate::erased::{effect, piece};
use crate::session::{Ui, use_ui};
use crate::storage;
use crate::storage::snapshots::{Snapshot, Snapshots, VersionContent};
use crate::widgets::chunks::{self, in_part};

/// What can be restored.
#[derive(Clone, Default)]
struct Restorable {
    /// Of each plan that was removed, the version to restore.
    removed: Vec<Snapshot>,
    /// Of each plan that is here and cannot be read, the newest version that can.
    damaged: Vec<Snapshot>,
}

in_part! {
    rest, load: fn make(library: LibraryState) -> AnyView {
        view! { <RemovedPlans library /> }.into_any()
    }
}

/// The lists, once everything is there and all is quiet: they are nothing that one waits for.
pub fn removed(library: LibraryState) -> AnyView {
    chunks::when_quiet(|| Box::pin(load()), Box::new(move || chunks::now(Box::pin(make(library)))))
}

/// The lists; nothing where there is nothing to restore.
#[component]
pub fn RemovedPlans(library: LibraryState) -> impl IntoView {
    let ui = use_ui();
    let found = RwSignal::new(Restorable::default());
    let look_up = move || {
        spawn_local(async move {
            if let Ok(all) = find(ui, library).await {
                found.try_set(all);
            }
        });
    };
    // A plan that is removed or comes back changes the list.
    effect(move || {
        ui.plans.track();
        // What only the database has is not missed before it is in the list.
        if ui.plans.complete.get() {
            look_up();
        }
    });
    let texts = ui.texts().removed();
    let until = move |version: &Snapshot| {
        let until = clock::day_of(restorable_until(version.meta.taken));
        (texts.until)(&ui.language().near_day(until, clock::today()))
    };
    let of_day = move |version: &Snapshot| {
        let day = clock::day_of(version.meta.taken);
        (texts.of_day)(&ui.language().near_day(day, clock::today()))
    };
    view! {
        {piece(move || {
            let Restorable { removed, damaged } = found.get();
            let damaged =
                listed(ui, "damaged", [texts.damaged, texts.damaged_hint], damaged, of_day);
            let removed = listed(ui, "removed", [texts.title, texts.hint], removed, until);
            [damaged, removed]
        })}
    }
}

async fn find(ui: Ui, library: LibraryState) -> Result<Restorable, NotStored> {
    let all = Snapshots::open().await?;
    let mut damaged = Vec::new();
    for id in library.damaged() {
        damaged.extend(all.newest(id).await?);
    }
    let removed = all.removed(|id| ui.plans.ids().contains(&id)).await?;
    Ok(Restorable { removed, damaged })
}

/// A list under its heading, with what is said of the time of each version.
fn listed(
    ui: Ui,
    name: &'static str,
    [title, hint]: [&'static str; 2],
    all: Vec<Snapshot>,
    when: impl Fn(&Snapshot) -> String,
) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let titled = format!("{name}-title");
    let id = titled.clone();
    let rows = all.into_iter().map(|version| row(ui, when(&version), version)).collect_view();
    let list = view! {
        <section class="removed" data-restore=name aria-labelledby=titled>
            <h2 id=id>{title}</h2>
            <p class="hint">{hint}</p>
            <ul role="list">{rows}</ul>
        </section>
    };
    Some(list.into_any())
}

fn row(ui: Ui, when: String, version: Snapshot) -> impl IntoView {
    let texts = ui.texts();
    let count = (texts.common().actions)(version.actions);
    let name = version.name.clone();
    let label = (texts.removed().restore_named)(&name);
    view! {
        <li class="removed-plan">
            <span class="removed-name">{name}</span>
            <span class="hint">{count} " · " {when}</span>
            <button
                type="button"
                class="button small"
                aria-label=label
                on:click=move |_| restore(ui, version.clone())
            >
                {texts.removed().restore}
            </button>
        </li>
    }
}

/// Puts a plan back in the list, beside what is damaged there; a version that cannot be read is
/// downloaded.
fn restore(ui: Ui, version: Snapshot) {
    spawn_local(async move {
        let stored = match Snapshots::open().await {
            Ok(all) => all.read(&version.key).await,
            Err(why) => Err(why),
        };
        let texts = ui.texts();
        match stored {
            Ok(Some(VersionContent::Plan(document))) => {
                storage::keep(ui, &document);
                dom::focus_soon("main h1".into());
                ui.done((texts.library().put_back)(&version.name));
            }
            Ok(Some(VersionContent::Unreadable { text, .. })) => {
                files::download(&format!("plan-{}.txt", version.plan), "text/plain", &text);
                ui.problem(texts.versions().unreadable);
            }
            Ok(None) | Err(_) => ui.problem(texts.versions().vanished),
        }
    });
}
