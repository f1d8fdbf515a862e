//! Switches that break one rule each. They show that the simulator would notice, and exist in
//! builds for it only.

#[cfg(feature = "sabotage")]
use std::cell::Cell;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A rule that can be broken.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum SabotageRule {
            $($(#[$doc])* $name,)*
        }

        #[cfg(feature = "sabotage")]
        impl SabotageRule {
            /// All rules.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

rules! {
    /// Another session's key is deleted only after a verified copy holds what stands there.
    VerifyBeforeClearing,
    /// A key is deleted only where its session lives no longer.
    OnlyTheDeadAreCleared,
    /// The light says "saved" only of what was read back equal.
    ReadBackBeforeSaved,
    /// Another tab's change is taken from local storage only where it is then stored again.
    StoreWhatOnlyLocalHolds,
    /// A text that was begun before another's came is recorded as one that did not know of it.
    TypedTextsBranch,
    /// What takes away the record that is typed in waits until the text is finished.
    RemovalsWaitForTexts,
    /// A database that cannot be read is not taken for an empty one.
    FailedReadIsNotEmpty,
    /// A plan that is closed is forgotten only when its last write has ended.
    ClosedPlansEndTheirWrites,
    /// The screen shows what is recorded.
    ScreenShowsTheRecord,
    /// What came is noted as held only when it was merged.
    NotedOnlyWhenMerged,
    /// What a store refused is tried again.
    RefusedIsTriedAgain,
    /// A plan that was taken off this device is not stored unasked.
    RemovedIsNotStored,
}

#[cfg(feature = "sabotage")]
thread_local! {
    static BROKEN: Cell<Option<SabotageRule>> = const { Cell::new(None) };
}

/// Breaks a rule from now on, or none, in this thread.
#[cfg(feature = "sabotage")]
pub fn set(rule: Option<SabotageRule>) {
    BROKEN.set(rule);
}

/// Whether a rule holds.
#[cfg(feature = "sabotage")]
pub(crate) fn holds(rule: SabotageRule) -> bool {
    BROKEN.get() != Some(rule)
}

/// Whether a rule holds: without the feature all do.
#[cfg(not(feature = "sabotage"))]
pub(crate) const fn holds(_: SabotageRule) -> bool {
    true
}
