//! What a plan comes in as: grids of cells become a draft **and** its findings.
//!
//! For: finding the plan's table by the words of its header ([`read_grid`]), the guide ([`guide`]), our
//! own files that come back, the tables that could be the plan, and which plan of this device a table is
//! ([`kinship`]); and for carrying what was read from the worker to the page ([`wire`]). May use: `cells`
//! for the grids, `values` for what one cell says, `plan`. Must not: know bytes of an office format, write
//! a file, or know the browser; ids come in as an argument.
//!
//! A reader never fails on content, and no word of the input is lost: what a field cannot show stays in
//! `original` beside the value, or in an internal note.

mod again;
mod build;
#[cfg(feature = "readers")]
mod candidates;
mod dates;
mod draft;
mod drafting;
mod entry;
mod found;
mod groups;
pub mod guide;
mod header;
mod inspect;
pub mod kinship;
mod marked;
mod merged;
mod months;
mod not_a_plan;
mod orders;
mod people;
mod read;
mod reading;
mod remarks;
#[cfg(feature = "readers")]
mod returned;
mod rows;
mod sections;
mod seed;
mod shapes;
mod shown;
mod table;
mod text_table;
mod titles;
mod units;
pub mod wire;

pub use draft::{Draft, Hints, RowSource};
pub use drafting::read_grid;
pub use found::Columns;
pub use groups::{FindingGroup, groups};
pub use header::column_of_heading;
pub use inspect::{inspect, sentence};
pub use not_a_plan::NotAPlan;
pub use read::read;
#[cfg(feature = "readers")]
pub use read::{read_file, read_source};
pub use reading::{Candidate, Edit, EditKind, Reading, Returned};
pub use seed::seed;
