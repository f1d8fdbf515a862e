//! When and where a plan is kept: a machine of events in and effects out.
mod codec;
pub mod envelope;
mod event;
pub mod keys;
mod message;
mod tab;

pub use codec::{Codec, Unreadable};
pub use event::{Answer, Ask, Effect, Event, Inspected, Light, NotSaved, Refused, Timer, Wanted};
pub use message::Message;
pub use tab::{Given, Tab};
