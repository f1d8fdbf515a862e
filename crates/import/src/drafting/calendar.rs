//! What is to be said about a calendar whose marks give the dates.

use plan::Column;
use values::FindingKind;

use super::Drafting;
use crate::header::ColumnRole;
use crate::months;
use crate::rows::Parsed;
use crate::shapes::marks;

impl Drafting {
    /// The year that a line over a calendar names, or its sheet: `Cronograma 2026`.
    pub(super) fn named_year(&self) -> Option<i32> {
        let lines = self.around.iter().map(|it| it.1.as_str()).filter(|it| months::is_group(it));
        let mut texts = lines.chain([self.grid.name.as_str()]);
        texts.find_map(values::period).map(|it| it.0.first())
    }

    /// What is to be said about the columns of a calendar.
    pub(super) fn calendar(&mut self, parsed: &Parsed, year: Option<i32>) {
        let row = self.tables[0].header.start;
        let marks = || parsed.entries.iter().flat_map(|it| &it.marks);
        let painted = marks().any(|it| it.1 == marks::PAINT);
        let kind = if painted { FindingKind::PaintRead } else { FindingKind::MarksRead };
        if marks().next().is_some() {
            self.find(kind, row, "").column = Some(Column::Start);
        }
        let slots = self.tables[0].slots.iter();
        let mut guessed = slots.filter(|it| it.guessed && matches!(it.role, ColumnRole::Mark(_)));
        if let Some(first) = guessed.next().map(|it| it.text.clone()) {
            self.find(FindingKind::MarksQuarters, row, &first).column = Some(Column::Start);
        }
        if let Some(year) =
            year.filter(|_| marks().any(|it| it.0.year.is_none() && it.0.months > 0))
        {
            let finding = self.find(FindingKind::MarksYear, row, "");
            finding.column = Some(Column::Start);
            finding.made = year.to_string();
        }
    }
}
