//! The tables of a source, and what their columns hold.

use std::ops::Range;

use plan::Column;
use plan::keyed::Set;
use words::key;

use crate::found::Columns;
use crate::header::ColumnRole;

/// A column of a source table.
#[derive(Clone, Debug)]
pub(crate) struct SourceColumn {
    pub role: ColumnRole,
    /// The heading was misspelt, or could stand for another thing.
    pub guessed: bool,
    /// What the heading says.
    pub text: String,
    /// The year that the heading gives its dates, and the text that names it.
    pub year: Option<(i32, String)>,
}

impl SourceColumn {
    /// The column of the form that this is, or that *Tiempo* and *Meta* go with.
    pub fn column(&self) -> Option<Column> {
        match self.role {
            ColumnRole::Column(column) => Some(column),
            ColumnRole::Time => Some(Column::Start),
            ColumnRole::Target => Some(Column::Indicator),
            ColumnRole::Activities | ColumnRole::Mark(_) | ColumnRole::Other => None,
        }
    }
}

/// A table with the header of a plan. A page's repeated header begins a new one.
#[derive(Clone, Debug)]
pub(crate) struct SourceTable {
    /// The rows of the header.
    pub header: Range<usize>,
    /// The columns, left to right.
    pub slots: Vec<SourceColumn>,
}

impl SourceTable {
    /// The position of the column with this role.
    pub fn slot(&self, role: ColumnRole) -> Option<usize> {
        self.slots.iter().position(|slot| slot.role == role)
    }

    /// Whether a text is one of the headings, word for word.
    pub fn is_heading(&self, text: &str) -> bool {
        let text = key(text);
        text == "tiempo" || self.slots.iter().any(|slot| key(&slot.text) == text)
    }

    /// The years that the headings give the start and the end of each action.
    pub fn years(&self) -> [Option<i32>; 2] {
        [Column::Start, Column::End].map(|column| {
            let slot = self.column(column).or(self.slot(ColumnRole::Time))?;
            self.slots[slot].year.as_ref().map(|it| it.0)
        })
    }

    /// The position of a column of the form.
    pub fn column(&self, column: Column) -> Option<usize> {
        self.slot(ColumnRole::Column(column))
    }
}

/// How sure the cells of a source are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SourceShape {
    /// Cut from a text: line breaks may have torn rows apart.
    Text,
    /// Cells of a sheet or document.
    Cells,
}

/// The tables of a source.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    /// Those of a plan, top to bottom.
    pub tables: Vec<SourceTable>,
    /// The rows of headers of other tables.
    pub foreign: Set<usize>,
    /// The rows that our own writers left the id of an action at.
    pub marked: Set<usize>,
    /// The columns that the row names which names most of them, header or not.
    pub named: Columns,
    pub shape: SourceShape,
    /// No other row is an action.
    pub exact: bool,
}

impl SourceTable {
    /// The heading of the tasks.
    pub fn tasks(&self) -> &str {
        self.column(Column::Tasks).map_or("", |at| &self.slots[at].text)
    }

    /// Whether it has columns of a calendar.
    pub fn has_calendar(&self) -> bool {
        self.slots.iter().any(|slot| matches!(slot.role, ColumnRole::Mark(_)))
    }
}
