//! What a paste brings: cells, or a mere text.

use crate::block::Block;

/// What a paste brings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pasted {
    /// Cells.
    Cells(PastedCells),
    /// A text without cells, of one line or several: words of a mail, paragraphs of Word, or a
    /// column that came as text. Only the place where it goes tells one cell from several.
    Text(PastedText),
}

/// Cells that are pasted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PastedCells {
    /// What they say. A merged cell says it in its first, and the others are empty; what stands
    /// beside a table is a row of one cell.
    pub block: Block,
    /// The keys of the columns, where they were copied here and come back as they went.
    pub columns: Vec<String>,
    /// The rows that their program does not show, from 0, ascending.
    pub hidden: Vec<usize>,
    /// There was more than is read ([`cells::MAX_ROWS`], [`cells::MAX_GRID_TEXT`],
    /// [`crate::MAX_PAGE`]): a person is to be told before anything is written.
    pub cut: bool,
}

impl PastedCells {
    pub(crate) fn new(block: Block) -> Self {
        Self { block, columns: Vec::new(), hidden: Vec::new(), cut: false }
    }
}

/// A text without cells that is pasted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PastedText {
    /// All of it; its lines end in `\n`, the last one in nothing.
    pub text: String,
    /// There was more than is read ([`cells::MAX_GRID_TEXT`]).
    pub cut: bool,
}

impl PastedText {
    pub(crate) fn new(text: &str, cut: bool) -> Self {
        let block = Block::of_cell(text);
        Self { text: block.only().unwrap_or_default().to_owned(), cut }
    }

    /// The text as one cell.
    pub fn one_cell(&self) -> Block {
        Block::of_cell(self.text.as_str())
    }

    /// Each line as a row of one cell; those beyond [`cells::MAX_ROWS`] are lines of the last.
    pub fn rows(&self) -> Block {
        let lines = self.text.splitn(cells::MAX_ROWS, '\n');
        let rows = lines.map(|line| vec![line.to_owned()]).collect();
        Block::new(rows).unwrap_or_else(|| self.one_cell())
    }
}
