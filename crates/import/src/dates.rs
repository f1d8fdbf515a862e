//! The two dates of a row, each read with what the other says.

use plan::{Column, Edge, Moment, When};
use values::{DateContext, DateOrder, FindingKind, ReadWhen, is_blank, when};

use crate::orders::Orders;

/// The dates of a row and what is to be said about them.
#[derive(Default)]
pub(crate) struct RowDates {
    pub start: Option<When>,
    pub end: Option<When>,
    pub doubts: Vec<(Column, FindingKind)>,
}

/// Reads the texts of *Inicio* and *Fin*, and that of a *Tiempo* that holds both, each in the
/// order of its column. Where the row names no year, it is `year`.
pub(crate) fn dates(
    start: &str,
    end: &str,
    time: &str,
    year: Option<i32>,
    orders: Orders,
) -> RowDates {
    let mut dates = RowDates::default();
    let of_plan = DateContext { year, ..DateContext::default() };
    let mut first = read_start((start, orders.start), (end, orders.end), of_plan);
    let after = first.value.as_ref().and_then(|it| it.month(Edge::Start));
    let context = DateContext { order: orders.end, ..of_plan.after(after) };
    let mut last = when(end, Edge::End, context);
    dates.add(Column::Start, &mut first);
    dates.add(Column::End, &mut last);
    dates.start = first.value.clone();
    dates.end = last.value.clone();
    dates.fill(first, last);
    if !is_blank(time) {
        dates.add_time(time, DateContext { order: orders.time, ..of_plan });
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
fn read_start(
    (start, order): (&str, Option<DateOrder>),
    (end, order_of_end): (&str, Option<DateOrder>),
    of_plan: DateContext,
) -> ReadWhen {
    let of_year = |year| DateContext { year, order, ..DateContext::default() };
    let alone = when(start, Edge::Start, of_year(None));
    if !alone.is_unclear() {
        return alone;
    }
    let end = when(end, Edge::End, DateContext { order: order_of_end, ..DateContext::default() });
    let Some(month) = end.value.and_then(|end| end.month(Edge::End)) else {
        return when(start, Edge::Start, of_year(of_plan.year));
    };
    when(start, Edge::Start, of_year(None).before(Some(month)))
}

impl RowDates {
    fn add(&mut self, column: Column, read: &mut ReadWhen) {
        for doubt in std::mem::take(&mut read.doubts) {
            self.doubts.push((column, doubt));
        }
    }

    /// Takes from a cell that held a span of time the edge that the other cell lacks. "T1" beside
    /// "T3" and a year say each its own edge, and so does "T4" as the end of what began before;
    /// other spans disagree with a cell that says something else.
    fn fill(&mut self, first: ReadWhen, last: ReadWhen) {
        let own = |one: &ReadWhen, beside: &ReadWhen| {
            one.span.is_some_and(|months| months == 12 || beside.span == Some(months))
        };
        let there = (self.start.clone(), self.end.clone());
        let start_of = |when: Option<&When>| when.and_then(|it| it.month(Edge::Start));
        let before = start_of(there.0.as_ref()) < start_of(last.other.as_ref());
        let own = (own(&first, &last), own(&last, &first) || last.span.is_some() && before);
        let differs = |one: &When, there: &When, edge| one.month(edge) != there.month(edge);
        match (first.other, &there.1) {
            (Some(end), None) => {
                self.end = Some(end);
                self.replace(Column::Start, FindingKind::DateRange);
            }
            (Some(end), Some(there)) if !own.0 && differs(&end, there, Edge::End) => {
                self.replace(Column::Start, FindingKind::DateRangeIgnored);
            }
            _ => {}
        }
        match (last.other, &there.0) {
            (Some(start), None) => {
                self.start = Some(start);
                self.replace(Column::End, FindingKind::DateRange);
            }
            (Some(start), Some(there)) if !own.1 && differs(&start, there, Edge::Start) => {
                self.replace(Column::End, FindingKind::DateRangeIgnored);
            }
            _ => {}
        }
    }

    fn replace(&mut self, column: Column, kind: FindingKind) {
        self.doubts.retain(|(at, doubt)| *at != column || *doubt != FindingKind::DateRange);
        self.doubts.push((column, kind));
    }

    /// A lone date under *Tiempo* is both the start and the end, unless its words say which.
    fn add_time(&mut self, time: &str, of_plan: DateContext) {
        let mut read = when(time, Edge::Start, of_plan);
        self.add(Column::Start, &mut read);
        let (mut start, mut end) = (read.value, read.other);
        let settled = |when: &When| !matches!(when.moment, Moment::Unclear | Moment::Open);
        if end.is_none() && start.as_ref().is_some_and(settled) {
            match read.only {
                Some(Edge::Start) => {}
                Some(Edge::End) => (start, end) = (None, when(time, Edge::End, of_plan).value),
                // "Principios de 2026" says no end.
                None => end = when(time, Edge::End, of_plan).value.filter(settled),
            }
        } else if read.span.is_some() {
            match read.only {
                Some(Edge::Start) => end = None,
                Some(Edge::End) => start = None,
                None => {}
            }
        }
        self.start = self.start.take().or(start);
        self.end = self.end.take().or(end);
    }
}
