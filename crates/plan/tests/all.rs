//! The tests of the domain, in one program: linking one takes as long as most of them run.

mod apply;
mod areas;
mod changes;
mod common;
mod format;
mod golden;
mod groups;
mod lineage;
mod lineage_histories;
mod lineage_model;
mod lineage_size;
mod pages;
mod snapshots;
mod style;
mod sums;
mod timeline;
mod together;
mod undo;
