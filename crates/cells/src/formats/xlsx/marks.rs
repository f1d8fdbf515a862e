//! What our own writer leaves in a workbook: the defined names `mejora_ids`, over the hidden
//! column of the ids, and `mejora_institution` and the like, on the cells of *Datos del plan*.

use crate::formats::ids;
use crate::formats::sheet::place;
use crate::grid::{Grid, RowMark};

/// The first letters of our names.
const PREFIX: &str = "mejora_";

/// The most names of ours that are kept; there are six.
const MAX_NAMES: usize = 32;

/// The longest reference that is one of ours: a sheet's name has at most 31 characters.
const MAX_REFERENCE: usize = 300;

/// A defined name of ours, without its first letters, and what it refers to.
pub(super) struct DefinedName {
    name: String,
    reference: String,
    open: bool,
}

impl DefinedName {
    /// Begins a name, if it is one of ours.
    pub fn begin(name: &str) -> Option<Self> {
        let name = name.strip_prefix(PREFIX)?.to_owned();
        Some(Self { name, reference: String::new(), open: true })
    }

    /// Whether text that comes belongs to it.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Adds to what it refers to.
    pub fn add(&mut self, text: &str) {
        if self.reference.len() + text.len() <= MAX_REFERENCE {
            self.reference.push_str(text);
        }
    }

    /// Ends it.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// The sheet, column and line of its first cell.
    fn place(&self) -> Option<(String, Option<usize>, Option<usize>)> {
        let (sheet, range) = self.reference.rsplit_once('!')?;
        let bare = sheet.strip_prefix('\'').and_then(|it| it.strip_suffix('\'')).unwrap_or(sheet);
        let (column, line) = place(range.split(':').next().unwrap_or(range));
        Some((bare.replace("''", "'"), column, line))
    }
}

/// Turns what our writer left into marks. The cells of ids are then no cells any more.
pub(super) fn mark(grids: &mut [Grid], names: &[DefinedName], has_inner: bool) {
    let mut has_ids = false;
    for name in names.iter().take(MAX_NAMES) {
        let Some((sheet, column, line)) = name.place() else { continue };
        let Some(grid) = grids.iter_mut().find(|grid| grid.name == sheet) else { continue };
        match (name.name.as_str(), column, line) {
            ("ids", Some(column), _) => {
                ids::take(grid, column);
                has_ids = true;
            }
            (field, _, Some(line)) => {
                if let Ok(row) = grid.lines.binary_search(&line) {
                    grid.marks.push(RowMark { row, name: field.to_owned() });
                }
            }
            _ => {}
        }
    }
    for grid in grids {
        // Other programs drop the names of a workbook, but keep its cells.
        if !has_ids {
            ids::find(grid, has_inner);
        }
        grid.marks.sort_by_key(|mark| mark.row);
    }
}
