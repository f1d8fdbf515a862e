//! Schedules that failed once, as short as they could be made, each named by its seed and what was
//! wrong then.

use storage_simulator::{Start, Step, check};

/// The light said that all is saved while what only local storage had was shown beside it.
#[test]
fn seed_463_saved_beside_what_is_not() {
    check(
        Start::new(3, 1, 0, 0),
        &[
            Step::DatabaseFails,
            Step::Choose { tab: 2, row: 0, field: 1 },
            Step::Wait(300),
            Step::Crash,
        ],
    );
}

/// The light said so where the database held a damaged value.
#[test]
fn seed_515_saved_where_the_database_is_damaged() {
    check(Start::new(0, 1, 0, 0), &[Step::Damage { store: 1, which: 3, cut: false }]);
}

/// A tab whose database did not answer never learnt what another had saved.
#[test]
fn seed_808_nothing_is_looked_at_again() {
    check(
        Start::new(3, 1, 0, 0),
        &[
            Step::Choose { tab: 2, row: 0, field: 0 },
            Step::DatabaseHangs { tab: 1 },
            Step::Wait(12_428),
        ],
    );
}

/// A tab that was opened while the database failed never read what the dead had left there.
#[test]
fn seed_1687_a_failed_read_is_not_repeated() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::Choose { tab: 1, row: 1, field: 5 },
            Step::Wait(300),
            Step::Crash,
            Step::Come { tab: 0, quick: false },
            Step::DatabaseFails,
            Step::Wait(10),
        ],
    );
}

/// A plan was shown without its marks until the stores were read.
#[test]
fn seed_2348_a_version_is_removed_that_nobody_was_shown() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::DatabaseFails,
            Step::Begin { tab: 0, row: 0, field: 1, append: false },
            Step::Type { tab: 0 },
            Step::Choose { tab: 1, row: 0, field: 1 },
            Step::Close { tab: 0 },
            Step::Wait(100),
            Step::Open { tab: 0, plan: 0 },
            Step::Remove { tab: 0, row: 0 },
        ],
    );
}

/// A plan that only the key of a living session in the database held was in no list.
#[test]
fn seed_254_a_plan_is_not_listed() {
    check(
        Start::new(1, 1, 0, 1),
        &[Step::LocalFull, Step::Choose { tab: 0, row: 0, field: 1 }, Step::Wait(300)],
    );
}

/// The same after the tab was closed.
#[test]
fn seed_280_a_closed_plan_is_not_listed() {
    check(
        Start::new(1, 1, 0, 1),
        &[Step::LocalFull, Step::Choose { tab: 0, row: 0, field: 0 }, Step::Close { tab: 0 }],
    );
}

/// What waited for a text was shown, and stored by nobody.
#[test]
fn seed_25073_what_waited_is_not_stored() {
    check(
        Start::new(3, 1, 0, 1),
        &[
            Step::Kill { tab: 0 },
            Step::DatabaseHangs { tab: 2 },
            Step::Begin { tab: 1, row: 0, field: 1, append: false },
            Step::Remove { tab: 2, row: 0 },
            Step::Wait(3_255),
            Step::Kill { tab: 2 },
        ],
    );
}

/// The same with a value that the database lost.
#[test]
fn seed_24392_what_waited_is_not_stored_again() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::DatabaseLoses { tab: 0 },
            Step::Begin { tab: 1, row: 0, field: 0, append: false },
            Step::Remove { tab: 0, row: 0 },
            Step::Wait(300),
            Step::Kill { tab: 0 },
        ],
    );
}

/// A value that waited was written after a newer version of the app had saved the plan.
#[test]
fn seed_13859_the_next_value_is_written_all_the_same() {
    check(
        Start::new(1, 1, 0, 0),
        &[
            Step::DatabaseHangs { tab: 0 },
            Step::Choose { tab: 0, row: 2, field: 1 },
            Step::Wait(300),
            Step::Choose { tab: 0, row: 3, field: 2 },
            Step::Wait(300),
            Step::Newer,
        ],
    );
}

/// The wish to keep a plan lifted the stop because of a newer version of the app.
#[test]
fn seed_1876_a_newer_version_is_written_over() {
    check(Start::new(2, 1, 0, 0), &[Step::TakeOff { tab: 1 }, Step::Newer]);
}

/// A question that was never answered was taken to say that a plan had been put back.
#[test]
fn seed_43563_no_answer_is_not_no_tombstone() {
    check(
        Start::new(3, 1, 0, 0),
        &[
            Step::DatabaseHangs { tab: 1 },
            Step::Choose { tab: 2, row: 0, field: 5 },
            Step::Wait(5_795),
            Step::TakeOff { tab: 2 },
            Step::Wait(7_064),
        ],
    );
}

/// A question that was asked before the tombstone was there was taken to say so, too.
#[test]
fn seed_39825_an_old_answer_lifts_the_stop() {
    check(
        Start::new(2, 1, 0, 374_228),
        &[
            Step::Remove { tab: 1, row: 0 },
            Step::Wait(31),
            Step::Wait(247),
            Step::Wait(15),
            Step::TakeOff { tab: 1 },
            Step::Wait(300),
        ],
    );
}

/// A plan that was put back was not stored by the tab that had it open.
#[test]
fn seed_2583_put_back_and_not_stored() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::Begin { tab: 0, row: 0, field: 0, append: false },
            Step::Type { tab: 0 },
            Step::Finish { tab: 0 },
            Step::TakeOff { tab: 1 },
            Step::Wait(300),
            Step::PutBack { tab: 1 },
        ],
    );
}

/// What was on its way when a plan was taken off the device brought it back.
#[test]
fn seed_3665_a_mended_value_comes_back() {
    check(
        Start::new(1, 1, 0, 848_723),
        &[
            Step::Crash,
            Step::Come { tab: 0, quick: false },
            Step::Wait(7),
            Step::Damage { store: 0, which: 0, cut: false },
            Step::Wait(5),
            Step::Wait(5),
            Step::TakeOff { tab: 0 },
        ],
    );
}

/// A text that is being typed was not stored again after local storage had refused it.
#[test]
fn seed_38863_a_refused_draft_is_forgotten() {
    check(
        Start::new(2, 1, 0, 1),
        &[
            Step::LocalFull,
            Step::Begin { tab: 1, row: 2, field: 1, append: false },
            Step::Type { tab: 1 },
            Step::Wait(1_500),
            Step::LocalWorks,
            Step::Wait(10_000),
            Step::Kill { tab: 1 },
        ],
    );
}

/// A plan that was opened again while its last write ended was said to be saved with what came in
/// between.
#[test]
fn seed_67648_saved_is_said_of_the_write_before() {
    check(
        Start::new(3, 1, 0, 0),
        &[
            Step::Choose { tab: 1, row: 0, field: 1 },
            Step::Wait(1),
            Step::Choose { tab: 2, row: 0, field: 3 },
            Step::Wait(257),
            Step::Close { tab: 1 },
            Step::Open { tab: 1, plan: 0 },
        ],
    );
}

/// Damaged bytes were written under the key of a session that lives.
#[test]
fn seed_88545_a_living_session_s_key_is_written() {
    check(
        Start::new(2, 3, 0, 281_111),
        &[
            Step::LocalBlocked,
            Step::Choose { tab: 1, row: 0, field: 0 },
            Step::Wait(423),
            Step::Damage { store: 1, which: 0, cut: false },
        ],
    );
}

/// The two texts that the torture of the browser lost: what a text and the one that came meanwhile
/// were brought together to was recorded and not shown, and the screen was recorded over it.
#[test]
fn seed_25_the_screen_shows_what_is_recorded() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::Begin { tab: 1, row: 0, field: 1, append: false },
            Step::Type { tab: 1 },
            Step::Choose { tab: 0, row: 0, field: 1 },
            Step::Wait(300),
        ],
    );
}

/// A value that was changed while it was looked at was not looked at again.
#[test]
fn seed_160186_a_change_during_a_look_is_missed() {
    check(
        Start::new(2, 1, 0, 1),
        &[
            Step::Choose { tab: 0, row: 0, field: 0 },
            Step::Wait(300),
            Step::SlowReads { ms: 1_500 },
            Step::Choose { tab: 0, row: 0, field: 1 },
            Step::Wait(300),
            Step::Choose { tab: 1, row: 0, field: 0 },
            Step::Wait(779),
            Step::Begin { tab: 0, row: 0, field: 0, append: false },
            Step::Type { tab: 0 },
            Step::Leave { tab: 0 },
        ],
    );
}

/// A value that came during a look that was already on its way was not looked at again.
#[test]
fn seed_3000973_a_look_is_missed() {
    check(
        Start::new(2, 1, 0, 0),
        &[
            Step::Choose { tab: 1, row: 0, field: 1 },
            Step::Add { tab: 0 },
            Step::SlowReads { ms: 1_500 },
            Step::Wait(3_000),
            Step::Begin { tab: 0, row: 0, field: 4, append: false },
            Step::Type { tab: 0 },
            Step::Hide { tab: 0 },
            Step::Kill { tab: 0 },
        ],
    );
}

/// A plan that was put back was written over what a session that lives had stored meanwhile.
#[test]
fn seed_3012190_put_back_over_a_living_key() {
    check(
        Start::new(4, 1, 1, 629_168),
        &[
            Step::Begin { tab: 1, row: 3, field: 5, append: false },
            Step::Type { tab: 1 },
            Step::Choose { tab: 0, row: 3, field: 5 },
            Step::Choose { tab: 3, row: 3, field: 5 },
            Step::Choose { tab: 2, row: 0, field: 4 },
            Step::Wait(316),
            Step::TakeOff { tab: 1 },
            Step::Wait(39),
            Step::PutBack { tab: 1 },
            Step::Kill { tab: 2 },
        ],
    );
}

/// The oracle looked for a task that the one who typed had in sight and replaced.
#[test]
fn seed_3006654_a_task_that_was_in_sight() {
    check(
        Start::new(2, 2, 1, 949_095),
        &[
            Step::Choose { tab: 0, row: 0, field: 3 },
            Step::Wait(100),
            Step::Begin { tab: 0, row: 0, field: 2, append: false },
            Step::Type { tab: 0 },
            Step::Type { tab: 0 },
            Step::Wait(214),
            Step::Begin { tab: 0, row: 0, field: 2, append: false },
            Step::Type { tab: 0 },
            Step::Choose { tab: 1, row: 0, field: 2 },
            Step::Wait(300),
        ],
    );
}

/// What was being typed was looked for before its lock was free.
#[test]
fn seed_3082984_a_lock_is_free_late() {
    check(
        Start::new(1, 1, 0, 1),
        &[
            Step::Begin { tab: 0, row: 0, field: 0, append: false },
            Step::Type { tab: 0 },
            Step::Wait(2_772),
            Step::SlowLocks { ms: 12_000 },
            Step::Kill { tab: 0 },
        ],
    );
}

/// Who kept a plan showed what was still on its way out of the database.
#[test]
fn seed_3095126_kept_while_it_is_being_deleted() {
    check(
        Start::new(1, 1, 0, 28_462),
        &[
            Step::Crash,
            Step::Come { tab: 0, quick: true },
            Step::Come { tab: 1, quick: false },
            Step::SlowDatabase { tab: 0, ms: 4_000 },
            Step::Wait(10),
            Step::TakeOff { tab: 0 },
        ],
    );
}

/// A tab wrote over what it had stored itself, because the database did not answer when the plan
/// was opened again and local storage had no room for it.
#[test]
fn seed_3095360_the_own_key_is_written_unread() {
    check(
        Start::new(2, 1, 2, 0),
        &[
            Step::Choose { tab: 1, row: 3, field: 3 },
            Step::Wait(217),
            Step::Choose { tab: 0, row: 3, field: 4 },
            Step::Wait(40),
            Step::LocalFull,
            Step::Wait(300),
            Step::DatabaseHangs { tab: 0 },
            Step::Close { tab: 0 },
            Step::Open { tab: 0, plan: 0 },
            Step::Wait(10_000),
            Step::Choose { tab: 1, row: 2, field: 0 },
        ],
    );
}

/// The oracle took what another tab had undone, and not yet stored, for the word of this one.
#[test]
fn seed_896264_another_tab_undoes_while_this_one_is_made_sure_of() {
    check(
        Start::new(2, 1, 0, 94_245),
        &[
            Step::Close { tab: 0 },
            Step::Open { tab: 0, plan: 0 },
            Step::Choose { tab: 0, row: 1, field: 0 },
            Step::Wait(71),
            Step::Undo { tab: 0 },
            Step::Secure { tab: 1 },
        ],
    );
}
