//! What is kept beyond the last change: loaded after the first screen is there.

pub mod snapshots;
