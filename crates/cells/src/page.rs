//! Web pages, as the clipboard holds them: their tags and texts one after the other, and all that
//! they say as one grid.

pub use crate::formats::{HtmlToken, StartTag, Tokens, decoded, grid, without_offsets};
