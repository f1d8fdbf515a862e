//! How the two dates of a range are written, each in a cell of its own: as the range writes them,
//! without the words that lead from one to the other, and in one style.

use plan::{Edge, Moment};

use super::date::{DASHES, Single};
use super::moments::{MAX_PIECES, moment, plainly, trimmed};
use super::order::DateOrder;
use super::single::{ordinal, single};
use super::tokens::{DateToken, DateTokenKind, tokens};

/// A date of a range.
pub(super) struct RangeBound<'a> {
    pub pieces: &'a [DateToken<'a>],
    pub date: Single,
    pub moment: Moment,
    /// It was a number that the other date explains.
    pub completed: bool,
    /// Its year comes from that of the other.
    pub borrows: bool,
}

/// Words that lead to a date of a range.
const LEADS: &str =
    "a al between de del desde el entre from hasta la partir since starting the till to until";

/// The texts of the start and the end: digits where their own words would not say the same again.
pub(super) fn written(
    text: &str,
    first: &RangeBound<'_>,
    last: &RangeBound<'_>,
    order: DateOrder,
) -> [String; 2] {
    let rewritten = first.date.is_rewritten(order) || last.date.is_rewritten(order);
    let said = |edge, part: &RangeBound<'_>, other: &RangeBound<'_>| {
        let own = worded(text, part, other);
        own.filter(|own| part.date.open || says(own, part, edge, order))
    };
    let both = said(Edge::Start, first, last).zip(said(Edge::End, last, first));
    match both.filter(|_| !rewritten) {
        Some((start, end)) => [start, end],
        None => [first, last].map(|part| match part.date.open {
            true => clean(text, part.pieces),
            false => plainly(&part.date, part.moment),
        }),
    }
}

/// A date in the words of the range; `None` where they cannot be put together.
fn worded(text: &str, part: &RangeBound<'_>, other: &RangeBound<'_>) -> Option<String> {
    let own = clean(text, part.pieces);
    if !part.completed {
        let year = if part.borrows { year(text, other)? } else { ("", 0) };
        return Some(with_year(own, year, part.date.year));
    }
    part.date.day?;
    let theirs = led(other.pieces);
    if theirs.first()?.at > part.pieces.first()?.at {
        // "3 al 28 de mayo": what follows the later day follows both.
        let (day, rest) = theirs.split_first()?;
        let ends = ordinal(rest).1.checked_sub(1).and_then(|at| rest.get(at)).unwrap_or(day);
        matches!(day.kind, DateTokenKind::Number(..)).then_some(())?;
        return Some(own + &text[ends.end()..theirs.last()?.end()]);
    }
    // "March 15-20": what stands before the earlier day stands before both.
    let (day, before) = theirs.split_last()?;
    matches!(day.kind, DateTokenKind::Number(..)).then_some(())?;
    Some(text[before.first()?.at..day.at].to_owned() + &own)
}

/// The pieces of a date without those that lead to it.
fn led<'a, 'b>(pieces: &'b [DateToken<'a>]) -> &'b [DateToken<'a>] {
    let lead = |piece: &DateToken<'_>| LEADS.split(' ').any(|word| piece.is_word(&[word]));
    let leads = |piece: &DateToken<'_>| lead(piece) || piece.is_mark(&['(', '[', ':', ',']);
    let from = pieces.iter().position(|piece| !leads(piece)).unwrap_or(0);
    &pieces[from..]
}

/// The text of a date without the words and marks around it.
fn clean(text: &str, pieces: &[DateToken<'_>]) -> String {
    let own = led(pieces);
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return String::new() };
    let mut said = trimmed(&text[first.at..last.end()], own, &mut Vec::new());
    if !said.contains(['(', '[']) {
        said.truncate(said.trim_end_matches([')', ']', ' ']).len());
    }
    said
}

/// What stands between a date and its year, and how many digits this has.
fn year<'a>(text: &'a str, part: &RangeBound<'_>) -> Option<(&'a str, usize)> {
    let (from, to) = part.date.year_at?;
    let at = part.pieces.iter().position(|piece| piece.at == from)?;
    let joins = |at: &usize| {
        let piece = &part.pieces[*at];
        let point = piece.is_mark(&['.']) && !part.pieces[at + 1].spaced;
        let mark = piece.is_mark(&['/', ',', '\'', '’']) || piece.is_mark(&DASHES);
        point || mark || piece.is_word(&["de", "del", "of", "ano"])
    };
    let begin = (0..at).rev().take_while(joins).last().unwrap_or(at).checked_sub(1)?;
    Some((&text[part.pieces[begin].end()..from], to - from))
}

/// A date with its year, in so many digits, behind what joins them.
fn with_year(mut own: String, (joint, digits): (&str, usize), year: Option<i32>) -> String {
    let Some(year) = year.filter(|_| digits > 0) else { return own };
    if let Some(mark) = joint.chars().next().filter(|c| c.is_ascii_punctuation()) {
        own.truncate(own.trim_end_matches(mark).len());
    }
    own.push_str(joint);
    own.push_str(&year.to_string()[4_usize.saturating_sub(digits)..]);
    own
}

/// Whether a text says the same date again.
fn says(text: &str, part: &RangeBound<'_>, edge: Edge, order: DateOrder) -> bool {
    let again = tokens(text, MAX_PIECES).and_then(|pieces| single(&pieces, order));
    again.is_some_and(|mut again| {
        again.year = again.year.or(part.date.year);
        again.bare.is_none() && !again.dotted && moment(&again, edge) == Some(part.moment)
    })
}
