//! Two dates in one text: a range of days, months, or parts of years.

use plan::{Edge, Month, When};

use super::date::{DASHES, Single};
use super::date_words::{AND, JOINING, PLACES};
use super::moments::{DateContext, ReadWhen, first_month, is_place, last_month, moment, note};
use super::order::DateOrder;
use super::single::single;
use super::tokens::DateToken;
use super::written::{RangeBound, written};
use crate::finding::FindingKind;

/// How well two parts of a text go together as a range; the greatest is read.
type Fit = (bool, bool, u8, bool, usize);

/// Two dates in one text: parted by a dash, a stroke or a word, or only side by side. Of all
/// places to cut the text, that is taken where both parts are of one kind and name their years.
pub(super) fn range(
    text: &str,
    pieces: &[DateToken<'_>],
    edge: Edge,
    context: DateContext,
    order: DateOrder,
) -> Option<ReadWhen> {
    let mut best: Option<(Fit, ReadWhen)> = None;
    for at in 1..pieces.len() {
        // "a partir de" is no joint.
        let since = pieces.get(at + 1).is_some_and(|next| next.is_word(&["partir"]));
        let joins = joins(&pieces[at]) && !since;
        if !joins && !pieces[at].spaced {
            continue;
        }
        let (left, right) = (&pieces[..at], &pieces[at + usize::from(joins)..]);
        if !joins && is_cut_short(left) {
            continue;
        }
        let Some(first) = single(left, order) else { continue };
        let Some(second) = single(right, order) else { continue };
        // What stands between a number and the date that explains it is no name of a month.
        if !joins && (first.bare.is_some() || second.bare.is_some()) {
            continue;
        }
        let misspelt = first.misspelt || second.misspelt;
        if misspelt && (first.extra || second.extra) {
            continue;
        }
        let years = usize::from(first.year.is_some()) + usize::from(second.year.is_some());
        let parts = ((left, first), (right, second));
        let Some((alike, sure, read)) = both(text, parts, edge, context, order) else { continue };
        if !alike && (first.short || second.short) {
            continue;
        }
        // Only one `3/26` may be a piece of a day.
        let month = |date: &Single| date.short && date.loose.is_some();
        let even = month(&first) == month(&second);
        let parted = u8::from(joins) + u8::from(joins && apart(pieces, at));
        let fit = (alike, sure, parted, even, years);
        if best.as_ref().is_none_or(|(before, _)| fit > *before) {
            best = Some((fit, read));
        }
    }
    best.map(|(_, read)| read).or_else(|| list(text, pieces, edge, context, order))
}

/// Whether what names a piece of a year stands before it: "marzo a mediados de".
fn is_cut_short(pieces: &[DateToken<'_>]) -> bool {
    let mut words = pieces.iter().rev().filter(|piece| !piece.is_word(&["de", "del", "of", "ano"]));
    words.next().is_some_and(|word| PLACES.iter().any(|(place, _)| word.is_word(&[place])))
}

/// Whether white space stands on both sides of a joint, which then parts more than `-` in `15-mar`.
fn apart(pieces: &[DateToken<'_>], at: usize) -> bool {
    pieces[at].spaced && pieces.get(at + 1).is_some_and(|next| next.spaced)
}

/// Several dates in a row, as `T1, T2 y T3 2026`: from the first to the last.
fn list(
    text: &str,
    pieces: &[DateToken<'_>],
    edge: Edge,
    context: DateContext,
    order: DateOrder,
) -> Option<ReadWhen> {
    let parts: Vec<&[DateToken<'_>]> =
        pieces.split(joins).filter(|part| !part.is_empty()).collect();
    let dates = parts.iter().map(|part| single(part, order)).collect::<Option<Vec<_>>>()?;
    let (first, [between @ .., _]) = dates.split_first()? else { return None };
    let alike = |date: &Single| {
        let lone = date.bare.is_some();
        lone && first.part.is_some() || kind(date) == kind(first) && lone == first.bare.is_some()
    };
    (!between.is_empty() && between.iter().all(alike) && !first.extra).then_some(())?;
    let ends = ((*parts.first()?, *first), (*parts.last()?, *dates.last()?));
    let (alike, _, read) = both(text, ends, edge, context, order)?;
    alike.then_some(read)
}

fn joins(piece: &DateToken<'_>) -> bool {
    piece.is_mark(&['/', '&', ',', ';', '|', '→', '…', '+'])
        || piece.is_mark(&DASHES)
        || piece.is_word(&JOINING)
        || piece.is_word(&AND)
}

/// A date with the pieces that say it.
type TokenizedDate<'a> = (&'a [DateToken<'a>], Single);

/// The range from one date to the other, whether both are of one kind, and whether both say it
/// without the other.
fn both(
    text: &str,
    ((left, mut first), (right, mut second)): (TokenizedDate<'_>, TokenizedDate<'_>),
    edge: Edge,
    context: DateContext,
    order: DateOrder,
) -> Option<(bool, bool, ReadWhen)> {
    if first.open && !second.open {
        // A date beside "permanente" is the start, in whatever order they stand.
        return both(text, ((right, second), (left, first)), edge, context, order);
    }
    if first.onward.is_some() || second.onward.is_some() || second.dotted {
        return None;
    }
    let completed = complete(&mut first, &mut second)?;
    let sure = !loosen(&mut first, &mut second, context);
    let mut doubts = vec![FindingKind::DateRange];
    let borrows = years(&mut first, &mut second, context, &mut doubts)?;
    note(&first, context, &mut doubts);
    note(&second, context, &mut doubts);
    if !is_place(&first, Edge::Start) || !is_place(&second, Edge::End) {
        return None;
    }
    let part = |pieces, date: Single, edge, completed, borrows| {
        Some(RangeBound { pieces, date, moment: moment(&date, edge)?, completed, borrows })
    };
    let from = part(left, first, Edge::Start, completed.0, borrows.0)?;
    let to = part(right, second, Edge::End, completed.1, borrows.1)?;
    let [of_start, of_end] = written(text, &from, &to, order);
    let start = When { moment: from.moment, written: of_start };
    let end = When { moment: to.moment, written: of_end };
    doubts.dedup();
    let (value, other) = match edge {
        Edge::Start => (start, end),
        Edge::End => (end, start),
    };
    let signs = first.signs.and(second.signs);
    let alike = second.open || kind(&first) == kind(&second);
    let (value, other) = (Some(value), Some(other));
    let read = ReadWhen { value, other, signs, doubts, ..ReadWhen::default() };
    Some((alike, sure, read))
}

/// What two dates must share to be the ends of a plain range.
fn kind(date: &Single) -> (bool, bool, Option<u32>) {
    (date.day.is_some(), date.month.is_some(), date.part.map(|(months, _)| months))
}

/// Gives a date without a year that of the other, or that of the context; says which of the two
/// took it from the other.
fn years(
    first: &mut Single,
    second: &mut Single,
    context: DateContext,
    doubts: &mut Vec<FindingKind>,
) -> Option<(bool, bool)> {
    let begins = |date: &Single| (first_month(date).unwrap_or(1), date.day.unwrap_or(1));
    let ends = |date: &Single| (last_month(date).unwrap_or(12), date.day.unwrap_or(31));
    let turns = begins(first) > ends(second);
    Some(match (first.year, second.year) {
        (None, Some(year)) if !first.open => {
            first.year = Some(year - i32::from(turns));
            (true, false)
        }
        (Some(year), None) if !second.open => {
            second.year = Some(year + i32::from(turns));
            (false, true)
        }
        (None, None) if !(first.open && second.open) => {
            let year = context.year.or(context.after.map(Month::year))?;
            first.year = Some(year);
            second.year = Some(year + i32::from(turns && !second.open));
            doubts.push(FindingKind::YearAssumed);
            (false, false)
        }
        _ => (false, false),
    })
}

/// Takes for a day what was taken for a year, where the date beside is a day, and says whether it
/// did: `marzo 15 a abril 20 de 2026`.
fn loosen(first: &mut Single, second: &mut Single, context: DateContext) -> bool {
    let can = |date: &Single| date.loose.is_some_and(|day| (1..=31).contains(&day));
    let is_day = |date: &Single| date.day.is_some() && date.loose.is_none();
    // "marzo 15 - abril 20" of a plan for 2026 are days rather than years.
    let far = |date: &Single| match (date.year, context.year) {
        (Some(year), Some(near)) => (year - near).abs() > 5 && !date.numeric,
        _ => false,
    };
    let both = can(first) && can(second) && far(first) && far(second);
    let of_first = can(first) && is_day(second) && second.year.is_some();
    let of_second = can(second) && is_day(first) && first.year.is_some();
    for (date, loose) in [(first, both || of_first), (second, both || of_second)] {
        if loose {
            date.day = date.loose.take();
            (date.year, date.year_at) = (None, None);
            date.signs.month_first |= date.numeric;
        }
    }
    both || of_first || of_second
}

/// Explains a lone number by the date beside it: `1-15 marzo`, `1er y 2do trimestre`, `2026-27`,
/// `03 al 08/2026`, `trimestre 1 al 3`, `March 15-20`. Says which of the two was explained.
fn complete(first: &mut Single, second: &mut Single) -> Option<(bool, bool)> {
    let lone = second.numeric && second.day.is_none() && !second.marked;
    match (first.bare.take(), second.bare.take()) {
        (None, None) => match second.month.filter(|_| lone) {
            Some(number) if first.part.is_some() => {
                second.part = Some(same_part(first, number)?);
                (second.month, second.numeric) = (None, false);
                Some((false, true))
            }
            Some(number) if !first.numeric && first.month.is_some() => {
                days(first, second, number)?;
                Some((false, true))
            }
            _ => Some((false, false)),
        },
        (Some(number), None) => {
            if second.part.is_some() {
                first.part = Some(same_part(second, number)?);
            } else if second.day.is_some() {
                (first.day, first.month) = (Some(number), second.month);
            } else {
                (second.numeric && number <= 12).then_some(())?;
                first.month = Some(number);
            }
            Some((true, false))
        }
        (None, Some(number)) => {
            if first.part.is_some() {
                second.part = Some(same_part(first, number)?);
            } else if first.day.is_some() || first.loose.is_some() {
                days(first, second, number)?;
            } else {
                let year = first.year.filter(|_| first.month.is_none())?;
                let last = year / 100 * 100 + number as i32;
                (last >= year).then_some(())?;
                second.year = Some(last);
            }
            Some((false, true))
        }
        (Some(_), Some(_)) => None,
    }
}

/// The part of the year with this number, of as many months as that of the date beside it.
fn same_part(beside: &Single, number: u32) -> Option<(u32, u32)> {
    let (months, _) = beside.part?;
    (1..=12 / months).contains(&number).then_some((months, number))
}

/// Makes a number behind a day of a named month the later day of it: `March 15-20`.
fn days(first: &mut Single, second: &mut Single, number: u32) -> Option<()> {
    let from = first.day.or(first.loose)?;
    (!first.numeric && from < number && number <= 31).then_some(())?;
    if first.day.is_none() {
        (first.day, first.loose) = (Some(from), None);
        (first.year, first.year_at) = (None, None);
    }
    (second.day, second.month, second.numeric) = (Some(number), first.month, false);
    Some(())
}
