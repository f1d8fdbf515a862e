//! What a person sees: a folder a screen. A screen whose code is loaded when it is first needed
//! declares that beside its code ([`crate::widgets::chunks`]).
//!
//! May use all rooms but `app`. Two screens may share what one of them owns, such as the printed
//! sheets, but no circle may come of it.

pub mod cards;
pub mod download;
pub mod ficha;
mod guide;
pub mod help;
pub mod library;
mod light;
pub mod merge_review;
pub mod month_picker;
pub mod plan;
pub mod plan_data;
pub mod preview;
pub mod print;
pub mod safety;
pub mod settings;
pub mod table;
pub mod timeline;
pub mod versions;
