//! The *Inicio* and *Fin* of an action, in all the ways that people write dates.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate};
use plan::style::MONTHS_SHORT;
use plan::{Edge, Moment, Month, Period, When};

use super::is_blank;
use super::plain::plain;
use super::single::{Single, single};
use super::tokens::{Kind, Token, tokens};
use crate::FindingKind;
use crate::words::squeeze;

/// Where a date without a year takes it from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct DateContext {
    /// The year of the row or of the plan.
    pub year: Option<i32>,
    /// The start of the action, which an end without a year comes after.
    pub after: Option<Month>,
}

impl DateContext {
    /// The context of a plan: its first year.
    pub fn of_period(period: Option<Period>) -> Self {
        Self { year: period.map(Period::first), after: None }
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
    /// What is to be said about the reading, in the order in which it was noticed.
    pub doubts: Vec<FindingKind>,
}

impl ReadWhen {
    /// Whether the text says something that was not understood.
    pub fn is_unclear(&self) -> bool {
        self.value.as_ref().is_some_and(|when| when.moment == Moment::Unclear)
    }

    fn unclear(written: String) -> Self {
        let value = Some(When { moment: Moment::Unclear, written });
        Self { value, other: None, doubts: vec![FindingKind::DateUnclear] }
    }
}

/// The longest text that can be a date, in bytes, and the most pieces of it.
const MAX_LENGTH: usize = 120;
const MAX_PIECES: usize = 30;

/// Reads a date as the `edge` of an action: `mar-26`, `3/26`, `marzo 2026`, `15 de marzo de
/// 2026`, `30/06/2025` (the day first), `T1-2026`, `enero-marzo 2026` (both edges), `March
/// 2026`, `Permanente`, the serial number of a spreadsheet, and misspelt months. A text that is
/// none of it stays as it is, as [`Moment::Unclear`].
pub fn when(text: &str, edge: Edge, context: DateContext) -> ReadWhen {
    let text = squeeze(&plain(text));
    if is_blank(&text) {
        return ReadWhen::default();
    }
    if text.len() > MAX_LENGTH {
        return ReadWhen::unclear(text);
    }
    if let Some(day) = serial(&text) {
        let value = Some(from_sheet(day));
        return ReadWhen { value, other: None, doubts: vec![FindingKind::DateSerial] };
    }
    let Some(pieces) = tokens(&text, MAX_PIECES) else { return ReadWhen::unclear(text) };
    let read = match single(&pieces) {
        Some(date) => one(&text, &pieces, date, edge, context),
        None => range(&text, &pieces, edge, context),
    };
    read.unwrap_or_else(|| ReadWhen::unclear(text))
}

/// A serial number of a spreadsheet that begins to count `epoch` days later than others, as those
/// count; any other text as it is.
pub(crate) fn counted(text: &str, epoch: u16) -> Cow<'_, str> {
    let number = text.trim();
    match number.get(..5).and_then(|whole| whole.parse::<u32>().ok()) {
        Some(days) if epoch > 0 && is_serial(number) => {
            Cow::Owned(format!("{}{}", days + u32::from(epoch), &number[5..]))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Whether a text is a number of five digits, maybe with a time of day behind its point.
fn is_serial(text: &str) -> bool {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() == 5 && digits(whole) && digits(part)
}

/// The day of a spreadsheet's serial number between 1990 and 2099.
fn serial(text: &str) -> Option<NaiveDate> {
    let number: u64 = text.get(..5).filter(|_| is_serial(text))?.parse().ok()?;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (32_874..=73_050).contains(&number).then(|| first.checked_add_days(Days::new(number)))?
}

/// A spreadsheet keeps a month as its first day.
fn from_sheet(day: NaiveDate) -> When {
    let month = Month::of(day);
    if day.day() == 1 {
        let name = MONTHS_SHORT[month.number() as usize - 1];
        let written = format!("{name}-{:02}", month.year() % 100);
        return When { moment: Moment::Month(month), written };
    }
    let moment = Moment::Day(day);
    When { moment, written: plainly(moment) }
}

fn one(
    text: &str,
    pieces: &[Token<'_>],
    mut date: Single,
    edge: Edge,
    context: DateContext,
) -> Option<ReadWhen> {
    if date.bare.is_some() {
        return None;
    }
    let mut doubts = Vec::new();
    if date.year.is_none() && !date.open {
        date.year = Some(year_near(&date, edge, context)?);
        doubts.push(FindingKind::YearAssumed);
    }
    note(&date, &mut doubts);
    if date.time
        && let Moment::Day(day) = moment(&date, edge)?
    {
        doubts.push(FindingKind::DateSerial);
        return Some(ReadWhen { value: Some(from_sheet(day)), other: None, doubts });
    }
    let written = trimmed(text, pieces, &mut doubts);
    let other_edge = if edge == Edge::Start { Edge::End } else { Edge::Start };
    let other = date.part.is_some_and(|(months, _)| months != 3).then(|| {
        doubts.push(FindingKind::DateRange);
        moment(&date, other_edge).map(|moment| When { moment, written: written.clone() })
    });
    let value = Some(When { moment: moment(&date, edge)?, written });
    Some(ReadWhen { value, other: other.flatten(), doubts })
}

/// The year of a date that has none.
fn year_near(date: &Single, edge: Edge, context: DateContext) -> Option<i32> {
    let after = context.after.filter(|_| edge == Edge::End);
    let Some(after) = after else { return context.year.or(context.after.map(Month::year)) };
    let month = last_month(date)?;
    Some(after.year() + i32::from(month < after.number()))
}

fn first_month(date: &Single) -> Option<u32> {
    date.month.or(date.part.map(|(months, which)| months * (which - 1) + 1))
}

fn last_month(date: &Single) -> Option<u32> {
    date.month.or(date.part.map(|(months, which)| months * which))
}

/// What a date with a year means.
fn moment(date: &Single, edge: Edge) -> Option<Moment> {
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

fn note(date: &Single, doubts: &mut Vec<FindingKind>) {
    let mut doubt = |holds, kind| {
        if holds {
            doubts.push(kind);
        }
    };
    doubt(date.misspelt, FindingKind::MonthMisspelt);
    doubt(date.swapped, FindingKind::DateSwapped);
    doubt(date.extra, FindingKind::DateWithText);
    let only_year = date.month.is_none() && date.part.is_none() && !date.open;
    doubt(only_year, FindingKind::YearOnly);
}

/// The text without marks left over at its ends.
fn trimmed(text: &str, pieces: &[Token<'_>], doubts: &mut Vec<FindingKind>) -> String {
    const LEFT_OVER: [char; 13] =
        ['-', '–', '—', '/', ',', ';', ':', '\'', '"', '*', '_', '|', '\\'];
    let ends = [pieces.first(), pieces.last()];
    if !ends.into_iter().flatten().any(|piece| piece.is_mark(&LEFT_OVER)) {
        return text.to_owned();
    }
    doubts.push(FindingKind::DateTidied);
    text.trim_matches(|c: char| LEFT_OVER.contains(&c) || c.is_whitespace()).to_owned()
}

/// Two dates in one text: parted by a dash, a stroke or a word, or only side by side.
fn range(text: &str, pieces: &[Token<'_>], edge: Edge, context: DateContext) -> Option<ReadWhen> {
    let mut best: Option<(usize, ReadWhen)> = None;
    for at in 1..pieces.len() {
        let joins = pieces[at].is_mark(&['-', '–', '—', '/', '−', '‑', '&', ',', ';', '|'])
            || pieces[at].is_word(&["a", "al", "hasta", "y", "e", "to", "until", "through", "and"]);
        let beside = pieces[at].kind == Kind::Word && pieces[at].spaced;
        if !joins && !beside {
            continue;
        }
        let (left, right) = (&pieces[..at], &pieces[at + usize::from(joins)..]);
        let (Some(first), Some(second)) = (single(left), single(right)) else { continue };
        let misspelt = first.misspelt || second.misspelt;
        if first.short != second.short || (misspelt && (first.extra || second.extra)) {
            continue;
        }
        // "mar-26 / ago-26" is cut where both parts have their year.
        let years = usize::from(first.year.is_some()) + usize::from(second.year.is_some());
        if best.as_ref().is_none_or(|(before, _)| years > *before)
            && let Some(read) = both(text, (left, first), (right, second), edge, context)
        {
            best = Some((years, read));
        }
    }
    best.map(|(_, read)| read)
}

fn both(
    text: &str,
    (left, mut first): (&[Token<'_>], Single),
    (right, mut second): (&[Token<'_>], Single),
    edge: Edge,
    context: DateContext,
) -> Option<ReadWhen> {
    if first.open && !second.open {
        // A date beside "permanente" is the start, in whatever order they stand.
        return both(text, (right, second), (left, first), edge, context);
    }
    let bare = (first.bare.is_some(), second.bare.is_some());
    complete(&mut first, &mut second)?;
    let mut doubts = vec![FindingKind::DateRange];
    let year_text = |date: &Single| date.year_at.map(|(from, to)| &text[from..to]);
    let (mut first_year, mut second_year) = (None, None);
    match (first.year, second.year) {
        (None, Some(year)) if !first.open => {
            let earlier = first_month(&first) > last_month(&second);
            first.year = Some(year - i32::from(earlier));
            first_year = year_text(&second).filter(|_| !earlier);
        }
        (Some(year), None) if !second.open => {
            let later = last_month(&second) < first_month(&first);
            second.year = Some(year + i32::from(later));
            second_year = year_text(&first).filter(|_| !later);
        }
        (None, None) if !(first.open && second.open) => {
            let year = context.year.or(context.after.map(Month::year))?;
            let later = last_month(&second) < first_month(&first);
            first.year = Some(year);
            second.year = Some(year + i32::from(later));
            doubts.push(FindingKind::YearAssumed);
        }
        _ => {}
    }
    note(&first, &mut doubts);
    note(&second, &mut doubts);
    let date = |date: &Single, pieces: &[Token<'_>], edge, year: Option<&str>, bare: bool| {
        let (from, to) = (pieces.first()?.at, pieces.last()?.end());
        if bare {
            let moment = moment(date, edge)?;
            return Some(When { moment, written: plainly(moment) });
        }
        let mut written = trimmed(&text[from..to], pieces, &mut Vec::new());
        if let Some(year) = year {
            written.push(' ');
            written.push_str(year);
        }
        Some(When { moment: moment(date, edge)?, written })
    };
    let start = date(&first, left, Edge::Start, first_year, bare.0)?;
    let end = date(&second, right, Edge::End, second_year, bare.1)?;
    doubts.dedup();
    let (value, other) = match edge {
        Edge::Start => (start, end),
        Edge::End => (end, start),
    };
    Some(ReadWhen { value: Some(value), other: Some(other), doubts })
}

/// How a date is written whose own words say too little.
fn plainly(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        Moment::Quarter(first) => format!("T{}-{}", first.quarter(), first.year()),
        Moment::Month(month) => month.year().to_string(),
        Moment::Open | Moment::Unclear => String::new(),
    }
}

/// Explains a lone number by the date beside it: `1-15 marzo`, `1er y 2do trimestre`, `2026-27`.
fn complete(first: &mut Single, second: &mut Single) -> Option<()> {
    match (first.bare, second.bare) {
        (None, None) => {}
        (Some(number), None) if second.part.is_some() => {
            let (months, _) = second.part?;
            (1..=12 / months).contains(&number).then_some(())?;
            first.part = Some((months, number));
        }
        (Some(number), None) if second.day.is_some() => {
            (first.day, first.month) = (Some(number), second.month);
        }
        (None, Some(number)) => {
            let only_year = first.month.is_none() && first.part.is_none();
            let year = first.year.filter(|_| only_year)? / 100 * 100 + number as i32;
            (Some(year) >= first.year).then_some(())?;
            second.year = Some(year);
        }
        _ => return None,
    }
    (first.bare, second.bare) = (None, None);
    Some(())
}

#[cfg(test)]
mod tests;
