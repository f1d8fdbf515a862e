//! The words of dates that all share: the names of the months, and a day as ISO 8601 writes it.

use chrono::NaiveDate;

/// The names of the months in Spanish, January first.
pub const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// The short names of the months in Spanish, January first.
pub const MONTHS_SHORT: [&str; 12] =
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"];

/// A day as ISO 8601 writes it, `YYYY-MM-DD`. The reader of chrono knows much more, and weighs it.
pub fn iso_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_iso_writes_it() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        assert_eq!(iso_day("2026-03-15"), day(2026, 3, 15));
        assert_eq!(iso_day("1899-12-31"), day(1899, 12, 31));
        for wrong in ["", "2026-03", "2026-02-30", "15/03/2026", "2026-03-15T10", "a-b-c"] {
            assert_eq!(iso_day(wrong), None, "{wrong}");
        }
    }
}
