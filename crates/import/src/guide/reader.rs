//! Goes through the rows of a source: headings, headers, rows of a table, lines between tables.

use cells::{Cell, Grid};
use plan::{Criterion, Subcriterion};
use values::FindingKind;
use words::has_word;

use super::collect::{Collected, ExampleTexts, place_of};
use super::example::Guide;
use super::headings::{GuideHeading, heading, numbered};
use super::lists;
use super::several::{NumberedExample, answers, split};
use super::words::{GuideField, GuideHeader, GuideTableColumn, header, is_score};
use crate::sections::is_page_number;
use crate::titles::titles;

/// How many rows below a header are looked at to see whether its examples have numbers.
const ROWS_AHEAD: usize = 40;

/// How many lines above the first heading are looked at for the name of the institution.
const LINES_ABOVE: usize = 60;

/// Reads a guide row by row.
pub(super) struct GuideReader {
    pub collected: Collected,
    /// What the columns of the table hold; empty where there is none above.
    pub columns: Vec<GuideTableColumn>,
    /// A paragraph stands between the table and here.
    pub away: bool,
    /// The examples of the table have numbers.
    numbered: bool,
    /// The number with which the row below begins.
    next: Option<u32>,
    /// The list under the table that is being read.
    pub list: Option<GuideField>,
    /// What stands without a table.
    pub lines: GuideLineState,
    /// The source is a text, where a line may be the rest of a cell.
    pub text: bool,
    /// The column of a text that the next line goes on with.
    torn: Option<usize>,
    /// Where the examples of this part begin.
    pub begin: usize,
    /// This part is surely of a guide: a table or a label of one was seen.
    pub sure: bool,
    /// The tables of a guide, and of plans, that were seen.
    tables: usize,
    plans: usize,
    above: Vec<(usize, String)>,
    headed: bool,
}

impl GuideReader {
    pub fn new(text: bool) -> Self {
        Self {
            collected: Collected::default(),
            columns: Vec::new(),
            away: false,
            numbered: false,
            next: None,
            list: None,
            lines: GuideLineState::default(),
            text,
            torn: None,
            begin: 0,
            sure: false,
            tables: 0,
            plans: 0,
            above: Vec::new(),
            headed: false,
        }
    }

    pub fn read(&mut self, grid: &Grid) {
        if let Some(heading) = heading(&grid.name) {
            self.head(heading);
        }
        for row in 0..grid.rows.len() {
            self.collected.line = grid.line(row);
            self.row(grid, row);
        }
        self.columns.clear();
        self.away = true;
    }

    /// What was read; `None` where it was no guide.
    pub fn finish(mut self) -> Option<Guide> {
        self.end_part();
        let mut guide = self.collected.guide;
        let placed = guide.examples.iter().any(|example| example.subcriterion.is_some());
        let tabled = self.tables > 0 && (placed || self.plans == 0);
        if guide.examples.is_empty() || !(tabled || placed && self.plans == 0) {
            return None;
        }
        guide.institution = titles(self.above).institution;
        Some(guide)
    }

    fn row(&mut self, grid: &Grid, row: usize) {
        let cells = &grid.rows[row];
        let mut filled = cells.iter().filter(|cell| has_word(&cell.text));
        let Some(first) = filled.next() else {
            // A blank line ends a table of a text.
            self.away |= self.text;
            return;
        };
        let others = filled.clone().count();
        if others == 0 && is_page_number(&first.text) {
            return;
        }
        if let Some(header) = header(cells) {
            return self.header(header, grid, row);
        }
        let short = filled.all(|cell| cell.text.len() <= 40);
        let explicit = others == 0 || first.text.trim_start().starts_with(['C', 'c', 'S', 's']);
        let column = cells.iter().position(|cell| std::ptr::eq(cell, first)).unwrap_or(0);
        let coded = matches!(
            self.columns.get(column),
            Some(
                GuideTableColumn::Criterion
                    | GuideTableColumn::Subcriterion
                    | GuideTableColumn::Number
            )
        );
        if short && explicit && !(coded && others > 0) && self.headings(&first.text) {
            self.away = cells.len() == 1;
            return;
        }
        if cells.len() == 1 {
            self.lines(grid, row);
        } else {
            self.next = grid.rows.get(row + 1).and_then(|below| self.first_number(below));
            self.table_row(cells);
        }
    }

    /// The number with which the example of a row begins.
    fn first_number(&self, cells: &[Cell]) -> Option<u32> {
        let at = self
            .columns
            .iter()
            .position(|column| *column == GuideTableColumn::Field(GuideField::Text))?;
        numbered(&cells.get(at)?.text, true)?.value()
    }

    /// Reads the lines of a text as headings; `false` where the first is none.
    fn headings(&mut self, text: &str) -> bool {
        let mut any = false;
        for line in text.lines().filter(|line| has_word(line)) {
            match heading(line) {
                Some(heading) => self.head(heading),
                None => break,
            }
            any = true;
        }
        any
    }

    fn head(&mut self, heading: GuideHeading) {
        self.headed = true;
        match heading {
            GuideHeading::Criterion(it) => self.enter(Some(it), None),
            GuideHeading::Subcriterion(it) => self.enter(Some(it.criterion()), Some(it)),
        }
    }

    /// Goes on with a criterion or a subcriterion. A heading that is repeated on each page changes
    /// nothing.
    fn enter(&mut self, criterion: Option<Criterion>, subcriterion: Option<Subcriterion>) {
        let same = criterion == self.collected.criterion;
        if same && (subcriterion.is_none() || subcriterion == self.collected.subcriterion) {
            return;
        }
        self.end_part();
        self.collected.criterion = criterion;
        self.collected.subcriterion = subcriterion;
    }

    fn end_part(&mut self) {
        self.flush();
        self.drop_unsure();
        self.begin = self.collected.begin();
        self.sure = false;
        self.collected.current = None;
        self.list = None;
        self.torn = None;
        self.lines.part_ends();
    }

    /// Forgets numbered lines that turned out to be no examples, such as instructions.
    fn drop_unsure(&mut self) {
        if !self.sure {
            self.collected.forget(self.begin);
        }
        self.lines.part_ends();
    }

    fn header(&mut self, header: GuideHeader, grid: &Grid, row: usize) {
        self.flush();
        self.torn = None;
        self.list = None;
        match header {
            GuideHeader::Plan => {
                self.plans += 1;
                self.columns.clear();
                self.away = true;
            }
            GuideHeader::Guide(columns) => {
                self.tables += 1;
                self.drop_unsure();
                let cells = &grid.rows[row];
                for cell in cells.iter().filter(|cell| has_word(&cell.text)) {
                    self.headings(&cell.text);
                }
                let unknown = columns.iter().zip(cells);
                for (_, cell) in unknown.filter(|it| *it.0 == GuideTableColumn::Other) {
                    if has_word(&cell.text) {
                        self.collected.say_once(FindingKind::GuideColumn, &cell.text);
                    }
                }
                self.columns = columns;
                self.away = false;
                self.sure = true;
                self.lines = GuideLineState::default();
                self.numbered = self.numbers_below(grid, row);
            }
        }
    }

    /// Whether the examples below a header begin with numbers.
    fn numbers_below(&self, grid: &Grid, header: usize) -> bool {
        let rows = grid.rows.iter().skip(header + 1).take(ROWS_AHEAD);
        let place = |it| self.columns.iter().position(|column| *column == it);
        let (text, number) =
            (place(GuideTableColumn::Field(GuideField::Text)), place(GuideTableColumn::Number));
        let cell = |row: &[Cell], at: Option<usize>| {
            at.and_then(|at| row.get(at)).is_some_and(|cell| numbered(&cell.text, true).is_some())
        };
        rows.into_iter().any(|row| cell(row, text) || cell(row, number))
    }

    /// What the cells of a row say of a column.
    fn cells_of(&self, cells: &[Cell], wanted: GuideTableColumn) -> String {
        let of = self.columns.iter().zip(cells).filter(|(column, _)| **column == wanted);
        let texts: Vec<_> = of.map(|it| it.1.text.as_str()).filter(|it| has_word(it)).collect();
        texts.join("\n")
    }

    pub fn table_row(&mut self, cells: &[Cell]) {
        if self.columns.is_empty() {
            return;
        }
        if self.text && self.go_on(cells) {
            return;
        }
        let field = |field| self.cells_of(cells, GuideTableColumn::Field(field));
        let texts = ExampleTexts {
            text: field(GuideField::Text),
            strengths: field(GuideField::Strengths),
            area: field(GuideField::Area),
        };
        let coded = self.codes(cells);
        if !self.columns.contains(&GuideTableColumn::Field(GuideField::Text)) {
            return self.take_answers(coded, texts);
        }
        let number = coded.or_else(|| self.number_of(cells, &texts.text));
        if self.away && !self.goes_on(&number, &texts.text, cells.len()) {
            return;
        }
        if self.text && cells.len() < self.columns.len() {
            self.torn = Some(cells.len() - 1);
        }
        self.list = None;
        self.drop_unsure();
        self.sure = true;
        self.take(number, texts);
    }

    /// Joins a line that line breaks in a cell had torn off to the example above.
    pub fn go_on(&mut self, cells: &[Cell]) -> bool {
        let Some(column) = self.torn else { return false };
        let begins = numbered(&cells[0].text, true).is_some();
        let fits = column + cells.len() <= self.columns.len();
        let (Some(at), false, true) = (self.collected.current, begins, fits) else {
            self.torn = None;
            return false;
        };
        for (column, cell) in self.columns.clone().into_iter().skip(column).zip(cells) {
            if let GuideTableColumn::Field(field) = column {
                self.collected.append(at, field, &cell.text);
            }
        }
        self.torn = Some(column + cells.len() - 1);
        true
    }

    /// Takes the subcriterion that the cells of a sheet name, and gives back the example's number
    /// that stands with it.
    fn codes(&mut self, cells: &[Cell]) -> Option<String> {
        let criterion = values::criterion(&self.cells_of(cells, GuideTableColumn::Criterion)).value;
        let read = values::subcriterion(&self.cells_of(cells, GuideTableColumn::Subcriterion));
        if let Some(code) = read.value {
            self.enter(Some(code.criterion()), Some(code));
        } else if criterion.is_some() {
            self.enter(criterion, None);
        }
        Some(read.example).filter(|example| !example.is_empty())
    }

    /// The number in the column of numbers. One left of the subcriterion counts the rows of a sheet,
    /// and that of the text itself goes before all.
    fn number_of(&self, cells: &[Cell], text: &str) -> Option<String> {
        let place = |it| self.columns.iter().position(|column| *column == it);
        let of_rows = place(GuideTableColumn::Subcriterion) > place(GuideTableColumn::Number);
        if of_rows || numbered(text, false).is_some() {
            return None;
        }
        numbered(&self.cells_of(cells, GuideTableColumn::Number), true).map(|it| it.number)
    }

    /// Whether a row that stands apart from the table still is of it: of the same width, with the
    /// next number, or the first of its part.
    fn goes_on(&self, number: &Option<String>, text: &str, width: usize) -> bool {
        let found = numbered(text, true).map(|it| it.number);
        let Some(number) = number.clone().or(found) else { return false };
        let last = self.collected.last();
        let next = place_of(&number) == last + 1 || last == 0;
        next && (width == self.columns.len() || self.text && width < self.columns.len())
    }

    /// Takes a row of a table that has no column for the examples.
    fn take_answers(&mut self, number: Option<String>, texts: ExampleTexts) {
        let answered = has_word(&texts.strengths) || has_word(&texts.area);
        if self.away || !answered || self.collected.subcriterion.is_none() {
            return;
        }
        self.sure = true;
        self.add(Some(number.unwrap_or_default()), texts);
    }

    /// Takes the texts of a row: new examples, or more of the one above.
    fn take(&mut self, number: Option<String>, texts: ExampleTexts) {
        let found = numbered(&texts.text, true);
        if let Some(code) = found.as_ref().and_then(|it| it.code) {
            self.enter(Some(code.criterion()), Some(code));
        }
        let answered = has_word(&texts.strengths) || has_word(&texts.area);
        if number.is_some() || found.is_some() {
            self.numbered = true;
            self.away = false;
            let several = split(&texts.text, self.next);
            if number.is_none() && several.len() > 1 {
                return self.take_several(&several, &texts);
            }
            // A column of numbers may stand beside examples that repeat them.
            let (own, text) = match found {
                Some(it) if number.as_ref().is_none_or(|number| *number == it.number) => {
                    (Some(it.number), it.rest.to_owned())
                }
                _ => (number, texts.text.clone()),
            };
            return self.add(own, ExampleTexts { text, ..texts });
        }
        if self.away || is_score(&texts.text) {
            return;
        }
        if !has_word(&texts.text) {
            match self.collected.current {
                Some(at) => self.join(at, &texts),
                None if answered => self.add(None, texts),
                None => {}
            }
            return;
        }
        let whole = has_word(&texts.strengths) && has_word(&texts.area);
        let begins = !texts.text.trim_start().starts_with(char::is_lowercase);
        let instructs = !answered && texts.text.trim_end().ends_with(':');
        match self.collected.current {
            Some(at) if self.numbered && !(whole && begins) => {
                self.collected.say_once(FindingKind::GuideJoined, &texts.text);
                self.join(at, &texts);
            }
            None if self.numbered && !answered => {}
            _ if instructs => {}
            _ => self.add(None, texts),
        }
    }

    fn join(&mut self, at: usize, texts: &ExampleTexts) {
        self.collected.append(at, GuideField::Text, &texts.text);
        self.collected.append(at, GuideField::Strengths, &texts.strengths);
        self.collected.append(at, GuideField::Area, &texts.area);
    }

    pub fn add(&mut self, number: Option<String>, texts: ExampleTexts) {
        if self.collected.subcriterion.is_none() && has_word(&texts.area) {
            self.collected.say_once(FindingKind::GuideNoSubcriterion, &texts.area);
        }
        self.collected.add(number, texts);
    }

    /// Takes several examples of one row. Answers without the numbers of the examples go to the
    /// first of them.
    fn take_several(&mut self, examples: &[NumberedExample<'_>], texts: &ExampleTexts) {
        let first = self.collected.guide.examples.len();
        for (number, text) in examples {
            self.add(
                Some(number.number.clone()),
                ExampleTexts { text: text.clone(), ..ExampleTexts::default() },
            );
        }
        for (field, text) in
            [(GuideField::Strengths, &texts.strengths), (GuideField::Area, &texts.area)]
        {
            let parts = answers(text);
            let place = |number: &str| examples.iter().position(|it| it.0.number == number);
            if !parts.is_empty() && parts.iter().all(|it| place(&it.0.number).is_some()) {
                for (number, text) in parts {
                    let at = place(&number.number).map_or(first, |at| first + at);
                    self.collected.append(at, field, &text);
                }
            } else if has_word(text) {
                self.collected.append(first, field, text);
                if !self.collected.guide.examples[first].area.is_empty() {
                    self.collected.say(FindingKind::GuideShared, text);
                }
            }
        }
    }

    /// Takes a line of a list under a table.
    pub fn list_item(&mut self, field: GuideField, line: &str) {
        for item in lists::items(line) {
            lists::place(&mut self.collected, field, self.begin, item);
        }
    }

    /// Keeps a line above the first heading, where the institution may be named.
    pub fn keep_above(&mut self, line: &str) {
        if !self.headed && self.tables == 0 && self.above.len() < LINES_ABOVE {
            self.above.push((self.collected.line, line.chars().take(300).collect()));
        }
    }
}

/// Where the reader stands among lines without a table.
#[derive(Default)]
pub(super) struct GuideLineState {
    /// The field that further lines belong to.
    pub field: Option<GuideField>,
    /// The examples begin with the word *Ejemplo*: other numbers are of their texts.
    pub labelled: bool,
    /// The headings of a table stood on lines of their own: its cells do so too.
    pub cells: bool,
    /// Examples of this part stand on lines, whatever table stands above.
    pub loose: bool,
    /// The cells of the last example that were not told apart yet.
    pub pending: Vec<String>,
}

impl GuideLineState {
    pub fn part_ends(&mut self) {
        self.field = None;
        self.loose = false;
        self.pending.clear();
    }
}
