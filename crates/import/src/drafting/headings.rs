//! What is to be said about the headings of the tables.

use plan::keyed::Set;
use plan::{Column, Edge};
use values::{Finding, FindingKind};
use words::{has_word, key, squeeze};

use super::Drafting;
use crate::entry::Other;
use crate::header::{ColumnRole, says_more};
use crate::months;
use crate::rows::Parsed;
use crate::table::{SourceTable, is_ordinals};

/// How many missing columns are worth a word each.
const MOST_MISSING: usize = 3;

impl Drafting {
    /// What is to be said about the headings, each text once.
    pub(super) fn headings(&mut self, parsed: &Parsed) {
        let others = parsed.entries.iter().flat_map(|it| &it.others);
        let shown: Set<&str> = others
            .filter_map(|(other, _)| match other {
                Other::Heading(text) => Some(text.as_str()),
                Other::Outside => None,
            })
            .collect();
        let mut seen = Set::new();
        for table in self.tables.clone() {
            let row = table.header.start;
            for slot in &table.slots {
                let column = slot.column();
                let place = column.map_or("", Column::key);
                if matches!(slot.role, ColumnRole::Mark(_)) {
                    continue;
                }
                if !has_word(&slot.text) || !seen.insert(format!("{place}:{}", key(&slot.text))) {
                    continue;
                }
                if slot.role == ColumnRole::Other {
                    self.find(FindingKind::UnknownColumn, row, &slot.text);
                    if !shown.contains(slot.text.as_str()) {
                        self.around.push((row, slot.text.clone()));
                    }
                    continue;
                }
                if slot.guessed {
                    self.find(FindingKind::ColumnGuessed, row, &slot.text).column = column;
                }
                if says_more(&slot.text) {
                    self.heading_words(row, &slot.text, column);
                }
            }
            for row in table.header.clone() {
                self.group_words(row, &table, &mut seen);
            }
            self.years_of(&table, parsed);
        }
    }

    /// Keeps what a heading says beyond the name of its column.
    fn heading_words(&mut self, row: usize, text: &str, column: Option<Column>) {
        self.find(FindingKind::HeadingWords, row, text).column = column;
        self.heading_words.push(squeeze(text));
    }

    /// Keeps what the cells of a header say that no column has as its heading.
    fn group_words(&mut self, row: usize, table: &SourceTable, seen: &mut Set<String>) {
        let texts: Vec<String> = self.grid.rows[row].iter().map(|it| it.text.clone()).collect();
        if is_ordinals(&self.grid.rows[row]) {
            return;
        }
        let headings: Vec<String> = table.slots.iter().map(|slot| key(&slot.text)).collect();
        let of_calendar = |at: usize, text: &str| {
            let slot = table.slots.get(at);
            slot.is_some_and(|it| matches!(it.role, ColumnRole::Mark(_))) && months::is_named(text)
        };
        let texts = texts.iter().enumerate().filter(|(at, text)| !of_calendar(*at, text));
        for text in texts.map(|it| it.1).filter(|text| says_more(text)) {
            let key = key(text);
            let stands = headings.iter().any(|it| it.contains(&key));
            if has_word(text) && !stands && seen.insert(key) {
                self.heading_words(row, text, None);
            }
        }
    }

    /// Says which years the headings of a table gave to dates that name none.
    fn years_of(&mut self, table: &SourceTable, parsed: &Parsed) {
        for slot in &table.slots {
            let Some((year, text)) = &slot.year else { continue };
            let (column, edge) = match slot.role {
                ColumnRole::Column(Column::End) => (Column::End, Edge::End),
                _ => (Column::Start, Edge::Start),
            };
            let bare = |text: &str| {
                let read = values::when(text, edge, values::DateContext::default());
                has_word(text) && read.is_unclear()
            };
            let made = year.to_string();
            let said = |it: &Finding| {
                it.kind == FindingKind::YearFromHeading
                    && (it.column, &it.read, &it.made) == (Some(column), text, &made)
            };
            if !self.findings.iter().any(said)
                && parsed.entries.iter().any(|it| bare(it.text(slot.role)))
            {
                let found = self.find(FindingKind::YearFromHeading, table.header.start, text);
                found.column = Some(column);
                found.made = made;
            }
        }
    }

    /// What is to be said about the columns that the first table lacks.
    pub(super) fn missing(&mut self, parsed: &Parsed) {
        let table = self.tables[0].clone();
        let row = table.header.start;
        let missing = |column: &Column| {
            let optional = match column {
                Column::Number | Column::Comments => true,
                Column::Criterion => {
                    table.column(Column::Subcriterion).is_some() || !parsed.sections.is_empty()
                }
                Column::Start | Column::End => {
                    table.slot(ColumnRole::Time).is_some() || table.has_calendar()
                }
                _ => false,
            };
            !optional && table.column(*column).is_none()
        };
        let missing: Vec<Column> = Column::ALL.into_iter().filter(missing).collect();
        // A table that lacks many columns is meant to be a part of a plan, of which the actions are
        // missed nevertheless.
        let few = missing.len() <= MOST_MISSING;
        for column in missing.iter().filter(|it| few || **it == Column::Action) {
            self.find(FindingKind::MissingColumn, row, "").column = Some(*column);
        }
    }
}
