//! *Resumen*: the sums over the plan.

use leptos::prelude::*;
use plan::rollup::{self, Rollup};

use crate::editing::Desk;
use crate::lazy::{memo, piece};
use crate::session::{Route, View};

/// Actions by criterion and by responsible, and the months from first to last.
#[component]
pub fn Summary(desk: Desk) -> impl IntoView {
    let ui = desk.ui;
    let plan = desk.editor.plan();
    let sums = memo(move || plan.with(|plan| rollup::rollup(plan)));
    view! {
        <p class="pd-total">
            <b>{piece(move || sums.with(|sums| (ui.texts().common().actions)(sums.actions)))}</b>
            " · "
            {piece(move || sums.with(|sums| (ui.texts().common().tasks)(sums.tasks)))}
            " · "
            {piece(move || sums.with(|sums| months(desk, sums)))}
        </p>
        <h4>{ui.texts().plan_data().by_criterion}</h4>
        <ul class="pd-sums">{piece(move || sums.with(|sums| criteria(desk, sums)))}</ul>
        <h4>{ui.texts().plan_data().by_unit}</h4>
        <ul class="pd-sums">{piece(move || sums.with(|sums| units(desk, sums)))}</ul>
    }
}

fn months(desk: Desk, sums: &Rollup) -> String {
    let language = desk.ui.language();
    match sums.span {
        Some((first, last)) => language.months_between(first, last),
        None => language.messages().plan_data().no_months.to_owned(),
    }
}

fn criteria(desk: Desk, sums: &Rollup) -> impl IntoView + use<> {
    let ui = desk.ui;
    let version = desk.editor.plan().with(|plan| plan.header.catalogue);
    let most = sums.criteria.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let without = (sums.without_criterion > 0).then_some((None, sums.without_criterion));
    let all = sums.criteria.iter().map(|(criterion, count)| (Some(*criterion), *count));
    let line = |(criterion, count)| {
        let words = ui.language().criterion_heading(version, criterion);
        view! { <li>{sum(desk, view! { <span>{words}</span> }.into_any(), count, most)}</li> }
    };
    all.chain(without).map(line).collect_view()
}

fn units(desk: Desk, sums: &Rollup) -> impl IntoView + use<> {
    let ui = desk.ui;
    if sums.units.is_empty() {
        let words = ui.texts().plan_data().no_units;
        return view! { <li class="hint">{words}</li> }.into_any();
    }
    let most = sums.units.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let line = |(unit, count): &(String, usize)| {
        let help = (ui.texts().plan_data().show_unit)(unit);
        let chosen = unit.clone();
        let show = move |_| {
            desk.unit.set(Some(chosen.clone()));
            ui.go(Route::Plan(desk.editor.id(), View::Table));
        };
        let link = view! {
            <button type="button" class="pd-unit" title=help on:click=show>
                {unit.clone()}
            </button>
        };
        view! { <li>{sum(desk, link.into_any(), *count, most)}</li> }
    };
    sums.units.iter().map(line).collect_view().into_any()
}

/// A name, a bar as long as its share of the most, and the number.
fn sum(desk: Desk, name: AnyView, count: usize, most: usize) -> impl IntoView {
    let share = format!("{}%", count * 100 / most.max(1));
    let number = match count {
        0 => desk.ui.texts().plan_data().none.to_owned(),
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
