//! What a date means at an edge of an action, what is said about it, and how it is written again.

use chrono::{Datelike, NaiveDate};
use plan::{Edge, Moment, Month, Period, When};

use super::date::{DASHES, Single};
use super::order::{DateOrder, Signs};
use super::tokens::DateToken;
use crate::finding::FindingKind;

/// Where a date without a year takes it from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct DateContext {
    /// The year of the row or of the plan.
    pub year: Option<i32>,
    /// The years of the plan, in which a date without a year lies where it can.
    pub period: Option<Period>,
    /// The end of the action, which a start without a year comes before.
    pub before: Option<Month>,
    /// The start of the action, which an end without a year comes after.
    pub after: Option<Month>,
    /// The order of day and month where it is settled; else the day is first, and a date that
    /// can be read in both ways is told of.
    pub order: Option<DateOrder>,
}

impl DateContext {
    /// The context of a plan: its years, of which the first is the likeliest.
    pub fn of_period(period: Option<Period>) -> Self {
        Self { year: period.map(Period::first), period, ..Self::default() }
    }

    /// This context for the start of an action that ends in `end`.
    pub fn before(self, end: Option<Month>) -> Self {
        Self { year: end.map(Month::year).or(self.year), before: end, ..self }
    }

    /// This context for the end of an action that begins in `start`.
    pub fn after(self, start: Option<Month>) -> Self {
        Self { after: start, ..self }
    }
}

/// What the text of a date cell says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadWhen {
    /// The date for the edge that was asked for; `None` for an empty cell.
    pub value: Option<When>,
    /// The date of the other edge, where the text held both.
    pub other: Option<When>,
    /// The words before the date make this one edge of it: "desde marzo", "hasta junio".
    pub only: Option<Edge>,
    /// The text is one part of the year, or a year: of so many months.
    pub span: Option<u32>,
    /// What the text tells about the order of day and month.
    pub signs: Signs,
    /// What is to be said about the reading, in the order in which it was noticed.
    pub doubts: Vec<FindingKind>,
}

impl ReadWhen {
    /// Whether the text says something that was not understood.
    pub fn is_unclear(&self) -> bool {
        self.value.as_ref().is_some_and(|when| when.moment == Moment::Unclear)
    }

    /// What is said of a text that was not understood.
    pub(super) fn unclear(written: String) -> Self {
        let value = Some(When { moment: Moment::Unclear, written });
        Self { value, doubts: vec![FindingKind::DateUnclear], ..Self::default() }
    }
}

/// The most pieces of a text that can be a date.
pub(super) const MAX_PIECES: usize = 30;

pub(super) fn first_month(date: &Single) -> Option<u32> {
    date.month.or(date.part.map(|(months, which)| months * (which - 1) + 1))
}

pub(super) fn last_month(date: &Single) -> Option<u32> {
    date.month.or(date.part.map(|(months, which)| months * which))
}

/// Whether a date that names a piece of a year says this edge: "finales de 2026" is an end, and
/// "mediados de 2026" is neither.
pub(super) fn is_place(date: &Single, edge: Edge) -> bool {
    !date.is_piece_of_year() || date.near == Some(edge)
}

/// What a date with a year means.
pub(super) fn moment(date: &Single, edge: Edge) -> Option<Moment> {
    if date.open {
        return Some(Moment::Open);
    }
    let year = date.year?;
    if let Some((3, which)) = date.part {
        return Month::new(year, which * 3 - 2).map(Moment::Quarter);
    }
    if let (Some(day), Some(month)) = (date.day, date.month) {
        Month::new(year, month)?;
        return NaiveDate::from_ymd_opt(year, month, day).map(Moment::Day);
    }
    let month = match edge {
        Edge::Start => first_month(date).unwrap_or(1),
        Edge::End => last_month(date).unwrap_or(12),
    };
    Month::new(year, month).map(Moment::Month)
}

pub(super) fn note(date: &Single, context: DateContext, doubts: &mut Vec<FindingKind>) {
    let mut doubt = |holds, kind| {
        if holds {
            doubts.push(kind);
        }
    };
    doubt(date.misspelt, FindingKind::MonthMisspelt);
    doubt(date.swapped, FindingKind::DateSwapped);
    // A piece of a year, or of a part of it, is not all of it.
    let piece = date.vague && date.month.is_none();
    doubt(date.extra || date.around || piece, FindingKind::DateWithText);
    // "26-03-04" in a plan for 2026 is hardly of 2004.
    let far = match (date.year.zip(context.year), date.year_at) {
        (Some((year, near)), Some((from, to))) => to - from == 2 && (year - near).abs() > 10,
        _ => false,
    };
    doubt(far, FindingKind::DateEitherWay);
    let only_year = date.month.is_none() && date.part.is_none() && !date.open;
    doubt(only_year && !date.is_piece_of_year(), FindingKind::YearOnly);
}

/// The text without marks left over at its ends.
pub(super) fn trimmed(
    text: &str,
    pieces: &[DateToken<'_>],
    doubts: &mut Vec<FindingKind>,
) -> String {
    const LEFT_OVER: [char; 11] = ['→', '/', ',', ';', ':', '\'', '"', '*', '_', '|', '\\'];
    let ends = [pieces.first(), pieces.last()];
    let is_left = |piece: &DateToken<'_>| piece.is_mark(&LEFT_OVER) || piece.is_mark(&DASHES);
    if !ends.into_iter().flatten().any(is_left) {
        return text.to_owned();
    }
    doubts.push(FindingKind::DateTidied);
    let left = |c: char| LEFT_OVER.contains(&c) || DASHES.contains(&c) || c.is_whitespace();
    text.trim_matches(left).to_owned()
}

/// How a date is written whose own words say too little, or something else to whoever reads the
/// form: the day first.
pub(super) fn plainly(date: &Single, moment: Moment) -> String {
    match moment {
        Moment::Day(day) => plain_day(day),
        Moment::Quarter(first) => format!("T{}-{}", first.quarter(), first.year()),
        Moment::Month(month) if date.month.is_some() => {
            format!("{:02}/{}", month.number(), month.year())
        }
        Moment::Month(month) => match date.part {
            Some((6, which)) => format!("S{which}-{}", month.year()),
            Some((months, which)) => {
                let name = if months == 4 { "cuatrimestre" } else { "bimestre" };
                format!("{name} {which} {}", month.year())
            }
            None => month.year().to_string(),
        },
        Moment::Open | Moment::Unclear => String::new(),
    }
}

/// The day first.
pub(super) fn plain_day(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}
