//! The *Inicio* and *Fin* of an action, in all the ways that people write dates.

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

/// The day of a spreadsheet's serial number between 1990 and 2099.
fn serial(text: &str) -> Option<NaiveDate> {
    let whole = text.split_once(['.', ',']).map_or(text, |(whole, part)| {
        if part.bytes().all(|b| b.is_ascii_digit()) { whole } else { text }
    });
    if whole.len() != 5 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u64 = whole.parse().ok()?;
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
fn range(
    text: &str,
    pieces: &[Token<'_>],
    edge: Edge,
    context: DateContext,
) -> Option<ReadWhen> {
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
mod tests {
    use super::*;

    /// The date as `moment|written`, the other edge's behind `&`, and the keys of the doubts.
    fn shown(read: &ReadWhen) -> String {
        let date = |when: &When| {
            let moment = match when.moment {
                Moment::Month(month) => month.to_string(),
                Moment::Day(day) => day.to_string(),
                Moment::Quarter(first) => format!("{}-T{}", first.year(), first.quarter()),
                Moment::Open => "open".into(),
                Moment::Unclear => "?".into(),
            };
            format!("{moment}|{}", when.written)
        };
        let value = read.value.as_ref().map(date).unwrap_or_default();
        let other = read.other.as_ref().map(|it| format!(" & {}", date(it))).unwrap_or_default();
        let doubts: Vec<_> = read.doubts.iter().map(|doubt| doubt.key()).collect();
        let colon = if doubts.is_empty() { "" } else { ": " };
        format!("{value}{other}{colon}{}", doubts.join(" "))
    }

    fn check_in(text: &str, edge: Edge, context: DateContext, expect: &str) {
        assert_eq!(shown(&when(text, edge, context)), expect, "{text}");
    }

    fn check(text: &str, expect: &str) {
        check_in(text, Edge::Start, DateContext::default(), expect);
    }

    #[test]
    fn months() {
        check("", "");
        check(" N/A ", "");
        check("-", "");
        check("mar-26", "2026-03|mar-26");
        check("abr-27", "2027-04|abr-27");
        check("Enero 26", "2026-01|Enero 26");
        check("febrero 26", "2026-02|febrero 26");
        check("enero 26-", "2026-01|enero 26: date_tidied");
        check("marzo 2026", "2026-03|marzo 2026");
        check("MARZO DE 2026", "2026-03|MARZO DE 2026");
        check("marzo del año 2026", "2026-03|marzo del año 2026");
        check("dic. 2026", "2026-12|dic. 2026");
        check("sept 2026", "2026-09|sept 2026");
        check("set-26", "2026-09|set-26");
        check("Sep.26", "2026-09|Sep.26");
        check("mar'26", "2026-03|mar'26");
        check("mar26", "2026-03|mar26");
        check("3/26", "2026-03|3/26");
        check("03/2026", "2026-03|03/2026");
        check("3-2026", "2026-03|3-2026");
        check("2026-03", "2026-03|2026-03");
        check("2026/3", "2026-03|2026/3");
        check("March 2026", "2026-03|March 2026");
        check("Mar 26", "2026-03|Mar 26");
        check("Aug-27", "2027-08|Aug-27");
        check("<b>mar-26</b>", "2026-03|mar-26");
        check("  marzo\n2026 ", "2026-03|marzo 2026");
        check("finales de marzo 2026", "2026-03|finales de marzo 2026");
        check("mar-26 (aprox.)", "2026-03|mar-26 (aprox.): date_with_text");
        check("1ra semana de marzo 2026", "2026-03|1ra semana de marzo 2026: date_with_text");
        check("nobiembre 2026", "2026-11|nobiembre 2026: month_misspelt");
        check("2026", "2026-01|2026: year_only");
    }

    #[test]
    fn days() {
        check("30/06/2025", "2025-06-30|30/06/2025");
        check("22.08.2019", "2019-08-22|22.08.2019");
        check("7-2-2023", "2023-02-07|7-2-2023");
        check("5/3/26", "2026-03-05|5/3/26");
        check("06/30/2025", "2025-06-30|06/30/2025: date_swapped");
        check("11Febrero2025", "2025-02-11|11Febrero2025");
        check("4 dic 2018", "2018-12-04|4 dic 2018");
        check("12 saptiembre 2018", "2018-09-12|12 saptiembre 2018: month_misspelt");
        check("15 de marzo de 2026", "2026-03-15|15 de marzo de 2026");
        check("lunes 15 de marzo del 2026", "2026-03-15|lunes 15 de marzo del 2026");
        check("1ro de marzo 2026", "2026-03-01|1ro de marzo 2026");
        check("1º de marzo 2026", "2026-03-01|1º de marzo 2026");
        check("15-mar-26", "2026-03-15|15-mar-26");
        check("15-mar-2026", "2026-03-15|15-mar-2026");
        check("March 15, 2026", "2026-03-15|March 15, 2026");
        check("2026-03-15", "2026-03-15|2026-03-15");
        check("31/02/2026", "?|31/02/2026: date_unclear");
        check("46082", "2026-03|mar-26: date_serial");
        check("46096", "2026-03-15|15/03/2026: date_serial");
        check("46082.5", "2026-03|mar-26: date_serial");
        check("2026-03-01 00:00:00", "2026-03|mar-26: date_serial");
        check("2026-03-15 00:00:00", "2026-03-15|15/03/2026: date_serial");
    }

    #[test]
    fn parts_of_the_year_and_open_ends() {
        check("T1-2026", "2026-T1|T1-2026");
        check("1T26", "2026-T1|1T26");
        check("Q3 2026", "2026-T3|Q3 2026");
        check("1er trimestre 2026", "2026-T1|1er trimestre 2026");
        check("2do. trimestre de 2026", "2026-T2|2do. trimestre de 2026");
        check("Tercer trimestre 2026", "2026-T3|Tercer trimestre 2026");
        check("IV trimestre 2026", "2026-T4|IV trimestre 2026");
        check("trimestre 2 2026", "2026-T2|trimestre 2 2026");
        check("5to trimestre 2026", "?|5to trimestre 2026: date_unclear");
        check("2do semestre 2026", "2026-07|2do semestre 2026 & 2026-12|2do semestre 2026: date_range");
        check("Permanente", "open|Permanente");
        check("Continuo", "open|Continuo");
        check("ongoing", "open|ongoing");
        check("enero 2026 - permanente", "2026-01|enero 2026 & open|permanente: date_range");
        check("permanente desde enero 2026", "2026-01|desde enero 2026 & open|permanente: date_range");
    }

    #[test]
    fn both_dates_in_one_text() {
        let end = |text, expect| check_in(text, Edge::End, DateContext::default(), expect);
        check("enero-marzo 2026", "2026-01|enero 2026 & 2026-03|marzo 2026: date_range");
        end("enero-marzo 2026", "2026-03|marzo 2026 & 2026-01|enero 2026: date_range");
        check("ENERO-SEPTIEMBRE 2018", "2018-01|ENERO 2018 & 2018-09|SEPTIEMBRE 2018: date_range");
        check("desde enero hasta marzo de 2026", "2026-01|desde enero 2026 & 2026-03|marzo de 2026: date_range");
        check("mar-26 / ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
        check("mar-26 a ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
        check("mar-26 ago-26", "2026-03|mar-26 & 2026-08|ago-26: date_range");
        check("marzo 2026 – abril 2027", "2026-03|marzo 2026 & 2027-04|abril 2027: date_range");
        check("noviembre-febrero 2027", "2026-11|noviembre & 2027-02|febrero 2027: date_range");
        check("01/03/2026 al 30/04/2026", "2026-03-01|01/03/2026 & 2026-04-30|30/04/2026: date_range");
        check("1-15 marzo 2026", "2026-03-01|01/03/2026 & 2026-03-15|15 marzo 2026: date_range");
        check("2026-2027", "2026-01|2026 & 2027-12|2027: date_range year_only");
        check("2026-27", "2026-01|2026 & 2027-12|2027: date_range year_only");
        check("T1-T3 2026", "2026-T1|T1 2026 & 2026-T3|T3 2026: date_range");
        check("1er y 2do trimestre 2026", "2026-T1|T1-2026 & 2026-T2|2do trimestre 2026: date_range");
    }

    #[test]
    fn a_missing_year_comes_from_the_context() {
        let year = DateContext { year: Some(2026), after: None };
        let here = |text, expect| check_in(text, Edge::Start, year, expect);
        here("enero", "2026-01|enero: year_assumed");
        here("15 marzo", "2026-03-15|15 marzo: year_assumed");
        here("mar 5", "2026-03-05|mar 5: year_assumed");
        here("30/6", "2026-06-30|30/6: year_assumed");
        here("3/12", "2026-12-03|3/12: year_assumed");
        here("Enero mayo", "2026-01|Enero & 2026-05|mayo: date_range year_assumed");
        here("T2", "2026-T2|T2: year_assumed");
        here("nov-feb", "2026-11|nov & 2027-02|feb: date_range year_assumed");
        here("mar-27", "2027-03|mar-27");
        let after = year.after(Month::new(2026, 11));
        check_in("febrero", Edge::End, after, "2027-02|febrero: year_assumed");
        check_in("diciembre", Edge::End, after, "2026-12|diciembre: year_assumed");
        check("enero", "?|enero: date_unclear");
        check("Enero mayo", "?|Enero mayo: date_unclear");
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        for text in [
            "por definir", "3 meses", "12", "1.1", "Según presupuesto", "2026 y luego se verá otra vez", "marco legal 2026",
            "enero 20226", "13/2026", "¿?x", "juio 2026", "primer", "99999", "0", "00/00/0000",
        ] {
            let read = when(text, Edge::Start, DateContext::default());
            assert!(read.is_unclear(), "{text}: {}", shown(&read));
            assert_eq!(read.value.map(|it| it.written).as_deref(), Some(text));
        }
    }
}
