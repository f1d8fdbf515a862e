//! The two dates of a row, each read with what the other says.

use plan::{Column, Edge, Moment, When};

use crate::FindingKind;
use crate::values::{DateContext, ReadWhen, is_blank, when};

/// The dates of a row and what is to be said about them.
#[derive(Default)]
pub(crate) struct Dates {
    pub start: Option<When>,
    pub end: Option<When>,
    pub doubts: Vec<(Column, FindingKind)>,
}

/// Reads the texts of *Inicio* and *Fin*, and that of a *Tiempo* that holds both. Where the row
/// names no year, it is `year`.
pub(crate) fn dates(start: &str, end: &str, time: &str, year: Option<i32>) -> Dates {
    let mut dates = Dates::default();
    let of_plan = DateContext { year, after: None };
    let mut first = read_start(start, end, of_plan);
    let mut last = when(
        end,
        Edge::End,
        of_plan.after(first.value.as_ref().and_then(|it| it.month(Edge::Start))),
    );
    dates.add(Column::Start, &mut first);
    dates.add(Column::End, &mut last);
    dates.start = first.value.clone();
    dates.end = last.value.clone();
    dates.fill(first, last);
    if !is_blank(time) {
        dates.add_time(time, of_plan);
    }
    let months = (dates.start.as_ref(), dates.end.as_ref());
    if let (Some(start), Some(end)) = months
        && let (Some(from), Some(to)) = (first_day(start, Edge::Start), first_day(end, Edge::End))
        && from > to
    {
        dates.doubts.push((Column::End, FindingKind::EndBeforeStart));
    }
    dates
}

/// A date as a number that grows with time, days only where both could have one.
fn first_day(date: &When, edge: Edge) -> Option<(i32, u32, u32)> {
    use chrono::Datelike;
    if let Moment::Day(day) = date.moment {
        return Some((day.year(), day.month(), day.day()));
    }
    let month = date.month(edge)?;
    let day = if edge == Edge::Start { 1 } else { 31 };
    Some((month.year(), month.number(), day))
}

/// A start without a year takes that of the end in the same row before that of the plan.
fn read_start(start: &str, end: &str, of_plan: DateContext) -> ReadWhen {
    let alone = when(start, Edge::Start, DateContext::default());
    if !alone.is_unclear() {
        return alone;
    }
    let end = when(end, Edge::End, DateContext::default());
    let Some(month) = end.value.and_then(|end| end.month(Edge::End)) else {
        return when(start, Edge::Start, of_plan);
    };
    let context = DateContext { year: Some(month.year()), after: None };
    let near = when(start, Edge::Start, context);
    let later =
        near.value.as_ref().and_then(|it| it.month(Edge::Start)).is_some_and(|it| it > month);
    if later {
        let before = DateContext { year: Some(month.year() - 1), after: None };
        return when(start, Edge::Start, before);
    }
    near
}

impl Dates {
    fn add(&mut self, column: Column, read: &mut ReadWhen) {
        for doubt in std::mem::take(&mut read.doubts) {
            self.doubts.push((column, doubt));
        }
    }

    /// Takes from a cell that held both dates the one that the other cell lacks.
    fn fill(&mut self, first: ReadWhen, last: ReadWhen) {
        let same = |one: &When, other: &Option<When>, edge| {
            other.as_ref().is_some_and(|other| other.month(edge) == one.month(edge))
        };
        if let Some(end) = first.other {
            if self.end.is_none() {
                self.end = Some(end);
            } else if !same(&end, &self.end, Edge::End) {
                self.replace(Column::Start, FindingKind::DateRangeIgnored);
            }
        }
        if let Some(start) = last.other {
            if self.start.is_none() {
                self.start = Some(start);
            } else if !same(&start, &self.start, Edge::Start) {
                self.replace(Column::End, FindingKind::DateRangeIgnored);
            }
        }
    }

    fn replace(&mut self, column: Column, kind: FindingKind) {
        self.doubts.retain(|(at, doubt)| *at != column || *doubt != FindingKind::DateRange);
        self.doubts.push((column, kind));
    }

    /// A lone date under *Tiempo* is both the start and the end.
    fn add_time(&mut self, time: &str, of_plan: DateContext) {
        let mut read = when(time, Edge::Start, of_plan);
        self.add(Column::Start, &mut read);
        let end = match (read.other, &read.value) {
            (Some(end), _) => Some(end),
            (None, Some(start)) if matches!(start.moment, Moment::Unclear | Moment::Open) => None,
            (None, Some(_)) => when(time, Edge::End, of_plan).value,
            (None, None) => None,
        };
        self.start = self.start.take().or(read.value);
        self.end = self.end.take().or(end);
    }
}
