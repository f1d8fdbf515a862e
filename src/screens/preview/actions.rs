//! The actions as they were understood, each beside the text that it comes from.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use plan::{Action, Column, Id};

use super::state::PreviewState;
use crate::editing::fields::TextField;
use crate::erased::{memo, piece};
use crate::widgets::{LongList, tabindex};

/// The list.
#[component]
pub fn Actions(state: PreviewState) -> impl IntoView {
    let ui = state.ui;
    let ids = state.now(|preview| {
        preview.draft.plan.actions.iter().map(|action| action.id).collect::<Vec<_>>()
    });
    let count = ids.len();
    let card = move |at: usize| {
        view! {
            <li class="understood" tabindex=tabindex(at)>
                <Card state id=ids[at] number=at + 1 />
            </li>
        }
        .into_any()
    };
    view! {
        <section class="understood-list" aria-labelledby="understood-title">
            <h2 id="understood-title">{ui.texts().preview().understood}</h2>
            <LongList id="actions-list" class="understood-cards" count lines=Arc::new(card) />
        </section>
    }
}

#[component]
fn Card(state: PreviewState, id: Id, number: usize) -> impl IntoView {
    let ui = state.ui;
    let action = state.action(id);
    let open = RwSignal::new(false);
    // A closed comparison is not made: a plan may have a thousand of them.
    let comparison = move || open.get().then(|| view! { <Comparison state id action /> });
    view! {
        <h3 class="visually-hidden">{piece(move || (ui.texts().preview().place_action)(number))}</h3>
        <p class="understood-number" aria-hidden="true">{number}</p>
        <div class="understood-text">
            {piece(move || action.get().map(|action| facts(state, &action)))}
            <details class="original" on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary aria-label=move || (ui.texts().preview().original_of)(number)>
                    {ui.texts().preview().original}
                </summary>
                {comparison}
            </details>
        </div>
    }
}

fn facts(state: PreviewState, action: &Arc<Action>) -> impl IntoView + use<> {
    let language = state.ui.language();
    let texts = language.messages();
    let or = |text: String, missing: &str| if text.is_empty() { missing.to_owned() } else { text };
    let criterion = action.criterion.map_or_else(String::new, |it| it.number().to_string());
    let code = or(or(action.code(), &criterion), texts.preview().no_code);
    let dates =
        or(language.span(action.start.as_ref(), action.end.as_ref()), texts.preview().no_dates);
    let responsible = or(action.responsible.join(", "), texts.preview().no_responsible);
    let tasks = (texts.common().tasks)(action.tasks.len());
    let title = or(action.action.clone(), texts.preview().no_action_text);
    view! {
        <p class="understood-facts">{[code, dates, responsible, tasks].join(" · ")}</p>
        <p class="understood-title">{title}</p>
    }
}

/// The cells of an action's row as they came, beside what was made of them.
#[component]
fn Comparison(state: PreviewState, id: Id, action: Memo<Option<Arc<Action>>>) -> impl IntoView {
    let ui = state.ui;
    let cells: BTreeMap<Column, String> = state.now(|preview| {
        let source = preview.draft.sources.iter().find(|source| source.action == id);
        source.map(|source| source.cells.clone()).unwrap_or_default()
    });
    // The dates may come from marks of a calendar, or from a heading.
    let dated = [Column::Start, Column::End];
    let is_shown = |column: &Column| {
        let made =
            || state.now(|it| it.read.action(id).map(|it| TextField::Column(*column).text(it)));
        *column != Column::Number
            && (cells.contains_key(column)
                || (dated.contains(column) && made().is_some_and(|text| !text.is_empty())))
    };
    let columns: Vec<Column> = Column::ALL.into_iter().filter(is_shown).collect();
    let rows = columns.into_iter().map(|column| {
        let said = cells.get(&column).cloned().unwrap_or_default();
        let now = memo(move || {
            action.with(|action| action.as_ref().map(|it| TextField::Column(column).text(it)))
        });
        let was = said.clone();
        let differs = move || now.with(|now| now.as_ref().is_some_and(|now| !same(now, &was)));
        view! {
            <tr class:differs=differs>
                <th scope="row">{ui.language().column(column)}</th>
                <td>{piece(move || now.get())}</td>
                <td class="was">{said}</td>
            </tr>
        }
    });
    view! {
        <table class="comparison">
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{ui.texts().preview().as_understood}</th>
                    <th scope="col">{ui.texts().preview().as_written}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

/// Whether two texts differ in no more than white space.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
