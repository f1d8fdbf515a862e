//! A plan file whose plan is here already with other content: whether its changes join those made
//! here, or which of both is to stay.

use std::sync::Arc;

use leptos::prelude::*;
use plan::{Document, Id};

use super::edits::Edits;
use super::joined::{Joined, News};
use super::leave;
use crate::browser::clock;
use crate::incoming::{self, Opened};
use crate::lazy::piece;
use crate::parts::What;
use crate::preview::Line;
use crate::ui::{Route, Ui, View, use_ui};
use crate::widgets::ScreenTitle;

/// The question.
#[component]
pub fn Known(id: Id) -> impl IntoView {
    let ui = use_ui();
    view! {
        <ScreenTitle words=ui.texts().opening().same_title />
        {piece(move || waiting(ui).map(|document| question(ui, id, document)))}
    }
}

fn question(ui: Ui, id: Id, document: Document) -> impl IntoView {
    let texts = ui.texts().opening();
    let here = ui.shelf.load(id).and_then(Result::ok);
    // What is here and cannot be read cannot be joined.
    let joined = here.as_ref().map(|here| Arc::new(Joined::of(ui, here, &document)));
    let lead = if joined.is_some() { ui.texts().joining().question } else { texts.same_question };
    let told = match &here {
        Some(here) => facts(ui, here, Some(saved(ui, id))).into_any(),
        None => view! { <dd>{texts.unreadable}</dd> }.into_any(),
    };
    view! {
        <p class="lead">{lead}</p>
        <dl class="both">
            <div>
                <dt>{texts.here}</dt>
                {told}
            </div>
            <div>
                <dt>{texts.file}</dt>
                {facts(ui, &document, None)}
            </div>
        </dl>
        {untrack(move || edits(ui)).map(|lines| view! { <Edits lines /> })}
        {joined.clone().map(|joined| view! { <News joined /> })}
        <div class="answers">
            {joined.as_ref().map(|joined| first(ui, id, joined.is_nothing))}
            <button
                type="button"
                class="button"
                class:primary=joined.is_none()
                data-answer="replace"
                aria-describedby="replace-hint"
                on:click=move |_| replace(ui)
            >
                {texts.replace}
            </button>
            <p class="hint" id="replace-hint">{texts.replace_hint}</p>
            <button
                type="button"
                class="button"
                data-answer="copy"
                aria-describedby="copy-hint"
                on:click=move |_| keep_both(ui)
            >
                {texts.keep_both}
            </button>
            <p class="hint" id="copy-hint">{texts.keep_both_hint}</p>
            <button type="button" class="button" on:click=move |_| leave(ui, Route::Library)>
                {ui.texts().common().cancel}
            </button>
        </div>
    }
}

/// The answer that suits nearly always: joining, or going on where there is nothing to join.
fn first(ui: Ui, id: Id, nothing: bool) -> impl IntoView {
    let texts = ui.texts().joining();
    let (answer, words, hint) = if nothing {
        ("go-on", texts.go_on, texts.go_on_hint)
    } else {
        ("join", texts.join, texts.join_hint)
    };
    let run = move |_| match untrack(|| waiting(ui)) {
        Some(document) if !nothing => {
            incoming::take(ui, id, What::Copy(document), String::new());
        }
        _ => leave(ui, Route::Plan(id, View::Table)),
    };
    view! {
        <button
            type="button"
            class="button primary"
            data-answer=answer
            aria-describedby="join-hint"
            on:click=run
        >
            {words}
        </button>
        <p class="hint" id="join-hint">{hint}</p>
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

fn saved(ui: Ui, id: Id) -> String {
    let (about, now) = (ui.shelf.about(id), clock::now());
    let days = (clock::day_of(about.saved), clock::day_of(now));
    let ago = ui.language().ago(now - about.saved, days.0, days.1);
    (ui.texts().opening().saved)(&ago)
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
