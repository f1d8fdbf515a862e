//! The form as a table whose parts say what they are; on a phone each row becomes a card, whose
//! fields bear the headings.

use std::sync::Arc;

use plan::{Action, Column};
use values::form;

use crate::markup::{escaped, put, put_lines};
use crate::writing::WriterInput;

/// A row with a longer text may part between printed pages.
const LONG: usize = 900;

/// A date this short stays on one line: "Permanente".
const SHORT: usize = 10;

pub(super) fn table(writing: &WriterInput, out: &mut String) {
    let words = writing.words;
    let actions = &writing.document.plan.actions;
    put(out, "<section class=\"plan\">\n<h2 data-part=\"note\">", words.plan_sheet, "</h2>\n");
    put(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"",
        words.plan_sheet,
        "\">\n<table class=\"form\">\n<caption data-part=\"note\">",
    );
    put(out, "", &(words.actions)(actions.len()), "</caption>\n<colgroup>");
    for number in 1..=13 {
        out.push_str(&format!("<col class=\"c{number}\"/>"));
    }
    out.push_str("</colgroup>\n");
    head(writing, out);
    out.push_str("<tbody>\n");
    for (at, action) in actions.iter().enumerate() {
        row(writing, actions, at, action, out);
    }
    if actions.is_empty() {
        put(out, "<tr><td colspan=\"13\">", words.no_actions, "</td></tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

fn head(writing: &WriterInput, out: &mut String) {
    let words = writing.words;
    out.push_str("<thead>\n<tr>");
    for column in Column::ALL {
        let heading = words.columns[column.index()];
        match column {
            Column::Start => {
                put(out, "<th scope=\"colgroup\" colspan=\"2\">", words.time, "</th>");
            }
            Column::End => {}
            _ => put(out, "<th scope=\"col\" rowspan=\"2\">", heading, "</th>"),
        }
    }
    out.push_str("</tr>\n<tr>");
    for column in [Column::Start, Column::End] {
        put(out, "<th scope=\"col\">", words.columns[column.index()], "</th>");
    }
    out.push_str("</tr>\n</thead>\n");
}

fn row(
    writing: &WriterInput,
    actions: &[Arc<Action>],
    at: usize,
    action: &Action,
    out: &mut String,
) {
    let words = writing.words;
    let texts = Column::ALL.map(|column| form::cell(action, at + 1, column, words));
    let long = texts.iter().any(|text| text.chars().count() > LONG);
    let class = if long { " class=\"long\"" } else { "" };
    out.push_str(&format!("<tr{class} data-id=\"{}\">", action.id));
    for (column, text) in Column::ALL.into_iter().zip(&texts) {
        let (tag, class) = match column {
            Column::Number => ("th scope=\"row\"", "code"),
            Column::Criterion | Column::Subcriterion => ("td", "code half"),
            Column::Start | Column::End if text.chars().count() > SHORT => ("td", "code half"),
            Column::Start | Column::End => ("td", "date half"),
            _ => ("td", ""),
        };
        let mut rows = String::new();
        if column == Column::Criterion && writing.choices.merge_criteria {
            match together(actions, at) {
                0 => continue,
                1 => {}
                count => rows = format!(" rowspan=\"{count}\""),
            }
        }
        let label = escaped(&words.heading(column));
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        out.push_str(&format!("<{tag}{class}{rows} data-label=\"{label}\">"));
        if column == Column::Tasks {
            tasks(action, out);
        } else {
            put_lines(out, text);
        }
        out.push_str(if column == Column::Number { "</th>" } else { "</td>" });
    }
    out.push_str("</tr>\n");
}

/// How many rows the criterion of this one stands for: 0 where it is said further above.
fn together(actions: &[Arc<Action>], at: usize) -> usize {
    let here = actions[at].criterion;
    if here.is_none() {
        return 1;
    }
    if at > 0 && actions[at - 1].criterion == here {
        return 0;
    }
    actions[at..].iter().take_while(|action| action.criterion == here).count()
}

fn tasks(action: &Action, out: &mut String) {
    if action.tasks.is_empty() {
        return;
    }
    out.push_str("<ol>");
    for task in &action.tasks {
        out.push_str("<li>");
        put_lines(out, &task.text);
        out.push_str("</li>");
    }
    out.push_str("</ol>");
}
