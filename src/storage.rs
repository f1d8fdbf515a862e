//! Keeps every plan safe: carries out what the machine of `crates/storage` decides, and follows the
//! copies outside the browser. It is loaded right after the first screen; until then a change waits
//! in local storage.
//!
//! May use `editing` and all below it. Must know no screen and nothing of what is brought in: what
//! it is asked for, and how it is asked, stands in `requests`. Decides nothing about when and where
//! a plan is stored: that is the machine's business, and its invariants stand there.

mod backup;
mod backup_file;
pub mod conflicts;
pub mod download;
mod drafts;
mod effects;
mod envelopes;
mod here;
mod host;
mod installing;
pub mod marks;
mod person;
mod plan_operations;
mod requests;
mod safety;
mod save_before_reload;
pub mod snapshots;
mod stores;
pub mod unsigned;
pub mod updates;
mod warning;

pub use self::here::What;
pub use self::person::person;
pub use self::plan_operations::{PlanOperation, copy_of};
pub use self::requests::{OF_OPEN_PLAN, StorageRequest, keep, leave, send, take};
pub use self::safety::Safety;
pub use self::save_before_reload::save_before_reload;
