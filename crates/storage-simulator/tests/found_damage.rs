//! Schedules with damaged values that failed once, as short as they could be made, each named by its
//! seed and what was wrong then.

use storage_simulator::{Start, Step, check};

/// The oracle took what only the memory of local storage held for what a crash leaves.
#[test]
fn seed_69810_a_crash_after_the_database_is_damaged() {
    check(
        Start::new(1, 1, 0, 0),
        &[
            Step::Choose { tab: 0, row: 1, field: 0 },
            Step::Wait(300),
            Step::Choose { tab: 0, row: 0, field: 0 },
            Step::Wait(257),
            Step::Damage { store: 1, which: 3, cut: false },
            Step::Crash,
        ],
    );
}

/// The same, where the damage is a cut.
#[test]
fn seed_165091_a_crash_after_the_database_is_cut() {
    check(
        Start::new(0, 1, 0, 0),
        &[
            Step::Come { tab: 0, quick: true },
            Step::Wait(96),
            Step::Kill { tab: 0 },
            Step::Come { tab: 0, quick: true },
            Step::Wait(100),
            Step::Damage { store: 1, which: 3, cut: true },
            Step::Crash,
        ],
    );
}

/// The oracle blamed a tab for damage that came after it had looked.
#[test]
fn seed_214531_damaged_after_it_was_read() {
    check(
        Start::new(2, 1, 2, 559_799),
        &[
            Step::Kill { tab: 1 },
            Step::Come { tab: 1, quick: false },
            Step::Kill { tab: 1 },
            Step::Come { tab: 1, quick: false },
            Step::Wait(10),
            Step::Damage { store: 1, which: 0, cut: false },
        ],
    );
}

/// The oracle looked for an offer in a plan that nobody can open any more.
#[test]
fn seed_161168_no_offer_in_a_plan_that_is_damaged_everywhere() {
    check(
        Start::new(2, 2, 1, 111_162),
        &[
            Step::Begin { tab: 1, row: 0, field: 1, append: false },
            Step::Type { tab: 1 },
            Step::Wait(3_000),
            Step::Damage { store: 2, which: 2, cut: true },
            Step::Kill { tab: 1 },
        ],
    );
}

/// A damaged value was mended in a plan that a newer version of the app had saved.
#[test]
fn seed_212302_mended_though_a_newer_version_has_it() {
    check(
        Start::new(1, 1, 0, 0),
        &[
            Step::Choose { tab: 0, row: 0, field: 1 },
            Step::Wait(523),
            Step::Damage { store: 1, which: 1, cut: true },
            Step::Newer,
            Step::Close { tab: 0 },
            Step::Open { tab: 0, plan: 0 },
        ],
    );
}

#[test]
fn seed_523587_a_deletion_on_its_way() {
    check(
        Start::new(2, 1, 0, 438_590),
        &[
            Step::Choose { tab: 1, row: 0, field: 1 },
            Step::Wait(286),
            Step::Damage { store: 2, which: 3, cut: true },
        ],
    );
}
