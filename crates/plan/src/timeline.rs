//! The timeline as pure numbers: which bar begins in which month.

use chrono::{Datelike, NaiveDate};

use crate::groups;
use crate::id::Id;
use crate::model::{Criterion, Period, Plan};
use crate::month::Month;
use crate::when::{Edge, Moment, When};

/// The timeline of a plan. All positions are months from `first`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timeline {
    /// The first month that is drawn: the first of a quarter.
    pub first: Month,
    /// How many months are drawn: at least 12, whole quarters.
    pub months: i32,
    /// The years, left to right.
    pub years: Vec<Band>,
    /// The quarters, left to right.
    pub quarters: Vec<Band>,
    /// The plan's period.
    pub period: Option<MonthSpan>,
    /// Today in thousandths of a month from `first`; `None` where it is not drawn.
    pub today: Option<i32>,
    /// The actions by criterion, those without one last.
    pub groups: Vec<TimelineGroup>,
}

/// A year or a quarter over the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Band {
    /// Where it begins.
    pub start: i32,
    /// How many of its months are drawn.
    pub length: i32,
    /// The year, or the number of the quarter (1 to 4).
    pub number: i32,
}

/// A stretch of months.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MonthSpan {
    /// Where it begins.
    pub start: i32,
    /// How many months it has, at least 1.
    pub length: i32,
}

/// The actions of one criterion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimelineGroup {
    /// The criterion; `None` for the actions without one.
    pub criterion: Option<Criterion>,
    /// Its actions in the order of the plan.
    pub rows: Vec<TimelineRow>,
}

/// An action on the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimelineRow {
    /// The action.
    pub id: Id,
    /// Its number in the plan, from 1.
    pub number: usize,
    /// Its bar; `None` where neither date is known.
    pub bar: Option<Bar>,
}

/// The bar of an action; always within the months that are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bar {
    /// Where it begins.
    pub start: i32,
    /// How many months it covers, at least 1.
    pub length: i32,
    /// No start is known: it begins with the period.
    pub open_start: bool,
    /// No end is known, or there is none: it goes to the end of the period.
    pub open_end: bool,
    /// A date lies outside the plan's period.
    pub leaves_period: bool,
    /// The end is before the start; the bar covers the months between.
    pub backwards: bool,
}

impl Timeline {
    /// The first and the last month that `bar` covers.
    pub fn drawn(&self, bar: &Bar) -> (Month, Month) {
        (self.first + bar.start, self.first + (bar.start + bar.length - 1))
    }
}

/// The timeline of `plan`.
///
/// It covers the plan's period and every bar, at least 12 months, in whole quarters. A plan
/// without period and dates gets the year of `today` (without that either, any year).
pub fn layout(plan: &Plan, today: Option<NaiveDate>) -> Timeline {
    let frame = DrawnMonths::of(plan, today);
    let DrawnMonths { first, last, period } = frame;
    let months = last - first + 1;
    Timeline {
        first,
        months,
        years: bands(first, months, Month::year),
        quarters: bands(first, months, |month| month.quarter() as i32),
        period: period.map(|(from, to)| MonthSpan { start: from - first, length: to - from + 1 }),
        today: today.and_then(|day| frame.position(day)),
        groups: groups(plan, &frame),
    }
}

/// The bar that [`layout`] draws for one action, and the first month that is drawn, from which it
/// counts; `None` where there is no bar.
pub fn bar_of(plan: &Plan, id: Id, today: Option<NaiveDate>) -> Option<(Month, Bar)> {
    let action = plan.action(id)?;
    let frame = DrawnMonths::of(plan, today);
    Some((frame.first, frame.bar(action.start.as_ref(), action.end.as_ref())?))
}

/// The months of a period; `None` where it lies outside the calendar.
fn months_of(period: Period) -> Option<(Month, Month)> {
    Month::new(period.first(), 1).zip(Month::new(period.last(), 12))
}

fn range(plan: &Plan, period: Option<(Month, Month)>, today: Option<NaiveDate>) -> (Month, Month) {
    let dates = plan.actions.iter().flat_map(|action| {
        [(&action.start, Edge::Start), (&action.end, Edge::End)]
            .into_iter()
            .filter_map(|(date, edge)| date.as_ref()?.month(edge))
    });
    let months = dates.chain(period.into_iter().flat_map(|(from, to)| [from, to]));
    let ends = months.fold(None, |ends: Option<(Month, Month)>, month| {
        Some(ends.map_or((month, month), |(from, to)| (from.min(month), to.max(month))))
    });
    let (from, to) = ends.unwrap_or_else(|| {
        let january = Month::of(today.unwrap_or_default()).first_day().year();
        let january = Month::new(january, 1).unwrap_or(Month::MIN);
        (january, january + 11)
    });
    let first = from.quarter_start().min(Month::MAX + -11);
    (first, (to.quarter_start() + 2).max(first + 11))
}

/// The stretches of months that share a `number`.
fn bands(first: Month, months: i32, number: impl Fn(Month) -> i32) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for start in 0..months {
        let number = number(first + start);
        match bands.last_mut() {
            Some(band) if band.number == number => band.length += 1,
            _ => bands.push(Band { start, length: 1, number }),
        }
    }
    bands
}

fn groups(plan: &Plan, frame: &DrawnMonths) -> Vec<TimelineGroup> {
    let row = |at: usize| {
        let action = &plan.actions[at];
        let bar = frame.bar(action.start.as_ref(), action.end.as_ref());
        TimelineRow { id: action.id, number: at + 1, bar }
    };
    let rows = |members: Vec<usize>| members.into_iter().map(row).collect();
    let groups = groups::by_criterion(plan).into_iter();
    groups.map(|it| TimelineGroup { criterion: it.criterion, rows: rows(it.members) }).collect()
}

/// The months that are drawn, and those of the period.
struct DrawnMonths {
    first: Month,
    last: Month,
    period: Option<(Month, Month)>,
}

impl DrawnMonths {
    fn of(plan: &Plan, today: Option<NaiveDate>) -> Self {
        let period = plan.header.period.and_then(months_of);
        let (first, last) = range(plan, period, today);
        Self { first, last, period }
    }

    fn position(&self, day: NaiveDate) -> Option<i32> {
        let month = Month::of(day);
        let within = month.first_day() <= day && (self.first..=self.last).contains(&month);
        let thousandths = day.day0() * 1000 / month.days();
        within.then(|| (month - self.first) * 1000 + thousandths as i32)
    }

    fn bar(&self, start: Option<&When>, end: Option<&When>) -> Option<Bar> {
        let from = start.and_then(|when| when.month(Edge::Start));
        let to = end.and_then(|when| when.month(Edge::End));
        let permanent = |when: Option<&When>| when.is_some_and(|it| it.moment == Moment::Open);
        if from.is_none() && to.is_none() && !permanent(start) && !permanent(end) {
            return None;
        }
        let (opening, closing) = self.period.unwrap_or((self.first, self.last));
        let opening = if to.is_none_or(|to| opening <= to) { opening } else { self.first };
        let left = from.unwrap_or(opening);
        let right = to.unwrap_or(if left <= closing { closing } else { self.last });
        let outside = |month: &Month| self.period.is_some_and(|it| *month < it.0 || *month > it.1);
        Some(Bar {
            start: left.min(right) - self.first,
            length: (right - left).abs() + 1,
            open_start: from.is_none(),
            open_end: to.is_none(),
            leaves_period: from.iter().chain(&to).any(outside),
            backwards: backwards(start, end),
        })
    }
}

fn backwards(start: Option<&When>, end: Option<&When>) -> bool {
    let days = start.and_then(|it| it.day(Edge::Start)).zip(end.and_then(|it| it.day(Edge::End)));
    days.is_some_and(|(start, end)| end < start)
}
