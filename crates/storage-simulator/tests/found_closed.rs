//! Schedules in which a plan is closed and that failed once, as short as they could be made, each
//! named by its seed. A closed plan was forgotten while what no store had taken of it was to be tried
//! again.

use storage_simulator::{Start, Step, check};

const START: Start = Start::new(0, 1, 0, 1);

#[test]
fn seed_337920_edited_where_no_store_takes_anything() {
    check(
        START,
        &[
            Step::Come { tab: 0, quick: false },
            Step::LocalBlocked,
            Step::Choose { tab: 0, row: 0, field: 0 },
            Step::DatabaseFails,
            Step::Close { tab: 0 },
            Step::Wait(10),
        ],
    );
}

#[test]
fn seed_431422_closed_when_the_stores_have_answered() {
    check(
        START,
        &[
            Step::DatabaseFails,
            Step::LocalBlocked,
            Step::Come { tab: 0, quick: true },
            Step::Wait(10),
            Step::Close { tab: 0 },
        ],
    );
}

#[test]
fn seed_480047_closed_before_the_stores_have_answered() {
    check(
        START,
        &[
            Step::LocalBlocked,
            Step::DatabaseFails,
            Step::Come { tab: 0, quick: true },
            Step::Close { tab: 0 },
            Step::Wait(10),
        ],
    );
}

/// The screen of a closed plan was told what had been recorded at its closing.
#[test]
fn seed_611035_closed_with_a_record_and_its_text_undone() {
    check(
        Start::new(3, 1, 0, 0),
        &[
            Step::Write { tab: 2, row: 0, field: 3 },
            Step::Remove { tab: 2, row: 0 },
            Step::Wait(300),
            Step::Undo { tab: 2 },
            Step::Undo { tab: 2 },
            Step::Close { tab: 2 },
        ],
    );
}

/// The same, where the plan is closed since it is taken off the device.
#[test]
fn seed_914129_taken_off_with_a_record_undone() {
    check(
        Start::new(3, 1, 2, 0),
        &[
            Step::Choose { tab: 2, row: 0, field: 2 },
            Step::Wait(1_000),
            Step::Remove { tab: 1, row: 0 },
            Step::Undo { tab: 2 },
            Step::Wait(1_000),
            Step::Undo { tab: 1 },
            Step::TakeOff { tab: 1 },
        ],
    );
}
