//! The words of one cell and one value, both ways: what a person writes into a cell of the form as
//! months, codes, people, tasks; and what the form shows of each ([`form`]).
//!
//! For: the readers of tables, the writers of the form, and the cell editors. May use: `plan`, whose
//! values these are, and `words` (letters are folded there, once, for the domain needs it as well).
//! Must not: know grids, files or tables. A reader of a value never fails and never loses a word; what
//! it was not sure of it says as a [`FindingKind`].

mod blank;
mod calendar;
mod criterion;
mod date;
mod date_words;
mod figures;
mod finding;
pub mod form;
mod item;
mod moments;
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
pub use calendar::{CalendarLabel, CalendarUnit, calendar, named_unit, rank};
pub use criterion::{ReadCriterion, criterion, criterion_titled};
pub use finding::{Finding, FindingKind, Severity};
pub use moments::{DateContext, ReadWhen};
pub use order::{DateOrder, Signs};
pub use period::period;
pub use plain::plain;
pub use responsible::alone;
pub use responsible::{ReadResponsibles, responsibles};
pub use subcriterion::code_at;
pub use subcriterion::{ReadSubcriterion, subcriterion};
pub use task_lines::{take_numbers_off, typed_tasks};
pub use tasks::tasks;
pub use when::{counted, is_date, when};
