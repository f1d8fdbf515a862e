//! The texts that a workbook keeps in one place for all of its cells.

use crate::grid::MAX_GRID_TEXT;

/// How bold a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Weight {
    /// As its cell is.
    #[default]
    OfCell,
    /// All of it is bold.
    Bold,
    /// Some of it is not.
    Plain,
}

impl Weight {
    /// The weight of a text of two parts.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Plain, _) | (_, Self::Plain) => Self::Plain,
            (Self::OfCell, _) | (_, Self::OfCell) => Self::OfCell,
            _ => Self::Bold,
        }
    }

    /// Whether the text is bold in a cell that is, or is not.
    pub fn is_bold(self, cell: bool) -> bool {
        self == Self::Bold || (self == Self::OfCell && cell)
    }
}

/// Texts by number, in one stretch of memory. They have at most [`MAX_GRID_TEXT`] bytes, for no
/// more can be shown, and are two million at most.
#[derive(Default)]
pub(crate) struct SharedStrings {
    text: String,
    ends: Vec<(u32, Weight)>,
    cut: bool,
}

/// The most texts: more than there are cells in the largest book that is read.
const MAX_STRINGS: usize = 2_000_000;

impl SharedStrings {
    /// Adds a text; what is beyond the limits is left out.
    pub fn push(&mut self, text: &str, weight: Weight) {
        self.cut |= self.text.len() + text.len() > MAX_GRID_TEXT || self.ends.len() >= MAX_STRINGS;
        if self.cut {
            return;
        }
        self.text.push_str(text);
        self.ends.push((u32::try_from(self.text.len()).unwrap_or(u32::MAX), weight));
    }

    /// The text with a number.
    pub fn get(&self, index: usize) -> Option<(&str, Weight)> {
        let (end, weight) = *self.ends.get(index)?;
        let begin = index.checked_sub(1).and_then(|before| self.ends.get(before));
        let begin = begin.map_or(0, |(end, _)| *end);
        Some((self.text.get(begin as usize..end as usize)?, weight))
    }

    /// Whether there are more than were kept.
    pub fn is_cut(&self) -> bool {
        self.cut
    }
}
