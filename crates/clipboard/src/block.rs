//! A rectangle of texts.

/// A rectangle of texts, of one row and one column at least. Their lines end in `\n` alone, and
/// none holds the character U+0000, which ends a text on the clipboard of Windows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    width: usize,
    cells: Vec<String>,
}

impl Block {
    /// The block of these rows; short ones are filled up with empty cells. `None` where there is
    /// no cell.
    pub fn new(rows: Vec<Vec<String>>) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max().filter(|width| *width > 0)?;
        let mut cells = Vec::with_capacity(width * rows.len());
        for row in rows {
            let end = cells.len() + width;
            cells.extend(row.into_iter().map(cleaned));
            cells.resize(end, String::new());
        }
        Some(Self { width, cells })
    }

    /// The block of one cell.
    pub fn of_cell(text: impl Into<String>) -> Self {
        Self { width: 1, cells: vec![cleaned(text.into())] }
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.cells.len() / self.width
    }

    /// Its rows, each with as many texts as there are columns.
    pub fn rows(&self) -> impl Iterator<Item = &[String]> {
        self.cells.chunks_exact(self.width)
    }

    /// What a cell says; nothing outside the block.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let inside = column < self.width;
        let text = self.cells.get(row.saturating_mul(self.width).saturating_add(column));
        text.filter(|_| inside).map_or("", String::as_str)
    }

    /// Its text where it is one cell: what is pasted onto each of many.
    pub fn only(&self) -> Option<&str> {
        match self.cells.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The same without its first rows, as many as are headings; `None` where nothing is left.
    pub fn without_first(mut self, rows: usize) -> Option<Self> {
        let rows = rows.min(self.height());
        self.cells.drain(..rows * self.width);
        (!self.cells.is_empty()).then_some(self)
    }
}

fn cleaned(text: String) -> String {
    if text.contains(['\r', '\0']) {
        text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_a_rectangle_of_clean_lines() {
        let rows = vec![vec!["a\r\nb\rc\0".to_owned()], vec!["d".to_owned(), "e".to_owned()]];
        let block = Block::new(rows).expect("cells");
        assert_eq!((block.width(), block.height(), block.only()), (2, 2, None));
        assert_eq!([block.text(0, 0), block.text(0, 1), block.text(1, 1)], ["a\nb\nc", "", "e"]);
        assert_eq!([block.text(0, 2), block.text(2, 0), block.text(usize::MAX, 1)], ["", "", ""]);
        let rest = block.clone().without_first(1).expect("a row");
        assert_eq!((rest.height(), rest.text(0, 0)), (1, "d"));
        assert_eq!(block.without_first(9), None);
        assert_eq!(Block::new(vec![vec![], vec![]]), None);
        assert_eq!(Block::of_cell("x").only(), Some("x"));
    }
}
