//! A simulator that tortures the machine of the storage: a browser, people and an oracle, without a
//! browser, a clock or chance. One seed is one run.
//!
//! A **schedule** is a list of [`Step`]s: what people do in one to four tabs, what the browser does
//! to them, and what becomes slow or fails. [`check`] carries one out. Whatever is late is late by
//! what a step says and a number that depends on nothing but the schedule, so that a schedule that
//! fails fails always, and can be shortened by leaving steps out.
//!
//! What it believes of browsers:
//! - Local storage is seen by all tabs at once, reaches the disk some seconds later in the order of
//!   writing, and is what had reached the disk after a crash. The other tabs hear of a change late.
//! - A transaction of the database ends late, after those that its tab began before; when it has
//!   ended, what it wrote is on the disk. It may fail, or never end.
//! - Messages of one tab reach another in their order, late; between tabs there is no order.
//! - A session's lock is free when its tab has gone, or a moment later.
//!
//! What the oracle holds the machine to (`judge`, `ledger`, `examine`):
//! 1. What was shown as saved is there after any kill.
//! 2. No text that somebody made without seeing another is gone without a question.
//! 3. What is being typed in a tab that is killed is offered again.
//! 4. Tabs end equal, show what they record, and both stores hold it.
//! 5. What was taken off the device in sight stays away.
//! 6. At every moment: no key of another is written; what a dead session left is deleted only when
//!    a copy on the disk holds it; "saved" is said only of what is on the disk.

mod chance;
mod codec;
mod copies;
mod counts;
mod draft;
mod effects;
mod examine;
mod fields;
mod generate;
mod gestures;
mod inspect;
mod interpret;
mod judge;
mod ledger;
mod life;
mod numbered;
mod page;
mod places;
mod runner;
mod shrink;
mod step;
mod stores;
mod world;

pub use counts::EventCounts;
pub use generate::schedule;
pub use runner::{FailedSchedule, cores, run_many};
pub use step::{Start, Step};
pub use world::Fault;

/// Carries a schedule out.
///
/// # Panics
/// Where a rule of the oracle does not hold.
pub fn check(start: Start, steps: &[Step]) {
    if let Err(fault) = interpret::run(start, steps) {
        panic!("{}: {}", fault.rule, fault.detail);
    }
}
