//! The shortest schedule that still fails in the same way, by leaving out and simplifying (Zeller's
//! delta debugging).

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::counts::EventCounts;
use crate::step::{Start, Step};
use crate::world::Fault;

/// The most schedules that are tried to shorten one.
const TRIES: u32 = 4_000;

/// Runs a schedule; a panic is a fault, too.
///
/// # Errors
/// Which rule did not hold.
pub fn run(start: Start, steps: &[Step]) -> Result<EventCounts, Fault> {
    catch_unwind(AssertUnwindSafe(|| crate::interpret::run(start, steps))).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        let said = said.or_else(|| panic.downcast_ref::<&str>().map(|it| (*it).to_owned()));
        Err(Fault { rule: "no panic", detail: said.unwrap_or_default() })
    })
}

struct Shrinking {
    start: Start,
    steps: Vec<Step>,
    fault: Fault,
    tries: u32,
}

/// A schedule that fails as this one does, and is as short as it was possible to make it.
pub fn shrink(start: Start, steps: &[Step], fault: &Fault) -> (Start, Vec<Step>, Fault) {
    let mut all = Shrinking { start, steps: steps.to_vec(), fault: fault.clone(), tries: 0 };
    loop {
        let before = (all.start, all.steps.clone());
        all.leave_out();
        all.simplify();
        if (all.start, all.steps.clone()) == before || all.tries > TRIES {
            return (all.start, all.steps, all.fault);
        }
    }
}

impl Shrinking {
    /// Takes a schedule if it fails in the same way.
    fn take_if_it_fails(&mut self, start: Start, steps: Vec<Step>) -> bool {
        self.tries += 1;
        if self.tries > TRIES {
            return false;
        }
        match run(start, &steps) {
            Err(fault) if fault.rule == self.fault.rule => {
                (self.start, self.steps, self.fault) = (start, steps, fault);
                true
            }
            _ => false,
        }
    }

    fn leave_out(&mut self) {
        let mut length = self.steps.len().div_ceil(2);
        while length > 0 {
            let mut at = 0;
            while at < self.steps.len() {
                let end = (at + length).min(self.steps.len());
                let mut steps = self.steps.clone();
                steps.drain(at..end);
                if !self.take_if_it_fails(self.start, steps) {
                    at += length;
                }
            }
            length /= 2;
        }
    }

    fn simplify(&mut self) {
        let start = self.start;
        for simpler in [
            Start { real: false, ..start },
            Start { tabs: start.tabs.saturating_sub(1), ..start },
            Start { rows: 1, ..start },
            Start { tasks: 0, ..start },
            Start { salt: 0, ..start },
            Start { salt: 1, ..start },
        ] {
            let simpler = Start {
                real: simpler.real && self.start.real,
                tabs: simpler.tabs.min(self.start.tabs),
                rows: simpler.rows.min(self.start.rows),
                tasks: simpler.tasks.min(self.start.tasks),
                salt: simpler.salt.min(self.start.salt),
            };
            if simpler != self.start {
                self.take_if_it_fails(simpler, self.steps.clone());
            }
        }
        for at in 0..self.steps.len() {
            for simpler in simpler(self.steps[at]) {
                let mut steps = self.steps.clone();
                if steps[at] != simpler {
                    steps[at] = simpler;
                    self.take_if_it_fails(self.start, steps);
                }
            }
        }
    }
}

/// Steps that say the same more simply.
fn simpler(step: Step) -> Vec<Step> {
    match step {
        Step::Wait(ms) => [1, 10, 100, 300, 1_000, 3_000, 10_000]
            .into_iter()
            .filter(|it| *it < ms)
            .map(Step::Wait)
            .collect(),
        Step::Write { tab, row, field } | Step::Choose { tab, row, field } => vec![
            Step::Write { tab, row: 0, field: 0 },
            Step::Write { tab, row, field: 0 },
            Step::Write { tab, row: 0, field },
            Step::Choose { tab, row, field },
        ],
        Step::Begin { tab, row, field, .. } => vec![
            Step::Begin { tab, row: 0, field: 0, append: false },
            Step::Begin { tab, row, field: 0, append: false },
            Step::Begin { tab, row: 0, field, append: false },
            Step::Begin { tab, row, field, append: false },
        ],
        Step::Remove { tab, .. } => vec![Step::Remove { tab, row: 0 }],
        Step::Come { tab, .. } => vec![Step::Come { tab, quick: false }],
        Step::Leave { tab } => vec![Step::Kill { tab }],
        _ => Vec::new(),
    }
}

/// A schedule as a test that can be pasted.
pub fn as_test(name: &str, start: Start, steps: &[Step], fault: &Fault) -> String {
    use std::fmt::Write as _;
    let mut text = format!("/// {}: {}\n#[test]\nfn {name}() {{\n", fault.rule, fault.detail);
    let _ = writeln!(text, "    let start = {start:?};");
    let _ = writeln!(text, "    check(start, &[");
    for step in steps {
        let _ = writeln!(text, "        Step::{step:?},");
    }
    text.push_str("    ]);\n}\n");
    text
}
