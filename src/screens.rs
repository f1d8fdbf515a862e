//! The screens, a folder each.

mod cards;
mod ficha;
mod help;
mod library;
mod opening;
mod plan;
mod plan_data;
mod print;
mod settings;
mod table;
mod timeline;

pub use help::Help;
pub use library::Library;
pub use opening::Opening;
pub use plan::{OpenPlan, plan_name};
pub use settings::SettingsScreen;
