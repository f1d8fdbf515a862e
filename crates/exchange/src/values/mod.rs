//! Readers of single values: what a person writes into one cell of the form. The table's cell
//! editors use them as well.

mod blank;
mod calendar;
mod criterion;
mod date_words;
mod figures;
mod item;
mod months;
mod order;
mod period;
mod plain;
mod range;
mod responsible;
mod single;
mod subcriterion;
mod task_lines;
mod tasks;
mod tokens;
mod when;
mod written;

pub use blank::{holds_blank_word, is_blank};
pub(crate) use calendar::{CalendarLabel, Unit, calendar, named_unit, rank};
pub use criterion::{ReadCriterion, criterion};
pub use order::{DateOrder, Signs};
pub use period::period;
pub use plain::plain;
pub(crate) use responsible::alone;
pub use responsible::{ReadResponsibles, responsibles};
pub(crate) use subcriterion::code_at;
pub use subcriterion::{ReadSubcriterion, subcriterion};
pub use task_lines::{take_numbers_off, typed_tasks};
pub use tasks::tasks;
pub(crate) use when::counted;
pub use when::{DateContext, ReadWhen, when};
