//! *¿Qué es este archivo?*

use leptos::prelude::*;
use plan::Period;

use super::state::PreviewState;
use crate::erased::piece;
use crate::import::preview::Purpose;

/// The one question: whether the plan goes on or begins the next one.
#[component]
pub fn Question(state: PreviewState) -> impl IntoView {
    let ui = state.ui;
    let purpose = move || state.with(|preview| Some(preview.purpose));
    let option = move |value: Purpose| {
        let words = move || {
            let texts = ui.texts().preview();
            match value {
                Purpose::Current => (texts.current, texts.current_hint),
                Purpose::Base => (texts.base, texts.base_hint),
            }
        };
        view! {
            <label class="choice-card">
                <input
                    type="radio"
                    name="purpose"
                    value=if value == Purpose::Base { "base" } else { "current" }
                    prop:checked=move || purpose() == Some(value)
                    on:change=move |_| state.update(|preview| preview.purpose = value)
                />
                <span class="choice-name">{piece(move || words().0)}</span>
                <span class="hint">{piece(move || words().1)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question">
            <legend>{ui.texts().preview().question}</legend>
            <div class="choice-cards">{option(Purpose::Current)} {option(Purpose::Base)}</div>
            <Show when=move || purpose() == Some(Purpose::Base)>
                <Shift state />
            </Show>
        </fieldset>
    }
}

/// Whether the dates go to the next year, and what the period then is.
#[component]
fn Shift(state: PreviewState) -> impl IntoView {
    let ui = state.ui;
    let hint = move || {
        let texts = ui.texts().preview();
        match state.with(|preview| preview.draft.plan.header.period) {
            Some(period) => {
                let next = Period::new(period.first() + 1, period.last() + 1);
                (texts.shift_period)(&period.to_string(), &next.to_string())
            }
            None => texts.shift_hint.to_owned(),
        }
    };
    view! {
        <label class="tick">
            <input
                type="checkbox"
                aria-describedby="shift-hint"
                prop:checked=move || state.with(|preview| preview.shift)
                on:change=move |event| {
                    let shift = event_target_checked(&event);
                    state.update(|preview| preview.shift = shift);
                }
            />
            <span>{ui.texts().preview().shift}</span>
        </label>
        <p
            class="hint shift-hint"
            id="shift-hint"
            hidden=move || !state.with(|preview| preview.shift)
        >
            {hint}
        </p>
    }
}
