//! The tests of what the screens decide, in one program: linking one takes as long as most of them
//! run.

mod drag;
mod hands;
mod selection;
