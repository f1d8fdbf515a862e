//! Readers of single values: what a person writes into one cell of the form. The table's cell
//! editors use them as well.

mod blank;
mod calendar;
mod criterion;
mod date_words;
mod months;
mod period;
mod plain;
mod responsible;
mod single;
mod subcriterion;
mod tasks;
mod tokens;
mod when;

pub use blank::{holds_blank_word, is_blank};
pub(crate) use calendar::{CalendarLabel, Unit, calendar};
pub use criterion::{ReadCriterion, criterion};
pub use period::period;
pub use plain::plain;
pub(crate) use responsible::alone;
pub use responsible::{ReadResponsibles, responsibles, unit_key};
pub(crate) use subcriterion::code_at;
pub use subcriterion::{ReadSubcriterion, subcriterion};
pub use tasks::tasks;
pub use when::{DateContext, ReadWhen, when};
