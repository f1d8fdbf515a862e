//! What is brought in: dropped, pasted or chosen as a file on any screen, read here or in a worker,
//! and kept until it has been looked through.
//!
//! May use `storage` and all below it. Must know no screen: the question over an open plan is
//! handed to [`intake::Catch`], and what waits to be shown is named by the route.

pub mod incoming;
pub mod intake;
pub mod kinship;
pub mod office;
pub mod preview;
pub mod receive;
