//! Bars under the keyboard: arrows move and resize them by whole months.

use leptos::ev;
use leptos::prelude::*;
use plan::timeline::Bar;
use plan::{Id, When};
use view_model::cursor::{self, CursorMove};
use view_model::drag::{Grip, drag};
use view_model::keys::{self, BarKey};
use view_model::press::KeyPress;
use view_model::steps;

use super::gesture::{self, BarDrag, bar_of};
use super::state::TimelineState;
use crate::browser::{clock, dom};

/// A key pressed on a bar.
pub fn pressed(bar_drag: BarDrag, event: &ev::KeyboardEvent) {
    let state = bar_drag.state;
    let does = keys::on_bar(&dom::key_stroke(event));
    if does == Some(BarKey::GiveUp) && bar_drag.is_held() {
        gesture::give_up(bar_drag);
        return handled(event);
    }
    let Some((id, does)) = bar_of(event).zip(does) else { return };
    match does {
        BarKey::Step(grip, months) => step(state, id, grip, months),
        BarKey::Go(by) => go(state, by, id),
        BarKey::Open => state.workspace.open_ficha(id),
        BarKey::GiveUp => return,
    }
    handled(event);
}

fn handled(event: &ev::KeyboardEvent) {
    event.prevent_default();
    event.stop_propagation();
}

/// The focused bar is the chosen one, so that undo, duplicate and the form speak of it.
pub fn focused(state: TimelineState, event: &ev::FocusEvent) {
    let id = bar_of(event);
    if id.is_some() && state.workspace.selected.get_untracked() != id {
        state.workspace.selected.set(id);
    }
}

/// Moves or resizes a bar by a month. Presses in a row that do the same are one step to undo.
fn step(state: TimelineState, id: Id, grip: Grip, months: i32) {
    let press = KeyPress { id, grip, at: clock::now() };
    let before = state.key.try_update_value(|key| key.replace(press)).flatten();
    if !press.goes_on(before) {
        state.workspace.editor.seal();
    }
    let Some(action) = state.workspace.editor.now().action(id).cloned() else { return };
    let bar = state.layout.with_untracked(|layout| layout.row(id)).and_then(|row| row.bar);
    let (start, end) = match bar {
        Some(bar) => {
            let drawn = drawn(state, &bar);
            drag(action.start.as_ref(), action.end.as_ref(), drawn, grip, months)
        }
        None => first_dates(state),
    };
    if let Some(said) = gesture::commit(state, id, start, end) {
        state.said.set(said);
    }
}

fn drawn(state: TimelineState, bar: &Bar) -> (plan::Month, plan::Month) {
    state.layout.with_untracked(|layout| layout.timeline.drawn(bar))
}

/// The dates that an action without any begins with.
fn first_dates(state: TimelineState) -> (Option<When>, Option<When>) {
    let month = state.frame.with_untracked(|frame| {
        let (start, length) = frame.period.map_or((0, frame.months), |it| (it.start, it.length));
        let first = frame.first + start;
        steps::first_on_timeline((first, first + (length - 1)), clock::today())
    });
    (Some(When::of_month(month)), Some(When::of_month(month)))
}

/// Focuses the bar of another row; stays at the ends.
fn go(state: TimelineState, by: CursorMove, from: Id) {
    state.workspace.editor.seal();
    if let Some(id) = cursor::beside(from, by, &state.order()) {
        dom::focus(&format!("[data-bar='{id}']"));
    }
}
