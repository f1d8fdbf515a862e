//! What the timeline says about a bar and about the whole plan.

use exchange::svg::{self, RowLabel, SvgLabels};
use leptos::prelude::{GetUntracked as _, With as _};
use plan::timeline::{Bar, Timeline};
use plan::{Edge, Month, Plan, When};
use text::Language;

use super::board::{Board, RowData};
use crate::screens::plan::plan_name;
use crate::ui::Ui;

/// The dates of an action in a sentence: "marzo 2026 – abril 2027, 14 meses"; the words of a
/// date that is no month; empty without any date.
pub fn dates(language: Language, start: Option<&When>, end: Option<&When>) -> String {
    let months = (
        start.and_then(|when| when.month(Edge::Start)),
        end.and_then(|when| when.month(Edge::End)),
    );
    match (months, start, end) {
        ((Some(first), Some(last)), ..) => language.months_between(first, last),
        (_, None, None) => String::new(),
        ((first, last), ..) => {
            let one = |month: Option<Month>, when: Option<&When>| match (month, when) {
                (Some(month), _) => language.month_long(month),
                (None, Some(when)) => when.written.clone(),
                (None, None) => "…".into(),
            };
            format!("{} – {}", one(first, start), one(last, end))
        }
    }
}

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
            parts.push(dates(language, row.action.start.as_ref(), row.action.end.as_ref()));
            parts.extend(marks(language, bar).into_iter().map(str::to_owned));
        }
    }
    parts.join(", ")
}

/// The line under the timeline: "10 acciones · mar 26 – jun 27 · 1 sale del período".
pub fn status(language: Language, board: Board) -> String {
    let texts = language.messages().timeline();
    let counts = board.counts();
    let mut parts = vec![(language.messages().common().actions)(counts.all)];
    let span = board.desk.editor.plan().with(|plan| plan::rollup::rollup(plan).span);
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

/// The whole timeline as an SVG file, in the language of the app.
pub fn picture(ui: Ui, plan: &Plan, timeline: &Timeline) -> String {
    let language = ui.settings.language.get_untracked();
    let texts = language.messages().timeline();
    let version = plan.header.catalogue;
    let months = std::array::from_fn(|at| language.month_name_short(Month::MIN + (at as i32)));
    let row = |id| {
        plan.action(id).map_or_else(RowLabel::default, |action| RowLabel {
            text: action.action.trim().to_owned(),
            dates: dates(language, action.start.as_ref(), action.end.as_ref()),
        })
    };
    let labels = SvgLabels {
        language: language.tag(),
        title: &plan_name(language, &plan.header),
        months,
        quarter: texts.quarter_letter,
        today: texts.today,
        period: texts.period,
        outside: texts.leaves,
        open: texts.open,
        backwards: texts.backwards,
        undated: texts.no_dates,
        group: &|criterion| language.criterion_heading(version, criterion),
        row: &row,
    };
    svg::timeline(timeline, &labels)
}
