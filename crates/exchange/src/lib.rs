//! What a plan comes in as, and goes out as. Pure: no browser, clock, randomness, input or
//! output; ids come in as an argument.
//!
//! Reading takes two steps. Step one makes a [`Grid`] of cells from bytes. Step two makes a
//! draft and its findings from the grid ([`read_grid`]): it finds the plan's table by the words
//! of its header, and reads each cell with [`values`]. A reader never fails on content, and no
//! word of the input is lost: what a field cannot show stays in `original` beside the value, or
//! in an internal note.

mod again;
mod build;
mod bytes;
#[cfg(feature = "readers")]
mod candidates;
mod dates;
mod draft;
mod encoding;
mod entry;
mod finding;
pub mod form;
#[cfg(feature = "readers")]
pub mod formats;
mod found;
mod grid;
mod groups;
mod guard;
pub mod guide;
mod header;
mod inspect;
pub mod kinship;
mod markdown;
mod marked;
mod markup;
mod merged;
mod meter;
mod orders;
mod people;
mod reading;
mod remarks;
#[cfg(feature = "readers")]
mod returned;
mod rows;
mod sections;
mod seed;
mod separator;
mod shapes;
mod shown;
pub mod svg;
mod table;
mod titles;
mod units;
pub mod values;
pub mod wire;
pub mod write;

pub use bytes::{Encoding, FileKind, kind as file_kind};
pub use draft::{Draft, Hints, RowSource, read_grid};
pub use finding::{Finding, FindingKind, Severity};
pub use found::Columns;
pub use grid::{Cell, Grid, MAX_CELLS, MAX_GRID_TEXT, MAX_ROWS, Mark, Remark, RemarkKind, Span};
pub use groups::{Group, groups};
pub use inspect::{inspect, sentence};
pub use reading::{Candidate, Edit, EditKind, Reading, Returned, read};
#[cfg(feature = "readers")]
pub use reading::{read_file, read_source};
pub use seed::seed;

/// The largest file that is read. A plan of a thousand actions is about 1 MB; more than this is
/// no plan, and is refused before anything is made of it.
pub const MAX_BYTES: usize = 5_000_000;

/// The largest office file or web page that is read. A plan with a scanned logo on its cover has a
/// few megabytes, the guide with its pictures some ten, our own page of 5,000 actions twelve, and
/// a report with photos of a telephone forty. Pictures are never unpacked: what is, has limits of
/// its own.
pub const MAX_PACKED_BYTES: usize = 40_000_000;

/// Whether a file that begins with these bytes is packed, as office files are: it may then be as
/// large as [`MAX_PACKED_BYTES`], and is no text.
pub fn is_packed(start: &[u8]) -> bool {
    start.starts_with(b"PK") || start.starts_with(b"\xd0\xcf\x11\xe0")
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
    /// It is a file of this kind, but it is cut off or damaged.
    Damaged {
        /// What it seems to be.
        kind: FileKind,
    },
    /// It is locked with a password.
    Encrypted {
        /// What it is.
        kind: FileKind,
    },
    /// What is read of it, which is no picture, unpacks to more than is read.
    Unpacks {
        /// What it seems to be.
        kind: FileKind,
        /// How many bytes it says it unpacks to.
        bytes: usize,
        /// How many are read at most.
        most: usize,
    },
    /// It holds more, or nests deeper, than any plan does.
    TooMuch {
        /// What it seems to be.
        kind: FileKind,
    },
    /// It has no table of a plan.
    NoTable {
        /// The columns of the form that the likeliest header names; none where it names one alone.
        found: Columns,
    },
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
