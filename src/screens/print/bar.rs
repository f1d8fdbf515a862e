//! The bar over the sheets: the way back, the choices, the count, and the printer.

use leptos::prelude::*;
use plan::{Command, HeaderChange, Paper, PrintSize};

use super::layout::PrintLayout;
use crate::browser::page;
use crate::erased::{memo, piece};
use crate::session::{Route, View};
use crate::widgets::{Glyph, Icon};

/// All papers, in the order of the choice.
const PAPERS: [Paper; 3] = [Paper::Letter, Paper::Legal, Paper::A4];

/// The choices about the sheets. Never printed.
#[component]
pub fn PrintBar(draft: PrintLayout) -> impl IntoView {
    let ui = draft.workspace.ui;
    let back = Route::Plan(draft.workspace.editor.id(), View::Table).href();
    view! {
        <header class="pr-bar">
            <a
                class="button ghost icon-only"
                href=back
                aria-label=ui.texts().print().back
                title=ui.texts().print().back
            >
                <Icon glyph=Glyph::Back />
            </a>
            <h1>{ui.texts().print().title}</h1>
            <span class="spring"></span>
            <Papers draft />
            <Sizes draft />
            <Closing draft />
            <p class="pr-hint hint" hidden=page::takes_paper()>
                {piece(move || {
                    let paper = draft.header.with(|header| header.paper);
                    (ui.texts().print().choose_paper)(ui.language().paper(paper))
                })}
            </p>
            <p class="pr-count" role="status">
                {piece(move || count(draft))}
            </p>
            <button
                type="button"
                class="button primary"
                data-print=""
                title=ui.texts().print().print_help
                disabled=move || draft.count().is_none()
                on:click=move |_| page::print()
            >
                <Icon glyph=Glyph::Printer />
                <span>{ui.texts().print().print}</span>
            </button>
        </header>
    }
}

/// "3 hojas Carta · 2 Legal".
fn count(draft: PrintLayout) -> String {
    let ui = draft.workspace.ui;
    let language = ui.language();
    let Some(count) = draft.count() else { return ui.texts().print().measuring.to_owned() };
    let own = language.sheets(count, draft.header.with(|header| header.paper));
    match draft.other.get() {
        Some(other) => format!("{own} · {other} {}", language.paper(draft.other_paper())),
        None => own,
    }
}

fn change(draft: PrintLayout, change: HeaderChange) {
    draft.workspace.editor.seal();
    draft.workspace.editor.commit(Command::Header(change));
}

#[component]
fn Papers(draft: PrintLayout) -> impl IntoView {
    let ui = draft.workspace.ui;
    let chosen = memo(move || draft.header.with(|header| header.paper));
    let button = move |paper: Paper| {
        view! {
            <button
                type="button"
                class="button small"
                class:primary=move || chosen.get() == paper
                aria-pressed=move || (chosen.get() == paper).to_string()
                on:click=move |_| change(draft, HeaderChange::Paper(paper))
            >
                {ui.language().paper(paper)}
            </button>
        }
    };
    view! {
        <div class="pr-choice" role="group" aria-label=ui.texts().print().paper>
            {PAPERS.map(button).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn Sizes(draft: PrintLayout) -> impl IntoView {
    let ui = draft.workspace.ui;
    let chosen = memo(move || draft.header.with(|header| header.print_size.get()));
    view! {
        <label class="pr-choice">
            <span>{ui.texts().print().size}</span>
            <select
                class="input"
                prop:value=move || chosen.get().to_string()
                on:change=move |event| {
                    if let Ok(size) = event_target_value(&event).parse() {
                        change(draft, HeaderChange::PrintSize(PrintSize::half_points(size)));
                    }
                }
            >
                {(16..=24)
                    .map(|size: u8| {
                        view! {
                            <option
                                value=size.to_string()
                                selected=move || chosen.get() == size
                            >
                                {piece(move || ui.language().print_size(PrintSize::half_points(size)))}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

/// Whether the committee is listed; where nobody signs, where to say who does.
#[component]
fn Closing(draft: PrintLayout) -> impl IntoView {
    let ui = draft.workspace.ui;
    let data = Route::Plan(draft.workspace.editor.id(), View::Data).href();
    let none = memo(move || draft.header.with(|header| header.signatories.is_empty()));
    let committee = memo(move || draft.header.with(|header| !header.committee.is_empty()));
    view! {
        <Show when=move || committee.get()>
            <label class="pr-choice">
                <input
                    type="checkbox"
                    prop:checked=move || draft.committee.get()
                    on:change=move |event| draft.committee.set(event_target_checked(&event))
                />
                <span>{ui.texts().print().committee}</span>
            </label>
        </Show>
        <p class="pr-hint hint" hidden=move || !none.get()>
            {ui.texts().print().no_signatures}
            " "
            <a href=data>{ui.texts().plan_data().title}</a>
        </p>
    }
}
