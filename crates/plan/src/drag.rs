//! What dragging a bar of the timeline makes of the dates of its action.

use crate::month::Month;
use crate::style::MonthStyle;
use crate::when::{Edge, When};

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
) -> (Option<When>, Option<When>) {
    match grip {
        _ if months == 0 => (start.cloned(), end.cloned()),
        Grip::Move => slide(start, end, months),
        Grip::Start => (Some(drag_start(start, end, drawn.0, months)), end.cloned()),
        Grip::End => (start.cloned(), Some(drag_end(start, end, drawn.1, months))),
    }
}

fn slide(start: Option<&When>, end: Option<&When>, months: i32) -> (Option<When>, Option<When>) {
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
