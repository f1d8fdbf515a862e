//! The table as the official form has it: thirteen columns under a header of two rows.

use leptos::prelude::*;
use plan::{Action, Column, Criterion};
use text::Language;

use crate::browser::measure::px;

/// What a cell says.
pub enum PrintCell {
    /// A text, whose line breaks count.
    Text(String),
    /// Tasks, one a line, to be numbered.
    Tasks(Vec<String>),
}

/// A part of a row that is cut between lines, in CSS pixels from the row's first line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Cut {
    /// Where it begins.
    pub from: f64,
    /// Its height.
    pub height: f64,
}

/// What the cell of an action in a column says. Dates are as they were written.
pub fn cell(column: Column, number: usize, action: &Action) -> PrintCell {
    PrintCell::Text(match column {
        Column::Tasks => {
            return PrintCell::Tasks(action.tasks.iter().map(|task| task.text.clone()).collect());
        }
        Column::Number => number.to_string(),
        Column::Criterion => {
            action.criterion.map_or_else(String::new, |criterion| criterion.number().to_string())
        }
        Column::Subcriterion => action.code(),
        _ => plan::field::shown(action, column),
    })
}

/// The widths of the columns, and the header.
pub fn head(language: Language, widths: [f64; 13]) -> impl IntoView {
    let time = language.messages().print().time;
    let cols = widths.map(|width| view! { <col style:width=px(width) /> });
    let tall = |column: Column| {
        view! {
            <th scope="col" rowspan="2">
                {language.printed_column(column)}
            </th>
        }
    };
    let before = Column::ALL[..7].iter().map(|column| tall(*column)).collect_view();
    let after = Column::ALL[9..].iter().map(|column| tall(*column)).collect_view();
    view! {
        <colgroup>{cols.into_iter().collect_view()}</colgroup>
        <thead>
            <tr>
                {before}
                <th scope="colgroup" colspan="2">
                    {time}
                </th>
                {after}
            </tr>
            <tr>
                <th scope="col">{language.printed_column(Column::Start)}</th>
                <th scope="col">{language.printed_column(Column::End)}</th>
            </tr>
        </thead>
    }
}

/// How many rows the merged cell of the criterion covers from row `at` on: none where that of the
/// row above covers this one too. Rows without a criterion are no neighbours of each other.
pub fn criterion_rows(criteria: &[Option<Criterion>], at: usize) -> usize {
    let same = |other: &&Option<Criterion>| **other == criteria[at] && other.is_some();
    if at > 0 && same(&&criteria[at - 1]) {
        return 0;
    }
    criteria[at..].iter().take_while(same).count().max(1)
}

/// The row of an action, or a part of it. The cell of its criterion covers so many rows; none
/// where that of a row above covers this one too.
pub fn row(
    language: Language,
    number: usize,
    action: &Action,
    cut: Option<Cut>,
    criterion_rows: usize,
) -> AnyView {
    let cells = Column::ALL.map(|column| {
        let class = class(column);
        // The number stands on every part of a row.
        let cut = cut.map(|cut| if class == "pr-code" { Cut { from: 0.0, ..cut } } else { cut });
        let content = content(language, column, number, action);
        let rows = if column == Column::Criterion { criterion_rows } else { 1 };
        (rows > 0).then(|| {
            let rowspan = (rows > 1).then(|| rows.to_string());
            view! { <td class=class rowspan=rowspan>{window(content, cut)}</td> }
        })
    });
    view! { <tr>{cells.into_iter().collect_view()}</tr> }.into_any()
}

/// What a column of codes or dates is drawn as; nothing for one of texts.
fn class(column: Column) -> &'static str {
    match column {
        Column::Number | Column::Criterion | Column::Subcriterion => "pr-code",
        Column::Start | Column::End => "pr-date",
        _ => "",
    }
}

/// A cell's content; for a part of it, a window through which that part is seen.
fn window(content: AnyView, cut: Option<Cut>) -> AnyView {
    let Some(cut) = cut else { return content };
    view! {
        <div class="pr-window" style:height=px(cut.height)>
            <div style:margin-top=px(-cut.from)>{content}</div>
        </div>
    }
    .into_any()
}

fn content(language: Language, column: Column, number: usize, action: &Action) -> AnyView {
    let target = action.indicator.target.trim();
    match cell(column, number, action) {
        PrintCell::Text(text) if column == Column::Indicator && !target.is_empty() => {
            let target = (language.messages().print().target)(target);
            view! {
                <div>{language.with_breaks(text.trim())}</div>
                <div>{language.with_breaks(&target)}</div>
            }
            .into_any()
        }
        PrintCell::Text(text) if !class(column).is_empty() => text.trim().to_owned().into_any(),
        PrintCell::Text(text) => language.with_breaks(text.trim()).into_any(),
        PrintCell::Tasks(tasks) => tasks
            .into_iter()
            .enumerate()
            .map(|(at, task)| {
                let task = format!("{}. {}", at + 1, language.with_breaks(task.trim()));
                view! { <div class="pr-task">{task}</div> }
            })
            .collect_view()
            .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn neighbours_of_one_criterion_share_a_cell_and_those_without_one_do_not() {
        let criteria = [Some(1), Some(1), Some(2), None, None, Some(2)];
        let criteria = criteria.map(|number| number.and_then(Criterion::new));
        let rows = std::array::from_fn(|at| criterion_rows(&criteria, at));
        assert_eq!(rows, [2, 0, 1, 1, 1, 1]);
    }
}
