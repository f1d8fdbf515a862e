//! Schedules in which a plan is taken off the device and that failed once, as short as they could be
//! made, each named by its seed. What was still on its way into the database came back, or the oracle
//! blamed a tab that could not know yet.

use storage_simulator::{Start, Step, check};

#[test]
fn seed_35008_full_local_storage() {
    check(
        Start::new(2, 1, 0, 0),
        &[Step::LocalFull, Step::Choose { tab: 1, row: 0, field: 2 }, Step::TakeOff { tab: 1 }],
    );
}

#[test]
fn seed_39586_blocked_local_storage() {
    check(
        Start::new(2, 1, 0, 0),
        &[Step::Choose { tab: 1, row: 3, field: 1 }, Step::LocalBlocked, Step::TakeOff { tab: 1 }],
    );
}

#[test]
fn seed_40686_a_text_begun() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::Begin { tab: 1, row: 0, field: 3, append: false },
            Step::Type { tab: 1 },
            Step::LocalFull,
            Step::TakeOff { tab: 1 },
        ],
    );
}

#[test]
fn seed_44929_a_text_begun_where_nothing_is_kept() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::LocalBlocked,
            Step::Begin { tab: 0, row: 1, field: 1, append: false },
            Step::Type { tab: 0 },
            Step::TakeOff { tab: 0 },
        ],
    );
}

#[test]
fn seed_45951_just_opened_again() {
    check(
        Start::new(2, 1, 0, 575_696),
        &[
            Step::LocalFull,
            Step::Close { tab: 0 },
            Step::Open { tab: 0, plan: 0 },
            Step::Wait(7),
            Step::SlowMessages { tab: 1, ms: 400 },
            Step::Wait(4),
            Step::TakeOff { tab: 1 },
        ],
    );
}

#[test]
fn seed_53061_damaged_and_secured() {
    check(
        Start::new(4, 1, 0, 0),
        &[
            Step::Damage { store: 1, which: 3, cut: false },
            Step::TakeOff { tab: 1 },
            Step::Secure { tab: 3 },
        ],
    );
}

#[test]
fn seed_76792_two_values_on_their_way() {
    check(
        Start::new(3, 1, 0, 1),
        &[
            Step::SlowDatabase { tab: 2, ms: 12_000 },
            Step::Choose { tab: 2, row: 0, field: 1 },
            Step::Wait(300),
            Step::Choose { tab: 2, row: 0, field: 1 },
            Step::TakeOff { tab: 2 },
        ],
    );
}

#[test]
fn seed_83125_full_local_storage_and_a_value_on_its_way() {
    check(
        Start::new(2, 1, 0, 0),
        &[Step::LocalFull, Step::Choose { tab: 1, row: 0, field: 3 }, Step::TakeOff { tab: 1 }],
    );
}

#[test]
fn seed_88049_secured_elsewhere() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::Choose { tab: 1, row: 0, field: 0 },
            Step::Choose { tab: 0, row: 0, field: 0 },
            Step::Secure { tab: 0 },
            Step::TakeOff { tab: 1 },
        ],
    );
}

#[test]
fn seed_104007_put_back_and_the_clock_jumps() {
    check(
        Start::new(2, 1, 0, 177_043),
        &[
            Step::TakeOff { tab: 1 },
            Step::PutBack { tab: 1 },
            Step::Wait(1_000),
            Step::Jump { minutes: -600 },
            Step::Crash,
            Step::Come { tab: 0, quick: false },
        ],
    );
}

#[test]
fn seed_108047_a_choice_where_nothing_is_kept() {
    check(
        Start::new(2, 1, 0, 0),
        &[Step::LocalBlocked, Step::Choose { tab: 0, row: 1, field: 1 }, Step::TakeOff { tab: 0 }],
    );
}

#[test]
fn seed_125870_a_move_where_nothing_is_kept() {
    check(
        Start::new(2, 3, 0, 0),
        &[Step::LocalBlocked, Step::Move { tab: 1, row: 0, to: 0 }, Step::TakeOff { tab: 1 }],
    );
}

#[test]
fn seed_241117_answers_that_were_for_the_plan_before() {
    check(
        Start::new(2, 1, 0, 500_705),
        &[
            Step::LocalFull,
            Step::Begin { tab: 0, row: 1, field: 0, append: false },
            Step::Type { tab: 0 },
            Step::Remove { tab: 1, row: 0 },
            Step::Finish { tab: 0 },
            Step::SlowDatabase { tab: 1, ms: 4000 },
            Step::Wait(3000),
            Step::Wait(3000),
            Step::TakeOff { tab: 1 },
            Step::Open { tab: 1, plan: 0 },
            Step::Wait(80),
            Step::Decide { tab: 1, conflict: 1, version: 0 },
        ],
    );
}

#[test]
fn seed_276942_put_back_while_the_stores_are_read() {
    check(
        Start::new(3, 1, 0, 568_825),
        &[
            Step::Choose { tab: 1, row: 0, field: 1 },
            Step::Wait(561),
            Step::Kill { tab: 2 },
            Step::Come { tab: 2, quick: false },
            Step::Wait(10),
            Step::TakeOff { tab: 2 },
            Step::Wait(12),
            Step::PutBack { tab: 2 },
        ],
    );
}

#[test]
fn seed_326921_put_back_what_a_newer_version_has_saved() {
    check(
        Start::new(4, 1, 0, 122_231),
        &[
            Step::Kill { tab: 1 },
            Step::Come { tab: 1, quick: false },
            Step::Kill { tab: 2 },
            Step::Come { tab: 2, quick: true },
            Step::Wait(3000),
            Step::Newer,
            Step::Kill { tab: 0 },
            Step::Come { tab: 0, quick: false },
            Step::TakeOff { tab: 0 },
            Step::Wait(19),
            Step::PutBack { tab: 0 },
        ],
    );
}

#[test]
fn seed_396484_saved_in_the_millisecond_of_the_removal() {
    check(
        Start::new(2, 1, 0, 739_756),
        &[
            Step::TakeOff { tab: 1 },
            Step::Begin { tab: 0, row: 0, field: 1, append: false },
            Step::Type { tab: 0 },
            Step::Close { tab: 0 },
            Step::Wait(300),
            Step::Wait(1425),
            Step::Crash,
        ],
    );
}

#[test]
fn seed_524906_put_back_and_taken_off_again() {
    check(
        Start::new(3, 1, 0, 0),
        &[
            Step::TakeOff { tab: 0 },
            Step::PutBack { tab: 0 },
            Step::Wait(22),
            Step::TakeOff { tab: 0 },
        ],
    );
}

#[test]
fn seed_8960_taken_off_twice_in_a_millisecond() {
    check(
        Start::new(2, 1, 0, 839_947),
        &[
            Step::Remove { tab: 1, row: 0 },
            Step::Wait(390),
            Step::Choose { tab: 1, row: 1, field: 2 },
            Step::TakeOff { tab: 1 },
            Step::TakeOff { tab: 0 },
            Step::Wait(3),
            Step::Kill { tab: 1 },
        ],
    );
}

/// What was read before the second removal was known was taken for the plan put back.
#[test]
fn seed_710316_taken_off_again_while_a_tab_looks_whether_it_is_back() {
    check(
        Start::new(2, 1, 0, 347_933),
        &[
            Step::TakeOff { tab: 0 },
            Step::Wait(1_000),
            Step::PutBack { tab: 0 },
            Step::Wait(14),
            Step::TakeOff { tab: 0 },
        ],
    );
}

/// The oracle let nobody answer a question that came after the end.
#[test]
fn seed_871406_the_question_comes_late() {
    check(
        Start::new(2, 1, 0, 779_713),
        &[
            Step::SlowMessages { tab: 1, ms: 1_500 },
            Step::TakeOff { tab: 1 },
            Step::Wait(100),
            Step::Choose { tab: 0, row: 0, field: 0 },
        ],
    );
}
