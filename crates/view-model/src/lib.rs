//! What the screens decide without a browser: the fields of an action, what is shown of a plan,
//! what is selected in it, keys, steps, the drag of a bar and what is done with a range of cells. It
//! may use `plan` and `text`; it knows neither the page nor a clock, and a date comes in as an
//! argument.

pub mod chord;
pub mod cursor;
pub mod drag;
pub mod fields;
pub mod filter;
pub mod keys;
pub mod press;
pub mod range;
pub mod selection;
pub mod shown;
pub mod steps;
