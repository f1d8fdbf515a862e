//! What a clipboard holds, from the best of its texts.

use crate::pasted::Pasted;
use crate::{own, page, tabs};

/// Reads what a clipboard holds, `text/html` first where it has a table. It fails on nothing and
/// no word is lost but what it says by `cut`; `None` is for an empty clipboard.
///
/// A page without a table is only a styled text, which `text/plain` says as the person sees it.
pub fn read(html: Option<&str>, text: &str) -> Option<Pasted> {
    let html = html.unwrap_or_default();
    if let Some(cells) = own::read(html).or_else(|| page::read(html)) {
        return Some(Pasted::Cells(cells));
    }
    tabs::read(text).or_else(|| page::words(html))
}
