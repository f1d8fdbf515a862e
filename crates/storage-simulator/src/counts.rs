//! What came to pass in schedules, counted.

use std::fmt;
use std::ops::AddAssign;

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident: $said:literal,)*) => {
        /// How often each thing came to pass.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
        pub struct EventCounts {
            $($(#[$doc])* pub $name: u64,)*
        }

        impl AddAssign for EventCounts {
            fn add_assign(&mut self, other: Self) {
                $(self.$name += other.$name;)*
            }
        }

        impl fmt::Display for EventCounts {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                $(writeln!(f, "{:>12}  {}", self.$name, $said)?;)*
                Ok(())
            }
        }
    };
}

counts! {
    /// Schedules that were run.
    schedules: "schedules",
    /// Steps in them.
    steps: "steps",
    /// Events that machines handled.
    events: "events",
    /// Changes that people made.
    edits: "changes",
    /// Pieces of text that came into a plan.
    texts: "pieces of text",
    /// Boxes in which people typed slowly, and finished.
    slow: "texts typed slowly",
    /// What another tab showed while a box was open.
    beneath: "changes shown under an open box",
    /// Tabs that were killed.
    kills: "tabs killed",
    /// Browsers that were killed.
    crashes: "browsers killed",
    /// Tabs and plans that were closed in order.
    closed: "tabs and plans closed",
    /// Copies that were joined.
    joined: "copies joined",
    /// Conflicts that were decided.
    decided: "conflicts decided",
    /// Fields with two versions at the end.
    conflicts: "fields with two versions at the end",
    /// Pieces at the end that only a second version holds.
    second: "pieces held by a second version alone",
    /// Rows whose being there is in question at the end.
    presence: "rows in question at the end",
    /// Screens beside "saved".
    saved: "times saved",
    /// Pieces shown beside "saved".
    promised: "pieces shown as saved",
    /// Refusals of a store.
    refused: "refusals of a store",
    /// Questions that were not answered in time.
    unanswered: "questions unanswered",
    /// Values that were damaged.
    damaged: "values damaged",
    /// Keys of dead sessions that were deleted.
    cleared: "keys of others deleted",
    /// Unfinished texts that were offered.
    offered: "unfinished texts offered",
    /// Plans that were taken off the device.
    taken_off: "plans taken off",
    /// Plans that a newer version has saved.
    frozen: "plans saved by a newer version",
}
