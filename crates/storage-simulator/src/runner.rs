//! Many schedules, on all cores.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use crate::counts::EventCounts;
use crate::generate::schedule;
use crate::shrink::{as_test, run, shrink};
use crate::world::Fault;

/// A schedule that failed.
#[derive(Clone, Debug)]
pub struct FailedSchedule {
    /// Its seed.
    pub seed: u64,
    /// What was wrong.
    pub fault: Fault,
}

impl FailedSchedule {
    /// The shortest schedule that fails in this way, as a test that can be pasted; and all that
    /// happens in it, a line each.
    pub fn as_test(&self) -> (String, Vec<String>) {
        let (start, steps) = schedule(self.seed);
        let (start, steps, fault) = shrink(start, &steps, &self.fault);
        let name = format!("seed_{}", self.seed);
        (as_test(&name, start, &steps, &fault), crate::interpret::log(start, &steps))
    }
}

/// Runs the schedules of so many seeds from `first` on, on so many threads; stops soon after
/// `most` have failed. `prepare` is called in each thread. Gives what came to pass and what failed,
/// by seed.
pub fn run_many(
    first: u64,
    runs: u64,
    most: usize,
    threads: usize,
    prepare: impl Fn() + Sync,
) -> (EventCounts, Vec<FailedSchedule>) {
    let next = AtomicU64::new(0);
    let stop = AtomicBool::new(false);
    let all = Mutex::new((EventCounts::default(), Vec::new()));
    let work = || {
        prepare();
        let mut counts = EventCounts::default();
        while !stop.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= runs {
                break;
            }
            let seed = first + at;
            let (start, steps) = schedule(seed);
            match run(start, &steps) {
                Ok(more) => counts += more,
                Err(fault) => {
                    let mut all = all.lock().unwrap_or_else(|it| it.into_inner());
                    all.1.push(FailedSchedule { seed, fault });
                    stop.store(all.1.len() >= most, Ordering::Relaxed);
                }
            }
        }
        all.lock().unwrap_or_else(|it| it.into_inner()).0 += counts;
    };
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(work);
        }
    });
    let (counts, mut failed) = all.into_inner().unwrap_or_else(|it| it.into_inner());
    failed.sort_by_key(|it: &FailedSchedule| it.seed);
    (counts, failed)
}

/// How many threads this machine runs at once.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
