//! The columns of months, quarters or weeks in which marks say when an action runs.

use std::ops::Range;

use cells::{Grid, MergedCells};
use plan::Period;
use plan::keyed::Set;
use values::{CalendarLabel, CalendarUnit, calendar};
use words::{has_word, key, roman, squeeze, words};

use crate::header::{ColumnRole, Stretch, heading};

/// The calendar in the header of a table.
pub(crate) struct Calendar {
    /// All rows of the header.
    pub header: Range<usize>,
    /// Its columns with what their headings say; `None` for months that come again under another
    /// name.
    pub columns: Vec<(usize, Option<Stretch>, String)>,
    /// Nothing says of which part of the year they are but that there are so many.
    pub guessed: bool,
}

/// The most rows of a header above and below that of the headings.
const MOST_ROWS: usize = 3;

/// What a heading of a calendar may be before its neighbours are seen.
#[derive(Clone, Copy)]
enum Raw {
    Label(CalendarLabel),
    Letter(char),
    Number(u8),
}

fn raw(text: &str) -> Option<Raw> {
    let text = text.trim();
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) if letter.is_alphabetic() => {
            return Some(Raw::Letter(letter.to_ascii_uppercase()));
        }
        _ => {}
    }
    let number = || roman(text).filter(|number| text.starts_with(['I', 'i']) && *number <= 4);
    match values::rank(text).or_else(number) {
        Some(number @ 1..=53) => Some(Raw::Number(number)),
        _ => calendar(text).map(Raw::Label),
    }
}

/// Whether a cell of a header belongs to a calendar rather than to the headings of the form, and
/// then whether it says so by itself: a single letter does not.
pub(crate) fn mark_heading(text: &str) -> Option<bool> {
    match raw(text).filter(|_| text.len() < 41)? {
        Raw::Label(_) => Some(true),
        Raw::Letter(_) | Raw::Number(_) => Some(false),
    }
}

/// Whether a text over columns of a calendar groups them: their years, or a name of it.
pub(crate) fn is_group(text: &str) -> bool {
    const NAMES: [&str; 24] = [
        "cronograma",
        "programacion",
        "calendario",
        "calendarizacion",
        "ejecucion",
        "meses",
        "mes",
        "tiempo",
        "ano",
        "anos",
        "year",
        "schedule",
        "timeline",
        "months",
        "trimestre",
        "trimestres",
        "cuatrimestre",
        "cuatrimestres",
        "semestre",
        "semestres",
        "bimestre",
        "bimestres",
        "semana",
        "semanas",
    ];
    let names = |word: &str| {
        let word = key(word);
        let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        year || matches!(word.as_str(), "de" | "del" | "la" | "en")
            || NAMES.contains(&word.as_str())
    };
    calendar(text).is_some() || words(text).count() <= 6 && words(text).all(names)
}

/// Whether a text in the header of a calendar says no more than which columns these are.
pub(crate) fn is_named(text: &str) -> bool {
    raw(text).is_some() || is_group(text)
}

/// The calendar whose columns stand among those headed by `texts`, in the `header` or in the rows
/// around it; none of them before `from` or `marked`.
pub(crate) fn find(
    grid: &Grid,
    header: &Range<usize>,
    texts: &[String],
    from: usize,
    marked: &Set<usize>,
) -> Option<Calendar> {
    let below = |row: usize| {
        let cells = grid.rows.get(row).filter(|_| !marked.contains(&row))?;
        let mut filled = 0;
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.trim().is_empty())
        {
            filled += 1;
            let above = texts.get(at).map_or("", String::as_str);
            let free =
                raw(above).is_some() || heading(above).is_none_or(|it| it.role == ColumnRole::Time);
            raw(&cell.text).filter(|_| free)?;
        }
        (filled > 1).then_some(())
    };
    let most = (0..MOST_ROWS).take_while(|more| below(header.end + more).is_some()).count();
    (0..=most).rev().find_map(|more| Levels::new(grid, header, texts, from, more).calendar())
}

/// The rows of a header, from the top.
struct Levels<'a> {
    grid: &'a Grid,
    /// The merged cells near it.
    spans: Vec<&'a MergedCells>,
    header: Range<usize>,
    /// The cells of each, with the row of the grid where they are those of one.
    rows: Vec<(Option<usize>, Vec<String>)>,
    /// The columns that the lowest texts make part of the calendar.
    found: Vec<(usize, usize, Raw)>,
}

impl<'a> Levels<'a> {
    fn new(
        grid: &'a Grid,
        header: &Range<usize>,
        texts: &[String],
        from: usize,
        below: usize,
    ) -> Self {
        let cells = |row: usize| grid.rows[row].iter().map(|cell| squeeze(&cell.text)).collect();
        let single = (header.len() == 1).then_some(header.start);
        let mut rows: Vec<(Option<usize>, Vec<String>)> = vec![(single, texts.to_vec())];
        rows.extend((header.end..header.end + below).map(|row| (Some(row), cells(row))));
        let near = header.start.saturating_sub(MOST_ROWS)..header.end + below;
        let spans = grid.spans.iter().filter(|span| near.contains(&span.row)).collect();
        let header = header.start..header.end + below;
        let mut levels = Self { grid, spans, header, rows, found: Vec::new() };
        levels.find();
        for _ in 0..MOST_ROWS {
            let Some(row) = levels.header.start.checked_sub(1).filter(|row| *row >= from) else {
                break;
            };
            let above: Vec<String> = cells(row);
            let first = levels.found.first().map_or(usize::MAX, |it| it.0);
            let mut filled = above.iter().enumerate().filter(|(_, text)| has_word(text)).peekable();
            if filled.peek().is_none() || !filled.all(|(at, text)| at >= first && is_group(text)) {
                break;
            }
            levels.rows.insert(0, (Some(row), above));
            levels.header.start = row;
            levels.find();
        }
        levels
    }

    fn find(&mut self) {
        let width = self.rows.iter().map(|it| it.1.len()).max().unwrap_or(0);
        let lowest = |at: usize| {
            let mut levels = self.rows.iter().enumerate().rev();
            levels.find_map(|(level, (_, texts))| {
                let text = texts.get(at).filter(|text| !text.is_empty())?;
                Some((at, level, raw(text)))
            })
        };
        let found = (0..width).filter_map(lowest);
        self.found = found.filter_map(|(at, level, raw)| Some((at, level, raw?))).collect();
    }

    /// The texts above a column, the nearest first: its own, or one that goes on over it.
    fn above(&self, at: usize, level: usize) -> impl Iterator<Item = &str> {
        let first = self.found.first().map_or(0, |it| it.0);
        self.rows[..level].iter().rev().filter_map(move |(row, texts)| {
            let from =
                (first..=at).rev().find(|at| texts.get(*at).is_some_and(|it| !it.is_empty()))?;
            let span = self.spans.iter().find(|span| Some(span.row) == *row && span.column == from);
            let covers = from == at || span.is_none_or(|span| at < span.column + span.columns);
            covers.then(|| texts[from].as_str())
        })
    }

    fn calendar(mut self) -> Option<Calendar> {
        letters(&mut self.found);
        let mut labels: Vec<(usize, usize, CalendarLabel, u8)> = Vec::new();
        let counted = counted(&self.found);
        let mut guessed = false;
        // Semesters are cut short like weeks, but there are two of them.
        let weeks = self
            .found
            .iter()
            .any(|it| matches!(it.2, Raw::Label(CalendarLabel { unit: CalendarUnit::Week, .. })));
        for (at, level, raw) in &self.found {
            let over = self.above(*at, *level).find_map(|text| {
                calendar(text).filter(|label| matches!(label.unit, CalendarUnit::Months(1)))
            });
            let named = self.above(*at, *level).find_map(values::named_unit);
            let unit =
                match named.filter(|it| over.is_none() || matches!(it, CalendarUnit::Months(_))) {
                    // "Meses 2026" are those of the year.
                    Some(CalendarUnit::Step)
                        if counted == Some(1) || self.year(*at, *level).is_some() =>
                    {
                        Some(CalendarUnit::Months(1))
                    }
                    None if over.is_none() => counted.map(CalendarUnit::Months),
                    named => named,
                };
            let place = place(*raw).filter(|number| match unit {
                Some(CalendarUnit::Months(months)) => *number <= 12 / months,
                _ => true,
            });
            let part = unit.zip(place);
            guessed |= named.is_none() && part.is_some_and(|it| it.0 == CalendarUnit::Months(3));
            let (label, week) = match (*raw, over) {
                _ if let Some((unit, number)) = part => {
                    let week = if unit == CalendarUnit::Week { number } else { 0 };
                    (CalendarLabel { unit, number, year: None }, week)
                }
                (
                    Raw::Label(CalendarLabel {
                        unit: CalendarUnit::Week | CalendarUnit::Months(6),
                        number,
                        ..
                    }),
                    Some(month),
                )
                | (Raw::Number(number), Some(month)) => (month, number),
                (Raw::Label(CalendarLabel { unit, number, .. }), None)
                    if unit == CalendarUnit::Week || weeks && unit == CalendarUnit::Months(6) =>
                {
                    (CalendarLabel { unit: CalendarUnit::Week, number, year: None }, number)
                }
                (Raw::Label(label), _) => (label, 0),
                (Raw::Number(_) | Raw::Letter(_), _) => continue,
            };
            let other = |text: &str| {
                heading(text)
                    .is_some_and(|it| !matches!(it.role, ColumnRole::Time | ColumnRole::Other))
            };
            if !self.above(*at, *level).any(other) {
                labels.push((*at, *level, label, week));
            }
        }
        let unit = labels.first()?.2.unit;
        labels.retain(|it| it.2.unit == unit);
        let columns = self.sequence(&labels);
        let short =
            matches!(unit, CalendarUnit::Months(1) | CalendarUnit::Step | CalendarUnit::Week);
        if columns.len() < 2 || !short && !self.is_marked(&columns, guessed) {
            return None;
        }
        let again = labels[columns.len()..].iter().map(|(at, level, ..)| {
            let name = self.above(*at, *level).last().unwrap_or_default();
            let own = self.rows[*level].1[*at].as_str();
            (*at, None, format!("{name} {own}"))
        });
        let columns = columns.into_iter().map(|(at, stretch, text)| (at, Some(stretch), text));
        let columns = columns.chain(again).collect();
        Some(Calendar { header: self.header.clone(), columns, guessed })
    }

    /// The years that stand over a column.
    fn year(&self, at: usize, level: usize) -> Option<Period> {
        self.above(at, level).find_map(|text| values::period(text).map(|it| it.0))
    }

    /// Whether the cells of longer stretches hold marks: amounts would be targets or budgets. Those
    /// that are `guessed` must hold some, and nothing else.
    fn is_marked(&self, columns: &[(usize, Stretch, String)], guessed: bool) -> bool {
        let mut figures = 0;
        let mut all = 0;
        for cells in self.grid.rows.iter().skip(self.header.end).take(200) {
            for (at, _, _) in columns {
                let text = cells.get(*at).map_or("", |cell| cell.text.trim());
                all += usize::from(!text.is_empty());
                figures += usize::from(text.contains(|c: char| c.is_ascii_digit()));
            }
        }
        if guessed { all > 0 && figures == 0 } else { figures * 2 <= all }
    }

    /// The years and places of the columns, in their order.
    fn sequence(
        &self,
        labels: &[(usize, usize, CalendarLabel, u8)],
    ) -> Vec<(usize, Stretch, String)> {
        let mut columns: Vec<(usize, Stretch, String)> = Vec::new();
        let mut base = None;
        let (mut turn, mut place) = (0_u8, 0_u8);
        let top =
            |at: usize, level: usize| self.above(at, level).last().map(key).unwrap_or_default();
        for (at, level, label, week) in labels {
            let over = self.year(*at, *level);
            let own = label.year.or(over.filter(|it| it.first() == it.last()).map(|it| it.first()));
            if let Some((_, last, _)) = columns.last() {
                let same = last.number == label.number && *week > last.week;
                let later = own.zip(last.year).is_some_and(|(own, last)| own > last);
                if !same && (label.number <= last.number || later) {
                    // The same months again under another name are no further year.
                    let first = &labels[0];
                    let names = [top(first.0, first.1), top(*at, *level)];
                    if own.is_none() && names[0] != names[1] {
                        break;
                    }
                    turn = turn.saturating_add(1);
                }
                place = place.saturating_add(u8::from(!same));
            }
            // A year that stands over the first months does not reach over the next turn of the year.
            let reached =
                base.is_none_or(|base| own.is_none_or(|own| own >= base + i32::from(turn)));
            let own = own.filter(|_| reached || label.year.is_some());
            let first = own.map(|own| own - i32::from(turn)).or(over.map(|it| it.first()));
            base = base.or(first);
            let months = match label.unit {
                CalendarUnit::Months(months) => months,
                CalendarUnit::Week | CalendarUnit::Step => 0,
            };
            let stretch =
                Stretch { months, number: label.number, week: *week, year: own, turn, at: place };
            columns.push((*at, stretch, self.text(*at)));
        }
        for (_, stretch, _) in &mut columns {
            stretch.year = stretch.year.or(base.map(|base| base + i32::from(stretch.turn)));
        }
        columns
    }

    /// What stands over a column in the rows of the header, its own texts only.
    fn text(&self, at: usize) -> String {
        let texts = self.rows.iter().filter_map(|(_, texts)| texts.get(at));
        texts.filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    }
}

/// The place that a heading without a word names.
fn place(raw: Raw) -> Option<u8> {
    match raw {
        Raw::Number(number) => Some(number),
        Raw::Letter('I') => Some(1),
        _ => None,
    }
}

/// How many months each column has where they are numbered as the months or quarters of whole
/// years are.
fn counted(found: &[(usize, usize, Raw)]) -> Option<u8> {
    let places: Vec<u8> = found.iter().filter_map(|it| place(it.2)).collect();
    let counts = |columns: u8| {
        let mut turns = places.chunks(usize::from(columns));
        !places.is_empty() && turns.all(|turn| turn.iter().copied().eq(1..=columns))
    };
    [1, 3].into_iter().find(|months| counts(12 / months))
}

/// Reads the first letters of months: as many as follow one another name the months if only one
/// place of the year has them in this order.
fn letters(found: &mut [(usize, usize, Raw)]) {
    const YEARS: [&[u8; 12]; 2] = [b"EFMAMJJASOND", b"JFMAMJJASOND"];
    let letter = |it: &(usize, usize, Raw)| match it.2 {
        Raw::Letter(letter) => Some(letter),
        _ => None,
    };
    let mut from = 0;
    while from < found.len() {
        let run: Vec<char> = found[from..].iter().map_while(letter).collect();
        if run.len() >= 3 {
            let fits = |year: &[u8; 12], first: usize| {
                run.iter().enumerate().all(|(at, it)| char::from(year[(first + at) % 12]) == *it)
            };
            let mut places: Vec<usize> = YEARS
                .iter()
                .flat_map(|year| (0..12).filter(move |first| fits(year, *first)))
                .collect();
            places.dedup();
            places.sort_unstable();
            places.dedup();
            if let [first] = places[..] {
                for (at, it) in found[from..from + run.len()].iter_mut().enumerate() {
                    let number = ((first + at) % 12) as u8 + 1;
                    let label = CalendarLabel { unit: CalendarUnit::Months(1), number, year: None };
                    it.2 = Raw::Label(label);
                }
            }
        }
        from += run.len().max(1);
    }
}
