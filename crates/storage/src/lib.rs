//! When and where a plan is kept: a machine of events in and effects out.
//!
//! One [`Tab`] is one load of the page. Whatever happens to it is an [`Event`]; whatever it does is
//! an [`Effect`]. It has no clock, no chance, no input and no output of its own: `src/storage` of the
//! app carries its effects out in a browser, `crates/storage-simulator` in a world where all goes
//! wrong that can.
//!
//! # Invariants
//!
//! Each stands with the check of the simulator that holds it.
//!
//! 1. No session writes under the key of another, but puts what is sound in place of what a dead
//!    one left damaged or in one store only. What is put back unread has a key that nobody has. *no
//!    session writes under the key of another*, *a session that lives is left its key*
//! 2. What a session has stored is deleted only when it lives no longer, and a verified copy of the
//!    one that deletes holds all that stood there, or what is damaged was set aside. A deletion names
//!    the values that it means, so that it takes nothing that was written since. *what a living
//!    session has stored stays*, *a verified copy holds what is deleted*, *what is damaged is set
//!    aside first*
//! 3. "Saved" is said only of what the database holds on the disk, and has given back equal. The save
//!    of an open plan is written there only after it was read. *what is said to be safe is stored*,
//!    *what is shown as saved is on the disk*
//! 4. The screen shows what is recorded; they differ only by changes made here that are not recorded
//!    yet. *what is recorded is shown*
//! 5. A text that was begun before something came for its record is recorded as one that knows
//!    nothing of it: nobody's text is replaced by somebody who did not see it. *no text is lost*, *what
//!    was shown as saved is there*
//! 6. What would take away the record in which a text is being typed waits for the text. *the record
//!    that is typed in stays*
//! 7. What came from local storage alone is stored again here, since nobody else may. *at the end
//!    all is saved*
//! 8. A store that cannot be read is not taken for an empty one, nor what is damaged for nothing.
//!    *a verified copy holds what is deleted*, *what was shown as saved is there*
//! 9. What was taken off the device comes back only with what somebody wrote who did not know, or
//!    when whoever opens it says so. *what was taken off the device stays away*, *nothing is stored of
//!    a plan that was taken away*
//! 10. What a newer version of the app has stored is not deleted, and nothing is stored of the plan
//!     after it was seen. *what a newer version has stored stays*, *nothing is stored of a plan that
//!     was taken away*
//! 11. Tabs that hear of one another end equal, and a tab that is opened then shows the same. *tabs
//!     end equal*, *a tab that is opened shows the same*
//! 12. The machine comes to rest. *it becomes quiet*
//!
//! # States
//!
//! A plan that is not open is *settled*: read from both stores, put into the one that lacks it, and
//! brought together under the key of this session where dead sessions left several values of it
//! (`settling`). An open plan is one object from its opening until its last write has ended:
//!
//! ```text
//!            Opened ──► opening ──stores read──► open ──Closed──► closing ──at rest──► gone
//!                       (local storage           │  ▲
//!                        is written)             │  └── Kept, or put back
//!                                                └─────► stopped (removed elsewhere, or newer)
//!
//!   saving:  idle ──250 ms after a change──► local storage ──► database ──► read back ──► clearing ──► idle
//!                                                                  └─ refused ─► again after 5 s
//!   a text:  none ──TextBegun──► open ──something came for its record──► on a branch ──TextEnded──► none
//!            what takes the record away is deferred until then
//! ```
mod codec;
pub mod envelope;
mod event;
mod following;
pub mod keys;
mod message;
mod open_plan;
mod opening;
pub mod outline;
pub mod sabotage;
mod saving;
mod settling;
mod stored;
mod tab;
mod text;
mod tombstone;
mod work;

pub use codec::{Codec, UnreadablePlan};
pub use event::{
    Ask, Effect, Event, Inspected, Light, NotSaved, StoreAnswer, StoreError, StoreQuery, Timer,
};
pub use message::Message;
pub use tab::{Given, Tab};
