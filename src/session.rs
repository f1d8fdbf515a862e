//! What one load of the page shares, whatever is shown: the route, the settings, the one notice,
//! the plans on this device as they are seen at once, and whether the app has failed. Nothing of it
//! is in a plan.
//!
//! May use `browser` and the crates. Must know no screen, no open plan and no part: what it holds
//! for those above it are signals and places without a type.

pub mod failure;
pub mod plan_list;
pub mod settings;
pub mod ui;

pub use self::ui::{ImportSlot, Intake, Notice, Offer, Route, Tone, Ui, View, use_ui};

/// The version written into plan files.
pub const VERSION: &str = concat!("Mejora ", env!("CARGO_PKG_VERSION"));
