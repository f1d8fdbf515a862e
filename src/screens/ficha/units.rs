//! Who answers for an action: a text, and the units of the plan to tap.

use leptos::ev;
use leptos::prelude::*;
use plan::{ActionChange, rollup, suggest};

use super::boxes::TextBox;
use crate::browser::{caret, dom};
use crate::editing::drafts::FieldDraft;
use crate::erased::{memo, piece};

/// The most units that are offered; more would be a wall of buttons.
const MOST: usize = 10;

/// The box that is typed in.
const BOX: &str = "#ficha-responsible";

/// The responsibles, and the units that the plan names most.
#[component]
pub fn Units(draft: FieldDraft) -> impl IntoView {
    let ui = draft.workspace.ui;
    // What is offered stays while nothing is typed, so that nothing moves under a finger.
    let all = StoredValue::new(draft.workspace.editor.plan().with_untracked(offered));
    let shown = memo(move || {
        let typed = draft.typed().unwrap_or_default();
        all.with_value(|all| {
            let caret = caret::of(BOX);
            let names = all.iter().map(String::as_str);
            let known = holds(all, suggest::piece(&typed, caret));
            let found = suggest::offered(if known { "" } else { &typed }, caret, names);
            let found = found.into_iter().take(MOST);
            found.map(str::to_owned).collect::<Vec<_>>()
        })
    });
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
                aria-pressed=move || pressed.get().to_string()
                // The press must not take the focus from the box, which would end the typing.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| all.with_value(|all| toggle(draft, &toggled, all))
            >
                {name}
            </button>
        }
    };
    view! {
        <TextBox draft help=|texts| texts.responsible_help />
        <div
            class="unit-chips"
            role="group"
            aria-label=ui.texts().ficha().units
            hidden=move || shown.with(Vec::is_empty)
            on:keydown=on_key
        >
            {piece(move || shown.get().into_iter().enumerate().map(chip).collect_view())}
        </div>
    }
}

/// The units of a plan, those that answer for most actions first.
fn offered(plan: &std::sync::Arc<plan::Plan>) -> Vec<String> {
    let mut units = rollup::units(plan);
    units.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    units.into_iter().map(|(unit, _)| unit).collect()
}

fn holds(responsible: &[String], unit: &str) -> bool {
    let key = rollup::unit_key(unit);
    responsible.iter().any(|other| rollup::unit_key(other) == key)
}

/// Adds the unit at the end, or takes it away; the beginning of it that was typed becomes it.
fn toggle(draft: FieldDraft, unit: &str, known: &[String]) {
    let typed = untrack(|| draft.typed());
    let caret = caret::of(BOX);
    if let Some(typed) = typed.filter(|typed| suggest::is_part(typed, caret, unit)) {
        draft.type_text(suggest::completed(&typed, caret, unit).0);
        draft.commit();
        return;
    }
    if !draft.commit() {
        return;
    }
    let Some(action) = draft.workspace.editor.now().action(draft.id).cloned() else { return };
    let mut responsible = action.responsible.clone();
    if holds(&responsible, unit) {
        let key = rollup::unit_key(unit);
        responsible.retain(|other| rollup::unit_key(other) != key);
    } else {
        // Going to the buttons by keys has left the box, which has made a unit of what was typed.
        let part = |last: &mut String| is_part(last, unit) && !holds(known, last);
        drop(responsible.pop_if(part));
        responsible.push(unit.to_owned());
    }
    draft.choose(ActionChange::Responsible(responsible));
}

/// Whether a text is no more than the beginning of a unit, or of a word of it.
fn is_part(text: &str, unit: &str) -> bool {
    !text.is_empty() && suggest::begins(text, unit)
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
