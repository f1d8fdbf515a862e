//! *Áreas sin acción*: what the self-assessment found and no action is about yet.

use leptos::prelude::*;
use plan::{HeaderChange, Id, OpenArea};

use super::field::commit;
use crate::browser::{dom, random};
use crate::editing::Workspace;
use crate::erased::{memo, piece};
use crate::widgets::{Glyph, Icon};

/// The card with the list; none where every área has its action.
#[component]
pub fn Areas(workspace: Workspace) -> impl IntoView {
    let plan = workspace.editor.plan();
    let areas = memo(move || plan.with(|plan| plan.header.areas.clone()));
    let count = memo(move || areas.with(Vec::len));
    let any = memo(move || count.get() > 0);
    let card = move || {
        view! {
            <section class="pd-card" data-areas="">
                <h3>{piece(move || (workspace.ui.texts().areas().title)(count.get()))}</h3>
                <p class="hint">{workspace.ui.texts().areas().hint}</p>
                <ul class="pd-areas" role="list">
                    <For
                        each=move || areas.get()
                        key=|area| area.id
                        children=move |area| view! { <Row workspace area /> }
                    />
                </ul>
            </section>
        }
    };
    piece(move || any.get().then(card))
}

#[component]
fn Row(workspace: Workspace, area: OpenArea) -> impl IntoView {
    let texts = workspace.ui.texts().areas();
    let code = plan::code_of(area.subcriterion, &area.example);
    let short: String = area.text.chars().take(60).collect();
    let id = area.id;
    view! {
        <li class="pd-area">
            <p class="pd-area-text">
                <b>{code}</b> " " <span>{area.text}</span>
            </p>
            <div class="pd-area-foot">
                <button
                    type="button"
                    class="button"
                    data-adopt=id.to_string()
                    aria-label=(texts.adopt_this)(&short)
                    on:click=move |_| adopt(workspace, id)
                >
                    {texts.adopt}
                </button>
                <button
                    type="button"
                    class="button ghost icon-only"
                    aria-label=(texts.remove_this)(&short)
                    on:click=move |_| remove(workspace, id)
                >
                    <Icon glyph=Glyph::Trash />
                </button>
            </div>
        </li>
    }
}

fn adopt(workspace: Workspace, area: Id) {
    let next = neighbour(workspace, area);
    let adopting =
        workspace.editor.plan().with_untracked(|plan| plan::areas::adopt(plan, area, random::id()));
    if adopting.is_some_and(|command| workspace.editor.commit(command)) {
        let number = workspace.editor.plan().with_untracked(|plan| plan.actions.len());
        workspace.ui.done((workspace.ui.texts().areas().adopted)(number));
        focus(next);
    }
}

fn remove(workspace: Workspace, area: Id) {
    let next = neighbour(workspace, area);
    let mut areas = workspace.editor.plan().with_untracked(|plan| plan.header.areas.clone());
    areas.retain(|it| it.id != area);
    if commit(workspace, HeaderChange::Areas(areas)) {
        focus(next);
    }
}

/// The área after this one, or before it where it is the last.
fn neighbour(workspace: Workspace, area: Id) -> Option<Id> {
    workspace.editor.plan().with_untracked(|plan| {
        let areas = &plan.header.areas;
        let at = areas.iter().position(|it| it.id == area)?;
        areas.get(at + 1).or_else(|| areas.get(at.checked_sub(1)?)).map(|it| it.id)
    })
}

/// The button that was pressed goes with its área: the next one takes the focus.
fn focus(next: Option<Id>) {
    if let Some(id) = next {
        dom::focus_soon(format!("[data-adopt=\"{id}\"]"));
    }
}
