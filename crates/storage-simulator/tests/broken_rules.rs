//! Each rule of the machine, broken on purpose, is found out within 20,000 schedules.

use storage::sabotage::{self, SabotageRule};
use storage_simulator::{Start, Step, check, cores, run_many};

#[test]
fn every_broken_rule_is_found() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut unfound = Vec::new();
    for rule in SabotageRule::ALL {
        let (counts, failed) = run_many(0, 20_000, 1, cores(), || sabotage::set(Some(*rule)));
        match failed.first() {
            Some(it) => println!(
                "{rule:?}: seed {} ({}), {} before",
                it.seed, it.fault.rule, counts.schedules
            ),
            None => unfound.push(*rule),
        }
    }
    let _ = std::panic::take_hook();
    assert_eq!(unfound, [], "broken and not found");
}

#[test]
fn a_merge_that_is_not_shown_loses_a_text_in_four_steps() {
    let start = Start::new(2, 1, 0, 0);
    let steps = [
        Step::Begin { tab: 1, row: 0, field: 1, append: false },
        Step::Type { tab: 1 },
        Step::Choose { tab: 0, row: 0, field: 1 },
        Step::Wait(300),
    ];
    check(start, &steps);
    sabotage::set(Some(SabotageRule::ScreenShowsTheRecord));
    let lost = std::panic::catch_unwind(|| check(start, &steps));
    sabotage::set(None);
    assert!(lost.is_err(), "it is not noticed");
}
