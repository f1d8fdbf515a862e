//! A plan file whose plan is here already with other content: which one is to stay.

use leptos::prelude::*;
use plan::{Document, Id};

use super::edits::Edits;
use super::leave;
use crate::browser::clock;
use crate::incoming::{self, Opened};
use crate::lazy::piece;
use crate::preview::Line;
use crate::ui::{Route, Ui, View, use_ui};
use crate::widgets::ScreenTitle;

/// The question.
#[component]
pub fn Known(id: Id) -> impl IntoView {
    let ui = use_ui();
    let words = ui.texts().opening().same_title;
    view! {
        <ScreenTitle words />
        <p class="lead">{ui.texts().opening().same_question}</p>
        <dl class="both">
            <div>
                <dt>{ui.texts().opening().here}</dt>
                {piece(move || here(ui, id))}
            </div>
            <div>
                <dt>{ui.texts().opening().file}</dt>
                {piece(move || file(ui))}
            </div>
        </dl>
        {untrack(move || edits(ui)).map(|lines| view! { <Edits lines /> })}
        <div class="answers">
            <button
                type="button"
                class="button primary"
                data-answer="replace"
                aria-describedby="replace-hint"
                on:click=move |_| replace(ui)
            >
                {ui.texts().opening().replace}
            </button>
            <p class="hint" id="replace-hint">{ui.texts().opening().replace_hint}</p>
            <button
                type="button"
                class="button"
                data-answer="copy"
                aria-describedby="copy-hint"
                on:click=move |_| keep_both(ui)
            >
                {ui.texts().opening().keep_both}
            </button>
            <p class="hint" id="copy-hint">{ui.texts().opening().keep_both_hint}</p>
            <button type="button" class="button" on:click=move |_| leave(ui, Route::Library)>
                {ui.texts().common().cancel}
            </button>
        </div>
    }
}

fn waiting(ui: Ui) -> Option<Document> {
    ui.opened.with(|opened| match opened {
        Some(Opened::Known(known)) => Some(known.document.clone()),
        _ => None,
    })
}

/// What was edited in the file elsewhere, if that is known.
fn edits(ui: Ui) -> Option<Vec<Line>> {
    ui.opened.with(|opened| match opened {
        Some(Opened::Known(known)) => Some(known.edits.clone()).filter(|lines| !lines.is_empty()),
        _ => None,
    })
}

fn here(ui: Ui, id: Id) -> impl IntoView {
    let texts = ui.texts();
    let (about, now) = (ui.shelf.about(id), clock::now());
    let days = (clock::day_of(about.saved), clock::day_of(now));
    let ago = ui.language().ago(now - about.saved, days.0, days.1);
    let saved = (texts.opening().saved)(&ago);
    match ui.shelf.load(id) {
        Some(Ok(document)) => facts(ui, &document, Some(saved)).into_any(),
        _ => view! { <dd>{texts.opening().unreadable}</dd> }.into_any(),
    }
}

fn file(ui: Ui) -> impl IntoView {
    waiting(ui).map(|document| facts(ui, &document, None))
}

fn facts(ui: Ui, document: &Document, saved: Option<String>) -> impl IntoView + use<> {
    let name = ui.language().plan_name(&document.plan.header);
    let count = (ui.texts().common().actions)(document.plan.actions.len());
    let facts = match saved {
        Some(saved) => format!("{count} · {saved}"),
        None => count,
    };
    view! {
        <dd class="both-name">{name}</dd>
        <dd>{facts}</dd>
    }
}

fn replace(ui: Ui) {
    if let Some(document) = untrack(|| waiting(ui)) {
        incoming::replace(ui, document);
    }
}

fn keep_both(ui: Ui) {
    if let Some(document) = untrack(|| waiting(ui)) {
        let copy = incoming::copy_of(ui, &document.plan);
        let id = copy.id;
        incoming::keep(ui, &Document::new(copy));
        leave(ui, Route::Plan(id, View::Table));
    }
}
