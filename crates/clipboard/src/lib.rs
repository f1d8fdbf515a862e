//! Blocks of cells on the clipboard: what is copied lands rightly in programs of tables and comes
//! back as it went; what they copy is read, and no word of it is lost.
//!
//! For: the two texts that a copy leaves ([`write()`]), what a paste brings ([`read()`]), and whether
//! its first row names the columns ([`headings()`]). May use: `cells`, whose readers of pages and
//! texts are the only ones, and `words`. Must not: know what a plan is; the names of columns come in
//! as an argument, and cells are texts.
//!
//! It is linked into what loads after the first screen, so it asks of `cells` no more than pages.

mod block;
mod headings;
mod own;
mod page;
mod pasted;
mod read;
mod tabs;

pub use block::Block;
pub use headings::{Headings, by_names, headings};
pub use page::MAX_PAGE;
pub use pasted::{Pasted, PastedCells, PastedText};
pub use read::read;

/// The two texts that a copy leaves on the clipboard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clipboard {
    /// `text/plain`: cells parted by tabs. A single cell is its mere text wherever that is read
    /// back as it is, for it is pasted into mails and boxes more often than into tables.
    pub text: String,
    /// `text/html`: a table.
    pub html: String,
}

/// What a copy of `block` leaves on the clipboard. [`read()`] gives the block and `columns` back as
/// they were, from the page; from the text alone the block.
///
/// `columns` are the keys of the fields that the columns hold, without white space; or none.
///
/// Nothing guards against formulas here, as the files of tables are guarded by an apostrophe
/// (`cells::guard`): the page says of each cell that it is text (`\@`), and the text is pasted
/// into boxes, where an apostrophe would be a wrong letter.
pub fn write(block: &Block, columns: &[&str]) -> Clipboard {
    Clipboard { text: tabs::write(block), html: own::write(block, columns) }
}
