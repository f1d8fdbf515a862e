//! Schedules drawn from a seed. Each has a mood, so that what belongs together comes together: two
//! people at one cell, a browser that is killed often, stores that fail.

use crate::chance::Chance;
use crate::step::{Start, Step};

/// What a schedule is mostly about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// Several people at few cells.
    Crowd,
    /// Slow typing beside the others.
    Typing,
    /// Kills.
    Kills,
    /// Stores that are late, fail, hang or are full.
    Stores,
    /// A copy that comes by mail.
    Mail,
    /// Plans that are closed, opened and taken off the device.
    Shelf,
    /// A bit of everything.
    All,
}

const MOODS: [Mood; 8] = [
    Mood::Crowd,
    Mood::Typing,
    Mood::Typing,
    Mood::Kills,
    Mood::Stores,
    Mood::Mail,
    Mood::Shelf,
    Mood::All,
];

struct ScheduleGenerator {
    chance: Chance,
    mood: Mood,
    tabs: u32,
    rows: u32,
    fields: u32,
}

/// The schedule of a seed.
pub fn schedule(seed: u64) -> (Start, Vec<Step>) {
    let mut chance = Chance::new(seed);
    let mood = chance.pick(&MOODS);
    let tabs = chance.pick(&[1, 2, 2, 2, 2, 3, 3, 4]);
    let start = Start {
        tabs: tabs as u8,
        rows: chance.pick(&[1, 1, 2, 3]),
        tasks: chance.pick(&[0, 1, 2]),
        real: chance.below(50) == 0,
        salt: chance.below(1_000_000),
    };
    let rows = chance.pick(&[1, 1, 2, 4]);
    let fields = chance.pick(&[1, 2, 4, 6]);
    let mut drawing = ScheduleGenerator { chance, mood, tabs, rows, fields };
    let length = drawing.chance.pick(&[6, 10, 14, 18, 24, 36]);
    let mut steps = Vec::new();
    while steps.len() < length {
        drawing.draw(&mut steps);
    }
    (start, steps)
}

impl ScheduleGenerator {
    fn tab(&mut self) -> u8 {
        self.chance.below(self.tabs) as u8
    }

    fn row(&mut self) -> u8 {
        self.chance.below(self.rows) as u8
    }

    fn field(&mut self) -> u8 {
        self.chance.below(self.fields) as u8
    }

    fn flip(&mut self) -> bool {
        self.chance.percent(50)
    }

    fn wait(&mut self) -> Step {
        let most = self.chance.pick(&[10, 40, 40, 300, 300, 300, 1_500, 1_500, 6_000, 20_000]);
        Step::Wait(self.chance.below(most) + 1)
    }

    fn draw(&mut self, steps: &mut Vec<Step>) {
        let weights: [u32; 9] = match self.mood {
            //            write slow rows back mail come kills stores odd
            Mood::Crowd => [40, 15, 15, 10, 2, 5, 4, 5, 2],
            Mood::Typing => [25, 45, 6, 6, 2, 6, 5, 5, 2],
            Mood::Kills => [25, 14, 8, 6, 2, 12, 25, 8, 2],
            Mood::Stores => [25, 10, 8, 5, 2, 8, 10, 30, 3],
            Mood::Mail => [25, 12, 8, 8, 30, 5, 5, 5, 2],
            Mood::Shelf => [25, 8, 5, 5, 2, 28, 10, 8, 8],
            Mood::All => [20, 15, 10, 10, 10, 10, 10, 10, 4],
        };
        let mut dice = self.chance.below(weights.iter().sum());
        let kind = weights.iter().position(|weight| {
            let is_it = dice < *weight;
            dice = dice.saturating_sub(*weight);
            is_it
        });
        match kind {
            Some(0) => self.writing(steps),
            Some(1) => self.typing(steps),
            Some(2) => self.rows(steps),
            Some(3) => self.history(steps),
            Some(4) => self.mail(steps),
            Some(5) => self.coming(steps),
            Some(6) => self.killing(steps),
            Some(7) => self.storing(steps),
            _ => self.odd(steps),
        }
        if self.chance.percent(60) {
            steps.push(self.wait());
        }
    }

    fn writing(&mut self, steps: &mut Vec<Step>) {
        let (tab, row, field) = (self.tab(), self.row(), self.field());
        steps.push(match self.chance.below(4) {
            0 => Step::Choose { tab, row, field },
            _ => Step::Write { tab, row, field },
        });
    }

    /// Somebody types slowly, and meanwhile others do something, at the same cell more often than
    /// not.
    fn typing(&mut self, steps: &mut Vec<Step>) {
        let (tab, row, field) = (self.tab(), self.row(), self.field());
        steps.push(Step::Begin { tab, row, field, append: self.flip() });
        if self.chance.percent(85) {
            steps.push(Step::Type { tab });
        }
        for _ in 0..self.chance.below(4) {
            match self.chance.below(9) {
                0 | 1 => steps.push(Step::Type { tab }),
                2 => {
                    let other = self.tab();
                    if other != tab {
                        steps.push(Step::Remove { tab: other, row });
                    }
                }
                3 => {
                    steps.push(if self.flip() { Step::Hide { tab } } else { Step::Show { tab } });
                }
                4 => self.killing(steps),
                5 => {
                    let other = self.tab();
                    if other != tab {
                        steps.extend([Step::Remove { tab: other, row }, self.wait()]);
                        steps.extend([Step::Kill { tab: other }, self.wait(), Step::Hide { tab }]);
                    }
                }
                _ => {
                    let other = self.tab();
                    if other != tab {
                        steps.push(Step::Write { tab: other, row, field });
                    }
                }
            }
            if self.chance.percent(70) {
                steps.push(self.wait());
            }
        }
        match self.chance.below(10) {
            0 => steps.push(Step::GiveUp { tab }),
            1..=6 => steps.push(Step::Finish { tab }),
            _ => {}
        }
    }

    fn rows(&mut self, steps: &mut Vec<Step>) {
        let (tab, row, to) = (self.tab(), self.row(), self.row());
        steps.push(match self.chance.below(5) {
            0 | 1 => Step::Add { tab },
            2 | 3 => Step::Remove { tab, row },
            _ => Step::Move { tab, row, to },
        });
    }

    fn history(&mut self, steps: &mut Vec<Step>) {
        let tab = self.tab();
        let (conflict, version) = (self.chance.below(3) as u8, self.chance.below(3) as u8);
        steps.push(match self.chance.below(9) {
            0..=2 => Step::Undo { tab },
            3 => Step::Redo { tab },
            4 => Step::Note { tab },
            5 => Step::Restore { tab },
            6 => Step::Look { tab },
            _ => Step::Decide { tab, conflict, version },
        });
    }

    fn mail(&mut self, steps: &mut Vec<Step>) {
        let (tab, row, field) = (self.tab(), self.row(), self.field());
        match self.chance.below(8) {
            0 => steps.push(Step::Send { tab }),
            1 => steps.extend([Step::Send { tab }, Step::WriteElsewhere { row, field }]),
            2 | 3 => steps.push(Step::WriteElsewhere { row, field }),
            4 => steps.push(Step::RemoveElsewhere { row }),
            _ => steps.push(Step::Join { tab }),
        }
    }

    fn coming(&mut self, steps: &mut Vec<Step>) {
        let tab = self.tab();
        let quick = self.chance.percent(25);
        match self.chance.below(12) {
            0 | 1 => steps.extend([Step::Close { tab }, Step::Open { tab, plan: 0 }]),
            2 => {
                steps.push(Step::Close { tab });
                steps.push(self.wait());
                steps.push(Step::Open { tab, plan: self.chance.below(2) as u8 });
            }
            3 => steps.push(Step::Close { tab }),
            4 => steps.push(Step::Open { tab, plan: u8::from(self.chance.percent(20)) }),
            5 | 6 => {
                steps.push(Step::Leave { tab });
                steps.push(self.wait());
                steps.push(Step::Come { tab, quick });
            }
            7 => steps.push(Step::Leave { tab }),
            8 => steps.push(Step::Secure { tab }),
            9 => steps.push(Step::Hide { tab }),
            10 => steps.push(Step::Show { tab }),
            _ => steps.push(Step::Come { tab, quick }),
        }
    }

    fn killing(&mut self, steps: &mut Vec<Step>) {
        let tab = self.tab();
        let quick = self.chance.percent(25);
        match self.chance.below(5) {
            0 => steps.push(Step::Crash),
            1 => {
                steps.push(Step::Crash);
                for tab in 0..self.tabs.min(1 + self.chance.below(2)) {
                    steps.push(Step::Come { tab: tab as u8, quick });
                }
            }
            2 => steps.push(Step::Kill { tab }),
            _ => {
                steps.push(Step::Kill { tab });
                if self.flip() {
                    steps.push(self.wait());
                }
                steps.push(Step::Come { tab, quick });
            }
        }
    }

    fn storing(&mut self, steps: &mut Vec<Step>) {
        let tab = self.tab();
        let ms = self.chance.pick(&[100, 400, 1_500, 4_000, 12_000]);
        steps.push(match self.chance.below(19) {
            0 | 1 => Step::SlowMessages { tab, ms },
            2 | 3 => Step::SlowEvents { tab, ms },
            4 | 5 => Step::SlowDatabase { tab, ms },
            6 => Step::SlowDisk { ms },
            7 => Step::SlowReads { ms: ms.min(1_500) },
            8 => Step::SlowLocks { ms },
            9 => Step::LocalFull,
            10 => Step::LocalBlocked,
            11 => Step::LocalWorks,
            12 => Step::DatabaseFull,
            13 => Step::DatabaseFails,
            14 => Step::DatabaseHangs { tab },
            15 | 16 => Step::DatabaseWorks,
            17 => Step::DatabaseLoses { tab },
            _ => {
                if self.flip() {
                    Step::LocksUnknown
                } else {
                    Step::LocksKnown
                }
            }
        });
    }

    fn odd(&mut self, steps: &mut Vec<Step>) {
        let tab = self.tab();
        let minutes = self.chance.pick(&[-600, -90, -1, 1, 90, 600]);
        let (store, which) = (self.chance.below(3) as u8, self.chance.below(4) as u8);
        match self.chance.below(14) {
            0..=2 => steps.push(Step::Jump { minutes }),
            3 => steps.push(Step::Sleep { tab }),
            4 => steps.push(Step::Wake { tab }),
            5 | 6 => steps.push(Step::Damage { store, which, cut: self.flip() }),
            7 | 8 => steps.push(Step::TakeOff { tab }),
            9 => {
                steps.push(Step::TakeOff { tab });
                steps.push(self.wait());
                steps.push(Step::PutBack { tab });
            }
            10 => steps.push(Step::PutBack { tab }),
            11 => steps.push(Step::Keep { tab }),
            _ if self.chance.percent(30) => steps.push(Step::Newer),
            _ => steps.extend([Step::Sleep { tab }, self.wait(), Step::Wake { tab }]),
        }
    }
}
