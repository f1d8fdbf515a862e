//! What was opened or pasted, before it is kept: how a table was understood, or what to do with
//! a plan file whose plan is here already.

mod about;
mod actions;
mod draftsman;
mod findings;
mod known;
mod question;

use leptos::prelude::*;
use plan::{Document, Id};

use self::about::About;
use self::actions::Actions;
use self::draftsman::Draftsman;
use self::findings::Findings;
use self::known::Known;
use self::question::Question;
use crate::incoming::{self, Opened};
use crate::lazy::{memo, piece};
use crate::screens::guide::GuideChoice;
use crate::ui::{Route, Ui, View, use_ui};
use crate::widgets::{ScreenTitle, TopBar};

/// The screen. Without anything to show, as after a reload, it is *Mis planes* instead.
#[component]
pub fn Opening() -> impl IntoView {
    let ui = use_ui();
    if ui.opened.with_untracked(Option::is_none) {
        ui.go_instead(Route::Library);
    }
    let shown = memo(move || {
        ui.opened.with(|opened| match opened {
            None => Shown::Nothing,
            Some(Opened::Table(preview)) => Shown::Table(preview.draft.plan.id),
            Some(Opened::Known(document)) => Shown::Known(document.plan.id),
            Some(Opened::Guide(_)) => Shown::Guide,
        })
    });
    view! {
        <TopBar />
        <main class="column opening" data-screen="opening">
            {piece(move || match shown.get() {
                Shown::Nothing => ().into_any(),
                Shown::Table(_) => view! { <Table /> }.into_any(),
                Shown::Known(id) => view! { <Known id /> }.into_any(),
                Shown::Guide => view! { <GuideChoice /> }.into_any(),
            })}
        </main>
    }
}

/// What the screen shows: another one only where something else was brought in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Table(Id),
    Known(Id),
    Guide,
}

/// How a table was understood.
#[component]
fn Table() -> impl IntoView {
    let ui = use_ui();
    let draftsman = Draftsman::new(ui);
    let words = ui.texts().opening().title;
    let name = draftsman.file_name();
    let lead = move || {
        let texts = ui.texts().opening();
        let from = name.as_ref().map(|name| (texts.from_file)(name) + " ").unwrap_or_default();
        from + texts.nothing_kept
    };
    view! {
        <ScreenTitle words />
        <p class="lead">{lead}</p>
        <Question draftsman />
        <About draftsman />
        <Findings draftsman />
        <Actions draftsman />
        <div class="opening-end">
            <button type="button" class="button primary" data-accept="" on:click=move |_| accept(ui)>
                {ui.texts().opening().accept}
            </button>
            <button type="button" class="button" on:click=move |_| leave(ui, Route::Library)>
                {ui.texts().common().cancel}
            </button>
        </div>
    }
}

fn accept(ui: Ui) {
    let result = ui.opened.with_untracked(|opened| match opened {
        Some(Opened::Table(preview)) => Some(preview.result()),
        _ => None,
    });
    if let Some(plan) = result {
        let id = plan.id;
        incoming::keep(ui, &Document::new(plan));
        leave(ui, Route::Plan(id, View::Table));
    }
}

/// Goes on from this screen, which has then nothing to come back to.
pub fn leave(ui: Ui, to: Route) {
    ui.opened.set(None);
    ui.go_instead(to);
}
