//! Months, days and times as people write them (es-DO conventions; CLDR for English).

use chrono::{Datelike, NaiveDate};
use plan::style::{MONTHS, MONTHS_SHORT};
use plan::{Edge, Moment, Month, When};

use crate::Language;

const SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
const LONG_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Language {
    /// The short name of a month of the year: "sept".
    pub fn month_name_short(self, month: Month) -> &'static str {
        let at = month.number() as usize - 1;
        if self == Self::Spanish { MONTHS_SHORT[at] } else { SHORT_EN[at] }
    }

    /// The full name of a month of the year: "septiembre".
    pub fn month_name(self, month: Month) -> &'static str {
        let at = month.number() as usize - 1;
        if self == Self::Spanish { MONTHS[at] } else { LONG_EN[at] }
    }

    /// A month in a narrow place: "mar 26".
    pub fn month_short(self, month: Month) -> String {
        format!("{} {:02}", self.month_name_short(month), month.year() % 100)
    }

    /// A month in a sentence: "marzo 2026".
    pub fn month_long(self, month: Month) -> String {
        format!("{} {}", self.month_name(month), month.year())
    }

    /// A day in a sentence: "5 de marzo de 2026".
    pub fn day(self, day: NaiveDate) -> String {
        let name = self.month_name(Month::of(day));
        match self {
            Self::Spanish => format!("{} de {name} de {}", day.day(), day.year()),
            Self::English => format!("{name} {}, {}", day.day(), day.year()),
        }
    }

    /// A day of this year in a sentence: "5 de marzo".
    pub fn day_of_year(self, day: NaiveDate) -> String {
        let name = self.month_name(Month::of(day));
        match self {
            Self::Spanish => format!("{} de {name}", day.day()),
            Self::English => format!("{name} {}", day.day()),
        }
    }

    /// A day in a narrow place: "5 mar".
    pub fn day_short(self, day: NaiveDate) -> String {
        format!("{} {}", day.day(), self.month_name_short(Month::of(day)))
    }

    /// A time of day: "10:42 a. m.".
    pub fn time(self, hour: u32, minute: u32) -> String {
        let noon = hour >= 12;
        let hour = if hour.is_multiple_of(12) { 12 } else { hour % 12 };
        let half = match (self, noon) {
            (Self::Spanish, false) => "a. m.",
            (Self::Spanish, true) => "p. m.",
            (Self::English, false) => "AM",
            (Self::English, true) => "PM",
        };
        format!("{hour}:{minute:02} {half}")
    }

    /// A date of the plan as the table shows it: months short, all else as it was written.
    pub fn when(self, when: &When) -> String {
        match when.moment {
            Moment::Month(month) => self.month_short(month),
            Moment::Day(day) => {
                format!("{}/{}/{:02}", day.day(), day.month(), day.year() % 100)
            }
            Moment::Quarter(first) => {
                let letter = self.pick("T", "Q");
                format!("{letter}{} {:02}", first.quarter(), first.year() % 100)
            }
            Moment::Open | Moment::Unclear => when.written.clone(),
        }
    }

    /// The span of an action in a line: "mar 26 – abr 27", and "mar 26" where it is one month;
    /// empty when neither end is known.
    pub fn span(self, start: Option<&When>, end: Option<&When>) -> String {
        match (start, end) {
            (None, None) => String::new(),
            (Some(start), None) => format!("{} –", self.when(start)),
            (None, Some(end)) => format!("– {}", self.when(end)),
            (Some(start), Some(end)) => {
                let (start, end) = (self.when(start), self.when(end));
                if start == end { start } else { format!("{start} – {end}") }
            }
        }
    }

    /// The dates of an action in a sentence: "marzo 2026 – abril 2027, 14 meses"; the words of a
    /// date that is no month; empty without any date.
    pub fn dates(self, start: Option<&When>, end: Option<&When>) -> String {
        let months = (
            start.and_then(|when| when.month(Edge::Start)),
            end.and_then(|when| when.month(Edge::End)),
        );
        match (months, start, end) {
            ((Some(first), Some(last)), ..) => self.months_between(first, last),
            (_, None, None) => String::new(),
            ((first, last), ..) => {
                let one = |month: Option<Month>, when: Option<&When>| match (month, when) {
                    (Some(month), _) => self.month_long(month),
                    (None, Some(when)) => when.written.clone(),
                    (None, None) => "…".into(),
                };
                format!("{} – {}", one(first, start), one(last, end))
            }
        }
    }

    /// The number of months from the start of an action to its end, both included.
    pub fn length(start: Option<&When>, end: Option<&When>) -> Option<i32> {
        let start = start?.month(Edge::Start)?;
        let months = end?.month(Edge::End)? - start + 1;
        (months > 0).then_some(months)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_one_month_names_it_once() {
        let month = |number| {
            let moment = Moment::Month(Month::new(2026, number).unwrap());
            When { moment, written: String::new() }
        };
        let span = |start: Option<u32>, end: Option<u32>| {
            Language::Spanish.span(start.map(month).as_ref(), end.map(month).as_ref())
        };
        assert_eq!(span(Some(3), Some(4)), "mar 26 – abr 26");
        assert_eq!(span(Some(8), Some(8)), "ago 26");
        assert_eq!(span(Some(8), None), "ago 26 –");
        assert_eq!(span(None, None), "");
    }
}
