//! The self-assessment guide, as a pasted text and as the cells of a document: a line is a row, a
//! tab parts its cells, and a vertical tab is a line break inside one.
#![no_main]

use import::guide::{Example, Guide, read_guide, read_guide_text};
use cells::{Cell, Grid};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut grid = Grid::default();
    for (at, line) in text.lines().enumerate() {
        let cell = |it: &str| Cell::new(it.replace('\u{b}', "\n"));
        grid.push(at + 1, line.split('\t').map(cell).collect());
    }
    check(read_guide(&[grid]), text);
    check(read_guide_text(text), text);
});

fn check(guide: Option<Guide>, text: &str) {
    let Some(guide) = guide else { return };
    assert!(!guide.examples.is_empty(), "a guide without examples");
    // An item of a list may be read as two, but what is made of a text is no longer than it.
    let words = |it: &Example| it.text.len() + it.strengths.len() + it.area.len();
    let made: usize = guide.examples.iter().map(words).sum();
    assert!(made <= 4 * text.len() + 64, "{made} bytes from {}", text.len());
}
