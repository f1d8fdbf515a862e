//! When an action begins or ends, as precisely as it was written.

use chrono::NaiveDate;

use crate::month::Month;

/// Which end of an action a [`When`] stands for; a quarter begins and ends in different months.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Edge {
    /// The *Inicio* column.
    Start,
    /// The *Fin* column.
    End,
}

/// What a written date means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Moment {
    /// A whole month: its first day as a start, its last as an end.
    Month(Month),
    /// One day.
    Day(NaiveDate),
    /// A quarter, named by its first month (January, April, July or October).
    Quarter(Month),
    /// No end in sight: "Permanente", "Continuo".
    Open,
    /// A text that was not understood; [`When::written`] has it.
    Unclear,
}

/// A date of the plan: what it means, and the words it was written in.
///
/// `written` is never empty, and is what every copy of the form shows again; a change of
/// `moment` rewrites it in the same style (see [`crate::style`]).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct When {
    /// What it means.
    pub moment: Moment,
    /// How the person wrote it.
    pub written: String,
}

impl When {
    /// The month that this date begins (as a start) or finishes (as an end); `None` for open
    /// and unclear ones.
    pub fn month(&self, edge: Edge) -> Option<Month> {
        match self.moment {
            Moment::Month(month) => Some(month),
            Moment::Day(day) => Some(Month::of(day)),
            Moment::Quarter(first) => Some(match edge {
                Edge::Start => first,
                Edge::End => first + 2,
            }),
            Moment::Open | Moment::Unclear => None,
        }
    }

    /// The day that this date begins on (as a start) or finishes on (as an end); `None` for open
    /// and unclear ones.
    pub fn day(&self, edge: Edge) -> Option<NaiveDate> {
        match (self.moment, edge) {
            (Moment::Day(day), _) => Some(day),
            (_, Edge::Start) => self.month(edge).map(Month::first_day),
            (_, Edge::End) => self.month(edge).map(Month::last_day),
        }
    }
}
