//! Each rule of the machine, broken on purpose, is found out within 20,000 schedules.

use storage::sabotage::{self, Rule};
use storage_simulator::{cores, run_many};

#[test]
fn every_broken_rule_is_found() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut unfound = Vec::new();
    for rule in Rule::ALL {
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
