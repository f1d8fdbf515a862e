//! Text tables: the mark that parts their cells, and plans whose every line is a cell.

use plan::IdSource;

use super::{Draft, Found, PARTED, find, find_shaped};
use crate::bytes::Encoding;
use crate::grid::Grid;
use crate::guard;
use crate::meter::{Meter, Progress};
use crate::shapes;
use crate::table::{Shape, tables};

/// Reads a text table. The cells are parted by the mark that gives the best header, a tab first.
pub(crate) fn read_text(
    text: &str,
    encoding: Encoding,
    ids: &mut dyn IdSource,
    progress: Progress,
) -> Option<Draft> {
    let mut meter = Meter::new(progress);
    meter.part(100);
    let text = text.trim_start_matches('\u{feff}');
    for separator in ['\t', ';', '|', ','] {
        if !text.contains(separator) {
            continue;
        }
        let mut tell = |read| meter.share(PARTED * read, text.len());
        let mut grid = Grid::from_text_telling(text, separator, &mut tell);
        let strict = separator != '\t';
        if strict {
            // Files have guards against formulas; the clipboard, which parts by tabs, has none.
            let cells = grid.rows.iter_mut().flatten();
            cells.for_each(|cell| cell.text = guard::unguarded(&cell.text).to_owned());
        }
        let found = match shapes::of_text(&grid, strict) {
            Some(shaped) => find_shaped(shaped, ids, &mut meter),
            None => {
                let tables = tables(&grid, Shape::Text, strict);
                find(grid, tables, strict, ids, &mut meter)
            }
        };
        if let Some(Found { mut draft, .. }) = found {
            draft.hints.encoding = Some(encoding);
            draft.hints.separator = Some(separator);
            return Some(draft);
        }
    }
    let shaped = shapes::of_lines(&Grid::from_text(text, NO_SEPARATOR))?;
    let mut draft = find_shaped(shaped, ids, &mut meter)?.draft;
    draft.hints.encoding = Some(encoding);
    Some(draft)
}

/// What parts no cells: each line is one.
const NO_SEPARATOR: char = '\0';
