//! The texts of an action, gathered from the rows that go together.

use plan::Column;
use words::{has_word, squeeze};

use crate::header::{ColumnRole, Stretch};
use crate::table::SourceTable;

/// The texts of an action, as the source wrote them.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActionEntry {
    /// The rows of the grid that hold it.
    pub rows: Vec<usize>,
    /// What the cells of the form's columns say.
    pub columns: [String; 13],
    pub time: String,
    pub target: String,
    /// Texts of columns that the form does not have: where they stand, and what they say.
    pub others: Vec<(Other, String)>,
    /// The heading above the action, as a position among those of the source.
    pub section: Option<usize>,
    /// Other rows of the table are numbered, this one is not.
    pub unnumbered: bool,
    /// Texts of rows below that were joined with it.
    pub wrapped: Vec<(usize, String)>,
    /// The years that headings give the start and the end.
    pub years: [Option<i32>; 2],
    /// Dates of its tasks, which the form has no place for.
    pub dates: Vec<String>,
    /// What its columns of a calendar say.
    pub marks: Vec<(Stretch, String)>,
    /// Line breaks in its cells had torn it into several rows.
    pub torn: bool,
}

/// A text that stands in no column of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Other {
    /// In a column with this heading.
    Heading(String),
    /// To the right of the last column, or below no heading.
    Outside,
}

/// Whether the name of a unit goes on in the next row.
fn goes_on(before: &str, after: &str) -> bool {
    let small = after.trim_start().starts_with(char::is_lowercase);
    let last = before.split_whitespace().next_back().unwrap_or_default();
    small || matches!(last, "de" | "del" | "la" | "las" | "los" | "y" | "e" | "para" | "en")
}

impl ActionEntry {
    /// What stands in the column of a role.
    pub fn text(&self, role: ColumnRole) -> &str {
        match role {
            ColumnRole::Column(column) => &self.columns[column.index()],
            ColumnRole::Time => &self.time,
            ColumnRole::Target => &self.target,
            ColumnRole::Activities | ColumnRole::Mark(_) | ColumnRole::Other => "",
        }
    }

    /// Adds a text to the column at this place.
    pub fn add(&mut self, table: &SourceTable, at: usize, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let slot = table.slots.get(at);
        let role = slot.map_or(ColumnRole::Other, |slot| slot.role);
        let field = match role {
            ColumnRole::Column(column) => &mut self.columns[column.index()],
            ColumnRole::Time => &mut self.time,
            ColumnRole::Target => &mut self.target,
            ColumnRole::Mark(stretch) => return self.marks.push((stretch, text.to_owned())),
            ColumnRole::Activities | ColumnRole::Other => {
                if has_word(text) {
                    let heading = slot.map(|slot| slot.text.clone()).filter(|text| has_word(text));
                    let other = heading.map_or(Other::Outside, Other::Heading);
                    self.others.push((other, squeeze(text)));
                }
                return;
            }
        };
        let dated = matches!(role, ColumnRole::Column(Column::Start | Column::End));
        if dated && values::is_date(field) && values::is_date(text) {
            // A task with dates of its own, as far as the form goes.
            let heading = slot.map(|slot| slot.text.clone()).unwrap_or_default();
            self.others.push((Other::Heading(heading), squeeze(text)));
        } else if !field.trim().is_empty() {
            if role == ColumnRole::Column(Column::Responsible) && field.trim() == text.trim() {
                return;
            }
            // A wrapped date or code goes on in the same word, a wrapped list on a new line.
            let joint = match role {
                ColumnRole::Column(Column::Tasks) => "\n",
                ColumnRole::Column(Column::Responsible) if !goes_on(field, text) => "\n",
                ColumnRole::Column(Column::Start | Column::End)
                    if field.trim_end().ends_with(['-', '/']) =>
                {
                    ""
                }
                _ => " ",
            };
            field.truncate(field.trim_end().len());
            field.push_str(joint);
            field.push_str(text.trim());
        } else {
            field.clear();
            field.push_str(text);
        }
    }

    /// Adds a text to the last column that says something.
    pub fn extend(&mut self, table: &SourceTable, text: &str) {
        let filled = |slot: &crate::table::SourceColumn| has_word(self.text(slot.role));
        if let Some(at) = table.slots.iter().rposition(filled) {
            self.add(table, at, text);
        } else {
            self.others.push((Other::Outside, squeeze(text)));
        }
    }
}
