//! Text tables: the mark that parts their cells, and plans whose every line is a cell.

use cells::{Encoding, Grid, Meter, Progress, encoding, guard, markdown, separator_line};
use plan::IdSource;

use crate::draft::{Draft, TableDraft};
use crate::drafting::{PARTED, find, find_shaped};
use crate::found::Columns;
use crate::orders::OrderAsk;
use crate::shapes;
use crate::table::SourceShape;

/// Reads a text table. The cells are parted by the mark that gives the best header, a tab first.
///
/// # Errors
/// The columns that the likeliest header names, where no table of a plan is in it.
pub(crate) fn read_text(
    text: &str,
    encoding: Encoding,
    ids: &mut dyn IdSource,
    progress: Progress,
) -> Result<Draft, Columns> {
    let mut named = Columns::default();
    let mut meter = Meter::new(progress);
    meter.part(100);
    let text = text.trim_start_matches('\u{feff}');
    let (told, text) = separator_line(text);
    let usual = ['\t', ';', '|', ','].into_iter().filter(|it| Some(*it) != told);
    for separator in told.into_iter().chain(usual) {
        if !text.contains(separator) {
            continue;
        }
        let mut tell = |read| meter.share(PARTED * read, text.len());
        let mut grid = Grid::from_text_telling(text, separator, &mut tell);
        encoding::mend(&mut grid);
        let strict = separator != '\t';
        if strict {
            // Files have guards against formulas; the clipboard, which parts by tabs, has none.
            let cells = grid.rows.iter_mut().flatten();
            cells.for_each(|cell| cell.text = guard::unguarded(&cell.text).to_owned());
        }
        if separator == '|' {
            markdown::unmark(&mut grid);
        }
        let found = match shapes::of_text(&grid, strict) {
            Some(shaped) => find_shaped(shaped, OrderAsk::Once, ids, &mut meter),
            None => find(grid, (SourceShape::Text, strict), OrderAsk::Once, ids, &mut meter),
        };
        match found {
            Ok(TableDraft { mut draft, .. }) => {
                draft.hints.encoding = Some(encoding);
                draft.hints.separator = Some(separator);
                return Ok(draft);
            }
            Err(found) => named = named.or_more(found),
        }
    }
    let mut grid = Grid::from_text(text, NO_SEPARATOR);
    encoding::mend(&mut grid);
    let shaped = shapes::of_lines(&grid).ok_or(named)?;
    let found = find_shaped(shaped, OrderAsk::Once, ids, &mut meter);
    let mut draft = found.map_err(|found| named.or_more(found))?.draft;
    draft.hints.encoding = Some(encoding);
    Ok(draft)
}

/// What parts no cells: each line is one.
const NO_SEPARATOR: char = '\0';
