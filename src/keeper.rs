//! What keeps the work safe and the app at hand. It is loaded right after the first screen.

pub mod updates;
