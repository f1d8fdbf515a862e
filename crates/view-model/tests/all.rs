//! The tests of what the screens decide, in one program: linking one takes longer than running them.

mod drag;
mod hands;
mod range_fill;
mod range_paste;
mod range_properties;
mod range_rows;
mod ranges;
mod selection;
