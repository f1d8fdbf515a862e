//! Excel workbooks (XLSX, XLSM; ECMA-376, strict and transitional) as cells.
//!
//! A formula gives the value that was saved with it, and where there is none, what it comes to. Cells of hidden columns are read as all
//! others; drawings and macros are not.

mod comments;
mod formulas;
mod marks;
mod saved;
mod sheet;
mod styles;
mod text;
mod workbook;

use self::formulas::Formulas;
use self::workbook::Workbook;
use super::inner::plan_inside;
use super::package::Package;
use super::relations::{Relation, main_part, relations};
use super::sheet::{Book, broken};
use super::strings::SharedStrings;
use crate::formats::source::Source;
use crate::kind::FileKind;
use crate::meter::Meter;
use crate::meter::Progress;
use crate::unreadable::Unreadable;

const KIND: FileKind = FileKind::Excel;

/// The sheets of a workbook.
///
/// # Errors
/// [`Unreadable::Damaged`], [`Unreadable::Encrypted`] or [`Unreadable::TooMuch`].
pub(crate) fn read(bytes: &[u8], progress: Progress) -> Result<Source, Unreadable> {
    let mut meter = Meter::new(progress);
    let mut package = Package::open(bytes, KIND)?;
    let path = main_part(&mut package, "xl/workbook.xml")?;
    let targets = relations(&mut package, &path)?;
    let workbook = Workbook::parse(&package.needed(&path)?).map_err(broken(KIND))?;
    if workbook.sheets.is_empty() || targets.is_empty() {
        return Err(Unreadable::Damaged { kind: KIND });
    }
    let styles = match part(&mut package, &targets, "styles")? {
        Some(text) => styles::parse(&text).map_err(broken(KIND))?,
        None => Vec::new(),
    };
    meter.part(20);
    let strings = match part(&mut package, &targets, "sharedStrings")? {
        Some(text) => text::shared(&text, &mut meter).map_err(broken(KIND))?,
        None => SharedStrings::default(),
    };
    let context = saved::SheetContext { styles: &styles, strings: &strings, epoch: workbook.epoch };
    let people = part(&mut package, &targets, "person")?.unwrap_or_default();
    let people = comments::people(&people);
    let mut book = Book::new();
    let mut formulas = Formulas::of_book(workbook.stale);
    let mut paths = Vec::new();
    let count = workbook.sheets.len();
    for (at, sheet) in workbook.sheets.into_iter().enumerate() {
        meter.part(20 + u8::try_from(80 * (at + 1) / count).unwrap_or(80));
        let target = targets.iter().find(|target| target.id == sheet.id);
        // Charts and dialogs have no cells.
        let Some(target) = target.filter(|it| it.kind == "worksheet") else { continue };
        comments::read(&mut package, &target.path, &people, &mut book)?;
        formulas.begin(&sheet.name);
        paths.push((sheet.name.clone(), target.path.clone()));
        let mut merges = Vec::new();
        match package.text(&target.path)? {
            Some(text) => {
                merges = sheet::read(&text, &context, &mut book, &mut formulas, &mut meter)
                    .map_err(broken(KIND))?;
            }
            None => book.cut(),
        }
        book.end_sheet(sheet.name, sheet.hidden, &merges);
    }
    let mut grids = book.finish();
    grids.iter_mut().for_each(|grid| grid.epoch = workbook.epoch.days());
    let inner = plan_inside(&mut package)?;
    formulas.work_out(&mut grids, &mut package, &paths, &context);
    marks::mark(&mut grids, &workbook.names, inner.is_some());
    Ok(Source { grids, inner, encoding: None })
}

/// The part that the workbook refers to as one of this kind.
fn part(
    package: &mut Package,
    targets: &[Relation],
    kind: &str,
) -> Result<Option<String>, Unreadable> {
    match targets.iter().find(|target| target.kind == kind) {
        Some(target) => package.text(&target.path),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests;
