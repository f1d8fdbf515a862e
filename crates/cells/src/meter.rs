//! How far a reader has come.

/// How much of a file has been read, from 0 to 100. A reader tells it at least every tenth of
/// its work, so that whoever waits sees that something happens.
pub type Progress<'a> = &'a mut dyn FnMut(u8);

/// Tells the progress of a work of several parts, each tenth once at most.
pub struct Meter<'a> {
    progress: Progress<'a>,
    from: u8,
    to: u8,
    told: u8,
}

impl<'a> Meter<'a> {
    /// Begins at nothing.
    pub fn new(progress: Progress<'a>) -> Self {
        Self { progress, from: 0, to: 0, told: 0 }
    }

    /// What follows is the part of the work that ends at `to` hundredths.
    pub fn part(&mut self, to: u8) {
        self.from = self.to;
        self.to = to.max(self.from);
    }

    /// Says how much of this part is done: `hundredths` of each of the `all` pieces.
    pub fn share(&mut self, hundredths: usize, all: usize) {
        self.at(u8::try_from(hundredths / all.max(1)).unwrap_or(100));
    }

    /// Says how much of this part is done, in hundredths.
    pub fn at(&mut self, percent: u8) {
        let span = u32::from(self.to - self.from) * u32::from(percent.min(100)) / 100;
        let all = self.from.saturating_add(u8::try_from(span).unwrap_or(0));
        if all >= self.told.saturating_add(5) {
            self.told = all;
            (self.progress)(all);
        }
    }
}
