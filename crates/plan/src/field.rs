//! The fields of a plan: the grain at which changes are labelled, undone and merged.

use crate::column::Column;
use crate::command::{ActionChange, HeaderChange};

/// A field of *Datos del plan*.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "Each is the field of `Header` of that name.")]
pub enum HeaderField {
    Institution,
    Title,
    Period,
    Motto,
    Logo,
    Signatories,
    Committee,
    Areas,
    State,
    Paper,
    PrintSize,
    Catalogue,
    InternalNote,
    Extra,
}

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

impl ActionField {
    /// The column that shows this field; `None` for those outside the form.
    pub const fn column(self) -> Option<Column> {
        Some(match self {
            Self::Subcriterion => Column::Subcriterion,
            Self::Area => Column::Area,
            Self::Action => Column::Action,
            Self::Objective => Column::Objective,
            Self::Tasks => Column::Tasks,
            Self::Start => Column::Start,
            Self::End => Column::End,
            Self::Resources => Column::Resources,
            Self::Indicator => Column::Indicator,
            Self::Responsible => Column::Responsible,
            Self::Comments => Column::Comments,
            Self::Target | Self::InternalNote | Self::Original | Self::Extra => return None,
        })
    }
}

impl HeaderChange {
    /// The field that this change writes.
    pub const fn field(&self) -> HeaderField {
        match self {
            Self::Institution(_) => HeaderField::Institution,
            Self::Title(_) => HeaderField::Title,
            Self::Period(_) => HeaderField::Period,
            Self::Motto(_) => HeaderField::Motto,
            Self::Logo(_) => HeaderField::Logo,
            Self::Signatories(_) => HeaderField::Signatories,
            Self::Committee(_) => HeaderField::Committee,
            Self::Areas(_) => HeaderField::Areas,
            Self::State(_) => HeaderField::State,
            Self::Paper(_) => HeaderField::Paper,
            Self::PrintSize(_) => HeaderField::PrintSize,
            Self::Catalogue(_) => HeaderField::Catalogue,
            Self::InternalNote(_) => HeaderField::InternalNote,
        }
    }
}

impl ActionChange {
    /// The field that this change writes.
    pub const fn field(&self) -> ActionField {
        match self {
            Self::Criterion(_) | Self::Subcriterion(..) | Self::Code(..) | Self::Unclear(..) => {
                ActionField::Subcriterion
            }
            Self::Area(_) => ActionField::Area,
            Self::Action(_) => ActionField::Action,
            Self::Objective(_) => ActionField::Objective,
            Self::Tasks(_) => ActionField::Tasks,
            Self::Start(_) => ActionField::Start,
            Self::End(_) => ActionField::End,
            Self::Resources(_) => ActionField::Resources,
            Self::Indicator(_) => ActionField::Indicator,
            Self::Target(_) => ActionField::Target,
            Self::Responsible(_) => ActionField::Responsible,
            Self::Comments(_) => ActionField::Comments,
            Self::InternalNote(_) => ActionField::InternalNote,
        }
    }

    /// The column whose cell this change writes; `None` for what has no column.
    pub const fn column(&self) -> Option<Column> {
        match self {
            Self::Criterion(_) => Some(Column::Criterion),
            Self::Unclear(column, _) => Some(*column),
            other => other.field().column(),
        }
    }
}
