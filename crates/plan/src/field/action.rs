//! The fields of an action and of a task.

use super::{ALWAYS, FILLED, FieldSpec, FieldValue, copy_field, table};
use crate::column::Column;
use crate::command::ActionChange;
use crate::model::{Action, Task};

/// A field of an action: the smallest part of it that is undone on its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "Each is the field of `Action` of that name.")]
pub enum ActionField {
    /// Criterion, subcriterion and example: apart they could contradict each other.
    Subcriterion,
    Area,
    Action,
    Objective,
    Tasks,
    Start,
    End,
    Resources,
    Indicator,
    Target,
    Responsible,
    Comments,
    InternalNote,
    Original,
    Extra,
}

/// All fields of an action, in the order of the file.
#[rustfmt::skip]
pub static ACTION: &[FieldSpec<Action, ActionField>] = table! {
    ActionField::Subcriterion, Some(Column::Criterion) => Criterion(criterion)
        = "criterion", ALWAYS, "The criterion; mostly that of the subcriterion, where there is one.";
    ActionField::Subcriterion, Some(Column::Subcriterion) => Subcriterion(subcriterion)
        = "subcriterion", ALWAYS, "The code of the subcriterion.";
    ActionField::Subcriterion, None => Line(example)
        = "example", ALWAYS, "The number of the guide's example, or its letter.";
    ActionField::Area, Some(Column::Area) => Text(area)
        = "area", ALWAYS, "Área de mejora: what is missing.";
    ActionField::Action, Some(Column::Action) => Text(action)
        = "action", ALWAYS, "Acción de mejora: what is done about it.";
    ActionField::Objective, Some(Column::Objective) => Text(objective)
        = "objective", ALWAYS, "Objetivo: what for.";
    ActionField::Tasks, Some(Column::Tasks) => Tasks(tasks)
        = "tasks", ALWAYS, "Tareas, in order.";
    ActionField::Start, Some(Column::Start) => Start(start)
        = "start", ALWAYS, "Inicio.";
    ActionField::End, Some(Column::End) => End(end)
        = "end", ALWAYS, "Fin.";
    ActionField::Resources, Some(Column::Resources) => Text(resources)
        = "resources", ALWAYS, "Recursos necesarios.";
    ActionField::Indicator, Some(Column::Indicator) => Text(indicator.text)
        = "indicator/text", ALWAYS, "What is measured.";
    ActionField::Target, None => Line(indicator.target)
        = "indicator/target", ALWAYS, "Meta: the value aimed at.";
    ActionField::Responsible, Some(Column::Responsible) => Texts(responsible)
        = "responsible", ALWAYS, "Responsable de seguimiento: posts or units, the lead first.";
    ActionField::Comments, Some(Column::Comments) => Text(comments)
        = "comments", ALWAYS, "Comentarios.";
    ActionField::InternalNote, None => Text(internal_note)
        = "internal_note", ALWAYS, "A note of the drafters, never printed.";
    ActionField::Original, None => Originals(original)
        = "original", FILLED, "What an imported cell said, by the key of its column, where the value differs.";
    ActionField::Extra, None => Extra(extra) = "", FILLED, "";
    ActionField::Extra, None => Extra(indicator.extra) = "", FILLED, "";
};

/// All fields of a task.
#[rustfmt::skip]
pub(crate) static TASK: &[FieldSpec<Task, &str>] = table! {
    "text", None => Text(text) = "text", ALWAYS, "What is to be done, without its number.";
    "extra", None => Extra(extra) = "", FILLED, "";
};

/// What an action says in a column that shows one field as it is: a text, a date or names.
/// Nothing in the others, which are the number, the codes and the tasks.
pub fn shown(action: &Action, column: Column) -> String {
    let plain = |row: &&FieldSpec<_, _>| row.column == Some(column);
    let value = ACTION.iter().find(plain).map(|row| (row.get)(action));
    value.and_then(FieldValue::written).unwrap_or_default()
}

/// All words of an action that a person typed, text by text, but its code.
pub fn words(action: &Action) -> impl Iterator<Item = &str> {
    let shown = ACTION.iter().filter(|row| row.of != ActionField::Subcriterion);
    shown.flat_map(|row| (row.get)(action).words())
}

impl ActionField {
    /// The first row of this field.
    fn row(self) -> Option<&'static FieldSpec<Action, Self>> {
        ACTION.iter().find(|row| row.of == self)
    }

    /// The field that this column shows; `None` for the number.
    pub fn of_column(column: Column) -> Option<Self> {
        ACTION.iter().find(|row| row.column == Some(column)).map(|row| row.of)
    }

    /// The column that shows this field; `None` for those outside the form.
    pub fn column(self) -> Option<Column> {
        match self {
            Self::Subcriterion => Some(Column::Subcriterion),
            _ => self.row()?.column,
        }
    }

    /// What the page calls a box of this field.
    pub fn key(self) -> &'static str {
        self.row().map_or("", |row| row.key.short())
    }

    /// What the field says; of the first of several parts.
    pub fn value(self, action: &Action) -> Option<FieldValue<'_>> {
        self.row().map(|row| (row.get)(action))
    }

    /// The text of a field that is nothing else; `None` for other fields.
    pub fn text(self, action: &Action) -> Option<&String> {
        self.value(action)?.text()
    }

    /// The same, to be written.
    pub fn text_mut(self, action: &mut Action) -> Option<&mut String> {
        (self.row()?.slot)(action).text()
    }

    /// Makes `to` say in this field what `from` does.
    pub fn copy(self, from: &Action, to: &mut Action) {
        copy_field(ACTION, self, from, to);
    }
}

impl ActionChange {
    /// The field that this change writes.
    pub const fn field(&self) -> ActionField {
        match self {
            Self::Criterion(_) | Self::Subcriterion(..) | Self::Code(..) | Self::Unclear(..) => {
                ActionField::Subcriterion
            }
            Self::Text(field, _) => *field,
            Self::Tasks(_) => ActionField::Tasks,
            Self::Start(_) => ActionField::Start,
            Self::End(_) => ActionField::End,
            Self::Responsible(_) => ActionField::Responsible,
        }
    }

    /// The column whose cell this change writes; `None` for what has no column.
    pub fn column(&self) -> Option<Column> {
        match self {
            Self::Criterion(_) => Some(Column::Criterion),
            Self::Unclear(column, _) => Some(*column),
            other => other.field().column(),
        }
    }
}
