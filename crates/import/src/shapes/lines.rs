//! A table that came as one cell on each line: first its headings, then the cells of row after row.

use std::cmp::Ordering;
use std::ops::Range;

use cells::{Cell, Grid};
use plan::keyed::{Map, Set};
use plan::{Column, Edge};
use values::{DateContext, FindingKind};
use words::{has_word, key, words};

use super::events::join;
use super::labels::{self, is_core, sure};
use super::shaped::{Reshaping, Shaped, remarks_at};
use crate::sections::is_footer;
use crate::table::row_number;

/// The fewest headings of such a table, and the most of any.
const FEWEST: usize = 4;
const MOST: usize = 24;

/// How well a line fits a column, in points.
type Points = i32;

/// The table of a grid whose rows are single cells; `None` where there is none.
pub(super) fn read(grid: &Grid) -> Option<Shaped> {
    let single = |cells: &Vec<Cell>| cells.iter().filter(|cell| has_word(&cell.text)).count() < 2;
    if !grid.marks.is_empty() || !grid.rows.iter().all(single) {
        return None;
    }
    let cell = |row: usize| grid.rows[row].iter().find(|cell| has_word(&cell.text));
    let rows: Vec<(usize, &Cell)> =
        (0..grid.rows.len()).filter_map(|row| Some((row, cell(row)?))).collect();
    let (from, end) = headings(&rows)?;
    let labels: Vec<&str> = rows[from..end].iter().map(|it| it.1.text.as_str()).collect();
    let columns = in_place(&labels);
    let kinds: Vec<Option<usize>> = columns.iter().map(|label| sure(label)).collect();
    let body_end = footer(&rows, end, &kinds);
    let mut body: Vec<(usize, &Cell)> = rows[end..body_end].to_vec();
    without_repeats(&mut body, &labels);
    if body.iter().filter(|(_, cell)| sure(&cell.text).is_some()).count() > body.len() / 4 {
        return None;
    }
    let places = places(&body, &kinds)?;
    let mut out =
        Grid { name: grid.name.clone(), cut: grid.cut, epoch: grid.epoch, ..Grid::default() };
    // Where each row went: for the remarks on it.
    let mut went = Map::new();
    let mut keep = |out: &mut Grid, row: usize, cell: &Cell| {
        went.insert(row, (out.rows.len(), 0));
        out.push(grid.line(row), vec![cell.clone()]);
    };
    rows[..from].iter().for_each(|(row, cell)| keep(&mut out, *row, cell));
    let header = out.rows.len();
    out.push(grid.line(rows[from].0), columns.iter().map(|it| Cell::new(*it)).collect());
    let mut begun = Set::new();
    for ((row, cell), (begins, column)) in body.iter().zip(places) {
        if begins {
            begun.insert(out.rows.len());
            out.push(grid.line(*row), vec![Cell::default(); columns.len()]);
        }
        if let Some(last) = out.rows.last_mut() {
            join(&mut last[column], cell, "\n");
        }
        went.insert(*row, (out.rows.len() - 1, column));
    }
    for (row, cell) in &rows[body_end..] {
        went.insert(*row, (out.rows.len(), 0));
        out.push(grid.line(*row), vec![(*cell).clone()]);
    }
    out.remarks = remarks_at(grid, |it| went.get(&it.row).copied(), out.rows.len());
    Some(Shaped {
        grid: out,
        made: Some(Reshaping { kind: FindingKind::CellsOnLines, header, rows: begun }),
    })
}

/// Where the headings stand: as many as follow one another, a heading of another table among them.
fn headings(rows: &[(usize, &Cell)]) -> Option<(usize, usize)> {
    let label = |at: usize| rows.get(at).and_then(|it| sure(&it.1.text));
    let from = (0..rows.len()).find(|at| (*at..at + 3).all(|at| label(at).is_some()))?;
    let mut end = from;
    while end < rows.len() && end - from < MOST {
        let short =
            words(&rows[end].1.text).count() <= 3 && row_number(&rows[end].1.text).is_none();
        if label(end).is_some() || (short && label(end + 1).is_some()) {
            end += 1;
        } else {
            break;
        }
    }
    let known: Set<usize> = (from..end).filter_map(label).collect();
    let core = known.iter().any(|it| is_core(*it));
    (core && known.len() >= FEWEST && rows.len() > end).then_some((from, end))
}

/// The headings in the order of the cells below them: start and end stand in the second row of the
/// form, but their cells where *Tiempo* is.
fn in_place<'a>(labels: &[&'a str]) -> Vec<&'a str> {
    let at = |number| labels.iter().position(|it| sure(it) == Some(number));
    let edges = [at(Column::Start.index()), at(Column::End.index())];
    match (at(labels::TIME), edges) {
        (Some(time), [Some(start), Some(end)]) if time < start && time < end => {
            let mut placed: Vec<&str> = labels.to_vec();
            placed.retain(|it| *it != labels[start] && *it != labels[end]);
            placed.splice(time..=time, [labels[start], labels[end]]);
            placed
        }
        _ => labels.to_vec(),
    }
}

/// Where the lines below the table begin: a signature behind the last date, or any line that says
/// so and stands too far behind it to be a cell.
fn footer(rows: &[(usize, &Cell)], from: usize, kinds: &[Option<usize>]) -> usize {
    let dated = |kind: &Option<usize>| kind.is_some_and(|it| fit("mar-26", Some(it)) > 10);
    let behind = kinds.iter().rposition(dated).map_or(kinds.len(), |at| kinds.len() - 1 - at);
    let last = rows[from..].iter().rposition(|(_, cell)| dated_text(&cell.text));
    let last = last.map_or(from, |at| from + at);
    let weak = ["nota", "notas", "fuente", "fuentes", "total", "totales"];
    let ends = |at: &usize| {
        let text = &rows[*at].1.text;
        let first = words(text).next().map(key).unwrap_or_default();
        is_footer(text) && (!weak.contains(&first.as_str()) || *at > last + behind)
    };
    (last + 1..rows.len()).find(ends).unwrap_or(rows.len())
}

fn dated_text(text: &str) -> bool {
    let read = values::when(text, Edge::Start, DateContext::default());
    words(text).count() <= 4 && read.value.is_some() && !read.is_unclear()
}

/// Takes away the headings that each page repeats.
fn without_repeats(body: &mut Vec<(usize, &Cell)>, labels: &[&str]) {
    let same = |it: &(usize, &Cell), label: &&str| key(&it.1.text) == key(label);
    let mut at = 0;
    while at + labels.len() <= body.len() {
        if body[at..].iter().zip(labels).all(|(it, label)| same(it, label)) {
            body.drain(at..at + labels.len());
        } else {
            at += 1;
        }
    }
}

/// For each line whether it begins a row, and its column: the way through the columns, row after
/// row, in which lines fit best, columns are left out least, and lines go on least. `None` where
/// they do not fit.
fn places(body: &[(usize, &Cell)], kinds: &[Option<usize>]) -> Option<Vec<(bool, usize)>> {
    const GOES_ON: Points = -20;
    let width = kinds.len();
    // What it costs to leave columns out; comments are often empty.
    let left_out = |columns: Range<usize>| -> Points {
        let comments = Some(Column::Comments.index());
        kinds[columns].iter().map(|kind| if *kind == comments { -8 } else { -15 }).sum()
    };
    let mut best: Vec<Points> = Vec::new();
    // Of each line and column: the column before, and whether a row begins.
    let mut back: Vec<Vec<(bool, usize)>> = Vec::with_capacity(body.len());
    for (line, (_, cell)) in body.iter().enumerate() {
        let mut next = vec![Points::MIN / 2; width];
        let mut from = vec![(true, 0); width];
        for at in 0..width {
            let fit = fit(&cell.text, kinds[at]);
            if line == 0 {
                next[at] = fit + left_out(0..at);
                continue;
            }
            for (before, points) in best.iter().enumerate() {
                let listed = kinds[at] == Some(labels::TASKS) && is_item(&cell.text);
                let anew = left_out(before + 1..width) + left_out(0..at);
                let goes_on = if listed { -2 } else { GOES_ON };
                let (begins, cost) = match before.cmp(&at) {
                    Ordering::Less => (false, left_out(before + 1..at)),
                    Ordering::Equal if goes_on > anew => (false, goes_on),
                    _ => (true, anew),
                };
                let points = points + cost + fit;
                if points > next[at] {
                    (next[at], from[at]) = (points, (begins, before));
                }
            }
        }
        best = next;
        back.push(from);
    }
    let ends = |(at, points): (usize, &Points)| (points + left_out(at + 1..width), at);
    let (points, mut at) = best.iter().enumerate().map(ends).max()?;
    if points < 2 * body.len() as Points {
        return None;
    }
    let mut places = vec![(true, 0); body.len()];
    for line in (0..body.len()).rev() {
        let (begins, before) = back[line][at];
        places[line] = (begins || line == 0, at);
        at = before;
    }
    Some(places)
}

/// Whether a line is one item of a list.
fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with(['•', '-', '–', '*', '·'])
        || rest.len() < text.len() && rest.starts_with(['.', ')'])
}

/// How well a text fits a column.
fn fit(text: &str, kind: Option<usize>) -> Points {
    const ORDER: [Column; 13] = Column::ALL;
    let column = kind.and_then(|kind| ORDER.get(kind).copied());
    let short = words(text).count() <= 4;
    let blank = values::is_blank(text);
    let dated = dated_text(text);
    let number = row_number(text).is_some();
    let sure = |holds: bool| if holds { 40 } else { -60 };
    match column {
        Some(Column::Number) => sure(number),
        Some(Column::Criterion) => sure(short && values::criterion(text).value.is_some()),
        Some(Column::Subcriterion) => {
            sure(short && (values::subcriterion(text).value.is_some() || blank))
        }
        Some(Column::Start) => sure(dated || blank),
        Some(Column::End) => sure(dated || blank),
        _ if kind == Some(labels::TIME) => sure(dated || blank),
        _ if number || dated => -30,
        Some(Column::Tasks) => {
            if is_item(text) {
                20
            } else {
                5
            }
        }
        Some(Column::Responsible) if short => 12,
        _ => 10,
    }
}
