//! What one date says, as far as its pieces tell.

use super::order::{DateOrder, Signs};

/// What one date says, before a year is looked for elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Single {
    pub day: Option<u32>,
    pub month: Option<u32>,
    pub year: Option<i32>,
    /// Where the year stands in the text.
    pub year_at: Option<(usize, usize)>,
    /// A part of a year: how many months it has, and which it is, from 1.
    pub part: Option<(u32, u32)>,
    /// "Permanente".
    pub open: bool,
    /// From then on: the piece that says so.
    pub onward: Option<usize>,
    /// The one edge of an action that the words before the date make of it.
    pub only: Option<plan::Edge>,
    /// A number alone, which only another date beside it can explain.
    pub bare: Option<u32>,
    /// The two figures that were taken for the year, as in `marzo 15`, where they can be a day.
    pub loose: Option<u32>,
    /// The month stands in figures.
    pub numeric: bool,
    /// Two short numbers and nothing else, as `3/26`.
    pub short: bool,
    /// Two short numbers with a point between, which are a day only beside a whole one: `15.03.`.
    pub dotted: bool,
    /// Dashes and strokes part its figures.
    pub marked: bool,
    /// "Todo el año", without saying which.
    pub whole_year: bool,
    /// An ordinal among its words is a Roman number.
    pub roman: bool,
    pub misspelt: bool,
    /// A month before its day, or a year before its day and month.
    pub swapped: bool,
    /// Words beside the date.
    pub extra: bool,
    /// A piece of the stretch is meant, or the time around it: `finales de 2026`.
    pub vague: bool,
    /// The edge of the stretch that this piece is near.
    pub near: Option<plan::Edge>,
    /// The time before it, or around it: `antes de marzo`, `hacia marzo`.
    pub around: bool,
    /// A time of day, as a spreadsheet writes after a date.
    pub time: bool,
    /// What it tells about the order of day and month.
    pub signs: Signs,
}

impl Single {
    /// Whether it names a piece of a year, or of a part of one that is longer than a quarter, or the
    /// time around a year.
    pub(super) fn is_piece_of_year(&self) -> bool {
        let long = self.part.is_none_or(|(months, _)| months > 3);
        let stretch = self.month.is_none() && !self.open && long;
        stretch && (self.vague || self.around && self.part.is_none())
    }

    /// Whether the date is shown with its day first, since it was read with its month first: the
    /// form is for people who would read it as another day.
    pub(super) fn is_rewritten(&self, order: DateOrder) -> bool {
        order == DateOrder::MonthFirst && self.signs != Signs::default() && !self.extra
    }
}

/// The dashes that people and programs write.
pub(super) const DASHES: [char; 9] = ['-', '–', '—', '−', '‑', '‐', '‒', '―', '~'];

pub(super) fn is_dash(mark: char) -> bool {
    DASHES.contains(&mark)
}
