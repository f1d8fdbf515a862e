//! A reading on its way between a worker and the page: JSON that says all of it.
//!
//! Both ends are of one build, so places in tuples need no names; plans travel as plan files, in
//! which ids stand. Tuples also keep small what the page must load.

use std::collections::BTreeMap;

use cells::{Cell, CellRemark, Encoding, FileKind, Grid, MergedCells, RemarkKind, RowMark};
use chrono::{Datelike, NaiveDate};
use plan::{Column, Criterion, Document, Id, IdSource, Plan, format};
use serde::{Deserialize, Serialize};
use values::{DateOrder, Finding, FindingKind};

use crate::draft::{Draft, Hints, RowSource};
use crate::found::Columns;
use crate::guide::{Example, Guide};
use crate::not_a_plan::NotAPlan;
use crate::reading::{Candidate, Edit, EditKind, Reading, Returned};

/// What reading gave, as JSON from which [`decode`] makes the same again.
pub fn encode(reading: &Result<Reading, NotAPlan>) -> String {
    let wire = match reading {
        Ok(Reading::PlanFile(document)) => Wire::PlanFile(file(document)),
        Ok(Reading::Table(draft)) => Wire::Table(draft_out(draft)),
        Ok(Reading::Tables(tables)) => {
            Wire::Tables(tables.iter().map(|it| (it.name.clone(), draft_out(&it.draft))).collect())
        }
        Ok(Reading::Returned(returned)) => Wire::Returned(
            file(&returned.inner),
            draft_out(&returned.draft),
            returned.edits.iter().map(edit_out).collect(),
        ),
        Ok(Reading::Guide(guide)) => Wire::Guide(
            guide.institution.clone(),
            guide.examples.iter().map(example_out).collect(),
            guide.findings.iter().map(finding_out).collect(),
        ),
        Err(error) => not_out(*error),
    };
    serde_json::to_string(&wire).unwrap_or_default()
}

/// What [`encode`] wrote; `None` for anything else. No id changes on the way: `ids` are only for
/// records that had none.
pub fn decode(text: &str, ids: &mut dyn IdSource) -> Option<Result<Reading, NotAPlan>> {
    Some(Ok(match serde_json::from_str(text).ok()? {
        Wire::PlanFile(plan) => Reading::PlanFile(format::read(&plan, ids).ok()?),
        Wire::Table(draft) => Reading::Table(Box::new(draft_in(draft, ids)?)),
        Wire::Tables(tables) => {
            let mut candidates = Vec::with_capacity(tables.len());
            for (name, draft) in tables {
                candidates.push(Candidate { name, draft: draft_in(draft, ids)? });
            }
            Reading::Tables(candidates)
        }
        Wire::Returned(inner, draft, edits) => Reading::Returned(Box::new(Returned {
            inner: format::read(&inner, ids).ok()?,
            draft: draft_in(draft, ids)?,
            edits: edits.into_iter().map(edit_in).collect::<Option<_>>()?,
        })),
        Wire::Guide(institution, examples, findings) => Reading::Guide(Box::new(Guide {
            institution,
            examples: examples.into_iter().map(example_in).collect(),
            findings: findings_in(findings)?,
        })),
        Wire::Not(code, first, second) => return Some(Err(not_in(code, first, second)?)),
    }))
}

#[derive(Serialize, Deserialize)]
enum Wire {
    PlanFile(String),
    Table(DraftWire),
    Tables(Vec<(String, DraftWire)>),
    Returned(String, DraftWire, Vec<EditWire>),
    Guide(String, Vec<ExampleWire>, Vec<FindingWire>),
    /// Which of [`NotAPlan`], and what it holds.
    Not(u8, u64, u64),
}

/// The plan, findings, grid, sources, headers and hints.
type DraftWire =
    (String, Vec<FindingWire>, GridWire, Vec<SourceWire>, Vec<(usize, usize)>, HintsWire);
/// The kind, row, action, column and texts; the severity is that of the kind.
type FindingWire = (String, usize, Option<u64>, Option<u8>, String, String);
/// The name, texts, lines, spans, hidden rows, marks, whether it was cut, and what cells are besides.
type GridWire = (
    String,
    Vec<Vec<String>>,
    Vec<usize>,
    Vec<[usize; 4]>,
    Vec<usize>,
    Vec<(usize, String)>,
    bool,
    CellsWire,
);
/// Dates (as days of the Common Era), bold cells, painted cells: each with its row and column; from
/// when dates count; remarks.
type CellsWire =
    (Vec<(usize, usize, i32)>, Vec<(usize, usize)>, Vec<(usize, usize, u32)>, u16, Vec<RemarkWire>);
/// Row, column, kind, text.
type RemarkWire = (usize, usize, u8, String);
/// The action, its rows, and its cells by column.
type SourceWire = (u64, Vec<usize>, Vec<(u8, String)>);
/// The encoding, the separator, whether there is a title, and the order of the dates if it is asked.
type HintsWire = (Option<u8>, Option<char>, bool, Option<u8>);
/// The kind, action, column and texts.
type EditWire = (u8, Option<u64>, Option<u8>, String, String);
/// The criterion, the subcriterion, the example's number, what it asks, strengths and *área*.
type ExampleWire = (Option<u8>, Option<String>, String, String, String, String);

fn file(document: &Document) -> String {
    format::write_compact(document, "")
}

fn draft_out(draft: &Draft) -> DraftWire {
    (
        file(&Document::new(draft.plan.clone())),
        draft.findings.iter().map(finding_out).collect(),
        grid_out(&draft.grid),
        draft.sources.iter().map(source_out).collect(),
        draft.headers.iter().map(|rows| (rows.start, rows.end)).collect(),
        hints_out(draft.hints),
    )
}

fn draft_in(wire: DraftWire, ids: &mut dyn IdSource) -> Option<Draft> {
    let (plan, findings, grid, sources, headers, hints) = wire;
    let plan: Plan = format::read(&plan, ids).ok()?.plan;
    Some(Draft {
        plan,
        findings: findings_in(findings)?,
        grid: grid_in(grid),
        sources: sources.into_iter().map(source_in).collect::<Option<_>>()?,
        headers: headers.into_iter().map(|(start, end)| start..end).collect(),
        hints: hints_in(hints)?,
    })
}

fn hints_out(hints: Hints) -> HintsWire {
    let order = hints.date_order.map(|it| it as u8);
    (hints.encoding.map(|it| it as u8), hints.separator, hints.titled, order)
}

fn hints_in((encoding, separator, titled, order): HintsWire) -> Option<Hints> {
    let encodings =
        [Encoding::Utf8, Encoding::Utf16, Encoding::Windows1252, Encoding::MacRoman, Encoding::Dos];
    let encoding = match encoding {
        Some(at) => Some(*encodings.get(usize::from(at))?),
        None => None,
    };
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
    let date_order = match order {
        Some(at) => Some(*orders.get(usize::from(at))?),
        None => None,
    };
    Some(Hints { encoding, separator, titled, date_order })
}

fn column_out(column: Option<Column>) -> Option<u8> {
    column.map(|column| column.index() as u8)
}

fn column_in(column: u8) -> Option<Column> {
    Column::ALL.get(usize::from(column)).copied()
}

/// A column that may be missing; the outer `None` is for one that does not exist.
fn maybe_column(column: Option<u8>) -> Option<Option<Column>> {
    column.map_or(Some(None), |column| column_in(column).map(Some))
}

fn finding_out(it: &Finding) -> FindingWire {
    let action = it.action.map(Id::bits);
    let key = it.kind.key().to_owned();
    (key, it.row, action, column_out(it.column), it.read.clone(), it.made.clone())
}

fn findings_in(findings: Vec<FindingWire>) -> Option<Vec<Finding>> {
    let finding = |(kind, row, action, column, read, made): FindingWire| {
        let kind = FindingKind::from_key(&kind)?;
        let action = action.map(Id::from_bits);
        let column = maybe_column(column)?;
        Some(Finding { severity: kind.severity(), kind, row, action, column, read, made })
    };
    findings.into_iter().map(finding).collect()
}

fn grid_out(grid: &Grid) -> GridWire {
    let mut dates = Vec::new();
    let mut bold = Vec::new();
    let mut fills = Vec::new();
    let mut rows = Vec::with_capacity(grid.rows.len());
    for (row, cells) in grid.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if let Some(date) = cell.date {
                dates.push((row, column, date.num_days_from_ce()));
            }
            if let Some(fill) = cell.fill {
                fills.push((row, column, fill));
            }
            if cell.bold {
                bold.push((row, column));
            }
        }
        rows.push(cells.iter().map(|cell| cell.text.clone()).collect());
    }
    let spans = grid.spans.iter().map(|it| [it.row, it.column, it.rows, it.columns]);
    let marks = grid.marks.iter().map(|mark| (mark.row, mark.name.clone()));
    let (lines, hidden) = (grid.lines.clone(), grid.hidden.clone());
    let remarks = grid.remarks.iter();
    let remarks = remarks.map(|it| (it.row, it.column, it.kind as u8, it.text.clone())).collect();
    let name = grid.name.clone();
    (
        name,
        rows,
        lines,
        spans.collect(),
        hidden,
        marks.collect(),
        grid.cut,
        (dates, bold, fills, grid.epoch, remarks),
    )
}

fn grid_in(wire: GridWire) -> Grid {
    let (name, rows, lines, spans, hidden, marks, cut, (dates, bold, fills, epoch, remarks)) = wire;
    let cells = |row: Vec<String>| row.into_iter().map(Cell::new).collect();
    let mut rows: Vec<Vec<Cell>> = rows.into_iter().map(cells).collect();
    let mut cell = |row: usize, column: usize, set: &dyn Fn(&mut Cell)| {
        if let Some(cell) = rows.get_mut(row).and_then(|cells| cells.get_mut(column)) {
            set(cell);
        }
    };
    for (row, column, days) in dates {
        cell(row, column, &|cell| cell.date = NaiveDate::from_num_days_from_ce_opt(days));
    }
    for (row, column) in bold {
        cell(row, column, &|cell| cell.bold = true);
    }
    for (row, column, fill) in fills {
        cell(row, column, &|cell| cell.fill = Some(fill));
    }
    let span =
        |[row, column, rows, columns]: [usize; 4]| MergedCells { row, column, rows, columns };
    let spans = spans.into_iter().map(span).collect();
    const REMARKS: [RemarkKind; 4] =
        [RemarkKind::Comment, RemarkKind::Computed, RemarkKind::Formula, RemarkKind::Recoded];
    let remarks = remarks.into_iter().filter_map(|(row, column, kind, text)| {
        Some(CellRemark { row, column, kind: *REMARKS.get(usize::from(kind))?, text })
    });
    let remarks = remarks.collect();
    let marks = marks.into_iter().map(|(row, name)| RowMark { row, name }).collect();
    Grid { name, rows, lines, spans, hidden, marks, remarks, epoch, cut }
}

fn source_out(source: &RowSource) -> SourceWire {
    let cells = source.cells.iter().map(|(column, text)| (column.index() as u8, text.clone()));
    (source.action.bits(), source.rows.clone(), cells.collect())
}

fn source_in((action, rows, cells): SourceWire) -> Option<RowSource> {
    let cells = cells.into_iter().map(|(column, text)| Some((column_in(column)?, text)));
    let cells = cells.collect::<Option<BTreeMap<_, _>>>()?;
    Some(RowSource { action: Id::from_bits(action), rows, cells })
}

fn edit_out(edit: &Edit) -> EditWire {
    let action = edit.action.map(Id::bits);
    let (before, after) = (edit.before.clone(), edit.after.clone());
    (edit.kind as u8, action, column_out(edit.column), before, after)
}

fn edit_in((kind, action, column, before, after): EditWire) -> Option<Edit> {
    let kinds = [EditKind::Changed, EditKind::Added, EditKind::Removed, EditKind::Moved];
    let kind = *kinds.get(usize::from(kind))?;
    let action = action.map(Id::from_bits);
    Some(Edit { kind, action, column: maybe_column(column)?, before, after })
}

fn example_out(it: &Example) -> ExampleWire {
    let criterion = it.criterion.map(Criterion::number);
    let subcriterion = it.subcriterion.map(|code| code.to_string());
    let (text, strengths) = (it.text.clone(), it.strengths.clone());
    (criterion, subcriterion, it.example.clone(), text, strengths, it.area.clone())
}

fn example_in((criterion, code, example, text, strengths, area): ExampleWire) -> Example {
    let criterion = criterion.and_then(Criterion::new);
    let subcriterion = code.and_then(|code| code.parse().ok());
    Example { criterion, subcriterion, example, text, strengths, area }
}

const KINDS: [FileKind; 12] = [
    FileKind::Word,
    FileKind::Excel,
    FileKind::OpenText,
    FileKind::OpenSheet,
    FileKind::OldOffice,
    FileKind::Pdf,
    FileKind::RichText,
    FileKind::WebPage,
    FileKind::Calendar,
    FileKind::Picture,
    FileKind::Zip,
    FileKind::Other,
];

fn not_out(error: NotAPlan) -> Wire {
    let of = |code, kind| {
        Wire::Not(code, KINDS.iter().position(|it| *it == kind).unwrap_or(0) as u64, 0)
    };
    match error {
        NotAPlan::Empty => Wire::Not(0, 0, 0),
        NotAPlan::TooBig { bytes } => Wire::Not(1, bytes as u64, 0),
        NotAPlan::NotText { kind } => of(2, kind),
        NotAPlan::Damaged { kind } => of(3, kind),
        NotAPlan::Encrypted { kind } => of(4, kind),
        NotAPlan::TooMuch { kind } => of(5, kind),
        NotAPlan::Unpacks { kind, bytes, most } => {
            let kind = KINDS.iter().position(|it| *it == kind).unwrap_or(0) as u64;
            Wire::Not(10, kind << 48 | bytes as u64, most as u64)
        }
        NotAPlan::NoTable { found } => Wire::Not(6, u64::from(found.bits()), 0),
        NotAPlan::NotJson { line, column } => Wire::Not(7, line as u64, column as u64),
        NotAPlan::OtherJson => Wire::Not(8, 0, 0),
        NotAPlan::NewerSchema { found } => Wire::Not(9, found, 0),
    }
}

fn not_in(code: u8, first: u64, second: u64) -> Option<NotAPlan> {
    let number = |number: u64| usize::try_from(number).ok();
    let kind = || KINDS.get(number(first)?).copied();
    Some(match code {
        0 => NotAPlan::Empty,
        1 => NotAPlan::TooBig { bytes: number(first)? },
        2 => NotAPlan::NotText { kind: kind()? },
        3 => NotAPlan::Damaged { kind: kind()? },
        4 => NotAPlan::Encrypted { kind: kind()? },
        5 => NotAPlan::TooMuch { kind: kind()? },
        6 => NotAPlan::NoTable { found: Columns::from_bits(first as u16) },
        7 => NotAPlan::NotJson { line: number(first)?, column: number(second)? },
        8 => NotAPlan::OtherJson,
        9 => NotAPlan::NewerSchema { found: first },
        10 => NotAPlan::Unpacks {
            kind: *KINDS.get(number(first >> 48)?)?,
            bytes: number(first & ((1 << 48) - 1))?,
            most: number(second)?,
        },
        _ => return None,
    })
}
