//! *Resumen*: the sums over the plan.

use leptos::prelude::*;
use plan::rollup::{self, Rollup};

use crate::editing::Workspace;
use crate::erased::{memo, piece};
use crate::session::{Route, View};

/// Actions by criterion and by responsible, and the months from first to last.
#[component]
pub fn Summary(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let sums = memo(move || plan.with(|plan| rollup::rollup(plan)));
    view! {
        <p class="pd-total">
            <b>{piece(move || sums.with(|sums| (ui.texts().common().actions)(sums.actions)))}</b>
            " · "
            {piece(move || sums.with(|sums| (ui.texts().common().tasks)(sums.tasks)))}
            " · "
            {piece(move || sums.with(|sums| months(workspace, sums)))}
        </p>
        <h4>{ui.texts().plan_data().by_criterion}</h4>
        <ul class="pd-sums">{piece(move || sums.with(|sums| criteria(workspace, sums)))}</ul>
        <h4>{ui.texts().plan_data().by_unit}</h4>
        <ul class="pd-sums">{piece(move || sums.with(|sums| units(workspace, sums)))}</ul>
    }
}

fn months(workspace: Workspace, sums: &Rollup) -> String {
    let language = workspace.ui.language();
    match sums.span {
        Some((first, last)) => language.months_between(first, last),
        None => language.messages().plan_data().no_months.to_owned(),
    }
}

fn criteria(workspace: Workspace, sums: &Rollup) -> impl IntoView + use<> {
    let ui = workspace.ui;
    let version = workspace.editor.plan().with(|plan| plan.header.catalogue);
    let most = sums.criteria.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let without = (sums.without_criterion > 0).then_some((None, sums.without_criterion));
    let all = sums.criteria.iter().map(|(criterion, count)| (Some(*criterion), *count));
    let line = |(criterion, count)| {
        let words = ui.language().criterion_heading(version, criterion);
        view! { <li>{sum(workspace, view! { <span>{words}</span> }.into_any(), count, most)}</li> }
    };
    all.chain(without).map(line).collect_view()
}

fn units(workspace: Workspace, sums: &Rollup) -> impl IntoView + use<> {
    let ui = workspace.ui;
    if sums.units.is_empty() {
        let words = ui.texts().plan_data().no_units;
        return view! { <li class="hint">{words}</li> }.into_any();
    }
    let most = sums.units.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let line = |(unit, count): &(String, usize)| {
        let help = (ui.texts().plan_data().show_unit)(unit);
        let chosen = unit.clone();
        let show = move |_| {
            workspace.unit.set(Some(chosen.clone()));
            ui.go(Route::Plan(workspace.editor.id(), View::Table));
        };
        let link = view! {
            <button type="button" class="pd-unit" title=help on:click=show>
                {unit.clone()}
            </button>
        };
        view! { <li>{sum(workspace, link.into_any(), *count, most)}</li> }
    };
    sums.units.iter().map(line).collect_view().into_any()
}

/// A name, a bar as long as its share of the most, and the number.
fn sum(workspace: Workspace, name: AnyView, count: usize, most: usize) -> impl IntoView {
    let share = format!("{}%", count * 100 / most.max(1));
    let number = match count {
        0 => workspace.ui.texts().plan_data().none.to_owned(),
        count => count.to_string(),
    };
    view! {
        {name}
        <span class="pd-bar" aria-hidden="true">
            <i style:width=share></i>
        </span>
        <span class="pd-count" class:soft=count == 0>
            {number}
        </span>
    }
}
