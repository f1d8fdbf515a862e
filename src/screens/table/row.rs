//! The row of one action: plain elements, no component a cell, one reaction a row.

use std::sync::Arc;

use leptos::prelude::*;
use plan::remark::remark;
use plan::{Action, CatalogueVersion, Column, Id, Moment, When};
use text::Language;

use crate::editing::Workspace;
use crate::editing::fields::TextField;
use crate::erased::memo;

/// What the rows read besides their action.
#[derive(Clone, Copy)]
pub struct Surroundings {
    /// The language of the app.
    pub language: Language,
    /// The edition of the catalogue that gives the codes their titles.
    pub version: Memo<CatalogueVersion>,
    /// The ids of all actions in the order of the plan, which numbers them.
    pub order: Memo<Vec<Id>>,
}

/// The row of the action with this id.
#[component]
pub fn Row(workspace: Workspace, id: Id, around: Surroundings) -> impl IntoView {
    let action = workspace.editor.action(id);
    let number = memo(move || {
        around
            .order
            .with(|order| order.iter().position(|other| *other == id).map_or(0, |at| at + 1))
    });
    let cells = move || {
        let (language, version) = (around.language, around.version.get());
        action.get().map(|action| cells(&action, number, language, version))
    };
    view! {
        <tr role="row" class="row" data-row=id.to_string()>
            {cells}
        </tr>
    }
}

fn cells(
    action: &Arc<Action>,
    number: Memo<usize>,
    language: Language,
    version: CatalogueVersion,
) -> impl IntoView + use<> {
    let criterion_title =
        action.criterion.map_or("", |criterion| language.criterion_title(version, criterion));
    let code_title =
        action.subcriterion.map_or("", |code| language.subcriterion_title(version, code));
    let remark = |column| remark(action, version, column).map(|it| language.remark(it));
    let code = |column, title: &'static str| {
        let remark = remark(column);
        view! {
            <td
                role="gridcell"
                class=class(column)
                class:unclear=remark.is_some()
                title=remark.unwrap_or_else(|| title.to_owned())
            >
                {TextField::Column(column).text(action)}
            </td>
        }
    };
    view! {
        <td role="rowheader" class=class(Column::Number)>
            <button
                type="button"
                tabindex="-1"
                aria-label=move || (language.messages().table().open_ficha)(number.get())
            >
                {number}
            </button>
        </td>
        {code(Column::Criterion, criterion_title)}
        {code(Column::Subcriterion, code_title)}
        {prose(&action.area, Column::Area, language)}
        {prose(&action.action, Column::Action, language)}
        {prose(&action.objective, Column::Objective, language)}
        {tasks(action, language)}
        {date(action.start.as_ref(), Column::Start, None, language)}
        {date(action.end.as_ref(), Column::End, remark(Column::End), language)}
        {prose(&action.resources, Column::Resources, language)}
        {indicator(action, language)}
        {prose(&action.responsible.join(",\n"), Column::Responsible, language)}
        {prose(&action.comments, Column::Comments, language)}
    }
}

/// How a cell looks, and the name by which its column is found in the page.
const fn class(column: Column) -> &'static str {
    match column {
        Column::Number => "number col-number",
        Column::Criterion => "code col-criterion",
        Column::Subcriterion => "code col-subcriterion",
        Column::Area => "prose col-area",
        Column::Action => "prose col-action",
        Column::Objective => "prose col-objective",
        Column::Tasks => "tasks col-tasks",
        Column::Start => "date col-start",
        Column::End => "date col-end",
        Column::Resources => "prose col-resources",
        Column::Indicator => "prose col-indicator",
        Column::Responsible => "prose col-responsible",
        Column::Comments => "prose col-comments",
    }
}

/// The number of characters that surely fit in ten lines of a column at its narrowest.
const fn room(column: Column) -> usize {
    match column {
        Column::Tasks => 330,
        Column::Area | Column::Action => 240,
        Column::Objective | Column::Indicator => 210,
        Column::Responsible | Column::Comments => 150,
        _ => 110,
    }
}

fn prose(text: &str, column: Column, language: Language) -> impl IntoView + use<> {
    let long = text.chars().nth(room(column)).is_some();
    view! {
        <td role="gridcell" class=class(column)>
            {if long { clamped(text, language).into_any() } else { text.to_owned().into_any() }}
        </td>
    }
}

/// A text cut at ten lines, with a button that opens the whole of it.
fn clamped(text: &str, language: Language) -> impl IntoView + use<> {
    view! {
        <div class="clamp">{text.to_owned()}</div>
        <button type="button" tabindex="-1" class="see-more">
            {language.messages().table().see_more}
        </button>
    }
}

fn tasks(action: &Action, language: Language) -> impl IntoView + use<> {
    let length: usize = action.tasks.iter().map(|task| task.text.len() + 8).sum();
    let long = length > room(Column::Tasks);
    let items = action.tasks.iter().map(|task| view! { <li>{task.text.clone()}</li> });
    let more = long.then(|| {
        view! {
            <button type="button" tabindex="-1" class="see-more">
                {language.messages().table().see_more}
            </button>
        }
    });
    view! {
        <td role="gridcell" class=class(Column::Tasks)>
            <ol class:clamp=long>{items.collect_view()}</ol>
            {more}
        </td>
    }
}

fn date(
    when: Option<&When>,
    column: Column,
    remark: Option<String>,
    language: Language,
) -> impl IntoView + use<> {
    let moment = when.map(|when| when.moment);
    let unclear = moment == Some(Moment::Unclear);
    let free = unclear || moment == Some(Moment::Open);
    let marked = unclear || remark.is_some();
    // Figures can be read with the month first: words cannot.
    let title = remark.unwrap_or_else(|| match moment {
        Some(Moment::Unclear) => language.messages().table().unclear.into(),
        Some(Moment::Day(day)) => language.day(day),
        _ => String::new(),
    });
    view! {
        <td role="gridcell" class=class(column) class:free=free class:unclear=marked title=title>
            {when.map(|when| language.when(when)).unwrap_or_default()}
        </td>
    }
}

fn indicator(action: &Action, language: Language) -> impl IntoView + use<> {
    let mut text = action.indicator.text.clone();
    if !action.indicator.target.is_empty() {
        let gap = if text.is_empty() { "" } else { "\n" };
        text.push_str(gap);
        text.push_str(&(language.messages().table().target)(&action.indicator.target));
    }
    prose(&text, Column::Indicator, language)
}
