//! Excel workbook: the form, and the timeline as coloured cells.
//!
//! Written as its parts (ECMA-376), packed by `zip`: a workbook of two sheets needs a tenth of
//! what the usual library for all of Excel would add to the page, and needs no clock.

mod canvas;
mod closing;
mod layout;
mod parts;
mod sheet;
mod sheet_of_form;
mod style;
mod text;
mod timeline;

use plan::Header;

use self::parts::{WorkbookProperties, packed};
use super::plain::short;
use crate::writing::WriterInput;
use values::form::{self, FormWords};

/// The bytes of the workbook.
pub(crate) fn write(writing: &WriterInput<'_>) -> Vec<u8> {
    let (form, names) = sheet_of_form::sheet(writing);
    let mut sheets = vec![form];
    if writing.choices.timeline {
        sheets.extend(timeline::sheet(writing));
    }
    let header = &writing.document.plan.header;
    let properties = WorkbookProperties {
        title: title(header, writing.words),
        author: short(&header.institution, MAX_PROPERTY),
        app: writing.app,
        now: writing.now,
    };
    packed(&sheets, &names, &properties, writing.document)
}

/// The most characters of a property of a file that Excel shows whole.
const MAX_PROPERTY: usize = 200;

fn title(header: &Header, words: &FormWords) -> String {
    let period = header.period.map(|it| it.to_string()).unwrap_or_default();
    let parts = [form::title(header, words), &header.institution, &period];
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    short(&parts.collect::<Vec<_>>().join(" · "), MAX_PROPERTY)
}
