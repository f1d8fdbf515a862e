//! What a plan comes in as, and goes out as. Pure: no browser, clock, randomness, input or
//! output; ids come in as an argument.
//!
//! Reading takes two steps. Step one makes a [`Grid`] of cells from bytes. Step two makes a
//! draft and its findings from the grid ([`read_grid`]): it finds the plan's table by the words
//! of its header, and reads each cell with [`values`]. A reader never fails on content, and no
//! word of the input is lost: what a field cannot show stays in `original` beside the value, or
//! in an internal note.

mod build;
mod bytes;
mod dates;
mod draft;
mod entry;
mod finding;
mod grid;
mod header;
mod inspect;
mod rows;
mod sections;
mod shown;
pub mod svg;
mod table;
mod titles;
mod units;
pub mod values;
mod words;

pub use bytes::{Encoding, FileKind};
pub use draft::{Draft, Hints, RowSource, read_grid};
pub use finding::{Finding, FindingKind, Severity};
pub use grid::{Cell, Grid};
pub use inspect::inspect;

/// The largest file that is read. A plan of a thousand actions is about 1 MB; more than this is
/// no plan, and is refused before anything is made of it.
pub const MAX_BYTES: usize = 5_000_000;

/// What was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reading {
    /// A plan file of the app.
    PlanFile(plan::Document),
    /// A table of actions.
    Table(Box<Draft>),
}

/// Why there is no plan in these bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NotAPlan {
    /// There is nothing, or only white space.
    Empty,
    /// The file is larger than [`MAX_BYTES`].
    TooBig {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is no text.
    NotText {
        /// What it seems to be.
        kind: FileKind,
    },
    /// It is text without the table of a plan.
    NoTable,
    /// It begins like a plan file, but breaks off or is damaged from this place on.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but no plan file.
    OtherJson,
    /// It is a plan file of a newer version of the app.
    NewerSchema {
        /// The schema of the file.
        found: u64,
    },
}

impl From<plan::format::NotAPlanFile> for NotAPlan {
    fn from(error: plan::format::NotAPlanFile) -> Self {
        use plan::format::NotAPlanFile;
        match error {
            NotAPlanFile::NotJson { line, column } => Self::NotJson { line, column },
            NotAPlanFile::NotAPlan => Self::OtherJson,
            NotAPlanFile::NewerSchema { found } => Self::NewerSchema { found },
        }
    }
}

/// Reads a plan from the bytes of a file or of a paste. What it is is told from the content:
/// the JSON of a plan file, or a text table in UTF-8, UTF-16 or Windows-1252.
pub fn read(bytes: &[u8], ids: &mut dyn plan::IdSource) -> Result<Reading, NotAPlan> {
    if bytes.len() > MAX_BYTES {
        return Err(NotAPlan::TooBig { bytes: bytes.len() });
    }
    let (text, encoding) = bytes::decode(bytes)?;
    let visible = bytes::visible(&text);
    if visible.is_empty() {
        return Err(NotAPlan::Empty);
    }
    let mut not_json = NotAPlan::NoTable;
    if visible.starts_with(['{', '[']) {
        match plan::format::read(visible, ids) {
            Ok(document) => return Ok(Reading::PlanFile(document)),
            Err(plan::format::NotAPlanFile::NotJson { line, column }) => {
                if visible.starts_with('{') {
                    not_json = NotAPlan::NotJson { line, column };
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    draft::read_text(&text, encoding, ids)
        .map(|draft| Reading::Table(Box::new(draft)))
        .ok_or(not_json)
}
