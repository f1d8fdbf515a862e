//! The functions that are worked out.

use std::rc::Rc;

use chrono::{Datelike, Months, NaiveDate};

use super::{FormulaReader, FormulaValue, plain};
use crate::formats::decimal::{Decimal, times_ten};
use crate::formats::number_format::NumberFormat;

impl FormulaReader<'_> {
    /// The value of a function whose bracket is open.
    pub(super) fn function(&mut self, name: &str) -> Option<FormulaValue> {
        if matches!(name, "ROW" | "ROWS" | "COLUMN" | "COLUMNS") {
            return self.place_of(name);
        }
        let arguments = self.arguments()?;
        let one = |at: usize| arguments.get(at)?.first().filter(|_| arguments[at].len() == 1);
        let number = |at: usize| one(at)?.number();
        let all = || arguments.iter().flatten();
        let numbers = || {
            let number = |it: &FormulaValue| {
                matches!(it, FormulaValue::Number(..)).then(|| it.number()).flatten()
            };
            all().filter_map(number)
        };
        let format = || all().find_map(FormulaValue::format);
        let day = |at: usize| self.day(number(at)?);
        match name {
            "SUM" | "SUMA" => Some(FormulaValue::Number(numbers().sum(), format())),
            "COUNT" => Some(plain(numbers().count() as f64)),
            "COUNTA" => {
                Some(plain(all().filter(|it| !matches!(it, FormulaValue::Blank)).count() as f64))
            }
            "PRODUCT" => Some(plain(numbers().product())),
            "MAX" => Some(FormulaValue::Number(numbers().reduce(f64::max)?, format())),
            "MIN" => Some(FormulaValue::Number(numbers().reduce(f64::min)?, format())),
            "CONCATENATE" | "CONCAT" | "CONCATENAR" => {
                all().map(FormulaValue::text).collect::<Option<String>>().map(FormulaValue::Text)
            }
            "HYPERLINK" => one(arguments.len().checked_sub(1)?).cloned(),
            "TEXT" => {
                let format = NumberFormat::new(&one(1)?.text()?);
                let cell = format.cell(Decimal::of(number(0)?)?, self.work.epoch);
                Some(FormulaValue::Text(cell.text))
            }
            "TRIM" => Some(FormulaValue::Text(words::squeeze(&one(0)?.text()?))),
            "UPPER" => Some(FormulaValue::Text(one(0)?.text()?.to_uppercase())),
            "LOWER" => Some(FormulaValue::Text(one(0)?.text()?.to_lowercase())),
            "ROUND" => {
                let unit = times_ten(1.0, number(1)?.trunc() as i32);
                Some(plain((number(0)? * unit).round() / unit))
            }
            "IF" => match (one(0)?, arguments.len()) {
                (FormulaValue::Text(_), _) => None,
                (test, _) if test.number()? != 0.0 => one(1).cloned(),
                (_, 3..) => one(2).cloned(),
                _ => Some(FormulaValue::Truth(false)),
            },
            "DATE" => {
                let (year, month) = (number(0)?, number(1)?);
                let months = year * 12.0 + month - 1.0;
                let first = self.months(NaiveDate::from_ymd_opt(1, 1, 1)?, months - 12.0)?;
                let days = chrono::TimeDelta::try_days(number(2)? as i64 - 1)?;
                self.date(first.checked_add_signed(days)?)
            }
            "EDATE" => self.date(self.months(day(0)?, number(1)?)?),
            "EOMONTH" => {
                let first = day(0)?.with_day(1)?;
                self.date(self.months(first, number(1)? + 1.0)?.pred_opt()?)
            }
            "YEAR" => Some(plain(day(0)?.year().into())),
            "MONTH" => Some(plain(day(0)?.month().into())),
            "DAY" => Some(plain(day(0)?.day().into())),
            _ => None,
        }
    }

    /// The number of a line or column, or how many there are: of a reference, or of the cell in
    /// which the formula stands.
    fn place_of(&mut self, name: &str) -> Option<FormulaValue> {
        let (from, to) = match self.range() {
            Some(range) => range.map(|(_, from, to)| (from, to))?,
            None => (self.work.at, self.work.at),
        };
        let count = |from: usize, to: usize| to.checked_sub(from).map(|it| it + 1);
        let number = match name {
            "ROW" => from.0,
            "COLUMN" => from.1 + 1,
            "ROWS" => count(from.0, to.0)?,
            _ => count(from.1, to.1)?,
        };
        self.sign(")").then(|| plain(number as f64))
    }

    fn day(&self, number: f64) -> Option<NaiveDate> {
        Decimal::of(number).and_then(|it| self.work.epoch.day(it.days()?.0))
    }

    fn months(&self, day: NaiveDate, months: f64) -> Option<NaiveDate> {
        let count = Months::new(months.abs().min(1e6) as u32);
        if months < 0.0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
    }

    fn date(&self, day: NaiveDate) -> Option<FormulaValue> {
        let serial = f64::from(self.work.epoch.serial(day)?);
        Some(FormulaValue::Number(serial, Some(Rc::new(NumberFormat::new("d/m/y")))))
    }
}
