//! Twenty thousand schedules, none of which may fail.

use storage_simulator::{cores, run_many};

#[test]
fn twenty_thousand_schedules_lose_nothing() {
    let (counts, failed) = run_many(0, 20_000, 1, cores(), || {});
    println!("{counts}");
    for it in &failed {
        println!("{}", it.as_test().0);
    }
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn a_seed_is_one_run() {
    let run = || run_many(77, 20, usize::MAX, 2, || {});
    let (one, failed) = run();
    let (other, failed_again) = run();
    assert_eq!((one, failed.len()), (other, failed_again.len()));
}
