//! Schedules in which a plan is closed and that failed once, as short as they could be made, each
//! named by its seed. A closed plan was forgotten while what no store had taken of it was to be tried
//! again.

use storage_simulator::{Start, Step, check};

const START: Start = Start { tabs: 0, rows: 1, tasks: 0, real: false, salt: 1 };

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
