//! The timeline as a plain table.

use leptos::prelude::*;

use crate::erased::{memo, piece};
use plan::{Action, Column, Criterion, Id, When};
use text::Language;

use super::state::TimelineState;
use super::words;

/// The actions with their dates, one a line.
#[component]
pub fn AsText(state: TimelineState) -> impl IntoView {
    let ui = state.workspace.ui;
    let plan = state.workspace.editor.plan();
    let version = memo(move || plan.with(|plan| plan.header.catalogue));
    let column = move |column: Column| move || ui.language().column(column);
    view! {
        <div class="tl-text" tabindex="0" role="region" aria-label=ui.texts().timeline().caption>
            <table>
                <caption class="visually-hidden">{ui.texts().timeline().caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{column(Column::Number)}</th>
                        <th scope="col">{ui.texts().timeline().column_action}</th>
                        <th scope="col">{column(Column::Start)}</th>
                        <th scope="col">{column(Column::End)}</th>
                        <th scope="col">{ui.texts().timeline().column_months}</th>
                        <th scope="col">{column(Column::Responsible)}</th>
                    </tr>
                </thead>
                <For
                    each=move || state.groups.get()
                    key=|group| (group.criterion.map(Criterion::number), group.ids.clone())
                    children=move |group| {
                        view! {
                            <tbody>
                                <tr class="tl-text-group">
                                    <th scope="rowgroup" colspan="6">
                                        {piece(move || {
                                            ui.language()
                                                .criterion_heading(version.get(), group.criterion)
                                        })}
                                    </th>
                                </tr>
                                {group
                                    .ids
                                    .into_iter()
                                    .map(|id| view! { <Line state id /> })
                                    .collect_view()}
                            </tbody>
                        }
                    }
                />
            </table>
        </div>
    }
}

#[component]
fn Line(state: TimelineState, id: Id) -> impl IntoView {
    let ui = state.workspace.ui;
    let row = state.row(id);
    let of_action = move |of: fn(Language, &Action) -> String| {
        move || {
            let language = ui.language();
            row.with(|row| row.as_ref().map(|row| of(language, &row.action)).unwrap_or_default())
        }
    };
    view! {
        <tr>
            <td class="number">{piece(move || row.get().map(|row| row.number))}</td>
            <td>
                <button
                    type="button"
                    class="tl-text-action"
                    on:click=move |_| state.workspace.open_ficha(id)
                >
                    {of_action(|language, action| match action.action.trim() {
                        "" => language.messages().timeline().no_text.into(),
                        text => text.into(),
                    })}
                </button>
                <Marks state id />
            </td>
            <td class="date">{of_action(|language, action| date(language, action.start.as_ref()))}</td>
            <td class="date">{of_action(|language, action| date(language, action.end.as_ref()))}</td>
            <td class="number">
                {of_action(|_, action| {
                    let months = Language::length(action.start.as_ref(), action.end.as_ref());
                    months.map_or_else(String::new, |months| months.to_string())
                })}
            </td>
            <td>{of_action(|_, action| action.responsible.join(", "))}</td>
        </tr>
    }
}

/// What is unusual about the dates, in words.
#[component]
fn Marks(state: TimelineState, id: Id) -> impl IntoView {
    let ui = state.workspace.ui;
    let row = state.row(id);
    let marks = move || match row.get().and_then(|row| row.bar) {
        Some(bar) => words::marks(ui.language(), &bar).join(", "),
        None => ui.texts().timeline().no_dates.to_lowercase(),
    };
    view! {
        <span class="tl-text-marks">{marks}</span>
    }
}

fn date(language: Language, when: Option<&When>) -> String {
    when.map_or_else(|| "—".to_owned(), |when| language.when(when))
}
