//! Bars under a mouse or a finger. While a bar is held only its own row is redrawn, by two
//! properties of its element; the plan changes once, when the bar is let go.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plan::timeline::Bar;
use plan::{Command, Grip, Id, Month, When, drag};

use super::board::{Board, Tip};
use crate::browser::dom;
use crate::browser::measure::{self, Rect};

/// How far from its end a bar is still held by that end, in CSS pixels.
const GRIP: f64 = 10.0;
/// The same under a finger.
const COARSE_GRIP: f64 = 18.0;
/// How far a held bar may be from the edge of the view before the view follows, and by how
/// much it follows.
const EDGE: f64 = 36.0;

/// The bar that is held, if any.
#[derive(Clone, Copy)]
pub struct Grab {
    /// The timeline.
    pub board: Board,
    scroller: NodeRef<html::Div>,
    held: StoredValue<Option<Held>>,
}

/// What a person does with a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hold {
    /// Drags the bar, or one of its ends.
    Drag(Grip, Bar),
    /// Draws a bar from this month where there is none.
    Draw(i32),
}

#[derive(Clone)]
struct Held {
    id: Id,
    hold: Hold,
    /// The box of the months, for the width of one.
    cells: Rect,
    month_width: f64,
    /// How far the view was scrolled, together with `x` the place of the grip.
    scrolled: f64,
    x: f64,
    months: i32,
    moved: bool,
    first: Month,
    all: i32,
    dates: (Option<When>, Option<When>),
}

/// New dates, and the bar that they make.
struct Outcome {
    dates: (Option<When>, Option<When>),
    at: i32,
    length: i32,
}

impl Grab {
    /// No bar is held.
    pub fn new(board: Board, scroller: NodeRef<html::Div>) -> Self {
        Self { board, scroller, held: StoredValue::new(None) }
    }

    /// Whether a bar is held.
    pub fn is_held(self) -> bool {
        self.held.with_value(Option::is_some)
    }
}

impl Held {
    fn outcome(&self) -> Outcome {
        let (start, end) = (self.dates.0.as_ref(), self.dates.1.as_ref());
        match self.hold {
            Hold::Draw(from) => {
                let to = (from + self.months).clamp(0, self.all - 1);
                let (from, to) = (from.min(to), from.max(to));
                let date = |at: i32| Some(When::of_month(self.first + at));
                Outcome { dates: (date(from), date(to)), at: from, length: to - from + 1 }
            }
            Hold::Drag(grip, bar) => {
                let drawn = (self.first + bar.start, self.first + (bar.start + bar.length - 1));
                let dates = drag(start, end, drawn, grip, self.months);
                let (at, length) = dragged(&bar, grip, self.months);
                Outcome { dates, at, length }
            }
        }
    }
}

/// The bar as it is drawn while it is dragged: never shorter than a month.
fn dragged(bar: &Bar, grip: Grip, months: i32) -> (i32, i32) {
    match grip {
        Grip::Move => (bar.start + months, bar.length),
        Grip::Start => {
            let months = months.min(bar.length - 1);
            (bar.start + months, bar.length - months)
        }
        Grip::End => (bar.start, (bar.length + months).max(1)),
    }
}

/// What a press at `x` CSS pixels from the first month takes hold of.
fn grip_at(bar: &Bar, month_width: f64, x: f64, coarse: bool) -> Option<Grip> {
    let (left, width) = (f64::from(bar.start) * month_width, f64::from(bar.length) * month_width);
    let reach = if coarse { COARSE_GRIP } else { GRIP };
    let inner = reach.min(width / 3.0);
    let outer = if coarse { reach } else { 4.0 };
    match x - left {
        x if x < -outer || x > width + outer => None,
        x if x < inner => Some(Grip::Start),
        x if x > width - inner => Some(Grip::End),
        _ => Some(Grip::Move),
    }
}

/// A press: takes hold of a bar, of one of its ends, or begins to draw one.
pub fn down(grab: Grab, event: &ev::PointerEvent) {
    let board = grab.board;
    if event.button() != 0 || grab.is_held() {
        return;
    }
    let Some(cells) = measure::around(event, ".tl-cells") else { return };
    let Some(id) = row_of(event) else { return };
    let Some(row) = board.layout.with_untracked(|layout| layout.row(id)) else { return };
    let (first, all) = board.frame.with_untracked(|frame| (frame.first, frame.months));
    let month_width = (cells.width / f64::from(all)).max(1.0);
    let x = f64::from(event.client_x());
    let coarse = event.pointer_type() != "mouse";
    let hold = match row.bar {
        Some(bar) => {
            grip_at(&bar, month_width, x - cells.left, coarse).map(|it| Hold::Drag(it, bar))
        }
        None => Some(Hold::Draw(((x - cells.left) / month_width).floor() as i32)),
    };
    let Some(hold) = hold else { return };
    let action = board.desk.editor.now().action(id).cloned();
    let Some(action) = action else { return };
    board.desk.editor.seal();
    board.desk.selected.set(Some(id));
    dom::capture_pointer(event);
    measure::focus_in_place(&format!("[data-bar='{id}']"));
    let dates = (action.start.clone(), action.end.clone());
    let scrolled = measure::scrolled(grab.scroller);
    grab.held.set_value(Some(Held {
        id,
        hold,
        cells,
        month_width,
        scrolled,
        x,
        months: 0,
        moved: false,
        first,
        all,
        dates,
    }));
}

/// A move: redraws the held bar when it has come to another month.
pub fn moved(grab: Grab, event: &ev::PointerEvent) {
    let x = f64::from(event.client_x());
    let changed = grab.held.try_update_value(|held| {
        let held = held.as_mut()?;
        follow(grab.scroller, x);
        let travelled = x - held.x + measure::scrolled(grab.scroller) - held.scrolled;
        let months = (travelled / held.month_width).round() as i32;
        let changed = months != held.months || (!held.moved && travelled.abs() > 4.0);
        held.months = months;
        held.moved |= changed;
        changed.then(|| held.clone())
    });
    if let Some(Some(held)) = changed {
        draw(grab.board, &held, x);
    }
}

/// Scrolls the view along while a bar is held at its edge.
fn follow(scroller: NodeRef<html::Div>, x: f64) {
    let Some((left, width)) = measure::span(scroller) else { return };
    if x > left + width - EDGE {
        measure::scroll_sideways_by(scroller, EDGE / 2.0);
    } else if x < left + EDGE {
        measure::scroll_sideways_by(scroller, -EDGE / 2.0);
    }
}

fn draw(board: Board, held: &Held, x: f64) {
    let outcome = held.outcome();
    let row = row_selector(held.id);
    measure::set_class(&row, "held", true);
    set_bar(&row, outcome.at, outcome.length);
    let language = board.desk.ui.language();
    let text = language.dates(outcome.dates.0.as_ref(), outcome.dates.1.as_ref());
    board.tip.set(Some(Tip { left: x, top: held.cells.top, text }));
}

fn set_bar(row: &str, at: i32, length: i32) {
    measure::set_properties(row, &[("--at", at.to_string()), ("--length", length.to_string())]);
}

/// The release: gives the action its new dates in one step.
pub fn up(grab: Grab, event: &ev::PointerEvent) {
    moved(grab, event);
    let Some(held) = release(grab) else { return };
    let is_change = held.months != 0 || matches!(held.hold, Hold::Draw(_));
    if is_change {
        let (start, end) = held.outcome().dates;
        commit(grab.board, held.id, start, end);
        grab.board.desk.editor.seal();
    }
}

/// Escape, or the browser has taken the finger for scrolling: the dates stay as they were.
pub fn give_up(grab: Grab) {
    if let Some(held) = release(grab)
        && held.moved
    {
        grab.board.said.set(grab.board.desk.ui.texts().timeline().given_up.to_owned());
    }
}

/// Lets the bar go and draws it as the plan has it.
fn release(grab: Grab) -> Option<Held> {
    let held = grab.held.try_update_value(Option::take).flatten()?;
    let row = row_selector(held.id);
    let (at, length) = match held.hold {
        Hold::Drag(_, bar) => (bar.start, bar.length),
        Hold::Draw(_) => (0, 0),
    };
    measure::set_class(&row, "held", false);
    set_bar(&row, at, length);
    grab.board.tip.set(None);
    Some(held)
}

/// Gives an action new dates, and says them.
pub fn commit(board: Board, id: Id, start: Option<When>, end: Option<When>) {
    let language = board.desk.ui.language();
    let said = language.dates(start.as_ref(), end.as_ref());
    if board.desk.editor.commit(Command::Reschedule { id, start, end }) {
        board.said.set(said);
    }
}

/// A click on a label opens the form; so does one on a bar that no pointer made.
pub fn click(board: Board, event: &ev::MouseEvent) {
    let id = dom::closest(event, "data-label").and_then(|id| id.parse().ok());
    if let Some(id) = id {
        board.desk.open_ficha(id);
    } else if event.detail() == 0
        && let Some(id) = bar_of(event)
    {
        board.desk.open_ficha(id);
    }
}

/// A double click on a bar opens the form.
pub fn double_click(board: Board, event: &ev::MouseEvent) {
    if let Some(id) = bar_of(event) {
        board.desk.open_ficha(id);
    }
}

/// The action of the bar that an event happened on.
pub fn bar_of(event: &ev::Event) -> Option<Id> {
    dom::closest(event, "data-bar")?.parse().ok()
}

fn row_of(event: &ev::Event) -> Option<Id> {
    dom::closest(event, "data-row")?.parse().ok()
}

fn row_selector(id: Id) -> String {
    format!("[data-row='{id}']")
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const BAR: Bar = Bar {
        start: 2,
        length: 3,
        open_start: false,
        open_end: false,
        leaves_period: false,
        backwards: false,
    };

    #[test]
    fn the_ends_of_a_bar_are_held_near_them() {
        let grip = |x: f64| grip_at(&BAR, 40.0, x, false);
        assert_eq!(grip(75.0), None);
        assert_eq!(grip(82.0), Some(Grip::Start));
        assert_eq!(grip(140.0), Some(Grip::Move));
        assert_eq!(grip(198.0), Some(Grip::End));
        assert_eq!(grip(205.0), None);
    }

    #[test]
    fn a_short_bar_can_still_be_moved() {
        let short = Bar { length: 1, ..BAR };
        assert_eq!(grip_at(&short, 15.0, 37.0, true), Some(Grip::Move));
        assert_eq!(grip_at(&short, 15.0, 20.0, true), Some(Grip::Start));
    }

    #[test]
    fn a_dragged_bar_keeps_a_month() {
        assert_eq!(dragged(&BAR, Grip::End, -9), (2, 1));
        assert_eq!(dragged(&BAR, Grip::Start, 9), (4, 1));
        assert_eq!(dragged(&BAR, Grip::Move, -4), (-2, 3));
    }
}
