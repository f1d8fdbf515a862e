//! *Quitados hace poco*: the plans that are no longer on this device and can be restored.

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::snapshots::restorable_until;

use crate::browser::{clock, dom, files};
use crate::incoming;
use crate::keeper::snapshots::{Content, Snapshot, Snapshots};
use crate::lazy::{effect, piece};
use crate::ui::{Ui, use_ui};

/// The list; nothing where there are none.
#[component]
pub fn RemovedPlans() -> impl IntoView {
    let ui = use_ui();
    let found = RwSignal::new(Vec::<Snapshot>::new());
    let look_up = move || {
        spawn_local(async move {
            if let Ok(all) = Snapshots::open().await
                && let Ok(removed) = all.removed(|id| ui.shelf.ids().contains(&id)).await
            {
                found.try_set(removed);
            }
        });
    };
    // A plan that is removed or comes back changes the list.
    effect(move || {
        ui.shelf.track();
        look_up();
    });
    let texts = ui.texts().removed();
    view! {
        {piece(move || {
            let all = found.get();
            (!all.is_empty()).then(|| view! {
                <section class="removed" data-removed="" aria-labelledby="removed-title">
                    <h2 id="removed-title">{texts.title}</h2>
                    <p class="hint">{texts.hint}</p>
                    <ul role="list">
                        {all.into_iter().map(|version| row(ui, version)).collect_view()}
                    </ul>
                </section>
            })
        })}
    }
}

fn row(ui: Ui, version: Snapshot) -> impl IntoView {
    let texts = ui.texts();
    let until = clock::day_of(restorable_until(version.meta.taken));
    let until = (texts.removed().until)(&ui.language().near_day(until, clock::today()));
    let count = (texts.common().actions)(version.actions);
    let name = version.name.clone();
    let label = (texts.removed().restore_named)(&name);
    view! {
        <li class="removed-plan">
            <span class="removed-name">{name}</span>
            <span class="hint">{count} " · " {until}</span>
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

/// Puts a removed plan back on the shelf; one that cannot be read is downloaded.
fn restore(ui: Ui, version: Snapshot) {
    spawn_local(async move {
        let stored = match Snapshots::open().await {
            Ok(all) => all.read(&version.key).await,
            Err(why) => Err(why),
        };
        let texts = ui.texts();
        match stored {
            Ok(Some(Content::Plan(document))) => {
                incoming::keep(ui, &document);
                dom::focus_soon("main h1".into());
                ui.done((texts.library().put_back)(&version.name));
            }
            Ok(Some(Content::Unreadable { text, .. })) => {
                files::download(&format!("plan-{}.txt", version.plan), "text/plain", &text);
                ui.problem(texts.versions().unreadable);
            }
            Ok(None) | Err(_) => ui.problem(texts.versions().vanished),
        }
    });
}
