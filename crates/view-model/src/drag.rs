//! A bar of the timeline that is dragged, by a pointer or by keys: the dates that it leaves, and
//! the bar that is drawn meanwhile, which is the bar of those dates. How many months a pointer has
//! travelled is for the screen to say, which knows how wide they are drawn.

use std::sync::Arc;

use chrono::NaiveDate;
use plan::timeline::{self, Bar};
use plan::{Action, Edge, Id, Month, MonthStyle, Plan, When};

/// When an action begins and ends.
pub type ActionDates = (Option<When>, Option<When>);

/// How far from its end a bar is still held by that end, in CSS pixels.
const GRIP: f64 = 10.0;

/// The same under a finger.
const COARSE_GRIP: f64 = 18.0;

/// What is dragged.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Grip {
    /// The whole bar.
    Move,
    /// Its start.
    Start,
    /// Its end.
    End,
}

/// What a person does with the row of an action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    /// Drags the bar, or one of its ends.
    Drag(Grip, Bar),
    /// Draws a bar from this month where there is none.
    Draw(i32),
}

/// Where the months of a timeline begin, and how many are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Months {
    /// The first month that is drawn.
    pub first: Month,
    /// How many are drawn.
    pub count: i32,
}

/// What letting go would come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dragged {
    /// The dates that are written.
    pub dates: ActionDates,
    /// Where the bar of these dates begins, in months from the first that is drawn now.
    pub at: i32,
    /// How many months it covers.
    pub length: i32,
}

impl Hold {
    /// What comes of an action with these dates once the pointer is `months` from where it was
    /// pressed. What is drawn is what [`timeline::layout`] will draw of what is written: a date
    /// that stays where it is keeps its end of the bar there. `None` where there is no such action.
    pub fn dragged(
        self,
        plan: &Plan,
        id: Id,
        dates: &ActionDates,
        (drawn, today): (Months, Option<NaiveDate>),
        months: i32,
    ) -> Option<Dragged> {
        let dates = self.dates(dates, drawn, months);
        let mut action = Action::clone(plan.action(id)?);
        (action.start, action.end) = dates.clone();
        let mut written = plan.clone();
        written.actions[plan.position(id)?] = Arc::new(action);
        let (first, bar) = timeline::bar_of(&written, id, today)?;
        Some(Dragged { dates, at: first - drawn.first + bar.start, length: bar.length })
    }

    fn dates(self, (start, end): &ActionDates, drawn: Months, months: i32) -> ActionDates {
        match self {
            Self::Draw(from) => {
                let to = from.saturating_add(months).clamp(0, drawn.count - 1);
                let date = |at: i32| Some(When::of_month(drawn.first + at));
                (date(from.min(to)), date(from.max(to)))
            }
            Self::Drag(grip, bar) => {
                let first = drawn.first + bar.start;
                let edges = (first, first + (bar.length - 1));
                drag(start.as_ref(), end.as_ref(), edges, grip, months)
            }
        }
    }
}

/// What a press at `x` CSS pixels from the first month takes hold of.
pub fn grip_at(bar: &Bar, month_width: f64, x: f64, coarse: bool) -> Option<Grip> {
    let (left, width) = (f64::from(bar.start) * month_width, f64::from(bar.length) * month_width);
    let reach = if coarse { COARSE_GRIP } else { GRIP };
    let inner = reach.min(width / 3.0);
    let outer = if coarse { reach } else { 4.0 };
    match x - left {
        x if x < -outer || x > width + outer => None,
        x if x < inner => Some(Grip::Start),
        x if x > width - inner => Some(Grip::End),
        _ => Some(Grip::Move),
    }
}

/// The dates of an action after its bar was dragged by `months` (to the left when negative).
///
/// A resized bar ends in no day before its start; a moved one keeps its months. Dates keep
/// the style they are written in and stop at the first and last month of the calendar. A date
/// that is missing, open or unclear stays so when the bar is moved, and begins from the edge of
/// the bar as drawn, `drawn` being its first and last month, when that edge is dragged.
pub fn drag(
    start: Option<&When>,
    end: Option<&When>,
    drawn: (Month, Month),
    grip: Grip,
    months: i32,
) -> ActionDates {
    match grip {
        _ if months == 0 => (start.cloned(), end.cloned()),
        Grip::Move => slide(start, end, months),
        Grip::Start => (Some(drag_start(start, end, drawn.0, months)), end.cloned()),
        Grip::End => (start.cloned(), Some(drag_end(start, end, drawn.1, months))),
    }
}

fn slide(start: Option<&When>, end: Option<&When>, months: i32) -> ActionDates {
    let from = start.and_then(|when| when.month(Edge::Start));
    let to = end.and_then(|when| when.month(Edge::End));
    let room = |month: Month, months: i32| months.clamp(Month::MIN - month, Month::MAX - month);
    let months = from.into_iter().chain(to).fold(months, |months, month| room(month, months));
    let slid = |when: &When, edge| when.shifted(months, edge);
    (start.map(|when| slid(when, Edge::Start)), end.map(|when| slid(when, Edge::End)))
}

fn drag_start(start: Option<&When>, end: Option<&When>, drawn: Month, months: i32) -> When {
    let latest = end.and_then(|when| when.month(Edge::End)).unwrap_or(Month::MAX);
    let from = start.and_then(|when| when.month(Edge::Start)).unwrap_or(drawn);
    let moved = put(start, end, (from + months).min(latest), Edge::Start);
    match (moved.day(Edge::Start), end.and_then(|when| when.day(Edge::End))) {
        (Some(day), Some(last)) if last < day => moved.on_day(last),
        _ => moved,
    }
}

fn drag_end(start: Option<&When>, end: Option<&When>, drawn: Month, months: i32) -> When {
    let earliest = start.and_then(|when| when.month(Edge::Start)).unwrap_or(Month::MIN);
    let to = end.and_then(|when| when.month(Edge::End)).unwrap_or(drawn);
    let moved = put(end, start, (to + months).max(earliest), Edge::End);
    match (moved.day(Edge::End), start.and_then(|when| when.day(Edge::Start))) {
        (Some(day), Some(first)) if day < first => moved.on_day(first),
        _ => moved,
    }
}

/// `date` in `month`; where there was no month, one written like the date at the other end.
fn put(date: Option<&When>, other: Option<&When>, month: Month, edge: Edge) -> When {
    match (date, other) {
        (Some(date), _) if date.month(edge).is_some() => date.moved_to(month, edge),
        (_, Some(other)) => When::in_style(month, &MonthStyle::of(&other.written)),
        _ => When::of_month(month),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAR: Bar = Bar {
        start: 2,
        length: 3,
        open_start: false,
        open_end: false,
        leaves_period: false,
        backwards: false,
    };

    #[test]
    fn the_ends_of_a_bar_are_held_near_them() {
        let grip = |x: f64| grip_at(&BAR, 40.0, x, false);
        assert_eq!(grip(75.0), None);
        assert_eq!(grip(82.0), Some(Grip::Start));
        assert_eq!(grip(140.0), Some(Grip::Move));
        assert_eq!(grip(198.0), Some(Grip::End));
        assert_eq!(grip(205.0), None);
    }

    #[test]
    fn a_short_bar_can_still_be_moved() {
        let short = Bar { length: 1, ..BAR };
        assert_eq!(grip_at(&short, 15.0, 37.0, true), Some(Grip::Move));
        assert_eq!(grip_at(&short, 15.0, 20.0, true), Some(Grip::Start));
    }
}
