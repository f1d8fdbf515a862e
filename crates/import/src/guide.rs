//! The self-assessment guide: the examples of each subcriterion with strengths and *áreas de
//! mejora*, from which the rows of a plan come.

mod collect;
mod headings;
mod lines;
mod lists;
mod reader;
mod several;
mod to_plan;
mod words;

use plan::{Criterion, Subcriterion};

use cells::Grid;
use reader::Reader;
use values::Finding;

pub use to_plan::{actions, areas_without_repeats, plan_of};

/// A guide as it was understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Guide {
    /// The institution that it names; may be empty.
    pub institution: String,
    /// The examples in the order of the guide, those that nobody answered among them.
    pub examples: Vec<Example>,
    /// What the reader did or was not sure of.
    pub findings: Vec<Finding>,
}

/// What a guide says of one example.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Example {
    /// The criterion under whose heading it stands: that of the subcriterion where there is one.
    pub criterion: Option<Criterion>,
    /// The subcriterion under whose heading it stands; `None` where there is none above.
    pub subcriterion: Option<Subcriterion>,
    /// Its number or letter; may be empty.
    pub example: String,
    /// What the guide asks.
    pub text: String,
    /// *Puntos fuertes*: what there is, with its evidence.
    pub strengths: String,
    /// *Áreas de mejora*: what is missing; empty where the guide says that nothing is.
    pub area: String,
}

/// Reads a guide from the cells of a document or of the sheets of a book, in their order; `None`
/// where they hold none. Takes time linear in their size.
pub fn read_guide(grids: &[Grid]) -> Option<Guide> {
    let mut reader = Reader::new(false);
    for grid in grids {
        reader.read(grid);
    }
    reader.finish()
}

/// Reads a guide from a text whose tables are lines with tabs, or plain lines; `None` where it
/// holds none.
pub fn read_guide_text(text: &str) -> Option<Guide> {
    let grid = Grid::from_text(text.trim_start_matches('\u{feff}'), '\t');
    let mut reader = Reader::new(true);
    reader.read(&grid);
    reader.finish()
}
