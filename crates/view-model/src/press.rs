//! From a press on a bar of the timeline to its release, as a machine without a browser: what
//! moves a bar, and what only scrolls or chooses. Distances are in CSS pixels.

use plan::Id;

use crate::drag::Grip;

/// How long a finger rests on a bar that is not chosen until it holds it, in milliseconds.
pub const LONG_PRESS: u64 = 500;

/// How far a pointer may stray and still rest on one spot.
const SPOT: i32 = 8;

/// The longest pause within one run of key presses, in milliseconds.
const PAUSE: i64 = 1_500;

/// A press that goes on. A mouse holds what it presses; a finger only what was chosen before, or
/// what it has rested on for [`LONG_PRESS`]: any other touch is a tap or scrolls the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Press {
    from: (i32, i32),
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// A finger on what is not chosen.
    Resting,
    /// What is pressed goes along as soon as the pointer strays sideways; a finger may still scroll.
    Ready { finger: bool },
    /// A finger has rested long enough to hold what it presses.
    Held,
    /// What is pressed goes along.
    Dragging,
}

/// What has come of a press.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// Nothing yet.
    Waits,
    /// The finger holds the bar from now on.
    Holds,
    /// The bar goes along.
    Drags,
    /// It is no matter of bars: the page scrolls. Nothing changes.
    Leaves,
    /// It was let go on the spot where it began.
    Taps {
        /// Whether it held the bar, so that it may draw one here where there is none.
        held: bool,
    },
    /// The bar was let go where it is.
    Drops,
}

impl Press {
    /// A press of a mouse.
    pub const fn mouse(from: (i32, i32)) -> Self {
        Self { from, stage: Stage::Ready { finger: false } }
    }

    /// A press of a finger or a pen, on what is chosen or not.
    pub const fn finger(from: (i32, i32), chosen: bool) -> Self {
        let stage = if chosen { Stage::Ready { finger: true } } else { Stage::Resting };
        Self { from, stage }
    }

    /// Whether the page must not scroll along from now on.
    pub const fn keeps_page(self) -> bool {
        matches!(self.stage, Stage::Held | Stage::Dragging)
    }

    /// The pointer has come here.
    pub fn moved(&mut self, to: (i32, i32)) -> Turn {
        let (aside, along) = ((to.0 - self.from.0).abs(), (to.1 - self.from.1).abs());
        let strays = aside.max(along) > SPOT;
        match self.stage {
            Stage::Dragging => Turn::Drags,
            Stage::Resting if strays => Turn::Leaves,
            Stage::Ready { finger: true } if strays && along > aside => Turn::Leaves,
            // A mouse is steadier than a finger.
            Stage::Ready { finger: false } if aside > SPOT / 2 => self.drags(),
            Stage::Held | Stage::Ready { finger: true } if aside > SPOT => self.drags(),
            _ => Turn::Waits,
        }
    }

    fn drags(&mut self) -> Turn {
        self.stage = Stage::Dragging;
        Turn::Drags
    }

    /// The pointer was down for [`LONG_PRESS`].
    pub fn rested(&mut self) -> Turn {
        match self.stage {
            Stage::Resting | Stage::Ready { finger: true } => {
                self.stage = Stage::Held;
                Turn::Holds
            }
            _ => Turn::Waits,
        }
    }

    /// The pointer was let go.
    pub const fn released(self) -> Turn {
        match self.stage {
            Stage::Resting => Turn::Taps { held: false },
            Stage::Ready { .. } | Stage::Held => Turn::Taps { held: true },
            Stage::Dragging => Turn::Drops,
        }
    }
}

/// A key press that moves a bar, or one of its ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeyPress {
    /// The action.
    pub id: Id,
    /// What it moves.
    pub grip: Grip,
    /// When, in milliseconds of any clock.
    pub at: i64,
}

impl KeyPress {
    /// Whether this press is one gesture with the one before it, so that one undo takes both
    /// back: it moves the same, without a pause.
    pub fn goes_on(self, before: Option<Self>) -> bool {
        before.is_some_and(|before| {
            let pause = self.at - before.at;
            (self.id, self.grip) == (before.id, before.grip) && (0..=PAUSE).contains(&pause)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a finger that goes through these points.
    fn finger(chosen: bool, points: &[(i32, i32)]) -> Vec<Turn> {
        let mut press = Press::finger((100, 50), chosen);
        points.iter().map(|point| press.moved(*point)).collect()
    }

    #[test]
    fn a_swipe_that_begins_on_a_bar_scrolls() {
        assert_eq!(finger(false, &[(103, 51), (140, 52)]), [Turn::Waits, Turn::Leaves]);
        assert_eq!(finger(false, &[(100, 80)]), [Turn::Leaves]);
    }

    #[test]
    fn a_tap_chooses_and_holds_nothing() {
        let mut press = Press::finger((100, 50), false);
        assert_eq!(press.moved((104, 47)), Turn::Waits);
        assert!(!press.keeps_page());
        assert_eq!(press.released(), Turn::Taps { held: false });
    }

    #[test]
    fn what_is_chosen_goes_along_sideways_and_scrolls_up_and_down() {
        assert_eq!(finger(true, &[(104, 50), (112, 55)]), [Turn::Waits, Turn::Drags]);
        assert_eq!(finger(true, &[(104, 70)]), [Turn::Leaves]);
        assert_eq!(Press::finger((0, 0), true).released(), Turn::Taps { held: true });
    }

    #[test]
    fn a_long_press_holds_what_is_not_chosen() {
        let mut press = Press::finger((100, 50), false);
        assert_eq!(press.rested(), Turn::Holds);
        assert!(press.keeps_page());
        assert_eq!(press.moved((102, 75)), Turn::Waits);
        assert_eq!(press.moved((120, 75)), Turn::Drags);
        assert_eq!(press.moved((100, 50)), Turn::Drags);
        assert_eq!(press.rested(), Turn::Waits);
        assert_eq!(press.released(), Turn::Drops);
    }

    #[test]
    fn a_mouse_holds_what_it_presses() {
        let mut press = Press::mouse((100, 50));
        assert_eq!(press.moved((103, 90)), Turn::Waits);
        assert_eq!(press.rested(), Turn::Waits);
        assert_eq!(press.moved((105, 50)), Turn::Drags);
        assert_eq!(press.released(), Turn::Drops);
        assert_eq!(Press::mouse((0, 0)).released(), Turn::Taps { held: true });
    }

    #[test]
    fn key_presses_in_a_row_are_one_gesture() {
        let press = |bits, grip, at| KeyPress { id: Id::from_bits(bits), grip, at };
        let first = press(1, Grip::Move, 1_000);
        assert!(!first.goes_on(None));
        assert!(press(1, Grip::Move, 1_000 + PAUSE).goes_on(Some(first)));
        assert!(!press(1, Grip::Move, 1_001 + PAUSE).goes_on(Some(first)));
        assert!(!press(1, Grip::End, 1_100).goes_on(Some(first)));
        assert!(!press(2, Grip::Move, 1_100).goes_on(Some(first)));
        // The clock was put back meanwhile.
        assert!(!press(1, Grip::Move, 900).goes_on(Some(first)));
    }
}
