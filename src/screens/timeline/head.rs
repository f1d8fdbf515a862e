//! The months over the bars, with their years and quarters.

use leptos::prelude::*;

use crate::erased::{memo, piece};
use plan::timeline::Band;

use super::state::{TimeScale, TimelineState};

/// The width that the number of a year needs, in CSS pixels.
const YEAR: f64 = 42.0;

/// How much of a month's name fits over it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Room {
    Name,
    Letter,
    Nothing,
}

impl Room {
    fn of(month_width: f64) -> Self {
        match month_width {
            width if width >= 30.0 => Self::Name,
            width if width >= 11.0 => Self::Letter,
            _ => Self::Nothing,
        }
    }
}

/// The years, quarters and months, left to right. Read out they would be noise: each bar says
/// its months itself.
#[component]
pub fn Head(state: TimelineState, month_width: Memo<f64>) -> impl IntoView {
    let ui = state.workspace.ui;
    let frame = state.frame;
    let room = memo(move || Room::of(month_width.get()));
    let least_months = memo(move || (YEAR / month_width.get().max(1.0)).ceil() as i32);
    let months = move || {
        let (language, room) = (ui.language(), room.get());
        frame.with(|frame| {
            let name = |at: i32| language.month_name_short(frame.first + at);
            (0..frame.months)
                .map(|at| match room {
                    Room::Name => name(at).to_owned(),
                    Room::Letter => name(at).chars().take(1).collect::<String>().to_uppercase(),
                    Room::Nothing => String::new(),
                })
                .enumerate()
                .map(|(at, name)| cell("tl-month", at as i32, 1, name))
                .collect_view()
        })
    };
    view! {
        <div class="tl-head" aria-hidden="true">
            <div class="tl-corner">{ui.texts().timeline().column_action}</div>
            <div class="tl-scale">
                {piece(move || {
                    let least = least_months.get();
                    frame.with(|frame| years(frame, least))
                })}
                {piece(move || {
                    let say = ui.texts().timeline().quarter;
                    frame.with(|frame| bands("tl-quarter", &frame.quarters, say))
                })}
                {months}
                {piece(move || frame.with(period))}
            </div>
        </div>
    }
}

/// The years; one of which only a few narrow months are drawn is left unnamed.
fn years(frame: &TimeScale, least_months: i32) -> impl IntoView + use<> {
    let name = |band: &Band| match band.length >= least_months {
        true => band.number.to_string(),
        false => String::new(),
    };
    let years = frame.years.iter();
    years.map(|band| cell("tl-year", band.start, band.length, name(band))).collect_view()
}

fn bands(class: &'static str, bands: &[Band], say: fn(i32) -> String) -> impl IntoView + use<> {
    let cells = bands.iter().map(|band| cell(class, band.start, band.length, say(band.number)));
    cells.collect_view()
}

fn cell(class: &'static str, at: i32, length: i32, words: String) -> impl IntoView {
    view! {
        <span class=class style:--at=at.to_string() style:--length=length.to_string()>
            <span>{words}</span>
        </span>
    }
}

fn period(frame: &TimeScale) -> impl IntoView + use<> {
    frame.period.map(|period| cell("tl-period", period.start, period.length, String::new()))
}
