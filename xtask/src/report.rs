//! Says what is being done and how long it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Announces a step, runs it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {what}");
    let start = Instant::now();
    let result = work();
    let word = if result.is_ok() { "done in" } else { "FAILED after" };
    eprintln!("  {what}: {word} {}", duration(start.elapsed()));
    result
}

/// The phases of a long command, with the time that each one took.
#[derive(Default)]
pub struct Phases {
    done: Vec<(&'static str, Duration)>,
}

impl Phases {
    /// Runs one phase under a heading and keeps its time.
    pub fn run(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        eprintln!("\n=== {name} ===");
        let start = Instant::now();
        let result = work();
        let elapsed = start.elapsed();
        let word = if result.is_ok() { "passed" } else { "FAILED" };
        eprintln!("=== {name}: {word}, {} ===", duration(elapsed));
        self.done.push((name, elapsed));
        result
    }

    /// One line that names every phase with its time.
    pub fn summary(&self) -> String {
        let total: Duration = self.done.iter().map(|(_, time)| *time).sum();
        let each: Vec<String> =
            self.done.iter().map(|(name, time)| format!("{name} {}", duration(*time))).collect();
        format!("{} ({})", duration(total), each.join(", "))
    }
}

/// A duration as a person says it.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 { format!("{seconds:.1} s") } else { format!("{:.1} min", seconds / 60.0) }
}

/// A count of bytes in kilobytes of 1,000 bytes.
pub fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_seconds_then_minutes() {
        assert_eq!(duration(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(duration(Duration::from_secs(90)), "1.5 min");
    }

    #[test]
    fn kilobytes_round_up() {
        assert_eq!(kilobytes(0), "0.0 kB");
        assert_eq!(kilobytes(1_001), "1.1 kB");
        assert_eq!(kilobytes(250_000), "250.0 kB");
    }
}
