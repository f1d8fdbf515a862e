//! Chance that can be had again: the same seed gives the same run.

use plan::{IdSource as _, Sequence};

/// A source of chance.
#[derive(Clone, Debug)]
pub struct Chance(Sequence);

impl Chance {
    /// The chance of a seed.
    pub fn new(seed: u64) -> Self {
        // Neighbouring seeds would give neighbouring sequences.
        let mut seeds = Sequence::new(seed);
        Self(Sequence::new(seeds.next_id().bits()))
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_id().bits()
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.bits() % u64::from(end)).unwrap_or(0)
    }

    /// Yes in so many of a hundred cases.
    pub fn percent(&mut self, yes: u32) -> bool {
        self.below(100) < yes
    }

    /// One of several, of which there is at least one.
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(u32::try_from(all.len()).unwrap_or(1)) as usize]
    }
}

/// A number that looks random and depends on these alone.
pub fn mixed(parts: &[u64]) -> u64 {
    let mix = |seed: u64, part: &u64| Sequence::new(seed ^ part).next_id().bits();
    parts.iter().fold(0, mix)
}
