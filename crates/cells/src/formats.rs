//! Step one of reading: the bytes of a file as grids of cells.
//!
//! A reader of a format fails only where the bytes are no such file, are damaged or encrypted,
//! or break a limit of `limits.rs`; whatever a sound file says is given on as cells.
//!
//! Web pages need no crate beside this one, so that they can be read where nothing else is linked
//! (the feature `pages`). What only the others use of the modules that they share is dead there.

#[cfg_attr(not(feature = "readers"), allow(dead_code))]
mod decimal;
#[cfg_attr(not(feature = "readers"), allow(dead_code))]
mod flow;
mod html;
#[cfg_attr(not(feature = "readers"), allow(dead_code))]
mod limits;
#[cfg_attr(not(feature = "readers"), allow(dead_code))]
mod numbering;
#[cfg_attr(not(feature = "readers"), allow(dead_code))]
mod paint;
mod source;

#[cfg(feature = "readers")]
mod docx;
#[cfg(feature = "readers")]
mod formula;
#[cfg(feature = "readers")]
mod ids;
#[cfg(feature = "readers")]
mod inner;
#[cfg(feature = "readers")]
mod mhtml;
#[cfg(feature = "readers")]
mod notes;
#[cfg(feature = "readers")]
mod number_format;
#[cfg(feature = "readers")]
mod ods;
#[cfg(feature = "readers")]
mod odt;
#[cfg(feature = "readers")]
mod open;
#[cfg(feature = "readers")]
mod package;
#[cfg(feature = "readers")]
mod relations;
#[cfg(all(test, feature = "readers"))]
mod samples;
#[cfg(feature = "readers")]
mod sheet;
#[cfg(feature = "readers")]
mod spreadsheetml;
#[cfg(feature = "readers")]
mod strings;
#[cfg(feature = "readers")]
mod xls;
#[cfg(feature = "readers")]
mod xlsx;
#[cfg(feature = "readers")]
mod xml;

pub use html::{HtmlToken, StartTag, Tokens, decoded, grid, without_offsets};
#[cfg(feature = "readers")]
pub use open::{FileContent, open};
pub use source::{Source, Topics};
