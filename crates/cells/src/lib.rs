//! The bytes of any office file, web page or text as grids of cells: the first step of reading.
//!
//! For: telling what a file is by its content, decoding texts, and giving on as [`Grid`]s all that a
//! sound file says. May use: `words` and `keyed`. Must not: know what a plan is; what a reader of a
//! format has to ask about the words of a row, its caller answers ([`Topics`]).
//!
//! The office formats themselves need the feature `readers`, web pages alone `pages`; without them
//! there are the grid, texts, and what readers and writers share about cells (guards, markup, marks).

pub mod bytes;
pub mod encoding;
#[cfg(feature = "pages")]
mod formats;
mod grid;
pub mod guard;
mod kind;
pub mod markdown;
pub mod markup;
mod meter;
#[cfg(feature = "pages")]
pub mod page;
mod separator;
mod unreadable;

pub use encoding::Encoding;
#[cfg(feature = "readers")]
pub use formats::{FileContent, open};
#[cfg(feature = "pages")]
pub use formats::{Source, Topics};
pub use grid::{
    Cell, CellRemark, Grid, MAX_CELLS, MAX_GRID_TEXT, MAX_ROWS, MergedCells, PLACES, RemarkKind,
    RowMark, TextRow, TextRows,
};
pub use kind::{FileKind, is_packed, kind as file_kind};
pub use meter::{Meter, Progress};
pub use separator::separator_line;
pub use unreadable::{MAX_BYTES, MAX_PACKED_BYTES, Unreadable};
