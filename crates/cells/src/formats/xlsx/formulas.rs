//! Formulas of a workbook without a stored result, as programs write them that cannot calculate:
//! worked out where that is simple, else the formula stands in its cell.

use std::cell::Cell as Slot;
use std::rc::Rc;

use keyed::Map;

use super::saved::{At, Formula, Saved, SheetContext};
use crate::formats::decimal::Decimal;
use crate::formats::formula::{CellAddress, Cells, FormulaContext, FormulaValue};
use crate::formats::number_format::CellStyle;
use crate::formats::package::Package;
use crate::formats::xml::{XmlError, XmlEvent, XmlReader};
use crate::grid::{CellRemark, Grid, MAX_CELLS, MAX_GRID_TEXT, RemarkKind};
use crate::meter::Meter;

/// The most formulas that are worked out, and the most cells that they may ask for.
const MOST: usize = 10_000;
const MOST_ASKED: usize = 500_000;

/// The most cells whose values are kept for them.
const MOST_VALUES: usize = 100_000;

struct Pending {
    sheet: String,
    place: CellAddress,
    style: usize,
    formula: Rc<str>,
    shift: (isize, isize),
}

/// The formulas of a book that have no result.
#[derive(Default)]
pub(super) struct Formulas {
    /// The name of the sheet that is being read.
    sheet: String,
    /// The book says that its results are not to be trusted: a zero may stand for none.
    stale: bool,
    pending: Vec<Pending>,
    shared: Map<u32, (Rc<str>, CellAddress)>,
}

impl Formulas {
    /// None yet; `stale` says that the results of the book are not to be trusted.
    pub fn of_book(stale: bool) -> Self {
        Self { stale, ..Self::default() }
    }

    /// Begins a sheet.
    pub fn begin(&mut self, sheet: &str) {
        sheet.clone_into(&mut self.sheet);
        self.shared = Map::new();
    }

    /// Takes in the formula of a cell; gives what the cell is to show if it has no result.
    pub fn take(&mut self, saved: &mut Saved, place: CellAddress) -> Option<String> {
        let Formula { text, shared } = saved.formula.take()?;
        let text: Rc<str> = text.trim().into();
        if let Some(number) = shared.filter(|_| !text.is_empty() && self.shared.len() < MOST) {
            self.shared.insert(number, (Rc::clone(&text), place));
        }
        let zero = self.stale && saved.value.trim() == "0" && matches!(&*saved.kind, "" | "n");
        if saved.has_value && !zero {
            return None;
        }
        let known = shared.and_then(|number| self.shared.get(&number));
        let (formula, first) = match known.filter(|_| text.is_empty()) {
            Some((formula, first)) => (Rc::clone(formula), *first),
            None => (text, place),
        };
        if formula.is_empty() {
            return None;
        }
        let shown = format!("={formula}");
        if self.pending.len() < MOST && place.1 < MAX_CELLS - 1 {
            let by = |to: usize, from: usize| to as isize - from as isize;
            let shift = (by(place.0, first.0), by(place.1, first.1));
            let (sheet, style) = (self.sheet.clone(), saved.style);
            self.pending.push(Pending { sheet, place, style, formula, shift });
        }
        Some(shown)
    }

    /// Works the formulas out, and says of each cell what became of it. `paths` are the parts of
    /// the sheets by their names.
    pub fn work_out(
        self,
        grids: &mut [Grid],
        package: &mut Package,
        paths: &[(String, String)],
        context: &SheetContext,
    ) {
        if self.pending.is_empty() {
            return;
        }
        let others = self.pending.iter().any(|it| it.formula.contains('!'));
        let mut values =
            WorkbookValues { sheets: Map::new(), cells: MOST_VALUES, text: MAX_GRID_TEXT };
        for (sheet, path) in paths {
            let needed = others || self.pending.iter().any(|it| it.sheet == *sheet);
            // What cannot be read a second time stays unknown.
            let Ok(Some(text)) = package.text(path) else { continue };
            if needed && values.read(sheet, &text, context).is_err() {
                values.cells = 0;
            }
        }
        let left = Slot::new(MOST_ASKED);
        for pending in &self.pending {
            let cells = SheetValues { values: &values, name: &pending.sheet };
            let work = FormulaContext {
                cells: &cells,
                epoch: context.epoch,
                at: pending.place,
                left: &left,
            };
            let value = work.value(&pending.formula, pending.shift, 0);
            let style = context.styles.get(pending.style).cloned().unwrap_or_default();
            put(grids, pending, value.clone(), &style, context);
            // A formula that goes on from this one finds it done.
            if let Some(sheet) = values.sheets.get_mut(&pending.sheet) {
                sheet.insert(pending.place, value.map(|it| it.in_cell(&style)));
            }
        }
    }
}

/// Puts what became of a formula into its cell.
fn put(
    grids: &mut [Grid],
    it: &Pending,
    value: Option<FormulaValue>,
    style: &CellStyle,
    context: &SheetContext,
) {
    let Some(grid) = grids.iter_mut().find(|grid| grid.name == it.sheet) else { return };
    let (line, column) = it.place;
    let Ok(row) = grid.lines.binary_search(&line) else { return };
    let Some(cell) = grid.rows[row].get_mut(column) else { return };
    let text = cell.text.clone();
    let kind = match value.and_then(|value| value.shown(style, context.epoch)) {
        Some(shown) => {
            (cell.text, cell.date) = (shown.text, shown.date);
            RemarkKind::Computed
        }
        None => RemarkKind::Formula,
    };
    grid.remarks.push(CellRemark { row, column, kind, text });
}

/// The values of the sheets that formulas ask for; an inner `None` cannot be known.
struct WorkbookValues {
    sheets: Map<String, Map<CellAddress, Option<FormulaValue>>>,
    /// How many cells, and how much text of theirs, may still be kept. Where no cell may, some are
    /// missing, and none is known to be empty.
    cells: usize,
    text: usize,
}

impl WorkbookValues {
    fn read(&mut self, sheet: &str, text: &str, context: &SheetContext) -> Result<(), XmlError> {
        let mut xml = XmlReader::new(text);
        let nothing = &mut |_| {};
        let mut meter = Meter::new(nothing);
        let values = self.sheets.or_default(sheet.to_owned());
        let mut at = At::default();
        while let Some(piece) = xml.next()? {
            let XmlEvent::Start(element) = piece else { continue };
            match element.name.as_str() {
                "row" => at.begin_row(&element),
                "c" => {
                    let place = at.cell(&element);
                    let saved = Saved::read(&mut xml, &element, &mut meter)?;
                    if !saved.has_value && saved.formula.is_none() {
                        continue;
                    }
                    let value = context.known(&saved).filter(|_| saved.has_value);
                    let length = match &value {
                        Some(FormulaValue::Text(text)) => text.len(),
                        _ => 0,
                    };
                    let left = self.text.checked_sub(length).zip(self.cells.checked_sub(1));
                    let Some((text, cells)) = left else {
                        self.cells = 0;
                        return Ok(());
                    };
                    (self.text, self.cells) = (text, cells);
                    values.insert(place, value);
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The values as the formulas of one sheet see them.
struct SheetValues<'a> {
    values: &'a WorkbookValues,
    name: &'a str,
}

impl Cells for SheetValues<'_> {
    fn value(&self, sheet: Option<&str>, place: CellAddress, _: usize) -> Option<FormulaValue> {
        let sheet = self.values.sheets.get(sheet.unwrap_or(self.name))?;
        match sheet.get(&place) {
            Some(value) => value.clone(),
            None => (self.values.cells > 0).then_some(FormulaValue::Blank),
        }
    }
}

impl SheetContext<'_> {
    /// The value that a cell is saved with; `None` for an error.
    fn known(&self, saved: &Saved) -> Option<FormulaValue> {
        if let Some((text, _)) = &saved.inline {
            return Some(FormulaValue::Text(text.clone()));
        }
        match saved.kind.as_str() {
            "s" => {
                let (text, _) = self.strings.get(saved.value.trim().parse().ok()?)?;
                Some(FormulaValue::Text(text.to_owned()))
            }
            "str" => Some(FormulaValue::Text(saved.value.clone())),
            "b" => Some(FormulaValue::Truth(saved.value.trim() == "1")),
            "" | "n" => {
                let format = self.styles.get(saved.style).map(|style| &style.format);
                let format = format.filter(|format| !format.is_general()).cloned();
                Some(FormulaValue::Number(Decimal::parse(&saved.value)?.value(), format))
            }
            _ => None,
        }
    }
}
