//! Bars under a mouse or a finger. While a bar is held only its own row is redrawn, by two
//! properties of its element; the plan changes once, when the bar is let go. Here travel becomes
//! months; what a press comes to is decided by `view_model::press`, and what it makes of the dates
//! by `view_model::drag`.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plan::{Command, Id, When};
use view_model::drag::{ActionDates, Dragged, Hold, Months, grip_at};
use view_model::press::{LONG_PRESS, Press, Turn};

use super::state::{TimeScale, TimelineState, Tip};
use crate::browser::measure::{self, Rect};
use crate::browser::{clock, dom};

/// How far a held bar may be from the edge of the view before the view follows, and by how
/// much it follows.
const EDGE: f64 = 36.0;

/// The bar that is pressed, if any.
#[derive(Clone, Copy)]
pub struct BarDrag {
    /// The timeline.
    pub state: TimelineState,
    scroller: NodeRef<html::Div>,
    held: StoredValue<Option<Held>>,
}

#[derive(Clone)]
struct Held {
    id: Id,
    pointer: i32,
    press: Press,
    /// What waits for a finger to have rested long enough.
    resting: Option<TimeoutHandle>,
    hold: Hold,
    /// The box of the months, for the width of one.
    cells: Rect,
    month_width: f64,
    /// How far the view was scrolled, together with `x` the place of the grip.
    scrolled: f64,
    x: f64,
    months: i32,
    drawn: Months,
    dates: ActionDates,
}

impl BarDrag {
    /// No bar is pressed.
    pub fn new(state: TimelineState, scroller: NodeRef<html::Div>) -> Self {
        Self { state, scroller, held: StoredValue::new(None) }
    }

    /// Whether a bar is pressed.
    pub fn is_held(self) -> bool {
        self.held.with_value(Option::is_some)
    }

    /// Whether a finger holds a bar, so that the page must not scroll with it.
    fn keeps_page(self) -> bool {
        self.held.with_value(|held| held.as_ref().is_some_and(|held| held.press.keeps_page()))
    }
}

impl Held {
    /// What letting go now would come to.
    fn dragged(&self, state: TimelineState) -> Option<Dragged> {
        let plan = state.workspace.editor.now();
        let on = (self.drawn, Some(state.today));
        self.hold.dragged(&plan, self.id, &self.dates, on, self.months)
    }
}

/// A press: takes hold of a bar, of one of its ends, or begins to draw one. A second finger
/// gives up what the first one began.
pub fn down(bar_drag: BarDrag, event: &ev::PointerEvent) {
    let state = bar_drag.state;
    if bar_drag.is_held() {
        return give_up(bar_drag);
    }
    let finger = event.pointer_type() != "mouse";
    if event.button() != 0 || (finger && !event.is_primary()) {
        return;
    }
    let Some(cells) = measure::around(event, ".tl-cells") else { return };
    let Some(id) = row_of(event) else { return };
    let Some(row) = state.layout.with_untracked(|layout| layout.row(id)) else { return };
    let drawn = state.frame.with_untracked(TimeScale::drawn);
    let month_width = (cells.width / f64::from(drawn.count)).max(1.0);
    let x = f64::from(event.client_x());
    let hold = match row.bar {
        Some(bar) => {
            grip_at(&bar, month_width, x - cells.left, finger).map(|it| Hold::Drag(it, bar))
        }
        None => Some(Hold::Draw(((x - cells.left) / month_width).floor() as i32)),
    };
    let Some(hold) = hold else { return };
    let action = state.workspace.editor.now().action(id).cloned();
    let Some(action) = action else { return };
    let from = (event.client_x(), event.client_y());
    let chosen = state.workspace.selected.get_untracked() == Some(id);
    let press = if finger { Press::finger(from, chosen) } else { Press::mouse(from) };
    state.workspace.editor.seal();
    if !finger {
        choose(state, id);
        dom::capture_pointer(event);
    }
    let resting = if finger { clock::after(LONG_PRESS, move || rested(bar_drag)) } else { None };
    bar_drag.held.set_value(Some(Held {
        id,
        pointer: event.pointer_id(),
        press,
        resting,
        hold,
        cells,
        month_width,
        scrolled: measure::scrolled(bar_drag.scroller),
        x,
        months: 0,
        drawn,
        dates: (action.start.clone(), action.end.clone()),
    }));
}

fn choose(state: TimelineState, id: Id) {
    state.workspace.selected.try_set(Some(id));
    measure::focus_in_place(&format!("[data-bar='{id}']"));
}

/// A finger has rested on a row: it holds what it rests on, and sees so.
fn rested(bar_drag: BarDrag) {
    let held = bar_drag.held.try_update_value(|held| {
        let held = held.as_mut()?;
        (held.press.rested() == Turn::Holds).then(|| held.clone())
    });
    if let Some(Some(held)) = held {
        choose(bar_drag.state, held.id);
        draw(bar_drag.state, &held, held.x);
    }
}

/// A move: redraws the held bar when it has come to another month.
pub fn moved(bar_drag: BarDrag, event: &ev::PointerEvent) {
    let x = f64::from(event.client_x());
    let turned = bar_drag.held.try_update_value(|held| {
        let held = held.as_mut().filter(|held| held.pointer == event.pointer_id())?;
        let before = held.press;
        let turn = held.press.moved((event.client_x(), event.client_y()));
        if turn != Turn::Drags {
            return Some((turn, None));
        }
        follow(bar_drag.scroller, x);
        let travelled = x - held.x + measure::scrolled(bar_drag.scroller) - held.scrolled;
        let months = (travelled / held.month_width).round() as i32;
        let changed = months != held.months || before != held.press;
        held.months = months;
        Some((turn, changed.then(|| held.clone())))
    });
    match turned.flatten() {
        Some((Turn::Leaves, _)) => drop(release(bar_drag)),
        Some((_, Some(held))) => draw(bar_drag.state, &held, x),
        _ => {}
    }
}

/// A touch that moves. The page stays while a finger holds a bar; a second finger anywhere gives
/// up what the first one began.
pub fn touched(bar_drag: BarDrag, event: &ev::TouchEvent) {
    if bar_drag.is_held() && dom::fingers(event) > 1 {
        give_up(bar_drag);
    } else if bar_drag.keeps_page() && event.cancelable() {
        event.prevent_default();
    }
}

/// The menu of a browser. Under a finger that rests the finger holds the bar instead; the right
/// button chooses the row first, so that whatever is done then is done to what it was on.
pub fn menu(bar_drag: BarDrag, event: &ev::MouseEvent) {
    let finger = |held: &Held| held.resting.is_some();
    if bar_drag.held.with_value(|held| held.as_ref().is_some_and(finger)) {
        event.prevent_default();
    } else if let Some(id) = row_of(event) {
        bar_drag.state.workspace.selected.set(Some(id));
        measure::focus_in_place(&format!("[data-bar='{id}']"));
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

fn draw(state: TimelineState, held: &Held, x: f64) {
    let Some(dragged) = held.dragged(state) else { return };
    let row = row_selector(held.id);
    measure::set_class(&row, "held", true);
    set_bar(&row, dragged.at, dragged.length);
    let language = state.workspace.ui.language();
    let text = language.dates(dragged.dates.0.as_ref(), dragged.dates.1.as_ref());
    state.tip.set(Some(Tip { left: x, top: held.cells.top, text }));
}

fn set_bar(row: &str, at: i32, length: i32) {
    measure::set_properties(row, &[("--at", at.to_string()), ("--length", length.to_string())]);
}

/// The release: chooses, or gives the action its new dates in one step.
pub fn up(bar_drag: BarDrag, event: &ev::PointerEvent) {
    moved(bar_drag, event);
    let is_own = |held: &Held| held.pointer == event.pointer_id();
    if !bar_drag.held.with_value(|held| held.as_ref().is_some_and(is_own)) {
        return;
    }
    let Some(held) = release(bar_drag) else { return };
    let draws = matches!(held.hold, Hold::Draw(_));
    match held.press.released() {
        Turn::Taps { held: true } if draws => change(bar_drag.state, &held),
        Turn::Drops if draws || held.months != 0 => change(bar_drag.state, &held),
        _ => choose(bar_drag.state, held.id),
    }
}

/// Gives the action the dates to which its bar was dragged, and offers to take that back.
fn change(state: TimelineState, held: &Held) {
    let Some(Dragged { dates, .. }) = held.dragged(state) else { return };
    if dates == held.dates {
        return;
    }
    let (start, end) = dates;
    let Some(said) = commit(state, held.id, start, end) else { return };
    let workspace = state.workspace;
    workspace.editor.seal();
    let number = workspace.editor.now().position(held.id).map_or(0, |at| at + 1);
    let texts = workspace.ui.texts();
    let said = (texts.timeline().rescheduled)(number, &said);
    workspace.ui.offer(said, texts.common().undo, move || workspace.editor.undo());
}

/// Escape, a second finger, or the browser has taken the finger for scrolling: the dates stay
/// as they were.
pub fn give_up(bar_drag: BarDrag) {
    if let Some(held) = release(bar_drag)
        && held.press.released() == Turn::Drops
    {
        bar_drag.state.said.set(bar_drag.state.workspace.ui.texts().timeline().given_up.to_owned());
    }
}

/// Lets the bar go and draws it as the plan has it.
fn release(bar_drag: BarDrag) -> Option<Held> {
    let held = bar_drag.held.try_update_value(Option::take).flatten()?;
    if let Some(resting) = &held.resting {
        resting.clear();
    }
    let row = row_selector(held.id);
    let (at, length) = match held.hold {
        Hold::Drag(_, bar) => (bar.start, bar.length),
        Hold::Draw(_) => (0, 0),
    };
    measure::set_class(&row, "held", false);
    set_bar(&row, at, length);
    bar_drag.state.tip.set(None);
    Some(held)
}

/// Gives an action new dates; in words what they are, if it was done.
pub fn commit(
    state: TimelineState,
    id: Id,
    start: Option<When>,
    end: Option<When>,
) -> Option<String> {
    let said = state.workspace.ui.language().dates(start.as_ref(), end.as_ref());
    state.workspace.editor.commit(Command::Reschedule { id, start, end }).then_some(said)
}

/// A click on a label opens the form; so does one on a bar that no pointer made.
pub fn click(state: TimelineState, event: &ev::MouseEvent) {
    let id = dom::closest(event, "data-label").and_then(|id| id.parse().ok());
    if let Some(id) = id {
        state.workspace.open_ficha(id);
    } else if event.detail() == 0
        && let Some(id) = bar_of(event)
    {
        state.workspace.open_ficha(id);
    }
}

/// A double click on a bar opens the form.
pub fn double_click(state: TimelineState, event: &ev::MouseEvent) {
    if let Some(id) = bar_of(event) {
        state.workspace.open_ficha(id);
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
