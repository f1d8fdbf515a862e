//! Cells parted by tabs, as Excel writes them (RFC 4180 with a tab for its comma): a cell stands in
//! quotation marks only where it holds a tab, a line break or such a mark, which is then doubled.

use cells::{MAX_GRID_TEXT, MAX_ROWS, TextRows};

use crate::block::Block;
use crate::pasted::{Pasted, PastedCells, PastedText};

const SEPARATOR: char = '\t';

pub(crate) fn write(block: &Block) -> String {
    if let Some(only) = block.only()
        && let Some(Pasted::Text(text)) = read(only)
        && text.text == only
    {
        return only.to_owned();
    }
    let mut out = String::new();
    for (at, row) in block.rows().enumerate() {
        if at > 0 {
            out.push_str("\r\n");
        }
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(SEPARATOR);
            }
            put_cell(cell, &mut out);
        }
    }
    // A reader takes one break at the end for that of the last row.
    if block.width() == 1 && block.text(block.height() - 1, 0).is_empty() {
        out.push_str("\r\n");
    }
    out
}

fn put_cell(cell: &str, out: &mut String) {
    if cell.contains([SEPARATOR, '\n', '"']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

/// What a text says: cells where it has tabs, or a cell in quotation marks that it needs; else it
/// is a mere text, whose quotation marks are its own. `None` for an empty one.
pub(crate) fn read(text: &str) -> Option<Pasted> {
    let whole = text;
    let text = start(whole, MAX_GRID_TEXT);
    let cut = text.len() < whole.len();
    let text = text.strip_suffix("\r\n").or(text.strip_suffix(['\n', '\r'])).unwrap_or(text);
    if whole.is_empty() {
        return None;
    }
    if !text.contains([SEPARATOR, '"']) {
        return Some(mere(text, cut));
    }
    // What a program wrote is sound, and as wide in every row; what a person typed may be neither.
    let strict = ReadRows::all(TextRows::strict(text, SEPARATOR)).filter(ReadRows::is_even);
    let rows = strict.or_else(|| ReadRows::all(TextRows::new(text, SEPARATOR)))?;
    if !rows.quoted && !text.contains(SEPARATOR) {
        return Some(mere(text, cut));
    }
    let block = Block::new(rows.rows)?;
    Some(Pasted::Cells(PastedCells { cut: cut || rows.cut, ..PastedCells::new(block) }))
}

fn mere(text: &str, cut: bool) -> Pasted {
    Pasted::Text(PastedText::new(text, cut))
}

/// The rows of a text, as many as are read.
struct ReadRows {
    rows: Vec<Vec<String>>,
    /// There is a cell in quotation marks that it needs.
    quoted: bool,
    cut: bool,
}

impl ReadRows {
    /// `None` where one breaks the rules.
    fn all(mut source: TextRows<'_>) -> Option<Self> {
        let mut all = Self { rows: Vec::new(), quoted: false, cut: false };
        for row in source.by_ref().take(MAX_ROWS) {
            all.quoted |= row.quoted;
            all.rows.push(row.cells.into_iter().map(|cell| cell.text).collect());
        }
        all.cut = source.next().is_some();
        source.is_sound().then_some(all)
    }

    fn is_even(&self) -> bool {
        self.rows.windows(2).all(|pair| pair[0].len() == pair[1].len())
    }
}

/// The beginning of a text, of so many bytes at most.
pub(crate) fn start(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
