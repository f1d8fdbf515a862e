//! Whether the day or the month of a date in figures comes first.

/// The order of day and month in dates such as `03/04/2026`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum DateOrder {
    /// As the country writes: the third of April.
    #[default]
    DayFirst,
    /// As a program set to American English writes: the fourth of March.
    MonthFirst,
}

/// What dates tell about their order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Signs {
    /// A date that can only have its day first: `25/03/2026`.
    pub day_first: bool,
    /// A date that can only have its month first: `03/25/2026`.
    pub month_first: bool,
    /// A date that is another one in the other order: `03/04/2026`.
    pub either: bool,
}

impl Signs {
    /// What both tell together.
    pub fn and(self, other: Self) -> Self {
        Self {
            day_first: self.day_first || other.day_first,
            month_first: self.month_first || other.month_first,
            either: self.either || other.either,
        }
    }

    /// The order that is proved; `None` where none is, or both are.
    pub fn proves(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// Day and month of two numbers in `order`, and what they tell; the only way that they can
    /// be read comes before the order.
    pub(super) fn of(first: u32, second: u32, order: DateOrder) -> ((u32, u32), Self) {
        let small = (first <= 12, second <= 12);
        let signs = Self {
            day_first: small == (false, true),
            month_first: small == (true, false),
            either: small == (true, true) && first != second,
        };
        match signs.proves().unwrap_or(order) {
            DateOrder::DayFirst => ((first, second), signs),
            DateOrder::MonthFirst => ((second, first), signs),
        }
    }
}
