//! What is said of cells besides what they say: comments go to internal notes, and each remark is
//! told at its place.

use std::sync::Arc;

use cells::{CellRemark, RemarkKind};
use plan::Column;
use plan::keyed::Map;
use values::{Finding, FindingKind, Severity};
use words::{has_word, squeeze};

use crate::draft::Draft;
use crate::header::ColumnRole;
use crate::shown::{cut, tidy};
use crate::table::SourceTable;

/// The most remarks of a kind, other than comments, that are told: nobody reads more.
const MOST_TOLD: usize = 1000;

/// Tells the remarks of the grid of `draft`, in which `tables` were found. A comment belongs to
/// the action in whose rows it stands, and any other to the plan.
pub(crate) fn tell(draft: &mut Draft, tables: &[SourceTable]) {
    if draft.grid.remarks.is_empty() {
        return;
    }
    let mut actions = Map::new();
    for (at, source) in draft.sources.iter().enumerate() {
        for row in &source.rows {
            actions.insert(*row, at);
        }
    }
    let mut remarks = std::mem::take(&mut draft.grid.remarks);
    remarks.sort_by_key(|it| (it.row, it.column));
    let mut told = [0; 4];
    for remark in &remarks {
        let action = actions.get(&remark.row).copied();
        let text = tidy(&remark.text);
        if !has_word(&text) {
            continue;
        }
        let kind = match remark.kind {
            RemarkKind::Comment => {
                keep(draft, action, &text);
                FindingKind::CommentKept
            }
            RemarkKind::Computed => FindingKind::FormulaComputed,
            RemarkKind::Formula => FindingKind::FormulaOnly,
            RemarkKind::Recoded => FindingKind::TextRecoded,
        };
        let column = column(tables, remark).filter(|_| action.is_some());
        if kind == FindingKind::FormulaOnly {
            // The numbers of rows are made anew.
            if column == Some(Column::Number) {
                continue;
            }
            // That a value was not understood says no more.
            let id = action.map(|at| draft.sources[at].action);
            let same = |it: &Finding| it.severity == Severity::Decide && it.kind != kind;
            draft.findings.retain(|it| {
                !(same(it) && column.is_some() && (it.action, it.column) == (id, column))
            });
        }
        let count = &mut told[remark.kind as usize];
        *count += 1;
        if *count > MOST_TOLD && remark.kind != RemarkKind::Comment {
            continue;
        }
        let made = match remark.kind {
            RemarkKind::Comment | RemarkKind::Formula => String::new(),
            _ => squeeze(draft.grid.text(remark.row, remark.column)),
        };
        draft.findings.push(Finding {
            severity: kind.severity(),
            kind,
            row: draft.grid.line(remark.row),
            action: action.map(|at| draft.sources[at].action),
            column,
            read: text,
            made,
        });
    }
    draft.grid.remarks = remarks;
    draft.findings.sort_by_key(|finding| finding.row);
}

/// The column of the form in which a remark stands.
fn column(tables: &[SourceTable], remark: &CellRemark) -> Option<Column> {
    let table = tables.iter().rfind(|table| table.header.start <= remark.row)?;
    match table.slots.get(remark.column)?.role {
        ColumnRole::Column(column) => Some(column),
        ColumnRole::Time | ColumnRole::Mark(_) => Some(Column::Start),
        ColumnRole::Target => Some(Column::Indicator),
        ColumnRole::Activities => Some(Column::Tasks),
        ColumnRole::Other => None,
    }
}

/// Adds a text to the internal note of an action, or of the plan.
fn keep(draft: &mut Draft, action: Option<usize>, text: &str) {
    let add = |note: &mut String| *note = cut(format!("{note}\n{text}").trim_start());
    match action.and_then(|at| draft.plan.actions.get_mut(at)) {
        Some(action) => add(&mut Arc::make_mut(action).internal_note),
        None => add(&mut Arc::make_mut(&mut draft.plan.header).internal_note),
    }
}
