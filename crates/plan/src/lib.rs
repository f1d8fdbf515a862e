//! The domain of Mejora, pure: no clock, no randomness, no input or output, no browser. Ids
//! and dates come in as arguments, so that every result can be had again.

pub mod apply;
pub mod areas;
pub mod backup;
pub mod catalogue;
pub mod column;
pub mod command;
pub mod common_affixes;
pub mod diff;
pub mod field;
mod field_path;
pub mod format;
pub mod groups;
pub mod history;
pub mod id;
mod id_index;
pub mod label;
mod limits;
pub mod lineage;
pub mod model;
pub mod month;
pub mod pages;
pub mod remark;
pub mod revert;
pub mod rollup;
mod rows;
pub mod shares;
pub mod short;
pub mod snapshots;
pub mod style;
pub mod suggest;
pub mod template;
pub mod timeline;
pub mod typed;
pub mod when;

pub use ::keyed;
pub use ::words::folding;
pub use apply::apply;
pub use column::Column;
pub use command::{ActionChange, Command, HeaderChange, Label, Rejected};
pub use diff::{Changes, changes};
pub use field::{ActionField, FieldValue, HeaderField};
pub use field_path::FieldPath;
pub use history::{History, Undone};
pub use id::{Id, IdSource, Sequence};
pub use label::MergeKey;
pub use lineage::{Stamp, Traced};
pub use model::*;
pub use month::Month;
pub use remark::Remark;
pub use revert::{LeftAlone, revert};
pub use short::short;
pub use style::MonthStyle;
pub use when::{Edge, Moment, When};

/// The longest text of one field, in characters. A cell of the form holds a few hundred; the
/// limit keeps a pasted book out of a row, where it could not be edited.
pub const MAX_TEXT: usize = 50_000;

/// The longest logo, in characters of its `data:` address: a picture of about 150 KB, far more
/// than a shrunk one has. The plan travels by e-mail and is saved at each change.
pub const MAX_LOGO: usize = 200_000;

/// The most actions in a plan. Real plans have 3 to 50; above this the table is not usable.
pub const MAX_ACTIONS: usize = 5_000;
