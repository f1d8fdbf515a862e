//! Bars under the keyboard: arrows move and resize them by whole months.

use leptos::ev;
use leptos::prelude::*;
use plan::press::KeyPress;
use plan::timeline::Bar;
use plan::{Grip, Id, When, drag};

use super::board::Board;
use super::gesture::{self, Grab, bar_of};
use crate::browser::{clock, dom};

/// A key pressed on a bar.
pub fn pressed(grab: Grab, event: &ev::KeyboardEvent) {
    let board = grab.board;
    if event.key() == "Escape" && grab.is_held() {
        gesture::give_up(grab);
        return handled(event);
    }
    let Some(id) = bar_of(event) else { return };
    if event.ctrl_key() || event.meta_key() {
        return;
    }
    match event.key().as_str() {
        "ArrowLeft" => step(board, id, event, -1),
        "ArrowRight" => step(board, id, event, 1),
        _ if event.alt_key() || event.shift_key() => {}
        "ArrowUp" => go(board, event, |at, _| at.saturating_sub(1), id),
        "ArrowDown" => go(board, event, |at, last| (at + 1).min(last), id),
        "Home" => go(board, event, |_, _| 0, id),
        "End" => go(board, event, |_, last| last, id),
        "Enter" => {
            handled(event);
            board.desk.open_ficha(id);
        }
        _ => {}
    }
}

fn handled(event: &ev::KeyboardEvent) {
    event.prevent_default();
    event.stop_propagation();
}

/// The focused bar is the chosen one, so that undo, duplicate and the form speak of it.
pub fn focused(board: Board, event: &ev::FocusEvent) {
    let id = bar_of(event);
    if id.is_some() && board.desk.selected.get_untracked() != id {
        board.desk.selected.set(id);
    }
}

/// Moves or resizes a bar by a month. Presses in a row that do the same are one step to undo.
fn step(board: Board, id: Id, event: &ev::KeyboardEvent, months: i32) {
    let grip = match (event.shift_key(), event.alt_key()) {
        (true, true) => return,
        (true, false) => Grip::End,
        (false, true) => Grip::Start,
        (false, false) => Grip::Move,
    };
    handled(event);
    let press = KeyPress { id, grip, at: clock::now() };
    let before = board.key.try_update_value(|key| key.replace(press)).flatten();
    if !press.goes_on(before) {
        board.desk.editor.seal();
    }
    let Some(action) = board.desk.editor.now().action(id).cloned() else { return };
    let bar = board.layout.with_untracked(|layout| layout.row(id)).and_then(|row| row.bar);
    let (start, end) = match bar {
        Some(bar) => {
            let drawn = drawn(board, &bar);
            drag(action.start.as_ref(), action.end.as_ref(), drawn, grip, months)
        }
        None => first_dates(board),
    };
    if let Some(said) = gesture::commit(board, id, start, end) {
        board.said.set(said);
    }
}

fn drawn(board: Board, bar: &Bar) -> (plan::Month, plan::Month) {
    board.layout.with_untracked(|layout| layout.timeline.drawn(bar))
}

/// The dates that an action without any begins with: the present month, or the first of the
/// period where that lies elsewhere.
fn first_dates(board: Board) -> (Option<When>, Option<When>) {
    let month = board.frame.with_untracked(|frame| {
        let today = plan::Month::of(clock::today());
        let (start, length) = frame.period.map_or((0, frame.months), |it| (it.start, it.length));
        let first = frame.first + start;
        if (first..=first + (length - 1)).contains(&today) { today } else { first }
    });
    (Some(When::of_month(month)), Some(When::of_month(month)))
}

/// Focuses the bar of another row.
fn go(board: Board, event: &ev::KeyboardEvent, to: impl Fn(usize, usize) -> usize, from: Id) {
    handled(event);
    board.desk.editor.seal();
    let order = board.order();
    let Some(at) = order.iter().position(|id| *id == from) else { return };
    if let Some(id) = order.get(to(at, order.len() - 1)) {
        dom::focus(&format!("[data-bar='{id}']"));
    }
}
