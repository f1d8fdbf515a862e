//! What the timeline says about a bar and about the whole plan.

use leptos::prelude::With as _;
use plan::timeline::Bar;
use text::Language;

use super::state::{RowData, TimelineState};

/// What is unusual about a bar.
pub fn marks(language: Language, bar: &Bar) -> Vec<&'static str> {
    let texts = language.messages().timeline();
    let marks = [
        (bar.backwards, texts.backwards),
        (bar.leaves_period, texts.leaves),
        (bar.open_start, texts.open_start),
        (bar.open_end, texts.open_end),
    ];
    marks.into_iter().filter_map(|(is, words)| is.then_some(words)).collect()
}

/// The name of a bar: "Acción 4, marzo 2026 – abril 2027, 14 meses".
pub fn bar_name(language: Language, row: &RowData) -> String {
    let texts = language.messages().timeline();
    let mut parts = vec![(texts.action)(row.number)];
    match &row.bar {
        None => parts.push(texts.no_dates.to_lowercase()),
        Some(bar) => {
            parts.push(language.dates(row.action.start.as_ref(), row.action.end.as_ref()));
            parts.extend(marks(language, bar).into_iter().map(str::to_owned));
        }
    }
    parts.join(", ")
}

/// The line under the timeline: "10 acciones · mar 26 – jun 27 · 1 sale del período".
pub fn status(language: Language, state: TimelineState) -> String {
    let texts = language.messages().timeline();
    let counts = state.counts();
    let mut parts = vec![(language.messages().common().actions)(counts.all)];
    let span = state.workspace.editor.plan().with(|plan| plan::rollup::rollup(plan).span);
    if let Some((first, last)) = span {
        parts.push(format!("{} – {}", language.month_short(first), language.month_short(last)));
    }
    let mut add = |count: usize, say: fn(usize) -> String| {
        parts.extend((count > 0).then(|| say(count)));
    };
    add(counts.undated, texts.undated);
    add(counts.leaving, texts.leaving);
    add(counts.backwards, texts.turned);
    parts.join(" · ")
}
