//! When and where a plan is kept: a machine of events in and effects out.
mod codec;
pub mod envelope;
mod event;
mod following;
pub mod keys;
mod message;
mod open_plan;
mod opening;
pub mod sabotage;
mod saving;
mod settling;
mod stored;
mod tab;
mod text;
mod work;

pub use codec::{Codec, Unreadable};
pub use event::{Answer, Ask, Effect, Event, Inspected, Light, NotSaved, Refused, Timer, Wanted};
pub use message::Message;
pub use tab::{Given, Tab};
