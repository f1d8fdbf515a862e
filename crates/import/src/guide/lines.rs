//! Guides without tables: lines that begin `Ejemplo 3.`, `Puntos fuertes:`, `Área de mejora:`, and
//! tables whose cells were pasted as a line each.

use cells::{Cell, Grid};
use values::FindingKind;
use words::has_word;

use super::collect::ExampleTexts;
use super::headings::{heading, numbered};
use super::reader::{GuideLineState, GuideReader};
use super::words::{GuideField, is_negative, label};
use crate::sections::is_footer;

impl GuideReader {
    /// Reads a row of one cell: a paragraph, or a line of a text.
    pub fn lines(&mut self, grid: &Grid, row: usize) {
        let text = &grid.rows[row][0].text;
        if self.headers_ahead(grid, row) {
            self.flush();
            self.columns.clear();
            self.list = None;
            self.lines = GuideLineState { cells: true, ..GuideLineState::default() };
            return;
        }
        for line in text.lines().filter(|line| has_word(line)) {
            self.line(line.trim());
        }
    }

    /// Whether the names of two or three fields follow each other, a line each. Those with a colon
    /// are labels whose text is missing.
    fn headers_ahead(&self, grid: &Grid, row: usize) -> bool {
        let alone = |cells: &Vec<Cell>| match cells.as_slice() {
            [cell] if cell.text.trim_end().ends_with(':') => None,
            [cell] => label(&cell.text).filter(|it| it.1.is_empty()).map(|it| it.0),
            _ => None,
        };
        let here = alone(&grid.rows[row]);
        let filled = |cells: &&Vec<Cell>| cells.iter().any(|cell| has_word(&cell.text));
        let next = grid.rows.iter().skip(row + 1).take(4).find(filled).and_then(alone);
        here.is_some() && next.is_some() && here != next
    }

    fn line(&mut self, line: &str) {
        if !self.in_table() || !self.text || !self.go_on_line(line) {
            self.other_line(line);
        }
    }

    fn go_on_line(&mut self, line: &str) -> bool {
        let torn = label(line).is_none() && heading(line).is_none();
        torn && self.go_on(&[Cell::new(line)])
    }

    fn other_line(&mut self, line: &str) {
        let found = numbered(line, false);
        let labelled = found.as_ref().is_some_and(|it| it.labelled);
        if let Some(found) = found.filter(|_| labelled && self.list.is_none()) {
            self.columns.clear();
            self.lines.labelled = true;
            let (field, rest) = match label(found.rest) {
                Some((field, rest)) if field != GuideField::Text => (field, rest),
                _ => (GuideField::Text, found.rest),
            };
            return self.begin_example(found.number, field, rest);
        }
        match label(line) {
            Some((GuideField::Text, "")) => self.lines.field = None,
            Some((GuideField::Text, rest)) => self.unnumbered(rest),
            Some((_, "")) if self.lines.cells => {}
            Some((field, rest)) => self.label(field, rest),
            None => self.content(line),
        }
    }

    fn begin_example(&mut self, number: String, field: GuideField, rest: &str) {
        self.flush();
        self.add(Some(number), ExampleTexts { text: String::new(), ..ExampleTexts::default() });
        self.lines.field = Some(field);
        self.lines.loose = true;
        self.more(field, rest);
    }

    fn unnumbered(&mut self, text: &str) {
        self.flush();
        self.list = None;
        self.columns.clear();
        self.add(None, ExampleTexts { text: text.to_owned(), ..ExampleTexts::default() });
        self.lines.field = Some(GuideField::Text);
        self.lines.loose = true;
    }

    fn in_table(&self) -> bool {
        !self.columns.is_empty() && !self.lines.loose
    }

    fn label(&mut self, field: GuideField, rest: &str) {
        self.flush();
        self.lines.cells = false;
        let under_table = self.in_table();
        if !under_table && self.collected.current.is_none() {
            self.away = true;
            return;
        }
        self.sure = true;
        if under_table || self.list.is_some() {
            self.list = Some(field);
            self.away = true;
            self.list_item(field, rest);
        } else {
            self.lines.field = Some(field);
            // "Áreas de mejora: 1. … 2. …" after several examples is a list of all of them.
            let items = super::lists::items(rest);
            let first = items.first().and_then(|item| numbered(item, false));
            let list = items.len() > 1 || first.as_ref().is_some_and(|it| it.number == "1");
            if list && !self.lines.labelled && self.collected.last() > 1 {
                self.list = Some(field);
                self.list_item(field, rest);
            } else {
                self.more(field, rest);
            }
        }
    }

    fn more(&mut self, field: GuideField, text: &str) {
        if let Some(at) = self.collected.current
            && has_word(text)
        {
            self.collected.append(at, field, text);
        }
    }

    fn content(&mut self, line: &str) {
        if is_footer(line) {
            self.flush();
            self.list = None;
            self.lines.field = None;
            self.away = true;
            return;
        }
        if let Some(field) = self.list {
            return self.list_line(field, line);
        }
        let found = numbered(line, false).filter(|it| it.value().is_some());
        let next = found.as_ref().is_some_and(|it| it.value() == Some(self.collected.last() + 1));
        if self.in_table() {
            if next && !self.away {
                return self.table_row(&[Cell::new(line)]);
            }
            if self.sure || !next {
                self.away = true;
                return;
            }
        }
        if self.lines.cells {
            match found {
                Some(found) if next || self.collected.current.is_none() => {
                    self.begin_example(found.number, GuideField::Text, found.rest);
                    self.sure = true;
                }
                _ if self.collected.current.is_some() => self.lines.pending.push(line.to_owned()),
                _ => {}
            }
            return;
        }
        match (self.lines.field, found) {
            (Some(field), _) if self.lines.labelled => self.more(field, line),
            (_, Some(found)) if next || self.collected.current.is_none() => {
                if self.collected.subcriterion.is_some() {
                    self.begin_example(found.number, GuideField::Text, found.rest);
                } else {
                    self.keep_above(line);
                }
            }
            (Some(field), Some(found))
                if field != GuideField::Text && self.collected.place(&found.number).is_some() =>
            {
                self.list = Some(field);
                self.list_line(field, line);
            }
            (Some(field), _) => self.more(field, line),
            (None, _) => self.keep_above(line),
        }
    }

    /// A line of a list: an item of its own, or more of the item above.
    fn list_line(&mut self, field: GuideField, line: &str) {
        let bulleted = line.starts_with(['•', '-', '–', '*', '·', '▪']);
        let item = bulleted || numbered(line, false).is_some();
        match self.collected.current {
            Some(at) if !item && line.starts_with(char::is_lowercase) => {
                self.collected.append(at, field, line);
            }
            _ => self.list_item(field, line),
        }
    }

    /// Tells the cells of the last example apart that stood on a line each.
    pub fn flush(&mut self) {
        let cells = std::mem::take(&mut self.lines.pending);
        let Some(at) = self.collected.current else { return };
        if cells.is_empty() {
            return;
        }
        self.collected.say_once(FindingKind::GuideLines, &cells[0]);
        let area = match cells.iter().position(|line| is_negative(line)) {
            Some(at) => at,
            None if cells.len() > 1 => cells.len() - 1,
            None => cells.len(),
        };
        for (position, line) in cells.iter().enumerate() {
            let field = if position < area { GuideField::Strengths } else { GuideField::Area };
            self.collected.append(at, field, line);
        }
    }
}
