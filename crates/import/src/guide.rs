//! The self-assessment guide: the examples of each subcriterion with strengths and *áreas de
//! mejora*, from which the rows of a plan come.

mod collect;
mod example;
mod headings;
mod lines;
mod lists;
mod reader;
mod several;
mod to_plan;
mod words;

use cells::Grid;

use reader::GuideReader;

pub use example::{Example, Guide};
pub use to_plan::{actions, areas_without_repeats, plan_of};

/// Reads a guide from the cells of a document or of the sheets of a book, in their order; `None`
/// where they hold none. Takes time linear in their size.
pub fn read_guide(grids: &[Grid]) -> Option<Guide> {
    let mut reader = GuideReader::new(false);
    for grid in grids {
        reader.read(grid);
    }
    reader.finish()
}

/// Reads a guide from a text whose tables are lines with tabs, or plain lines; `None` where it
/// holds none.
pub fn read_guide_text(text: &str) -> Option<Guide> {
    let grid = Grid::from_text(text.trim_start_matches('\u{feff}'), '\t');
    let mut reader = GuideReader::new(true);
    reader.read(&grid);
    reader.finish()
}
