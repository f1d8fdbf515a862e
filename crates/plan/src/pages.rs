//! Which rows stand on which printed page. Heights are whole numbers of any one unit.

/// The measures of the sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SheetMeasures {
    /// The height for table and footer on the first page, below the title.
    pub first_height: i32,
    /// The height for table and footer on every other page.
    pub height: i32,
    /// The header of the table, repeated on each page.
    pub header_row: i32,
    /// The foot of each page.
    pub footer: i32,
    /// The height of a line of text: rows are cut at multiples of it.
    pub line: i32,
}

/// A printed page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// What stands in the table, top to bottom.
    pub rows: Vec<RowSlice>,
    /// Whether the signatures stand below it.
    pub signatures: bool,
}

/// A row or a part of one: from the height `from` in it to the height `to`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowSlice {
    /// The position of the row, from 0.
    pub row: usize,
    /// Where the slice begins in the row; 0 for a whole one.
    pub from: i32,
    /// Where the slice ends in the row; its height for a whole one.
    pub to: i32,
}

impl RowSlice {
    /// The height of this part of the row.
    pub fn height(&self) -> i32 {
        self.to - self.from
    }
}

/// The pages of rows with these heights and a block of signatures (0 for none); at least one.
///
/// Every part of every row stands on exactly one page, in order. A row is whole unless it is
/// taller than half a page; then it is cut between lines. Rows and signatures fit the page,
/// provided that it has room for the table's header, a line and the signatures. The signatures
/// stand on the last page, never without a row when there are any: the last one moves there
/// with them, or, where both together are taller than a page, its last lines do.
pub fn paginate(rows: &[i32], sheet: &SheetMeasures, signatures: i32) -> Vec<Page> {
    let mut pages = Paginator::new(sheet);
    for (row, &height) in rows.iter().enumerate() {
        pages.add(row, height.max(0));
    }
    if signatures > 0 {
        pages.sign(signatures);
    }
    pages.done.push(pages.page);
    pages.done
}

/// Pages while they are being filled.
struct Paginator {
    done: Vec<Page>,
    page: Page,
    /// What is left for rows on this page.
    room: i32,
    /// What a page that is not the first has for rows: never less than a line, so that every
    /// sheet, however small, comes to an end.
    full: i32,
    line: i32,
}

impl Paginator {
    fn new(sheet: &SheetMeasures) -> Self {
        let line = sheet.line.max(1);
        let room = |height: i32| height - sheet.header_row - sheet.footer;
        let full = room(sheet.height).max(line);
        Self { done: Vec::new(), page: Page::default(), room: room(sheet.first_height), full, line }
    }

    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.page));
        self.room = self.full;
    }

    fn put(&mut self, slice: RowSlice) {
        self.room -= slice.height();
        self.page.rows.push(slice);
    }

    fn add(&mut self, row: usize, height: i32) {
        let slice = RowSlice { row, from: 0, to: height };
        if height > self.room && height > self.full / 2 {
            self.cut(slice);
            return;
        }
        if height > self.room {
            self.turn();
        }
        self.put(slice);
    }

    /// Spreads a tall row over this page and the next ones. It begins on this page if that has
    /// room for two lines: a lone line at the foot is easily overlooked.
    fn cut(&mut self, mut slice: RowSlice) {
        let fresh = self.page.rows.is_empty();
        let mut least = if fresh { self.line } else { 2 * self.line };
        while slice.height() > self.room {
            let part = self.room / self.line * self.line;
            if part >= least {
                self.put(RowSlice { to: slice.from + part, ..slice });
                slice.from += part;
            }
            self.turn();
            least = self.line;
        }
        self.put(slice);
    }

    fn sign(&mut self, height: i32) {
        if height > self.room {
            let last = self.page.rows.pop();
            let from = last.map(|slice| self.keep_head(slice, height));
            self.turn();
            if let (Some(slice), Some(from)) = (last, from) {
                self.put(RowSlice { from, ..slice });
            }
        }
        self.page.signatures = true;
    }

    /// Leaves on this page the lines of its last row for which there is no room beside the
    /// signatures on the next. Gives the height at which the row goes on there.
    fn keep_head(&mut self, last: RowSlice, signatures: i32) -> i32 {
        let room = (self.full - signatures).max(self.line);
        let excess = (last.height() - room).max(0);
        let from = last.from + (excess + self.line - 1) / self.line * self.line;
        if from > last.from {
            self.page.rows.push(RowSlice { to: from, ..last });
        }
        from
    }
}
