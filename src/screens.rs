//! The screens, a folder each.

mod cards;
mod ficha;
mod guide;
mod help;
mod joining;
pub mod library;
mod month_picker;
pub mod opening;
mod plan;
mod plan_data;
mod print;
mod safety;
mod sending;
mod settings;
mod table;
mod timeline;
mod versions;

pub use ficha::Ficha;
pub use help::Help;
pub use joining::Joining;
pub use library::Library;
pub use month_picker::{MonthPicker, Wanted};
pub use opening::{Asking, Opening};
pub use plan::OpenPlan;
pub use plan_data::PlanData;
pub use print::{Print, break_words};
pub use safety::SafetyPanel;
pub use sending::Sending;
pub use settings::SettingsScreen;
pub use timeline::TimelineView;
pub use versions::Versions;
