//! Which of several tables is the plan.

use leptos::prelude::*;

use super::state::PreviewState;
use crate::import::preview::Preview;

/// How many letters of the first action tell a table.
const ENOUGH: usize = 80;

/// The tables to choose from; nothing where there is only one.
#[component]
pub fn Tables(state: PreviewState) -> impl IntoView {
    let texts = state.ui.texts().preview();
    let tables: Vec<(String, String)> = untrack(|| {
        state.all(|previews| {
            let all = previews.all().iter().enumerate();
            all.map(|(place, preview)| words(state, place, preview)).collect()
        })
    });
    let count = tables.len();
    let cards = tables.into_iter().enumerate().map(|(place, (name, hint))| {
        let chosen = move || state.all(|previews| previews.chosen_place()) == place;
        view! {
            <label class="choice-card">
                <input
                    type="radio"
                    name="table"
                    value=place.to_string()
                    prop:checked=chosen
                    on:change=move |_| state.choose(place)
                />
                <span class="choice-name">{name}</span>
                <span class="hint">{hint}</span>
            </label>
        }
    });
    (count > 1).then(|| {
        view! {
            <fieldset class="question" data-tables="">
                <legend>{(texts.which_table)(count)}</legend>
                <p class="hint">{texts.which_table_hint}</p>
                <div class="choice-cards">{cards.collect_view()}</div>
            </fieldset>
        }
    })
}

/// The name of a table, and what it begins with.
fn words(state: PreviewState, place: usize, preview: &Preview) -> (String, String) {
    let texts = state.ui.texts();
    let name = match preview.table.trim() {
        "" => (texts.preview().table_number)(place + 1),
        name => name.to_owned(),
    };
    let actions = &preview.draft.plan.actions;
    let count = (texts.common().actions)(actions.len());
    let first = actions.iter().map(|it| it.action.trim()).find(|text| !text.is_empty());
    let hint = match first {
        Some(text) if text.chars().count() > ENOUGH => {
            format!("{count} · {}…", text.chars().take(ENOUGH).collect::<String>().trim_end())
        }
        Some(text) => format!("{count} · {text}"),
        None => count,
    };
    (name, hint)
}
