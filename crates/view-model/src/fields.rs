//! The fields of a plan as a person types them: the text that an editor begins with, the one
//! change that a finished text makes, and what there is to be told of it.

mod change;
mod place;
mod read;
mod readers;
pub mod task_rows;
mod told;

use plan::remark::unclear;
use plan::{Action, ActionChange, ActionField, Column, Edge, FieldValue, Id, Subcriterion, When};

pub use self::place::TextPlace;
pub use self::read::{dated, when};
pub use self::readers::{Readers, install, readers};
pub use self::told::DateNote;

/// A field that is edited as text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TextField {
    /// A column of the form. The number is not edited.
    Column(Column),
    /// The number or letter of the guide's example, apart from its subcriterion.
    Example,
    /// A field that is a mere text and that no column shows.
    Apart(ActionField),
}

impl TextField {
    /// What is typed for a field of an action; `None` for one that nobody types.
    pub fn of(field: ActionField) -> Option<Self> {
        let is_text = || field.text(&Action::new(Id::from_bits(0))).is_some();
        let column = field.column().map(Self::Column);
        column.or_else(|| is_text().then_some(Self::Apart(field)))
    }

    /// The field of an action that this is, or is a part of.
    pub fn action_field(self) -> ActionField {
        match self {
            Self::Example => ActionField::Subcriterion,
            Self::Apart(field) => field,
            Self::Column(column) => {
                ActionField::of_column(column).unwrap_or(ActionField::Subcriterion)
            }
        }
    }

    /// Whether the text has lines of its own: Enter in a short field ends the editing.
    pub fn is_long(self) -> bool {
        match self {
            Self::Example => false,
            Self::Apart(field) => {
                let empty = Action::new(Id::from_bits(0));
                matches!(field.value(&empty), Some(FieldValue::Text(_)))
            }
            Self::Column(column) => !matches!(
                column,
                Column::Number
                    | Column::Criterion
                    | Column::Subcriterion
                    | Column::Start
                    | Column::End
            ),
        }
    }

    /// The name of the field in the page.
    pub fn key(self) -> &'static str {
        match self {
            Self::Column(column) => column.key(),
            Self::Example => "example",
            Self::Apart(field) => field.key(),
        }
    }

    /// The field of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        if key == Self::Example.key() {
            return Some(Self::Example);
        }
        let apart = || plan::field::ACTION.iter().filter_map(|row| Self::of(row.of));
        let column = Column::from_key(key).map(Self::Column);
        column.or_else(|| apart().find(|field| field.key() == key))
    }

    /// The text that an editor of this field begins with.
    pub fn text(self, action: &Action) -> String {
        match self {
            Self::Column(Column::Number) => String::new(),
            Self::Column(column @ (Column::Criterion | Column::Subcriterion)) => {
                match (unclear(action, column), column) {
                    (Some(text), _) => text.to_owned(),
                    (None, Column::Subcriterion) => code(action),
                    (None, _) => {
                        action.criterion.map_or_else(String::new, |it| it.number().to_string())
                    }
                }
            }
            Self::Column(Column::Tasks) => {
                let tasks: Vec<&str> = action.tasks.iter().map(|task| task.text.as_str()).collect();
                tasks.join("\n")
            }
            Self::Example => action.example.clone(),
            Self::Column(_) | Self::Apart(_) => {
                let value = self.action_field().value(action);
                value.and_then(FieldValue::written).unwrap_or_default()
            }
        }
    }

    /// The end of the action that a date is of; `None` for other fields.
    fn edge(self) -> Option<Edge> {
        match self {
            Self::Column(Column::Start) => Some(Edge::Start),
            Self::Column(Column::End) => Some(Edge::End),
            _ => None,
        }
    }

    /// The date of an action; `None` also for fields that are no date.
    pub fn date(self, action: &Action) -> Option<&When> {
        match self.edge()? {
            Edge::Start => action.start.as_ref(),
            Edge::End => action.end.as_ref(),
        }
    }

    /// The change that gives this date a value.
    pub fn date_change(self, value: Option<When>) -> Option<ActionChange> {
        Some(match self.edge()? {
            Edge::Start => ActionChange::Start(value),
            Edge::End => ActionChange::End(value),
        })
    }
}

/// The subcriterion with its example as the form writes it: `1.1 (3)`.
pub fn code(action: &Action) -> String {
    code_of(action.subcriterion, &action.example)
}

/// A subcriterion with an example as the form writes it.
pub fn code_of(subcriterion: Option<Subcriterion>, example: &str) -> String {
    match (subcriterion, example) {
        (None, example) => example.to_owned(),
        (Some(code), "") => code.to_string(),
        (Some(code), example) => format!("{code} ({example})"),
    }
}
