//! The *Inicio* and *Fin* of an action, in all the ways that people write dates.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate};
use plan::{Edge, Moment, Month, Period, When};
use words::{dates::MONTHS_SHORT, squeeze};

use super::date::{DASHES, Single};
use super::date_words::LEADING;
use super::is_blank;
use super::moments::{
    DateContext, MAX_PIECES, ReadWhen, first_month, is_place, last_month, moment, note, plain_day,
    plainly, trimmed,
};
use super::order::DateOrder;
use super::plain::plain;
use super::range::range;
use super::single::single;
use super::tokens::{DateToken, DateTokenKind, tokens};
use crate::finding::FindingKind;

/// The longest text that can be a date, in bytes.
const MAX_LENGTH: usize = 120;

/// Reads a date as the `edge` of an action: `mar-26`, `3/26`, `marzo 2026`, `15 de marzo de
/// 2026`, `30/06/2025` (the day first, unless the context says otherwise or it cannot be),
/// `T1-2026`, `15 de marzo al 20 de abril de 2026` (both edges), `March 2026`, `Permanente`, the
/// serial number of a spreadsheet, and misspelt months. A span of time (a part of a year, a year,
/// a range) gives the other edge as well. A text that is none of it stays as it is, as
/// [`Moment::Unclear`].
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
        return ReadWhen { value, doubts: vec![FindingKind::DateSerial], ..ReadWhen::default() };
    }
    let Some(pieces) = tokens(&text, MAX_PIECES) else { return ReadWhen::unclear(text) };
    let read = understood(&text, &pieces, edge, context).or_else(|| {
        // What stands in brackets may say the same once more: "T1 2026 (ene-mar)".
        let outside = outside_brackets(&pieces)?;
        let mut read = understood(&text, &outside, edge, context)?;
        let said = [&mut read.value, &mut read.other];
        said.into_iter().flatten().for_each(|when| when.written.clone_from(&text));
        read.doubts.push(FindingKind::DateWithText);
        Some(read)
    });
    read.unwrap_or_else(|| ReadWhen::unclear(text))
}

/// Whether a text is a whole date.
pub fn is_date(text: &str) -> bool {
    let read = when(text, Edge::Start, DateContext::default());
    read.value.is_some() && !read.is_unclear()
}

/// The dates of a text in the order that one of them proves, or else in that of the context.
fn understood(
    text: &str,
    pieces: &[DateToken<'_>],
    edge: Edge,
    context: DateContext,
) -> Option<ReadWhen> {
    let order = context.order.unwrap_or_default();
    let in_order = |order| match single(pieces, order) {
        Some(date) => one(text, pieces, date, edge, DateContext { order: Some(order), ..context }),
        None => range(text, pieces, edge, context, order),
    };
    let mut read = in_order(order);
    let signs = read.as_ref().map(|read| read.signs).unwrap_or_default();
    match signs.proves() {
        Some(proved) if proved != order && signs.either => {
            read = in_order(proved);
            if let Some(read) = &mut read
                && proved == DateOrder::MonthFirst
                && !read.doubts.contains(&FindingKind::DateSwapped)
            {
                read.doubts.push(FindingKind::DateSwapped);
            }
        }
        None if signs.either && context.order.is_none() => {
            read.as_mut()?.doubts.push(FindingKind::DateEitherWay);
        }
        _ => {}
    }
    read
}

/// The pieces that stand in no brackets, where some do and some do not.
fn outside_brackets<'a>(pieces: &[DateToken<'a>]) -> Option<Vec<DateToken<'a>>> {
    let mut depth = 0_u32;
    let outside = pieces.iter().filter(|piece| {
        depth += u32::from(piece.is_mark(&['(', '[']));
        let outside = depth == 0;
        depth -= u32::from(piece.is_mark(&[')', ']']) && depth > 0);
        outside
    });
    let outside: Vec<DateToken<'a>> = outside.copied().collect();
    (!outside.is_empty() && outside.len() < pieces.len()).then_some(outside)
}

/// A serial number of a spreadsheet that begins to count `epoch` days later than others, as those
/// count; any other text as it is.
pub fn counted(text: &str, epoch: u16) -> Cow<'_, str> {
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
    When { moment: Moment::Day(day), written: plain_day(day) }
}

fn one(
    text: &str,
    pieces: &[DateToken<'_>],
    mut date: Single,
    edge: Edge,
    context: DateContext,
) -> Option<ReadWhen> {
    if date.bare.is_some() || date.dotted {
        return None;
    }
    let mut stretch = !date.open && date.month.is_none();
    // The end of what stands before a stretch of time is not that of the stretch.
    if (date.vague || date.around) && stretch && date.only.is_some() || !is_place(&date, edge) {
        return None;
    }
    stretch &= !date.is_piece_of_year();
    let mut doubts = Vec::new();
    if date.year.is_none() && !date.open {
        date.year = Some(year_near(&date, edge, context)?);
        doubts.push(FindingKind::YearAssumed);
    }
    note(&date, context, &mut doubts);
    let goes_on = pieces
        .last()
        .is_some_and(|last| last.is_mark(&['→']) || last.spaced && last.is_mark(&DASHES));
    let only = date.only.or(goes_on.then_some(Edge::Start));
    let signs = date.signs;
    if date.time
        && let Moment::Day(day) = moment(&date, edge)?
    {
        doubts.push(FindingKind::DateSerial);
        return Some(ReadWhen {
            value: Some(from_sheet(day)),
            signs,
            doubts,
            ..Default::default()
        });
    }
    if let Some(at) = date.onward.filter(|_| !date.open) {
        return onward(text, pieces, &date, at, edge, doubts);
    }
    let mut written = trimmed(text, pieces, &mut doubts);
    if date.is_rewritten(context.order.unwrap_or_default()) {
        written = plainly(&date, moment(&date, edge)?);
    }
    let other_edge = if edge == Edge::Start { Edge::End } else { Edge::Start };
    let months = date.part.map_or(12, |(months, _)| months);
    let span = stretch.then_some(months);
    let other = span.and_then(|_| moment(&date, other_edge));
    if date.part.is_some() && span.is_some_and(|months| months != 3) {
        doubts.push(FindingKind::DateRange);
    }
    let other = other.map(|moment| When { moment, written: written.clone() });
    let value = Some(When { moment: moment(&date, edge)?, written });
    Some(ReadWhen { value, other, only, span, signs, doubts })
}

/// A start with no end in sight: `enero 2026 en adelante`. The words from the piece `at` on,
/// with those that lead to it, are those of the end.
fn onward(
    text: &str,
    pieces: &[DateToken<'_>],
    date: &Single,
    at: usize,
    edge: Edge,
    mut doubts: Vec<FindingKind>,
) -> Option<ReadWhen> {
    let leads = |piece: &&DateToken<'_>| piece.is_word(&LEADING);
    let begin = at - pieces[..at].iter().rev().take_while(leads).count();
    let (first, last) = pieces.split_at(begin);
    // Words that lead to the date cannot be parted from those that follow it.
    let parted = last.iter().all(|piece| piece.kind == DateTokenKind::Word) && !first.is_empty();
    let written = |pieces: &[DateToken<'_>]| match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) if parted => {
            trimmed(&text[first.at..last.end()], pieces, &mut Vec::new())
        }
        _ => text.to_owned(),
    };
    let start = When { moment: moment(date, Edge::Start)?, written: written(first) };
    let end = When { moment: Moment::Open, written: written(last) };
    doubts.push(FindingKind::DateRange);
    let (value, other) = if edge == Edge::Start { (start, end) } else { (end, start) };
    let (value, other) = (Some(value), Some(other));
    Some(ReadWhen { value, other, signs: date.signs, doubts, ..ReadWhen::default() })
}

/// The year of a date that has none.
fn year_near(date: &Single, edge: Edge, context: DateContext) -> Option<i32> {
    let (beside, month) = match edge {
        Edge::Start => (context.before, first_month(date).unwrap_or(1)),
        Edge::End => (context.after, last_month(date).unwrap_or(12)),
    };
    match beside {
        Some(beside) => Some(likely_year(month, edge, beside, context.period)),
        None => context.year.or(context.after.map(Month::year)),
    }
}

/// The year in which this month of the year is the `edge` of an action whose other end is `beside`:
/// the nearest that keeps the two in order, and within the period where one does both.
fn likely_year(month: u32, edge: Edge, beside: Month, period: Option<Period>) -> i32 {
    let nearest = match edge {
        Edge::Start => beside.year() - i32::from(month > beside.number()),
        Edge::End => beside.year() + i32::from(month < beside.number()),
    };
    let Some(period) = period else { return nearest };
    let within = nearest.clamp(period.first(), period.last());
    let in_order = match edge {
        Edge::Start => within <= nearest,
        Edge::End => within >= nearest,
    };
    if in_order { within } else { nearest }
}

#[cfg(test)]
mod tests;
