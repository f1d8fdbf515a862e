//! The tests of the clipboard, in one program: linking one takes as long as most of them run.

mod elsewhere;
mod headings;
mod hostile;
mod programs;
mod round_trips;

use clipboard::{Block, Pasted, PastedCells};

/// A block of these rows.
fn block(rows: &[&[&str]]) -> Block {
    let rows = rows.iter().map(|row| row.iter().map(|it| (*it).to_owned()).collect());
    Block::new(rows.collect()).expect("cells")
}

/// What is pasted as cells.
fn cells(html: Option<&str>, text: &str) -> PastedCells {
    match clipboard::read(html, text) {
        Some(Pasted::Cells(cells)) => cells,
        other => panic!("no cells: {other:?}"),
    }
}

/// What is pasted as a text without cells.
fn text(html: Option<&str>, text: &str) -> String {
    match clipboard::read(html, text) {
        Some(Pasted::Text(text)) => text.text,
        other => panic!("no text: {other:?}"),
    }
}
