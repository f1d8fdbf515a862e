//! An action in the words of the form: what its columns show, and how long texts are kept.

use plan::{Action, Column, MAX_TEXT, Moment};
use words::squeeze;

/// What was made of a cell: what a form shows, dates in digits (`2026-03`, `2026-03-15`, the
/// first and the last month of a quarter parted by a stroke), nothing where it was not understood.
pub(crate) fn made(action: &Action, column: Column) -> String {
    let when = match column {
        Column::Start => &action.start,
        Column::End => &action.end,
        _ => return shown(action, column),
    };
    when.as_ref().map_or_else(String::new, |when| match when.moment {
        Moment::Month(month) => month.to_string(),
        Moment::Day(day) => day.to_string(),
        Moment::Quarter(first) => format!("{first}/{}", first + 2),
        Moment::Open => when.written.clone(),
        Moment::Unclear => String::new(),
    })
}

/// What a form shows of an action in a column; nothing for the number.
pub(crate) fn shown(action: &Action, column: Column) -> String {
    match column {
        Column::Number => String::new(),
        Column::Criterion => action.criterion.map_or(String::new(), |it| it.number().to_string()),
        Column::Subcriterion => match (action.subcriterion, action.example.as_str()) {
            (None, example) => example.to_owned(),
            (Some(code), "") => code.to_string(),
            (Some(code), example) => format!("{code} ({example})"),
        },
        Column::Tasks => {
            let mut text = String::new();
            for (at, task) in action.tasks.iter().enumerate() {
                if at > 0 {
                    text.push(' ');
                }
                text.push_str(&(at + 1).to_string());
                text.push_str(". ");
                text.push_str(&task.text);
            }
            text
        }
        _ => plan::field::shown(action, column),
    }
}

/// A text without markup, each of its lines with single spaces, none of them empty.
pub(crate) fn tidy(source: &str) -> String {
    let plain = values::plain(source);
    let mut out = String::with_capacity(plain.len());
    for line in plain.split(['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}']) {
        let line = squeeze(line);
        if !line.is_empty() {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&line);
        }
    }
    out
}

/// The beginning of a text, as much as a field can hold.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((at, _)) => text[..at].to_owned(),
        None => text.to_owned(),
    }
}

/// Ascending numbers as people list them: `5, 8-12`.
pub(crate) fn ranges(numbers: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => parts.push((*number, *number)),
        }
    }
    let part = |(from, to): &(usize, usize)| match from == to {
        true => from.to_string(),
        false => format!("{from}-{to}"),
    };
    parts.iter().take(MOST_RANGES).map(part).collect::<Vec<_>>().join(", ")
}

/// How many runs of hidden rows are told of: more would not be read.
const MOST_RANGES: usize = 200;
