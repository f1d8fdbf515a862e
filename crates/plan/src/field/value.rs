//! What a field holds, whatever record it is of: one kind for each way of being typed, written
//! and compared.

use std::sync::Arc;

use crate::column::Column;
use crate::id::Id;
use crate::model::{
    Action, CatalogueVersion, Criterion, Extra, Indicator, Member, OpenArea, Paper, Period,
    PlanState, PrintSize, Role, Signatory, Subcriterion, Task,
};
use crate::when::When;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident($holds:ty),)+) => {
        /// What a field says.
        #[derive(Clone, Copy, PartialEq)]
        pub enum FieldValue<'a> {
            $($(#[$doc])* $kind(&'a $holds),)+
        }

        /// Where what a field says is written.
        pub enum FieldSlot<'a> {
            $($(#[$doc])* $kind(&'a mut $holds),)+
        }

        impl FieldSlot<'_> {
            /// Makes the field say what another of its kind says.
            pub fn fill(self, value: FieldValue<'_>) {
                match (self, value) {
                    $((Self::$kind(to), FieldValue::$kind(from)) => to.clone_from(from),)+
                    _ => {}
                }
            }
        }
    };
}

kinds! {
    /// The identity of a record.
    Id(Id),
    /// A text that may have lines of its own.
    Text(String),
    /// A text of one line.
    Line(String),
    /// A picture as a `data:` address.
    Logo(String),
    /// Names, in their order.
    Texts(Vec<String>),
    /// Years.
    Period(Option<Period>),
    /// Where a plan stands.
    State(PlanState),
    /// The paper of a plan.
    Paper(Paper),
    /// The size of printed texts.
    PrintSize(PrintSize),
    /// The edition of the model.
    Catalogue(CatalogueVersion),
    /// What a signature says.
    Role(Role),
    /// The number of a criterion.
    Criterion(Option<Criterion>),
    /// The code of a subcriterion.
    Subcriterion(Option<Subcriterion>),
    /// A date that something begins on.
    Start(Option<When>),
    /// A date that something ends on.
    End(Option<When>),
    /// What imported cells said.
    Originals(keyed::Map<Column, String>),
    /// An indicator with its target.
    Indicator(Indicator),
    /// Who signs.
    Signatories(Vec<Signatory>),
    /// Who is in the committee.
    Committee(Vec<Member>),
    /// Tasks, which are records of their own.
    Tasks(Vec<Task>),
    /// Actions, which are records of their own.
    Actions(Vec<Arc<Action>>),
    /// Open áreas, which are records of their own.
    Areas(Vec<OpenArea>),
    /// Unknown keys of the file.
    Extra(Extra),
}

impl<'a> FieldValue<'a> {
    /// The text of a field that is nothing else.
    pub fn text(self) -> Option<&'a String> {
        match self {
            Self::Text(text) | Self::Line(text) => Some(text),
            _ => None,
        }
    }

    /// All words of the field that a person typed, text by text.
    pub fn words(self) -> Vec<&'a str> {
        match self {
            Self::Text(text) | Self::Line(text) => vec![text],
            Self::Texts(texts) => texts.iter().map(String::as_str).collect(),
            Self::Tasks(tasks) => tasks.iter().map(|task| task.text.as_str()).collect(),
            Self::Start(Some(when)) | Self::End(Some(when)) => vec![&when.written],
            _ => Vec::new(),
        }
    }

    /// What the field says in one text, as an editor of it begins with; `None` where it is no
    /// text, no date and no list of names.
    pub fn written(self) -> Option<String> {
        match self {
            Self::Text(_) | Self::Line(_) | Self::Texts(_) | Self::Start(_) | Self::End(_) => {
                Some(self.words().join(", "))
            }
            _ => None,
        }
    }
}

impl<'a> FieldSlot<'a> {
    /// Where the text of a field is written that is nothing else.
    pub fn text(self) -> Option<&'a mut String> {
        match self {
            Self::Text(text) | Self::Line(text) => Some(text),
            _ => None,
        }
    }
}
