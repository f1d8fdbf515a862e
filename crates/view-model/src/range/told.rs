//! What a person is told of a change of a range.

use plan::Column;
use text::Language;

/// What was done with a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RangeOperation {
    /// Cells were emptied.
    Emptied,
    /// Cells were emptied whose texts the clipboard has.
    Cut,
    /// Cells got the values of others, or one text.
    Filled,
    /// One text of the clipboard went into cells.
    PastedCells,
    /// A block of texts went onto its place.
    PastedBlock,
    /// The field of this column, or several fields, got one value in actions.
    ChangedInAll(Option<Column>),
    /// Actions were removed.
    Removed,
    /// Actions were copied.
    Duplicated,
    /// Actions were moved.
    Moved,
}

/// What a change of a range comes to. Each number is of what it names in the sentence; those that
/// the operation has no use for are 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RangeNote {
    /// What was done.
    pub operation: RangeOperation,
    /// The cells that were changed.
    pub cells: usize,
    /// The actions that it was done with.
    pub actions: usize,
    /// The columns of the block that was pasted, without the number.
    pub columns: usize,
    /// Those of the actions that are new.
    pub added: usize,
    /// The texts that are no date or code where one belongs. They are kept, and marked.
    pub unclear: usize,
    /// The columns of the block for which there was no room to the right.
    pub columns_left: usize,
    /// The actions among those of the range that are not shown, and stayed as they were.
    pub unseen_actions: usize,
    /// The same of its columns.
    pub unseen_columns: usize,
    /// The actions that were moved before one of another group, and stay in theirs.
    pub in_their_group: usize,
}

impl RangeNote {
    pub(super) fn of(operation: RangeOperation) -> Self {
        Self {
            operation,
            cells: 0,
            actions: 0,
            columns: 0,
            added: 0,
            unclear: 0,
            columns_left: 0,
            unseen_actions: 0,
            unseen_columns: 0,
            in_their_group: 0,
        }
    }

    /// The one sentence that tells the person.
    pub fn sentence(&self, language: Language) -> String {
        let texts = language.messages().ranges();
        let mut sentence = match self.operation {
            RangeOperation::Emptied => (texts.emptied)(self.cells),
            RangeOperation::Cut => (texts.cut)(self.cells),
            RangeOperation::Filled => (texts.filled)(self.cells),
            RangeOperation::PastedCells => {
                (texts.pasted_cells)(&(language.messages().common().cells)(self.cells))
            }
            RangeOperation::PastedBlock => {
                let columns = (language.messages().common().columns)(self.columns);
                (texts.pasted_block)(self.actions, &columns)
            }
            RangeOperation::ChangedInAll(None) => (texts.changed)(self.actions),
            RangeOperation::ChangedInAll(Some(column)) => {
                let actions = (language.messages().common().actions)(self.actions);
                (texts.changed_in)(language.column(column), &actions)
            }
            RangeOperation::Removed => (texts.removed)(self.actions),
            RangeOperation::Duplicated => (texts.duplicated)(self.actions),
            RangeOperation::Moved => (texts.moved)(self.actions),
        };
        let besides = [
            (self.added, texts.added),
            (self.unclear, texts.unclear),
            (self.columns_left, texts.columns_left),
            (self.unseen_actions, texts.unseen_actions),
            (self.unseen_columns, texts.unseen_columns),
            (self.in_their_group, texts.in_their_group),
        ];
        for (count, words) in besides {
            if count > 0 {
                sentence.push_str("; ");
                sentence.push_str(&words(count));
            }
        }
        sentence.push('.');
        sentence
    }
}
