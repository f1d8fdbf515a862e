//! Dates rewritten in the style that they were written in.

use chrono::{Datelike, NaiveDate};

use crate::month::Month;
use crate::when::{Edge, Moment, When};

mod pattern;
mod words;

use pattern::{Filling, Pattern};
pub use words::{MONTHS, MONTHS_SHORT, month_named};

/// How somebody writes months: `mar-26`, `Enero 26`, `03/2026`, `dic. 2026` …
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MonthStyle(Option<Pattern>);

impl MonthStyle {
    /// The style of `written`; `mar-26` where it shows none.
    pub fn of(written: &str) -> Self {
        Self(Pattern::of(written).filter(Pattern::is_month))
    }

    /// The style of `written`, provided that it says `month`.
    fn saying(written: &str, month: Month) -> Self {
        Self(Pattern::of(written).filter(|it| it.is_month() && it.says(month)))
    }

    /// `month` in this style. Always says month and year.
    pub fn write(&self, month: Month) -> String {
        match &self.0 {
            Some(pattern) => pattern.write(&Filling::month(month)),
            None => plain_month(month),
        }
    }
}

/// `mar-26`; years of other centuries in full, or they would be read as of this one.
fn plain_month(month: Month) -> String {
    let name = MONTHS_SHORT[month.number() as usize - 1];
    format!("{name}-{}", pattern::year(month.year(), true))
}

impl When {
    /// A month, written `mar-26`.
    pub fn of_month(month: Month) -> Self {
        Self { moment: Moment::Month(month), written: plain_month(month) }
    }

    /// A month, written in `style`.
    pub fn in_style(month: Month, style: &MonthStyle) -> Self {
        Self { moment: Moment::Month(month), written: style.write(month) }
    }

    /// This date some months later (earlier when negative), in the style it is written in.
    /// Open and unclear dates stay. The months stop at the first and last representable one.
    pub fn shifted(&self, months: i32, edge: Edge) -> Self {
        match self.month(edge) {
            Some(month) => self.moved_to(month + months, edge),
            None => self.clone(),
        }
    }

    /// This date in another month, in the style it is written in.
    ///
    /// A day keeps its number as far as the month has one; a quarter stays one where `month`
    /// is its first (as a start) or last (as an end), otherwise it becomes a month, as do open
    /// and unclear dates. The result is in `month`, whatever this was. In its own month a date
    /// is as it was.
    pub fn moved_to(&self, month: Month, edge: Edge) -> Self {
        if self.month(edge) == Some(month) {
            return self.clone();
        }
        match self.moment {
            Moment::Month(old) => Self::in_style(month, &MonthStyle::saying(&self.written, old)),
            Moment::Day(old) => self.day_moved(old, month),
            Moment::Quarter(_) => self.quarter_moved(month, edge),
            Moment::Open | Moment::Unclear => Self::of_month(month),
        }
    }

    /// The same date on another day, in the style it is written in.
    pub fn on_day(&self, day: NaiveDate) -> Self {
        let Moment::Day(old) = self.moment else {
            return Self { moment: Moment::Day(day), written: plain_day(day) };
        };
        let pattern = Pattern::of(&self.written)
            .filter(|it| it.is_day() && it.says(Month::of(old)) && it.says_day(old.day()));
        let written = match pattern {
            Some(pattern) => pattern.write(&Filling::day(day)),
            None => plain_day(day),
        };
        Self { moment: Moment::Day(day), written }
    }

    fn day_moved(&self, old: NaiveDate, month: Month) -> Self {
        let day = old.day().min(month.days());
        self.on_day(month.first_day().with_day(day).unwrap_or(month.first_day()))
    }

    fn quarter_moved(&self, month: Month, edge: Edge) -> Self {
        let first = month.quarter_start();
        let moment = Moment::Quarter(first);
        if (Self { moment, written: String::new() }).month(edge) != Some(month) {
            return Self::of_month(month);
        }
        let written = match Pattern::of(&self.written).filter(Pattern::is_quarter) {
            Some(pattern) => pattern.write(&Filling::quarter(first)),
            None => plain_quarter(first),
        };
        Self { moment, written }
    }

    /// This date with its invariants: words, and a quarter that is named by its first month.
    /// `None` for a text that was not understood and is not there.
    pub(crate) fn sound(mut self) -> Option<Self> {
        if let Moment::Quarter(month) = self.moment {
            self.moment = Moment::Quarter(month.quarter_start());
        }
        if self.written.is_empty() {
            self.written = match self.moment {
                Moment::Month(month) => plain_month(month),
                Moment::Day(day) => plain_day(day),
                Moment::Quarter(first) => plain_quarter(first),
                Moment::Open => "Permanente".to_owned(),
                Moment::Unclear => return None,
            };
        }
        Some(self)
    }
}

/// `5/3/2026`, as Dominicans write it.
fn plain_day(day: NaiveDate) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

/// `T1-2026`.
fn plain_quarter(first: Month) -> String {
    format!("T{}-{}", first.quarter(), first.year())
}
