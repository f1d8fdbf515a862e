//! The look of the workbook: its two sheets, of which one is shown.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use plan::timeline;
use plan::{Action, Column, Plan};
use text::Language;
use values::form::{self, FormWords};

use super::chosen::Chosen;
use crate::browser::measure::px;
use crate::browser::{clock, measure};
use crate::erased::{memo, piece};
use crate::screens::print::geometry::Type;
use crate::screens::print::table::criterion_rows;
use crate::screens::print::widths;

/// The rows and the months that are shown: they fill the look, and a plan of thousands does not
/// hold it up.
const ROWS: usize = 12;
const MONTHS: i32 = 48;
/// The letters over the columns.
/// The width at which the sheet is drawn, of its row numbers, and its type, in CSS pixels.
const WIDTH: f64 = 1_100.0;
const NUMBERS: f64 = 28.0;
const TYPE: Type = Type { size: 12.0, line: 14.75 };
/// The least scale: on a phone, a part of the sheet is seen rather than all of it as specks.
const LEAST: f64 = 0.42;
const LETTERS: [&str; 13] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M"];

/// The workbook.
#[component]
pub fn Workbook(chosen: Chosen, plan: Memo<Arc<Plan>>) -> impl IntoView {
    let ui = chosen.workspace.ui;
    let frame = NodeRef::<html::Div>::new();
    let width = measure::width(frame);
    let scale = memo(move || (width.get() / WIDTH).max(LEAST));
    let second = RwSignal::new(false);
    let dated = chosen.of_plan(|plan| plan::rollup::rollup(plan).span.is_some());
    let timeline = memo(move || chosen.choices.with(|choices| choices.timeline) && dated.get());
    let at_second = memo(move || second.get() && timeline.get());
    let merge = memo(move || chosen.choices.with(|choices| choices.merge_criteria));
    let tab = move |is_second: bool| {
        let words = move || {
            let words = chosen.language().form_words();
            if is_second { words.timeline } else { words.plan_sheet }
        };
        view! {
            <button
                type="button"
                aria-pressed=move || (at_second.get() == is_second).to_string()
                hidden=move || is_second && !timeline.get()
                on:click=move |_| second.set(is_second)
            >
                {piece(words)}
            </button>
        }
    };
    let more = move || {
        let left = plan.with(|plan| plan.actions.len()).saturating_sub(ROWS);
        (left > 0).then(|| view! { <p class="hint">{(ui.texts().download().more_rows)(left)}</p> })
    };
    view! {
        <div class="sn-book" translate="no">
            <div class="sn-cells" node_ref=frame style:--scale=move || scale.get().to_string()>
                {piece(move || {
                    let language = chosen.language();
                    plan.with(|plan| match at_second.get() {
                        true => months(plan, &language.form_words()),
                        false => form(plan, language, merge.get()),
                    })
                })}
            </div>
            <div class="sn-tabs" role="group" aria-label=ui.texts().download().sheet_tabs>
                {tab(false)}
                {tab(true)}
            </div>
        </div>
        {piece(more)}
    }
}

/// The sheet of the form.
fn form(plan: &Plan, language: Language, merge: bool) -> AnyView {
    let words = &language.form_words();
    let heading = |column: Column| words.columns[column.index()];
    let tall = |column: Column| view! { <th rowspan="2">{heading(column)}</th> };
    let all: Vec<&Action> = plan.actions.iter().map(|action| &**action).collect();
    let columns = widths::widths(language, &all, WIDTH - NUMBERS, TYPE);
    let rows: Vec<&Action> = plan.actions.iter().take(ROWS).map(|action| &**action).collect();
    let criteria: Vec<_> = rows.iter().map(|action| action.criterion).collect();
    let body = (0..rows.len()).map(|at| {
        let cells = Column::ALL.map(|column| {
            let merged = merge && column == Column::Criterion;
            let covered = if merged { criterion_rows(&criteria, at) } else { 1 };
            let text = form::cell(rows[at], at + 1, column, words);
            (covered > 0).then(|| {
                let rowspan = (covered > 1).then(|| covered.to_string());
                view! { <td rowspan=rowspan><div>{text}</div></td> }
            })
        });
        view! { <tr>{numbered(at + 4)}{cells.into_iter().collect_view()}</tr> }
    });
    let title = form::title(&plan.header, words).to_owned();
    view! {
        <table class="sn-form" lang=words.language>
            <colgroup><col style:width=px(NUMBERS) />
                {columns.map(|width| view! { <col style:width=px(width) /> }).into_iter().collect_view()}</colgroup>
            <thead aria-hidden="true">
                <tr class="sn-letters">
                    <td></td>
                    {LETTERS.map(|letter| view! { <td>{letter}</td> }).into_iter().collect_view()}
                </tr>
            </thead>
            <tbody>
                <tr>{numbered(1)}<td colspan="13" class="sn-book-title">{title}</td></tr>
                <tr>
                    {numbered(2)}
                    {Column::ALL[..7].iter().map(|column| tall(*column)).collect_view()}
                    <th colspan="2">{words.time}</th>
                    {Column::ALL[9..].iter().map(|column| tall(*column)).collect_view()}
                </tr>
                <tr>
                    {numbered(3)} <th>{heading(Column::Start)}</th>
                    <th>{heading(Column::End)}</th>
                </tr>
                {body.collect_view()}
            </tbody>
        </table>
    }
    .into_any()
}

/// The number of a row at its left end.
fn numbered(row: usize) -> impl IntoView {
    view! { <td class="sn-number" aria-hidden="true">{row}</td> }
}

/// The sheet of the timeline: a month is a column.
fn months(plan: &Plan, words: &FormWords) -> AnyView {
    let timeline = timeline::layout(plan, Some(clock::today()));
    let months = timeline.months.min(MONTHS);
    let years = timeline.years.iter().filter(|year| year.start < months).map(|year| {
        let length = year.length.min(months - year.start);
        view! { <th colspan=length.to_string()>{year.number}</th> }
    });
    let names = (0..months).map(|at| {
        let month = timeline.first + at;
        view! { <th>{words.months[(month.number() - 1) as usize]}</th> }
    });
    let rows = timeline.groups.iter().flat_map(|group| &group.rows).take(ROWS + 4);
    let rows = rows.map(|row| {
        let action = plan.action(row.id);
        let text = action.map_or_else(String::new, |action| action.action.clone());
        let cells = (0..months).map(|at| {
            let bar = row.bar.filter(|bar| at >= bar.start && at < bar.start + bar.length);
            view! { <td class:sn-bar=bar.is_some()></td> }
        });
        view! {
            <tr>
                <td>{row.number}</td>
                <td class="sn-what"><div>{text}</div></td>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="sn-months" lang=words.language>
            <tbody>
                <tr><th rowspan="2">{words.heading(Column::Number)}</th>
                    <th rowspan="2">{words.heading(Column::Action)}</th>{years.collect_view()}</tr>
                <tr>{names.collect_view()}</tr>
                {rows.collect_view()}
            </tbody>
        </table>
    }
    .into_any()
}
