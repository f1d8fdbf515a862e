//! The pages that other programs put on the clipboard: of their cells, what they say.

use cells::page::{HtmlToken, Tokens, grid};

use crate::block::Block;
use crate::pasted::{Pasted, PastedCells, PastedText};
use crate::tabs;

/// The most bytes of a page that are read. Excel writes some 150 for each cell beside its text: a
/// plan of 5,000 actions is about 20 MB.
pub const MAX_PAGE: usize = 32_000_000;

/// The cells of a page that has a table.
pub(crate) fn read(html: &str) -> Option<PastedCells> {
    let page = tabs::start(html, MAX_PAGE);
    if !has_table(page) {
        return None;
    }
    let grid = grid(page);
    let mut hidden = grid.hidden.iter().copied().peekable();
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(grid.rows.len());
    let mut kept = Vec::new();
    for (at, row) in grid.rows.into_iter().enumerate() {
        if hidden.next_if_eq(&at).is_some() {
            // Excel ends a table whose rows have different cells with a hidden one of their widths.
            if row.iter().all(|cell| cell.text.trim().is_empty()) {
                continue;
            }
            kept.push(rows.len());
        }
        rows.push(row.into_iter().map(|cell| cell.text).collect());
    }
    let cut = grid.cut || page.len() < html.len();
    Some(PastedCells { hidden: kept, cut, ..PastedCells::new(Block::new(rows)?) })
}

/// The lines of a page that has no table.
pub(crate) fn words(html: &str) -> Option<Pasted> {
    let page = tabs::start(html, MAX_PAGE);
    let grid = grid(page);
    let lines: Vec<&str> = grid.rows.iter().flatten().map(|cell| cell.text.as_str()).collect();
    let cut = grid.cut || page.len() < html.len();
    (!lines.is_empty()).then(|| Pasted::Text(PastedText::new(&lines.join("\n"), cut)))
}

fn has_table(page: &str) -> bool {
    Tokens::new(page).any(|token| match token {
        HtmlToken::Open(tag) => matches!(tag.name.as_str(), "table" | "tr" | "td" | "th"),
        _ => false,
    })
}
