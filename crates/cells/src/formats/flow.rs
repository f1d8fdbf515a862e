//! The flow of a document as one grid: a paragraph outside tables is a row of one cell, a row of
//! a table is a row of its cells. What stands inside a cell stays there as lines: a nested table
//! gives a line for each of its rows, unless it is the plan in a mere layout. A text box gives rows, or lines, after its paragraph.
//!
//! Whatever order the calls come in, nothing here panics, and the grid stays within the limits
//! of [`crate::grid`].

mod layout;
mod named;
mod table;

use keyed::Set;

use crate::formats::source::Topics;
use crate::grid::{
    Cell, CellRemark, Grid, MAX_GRID_TEXT, MAX_ROWS, MergedCells, PLACES, RemarkKind, RowMark,
};
use named::NamedColumns;
use table::{CELL_COST, FlowRow, FlowTable};

/// What stands before an item of a list without numbers.
pub(crate) const BULLET: &str = "• ";

/// Takes the pieces of a document in their order.
pub(crate) struct Flow {
    /// The body, and above it what is open inside: nested tables and text boxes. Never empty.
    levels: Vec<Level>,
    /// How many paragraphs and rows the body has so far.
    line: usize,
    /// How much may still be taken of [`MAX_GRID_TEXT`].
    left: usize,
    cut: bool,
    /// Something could not be read; what follows is.
    missed: bool,
    topics: Topics,
}

#[derive(Default)]
struct Level {
    grid: Grid,
    is_box: bool,
    table: Option<FlowTable>,
    paragraph: FlowParagraph,
    /// Text boxes of the open paragraph, which follow it.
    boxes: Vec<Grid>,
    /// Marks for the row that comes next.
    marks: Vec<String>,
    /// It holds the table of a plan that was nested deeper.
    holds_plan: bool,
}

#[derive(Default)]
struct FlowParagraph {
    text: String,
    /// White space is held back until something follows.
    space: bool,
    bold: Bold,
}

/// Whether all text so far is bold.
#[derive(Clone, Copy, Default)]
struct Bold {
    some: bool,
    plain: bool,
}

impl Bold {
    fn add(&mut self, other: Self) {
        self.some |= other.some;
        self.plain |= other.plain;
    }

    fn all(self) -> bool {
        self.some && !self.plain
    }
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            levels: vec![Level::default()],
            line: 0,
            left: MAX_GRID_TEXT,
            cut: false,
            missed: false,
            topics: |_| 0,
        }
    }
}

impl Flow {
    /// An empty flow, in which tables are told apart by what they are about.
    pub fn new(topics: Topics) -> Self {
        Self { topics, ..Self::default() }
    }

    /// What its tables are told apart by.
    pub fn topics(&self) -> Topics {
        self.topics
    }

    fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    fn row(&mut self) -> Option<&mut FlowRow> {
        self.level().table.as_mut().and_then(|table| table.row.as_mut())
    }

    /// Whether a limit is reached; nothing more is taken.
    pub fn is_full(&self) -> bool {
        self.cut
    }

    /// Says that a piece of the document could not be read.
    pub fn miss(&mut self) {
        self.missed = true;
    }

    /// Takes `cost` off what is left.
    fn spend(&mut self, cost: usize) -> bool {
        self.cut |= cost > self.left;
        if !self.cut {
            self.left -= cost;
        }
        !self.cut
    }

    /// Whether the open paragraph stands in a table.
    pub fn in_table(&self) -> bool {
        self.levels.iter().any(|level| level.table.is_some())
    }

    /// Whether the open paragraph has no text yet.
    pub fn is_blank(&mut self) -> bool {
        self.level().paragraph.text.is_empty()
    }

    /// The text of the open paragraph so far.
    pub fn paragraph(&mut self) -> &mut String {
        &mut self.level().paragraph.text
    }

    /// Adds text to the open paragraph as it stands.
    pub fn text(&mut self, text: &str, bold: bool) {
        if text.is_empty() || !self.spend(text.len()) {
            return;
        }
        let blank = text.trim().is_empty();
        let level = self.level();
        if level.table.as_ref().is_some_and(|it| it.row.as_ref().is_none_or(|it| it.cell.is_none()))
        {
            // Text between the cells of a table gets a cell of its own.
            if blank {
                return;
            }
            self.open_cell(1, 1);
        }
        let paragraph = &mut self.level().paragraph;
        if std::mem::take(&mut paragraph.space) {
            paragraph.text.push(' ');
        }
        paragraph.text.push_str(text);
        paragraph.bold.add(Bold { some: !blank, plain: !blank && !bold });
    }

    /// Adds text in which white space of any length is one space, and none at the edges of a
    /// line.
    pub fn collapsed(&mut self, text: &str, bold: bool) {
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(is_space).unwrap_or(rest.len());
            self.text(&rest[..end], bold);
            let after = rest[end..].trim_start_matches(is_space);
            if after.len() < rest.len() - end {
                let paragraph = &mut self.level().paragraph;
                paragraph.space =
                    !matches!(paragraph.text.chars().next_back(), None | Some('\n' | ' '));
            }
            rest = after;
        }
    }

    /// Breaks the line in the open paragraph.
    pub fn line_break(&mut self) {
        self.level().paragraph.space = false;
        self.text("\n", true);
    }

    /// Ends the open paragraph; `number` stands before its text. One that is empty outside of
    /// tables counts as a line and leaves no row. In a table a number alone may be that of its
    /// row; a bullet before nothing says nothing.
    pub fn end_paragraph(&mut self, number: &str) {
        let blank = self.paragraph().trim().is_empty();
        let number = match blank {
            true if number == BULLET || !self.in_table() => "",
            true => number.trim_end(),
            false => number,
        };
        let room = self.spend(CELL_COST + number.len());
        let body = self.levels.len() == 1;
        let level = self.level();
        let mut paragraph = std::mem::take(&mut level.paragraph);
        let boxes = std::mem::take(&mut level.boxes);
        if room && !number.is_empty() {
            paragraph.text.insert_str(0, number);
        }
        match &mut level.table {
            Some(table) => {
                if let Some(cell) = table.row.as_mut().and_then(|it| it.cell.as_mut()) {
                    if std::mem::replace(&mut cell.begun, true) {
                        cell.text.push('\n');
                    }
                    cell.text.push_str(&paragraph.text);
                    cell.bold.add(paragraph.bold);
                }
            }
            None => self.end_line(paragraph, body),
        }
        for grid in boxes {
            self.absorb(grid);
        }
    }

    /// Ends the open paragraph if it says something.
    pub fn settle(&mut self) {
        let level = self.level();
        if !level.paragraph.text.is_empty() || !level.boxes.is_empty() {
            self.end_paragraph("");
        }
    }

    /// Makes a row of a paragraph outside tables.
    fn end_line(&mut self, paragraph: FlowParagraph, body: bool) {
        self.line += usize::from(body);
        let text = paragraph.text.trim_matches('\n');
        let marks = std::mem::take(&mut self.level().marks);
        if text.trim().is_empty() {
            return;
        }
        let bold = paragraph.bold.all();
        self.push(vec![Cell { bold, ..Cell::new(text) }], marks, false);
    }

    /// Adds a row to the open grid.
    fn push(&mut self, cells: Vec<Cell>, marks: Vec<String>, hidden: bool) {
        let line = self.line;
        let grid = &mut self.level().grid;
        if grid.rows.len() >= MAX_ROWS {
            self.cut = true;
            return;
        }
        let row = grid.rows.len();
        grid.push(line.max(1), cells);
        grid.marks.extend(marks.into_iter().map(|name| RowMark { row, name }));
        if hidden {
            grid.hidden.push(row);
        }
    }

    /// Gives the row that is open, or comes next, a mark of our own writers; any other name
    /// leaves none.
    pub fn mark(&mut self, name: &str) {
        let id = name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let field = PLACES.contains(&name);
        if !(id || field) || !self.spend(CELL_COST + name.len()) {
            return;
        }
        let name = name.to_owned();
        match self.row() {
            Some(row) => row.marks.push(name),
            None => self.level().marks.push(name),
        }
    }

    /// Keeps a comment at the open cell, or at the row that comes next.
    pub fn comment(&mut self, text: &str) {
        if text.trim().is_empty() || !self.spend(CELL_COST + text.len()) {
            return;
        }
        let level = self.level();
        let next = level.grid.rows.len();
        let cell = level.table.as_ref().and_then(|it| it.row.as_ref()?.cell.as_ref());
        let (row, column) =
            cell.map_or((next, 0), |cell| (cell.above.unwrap_or(next), cell.column));
        let text = text.to_owned();
        level.grid.remarks.push(CellRemark { row, column, kind: RemarkKind::Comment, text });
    }

    /// Gives what a nested level says to the one around it.
    fn leave(&mut self) {
        let Some(mut level) = self.levels.pop() else { return };
        let is_plan =
            level.holds_plan || NamedColumns::default().is_plan(&level.grid.rows, self.topics);
        if !level.is_box && is_plan && !self.is_in_plan() {
            let marks = std::mem::take(&mut level.marks);
            self.hoist(level.grid);
            if let Some(row) = self.row() {
                row.marks.extend(marks);
            }
            return;
        }
        let marks = level.grid.marks.iter().map(|mark| mark.name.clone());
        let marks: Vec<String> = marks.chain(level.marks).collect();
        if level.is_box {
            self.level().boxes.push(level.grid);
            return;
        }
        match self.row() {
            Some(row) => row.marks.extend(marks),
            None => self.level().marks.extend(marks),
        }
        self.absorb(Grid { marks: Vec::new(), ..level.grid });
    }

    /// Adds what a nested table or text box says: lines in a cell, else rows.
    pub fn absorb(&mut self, grid: Grid) {
        self.missed |= grid.cut;
        if self.level().table.is_some() {
            for row in &grid.rows {
                let filled = row.iter().filter(|cell| !cell.text.trim().is_empty());
                let bold = filled.clone().all(|cell| cell.bold);
                let line = match row.as_slice() {
                    [only] => only.text.clone(),
                    _ => {
                        let cells = filled.map(|cell| cell.text.replace('\n', " "));
                        cells.collect::<Vec<_>>().join(" | ")
                    }
                };
                if !line.is_empty() {
                    self.text(&line, bold);
                    self.end_paragraph("");
                }
            }
            grid.remarks.iter().for_each(|it| self.comment(&it.text));
            if let Some(row) = self.row() {
                row.marks.extend(grid.marks.into_iter().map(|mark| mark.name));
            }
            return;
        }
        self.append(grid);
    }

    /// Adds rows to the open grid.
    fn append(&mut self, grid: Grid) {
        let first = self.level().grid.rows.len();
        for (at, cells) in grid.rows.into_iter().enumerate() {
            self.line += usize::from(self.levels.len() == 1);
            self.push(cells, Vec::new(), grid.hidden.binary_search(&at).is_ok());
        }
        let into = &mut self.level().grid;
        let rows = into.rows.len();
        let spans = grid.spans.iter().map(|it| MergedCells { row: it.row + first, ..*it });
        into.spans.extend(spans.filter(|it| it.row + it.rows <= rows));
        let marks = grid.marks.into_iter().map(|it| RowMark { row: it.row + first, ..it });
        into.marks.extend(marks.filter(|it| it.row < rows));
        let remarks = grid.remarks.into_iter();
        into.remarks.extend(remarks.map(|it| CellRemark { row: it.row + first, ..it }));
    }

    /// Begins a text box.
    pub fn open_box(&mut self) {
        self.levels.push(Level { is_box: true, ..Level::default() });
    }

    /// Ends the text box that was opened last.
    pub fn close_box(&mut self) {
        if !self.levels.iter().skip(1).any(|level| level.is_box) {
            return;
        }
        loop {
            let is_box = self.level().is_box;
            self.close_level();
            if is_box {
                break;
            }
        }
    }

    /// Ends all that is open at the innermost level, and the level with it.
    fn close_level(&mut self) {
        self.settle();
        let depth = self.levels.len();
        self.close_table();
        if self.levels.len() == depth && depth > 1 {
            self.leave();
        }
    }

    /// Ends all that is open and gives the grid.
    pub fn finish(mut self) -> Grid {
        while self.levels.len() > 1 {
            self.close_level();
        }
        self.close_level();
        let cut = self.cut || self.missed;
        Grid { cut, ..std::mem::take(&mut self.level().grid) }
    }
}

/// White space as web pages and OpenDocument collapse it; that which does not break is meant to
/// keep things apart, and cells do that.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c' | '\u{a0}')
}

/// What the page headers or footers of a document say: each row once, however many pages have a
/// header of their own.
pub(crate) fn running(parts: impl IntoIterator<Item = Grid>) -> Grid {
    let mut seen = Set::new();
    let mut all = Grid::default();
    for grid in parts {
        for (at, cells) in grid.rows.into_iter().enumerate() {
            let says = |cell: &Cell| cell.text.trim().to_owned();
            let said: Vec<String> = cells.iter().map(says).filter(|it| !it.is_empty()).collect();
            if said.is_empty() || !seen.insert(said) {
                continue;
            }
            let row = all.rows.len();
            let remarks = grid.remarks.iter().filter(|it| it.row == at);
            all.remarks.extend(remarks.map(|it| CellRemark { row, ..it.clone() }));
            let marks = grid.marks.iter().filter(|mark| mark.row == at);
            all.marks.extend(marks.map(|mark| RowMark { row, ..mark.clone() }));
            all.push(row + 1, cells);
        }
    }
    all
}

#[cfg(all(test, feature = "readers"))]
mod tests;
