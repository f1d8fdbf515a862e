//! What was opened or pasted, before it is kept: how a table was understood, or what to do with
//! a plan file whose plan is here already.

mod about;
mod actions;
mod asking;
mod edits;
mod findings;
mod joined;
mod known;
mod order;
mod place;
mod question;
mod state;
mod tables;
mod year;

use leptos::prelude::*;
use plan::{Document, Id, template};

use self::about::About;
use self::actions::Actions;
pub use self::asking::asking;
use self::edits::Edits;
use self::findings::Findings;
use self::known::Known;
use self::question::Question;
use self::state::PreviewState;
use self::tables::Tables;
use crate::browser::random::BrowserRandom;
use crate::editing::readers;
use crate::erased::{memo, piece};
use crate::import::incoming::{self, IncomingCopy as Copied, Opened, brought_in, leave, waiting};
use crate::screens::guide::GuideChoice;
use crate::session::{Route, Ui, View, use_ui};
use crate::widgets::chunks::view_in_part;
use crate::widgets::{NoticeBar, ScreenTitle, TopBar};

view_in_part! {
    /// The screen, as soon as its part is there.
    reading, load, make:
    pub fn preview() {
        readers::bring();
        view! { <Opening /> }.into_any()
    }
}

/// The screen. Without anything to show, as after a reload, it is *Mis planes* instead.
#[component]
pub fn Opening() -> impl IntoView {
    let ui = use_ui();
    if untrack(|| waiting(ui).with(|opened| opened.is_none())) {
        ui.go_instead(Route::Library);
    }
    let shown = memo(move || {
        waiting(ui).with(|opened| match opened {
            None => PreviewContent::Nothing,
            Some(Opened::Table(previews)) => PreviewContent::Table(previews.id()),
            Some(Opened::Known(known)) => PreviewContent::Known(known.document.plan.id),
            Some(Opened::Guide(_)) => PreviewContent::Guide,
        })
    });
    view! {
        <TopBar />
        <main class="column opening" data-screen="opening">
            {piece(move || match shown.get() {
                PreviewContent::Nothing => ().into_any(),
                PreviewContent::Table(_) => view! { <Table /> }.into_any(),
                PreviewContent::Known(id) => view! { <Known id /> }.into_any(),
                PreviewContent::Guide => view! { <GuideChoice /> }.into_any(),
            })}
        </main>
        // The other two have it beside their buttons, which are always seen.
        {piece(move || {
            matches!(shown.get(), PreviewContent::Nothing | PreviewContent::Known(_)).then(|| view! { <NoticeBar /> })
        })}
    }
}

/// What the screen shows: another one only where something else was brought in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PreviewContent {
    Nothing,
    Table(Option<Id>),
    Known(Id),
    Guide,
}

/// How a table was understood, and which it is where there are several.
#[component]
fn Table() -> impl IntoView {
    let ui = use_ui();
    let state = PreviewState::new(ui);
    let texts = ui.texts().preview();
    let returned = state.now(|preview| preview.returned.is_some());
    let words = if returned { texts.returned_title } else { texts.title };
    let name = state.file_name();
    let from = name.as_ref().map(|name| (texts.from_file)(name) + " ").unwrap_or_default();
    let chosen = memo(move || state.all(|previews| previews.chosen_place()));
    view! {
        <ScreenTitle words />
        <p class="lead">{from + texts.nothing_kept}</p>
        <Tables state />
        {piece(move || {
            chosen.track();
            view! { <Understood state /> }
        })}
        <div class="opening-end">
            <button type="button" class="button primary" data-accept="" on:click=move |_| accept(ui)>
                {texts.accept}
            </button>
            <button type="button" class="button" on:click=move |_| leave(ui, Route::Library)>
                {ui.texts().common().cancel}
            </button>
            <NoticeBar />
        </div>
    }
}

/// What was made of the chosen table.
#[component]
fn Understood(state: PreviewState) -> impl IntoView {
    let lines = state.now(|preview| preview.returned.clone().map(|(_, lines)| lines));
    // An answer about the dates reads them again, and with them what is to be said of them.
    let order = memo(move || state.with(|preview| preview.draft.hints.date_order));
    view! {
        {match lines {
            Some(lines) => view! { <Edits lines /> }.into_any(),
            None => view! { <Question state /> }.into_any(),
        }}
        <About state />
        {piece(move || {
            order.track();
            view! { <Findings state /> }
        })}
        <Actions state />
    }
}

fn accept(ui: Ui) {
    let state = PreviewState::new(ui);
    let Some(document) = state.now(|preview| Some(preview.result())) else { return };
    let id = document.plan.id;
    match state.now(|preview| preview.returned.clone()) {
        // A plan of ours may be here already: which version stays is asked then.
        Some((_, lines)) => {
            incoming::open_document(ui, Copied::whole(document, state.file_name(), lines));
            if !untrack(|| waiting(ui).with(|opened| matches!(opened, Some(Opened::Known(_))))) {
                leave(ui, Route::Plan(id, View::Table));
            }
        }
        None => {
            let document = with_own_ids(ui, document);
            let id = document.plan.id;
            brought_in(ui, &document, state.file_name().as_deref());
            leave(ui, Route::Plan(id, View::Table));
        }
    }
}

/// A plan whose rows have ids of their own, also where it was made of a table of another one that
/// is here.
fn with_own_ids(ui: Ui, document: Document) -> Document {
    let all = ui.plans.documents();
    let known = |id| all.iter().any(|it| it.plan.action(id).is_some());
    if document.plan.actions.iter().any(|action| known(action.id)) {
        return Document::new(template::with_new_ids(&document.plan, &mut BrowserRandom));
    }
    document
}
