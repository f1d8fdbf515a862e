//! Bars under the keyboard: arrows move and resize them by whole months.

use leptos::ev;
use leptos::prelude::*;
use plan::timeline::Bar;
use plan::{Id, When};
use view_model::cursor::{self, Step};
use view_model::drag::{Grip, drag};
use view_model::keys::{self, BarKey};
use view_model::press::KeyPress;
use view_model::steps;

use super::board::Board;
use super::gesture::{self, Grab, bar_of};
use crate::browser::{clock, dom};

/// A key pressed on a bar.
pub fn pressed(grab: Grab, event: &ev::KeyboardEvent) {
    let board = grab.board;
    let does = keys::on_bar(&dom::key_stroke(event));
    if does == Some(BarKey::GiveUp) && grab.is_held() {
        gesture::give_up(grab);
        return handled(event);
    }
    let Some((id, does)) = bar_of(event).zip(does) else { return };
    match does {
        BarKey::Step(grip, months) => step(board, id, grip, months),
        BarKey::Go(by) => go(board, by, id),
        BarKey::Open => board.desk.open_ficha(id),
        BarKey::GiveUp => return,
    }
    handled(event);
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
fn step(board: Board, id: Id, grip: Grip, months: i32) {
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

/// The dates that an action without any begins with.
fn first_dates(board: Board) -> (Option<When>, Option<When>) {
    let month = board.frame.with_untracked(|frame| {
        let (start, length) = frame.period.map_or((0, frame.months), |it| (it.start, it.length));
        let first = frame.first + start;
        steps::first_on_timeline((first, first + (length - 1)), clock::today())
    });
    (Some(When::of_month(month)), Some(When::of_month(month)))
}

/// Focuses the bar of another row; stays at the ends.
fn go(board: Board, by: Step, from: Id) {
    board.desk.editor.seal();
    if let Some(id) = cursor::beside(from, by, &board.order()) {
        dom::focus(&format!("[data-bar='{id}']"));
    }
}
