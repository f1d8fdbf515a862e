//! The question in which order the dates of a file are written, asked once for all of them.

use leptos::prelude::*;
use values::DateOrder;
use values::Finding;

use super::state::PreviewState;
use crate::browser::dom;
use crate::erased::piece;

/// Both answers, with the dates that are shown in each. The one that is read now is chosen.
#[component]
pub fn OrderChoice(
    state: PreviewState,
    /// The place of the finding among all.
    place: usize,
    finding: Finding,
) -> impl IntoView {
    let ui = state.ui;
    let chosen = move || state.with(|preview| preview.draft.hints.date_order);
    let option = move |order: DateOrder| {
        let key = if order == DateOrder::DayFirst { "day" } else { "month" };
        let finding = finding.clone();
        let words = move || ui.language().date_order(&finding, order);
        let dates = words.clone();
        let readings = move || {
            let line = |(read, day): (String, String)| {
                view! {
                    <span class="was">{read}</span>
                    <span>{format!("= {day}")}</span>
                }
            };
            dates().1.into_iter().map(line).collect_view()
        };
        view! {
            <label class="choice-card">
                <input
                    type="radio"
                    name=format!("date-order-{place}")
                    value=key
                    prop:checked=move || chosen() == Some(order)
                    on:change=move |_| answer(state, order, key)
                />
                <span class="choice-name">{piece(move || words().0)}</span>
                <span class="hint readings">{piece(readings)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question" data-date-order="">
            <legend class="visually-hidden">{ui.texts().preview().date_order}</legend>
            <div class="choice-cards">
                {option(DateOrder::DayFirst)} {option(DateOrder::MonthFirst)}
            </div>
        </fieldset>
    }
}

/// Reads the dates again. The findings are made anew with them: the keyboard stays on the answer.
fn answer(state: PreviewState, order: DateOrder, key: &str) {
    state.update(|preview| preview.order_dates(order));
    dom::focus_soon(format!("[data-date-order] input[value='{key}']"));
}
