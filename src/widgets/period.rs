//! The years of a plan as one text: `2026-2027`.
use leptos::prelude::*;
use plan::Period;

use crate::erased::piece;
use crate::session::use_ui;

/// A box for a period. A text that is none stays in the box, marked, and changes nothing.
#[component]
pub fn PeriodBox(
    /// The id of the box.
    id: &'static str,
    /// The period that the box begins with and follows.
    #[prop(into)]
    value: Signal<Option<Period>>,
    /// Whether the box holds a text that is no period.
    wrong: RwSignal<bool>,
    /// Takes the period that was typed; `None` for an empty box.
    #[prop(into)]
    change: Callback<Option<Period>>,
) -> impl IntoView {
    let ui = use_ui();
    let hint = format!("{id}-hint");
    let typed = move |text: String| {
        let period = values::period(&text).map(|(period, _)| period);
        wrong.set(period.is_none() && !text.trim().is_empty());
        if !wrong.get_untracked() {
            change.run(period);
        }
    };
    let shown = move || value.get().map_or_else(String::new, |period| period.to_string());
    view! {
        <div class="field">
            <label for=id>{ui.texts().dialogs().period}</label>
            <input
                id=id
                class="input short"
                autocomplete="off"
                aria-describedby=hint.clone()
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=shown
                on:change=move |event| typed(event_target_value(&event))
            />
            <p class="hint" id=hint role="status">
                {piece(move || wrong.get().then(|| ui.texts().dialogs().period_wrong))}
            </p>
        </div>
    }
}
