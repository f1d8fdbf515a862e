//! *Copiar acciones…*: the actions of a version, to be added to the plan as new ones.

use std::collections::BTreeSet;

use leptos::prelude::*;
use plan::{Action, Id};

use super::{VersionsState, operations};
use crate::erased::{effect, memo, piece};
use crate::widgets::Dialog;

/// The dialog. What the plan does not have is ticked at first.
#[component]
pub fn CopyDialog(state: VersionsState) -> impl IntoView {
    let texts = state.ui().texts().versions();
    let ticked = RwSignal::new(BTreeSet::<Id>::new());
    effect(move || {
        if state.copying.get() {
            ticked.set(untrack(|| missing(state)));
        }
    });
    view! {
        <Dialog open=state.copying title=texts.copy_title>
            <p class="hint">{texts.copy_hint}</p>
            {choices(state, ticked)}
        </Dialog>
    }
}

/// The actions of the version that the plan no longer has.
fn missing(state: VersionsState) -> BTreeSet<Id> {
    let now = state.workspace.editor.now();
    let actions = state.document().map_or_else(Vec::new, |it| it.plan.actions.clone());
    let ids = actions.iter().map(|action| action.id);
    ids.filter(|id| now.action(*id).is_none()).collect()
}

fn choices(state: VersionsState, ticked: RwSignal<BTreeSet<Id>>) -> AnyView {
    let texts = state.ui().texts().versions();
    let actions = untrack(|| state.document()).map_or_else(Vec::new, |it| it.plan.actions.clone());
    if actions.is_empty() {
        return view! { <p>{texts.no_actions}</p> }.into_any();
    }
    let all: BTreeSet<Id> = actions.iter().map(|action| action.id).collect();
    let count = memo(move || ticked.with(BTreeSet::len));
    let total = all.len();
    let every = move || count.get() == total;
    let toggle_all = move |_| {
        let none = ticked.with_untracked(|it| it.len() == total);
        ticked.set(if none { BTreeSet::new() } else { all.clone() });
    };
    let rows = actions.iter().enumerate();
    let rows = rows.map(|(at, action)| row(state, ticked, at + 1, action)).collect_view();
    let order = actions.iter().map(|action| action.id).collect::<Vec<_>>();
    let copy = move |_| {
        let picked = ticked.get_untracked();
        let ids: Vec<Id> = order.iter().copied().filter(|id| picked.contains(id)).collect();
        operations::copy(state, &ids);
    };
    view! {
        <label class="tick vs-every">
            <input type="checkbox" data-every="" prop:checked=every on:change=toggle_all />
            <span>{texts.copy_all}</span>
        </label>
        <ul class="vs-pick" role="list">{rows}</ul>
        <div class="buttons">
            <button
                type="button"
                class="button primary"
                data-copy-actions=""
                disabled=move || count.get() == 0
                on:click=copy
            >
                {piece(move || (texts.copy_some)(count.get()))}
            </button>
            <button type="button" class="button" on:click=move |_| state.copying.set(false)>
                {state.ui().texts().common().cancel}
            </button>
        </div>
    }
    .into_any()
}

fn row(
    state: VersionsState,
    ticked: RwSignal<BTreeSet<Id>>,
    number: usize,
    action: &Action,
) -> impl IntoView + use<> {
    let texts = state.ui().texts().versions();
    let id = action.id;
    let said = [&action.action, &action.area].into_iter().find(|text| !text.trim().is_empty());
    let text = said.map_or_else(|| texts.no_text.to_owned(), Clone::clone);
    let there = untrack(|| state.workspace.editor.now().action(id).is_some());
    let toggle = move |_| {
        ticked.update(|ticked| {
            if !ticked.remove(&id) {
                ticked.insert(id);
            }
        });
    };
    view! {
        <li>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || ticked.with(|it| it.contains(&id))
                    on:change=toggle
                />
                <span class="vs-pick-number">{number}</span>
                <span class="vs-pick-text">
                    <span class="vs-clamp">{text}</span>
                    {there.then(|| view! { <span class="hint">{texts.still_there}</span> })}
                </span>
            </label>
        </li>
    }
}
