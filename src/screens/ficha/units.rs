//! Who answers for an action: a text, and the units of the plan to tap.

use leptos::ev;
use leptos::prelude::*;
use plan::{ActionChange, rollup};

use super::boxes::TextBox;
use crate::browser::dom;
use crate::drafts::Draft;
use crate::lazy::{lazy, memo};

/// The most units that are offered; more would be a wall of buttons.
const MOST: usize = 10;

/// The responsibles, and the units that the plan names most.
#[component]
pub fn Units(draft: Draft) -> impl IntoView {
    let ui = draft.desk.ui;
    // What is offered stays while the form is open, so that nothing moves under a finger.
    let offered = draft.desk.editor.plan().with_untracked(offered);
    let chosen =
        move |unit: &str| draft.action().is_some_and(|action| holds(&action.responsible, unit));
    let chip = move |(at, unit): (usize, String)| {
        let name = unit.clone();
        let pressed = memo(move || chosen(&unit));
        let toggled = name.clone();
        view! {
            <button
                type="button"
                class="chip"
                tabindex=if at == 0 { "0" } else { "-1" }
                aria-pressed=lazy(move || pressed.get().to_string())
                on:click=move |_| toggle(draft, &toggled)
            >
                {name}
            </button>
        }
    };
    let chips = (!offered.is_empty()).then(|| {
        view! {
            <div
                class="unit-chips"
                role="group"
                aria-label=ui.texts().ficha().units
                on:keydown=on_key
            >
                {offered.into_iter().enumerate().map(chip).collect_view()}
            </div>
        }
    });
    view! {
        <TextBox draft help=|texts| texts.responsible_help />
        {chips}
    }
}

/// The units of a plan, those that answer for most actions first.
fn offered(plan: &std::sync::Arc<plan::Plan>) -> Vec<String> {
    let mut units = rollup::units(plan);
    units.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    units.into_iter().map(|(unit, _)| unit).take(MOST).collect()
}

fn holds(responsible: &[String], unit: &str) -> bool {
    let key = rollup::unit_key(unit);
    responsible.iter().any(|other| rollup::unit_key(other) == key)
}

/// Adds the unit at the end, or takes it away.
fn toggle(draft: Draft, unit: &str) {
    if !draft.commit() {
        return;
    }
    let Some(action) = draft.desk.editor.now().action(draft.id).cloned() else { return };
    let mut responsible = action.responsible.clone();
    if holds(&responsible, unit) {
        let key = rollup::unit_key(unit);
        responsible.retain(|other| rollup::unit_key(other) != key);
    } else {
        responsible.push(unit.to_owned());
    }
    draft.choose(ActionChange::Responsible(responsible));
}

/// The chips are one stop of the Tab key; the arrows go from one to the next.
fn on_key(event: ev::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => -1,
        _ => return,
    };
    event.prevent_default();
    dom::focus_next(".unit-chips .chip", step);
}
