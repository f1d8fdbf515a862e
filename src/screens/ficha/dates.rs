//! When an action begins and ends: two boxes that take what a person types, and say what was
//! understood.

use leptos::ev;
use leptos::prelude::*;
use plan::{ActionChange, Column, Edge, Month, When};
use text::Language;
use view_model::steps;

use super::boxes::{Below, help_id, label, on_line_key};
use crate::browser::{clock, dom, page};
use crate::editing::drafts::FieldDraft;
use crate::editing::{MonthTarget, Overlay, fields};
use crate::erased::{memo, piece};
use crate::widgets::{Glyph, Icon};

/// Both dates, and the time between them.
#[component]
pub fn Dates(start: FieldDraft, end: FieldDraft) -> impl IntoView {
    let ui = start.workspace.ui;
    let start_read = memo(move || read(start));
    let end_read = memo(move || read(end));
    let backwards =
        memo(move || plan::remark::backwards(start_read.get().as_ref(), end_read.get().as_ref()));
    let length = memo(move || Language::length(start_read.get().as_ref(), end_read.get().as_ref()));
    let words = move || {
        if backwards.get() {
            return ui.texts().ficha().backwards.to_owned();
        }
        length.get().map_or_else(String::new, |months| (ui.texts().common().months)(months))
    };
    view! {
        <div class="dates">
            <DateBox draft=start read=start_read />
            <DateBox draft=end read=end_read />
        </div>
        <p class="below span" role="status" class:remark=move || backwards.get()>
            {piece(move || backwards.get().then(|| view! { <Icon glyph=Glyph::Warning /> }))}
            <span>{words}</span>
        </p>
    }
}

fn edge(draft: FieldDraft) -> Edge {
    if draft.field == fields::TextField::Column(Column::Start) { Edge::Start } else { Edge::End }
}

/// The date that the box says. Tracked.
fn read(draft: FieldDraft) -> Option<When> {
    let action = draft.action()?;
    match draft.typed() {
        Some(text) => fields::when(&action, &draft.workspace.editor.now(), &text, edge(draft)),
        None if edge(draft) == Edge::Start => action.start.clone(),
        None => action.end.clone(),
    }
}

#[component]
fn DateBox(draft: FieldDraft, read: Memo<Option<When>>) -> impl IntoView {
    let ui = draft.workspace.ui;
    let field = draft.field;
    let id = format!("ficha-{}", field.key());
    let focused = format!("#{id}");
    let understood = memo(move || {
        read.with(|when| when.as_ref().map(|when| ui.language().understood(when, edge(draft))))
    });
    let unclear = move || understood.with(|words| words.as_ref().is_some_and(String::is_empty));
    let said = move || match understood.get() {
        None => String::new(),
        Some(words) if words.is_empty() => ui.texts().ficha().unclear.into(),
        Some(words) => words,
    };
    view! {
        <div class="field">
            <label for=id.clone()>{piece(move || label(field))}</label>
            <div class="stepper">
                <input
                    class="input"
                    type="text"
                    id=id
                    lang="es"
                    autocomplete="off"
                    autocapitalize="none"
                    data-field=field.key()
                    placeholder=ui.texts().ficha().date_sample
                    aria-describedby=help_id(field)
                    prop:value=move || draft.text()
                    on:input=move |event| draft.type_text(event_target_value(&event))
                    on:mousedown=move |event| {
                        // By finger a month is tapped, and no keyboard comes up for it.
                        if page::is_touch() && !dom::has_focus(&focused) {
                            event.prevent_default();
                            choose_month(draft);
                        }
                    }
                    on:keydown=move |event| on_key(draft, &event)
                    on:blur=move |_| draft.leave()
                />
                <button
                    type="button"
                    class="step"
                    tabindex="-1"
                    data-months=field.key()
                    aria-label=move || choose_words(draft)
                    title=move || choose_words(draft)
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| choose_month(draft)
                >
                    <Icon glyph=Glyph::Calendar />
                </button>
                <StepButton draft months=-1 />
                <StepButton draft months=1 />
            </div>
            <p class="below" id=help_id(field) class:remark=unclear>
                {said}
            </p>
            <Below draft />
        </div>
    }
}

/// Opens the months to tap. What is typed is committed first.
fn choose_month(draft: FieldDraft) {
    if draft.commit() {
        let wanted = MonthTarget { id: draft.id, edge: edge(draft) };
        draft.workspace.over.set(Some(Overlay::Months(wanted)));
    }
}

fn choose_words(draft: FieldDraft) -> String {
    format!("{}: {}", label(draft.field), draft.workspace.ui.texts().months().choose)
}

/// A button that does what an arrow key does, for who has no keys.
#[component]
fn StepButton(draft: FieldDraft, months: i32) -> impl IntoView {
    let ui = draft.workspace.ui;
    let later = months > 0;
    let words = move || {
        let texts = ui.texts().ficha();
        let words = if later { texts.later } else { texts.earlier };
        words(label(draft.field))
    };
    view! {
        <button
            type="button"
            class="step"
            tabindex="-1"
            aria-label=words
            title=words
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| step(draft, months)
        >
            <Icon glyph=if later { Glyph::Right } else { Glyph::Left } />
        </button>
    }
}

fn on_key(draft: FieldDraft, event: &ev::KeyboardEvent) {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    let months = match event.key().as_str() {
        "ArrowUp" if !held => 1,
        "ArrowDown" if !held => -1,
        _ => return on_line_key(draft, event),
    };
    event.prevent_default();
    step(draft, months);
}

/// Moves the date. Steps in a row are one step of undo, until the box is left.
fn step(draft: FieldDraft, months: i32) {
    let plan = draft.workspace.editor.now();
    let Some(action) = plan.action(draft.id) else { return };
    let today = Month::of(clock::today());
    let text = untrack(|| draft.text());
    let edge = edge(draft);
    let typed = fields::when(action, &plan, &text, edge);
    let likely = steps::likely(action, &plan, edge, today);
    let when = steps::stepped(typed.as_ref(), edge, months, Some(likely));
    draft.choose(match edge {
        Edge::Start => ActionChange::Start(when),
        Edge::End => ActionChange::End(when),
    });
}
