//! Calendar months, the unit that plans are written and drawn in.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// A month of the Gregorian calendar between January 1900 and December 2199.
///
/// Ordered by time; the difference of two months is a number of months. Written `YYYY-MM`
/// (ISO 8601).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(i32);

const FIRST: i32 = 1900 * 12;
const LAST: i32 = 2200 * 12 - 1;

impl Month {
    /// The first month there is, January 1900.
    pub const MIN: Self = Self(FIRST);

    /// The last month there is, December 2199.
    pub const MAX: Self = Self(LAST);

    /// The month `month` (1 to 12) of `year`; `None` outside the years 1900 to 2199.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let valid = (1900..2200).contains(&year) && (1..=12).contains(&month);
        valid.then(|| Self(year * 12 + month as i32 - 1))
    }

    /// The month that `day` lies in, moved to the nearest representable one.
    pub fn of(day: NaiveDate) -> Self {
        Self((day.year() * 12 + day.month0() as i32).clamp(FIRST, LAST))
    }

    /// The year, 1900 to 2199.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// The quarter of the year, 1 to 4.
    pub fn quarter(self) -> u32 {
        (self.number() - 1) / 3 + 1
    }

    /// The first month of this month's quarter.
    pub fn quarter_start(self) -> Self {
        Self(self.0 - self.0.rem_euclid(3))
    }

    /// The first day of the month.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or_default()
    }

    /// The last day of the month.
    pub fn last_day(self) -> NaiveDate {
        let next = Self(self.0 + 1).first_day();
        next.pred_opt().unwrap_or(next)
    }

    /// The number of days in the month, 28 to 31.
    pub fn days(self) -> u32 {
        self.last_day().day()
    }
}

impl Add<i32> for Month {
    type Output = Self;

    /// The month `months` later, stopping at the first and last representable month.
    fn add(self, months: i32) -> Self {
        Self(self.0.saturating_add(months).clamp(FIRST, LAST))
    }
}

impl Sub for Month {
    type Output = i32;

    /// The number of months from `earlier` to this one.
    fn sub(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Month({self})")
    }
}

/// A text that is no month of the form `YYYY-MM`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAMonth;

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let year = year.parse().map_err(|_| NotAMonth)?;
        let month = month.parse().map_err(|_| NotAMonth)?;
        Self::new(year, month).ok_or(NotAMonth)
    }
}
