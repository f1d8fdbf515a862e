//! The look of what is read line by line: a text table, a calendar, the plan file.

use std::sync::Arc;

use export::ExportFormat;
use leptos::prelude::*;
use plan::{Column, Edge, Plan};
use text::Language;
use values::form::{self, FormWords};

use super::chosen::{Chosen, DownloadKind};
use crate::erased::piece;

/// The lines of a text table, and the deadlines, that are shown.
const LINES: usize = 6;
const DEADLINES: usize = 12;

/// The first lines of a text table.
#[component]
pub fn TextTable(chosen: Chosen, plan: Memo<Arc<Plan>>) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let lines = move || {
        let words = chosen.language().form_words();
        let comma = chosen.kind.get() == DownloadKind::Written(ExportFormat::CsvComma);
        plan.with(|plan| lines(plan, &words, if comma { ',' } else { ';' }))
    };
    view! {
        <p class="sn-caption">
            {piece(move || (chosen.workspace.ui.texts().common().actions)(plan.with(|it| it.actions.len())))}
        </p>
        <pre class="sn-text" translate="no">{piece(lines)}</pre>
        <p class="hint">{texts.not_whole}</p>
    }
}

fn lines(plan: &Plan, words: &FormWords, separator: char) -> String {
    let headings = Column::ALL.map(|column| words.heading(column));
    let rows = plan.actions.iter().enumerate().take(LINES);
    let rows = rows
        .map(|(at, action)| Column::ALL.map(|column| form::cell(action, at + 1, column, words)));
    let line = |cells: [String; 13]| {
        cells.map(|cell| quoted(&cell, separator)).join(&separator.to_string())
    };
    let lines: Vec<String> = [headings].into_iter().chain(rows).map(line).collect();
    lines.join("\n")
}

/// A value of a text table (RFC 4180, 2.5 to 2.7).
fn quoted(cell: &str, separator: char) -> String {
    if cell.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The deadlines that the calendar will hold.
#[component]
pub fn Deadlines(chosen: Chosen, plan: Memo<Arc<Plan>>) -> impl IntoView {
    let texts = chosen.workspace.ui.texts().download();
    let list = move || {
        let language = chosen.language();
        let found = plan.with(|plan| deadlines(plan, language));
        if found.is_empty() {
            return view! { <p class="sn-nothing">{texts.no_deadlines}</p> }.into_any();
        }
        let count = found.len();
        let left_out = plan.with(|plan| plan.actions.len()) - count;
        let one = |(day, what): (String, String)| {
            view! {
                <li>
                    <b>{day}</b>
                    <span>{what}</span>
                </li>
            }
        };
        view! {
            <p class="sn-caption">{(texts.deadlines)(count)}</p>
            <ol class="sn-deadlines" lang=language.tag()>
                {found.into_iter().take(DEADLINES).map(one).collect_view()}
            </ol>
            <p class="hint">{texts.reminders}</p>
            {(count > DEADLINES).then(|| view! { <p class="hint">{(texts.more_deadlines)(count - DEADLINES)}</p> })}
            {(left_out > 0).then(|| view! { <p class="hint">{(texts.without_deadline)(left_out)}</p> })}
        }
        .into_any()
    };
    piece(list)
}

/// Day and action of each end that is known, soonest first.
fn deadlines(plan: &Plan, language: Language) -> Vec<(String, String)> {
    let actions = plan.actions.iter().enumerate();
    let mut found: Vec<_> = actions
        .filter_map(|(at, action)| {
            let day = action.end.as_ref()?.day(Edge::End)?;
            Some((day, at + 1, action.action.trim().to_owned()))
        })
        .collect();
    found.sort();
    let said = |(day, number, what)| (language.day(day), format!("{number}. {what}"));
    found.into_iter().map(said).collect()
}

/// What the plan file carries.
#[component]
pub fn CopyFacts(chosen: Chosen, plan: Memo<Arc<Plan>>) -> impl IntoView {
    let texts = chosen.workspace.ui.texts();
    let facts = move || {
        plan.with(|plan| {
            let tasks = plan.actions.iter().map(|action| action.tasks.len()).sum();
            [
                chosen.workspace.ui.language().plan_name(&plan.header),
                (texts.common().actions)(plan.actions.len()),
                (texts.common().tasks)(tasks),
            ]
        })
    };
    view! {
        <div class="sn-copy">
            {piece(move || facts().map(|fact| view! { <p>{fact}</p> }).into_iter().collect_view())}
            <p class="hint">{texts.download().json_hint} "."</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use plan::{Action, Id, Moment, Month, When};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn ending(id: u64, moment: Moment) -> Arc<Action> {
        let mut action = Action::new(Id::from_bits(id));
        action.action = format!("Acción {id}");
        action.end = Some(When { moment, written: "como se escribió".into() });
        Arc::new(action)
    }

    #[test]
    fn what_would_break_a_line_or_a_value_is_quoted() {
        assert_eq!(quoted("Alcaldía, RRHH", ';'), "Alcaldía, RRHH");
        assert_eq!(quoted("Alcaldía, RRHH", ','), "\"Alcaldía, RRHH\"");
        assert_eq!(quoted("el \"cabildo\"\nabierto", ';'), "\"el \"\"cabildo\"\"\nabierto\"");
    }

    #[test]
    fn deadlines_come_soonest_first_and_only_where_there_is_a_day() {
        let month = |month| Moment::Month(Month::new(2026, month).unwrap());
        let mut plan = Plan::new(Id::from_bits(9));
        plan.actions = vec![ending(1, month(12)), ending(2, Moment::Open), ending(3, month(3))];
        let found = deadlines(&plan, Language::Spanish);
        let said =
            [("31 de marzo de 2026", "3. Acción 3"), ("31 de diciembre de 2026", "1. Acción 1")];
        assert_eq!(found, said.map(|(day, what)| (day.to_owned(), what.to_owned())));
    }
}
