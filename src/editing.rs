//! The open plan and the one place that changes it; what a person can do with it, and the text that
//! is being typed.
//!
//! May use `widgets`, `session`, `browser` and the crates. Must know neither where the plan is
//! stored, which it asks for through [`StorageCalls`] and [`open_text::PlanStorage`], nor which screen
//! shows it: what lies over the plan is named in [`Overlay`] and drawn by the screens.

mod action_button;
pub mod actions;
pub mod drafts;
pub mod editor;
pub mod given_up;
pub mod open_text;
pub mod operations;
pub mod readers;
pub mod shown;
mod workspace;

pub use view_model::fields;

pub use self::action_button::{ActionButton, ActionItem, ActionMenu};
pub use self::editor::{Editor, Light, NotSaved, StorageCalls, UndoDirection, Warning};
pub use self::workspace::{MonthTarget, Overlay, Undecided, Workspace, use_workspace};
