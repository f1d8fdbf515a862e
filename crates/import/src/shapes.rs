//! Plans whose table is no "headings above, a row an action": forms with their headings beside or
//! above the values, tables that were turned, and tables that came as one cell on each line. Each
//! becomes an ordinary grid, in which every row still knows its line of the source.
//!
//! Where an ordinary table of a plan stands in the source as well, that is the plan, and what looks
//! like a form is its cover.

mod assemble;
mod events;
mod forms;
mod groups;
mod labels;
mod lines;
pub(crate) mod marks;
pub(crate) mod paint;
mod shaped;

use cells::Grid;
use plan::keyed::Set;

use crate::table::{SourceShape, tables};
pub(crate) use shaped::{Reshaping, Shaped};

/// The grids of a file with the forms in them made one ordinary table; all as they came where one
/// of them has an ordinary table of a plan, or none has a form.
pub(crate) fn gather(grids: Vec<Grid>) -> Vec<Shaped> {
    let found: Vec<_> = grids.iter().map(|grid| forms::read(grid, false)).collect();
    let plain = |(grid, form): (&Grid, &Option<forms::GridForm>)| {
        let none = Set::new();
        is_ordinary(grid, form.as_ref().map_or(&none, |it| &it.claimed), SourceShape::Cells, false)
    };
    let any = found.iter().any(Option::is_some);
    let ours = grids.iter().any(|grid| !grid.marks.is_empty());
    if ours || any && grids.iter().zip(&found).any(plain) {
        return grids.into_iter().map(Shaped::from).collect();
    }
    let mut shaped: Vec<Shaped> = Vec::with_capacity(grids.len());
    let mut forms = Vec::new();
    let mut at = None;
    for (grid, form) in grids.into_iter().zip(found) {
        match form {
            Some(form) => {
                at.get_or_insert(shaped.len());
                forms.push((grid, form));
            }
            None => shaped.push(lines::read(&grid).unwrap_or_else(|| grid.into())),
        }
    }
    if let Some(at) = at {
        shaped.insert(at, assemble::assemble(forms));
    }
    shaped
}

/// The ordinary grid of a text, cut at the mark that parts its cells; `None` where it is no form.
pub(crate) fn of_text(grid: &Grid, strict: bool) -> Option<Shaped> {
    let form = forms::read(grid, strict)?;
    let ordinary = is_ordinary(grid, &form.claimed, SourceShape::Text, strict);
    (!ordinary).then(|| assemble::assemble(vec![(grid.clone(), form)]))
}

/// The ordinary grid of a text whose every line is a cell, or the value behind its label.
pub(crate) fn of_lines(grid: &Grid) -> Option<Shaped> {
    lines::read(grid).or_else(|| of_text(grid, false))
}

/// Whether a table of a plan stands outside of what a form takes.
fn is_ordinary(grid: &Grid, claimed: &Set<usize>, shape: SourceShape, strict: bool) -> bool {
    let found = tables(grid, shape, strict).tables;
    found.iter().any(|table| !table.header.clone().any(|row| claimed.contains(&row)))
}
