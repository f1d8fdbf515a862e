//! The actions as they were understood, each beside the text that it comes from.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use plan::{Action, Column, Id};

use super::draftsman::Draftsman;
use crate::fields;

/// The list.
#[component]
pub fn Actions(draftsman: Draftsman) -> impl IntoView {
    let ui = draftsman.ui;
    let ids = draftsman.now(|preview| {
        preview.draft.plan.actions.iter().map(|action| action.id).collect::<Vec<_>>()
    });
    let cards = ids.into_iter().enumerate().map(|(at, id)| {
        view! {
            <li class="understood">
                <Card draftsman id number=at + 1 />
            </li>
        }
    });
    view! {
        <section class="understood-list" aria-labelledby="understood-title">
            <h2 id="understood-title">{move || ui.texts().opening.understood}</h2>
            <ol role="list">{cards.collect_view()}</ol>
        </section>
    }
}

#[component]
fn Card(draftsman: Draftsman, id: Id, number: usize) -> impl IntoView {
    let ui = draftsman.ui;
    let action = draftsman.action(id);
    let shown = move || action.get().map(|action| facts(draftsman, &action));
    let open = RwSignal::new(false);
    let cells = move || open.get().then(|| source(draftsman, id));
    view! {
        <h3 class="visually-hidden">{move || (ui.texts().opening.number)(number)}</h3>
        <p class="understood-number" aria-hidden="true">{number}</p>
        <div class="understood-text">{shown}</div>
        <details class="original" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary aria-label=move || (ui.texts().opening.original_of)(number)>
                {move || ui.texts().opening.original}
            </summary>
            {cells}
        </details>
    }
}

fn facts(draftsman: Draftsman, action: &Arc<Action>) -> impl IntoView + use<> {
    let language = draftsman.ui.language();
    let texts = language.messages();
    let or = |text: String, missing: &str| if text.is_empty() { missing.to_owned() } else { text };
    let criterion = action.criterion.map_or_else(String::new, |it| it.number().to_string());
    let code = or(or(fields::code(action), &criterion), texts.opening.no_code);
    let dates = or(
        language.span(action.start.as_ref(), action.end.as_ref()),
        texts.opening.no_dates,
    );
    let responsible = or(action.responsible.join(", "), texts.opening.no_responsible);
    let tasks = (texts.common.tasks)(action.tasks.len());
    let title = or(action.action.clone(), texts.opening.no_action_text);
    view! {
        <p class="understood-facts">{[code, dates, responsible, tasks].join(" · ")}</p>
        <p class="understood-title">{title}</p>
    }
}

/// The cells of an action's row as they came.
fn source(draftsman: Draftsman, id: Id) -> impl IntoView {
    let language = draftsman.ui.language();
    let cells: BTreeMap<Column, String> = draftsman.now(|preview| {
        let source = preview.draft.sources.iter().find(|source| source.action == id);
        source.map(|source| source.cells.clone()).unwrap_or_default()
    });
    let rows = cells.into_iter().map(|(column, text)| {
        view! {
            <div>
                <dt>{language.column(column)}</dt>
                <dd>{text}</dd>
            </div>
        }
    });
    view! { <dl class="cells">{rows.collect_view()}</dl> }
}
