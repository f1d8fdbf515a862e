//! The columns of a plan that were found in what is none.

use plan::Column;

/// So many columns are a plan whatever stands beside them.
const ENOUGH: usize = 6;

/// Columns of the form, in its order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Columns(u16);

impl Columns {
    /// The columns in the order of the form.
    pub fn iter(self) -> impl Iterator<Item = Column> {
        Column::ALL.into_iter().filter(move |column| self.has(*column))
    }

    /// Whether a column is among them.
    pub fn has(self, column: Column) -> bool {
        self.0 & (1 << column.index()) != 0
    }

    /// How many they are.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The columns without which it is no plan, as many as a sentence tells: what is done, about
    /// what, and by whom. None where the columns would be enough.
    pub fn missing(self) -> impl Iterator<Item = Column> {
        const NEEDED: [Column; 7] = [
            Column::Action,
            Column::Area,
            Column::Objective,
            Column::Tasks,
            Column::Responsible,
            Column::Start,
            Column::End,
        ];
        let most = if self.len() < ENOUGH { 3 } else { 0 };
        NEEDED.into_iter().filter(move |column| !self.has(*column)).take(most)
    }

    pub(crate) fn add(&mut self, column: Column) {
        self.0 |= 1 << column.index();
    }

    /// Those of the two that are more.
    pub(crate) fn or_more(self, other: Self) -> Self {
        if other.len() > self.len() { other } else { self }
    }

    pub(crate) fn bits(self) -> u16 {
        self.0
    }

    pub(crate) fn from_bits(bits: u16) -> Self {
        Self(bits & ((1 << Column::ALL.len()) - 1))
    }
}

impl FromIterator<Column> for Columns {
    fn from_iter<I: IntoIterator<Item = Column>>(columns: I) -> Self {
        let mut all = Self::default();
        columns.into_iter().for_each(|column| all.add(column));
        all
    }
}
