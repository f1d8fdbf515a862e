//! A plan file whose plan is here already with other content: whether its changes join those made
//! here, or which of both is to stay.

use std::sync::Arc;

use leptos::prelude::*;
use plan::{Id, Plan};

use super::asking::keep_apart;
use super::joined::{MergePreview, News};
use crate::browser::clock;
use crate::erased::piece;
use crate::import::incoming::{self, IncomingCopy as Copied, Opened, leave};
use crate::import::preview::EditLine;
use crate::session::{Route, Ui, View, use_ui};
use crate::storage::{self, What};
use crate::widgets::ScreenTitle;

/// The question.
#[component]
pub fn Known(id: Id) -> impl IntoView {
    let ui = use_ui();
    let alike = untrack(|| waiting(ui)).and_then(|it| it.table).is_some_and(|it| !it.is_known);
    let texts = ui.texts();
    let words = if alike { texts.merge_review().alike_title } else { texts.preview().same_title };
    view! {
        <ScreenTitle words />
        {piece(move || waiting(ui).map(|known| question(ui, id, known)))}
    }
}

fn question(ui: Ui, id: Id, known: Copied) -> impl IntoView {
    let texts = ui.texts().preview();
    let here = ui.plans.load(id).and_then(Result::ok);
    // What is here and cannot be read cannot be joined.
    let joined = here.as_ref().map(|here| Arc::new(MergePreview::of(ui, here, &known.document)));
    let joining = ui.texts().merge_review();
    let lead = match (&known.table, &joined) {
        (_, None) => texts.same_question,
        (Some(table), _) if table.is_known => joining.rows_known,
        (Some(_), _) => joining.alike,
        (None, _) => joining.question,
    };
    let told = match &here {
        Some(here) => facts(ui, &here.plan, Some(saved(ui, id))).into_any(),
        None => view! { <dd>{texts.unreadable}</dd> }.into_any(),
    };
    let doubt = known.table.is_some();
    // What was edited was shown before it was accepted.
    let seen = !known.edits.is_empty();
    let file = known.clone().content().plan;
    view! {
        <p class="lead">{lead}</p>
        <dl class="both">
            <div>
                <dt>{texts.here}</dt>
                {told}
            </div>
            <div>
                <dt>{texts.file}</dt>
                {facts(ui, &file, None)}
            </div>
        </dl>
        {joined.clone().map(|joined| view! { <News joined seen doubt /> })}
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
                {if known.table.is_some() { texts.open_other } else { texts.keep_both }}
            </button>
            <p class="hint" id="copy-hint">{texts.keep_both_hint}</p>
            <button type="button" class="button" on:click=move |_| leave(ui, Route::Library)>
                {ui.texts().common().cancel}
            </button>
        </div>
    }
}

/// What is said of edits once they are in the plan; nothing where there are none.
pub fn edited_now(ui: Ui, edits: &[EditLine]) -> String {
    match edits.len() {
        0 => String::new(),
        count => (ui.texts().preview().edited_now)(count),
    }
}

/// The answer that suits nearly always: joining, or going on where there is nothing to join.
fn first(ui: Ui, id: Id, nothing: bool) -> impl IntoView {
    let texts = ui.texts().merge_review();
    let (answer, words, hint) = if nothing {
        ("go-on", texts.go_on, texts.go_on_hint)
    } else {
        ("join", texts.join, texts.join_hint)
    };
    let run = move |_| match untrack(|| waiting(ui)) {
        Some(known) if !nothing => {
            let said = edited_now(ui, &known.edits);
            storage::take(ui, id, What::Copy(known.document, known.name), said);
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

fn waiting(ui: Ui) -> Option<Copied> {
    incoming::waiting(ui).with(|opened| match opened {
        Some(Opened::Known(known)) => Some(Copied::clone(known)),
        _ => None,
    })
}

fn saved(ui: Ui, id: Id) -> String {
    let (about, now) = (ui.plans.record(id), clock::now());
    let days = (clock::day_of(about.saved), clock::day_of(now));
    let ago = ui.language().ago(now - about.saved, days.0, days.1);
    (ui.texts().preview().saved)(&ago)
}

fn facts(ui: Ui, plan: &Plan, saved: Option<String>) -> impl IntoView + use<> {
    let name = ui.language().plan_name(&plan.header);
    let count = (ui.texts().common().actions)(plan.actions.len());
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
    if let Some(known) = untrack(|| waiting(ui)) {
        incoming::replace(ui, known.content());
    }
}

fn keep_both(ui: Ui) {
    let Some(known) = untrack(|| waiting(ui)) else { return };
    match known.table {
        // It is shown how it was understood, as any other table.
        Some(table) => incoming::waiting(ui).set(Opened::Table(Box::new(table.previews))),
        None => {
            let id = keep_apart(ui, &known.document, known.name.as_deref());
            leave(ui, Route::Plan(id, View::Table));
        }
    }
}
