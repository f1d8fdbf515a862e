//! What a reader of a format gives, and what it asks its caller.

use crate::encoding::Encoding;
use crate::grid::{Cell, Grid};

/// What the cells of a row are about, as the caller knows: a bit for each heading that it looks for.
/// A table that only lays out a page is told from one of content by it.
pub type Topics = fn(&[Cell]) -> u32;

/// What step one gives: all that is in a file, before anyone asks what it means.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Source {
    /// The tables: the sheets of a workbook in their order, or one grid for a whole document, in
    /// which a paragraph is a row of one cell. Hidden sheets come last.
    pub grids: Vec<Grid>,
    /// The plan file that our own writers put inside (JSON).
    pub inner: Option<String>,
    /// How a text was encoded; `None` for formats that say it themselves.
    pub encoding: Option<Encoding>,
}
