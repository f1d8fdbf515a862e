//! Formulas of a spreadsheet without a stored result, worked out where that is simple.

use std::cell::Cell as Slot;
use std::rc::Rc;

use crate::formats::decimal::Decimal;
use crate::formats::formula::{CellAddress, Cells, FormulaContext, FormulaValue};
use crate::formats::number_format::{CellStyle, Epoch, NumberFormat};
use crate::grid::{Grid, RemarkKind};

/// The most cells that the formulas of a spreadsheet may ask for.
const MOST_ASKED: usize = 500_000;

/// A formula as Excel writes it: `of:=[.A1]+[$Hoja.B2]` is `=A1+Hoja!B2`.
pub(super) fn plain(formula: &str) -> String {
    let formula = match formula.split_once('=') {
        Some((prefix, rest)) if prefix.ends_with(':') => rest,
        _ => formula.trim_start_matches('='),
    };
    let mut out = "=".to_owned();
    let mut rest = formula;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((reference, after)) = after.split_once(']') else { break };
        out.push_str(before);
        for (at, cell) in reference.split(':').enumerate() {
            let (sheet, place) = cell.rsplit_once('.').unwrap_or(("", cell));
            match sheet.trim_start_matches('$') {
                _ if at > 0 => out.push(':'),
                "" => {}
                sheet => out.extend([sheet, "!"]),
            }
            out.push_str(place);
        }
        rest = after;
    }
    out + rest
}

/// Works out the formulas that stand in cells of their own text, in the order of the rows.
pub(super) fn work_out(grids: &mut [Grid]) {
    let left = Slot::new(MOST_ASKED);
    for at in 0..grids.len() {
        let mut remarks = std::mem::take(&mut grids[at].remarks);
        for remark in remarks.iter_mut().filter(|it| it.kind == RemarkKind::Formula) {
            let cells = OdsCells { grids, at };
            let place = (grids[at].line(remark.row), remark.column);
            let work =
                FormulaContext { cells: &cells, epoch: Epoch::Of1900, at: place, left: &left };
            let value = work.value(&remark.text, (0, 0), 0);
            let shown = value.and_then(|it| it.shown(&CellStyle::default(), Epoch::Of1900));
            let cell = grids[at].rows.get_mut(remark.row).and_then(|it| it.get_mut(remark.column));
            if let (Some(shown), Some(cell)) = (shown, cell) {
                (cell.text, cell.date) = (shown.text, shown.date);
                remark.kind = RemarkKind::Computed;
            }
        }
        grids[at].remarks = remarks;
    }
}

/// What cells show. A number that is shown with more than its digits is a text here.
struct OdsCells<'a> {
    grids: &'a [Grid],
    at: usize,
}

impl Cells for OdsCells<'_> {
    fn value(
        &self,
        sheet: Option<&str>,
        (line, column): CellAddress,
        _: usize,
    ) -> Option<FormulaValue> {
        let grid = match sheet {
            Some(name) => self.grids.iter().find(|grid| grid.name == name)?,
            None => &self.grids[self.at],
        };
        let Ok(row) = grid.lines.binary_search(&line) else { return Some(FormulaValue::Blank) };
        let Some(cell) = grid.rows[row].get(column) else { return Some(FormulaValue::Blank) };
        if let Some(day) = cell.date {
            let format = if cell.text.contains('/') { "d/m/y" } else { "mmm-yy" };
            let serial = f64::from(Epoch::Of1900.serial(day)?);
            return Some(FormulaValue::Number(serial, Some(Rc::new(NumberFormat::new(format)))));
        }
        match (cell.text.as_str(), Decimal::parse(&cell.text)) {
            ("", _) => Some(FormulaValue::Blank),
            // A formula that is still to be worked out, or an error.
            (text, _) if text.starts_with(['=', '#']) => None,
            (_, Some(number)) => Some(FormulaValue::Number(number.value(), None)),
            (text, None) => Some(FormulaValue::Text(text.to_owned())),
        }
    }
}
