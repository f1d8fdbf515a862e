//! The tests of the simulator, in one program: linking one takes as long as most of them run. Those in
//! `broken_rules` silence panics, and have one of their own.

mod found;
mod found_closed;
mod found_damage;
mod found_taken_off;
mod schedules;
