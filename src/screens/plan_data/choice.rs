//! One of a few values of the plan's header.

use leptos::prelude::*;
use plan::{Header, HeaderChange};
use text::{Language, PlanData as Texts};

use super::field::commit;
use crate::editing::Workspace;
use crate::erased::{memo, piece};

/// A list to choose from.
#[component]
pub fn Choice<T>(
    workspace: Workspace,
    /// What the field is called in the page: `pd-state`.
    name: &'static str,
    label: fn(&'static Texts) -> &'static str,
    values: Vec<T>,
    words: fn(Language, &T) -> String,
    get: fn(&Header) -> T,
    change: fn(T) -> HeaderChange,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let chosen = memo(move || plan.with(|plan| get(&plan.header)));
    let id = format!("pd-{name}");
    let all = StoredValue::new(values);
    let place = move || {
        let chosen = chosen.get();
        all.with_value(|all| all.iter().position(|value| *value == chosen)).unwrap_or_default()
    };
    let choose = move |at: String| {
        let value =
            at.parse().ok().and_then(|at: usize| all.with_value(|all| all.get(at).copied()));
        if let Some(value) = value {
            commit(workspace, change(value));
        }
    };
    let option = move |at: usize| {
        let words =
            move || all.with_value(|all| all.get(at).map(|value| words(ui.language(), value)));
        view! {
            <option value=at.to_string() selected=move || place() == at>
                {words}
            </option>
        }
    };
    let (count, label_for) = (all.with_value(Vec::len), id.clone());
    view! {
        <div class="field">
            <label for=label_for>{piece(move || label(ui.texts().plan_data()))}</label>
            <select
                class="input"
                id=id
                prop:value=move || place().to_string()
                on:change=move |event| choose(event_target_value(&event))
            >
                {(0..count).map(option).collect_view()}
            </select>
        </div>
    }
}
