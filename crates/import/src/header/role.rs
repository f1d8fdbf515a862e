//! What a heading may mean, and how surely.

use plan::Column;

/// What a column of a source holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ColumnRole {
    /// A column of the form.
    Column(Column),
    /// *Tiempo*: start and end, in one column or over two.
    Time,
    /// *Meta*: the target of the indicator.
    Target,
    /// *Actividades*: the actions, or their tasks where the actions have a column of their own.
    Activities,
    /// A column of a calendar, in which marks say when an action runs.
    Mark(Stretch),
    /// Not known.
    Other,
}

impl ColumnRole {
    /// Whether it is one of the form's, or one of its kin.
    pub const fn is_known(self) -> bool {
        !matches!(self, Self::Mark(_) | Self::Other)
    }
}

/// How surely a heading is one of the form's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Sure {
    /// A word that stands for the column in some plans and for another thing in others.
    Maybe,
    /// A word that could stand for the column.
    Weak,
    /// A misspelling of the word.
    Guess,
    /// The word of the form, or its beginning.
    Exact,
}

/// What a heading says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ColumnHeading {
    pub role: ColumnRole,
    pub sure: Sure,
}

/// What a column of a calendar stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stretch {
    /// How many months it has; 0 for a month that is counted from the beginning.
    pub months: u8,
    /// Which of the year it is, or from the beginning, from 1.
    pub number: u8,
    /// The week in it, or from the beginning, from 1; 0 for the whole.
    pub week: u8,
    /// Its year, where the headings say one.
    pub year: Option<i32>,
    /// How many years after the first column's it is.
    pub turn: u8,
    /// Its place among those of the calendar; the weeks of a month share one.
    pub at: u8,
}
