//! From a grid to the draft of a plan and its findings.

mod calendar;
mod headings;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use cells::{Grid, Meter};
use plan::keyed::Set;
use plan::{Column, Header, Id, IdSource, MAX_ACTIONS, Plan};
use values::{Finding, FindingKind};
use words::{has_word, key, squeeze};

use crate::build::{RowContext, build};
use crate::draft::{Draft, Hints, RowSource, TableDraft};
use crate::entry::ActionEntry;
use crate::found::Columns;
use crate::marked::{self, MarkedFields};
use crate::orders::{self, Decided, OrderAsk};
use crate::people::{self, People};
use crate::remarks;
use crate::rows::{Parsed, parse};
use crate::sections::{is_continuation, is_page_number, section};
use crate::shapes::{self, Reshaping, Shaped};
use crate::shown::{cut, ranges};
use crate::table::{SourceShape, SourceTable, Tables, is_prose, only, tables};
use crate::titles::{TableTitles, titles};
use crate::units;

/// The hundredths of the work that are done when a text's cells are parted, and its rows joined.
pub(crate) const PARTED: usize = 20;
const JOINED: usize = 40;

/// Reads the cells of a sheet or document; `None` where no table of a plan is among them.
pub fn read_grid(grid: Grid, ids: &mut dyn IdSource) -> Option<Draft> {
    let shaped = shapes::gather(vec![grid]).pop()?;
    let found = find_shaped(shaped, OrderAsk::Once, ids, &mut Meter::new(&mut |_| {}));
    found.ok().map(|found| found.draft)
}

/// Reads the cells of a sheet or document, whose table is ordinary or was made so.
#[cfg(feature = "readers")]
pub(crate) fn find_plan(
    source: impl Into<Shaped>,
    ids: &mut dyn IdSource,
) -> Result<TableDraft, Columns> {
    find_asking(source, OrderAsk::Once, ids)
}

/// Reads the cells of a sheet or document; `ask` says what is done where nothing proves the order
/// of the dates.
pub(crate) fn find_asking(
    source: impl Into<Shaped>,
    ask: OrderAsk,
    ids: &mut dyn IdSource,
) -> Result<TableDraft, Columns> {
    find_shaped(source.into(), ask, ids, &mut Meter::new(&mut |_| {}))
}

pub(crate) fn find_shaped(
    shaped: Shaped,
    ask: OrderAsk,
    ids: &mut dyn IdSource,
    meter: &mut Meter,
) -> Result<TableDraft, Columns> {
    let Shaped { grid, made } = shaped;
    let Some(Reshaping { kind, header, rows }) = made else {
        return find(grid, (SourceShape::Cells, false), ask, ids, meter);
    };
    let tables = only(&grid, header, rows);
    let mut found = find_in(grid, tables, false, ask, ids, meter)?;
    found.draft.tell(kind).row = found.draft.grid.line(header);
    Ok(found)
}

/// Reads the cells as a text or as a sheet, strictly where any text has them.
pub(crate) fn find(
    grid: Grid,
    (shape, strict): (SourceShape, bool),
    ask: OrderAsk,
    ids: &mut dyn IdSource,
    meter: &mut Meter,
) -> Result<TableDraft, Columns> {
    let tables = tables(&grid, shape, strict);
    find_in(grid, tables, strict, ask, ids, meter)
}

/// Reads the `tables` of the cells.
fn find_in(
    grid: Grid,
    tables: Tables,
    strict: bool,
    ask: OrderAsk,
    ids: &mut dyn IdSource,
    meter: &mut Meter,
) -> Result<TableDraft, Columns> {
    // One heading alone may be any word.
    let named = Some(tables.named).filter(|it| it.len() > 1).unwrap_or_default();
    let table = tables.tables.first().ok_or(named)?;
    let mut above = lines(&grid, 0..table.header.start);
    let known: Vec<String> = above.iter().map(|(_, line)| key(line)).collect();
    // One heading of a criterion stands over the rows; several are a list of them.
    let heading = |(_, line): &(usize, String)| section(line);
    let section = match above.iter().filter(|line| heading(line).is_some()).count() {
        1 => above.iter().position(|line| heading(line).is_some()),
        _ => None,
    };
    let section = section.map(|at| above.remove(at));
    let section = section.and_then(|(row, line)| {
        let read = self::section(&line)?;
        Some((row, line, read))
    });
    let fields = marked::fields(&grid);
    above.retain(|(row, _)| !fields.rows.contains(row));
    let titles = titles(above);
    let parsed = parse(&grid, &tables, &known, section);
    // A blank form is a plan without actions; a line of prose with commas is none.
    let prose = strict && is_prose(&grid.rows[table.header.start]);
    let known_columns = table.slots.iter().filter(|it| it.role.is_known()).count();
    if parsed.entries.is_empty() && (prose || tables.exact || known_columns < 6) {
        return Err(named);
    }
    let roles = table.slots.iter().map(|slot| slot.role).collect();
    let exact = tables.exact;
    let tables = tables.tables;
    let drafting = Drafting {
        grid,
        tables,
        exact,
        titles,
        fields,
        ask,
        findings: Vec::new(),
        around: Vec::new(),
        heading_words: Vec::new(),
    };
    Ok(TableDraft { draft: drafting.draft(parsed, ids, meter), roles })
}

/// The texts of rows, those of one row joined.
fn lines(grid: &Grid, rows: Range<usize>) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for row in rows {
        let cells = grid.rows[row].iter().map(|cell| &cell.text).filter(|text| has_word(text));
        // A cell with line breaks holds several lines of a title.
        for line in cells.map(|text| text.as_str()).collect::<Vec<_>>().join(" ").split('\n') {
            if has_word(line) {
                lines.push((row, squeeze(line)));
            }
        }
    }
    lines
}

struct Drafting {
    grid: Grid,
    tables: Vec<SourceTable>,
    /// The table was made of another shape.
    exact: bool,
    titles: TableTitles,
    fields: MarkedFields,
    ask: OrderAsk,
    findings: Vec<Finding>,
    around: Vec<(usize, String)>,
    /// Headings that say more than the names of their columns.
    heading_words: Vec<String>,
}

impl Drafting {
    fn draft(mut self, parsed: Parsed, ids: &mut dyn IdSource, meter: &mut Meter) -> Draft {
        let mut plan = Plan::new(ids.next_id());
        self.around = std::mem::take(&mut self.titles.rest);
        self.headings(&parsed);
        self.missing(&parsed);
        let year = self.fields.period.or(self.titles.period).map(plan::Period::first);
        let marks_year = year.or_else(|| self.named_year());
        self.calendar(&parsed, marks_year);
        let decided = orders::decide(&parsed.entries, year, self.ask);
        self.orders(&decided, &parsed.entries);
        let mut context = RowContext {
            year,
            marks_year,
            exact: self.exact,
            orders: decided.orders,
            alone: units::alone(&parsed.entries),
            epoch: self.grid.epoch,
            ..RowContext::default()
        };
        let mut used = vec![false; parsed.sections.len()];
        let mut sources = Vec::new();
        let mut about = Vec::new();
        let count = parsed.entries.len().min(MAX_ACTIONS);
        for (at, entry) in parsed.entries.iter().take(MAX_ACTIONS).enumerate() {
            meter.share(JOINED * count + (100 - JOINED) * at, count);
            let section = entry.section.map(|at| &parsed.sections[at]);
            let line = self.grid.line(entry.rows.first().copied().unwrap_or(0));
            let place = (plan.actions.len() + 1, line);
            let (action, mut findings, took) = build(entry, section, place, &mut context, ids);
            let wrapped = findings.iter_mut().find(|it| it.kind == FindingKind::WrappedRow);
            if let (Some(finding), Some((row, _))) = (wrapped, entry.wrapped.first()) {
                finding.row = self.grid.line(*row);
            }
            if let Some(at) = entry.section.filter(|_| took) {
                used[at] = true;
            }
            sources.push(source(action.id, entry));
            about.extend(findings);
            plan.actions.push(Arc::new(action));
        }
        let left = parsed.entries.len().saturating_sub(MAX_ACTIONS);
        if left > 0 {
            let row = parsed.entries[MAX_ACTIONS].rows.first().copied().unwrap_or(0);
            self.find(FindingKind::TooManyActions, row, &left.to_string());
        }
        let sections = parsed.sections.iter().zip(used).filter(|(_, used)| !used);
        self.around.extend(sections.map(|((row, text, _), _)| (*row, text.clone())));
        self.around.extend(parsed.around);
        self.around.retain(|(row, _)| !self.fields.rows.contains(row));
        self.around.sort_by_key(|(row, _)| *row);
        self.empty(&parsed.empty);
        self.source();
        let people = self.people();
        let note = self.note();
        self.findings.extend(about);
        self.findings.sort_by_key(|finding| finding.row);
        let TableTitles { institution, title, period, motto, .. } = self.titles;
        let institution = self.fields.institution.unwrap_or(institution);
        let title = self.fields.title.unwrap_or(title);
        let period = self.fields.period.or(period);
        let motto = self.fields.motto.unwrap_or(motto);
        let titled = !institution.is_empty() || !title.is_empty() || period.is_some();
        plan.header = Arc::new(Header {
            institution: cut(&institution),
            title: cut(&title),
            period,
            motto: cut(&motto),
            signatories: people.signatories,
            committee: people.committee,
            state: self.fields.state.unwrap_or_default(),
            internal_note: note,
            ..Header::default()
        });
        let hints = Hints { titled, date_order: decided.asked, ..Hints::default() };
        let headers = self.tables.iter().map(|table| table.header.clone()).collect();
        let (grid, findings) = (self.grid, self.findings);
        let mut draft = Draft { plan, findings, grid, sources, headers, hints };
        remarks::tell(&mut draft, &self.tables);
        draft
    }

    /// A finding about no action, at a row of the grid.
    fn find(&mut self, kind: FindingKind, row: usize, read: &str) -> &mut Finding {
        let row = self.grid.line(row);
        self.findings.push(Finding {
            severity: kind.severity(),
            kind,
            row,
            action: None,
            column: None,
            read: read.to_owned(),
            made: String::new(),
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// What is to be said about the order of day and month.
    fn orders(&mut self, decided: &Decided, entries: &[ActionEntry]) {
        for said in &decided.said {
            let row = entries[said.entry].rows.first().copied().unwrap_or(0);
            let finding = self.find(said.kind, row, &said.read);
            finding.column = said.column;
            finding.made.clone_from(&said.made);
        }
    }

    fn empty(&mut self, rows: &[(usize, String)]) {
        if let Some((row, _)) = rows.first() {
            let numbers: Vec<_> = rows.iter().take(1000).map(|it| it.1.as_str()).collect();
            self.find(FindingKind::EmptyRow, *row, &numbers.join(", "));
        }
    }

    /// What is to be said about the source as a whole.
    fn source(&mut self) {
        let says = |row: &&usize| {
            self.grid.rows.get(**row).is_some_and(|it| it.iter().any(|cell| has_word(&cell.text)))
        };
        let hidden: Vec<usize> = self.grid.hidden.iter().filter(says).copied().collect();
        if let Some(first) = hidden.first().copied() {
            let lines: Vec<usize> = hidden.iter().map(|row| self.grid.line(*row)).collect();
            self.find(FindingKind::HiddenRows, first, &ranges(&lines));
        }
        if self.grid.cut {
            self.find(FindingKind::SourceCut, self.grid.rows.len().saturating_sub(1), "");
        }
    }

    /// Takes those who sign, and the committee, out of the texts around the actions.
    fn people(&mut self) -> People {
        let rows: Set<usize> = self.around.iter().map(|it| it.0).collect();
        let rows: Vec<usize> = rows.into_iter().collect();
        let people = people::people(&self.grid, &rows);
        if let Some(row) = people.rows.iter().next().copied() {
            self.around.retain(|(row, _)| !people.rows.contains(row));
            let read = people.names().join(", ");
            self.find(FindingKind::PeopleFound, row, &read);
        }
        people
    }

    /// The texts around the actions, one finding for those that stand together.
    fn note(&mut self) -> String {
        let around = std::mem::take(&mut self.around);
        let mut note = std::mem::take(&mut self.heading_words).join("\n");
        let mut last = None;
        for (row, text) in &around {
            if !note.is_empty() {
                note.push('\n');
            }
            note.push_str(text);
            if is_page_number(text) || is_continuation(text) {
                continue;
            }
            let near = last.is_some_and(|last| row - last <= 3);
            match self.findings.last_mut().filter(|it| near && it.kind == FindingKind::TextAround) {
                Some(finding) => {
                    finding.read.push('\n');
                    finding.read.push_str(text);
                }
                None => {
                    self.find(FindingKind::TextAround, *row, text);
                }
            }
            last = Some(*row);
        }
        let short = cut(&note);
        if short.len() < note.len() {
            let row = around.first().map_or(0, |it| it.0);
            self.find(FindingKind::TextTooLong, row, "");
        }
        short
    }
}

fn source(action: Id, entry: &ActionEntry) -> RowSource {
    let mut cells = BTreeMap::new();
    for column in Column::ALL {
        let text = match column {
            Column::Start if !has_word(&entry.columns[column.index()]) => &entry.time,
            _ => &entry.columns[column.index()],
        };
        if has_word(text) {
            cells.insert(column, text.clone());
        }
    }
    RowSource { action, rows: entry.rows.clone(), cells }
}
